// What the palette finds for what was typed.

import UFuzzy from '@leeoniya/ufuzzy'
import type { Command } from './command'

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

/**
 * Commands and their words made ready once, for any number of searches: those whose words are what was typed come first, then those that begin
 * with it, then the others that have all of it in them. Case and accents do not count; signs only when nothing else is typed.
 */
export function searchOf(commands: readonly Command[]): (typed: string) => readonly Command[] {
  const names = plain(commands.map(({ words }) => words))
  const abouts = plain(commands.map(({ about }) => about))
  const texts = names.map((name, index) => `${name} ${abouts[index] ?? ''}`)
  const rank = (index: number, needle: string): number => {
    const name = names[index] ?? ''
    return name === needle ? 0 : name.startsWith(needle) ? 1 : 2
  }
  return (typed) => {
    const needle = plain([typed]).join('')
    if (needle === '') return commands
    const ranks: number[][] = [[], [], []]
    for (const index of matching(texts, needle)) ranks[rank(index, needle)]?.push(index)
    return ranks.flat().flatMap((index) => commands[index] ?? [])
  }
}

/** Indices of the texts that match, best first. */
function matching(texts: string[], needle: string): readonly number[] {
  // To the fuzzy search quotes and a leading minus would be operators.
  const terms = needle.replace(/[^\p{L}\d']+/gu, ' ').trim()
  if (terms === '') return texts.flatMap((text, index) => (text.includes(needle) ? [index] : []))
  const [found, info, order] = fuzzy.search(texts, terms, 1, mostRanked)
  return order != null && info != null ? order.flatMap((place) => info.idx[place] ?? []) : (found ?? [])
}

/** Texts as they are compared: in one line, not too long, without case and accents. */
function plain(texts: readonly string[]): string[] {
  const short = texts.map((text) => text.slice(0, searchedLength).replace(/\s+/g, ' ').trim().toLowerCase())
  return UFuzzy.latinize(short)
}
