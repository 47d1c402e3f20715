// Gathers the figures that the attacks of a run note, and prints them by subject.
import { existsSync, readFileSync } from 'node:fs'

const parts = [
  'Keychain',
  'Network',
  'HTTP',
  'Files',
  'IPC and page',
  'Hostile text',
  'Secrets',
  'Sandbox',
  'Decode',
  'Zones',
  'Exports',
  'Memory',
  'Engine',
  'Screen reader',
  'Suite'
]

/** Where the attacks are to note their figures, for the environment of the test runners. @param {string} file */
export function figuresIn(file) {
  return { ROLLCALL_FIGURES: file }
}

/** The lines to print for what was noted in a file: a subject each line, in a fixed order. @param {string} file @returns {string[]} */
export function figureLines(file) {
  if (!existsSync(file)) return []
  const noted = readFileSync(file, 'utf8').trim().split('\n')
  /** @type {{part: string, words: string}[]} */
  const figures = noted.map((line) => JSON.parse(line))
  const inOrder = figures.toSorted(
    (one, other) => rank(one.part) - rank(other.part) || (one.words < other.words ? -1 : 1)
  )
  return inOrder.map(({ part, words }) => `${part}: ${words}`)
}

/** @param {string} part */
function rank(part) {
  const at = parts.indexOf(part)
  return at === -1 ? parts.length : at
}
