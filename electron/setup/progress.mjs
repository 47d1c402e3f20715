// Says what set-up is doing: a line when a step starts, a sign of life while it runs, and how long it took.

const PULSE_MS = 10_000

/** A state of the world that set-up cannot change; its message is the one line that tells the user what to do. */
export class SetupStopped extends Error {
  /** @param {string} message @param {number} [exitCode] */
  constructor(message, exitCode = 1) {
    super(message)
    this.exitCode = exitCode
  }
}

/** Prints one line in Rollcall's own voice. @param {string} line */
export function say(line) {
  console.log(`rollcall: ${line}`)
}

/**
 * Runs one named step of set-up with visible progress, and hands back what it returns.
 * @template T
 * @param {string} title what is being done, as in "Installing the dependencies"
 * @param {() => T | Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const startedMs = Date.now()
  const elapsed = () => `${Math.round((Date.now() - startedMs) / 1000)} s`
  say(`${title} …`)
  const pulse = setInterval(() => say(`${title}: ${elapsed()} so far`), PULSE_MS)
  try {
    const result = await work()
    say(`${title}: done after ${elapsed()}`)
    return result
  } finally {
    clearInterval(pulse)
  }
}

/**
 * The frame of a command: runs it, turns SetupStopped into one line on stderr, and exits with the code that comes out.
 * @param {() => Promise<number>} command resolves to the exit code
 */
export async function exitWith(command) {
  try {
    process.exitCode = await command()
  } catch (error) {
    if (!(error instanceof SetupStopped)) throw error
    console.error(`rollcall: ${error.message}`)
    process.exitCode = error.exitCode
  }
}
