// Which lanes show and in what order: pinned ones first, then what a filter lets through, sorted and in groups.

import { counted, formatCount } from '../../clock/format'
import { isOpen, passes, type Filter } from './filter'
import { grouped, type Grouping, type Heading } from './groups'
import type { Lane } from './lanes'
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
  filter: { text: '', inAtMs: null, rejoined: false, shorterThanMs: null },
  pinned: []
}

export interface Arranged {
  /** Those that show: first the pinned ones. */
  readonly lanes: readonly Lane[]
  readonly pinnedCount: number
  /** By the index of the lane that each stands above. */
  readonly headings: ReadonlyMap<number, Heading>
  /** How many lanes show, and of how many in all. */
  readonly shown: number
  readonly total: number
}

/**
 * All lanes of a session in, as `lanesOf` gives them. Pinned lanes come first in the order of pinning, outside of groups and
 * filter; the others are sorted within their group, and a group stands where its first lane does.
 */
export function arranged(lanes: readonly Lane[], arrangement: Arrangement): Arranged {
  const { sort, descending, group, filter } = arrangement
  const pinned = pinnedLanes(lanes, arrangement.pinned)
  const others = pinned.length === 0 && isOpen(filter) ? lanes : unpinned(lanes, pinned).filter(passes(filter))
  const { lanes: rest, headings } = grouped(sorted(others, lanes, sort, descending), group, pinned.length)
  const shown = pinned.length === 0 ? rest : [...pinned, ...rest]
  return { lanes: shown, pinnedCount: pinned.length, headings, shown: shown.length, total: lanes.length }
}

function unpinned(lanes: readonly Lane[], pinned: readonly Lane[]): readonly Lane[] {
  const isPinned = new Set(pinned)
  return lanes.filter((lane) => !isPinned.has(lane))
}

function pinnedLanes(lanes: readonly Lane[], ids: readonly string[]): readonly Lane[] {
  if (ids.length === 0) return []
  const wanted = new Map<string, Lane | null>(ids.map((id) => [id, null]))
  for (const lane of lanes) if (wanted.get(lane.participant.id) === null) wanted.set(lane.participant.id, lane)
  return [...wanted.values()].filter((lane) => lane !== null)
}

/** `12 of 200 participants`, or `200 participants` when all of them show. */
export function shownText({ shown, total }: Arranged): string {
  return shown === total ? counted(total, 'participant') : `${formatCount(shown)} of ${counted(total, 'participant')}`
}
