// The order of lanes.

import { assertNever } from '../../electron/shared/result'
import { folded } from './filter'
import type { Lane } from './lanes'

export const sortKeys = ['first-join', 'name', 'in-room', 'joins', 'last-leave'] as const
export type SortKey = (typeof sortKeys)[number]

/**
 * Lanes as `lanesOf` gives them (by first join, then as received) in. Equal ones stay in that order, and those who never
 * were in come last, in either direction.
 */
export function sorted(lanes: readonly Lane[], key: SortKey, descending: boolean): readonly Lane[] {
  if (key === 'first-join' && !descending) return lanes
  const valueOf = valuesFor(lanes, key)
  const sign = descending ? -1 : 1
  const values = Float64Array.from(lanes, (lane) => (wasIn(lane) ? sign * valueOf(lane) : Infinity))
  const order = Uint32Array.from(lanes, (_, index) => index)
  // Typed arrays sort stably too; the index says so.
  order.sort((a, b) => compare(values[a] ?? 0, values[b] ?? 0) || a - b)
  return Array.from(order, (index) => lanes[index]).filter((lane) => lane !== undefined)
}

function wasIn({ participant }: Lane): boolean {
  return participant.presence.length > 0
}

/** Two infinities have no difference to tell the sign of. */
function compare(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function valuesFor(lanes: readonly Lane[], key: SortKey): (lane: Lane) => number {
  switch (key) {
    case 'first-join':
      return ({ presence }) => presence.firstJoinMs ?? 0
    case 'name': {
      const ranks = ranksOf(lanes.map(({ title }) => title))
      return ({ title }) => ranks.get(title) ?? 0
    }
    case 'in-room':
      return ({ presence }) => presence.inRoomMs
    case 'joins':
      return ({ presence }) => presence.joins
    case 'last-leave':
      return ({ presence }) => presence.lastLeave?.atMs ?? 0
    default:
      return assertNever(key)
  }
}

const collator = new Intl.Collator('en', { numeric: true })

/** Each different text and its place in the order of the language, with numbers in texts by their value. */
function ranksOf(texts: readonly string[]): ReadonlyMap<string, number> {
  const distinct = [...new Set(texts)].map((text) => ({ text, fold: folded(text) }))
  // Collating is slow. After a quick sort that comes close to its order there is little left to do.
  distinct.sort((a, b) => compareText(a.fold, b.fold))
  distinct.sort((a, b) => collator.compare(a.text, b.text))
  const ranks = new Map<string, number>()
  let rank = 0
  distinct.forEach(({ text }, index) => {
    const before = distinct[index - 1]
    if (before !== undefined && collator.compare(before.text, text) !== 0) rank = index
    ranks.set(text, rank)
  })
  return ranks
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
