// What the palette finds for what was typed.

import UFuzzy from '@leeoniya/ufuzzy'
import type { Command } from './commands'

const fuzzy = new UFuzzy({
  unicode: true,
  interSplit: "[^\\p{L}\\d']+",
  intraSplit: '\\p{Ll}\\p{Lu}',
  intraBound: '\\p{L}\\d|\\d\\p{L}|\\p{Ll}\\p{Lu}',
  intraChars: "[\\p{L}\\d']",
  intraContr: "'\\p{L}{1,2}\\b"
})
/** Ranking more than this takes longer than anybody reads on. */
const mostRanked = 5000
/** Names may be of any length; nobody types more of them than this. */
const searchedLength = 200

/** Commands and their words made ready once, for any number of searches. */
export function searchOf(commands: readonly Command[]): (typed: string) => readonly Command[] {
  const words = commands.map(({ words, about }) =>
    UFuzzy.latinize([`${words.slice(0, searchedLength)} ${about.slice(0, searchedLength)}`]).join('')
  )
  return (typed) => {
    const needle = UFuzzy.latinize([typed.trim().slice(0, searchedLength)]).join('')
    if (needle === '') return commands
    const [found, info, order] = fuzzy.search(words, needle, 1, mostRanked)
    const indices = order != null && info != null ? order.map((place) => info.idx[place]) : (found ?? [])
    return indices.flatMap((index) => (index === undefined ? [] : (commands[index] ?? [])))
  }
}
