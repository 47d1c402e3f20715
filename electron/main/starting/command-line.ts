// Finds the files to open among the program's arguments.

import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const switchesWithValue = ['-r', '--require']
const leftOutSwitch = '--left-out='

/**
 * All arguments in (the program first), absolute paths of the files among them out, in order.
 * `hasAppFolder`: the first argument that is no switch is the app itself, as it is while the app is not packaged.
 */
export function filesAmong(argv: readonly string[], hasAppFolder: boolean, folder: string): string[] {
  const { words } = partsOf(argv)
  return (hasAppFolder ? words.slice(1) : words).flatMap((word) => pathOf(word, folder))
}

/** The same program's arguments (without the program) with these files and no others, and a word of how many were left out. */
export function withFiles(
  argv: readonly string[],
  hasAppFolder: boolean,
  files: readonly string[],
  leftOut: number
): string[] {
  const { switches, words } = partsOf(argv)
  const app = hasAppFolder ? words.slice(0, 1) : []
  const others = switches.filter((word) => !word.startsWith(leftOutSwitch))
  return [...others, ...app, `${leftOutSwitch}${leftOut}`, '--', ...files]
}

/** How many files a start left out that came to be with fewer arguments. */
export function leftOutOf(argv: readonly string[]): number {
  const told = partsOf(argv).switches.find((word) => word.startsWith(leftOutSwitch))
  return Number(/^\d{1,9}$/.exec(told?.slice(leftOutSwitch.length) ?? '')?.[0] ?? 0)
}

function partsOf(argv: readonly string[]): { switches: string[]; words: string[] } {
  const [switches, words]: [string[], string[]] = [[], []]
  for (let index = 1; index < argv.length; index++) {
    const word = argv[index] ?? ''
    if (word === '--') return { switches, words: [...words, ...argv.slice(index + 1)] }
    if (!word.startsWith('-')) words.push(word)
    else if (switchesWithValue.includes(word)) switches.push(word, argv[++index] ?? '')
    else switches.push(word)
  }
  return { switches, words }
}

function pathOf(word: string, folder: string): string[] {
  if (word === '' || word.includes('\0')) return []
  if (!/^file:/i.test(word)) return [resolve(folder, word)]
  try {
    return [fileURLToPath(word)]
  } catch {
    return []
  }
}
