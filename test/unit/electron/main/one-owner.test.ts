// A profile has one owner: the lock of one that was killed goes, any other stays, and of many starts only one ever gets it.

import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readdir, readlink, symlink, utimes, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { ownProfile } from '../../../../electron/main/one-owner'
import { bundled } from '../../../torture/bundled'
import { temporaryFolder } from '../../temporary-folder'

let profile: string
let lock: string
beforeEach(async () => {
  profile = await temporaryFolder()
  lock = join(profile, 'SingletonLock')
})

async function deadOwner(): Promise<string> {
  const child = spawn('true')
  await once(child, 'exit')
  return `${hostname()}-${child.pid}`
}

test('without a lock the request is made alone, and its answer counts', async () => {
  for (const answer of [true, false]) expect(ownProfile(profile, () => answer)).toBe(answer)
  expect(await readdir(profile)).toEqual([])
})

test('the lock of a process that is no more goes before the request, and nothing else', async () => {
  await symlink(await deadOwner(), lock)
  await writeFile(join(profile, 'settings.json'), '{}')
  expect(ownProfile(profile, () => true)).toBe(true)
  expect(await readdir(profile)).toEqual(['settings.json'])
})

test('the lock of a running process stays, and so does what may be of another computer or nobody’s', async () => {
  const [, pid] = (await deadOwner()).split(/-(?=\d+$)/)
  for (const owner of [`${hostname()}-${process.pid}`, `other-${pid}`, hostname(), `${hostname()}-x${pid}`]) {
    const folder = join(profile, owner)
    await mkdir(folder)
    await symlink(owner, join(folder, 'SingletonLock'))
    expect(ownProfile(folder, () => false)).toBe(false)
    expect(await readlink(join(folder, 'SingletonLock'))).toBe(owner)
    expect(await readdir(folder)).toEqual(['SingletonLock'])
  }
})

test('with an owner nobody has to wait for the request of another start', async () => {
  await symlink(`${hostname()}-${process.pid}`, lock)
  expect(ownProfile(profile, () => ownProfile(profile, () => true))).toBe(true)
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

test('a turn that was left by a start that was killed is taken over', async () => {
  await symlink(await deadOwner(), lock)
  await mkdir(join(profile, 'starting'))
  await utimes(join(profile, 'starting'), 1, 1)
  expect(ownProfile(profile, () => true)).toBe(true)
  expect(await readdir(profile)).toEqual([])
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

test('of starts at the same time only one ever owns the profile, beside a lock that was left and without one', async () => {
  const { path, remove } = await bundled('electron/main/one-owner.ts')
  onTestFinished(remove)
  const rounds = Array.from({ length: 300 }, (_, round) => join(profile, `${round}`))
  const dead = await deadOwner()
  for (const [round, folder] of rounds.entries()) {
    await mkdir(folder)
    if (round % 2 === 0) await symlink(dead, join(folder, 'SingletonLock'))
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
  expect(owned.sort()).toEqual(rounds.sort())
}, 60_000)
