// What the palette finds for what was typed.

import type { Work } from '../../../electron/shared/work'
import { folded } from '../../timeline/lanes/filter'
import type { Command } from './command'
import type { CommandList } from './command-list'

/** Names may be of any length; nobody types more of them than this. */
const searchedLength = 200
/** So many commands are looked at between two yields. */
const lookedAtInTurn = 200

export interface Found {
  /** How many there are. */
  readonly count: number
  /** The first of them. */
  readonly commands: readonly Command[]
}

/** So many of those that belong to what was typed are looked at, which costs a few turns. */
const mostLookedAtUnder = 1_000
/** One letter is in most names, and means none of them. */
const leastLetters = 2

/**
 * Found are the commands with every word that was typed somewhere in them or in other words for them, whatever order, case and accents; signs count only when nothing else
 * is typed. First come those that are called just that, then those that begin with it, then those with words that begin with what was typed,
 * then the others; among equals the order stays. What belongs to a command is looked at where one of the words is in that. The first `most` of them are made.
 */
export function* searching(commands: CommandList, typed: string, most: number): Work<Found> {
  const needle = plain(typed)
  if (needle === '') {
    const shown = Array.from({ length: Math.min(most, commands.length) }, (_, index) => commands.at(index))
    return { count: commands.length, commands: shown }
  }
  const split = needle.split(between).filter((term) => term !== '')
  const terms = split.length === 0 ? [needle] : split
  const telling = terms.filter(({ length }) => length >= leastLetters)
  const begun = terms.map((term) => ` ${term}`)
  const ranked: (readonly [list: CommandList, index: number])[][] = [[], [], [], []]
  const texts = textsOf(commands)
  let count = 0
  /** What has one of the words, two of them, and so on. */
  const touched: number[][] = telling.map(() => [])
  const look = (text: string, list: CommandList, index: number) => {
    if (!terms.every((term) => text.includes(term))) return
    const rank = text.startsWith(` ${needle}\n`)
      ? 0
      : text.startsWith(` ${needle}`)
        ? 1
        : begun.every((term) => text.includes(term))
          ? 2
          : 3
    const equals = ranked[rank]
    if (equals !== undefined && equals.length < most) equals.push([list, index])
    count++
  }
  for (let index = 0; index < commands.length; index++) {
    if (index % lookedAtInTurn === 0) yield
    const text = (texts[index] ??= textOf(commands, index))
    look(text, commands, index)
    if (terms.length < 2 || commands.under === undefined) continue
    const equals = touched[telling.filter((term) => text.includes(term)).length - 1]
    if (equals !== undefined && equals.length < mostLookedAtUnder) equals.push(index)
  }
  // Whoever has the most of the words is meant first.
  let left = mostLookedAtUnder
  for (const index of touched.toReversed().flat()) {
    const under = left > 0 ? commands.under?.(index) : null
    if (under == null) continue
    left--
    for (let own = 0; own < under.length && left > 0; own++) {
      if (--left % lookedAtInTurn === 0) yield
      look(textOf(under, own), under, own)
    }
  }
  const first = ranked.flat().slice(0, most)
  return { count, commands: first.map(([list, index]) => list.at(index)) }
}

/** What is searched of each command of a list, once it was: the next letter that is typed asks for the same. */
const known = new WeakMap<CommandList, string[]>()

function textsOf(commands: CommandList): string[] {
  const texts = known.get(commands) ?? []
  known.set(commands, texts)
  return texts
}

/** The space lets the first word begin as the others do; the name ends with its line. */
function textOf(commands: CommandList, index: number): string {
  const [name, about, also] = [commands.wordsAt(index), commands.aboutAt(index), commands.alsoAt(index)].map(plain)
  return ` ${name}\n ${about} ${also}`
}

/** Whatever is neither letter, digit nor a mark on one. */
const between = /[^\p{L}\p{N}\p{M}]+/u

/** A text as it is compared: in one line, not too long, without case and accents. */
function plain(text: string): string {
  return folded(text.slice(0, searchedLength)).replace(/\s+/g, ' ').trim()
}
