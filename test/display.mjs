// A display of the tests' own, so that no test depends on, or disturbs, the desktop of whoever runs it.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { SetupStopped } from '../electron/setup/progress.mjs'

/**
 * A display that nobody has. Left to itself Xvfb takes the first one that it sees no server on, and in a network of its own
 * it sees none of those outside: it would take the socket away from one that is in use.
 */
function freeDisplay() {
  for (;;) {
    const number = 100 + Math.floor(Math.random() * 50_000)
    if (![`/tmp/.X11-unix/X${number}`, `/tmp/.X${number}-lock`].some((path) => existsSync(path))) return `:${number}`
  }
}

/**
 * Starts Xvfb on a free display; off Linux the desktop is used, and nothing is started.
 * @returns {Promise<{env: NodeJS.ProcessEnv, stop: () => Promise<void>}>} what the tests' environment needs for it
 */
export async function startDisplay() {
  if (process.platform !== 'linux') return { env: {}, stop: async () => {} }
  // The display's own pointer stands on the first screen: over a window it would move whenever another window opens or closes.
  const screens = ['-screen', '0', '16x16x24', '-screen', '1', '1600x1200x24']
  // Without -noreset it starts afresh whenever no window is open, and an app that starts just then finds no display.
  const server = spawn('Xvfb', [freeDisplay(), '-displayfd', '3', ...screens, '-nolisten', 'tcp', '-noreset'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    // Away from the terminal's group: Ctrl-C must end the tests first, then their display.
    detached: true
  })
  const ended = new Promise((resolve) => server.once('close', resolve))
  const number = await new Promise((resolve, reject) => {
    server.stdio[3]?.once('data', (data) => resolve(String(data).trim()))
    server.once('error', reject)
    void ended.then(() => reject(new Error('it ended at once')))
  }).catch((error) => {
    throw new SetupStopped(`Xvfb, the tests' display, did not start: ${error.message}`)
  })
  return {
    env: { DISPLAY: `:${number}.1`, WAYLAND_DISPLAY: undefined },
    stop: async () => {
      server.kill()
      await ended
    }
  }
}

/**
 * The environment for stories that run side by side: a window that opens takes the focus from every other one of its
 * display, so each worker has one to itself.
 * @param {readonly {env: NodeJS.ProcessEnv}[]} displays one for each worker
 * @returns {NodeJS.ProcessEnv}
 */
export function displaysOfWorkers(displays) {
  const names = displays.flatMap(({ env }) => env.DISPLAY ?? [])
  return { ...displays[0]?.env, ROLLCALL_DISPLAYS: names.join(' ') }
}
