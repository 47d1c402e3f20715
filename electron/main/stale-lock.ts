// Takes away the lock that a killed Rollcall left. Chromium does that too, but of many starts at once it lets two own the profile.

import { mkdirSync, readlinkSync, rmdirSync, statSync, unlinkSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { errorCode } from './error-code'

/** A turn takes a few file-system calls: one that is older was left by a start that was killed in it. */
const turnMs = 2_000

/**
 * The folder of a profile in; on return it has no lock of a dead process, or the file system refuses, which is left to
 * Chromium. To be called before Chromium looks for the lock: it finds it stale, then deletes whatever is there, by now
 * perhaps the lock of another start. Here the starts look and delete one after the other.
 */
export function clearStaleLock(profile: string): void {
  const lock = join(profile, 'SingletonLock')
  const turn = join(profile, 'starting')
  const giveUpMs = Date.now() + 2 * turnMs
  try {
    while (isStale(lock) && Date.now() < giveUpMs) {
      if (!hasTurn(turn)) pause(5)
      else
        try {
          if (isStale(lock)) unlinkSync(lock)
        } finally {
          rmdirSync(turn)
        }
    }
  } catch (error) {
    if (errorCode(error) === 'unknown error') throw error
  }
}

/** True of a link to this computer's name and the id of a process that is no more. On Windows there is no such link. */
function isStale(lock: string): boolean {
  try {
    const [, host, pid] = /^(.+)-(\d+)$/.exec(readlinkSync(lock)) ?? []
    return host === hostname() && !isRunning(Number(pid))
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false
    throw error
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return errorCode(error) !== 'ESRCH'
  }
}

/** False while another start has its turn. */
function hasTurn(turn: string): boolean {
  try {
    mkdirSync(turn)
    return true
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error
    const stats = statSync(turn, { throwIfNoEntry: false })
    if (stats && Date.now() - stats.mtimeMs > turnMs) rmdirSync(turn)
    return false
  }
}

function pause(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)
}
