// SECURITY.md says which tests hold its promises: they must be there.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { ROOT } from '../../electron/setup/places.mjs'

/** The names in backquotes of a text; one without a folder lies beside the one before it. */
function namedTests(text: string): readonly string[] {
  const paths: string[] = []
  for (const [, name = ''] of text.matchAll(/`([\w./-]+)`/g)) {
    if (name.startsWith('test/')) paths.push(name)
    else if (/^[a-z]+(-[a-z]+)*$/.test(name)) paths.push(`${dirname(paths.at(-1) ?? 'test')}/${name}.test.ts`)
  }
  return paths
}

it('every test that SECURITY.md names is there', () => {
  const promises = /## What is promised[^#]*/.exec(readFileSync(resolve(ROOT, 'SECURITY.md'), 'utf8'))?.[0] ?? ''
  const paths = namedTests(promises)
  expect(paths.length).toBeGreaterThan(20)
  expect(paths.filter((path) => !existsSync(resolve(ROOT, path)))).toEqual([])
})
