// A display of the tests' own, so that no test depends on, or disturbs, the desktop of whoever runs it.
import { spawn } from 'node:child_process'
import { SetupStopped } from '../electron/setup/progress.mjs'

/**
 * Starts Xvfb on the first free display; off Linux the desktop is used, and nothing is started.
 * @returns {Promise<{env: NodeJS.ProcessEnv, stop: () => Promise<void>}>} what the tests' environment needs for it
 */
export async function startDisplay() {
  if (process.platform !== 'linux') return { env: {}, stop: async () => {} }
  // The display's own pointer stands on the first screen: over a window it would move whenever another window opens or closes.
  const screens = ['-screen', '0', '16x16x24', '-screen', '1', '1600x1200x24']
  // Without -noreset it starts afresh whenever no window is open, and an app that starts just then finds no display.
  const server = spawn('Xvfb', ['-displayfd', '3', ...screens, '-nolisten', 'tcp', '-noreset'], {
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
