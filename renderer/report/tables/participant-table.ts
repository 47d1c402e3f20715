// One row for each participant: who it was, how long in the room, how often away.

import type { Ms, ParticipantIndex } from '../../../electron/shared/session'
import { idOf } from '../../../electron/shared/session-rows'
import { neverIn, presenceOf, type Presence } from '../../analysis/presence'
import { countOf, lengthOf, type Spans } from '../../analysis/spans'
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
  { name: 'times away', kind: 'count' },
  { name: 'away', kind: 'length' },
  { name: 'longest away', kind: 'length' },
  { name: 'never joined', kind: 'text' },
  { name: 'data notes', kind: 'count' }
]

/**
 * Lanes in; a table with a row for each out. Time in the room is the union of all intervals; "at least" says yes where
 * something of an entry is not known, so that this and the time away may be more, and "joins at least" where the joins may.
 * What is not known at all is an empty cell.
 */
export function participantTable(list: LaneList): Table {
  return { columns, rows: eachCells(list) }
}

function* eachCells(list: LaneList): Generator<readonly Cell[], void> {
  for (const participant of participantsIn(list)) yield cellsOf(list.lanes, participant)
}

function cellsOf({ session, analysis, noteCounts }: Lanes, participant: ParticipantIndex): readonly Cell[] {
  const presence = presenceOf(analysis.presence, participant)
  const known = (value: number) => (presence.atLeast && value === 0 ? null : value)
  const { firstJoinMs, lastLeave, inRoomMs, atLeast, joins, joinsAtLeast, gaps } = presence
  // A leave that nobody recorded has no time, nor has the length up to it.
  const leaveMs = lastLeave?.end === 'recorded' || lastLeave?.end === 'running' ? lastLeave.atMs : null
  return [
    titleOf(session, participant),
    idOf(session, participant),
    firstJoinMs,
    lastLeave?.end === 'recorded' ? lastLeave.atMs : null,
    endWords(lastLeave?.end),
    known(inRoomMs),
    atLeast ? 'yes' : 'no',
    firstJoinMs === null || leaveMs === null ? null : leaveMs - firstJoinMs,
    joinsAtLeast && joins === 0 ? null : joins,
    joinsAtLeast ? 'yes' : 'no',
    known(countOf(gaps)),
    known(lengthOf(gaps)),
    known(longestOf(gaps)),
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
