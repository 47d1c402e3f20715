// Commands in an order. Each is made when it is asked for: there may be one for each of very many participants.

import { command, type Command, type Section } from './command'

export interface CommandList {
  readonly length: number
  /** What the command in a place, counted from 0, is called, and what it is about. */
  readonly wordsAt: (index: number) => string
  readonly aboutAt: (index: number) => string
  /** Other words for it. */
  readonly alsoAt: (index: number) => string
  readonly at: (index: number) => Command
  /** What belongs to that command and is listed only for who has typed some of it; null where there is nothing. */
  readonly under?: (index: number) => CommandList | null
}

/** Commands that are there already. */
export function listOf(commands: readonly Command[]): CommandList {
  const at = (index: number): Command => {
    const command = commands[index]
    if (command === undefined) throw new Error(`There is no command in place ${index}`)
    return command
  }
  return {
    length: commands.length,
    wordsAt: (index) => at(index).words,
    aboutAt: (index) => at(index).about,
    alsoAt: (index) => at(index).also,
    at
  }
}

/** Commands of one section that are made when they are asked for, from what is said of each place. */
export function listBy(
  length: number,
  wordsAt: (index: number) => string,
  aboutAt: (index: number) => string,
  also: string | ((index: number) => string),
  section: Section,
  run: (index: number) => void
): CommandList {
  const alsoAt = typeof also === 'string' ? () => also : also
  const at = (index: number) => command(wordsAt(index), aboutAt(index), () => run(index), [], section, alsoAt(index))
  return { length, wordsAt, aboutAt, alsoAt, at }
}

/** Lists one after the other. */
export function joined(...lists: readonly CommandList[]): CommandList {
  const within = <T>(index: number, read: (list: CommandList, index: number) => T): T => {
    let from = 0
    for (const list of lists) {
      if (index < from + list.length) return read(list, index - from)
      from += list.length
    }
    throw new Error(`There is no command in place ${index}`)
  }
  return {
    length: lists.reduce((sum, { length }) => sum + length, 0),
    wordsAt: (index) => within(index, (list, own) => list.wordsAt(own)),
    aboutAt: (index) => within(index, (list, own) => list.aboutAt(own)),
    alsoAt: (index) => within(index, (list, own) => list.alsoAt(own)),
    at: (index) => within(index, (list, own) => list.at(own)),
    ...(lists.some(({ under }) => under !== undefined) && {
      under: (index: number) => within(index, (list, own) => list.under?.(own) ?? null)
    })
  }
}
