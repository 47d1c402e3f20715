// Plants a type error in each part and sees its type check refuse it: a check that looks at no file would find nothing.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../../../..')
const tsc = ['typescript/bin/tsc', '-p']
const svelteCheck = ['svelte-check/bin/svelte-check', '--tsconfig', '../renderer/tsconfig.json', '--workspace']
const wrong = "export const count: number = 'one'\n"
const inComponent = (script: string) => `<script lang="ts">\n${script.replace('export ', '')}</script>\n\n{count}\n`

let checkout: string

beforeEach(() => {
  checkout = mkdtempSync(join(tmpdir(), 'rollcall-types-'))
  symlinkSync(join(root, 'node_modules'), join(checkout, 'node_modules'))
  for (const file of ['tsconfig.json', 'electron/tsconfig.json', 'renderer/tsconfig.json', 'test/tsconfig.json']) {
    cpSync(join(root, file), join(checkout, file))
  }
})

afterEach(() => {
  rmSync(checkout, { recursive: true })
})

function check(folder: string, file: string, content: string, [program = '', ...args]: string[]): string {
  mkdirSync(join(checkout, folder), { recursive: true })
  writeFileSync(join(checkout, folder, file), content)
  const { status, stdout } = spawnSync(process.execPath, [join(root, 'node_modules', program), ...args, folder], {
    cwd: checkout,
    encoding: 'utf8'
  })
  return status === 0 ? 'accepted' : stdout
}

it.each([
  ['electron', 'planted.ts', wrong, tsc],
  ['test', 'planted.ts', wrong, tsc],
  ['renderer', 'planted.ts', wrong, svelteCheck],
  ['renderer', 'Planted.svelte', inComponent(wrong), svelteCheck]
])('a type error in %s/%s is refused', { timeout: 60_000 }, (folder, file, planted, command) => {
  const answer = check(folder, file, planted, command)
  expect(answer).toContain(file)
  expect(answer).toContain("Type 'string' is not assignable to type 'number'")
})
