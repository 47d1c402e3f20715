// The list of the stories that run on another engine than Electron's.
import { readdirSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { pageStories } from '../../engine/page-stories'

it('each story of the list is there, once', () => {
  const files = readdirSync(resolve(import.meta.dirname, '../../e2e'), { recursive: true, encoding: 'utf8' }).map(
    (path) => basename(path)
  )
  expect(pageStories.filter((name) => !files.includes(`${name}.test.ts`))).toEqual([])
  expect(new Set(pageStories).size).toBe(pageStories.length)
})
