// A program from the registry is used only when it is, byte for byte, the expected one.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { checkIntegrity } from '../../../../electron/setup/registry-package.mjs'

const folder = mkdtempSync(join(tmpdir(), 'rollcall-integrity-'))
const file = join(folder, 'package.tgz')
writeFileSync(file, 'abc')
const ofAbc = {
  name: 'abc@1.0.0',
  integrity: 'sha512-3a81oZNherrMQXNJriBBMRLm+k6JqX6iCp7u5ktV05ohkpkqJ0/BqDa6PCOj/uu9RU1EI2Q86A4qmslPpUyknw=='
}

afterAll(() => {
  rmSync(folder, { recursive: true })
})

it('a file with the expected digest is accepted', async () => {
  await expect(checkIntegrity(file, ofAbc)).resolves.toBeUndefined()
})

it('any other file is refused in one line', async () => {
  await expect(checkIntegrity(file, { ...ofAbc, integrity: 'sha512-other' })).rejects.toThrow(
    /^abc@1\.0\.0 is not the package it should be \(its SHA-512 differs\)/
  )
})
