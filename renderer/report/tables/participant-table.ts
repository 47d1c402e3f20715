// One row for each participant: who it was, how long in the room, how often away.

import { neverIn, type EndKind, type Presence } from '../../analysis/presence'
import type { Lane } from '../../timeline/lanes/lanes'
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
export function participantTable(lanes: readonly Lane[]): Table {
  return { columns, rows: lanes.map(cellsOf) }
}

function cellsOf({ title, participant, presence, noteCount }: Lane): readonly Cell[] {
  const known = (value: number) => (presence.atLeast && value === 0 ? null : value)
  const { firstJoinMs, lastLeave, inRoomMs, atLeast, joins, joinsAtLeast, gaps } = presence
  const awayMs = gaps.map(({ startMs, endMs }) => endMs - startMs)
  // A leave that nobody recorded has no time, nor has the length up to it.
  const leaveMs = lastLeave?.end === 'recorded' || lastLeave?.end === 'running' ? lastLeave.atMs : null
  return [
    title,
    participant.id,
    firstJoinMs,
    lastLeave?.end === 'recorded' ? lastLeave.atMs : null,
    endWords(lastLeave?.end),
    known(inRoomMs),
    atLeast ? 'yes' : 'no',
    firstJoinMs === null || leaveMs === null ? null : leaveMs - firstJoinMs,
    joinsAtLeast && joins === 0 ? null : joins,
    joinsAtLeast ? 'yes' : 'no',
    known(gaps.length),
    known(awayMs.reduce((sum, ms) => sum + ms, 0)),
    known(awayMs.reduce((longest, ms) => Math.max(longest, ms), 0)),
    neverWords(presence),
    noteCount
  ]
}

function endWords(end: EndKind | undefined): string {
  if (end === undefined) return ''
  return end === 'recorded' ? 'left' : openEnd('presence', end)
}

/** That somebody never joined is said only where nothing could hide it. */
function neverWords(presence: Presence): string {
  if (neverIn(presence)) return 'yes'
  return presence.stays.length === 0 ? 'not known' : 'no'
}
