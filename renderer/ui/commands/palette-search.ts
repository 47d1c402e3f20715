// What the palette finds for what was typed.

import type { Work } from '../../../electron/shared/work'
import { folded } from '../../timeline/lanes/filter'
import type { Command } from './command'

/** Names may be of any length; nobody types more of them than this. */
const searchedLength = 200
/** So many commands are made ready between two yields. */
const madeInTurn = 1_000

/** What was typed in, the commands that it finds out. */
export type Search = (typed: string) => readonly Command[]

/**
 * Commands made ready once, for any number of searches. Found are those with every word that was typed somewhere in them, whatever order, case
 * and accents; signs count only when nothing else is typed. First come those that are called just that, then those that begin with it, then those
 * with words that begin with what was typed, then the others; among equals the order stays.
 */
export function* preparingSearch(commands: readonly Command[]): Work<Search> {
  const names: string[] = []
  const texts: string[] = []
  for (const { words, about } of commands) {
    const name = plain(words)
    names.push(name)
    // The space lets the first word begin as the others do.
    texts.push(` ${name} ${plain(about)}`)
    if (names.length % madeInTurn === 0) yield
  }
  return (typed) => {
    const needle = plain(typed)
    if (needle === '') return commands
    const split = needle.split(between).filter((term) => term !== '')
    const terms = split.length === 0 ? [needle] : split
    const begun = terms.map((term) => ` ${term}`)
    const ranked: Command[][] = [[], [], [], []]
    commands.forEach((command, index) => {
      const text = texts[index] ?? ''
      if (!terms.every((term) => text.includes(term))) return
      const name = names[index] ?? ''
      const rank =
        name === needle ? 0 : name.startsWith(needle) ? 1 : begun.every((term) => text.includes(term)) ? 2 : 3
      ranked[rank]?.push(command)
    })
    return ranked.flat()
  }
}

/** Whatever is neither letter, digit nor a mark on one. */
const between = /[^\p{L}\p{N}\p{M}]+/u

/** A text as it is compared: in one line, not too long, without case and accents. */
function plain(text: string): string {
  return folded(text.slice(0, searchedLength)).replace(/\s+/g, ' ').trim()
}
