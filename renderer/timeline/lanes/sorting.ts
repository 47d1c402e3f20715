// The order of lanes.

import { assertNever } from '../../../electron/shared/result'
import type { ParticipantIndex, Session } from '../../../electron/shared/session'
import { rowsOf } from '../../../electron/shared/session-rows'
import { orderOf } from '../../analysis/order-of'
import { drawnOf } from '../../analysis/presence'
import { countOf } from '../../analysis/spans'
import { folded } from './filter'
import { titleOf, type LaneList, type Lanes } from './lanes'

export const sortKeys = ['first-join', 'name', 'in-room', 'joins', 'drops', 'away', 'last-leave'] as const
export type SortKey = (typeof sortKeys)[number]

/**
 * Some lanes in, in the order of first joins, then as received; the same sorted out. Equal ones stay in that order, and those
 * who never were in come last, in either direction.
 */
export function sorted({ lanes, order }: LaneList, key: SortKey, descending: boolean): Uint32Array {
  if (key === 'first-join' && !descending) return order
  // Whether any moment is known at which somebody was in.
  const { stays } = lanes.analysis
  const wasIn = (participant: number) => countOf(rowsOf(stays, participant as ParticipantIndex, 'presence')) > 0
  const present = order.filter(wasIn)
  const valueOf = valuesFor(lanes, key)
  const sign = descending ? -1 : 1
  const places = orderOf(Float64Array.from(present, (participant) => sign * valueOf(participant)))
  const result = new Uint32Array(order.length)
  places.forEach((place, index) => (result[index] = present[place] ?? 0))
  if (present.length < order.length)
    result.set(
      order.filter((participant) => !wasIn(participant)),
      present.length
    )
  return result
}

function valuesFor(lanes: Lanes, key: SortKey): (participant: number) => number {
  const { presence, drops } = lanes.analysis
  switch (key) {
    case 'first-join':
      return (participant) => drawnOf(presence, participant as ParticipantIndex)?.startMs ?? 0
    case 'name': {
      const ranks = ranksOf(lanes.session)
      return (participant) => ranks[participant] ?? 0
    }
    case 'in-room':
      return (participant) => presence.inRoomMs[participant] ?? 0
    case 'joins':
      return (participant) => presence.joins[participant] ?? 0
    case 'drops':
      return (participant) => drops.counts[participant] ?? 0
    case 'away':
      return (participant) => drops.awayMs[participant] ?? 0
    case 'last-leave':
      return (participant) => drawnOf(presence, participant as ParticipantIndex)?.endMs ?? 0
    default:
      return assertNever(key)
  }
}

const known = new WeakMap<Session, Uint32Array>()

/** Of each participant the place of her title in the order of the language, with numbers in titles by their value; kept per session. */
function ranksOf(session: Session): Uint32Array {
  const before = known.get(session)
  if (before !== undefined) return before
  const all = Array.from({ length: session.participants.length }, (_, index) =>
    titleOf(session, index as ParticipantIndex)
  )
  const titles = [...new Set(all)].map((title) => {
    const text = title.trim()
    return { title, text, near: folded(text).replace(digits, padded) }
  })
  const collator = new Intl.Collator('en', { numeric: true })
  // Collating is slow. After a quick sort that comes close to its order there is little left to do.
  titles.sort((a, b) => (a.near < b.near ? -1 : a.near > b.near ? 1 : 0))
  titles.sort((a, b) => collator.compare(a.text, b.text))
  const places = new Map(titles.map(({ title }, place) => [title, place]))
  const ranks = Uint32Array.from(all, (title) => places.get(title) ?? 0)
  known.set(session, ranks)
  return ranks
}

const digits = /\d+/g
const padded = (number: string): string => number.padStart(12, '0')
