// A profile has one owner: while none is seen at work the starts ask for it one after the other, so that only one ever gets it.

import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { mkdir, readdir, readlink, symlink, unlink, utimes, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { ownProfile } from '../../../../../electron/main/starting/one-owner'
import { bundled } from '../../../../torture/bundled'
import { temporaryFolder } from '../../../temporary-folder'

let profile: string
let lock: string
let socket: string
beforeEach(async () => {
  profile = await temporaryFolder()
  lock = join(profile, 'SingletonLock')
  socket = join(profile, 'SingletonSocket')
})

async function deadOwner(): Promise<string> {
  const child = spawn('true')
  await once(child, 'exit')
  return `${hostname()}-${child.pid}`
}

/** A process of the same program, or of another one, that runs until the test is over. */
async function livingOwner(program = process.execPath, args = ['-e', 'setInterval(() => {}, 1_000)']): Promise<string> {
  const child = spawn(program, args)
  onTestFinished(() => void child.kill())
  await once(child, 'spawn')
  return `${hostname()}-${child.pid}`
}

/** Whether the request is made in this start's turn, which is then over, with nothing but the lock and the socket left. */
async function asksInTurn(): Promise<boolean> {
  const before = await readdir(profile)
  let during: string[] = []
  expect(ownProfile(profile, () => (during = readdirSync(profile)).length > 0)).toBe(true)
  expect(await readdir(profile)).toEqual(before)
  return during.includes('starting')
}

function onPlatform(platform: NodeJS.Platform): void {
  const spy = vi.spyOn(process, 'platform', 'get').mockReturnValue(platform)
  onTestFinished(() => spy.mockRestore())
}

async function leaveTurn(folder: string, atSeconds = 1): Promise<void> {
  const name = join(folder, 'starting', '1-1')
  await mkdir(name, { recursive: true })
  await utimes(name, atSeconds, atSeconds)
}

test('without a lock the request is made alone, and its answer counts', async () => {
  for (const answer of [true, false]) expect(ownProfile(profile, () => answer)).toBe(answer)
  expect(await asksInTurn()).toBe(true)
  expect(await readdir(profile)).toEqual([])
})

test('with an owner at work nobody has to wait for the request of another start', async () => {
  await symlink(await livingOwner(), lock)
  await writeFile(socket, '')
  expect(await asksInTurn()).toBe(false)
  expect(ownProfile(profile, () => ownProfile(profile, () => true))).toBe(true)
})

test('an owner is known by its process, whatever numbers the name of its computer has', async () => {
  const pid = (await livingOwner()).split('-').at(-1)
  await symlink(`pc-${process.pid}-${pid}`, lock)
  await writeFile(socket, '')
  expect(await asksInTurn()).toBe(false)
})

test('where the program of a process is not told, any process at work may be the owner', async () => {
  onPlatform('darwin')
  await writeFile(socket, '')
  await symlink(await livingOwner('sleep', ['60']), lock)
  expect(await asksInTurn()).toBe(false)
  await unlink(lock)
  await symlink(await deadOwner(), lock)
  expect(await asksInTurn()).toBe(true)
})

test('on Windows, where Chromium needs no such lock, the request is made without a turn', async () => {
  onPlatform('win32')
  await writeFile(socket, '')
  expect(await asksInTurn()).toBe(false)
})

test('a lock whose process is no more, or has become another program or this start, is asked for in turn', async () => {
  await writeFile(socket, '')
  const owners = [await deadOwner(), `${hostname()}-${process.pid}`, `${hostname()}-0`, hostname(), `${hostname()}-x1`]
  // Only Linux tells the program of a process.
  if (process.platform === 'linux') owners.push(`${hostname()}-1`, await livingOwner('sleep', ['60']))
  for (const owner of owners) {
    await symlink(owner, lock)
    expect(await asksInTurn(), owner).toBe(true)
    expect(await readlink(lock)).toBe(owner)
    await unlink(lock)
  }
})

test('a lock without its socket is asked for in turn, whatever process it names', async () => {
  // As after a power cut: the link stays in the profile, and the folder of the socket is gone.
  await symlink(join(profile, 'gone', 'SingletonSocket'), socket)
  for (const owner of [`${hostname()}-${process.pid}`, `${hostname()}-1`, await livingOwner(), `other-1`]) {
    await symlink(owner, lock)
    expect(await asksInTurn(), owner).toBe(true)
    await unlink(lock)
  }
})

test('without a folder, and with a lock that is no link, the request alone decides', async () => {
  expect(ownProfile(join(profile, 'none'), () => true)).toBe(true)
  await writeFile(lock, '')
  expect(ownProfile(profile, () => true)).toBe(true)
  expect(await readdir(profile)).toEqual(['SingletonLock'])
})

test('a request that fails ends its turn', async () => {
  const fails = () => {
    throw new Error('no request')
  }
  expect(() => ownProfile(profile, fails)).toThrow('no request')
  expect(await readdir(profile)).toEqual([])
})

test('a turn that was left by a start that was killed is taken over, also one without a name', async () => {
  await leaveTurn(profile)
  expect(ownProfile(profile, () => true)).toBe(true)
  expect(await readdir(profile)).toEqual([])
  await mkdir(join(profile, 'starting'))
  await utimes(join(profile, 'starting'), 1, 1)
  expect(ownProfile(profile, () => true)).toBe(true)
  expect(await readdir(profile)).toEqual([])
})

test('a turn that was left before the clock was set back is taken over at once', async () => {
  await leaveTurn(profile, Date.now() / 1000 + 3_600)
  const clock = vi.spyOn(Date, 'now').mockReturnValue(Date.now())
  onTestFinished(() => clock.mockRestore())
  // On a clock that stands still nothing could be waited for in vain.
  expect(ownProfile(profile, () => readdirSync(profile).includes('starting'))).toBe(true)
  expect(await readdir(profile)).toEqual([])
})

test('what a start left that was killed before its turn is removed by the next owner, and what a living one makes is not', async () => {
  const living = `starting-2-${Date.now()}`
  const others = ['starting-notes', 'starting-1-2-3']
  for (const folder of ['starting-1-1', `starting-3-${Date.now() + 3_600_000}`, living, ...others])
    await mkdir(join(profile, folder, 'inside'), { recursive: true })
  expect(ownProfile(profile, () => false)).toBe(false)
  expect(await readdir(profile)).toContain('starting-1-1')
  expect(ownProfile(profile, () => true)).toBe(true)
  expect((await readdir(profile)).sort()).toEqual([living, ...others].sort())
})

/** As Chromium does it, by its system calls: a lock without a socket counts as one of the dead. */
const chromium = `(folder) => {
  const { readlinkSync, symlinkSync, unlinkSync, existsSync, writeFileSync } = require('fs')
  const lock = folder + '/SingletonLock'
  const socket = folder + '/SingletonSocket'
  if (existsSync(socket)) return false
  try {
    readlinkSync(lock)
    unlinkSync(lock)
  } catch {}
  try {
    symlinkSync(require('os').hostname() + '-' + process.ppid, lock)
  } catch {
    return false
  }
  writeFileSync(socket, '')
  return true
}`

test('of starts at the same time only one ever owns the profile, beside a lock or a turn that was left and without', async () => {
  const { path, remove } = await bundled('electron/main/starting/one-owner.ts')
  onTestFinished(remove)
  const rounds = Array.from({ length: 300 }, (_, round) => join(profile, `${round}`))
  const dead = await deadOwner()
  for (const [round, folder] of rounds.entries()) {
    await mkdir(folder)
    const owner = [dead, `${hostname()}-${process.pid}`, null][round % 3]
    if (owner) await symlink(owner, join(folder, 'SingletonLock'))
    if (round % 2 === 0) await leaveTurn(folder)
  }
  // Each round begins at the same moment in all of them.
  const start = `
    const [path, fromMs, ...rounds] = process.argv.slice(1)
    const { ownProfile } = require(path)
    const request = ${chromium}
    rounds.forEach((folder, round) => {
      while (Date.now() < Number(fromMs) + 8 * round);
      if (ownProfile(folder, () => request(folder))) console.log(folder)
    })`
  const args = ['-e', start, path, `${Date.now() + 1_500}`, ...rounds]
  const starts = Array.from({ length: 4 }, () => promisify(execFile)(process.execPath, args))
  const owned = (await Promise.all(starts)).flatMap(({ stdout }) => stdout.trim().split('\n'))
  expect(owned.sort()).toEqual([...rounds].sort())
  for (const folder of rounds) expect((await readdir(folder)).sort()).toEqual(['SingletonLock', 'SingletonSocket'])
}, 60_000)
