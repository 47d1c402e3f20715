// One row for each participant: who it was, how long in room, how often she dropped and how long she was away.

import type { Ms, ParticipantIndex } from '../../../electron/shared/session'
import { idOf } from '../../../electron/shared/session-rows'
import { dropsOf } from '../../analysis/drops'
import { neverIn, presenceOf, type Presence } from '../../analysis/presence'
import { countOf, type Spans } from '../../analysis/spans'
import type { EndKind } from '../../analysis/stays'
import { participantsIn, titleOf, type LaneList, type Lanes } from '../../timeline/lanes/lanes'
import { openEnd } from '../../words/untold-words'
import type { Cell, Column, Table } from './table'

const columns: readonly Column[] = [
  { name: 'participant', kind: 'text' },
  { name: 'id', kind: 'text' },
  { name: 'first join', kind: 'moment' },
  { name: 'last leave', kind: 'moment' },
  { name: 'end', kind: 'text' },
  { name: 'in room', kind: 'length' },
  { name: 'at least', kind: 'text' },
  { name: 'first join to last leave', kind: 'length' },
  { name: 'joins', kind: 'count' },
  { name: 'joins at least', kind: 'text' },
  { name: 'drops', kind: 'count' },
  { name: 'away in all', kind: 'length' },
  { name: 'longest away', kind: 'length' },
  { name: 'away at least', kind: 'text' },
  { name: 'never joined', kind: 'text' },
  { name: 'data notes', kind: 'count' }
]

/**
 * Lanes in; a table with a row for each out. Time in room is the union of all intervals; "at least" says yes where
 * something of an entry is not known, so that this may be more, "joins at least" where the joins may, and "away at least" where
 * the drops (leaves with a return) and the time away may. What is not known at all is an empty cell.
 */
export function participantTable(list: LaneList): Table {
  return { columns, rows: eachCells(list) }
}

function* eachCells(list: LaneList): Generator<readonly Cell[], void> {
  for (const participant of participantsIn(list)) yield cellsOf(list.lanes, participant)
}

function cellsOf({ session, analysis, noteCounts }: Lanes, participant: ParticipantIndex): readonly Cell[] {
  const presence = presenceOf(analysis.presence, participant)
  const drops = dropsOf(analysis.drops, participant)
  const knownAway = (value: number) => (drops.atLeast && value === 0 ? null : value)
  const { firstJoinMs, lastLeave, inRoomMs, atLeast, joins, joinsAtLeast, gaps } = presence
  // A leave that nobody recorded has no time, nor has the length up to it.
  const leaveMs = lastLeave?.end === 'recorded' || lastLeave?.end === 'running' ? lastLeave.atMs : null
  return [
    titleOf(session, participant),
    idOf(session, participant),
    firstJoinMs,
    lastLeave?.end === 'recorded' ? lastLeave.atMs : null,
    endWords(lastLeave?.end),
    atLeast && inRoomMs === 0 ? null : inRoomMs,
    atLeast ? 'yes' : 'no',
    firstJoinMs === null || leaveMs === null ? null : leaveMs - firstJoinMs,
    joinsAtLeast && joins === 0 ? null : joins,
    joinsAtLeast ? 'yes' : 'no',
    knownAway(drops.count),
    knownAway(drops.awayMs),
    knownAway(longestOf(gaps)),
    drops.atLeast ? 'yes' : 'no',
    neverWords(presence),
    noteCounts[participant] ?? 0
  ]
}

function longestOf({ startMs, endMs, from, to }: Spans): Ms {
  let longestMs = 0
  for (let row = from; row < to; row++) longestMs = Math.max(longestMs, (endMs[row] ?? 0) - (startMs[row] ?? 0))
  return longestMs
}

function endWords(end: EndKind | undefined): string {
  if (end === undefined) return ''
  return end === 'recorded' ? 'left' : openEnd('presence', end)
}

/** That somebody never joined is said only where nothing could hide it. */
function neverWords(presence: Presence): string {
  if (neverIn(presence)) return 'yes'
  return countOf(presence.stays) === 0 ? 'not known' : 'no'
}
