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

/**
 * Found are the commands with every word that was typed somewhere in them or in other words for them, whatever order, case and accents; signs count only when nothing else
 * is typed. First come those that are called just that, then those that begin with it, then those with words that begin with what was typed,
 * then the others; among equals the order stays. The first `most` of them are made.
 */
export function* searching(commands: CommandList, typed: string, most: number): Work<Found> {
  const needle = plain(typed)
  if (needle === '') {
    const shown = Array.from({ length: Math.min(most, commands.length) }, (_, index) => commands.at(index))
    return { count: commands.length, commands: shown }
  }
  const split = needle.split(between).filter((term) => term !== '')
  const terms = split.length === 0 ? [needle] : split
  const begun = terms.map((term) => ` ${term}`)
  const ranked: number[][] = [[], [], [], []]
  const texts = textsOf(commands)
  let count = 0
  for (let index = 0; index < commands.length; index++) {
    if (index % lookedAtInTurn === 0) yield
    const text = (texts[index] ??= textOf(commands, index))
    if (!terms.every((term) => text.includes(term))) continue
    const rank = text.startsWith(` ${needle}\n`)
      ? 0
      : text.startsWith(` ${needle}`)
        ? 1
        : begun.every((term) => text.includes(term))
          ? 2
          : 3
    const equals = ranked[rank]
    if (equals !== undefined && equals.length < most) equals.push(index)
    count++
  }
  return { count, commands: ranked.flat().slice(0, most).map(commands.at) }
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
