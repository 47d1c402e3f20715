// Opens the built app on this desktop, or says in one line why it cannot.
import { readFileSync } from 'node:fs'
import { ROOT } from './places.mjs'
import { run } from './processes.mjs'
import { SetupStopped, say } from './progress.mjs'

/** Stops with one line when there is no desktop to open a window on. @param {string} command what to run again */
export function requireDisplay(command) {
  if (process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY) return
  throw new SetupStopped(
    `Everything is ready, but there is no display: run it on a desktop, or on a virtual one with: xvfb-run -a ${command}`
  )
}

/**
 * Starts the app and waits for its end.
 * @param {string} electron the program
 * @param {string[]} args files to open, relative to where the user is, and switches
 * @param {NodeJS.ProcessEnv} [env] added to our own
 * @returns {Promise<number>} the app's exit code
 */
export function launch(electron, args, env = {}) {
  return run(electron, [...platformSwitches(), ROOT, ...args], {
    cwd: process.env.INIT_CWD ?? process.cwd(),
    // Set by some editors' terminals, it would turn Electron into a plain Node.
    env: { ...process.env, ELECTRON_RUN_AS_NODE: undefined, ...env }
  })
}

/** @returns {string[]} */
function platformSwitches() {
  const needsWayland = process.platform === 'linux' && !process.env.DISPLAY
  const switches = needsWayland ? ['--ozone-platform=wayland'] : []
  const reason = noSandboxReason()
  if (!reason) return switches
  say(`Chromium's sandbox is off for this run: ${reason}`)
  return [...switches, '--no-sandbox']
}

/** Why Chromium cannot make its sandbox here, or undefined where it can. */
export function noSandboxReason() {
  if (process.platform !== 'linux') return undefined
  if (process.getuid?.() === 0) return 'it does not work as root; run as another user to have it'
  try {
    const file = '/proc/sys/kernel/apparmor_restrict_unprivileged_userns'
    if (readFileSync(file, 'utf8').trim() === '1') return 'AppArmor on this system forbids it (unprivileged namespaces)'
  } catch {
    // No such file: no such rule.
  }
  return undefined
}
