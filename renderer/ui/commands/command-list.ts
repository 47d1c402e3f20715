// Commands in an order. Each is made when it is asked for: there may be one for each of very many participants.

import type { Command } from './command'

export interface CommandList {
  readonly length: number
  /** What the command in a place, counted from 0, is called, and what it is about. */
  readonly wordsAt: (index: number) => string
  readonly aboutAt: (index: number) => string
  readonly at: (index: number) => Command
}

/** Commands that are there already. */
export function listOf(commands: readonly Command[]): CommandList {
  const at = (index: number): Command => {
    const command = commands[index]
    if (command === undefined) throw new Error(`There is no command in place ${index}`)
    return command
  }
  return { length: commands.length, wordsAt: (index) => at(index).words, aboutAt: (index) => at(index).about, at }
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
    at: (index) => within(index, (list, own) => list.at(own))
  }
}
