// Writing a file: the old content or the new one, whatever fails, and no stray file.
import * as nodeFiles from 'node:fs/promises'
import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  removeFile,
  removeStaleTemporaries,
  writeFileAtomic,
  type FileCalls
} from '../../../../../electron/main/files/atomic-file'
import { failing, writeSteps } from './file-faults'

let folder: string
let path: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollcall-atomic-'))
  path = join(folder, 'file.json')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

describe('a written file', () => {
  test('has the content and the mode, and nothing is beside it', async () => {
    expect(await writeFileAtomic(path, 'one', { mode: 0o600 })).toEqual({ ok: true, value: null })
    expect(await writeFileAtomic(path, Buffer.from('two'), { mode: 0o600 })).toMatchObject({ ok: true })
    expect(await readFile(path, 'utf8')).toBe('two')
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect(await readdir(folder)).toEqual(['file.json'])
  })

  const faults = writeSteps.flatMap((step) => ['ENOSPC', 'EACCES', 'EIO'].map((code) => [step, code] as const))
  test.each(faults)('is whole, old or new, when step "%s" fails with %s', async (step, code) => {
    await writeFile(path, 'old')
    const result = await writeFileAtomic(path, 'new', { mode: 0o600, files: failing(folder, step, code) })
    expect(result).toMatchObject({ failure: { kind: code === 'ENOSPC' ? 'disk-full' : 'not-writable' } })
    expect(await readFile(path, 'utf8')).toBe(step.includes('folder') ? 'new' : 'old')
    expect(await readdir(folder)).toEqual(['file.json'])
  })

  test('in a folder that is not there is a failure', async () => {
    const result = await writeFileAtomic(join(folder, 'none', 'file'), 'x', { mode: 0o600 })
    expect(result).toMatchObject({ failure: { kind: 'not-writable', detail: expect.stringContaining('ENOENT') } })
  })

  test('does not hide a bug as a failure', async () => {
    const files: FileCalls = { ...nodeFiles, rename: () => Promise.reject(new TypeError('bug')) }
    await expect(writeFileAtomic(path, 'x', { mode: 0o600, files })).rejects.toThrow('bug')
    expect(await readdir(folder)).toEqual([])
  })
})

describe('what an interrupted write left', () => {
  test('is removed, and nothing else', async () => {
    for (const name of ['.file.json.0123456789ab.tmp', 'file.json', '.file.json.tmp', 'mine.0123456789ab.tmp'])
      await writeFile(join(folder, name), '')
    await removeStaleTemporaries(folder)
    expect((await readdir(folder)).sort()).toEqual(['.file.json.tmp', 'file.json', 'mine.0123456789ab.tmp'])
    await removeStaleTemporaries(join(folder, 'none'))
  })

  test('of other files than those named is left alone', async () => {
    for (const name of [
      '.mine.json.0123456789ab.tmp',
      '.theirs.json.0123456789ab.tmp',
      '.x.mine.json.0123456789ab.tmp'
    ])
      await writeFile(join(folder, name), '')
    await removeStaleTemporaries(folder, ['mine.json', 'other.json'])
    expect((await readdir(folder)).sort()).toEqual(['.theirs.json.0123456789ab.tmp', '.x.mine.json.0123456789ab.tmp'])
  })
})

test('a removed file is gone; one that cannot be removed is named, with the reason', async () => {
  await writeFile(path, 'one')
  expect(await removeFile(path)).toEqual({ ok: true, value: null })
  expect(await readdir(folder)).toEqual([])
  expect(await removeFile(path)).toEqual({
    ok: false,
    failure: { kind: 'not-writable', detail: 'file.json could not be removed (ENOENT).', requestId: null }
  })
})
