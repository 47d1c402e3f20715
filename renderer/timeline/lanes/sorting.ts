// The order of lanes.

import { assertNever } from '../../../electron/shared/result'
import { folded } from './filter'
import type { Lane } from './lanes'

export const sortKeys = ['first-join', 'name', 'in-room', 'joins', 'last-leave'] as const
export type SortKey = (typeof sortKeys)[number]

/**
 * Some of `all` lanes in, in the order that `lanesOf` gives them (by first join, then as received). Equal ones stay in that
 * order, and those who never were in come last, in either direction.
 */
export function sorted(
  lanes: readonly Lane[],
  all: readonly Lane[],
  key: SortKey,
  descending: boolean
): readonly Lane[] {
  if (key === 'first-join' && !descending) return lanes
  const valueOf = valuesFor(all, key)
  const sign = descending ? -1 : 1
  const values = Float64Array.from(lanes, (lane) => (wasIn(lane) ? sign * valueOf(lane) : Infinity))
  const order = Uint32Array.from(lanes, (_, index) => index)
  // Typed arrays sort stably too; the index says so.
  order.sort((a, b) => compare(values[a] ?? 0, values[b] ?? 0) || a - b)
  return Array.from(order, (index) => lanes[index]).filter((lane) => lane !== undefined)
}

/** Whether any moment is known at which somebody was in. */
function wasIn({ participant: { presence, remnants } }: Lane): boolean {
  return presence.length > 0 || (remnants?.presence ?? []).some(({ endMs }) => endMs !== null)
}

/** Two infinities have no difference to tell the sign of. */
function compare<T extends number | string>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function valuesFor(all: readonly Lane[], key: SortKey): (lane: Lane) => number {
  switch (key) {
    case 'first-join':
      return ({ presence }) => presence.drawn?.startMs ?? 0
    case 'name': {
      const ranks = ranksOf(all)
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
const known = new WeakMap<readonly Lane[], ReadonlyMap<string, number>>()

/** Each different title and its place in the order of the language, with numbers in titles by their value; kept per session. */
function ranksOf(all: readonly Lane[]): ReadonlyMap<string, number> {
  const before = known.get(all)
  if (before !== undefined) return before
  const titles = [...new Set(all.map(({ title }) => title))].map((title) => {
    const text = title.trim()
    return { title, text, near: folded(text).replace(digits, padded) }
  })
  // Collating is slow. After a quick sort that comes close to its order there is little left to do.
  titles.sort((a, b) => compare(a.near, b.near))
  titles.sort((a, b) => collator.compare(a.text, b.text))
  const ranks = new Map(titles.map(({ title }, rank) => [title, rank]))
  known.set(all, ranks)
  return ranks
}

const digits = /\d+/g
const padded = (number: string): string => number.padStart(12, '0')
