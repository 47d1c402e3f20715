// Starts other programs so that Ctrl-C and exit codes pass through, and nothing is left running.
import { spawn, spawnSync } from 'node:child_process'
import { constants } from 'node:os'
import { SetupStopped } from './progress.mjs'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP']

/** The exit code that a shell reports for a program that a signal ended. @param {NodeJS.Signals} signal */
function codeOf(signal) {
  return 128 + constants.signals[signal]
}

/**
 * Runs a program to its end with this terminal as its own.
 * @param {string} program
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>} its exit code; 128 + n when signal n ended it; 127 when it cannot be started
 */
export async function run(program, args, options = {}) {
  const child = spawn(program, args, { stdio: 'inherit', ...options })
  const forward = (/** @type {NodeJS.Signals} */ signal) => {
    // A terminal gives Ctrl-C to the child as well; a second one would end it before it can clean up.
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
    interruptedBy = signal
  }
  for (const signal of SIGNALS) process.on(signal, forward)
  try {
    return await new Promise((resolve) => {
      child.once('error', () => resolve(127))
      child.once('exit', (code, signal) => resolve(code ?? codeOf(signal ?? 'SIGTERM')))
    })
  } finally {
    for (const signal of SIGNALS) process.off(signal, forward)
  }
}

/** @type {NodeJS.Signals | undefined} */
let interruptedBy

/** Ends the command with the usual code when a signal has asked for it; called between two steps. */
export function stopIfInterrupted() {
  if (interruptedBy) throw new SetupStopped(`stopped by ${interruptedBy}`, codeOf(interruptedBy))
}

/**
 * Runs a program that has to succeed.
 * @param {string} program
 * @param {string[]} args
 * @param {string} failure the one line for the user when it does not
 * @param {import('node:child_process').SpawnOptions} [options]
 */
export async function runOrStop(program, args, failure, options) {
  const code = await run(program, args, options)
  stopIfInterrupted()
  if (code !== 0) throw new SetupStopped(`${failure} (${program} ended with ${code})`)
}

/**
 * What a program prints, or undefined when it is missing or fails.
 * @param {string} program
 * @param {string[]} args
 */
export function outputOf(program, args) {
  const { status, stdout } = spawnSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  return status === 0 ? stdout : undefined
}
