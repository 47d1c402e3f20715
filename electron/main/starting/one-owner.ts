// One owner of a profile, however many starts there are at once. Chromium looks for its lock and makes it in several steps, and takes
// a lock for a dead one's while its owner is still between them: then two own the profile. Here the starts make it one after the other.

import { existsSync, mkdirSync, readdirSync, readlinkSync, renameSync, rmSync, rmdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { errorCode } from '../files/error-code'

/** A turn takes milliseconds: one that is older was left by a start that was killed in it. */
const turnMs = 5_000

/**
 * The folder of a profile and Chromium's own request for it in; true when this start owns the profile from now on. Unless an
 * owner is seen at work, only one start at a time makes the request: with one, its turn is only for looking. Where the
 * file system refuses a turn, the request alone decides.
 */
export function ownProfile(profile: string, request: () => boolean): boolean {
  const isOwner = requestInTurn(profile, request)
  if (isOwner) removeOldAttempts(profile)
  return isOwner
}

function requestInTurn(profile: string, request: () => boolean): boolean {
  const turn = join(profile, 'starting')
  const name = `${process.pid}-${Date.now()}`
  if (process.platform === 'win32' || !waitForTurn(turn, name)) return request()
  try {
    if (!seesOwner(profile)) return request()
  } finally {
    endTurn(turn, name)
  }
  return request()
}

function waitForTurn(turn: string, name: string): boolean {
  const giveUpMs = Date.now() + 2 * turnMs
  while (Date.now() < giveUpMs) {
    const refusal = existsSync(turn) ? 'EEXIST' : takeTurn(turn, name)
    if (refusal === null) return true
    if (!['EEXIST', 'ENOTEMPTY'].includes(refusal)) return false
    endOldTurn(turn)
    pause(5)
  }
  return false
}

/**
 * A turn is a folder with its holder's name in it. It is made beside its place, since a folder moves in one step to where
 * there is none or an empty one, and never onto a turn.
 */
function takeTurn(turn: string, name: string): string | null {
  const own = `${turn}-${name}`
  const refusal = attempt(() => {
    mkdirSync(own)
    mkdirSync(join(own, name))
    renameSync(own, turn)
  })
  if (refusal !== null) endTurn(own, name)
  return refusal
}

/** Ends the turn of this name only: another one that is there by now is not empty, and stays. */
function endTurn(turn: string, name: string): void {
  attempt(() => rmdirSync(join(turn, name)))
  attempt(() => rmdirSync(turn))
}

function endOldTurn(turn: string): void {
  attempt(() => {
    const [name = ''] = readdirSync(turn)
    if (isOld(statSync(join(turn, name)).mtimeMs)) endTurn(turn, name)
  })
}

/** A moment that is ahead is of before the clock was set back. */
function isOld(ms: number): boolean {
  return Math.abs(Date.now() - ms) > turnMs
}

/** What starts leave that were killed just before their turn. */
function removeOldAttempts(profile: string): void {
  attempt(() => {
    for (const entry of readdirSync(profile)) {
      const madeMs = /^starting-\d+-(\d+)$/.exec(entry)?.[1]
      if (madeMs !== undefined && isOld(Number(madeMs))) rmSync(join(profile, entry), { recursive: true })
    }
  })
}

/**
 * True when the lock names a process that may be the owner, and there is a socket to ask it. After a power cut there may be
 * any other process of that id. When an owner is not seen here, as one that has been updated since it started, the request
 * finds it all the same: it asks the socket, whatever the lock says.
 */
function seesOwner(profile: string): boolean {
  const pid = Number(/-(\d+)$/.exec(linkAt(join(profile, 'SingletonLock')))?.[1])
  if (!pid || pid === process.pid || !existsSync(join(profile, 'SingletonSocket'))) return false
  if (process.platform === 'linux') return linkAt(`/proc/${pid}/exe`) === process.execPath
  return attempt(() => process.kill(pid, 0)) === null
}

/** Where a link leads; nowhere when there is none. */
function linkAt(path: string): string {
  let target = ''
  attempt(() => (target = readlinkSync(path)))
  return target
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
