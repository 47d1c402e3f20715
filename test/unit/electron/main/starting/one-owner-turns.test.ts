// Whose turn it is: a start takes none that another one has, and ends none but its own or an old one.

import type * as fileSystem from 'node:fs'
import { mkdirSync, readdirSync, rmSync, utimesSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { ownProfile } from '../../../../../electron/main/starting/one-owner'
import { temporaryFolder } from '../../../temporary-folder'

/** What another start does just after this one has looked how old something is, or whether it is there. */
const other = vi.hoisted(() => ({ afterLook: (): void => undefined, afterSearch: (): void => undefined }))
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof fileSystem>()
  const statSync = (path: string) => {
    const stats = fs.statSync(path)
    other.afterLook()
    return stats
  }
  const existsSync = (path: string) => {
    const isThere = fs.existsSync(path)
    other.afterSearch()
    return isThere
  }
  return { ...fs, statSync, existsSync }
})

let profile: string
let turn: string
beforeEach(async () => {
  other.afterLook = () => undefined
  other.afterSearch = () => undefined
  profile = await temporaryFolder()
  turn = join(profile, 'starting')
})

test('a turn that was left, and that another start takes over just before, is that start’s', async () => {
  mkdirSync(join(turn, '1-1'), { recursive: true })
  utimesSync(join(turn, '1-1'), 1, 1)
  const seen: string[][] = []
  other.afterLook = () => {
    seen.push(readdirSync(turn))
    rmSync(turn, { recursive: true })
    if (seen.length === 1) mkdirSync(join(turn, 'other'), { recursive: true })
  }
  expect(ownProfile(profile, () => true)).toBe(true)
  expect(seen).toEqual([['1-1'], ['other']])
})

test('a start whose turn was taken over, since it took too long, leaves the turn of the next one alone', async () => {
  const slow = () => {
    const [name = ''] = readdirSync(turn)
    utimesSync(join(turn, name), 1, 1)
    return ownProfile(profile, () => {
      mkdirSync(join(turn, 'next'))
      return true
    })
  }
  expect(ownProfile(profile, slow)).toBe(true)
  expect(await readdir(turn)).toEqual(['next'])
})

test('a start that another one beats to the turn waits for it, and leaves nothing of its own attempt', async () => {
  let searches = 0
  other.afterSearch = () => {
    searches += 1
    if (searches === 1) mkdirSync(join(turn, 'other'), { recursive: true })
    if (searches === 3) rmSync(turn, { recursive: true })
  }
  let during: string[] = []
  const request = () => (during = [...readdirSync(profile), ...readdirSync(turn)]).length > 0
  expect(ownProfile(profile, request)).toBe(true)
  expect(during).toEqual(['starting', expect.stringMatching(`^${process.pid}-`)])
  expect(await readdir(profile)).toEqual([])
})

test('a start that waits for a turn in vain asks without one after 10 s, and leaves that turn alone', async () => {
  const startedMs = Date.now()
  // A turn that cannot be ended, however old it is.
  mkdirSync(join(turn, 'other', 'held'), { recursive: true })
  let nowMs = startedMs
  const clock = vi.spyOn(Date, 'now').mockImplementation(() => (nowMs += 500))
  onTestFinished(() => clock.mockRestore())
  let askedMs = 0
  const request = () => (askedMs = nowMs) > 0
  expect(ownProfile(profile, request)).toBe(true)
  expect(askedMs - startedMs).toBeGreaterThanOrEqual(10_000)
  expect(askedMs - startedMs).toBeLessThan(13_000)
  expect(await readdir(turn)).toEqual(['other'])
  expect(await readdir(profile)).toEqual(['starting'])
})
