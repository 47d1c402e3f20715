// Which lanes show and in what order: pinned ones first, then what a filter lets through, sorted and in groups.

import { participantWith } from '../../../electron/shared/session-rows'
import { counted, formatCount } from '../../clock/format'
import { filtered, noFilter, type Filter } from './filter'
import { grouped, type Grouping, type Headings } from './groups'
import { everybodyOf, type LaneList, type Lanes } from './lanes'
import { sorted, type SortKey } from './sorting'

export interface Arrangement {
  readonly sort: SortKey
  readonly descending: boolean
  readonly group: Grouping
  readonly filter: Filter
  /** Participant ids, the topmost first; ids that are not in the data count for nothing. */
  readonly pinned: readonly string[]
}

/** By first join, everybody, no groups, nobody pinned. */
export const asJoined: Arrangement = {
  sort: 'first-join',
  descending: false,
  group: 'none',
  filter: noFilter,
  pinned: []
}

/** The lanes that show: first the pinned ones. */
export interface Arranged extends LaneList {
  readonly pinnedCount: number
  readonly headings: Headings
  /** How many lanes show, and of how many in all. */
  readonly shown: number
  readonly total: number
}

/**
 * All lanes of a session in, or `only` some participants of it, by id. Pinned lanes come first in the order of pinning,
 * outside of groups and filter; the others are sorted within their group, and a group stands where its first lane does.
 */
export function arranged(lanes: Lanes, arrangement: Arrangement, only: readonly string[] | null = null): Arranged {
  const { sort, descending, group, filter } = arrangement
  const some = only === null ? null : pinnedOf(lanes, only)
  const pinned = pinnedOf(
    lanes,
    some === null ? arrangement.pinned : arrangement.pinned.filter((id) => only?.includes(id))
  )
  const everybody = everybodyOf(lanes).order
  const all = some === null ? everybody : everybody.filter((participant) => some.has(participant))
  const others = pinned.size === 0 ? all : all.filter((participant) => !pinned.has(participant))
  const passed = filtered({ lanes, order: others }, filter)
  const inOrder = sorted({ lanes, order: passed }, sort, descending)
  const rest = grouped({ lanes, order: inOrder }, group, pinned.size)
  const order = pinned.size === 0 ? rest.order : Uint32Array.from([...pinned, ...rest.order])
  return {
    lanes,
    order,
    pinnedCount: pinned.size,
    headings: rest.headings,
    shown: order.length,
    total: lanes.length
  }
}

function pinnedOf({ session }: Lanes, ids: readonly string[]): ReadonlySet<number> {
  return new Set(ids.map((id) => participantWith(session, id)).filter((participant) => participant !== null))
}

/** `12 of 200 participants`, or `200 participants` when all of them show. */
export function shownText({ shown, total }: Arranged): string {
  return shown === total ? counted(total, 'participant') : `${formatCount(shown)} of ${counted(total, 'participant')}`
}
