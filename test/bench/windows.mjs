// Opens an app's window for measuring, driven from outside, in a throw-away profile; it ends in time, whatever it does.
import { setTimeout } from 'node:timers/promises'
import { _electron } from '@playwright/test'
import { launchArgs } from './launches.mjs'

const limitMs = 180_000

/**
 * What comes of the use of a window; fails when that is not done in time. The app is killed then, as it is in the end.
 * @template T
 * @param {string} folder the app's, from which it is started @param {NodeJS.ProcessEnv} env
 * @param {(app: import('@playwright/test').ElectronApplication, page: import('@playwright/test').Page) => Promise<T>} use
 * @param {readonly string[]} [args] of the app
 * @returns {Promise<T>}
 */
export async function withWindow(folder, env, use, args = []) {
  const { args: switches, remove } = launchArgs()
  try {
    const app = await _electron.launch({
      args: [...switches, folder, ...args],
      cwd: folder,
      env: /** @type {Record<string, string>} */ (env)
    })
    try {
      return await inTime(folder, async () => use(app, await app.firstWindow()))
    } finally {
      await kill(app.process())
    }
  } finally {
    remove()
  }
}

/** Resolves when no load, decode or redraw is pending. @param {import('@playwright/test').Page} page */
export function idle(page) {
  return page.locator('html[data-idle="true"]').waitFor({ state: 'attached', timeout: limitMs })
}

/** Ends all processes of an app, even those that compute and would not let it quit. @param {import('node:child_process').ChildProcess} main */
async function kill(main) {
  const ended = new Promise((resolve) => main.once('exit', resolve))
  try {
    // They are a group of their own.
    process.kill(process.platform === 'win32' ? main.pid : -main.pid, 'SIGKILL')
  } catch {
    // None is left.
  }
  if (main.exitCode === null && main.signalCode === null) await ended
}

/** @template T @param {string} folder @param {() => Promise<T>} use @returns {Promise<T>} */
async function inTime(folder, use) {
  const timer = new AbortController()
  const late = setTimeout(limitMs, null, { signal: timer.signal }).then(
    () => Promise.reject(new Error(`The window of ${folder} was not done after ${limitMs / 1000} s`)),
    () => undefined
  )
  const used = use()
  // What is late is ended with its window, and then rejects.
  used.catch(() => {})
  try {
    return /** @type {T} */ (await Promise.race([used, late]))
  } finally {
    timer.abort()
  }
}
