// The lock of a Rollcall that was killed goes, once, before many starts look for it; any other stays.

import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { lstat, mkdir, readdir, readlink, symlink, utimes, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { clearStaleLock } from '../../../../electron/main/stale-lock'
import { bundled } from '../../../torture/bundled'
import { temporaryFolder } from '../../temporary-folder'

let profile: string
let lock: string
beforeEach(async () => {
  profile = await temporaryFolder()
  lock = join(profile, 'SingletonLock')
})

async function deadPid(): Promise<number> {
  const child = spawn('true')
  await once(child, 'exit')
  return child.pid ?? 0
}

test('the lock of a process that is no more goes, and nothing else', async () => {
  await symlink(`${hostname()}-${await deadPid()}`, lock)
  await writeFile(join(profile, 'settings.json'), '{}')
  clearStaleLock(profile)
  expect(await readdir(profile)).toEqual(['settings.json'])
})

test('the lock of a running process stays, and so does what may be of another computer or nobody’s', async () => {
  const dead = await deadPid()
  for (const owner of [`${hostname()}-${process.pid}`, `other-${dead}`, `${hostname()}`, `${hostname()}-x${dead}`]) {
    const folder = join(profile, owner)
    await mkdir(folder)
    await symlink(owner, join(folder, 'SingletonLock'))
    clearStaleLock(folder)
    expect(await readlink(join(folder, 'SingletonLock'))).toBe(owner)
  }
})

test('without a lock, without a profile and with a lock that is no link, nothing happens', async () => {
  clearStaleLock(profile)
  clearStaleLock(join(profile, 'none'))
  await writeFile(lock, '')
  clearStaleLock(profile)
  expect(await readdir(profile)).toEqual(['SingletonLock'])
})

test('a start that was killed while it looked holds up the next one only for seconds', async () => {
  await symlink(`${hostname()}-${await deadPid()}`, lock)
  await mkdir(join(profile, 'starting'))
  await utimes(join(profile, 'starting'), 1, 1)
  clearStaleLock(profile)
  expect(await readdir(profile)).toEqual([])
})

test('while another start looks, it is left to that one', async () => {
  await symlink(`${hostname()}-${await deadPid()}`, lock)
  await mkdir(join(profile, 'starting'))
  const soon = new Date(Date.now() + 60_000)
  await utimes(join(profile, 'starting'), soon, soon)
  clearStaleLock(profile)
  expect((await lstat(lock)).isSymbolicLink()).toBe(true)
}, 20_000)

test('of starts at the same time, only one ever takes the place of the one that was killed', async () => {
  const { path, remove } = await bundled('electron/main/stale-lock.ts')
  onTestFinished(remove)
  const rounds = Array.from({ length: 300 }, (_, round) => join(profile, `${round}`))
  const dead = `${hostname()}-${await deadPid()}`
  for (const folder of rounds) {
    await mkdir(folder)
    await symlink(dead, join(folder, 'SingletonLock'))
  }
  // Each round begins at the same moment in all of them; the new lock names a process that runs.
  const start = `
    const [path, fromMs, ...rounds] = process.argv.slice(1)
    const { clearStaleLock } = require(path)
    rounds.forEach((folder, round) => {
      while (Date.now() < Number(fromMs) + 4 * round);
      clearStaleLock(folder)
      try {
        require('fs').symlinkSync(require('os').hostname() + '-' + process.ppid, folder + '/SingletonLock')
        console.log(folder)
      } catch {}
    })`
  const args = ['-e', start, path, `${Date.now() + 1_500}`, ...rounds]
  const starts = Array.from({ length: 4 }, () => promisify(execFile)(process.execPath, args))
  const owned = (await Promise.all(starts)).flatMap(({ stdout }) => stdout.trim().split('\n'))
  expect(owned.sort()).toEqual(rounds.sort())
}, 60_000)
