// The command `rollcall`, as npm link makes it from package.json.
import { readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { ROOT, readJson } from '../../../../electron/setup/places.mjs'

it('the command rollcall is a program that Node runs', () => {
  const { bin } = readJson(resolve(ROOT, 'package.json')) as { bin: { rollcall: string } }
  const program = resolve(ROOT, bin.rollcall)
  expect(readFileSync(program, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/)
  expect(statSync(program).mode & 0o111).toBe(0o111)
})
