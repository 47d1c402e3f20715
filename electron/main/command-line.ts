// Finds the files to open among the program's arguments.

import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const switchesWithValue = ['-r', '--require']

/**
 * All arguments in (the program first), absolute paths of the files among them out, in order.
 * `hasAppFolder`: the first argument that is no switch is the app itself, as it is while the app is not packaged.
 */
export function filesAmong(argv: readonly string[], hasAppFolder: boolean, folder: string): string[] {
  const words: string[] = []
  let onlyFiles = false
  for (let index = 1; index < argv.length; index++) {
    const word = argv[index] ?? ''
    if (onlyFiles || !word.startsWith('-')) words.push(word)
    else if (word === '--') onlyFiles = true
    else if (switchesWithValue.includes(word)) index++
  }
  return (hasAppFolder ? words.slice(1) : words).flatMap((word) => pathOf(word, folder))
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
