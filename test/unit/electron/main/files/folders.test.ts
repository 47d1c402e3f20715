// The last folders: kept between runs, one for opening and one for saving, and forgotten when they are gone.
import { mkdir, rmdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { Folders } from '../../../../../electron/main/files/folders'
import { temporaryFolder } from '../../../temporary-folder'

let profile: string
const folders = () => new Folders(join(profile, 'folders.json'))

beforeEach(async () => {
  profile = await temporaryFolder()
})

test('there is none until one was chosen, and then it is there after a restart', async () => {
  const first = folders()
  expect(await first.last('open')).toBeNull()
  await first.remember('open', profile)
  expect([await first.last('open'), await first.last('save')]).toEqual([profile, null])
  const second = folders()
  expect([await second.last('open'), await second.last('save')]).toEqual([profile, null])
})

test('one that is gone, or no folder any more, is none; it is one again when it comes back', async () => {
  const stick = join(profile, 'stick')
  await mkdir(stick)
  const all = folders()
  await all.remember('save', stick)
  await rmdir(stick)
  expect(await all.last('save')).toBeNull()
  await writeFile(stick, '')
  expect(await folders().last('save')).toBeNull()
})

test('where it cannot be written it holds for this run', async () => {
  const all = new Folders(join(profile, 'none', 'folders.json'))
  await all.remember('open', profile)
  expect(await all.last('open')).toBe(profile)
})
