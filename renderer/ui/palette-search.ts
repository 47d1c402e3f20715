// What the palette finds for what was typed.

import { folded } from '../timeline/filter'
import type { Command } from './command'

/** Names may be of any length; nobody types more of them than this. */
const searchedLength = 200

/**
 * Commands made ready once, for any number of searches. Found are those with every word that was typed somewhere in them, whatever order, case
 * and accents; signs count only when nothing else is typed. First come those that are called just that, then those that begin with it, then those
 * with words that begin with what was typed, then the others; among equals the order stays.
 */
export function searchOf(commands: readonly Command[]): (typed: string) => readonly Command[] {
  let known: ReturnType<typeof textsOf> | null = null
  return (typed) => {
    const needle = plain(typed)
    if (needle === '') return commands
    // Not before something is typed: with thousands of participants the palette would open noticeably later.
    const { names, texts } = (known ??= textsOf(commands))
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

function textsOf(commands: readonly Command[]): {
  readonly names: readonly string[]
  readonly texts: readonly string[]
} {
  const names = commands.map(({ words }) => plain(words))
  // The space lets the first word begin as the others do.
  const texts = commands.map(({ about }, index) => ` ${names[index] ?? ''} ${plain(about)}`)
  return { names, texts }
}

/** Whatever is neither letter, digit nor a mark on one. */
const between = /[^\p{L}\p{N}\p{M}]+/u

/** A text as it is compared: in one line, not too long, without case and accents. */
function plain(text: string): string {
  return folded(text.slice(0, searchedLength)).replace(/\s+/g, ' ').trim()
}
