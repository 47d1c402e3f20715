// One owner of a profile, however many starts there are at once. Chromium looks for its lock and makes it in several steps, and takes
// a lock for a dead one's while its owner is still between them: then two own the profile. Here the starts make it one after the other.

import { lstatSync, mkdirSync, readlinkSync, rmdirSync, statSync, unlinkSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { errorCode } from './error-code'

/** A turn takes milliseconds: one that is older was left by a start that was killed in it. */
const turnMs = 5_000

/**
 * The folder of a profile and Chromium's own request for it in; true when this start owns the profile from now on. While
 * there is no owner only one start at a time makes the request; a lock that a dead one left is deleted before. With an owner
 * nothing is waited for but the request. Where the file system refuses a turn, the request alone decides.
 */
export function ownProfile(profile: string, request: () => boolean): boolean {
  const turn = join(profile, 'starting')
  if (process.platform === 'win32' || !waitForTurn(turn)) return request()
  try {
    if (!hasOwner(join(profile, 'SingletonLock'))) return request()
  } finally {
    attempt(() => rmdirSync(turn))
  }
  return request()
}

function waitForTurn(turn: string): boolean {
  const giveUpMs = Date.now() + 2 * turnMs
  while (Date.now() < giveUpMs) {
    const refusal = attempt(() => mkdirSync(turn))
    if (refusal === null) return true
    if (refusal !== 'EEXIST') return false
    const stats = statSync(turn, { throwIfNoEntry: false })
    if (stats && Date.now() - stats.mtimeMs > turnMs) attempt(() => rmdirSync(turn))
    pause(5)
  }
  return false
}

/** False once there is no lock: that of a dead process goes. */
function hasOwner(lock: string): boolean {
  if (!lstatSync(lock, { throwIfNoEntry: false })) return false
  return !isStale(lock) || attempt(() => unlinkSync(lock)) !== null
}

/** True of a link to this computer's name and the id of a process that is no more. */
function isStale(lock: string): boolean {
  let owner = ''
  attempt(() => (owner = readlinkSync(lock)))
  const [, host, pid] = /^(.+)-(\d+)$/.exec(owner) ?? []
  return host === hostname() && attempt(() => process.kill(Number(pid), 0)) === 'ESRCH'
}

/** Null once it is done, or the system's code for why it is not. */
function attempt(act: () => unknown): string | null {
  try {
    act()
    return null
  } catch (error) {
    return errorCode(error)
  }
}

function pause(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)
}
