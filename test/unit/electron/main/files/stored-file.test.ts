// One remembered value: what is there is never lost, whatever the disk does.

import { readlink, readdir, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { StoredFile } from '../../../../../electron/main/files/stored-file'
import { ok } from '../../../../../electron/shared/result'
import { temporaryFolder } from '../../../temporary-folder'

const open = (path: string) => new StoredFile(path, v.number(), 0)

test('a value is there in the next run', async () => {
  const path = join(await temporaryFolder(), 'value.json')
  expect(await open(path).change((value) => value + 1)).toEqual(ok(null))
  expect(await open(path).read()).toBe(1)
})

test('a file that is there but cannot be read is not written over; the value holds for this run', async () => {
  const where = await temporaryFolder()
  const path = join(where, 'value.json')
  // A link to itself cannot be read by anybody, root included, but could be replaced.
  await symlink(path, path)
  const file = open(path)
  expect(await file.change(() => 7)).toMatchObject({
    failure: { kind: 'not-writable', detail: expect.stringContaining('value.json') }
  })
  expect(await file.read()).toBe(7)
  expect(await readlink(path)).toBe(path)
  expect(await readdir(where)).toEqual(['value.json'])
})
