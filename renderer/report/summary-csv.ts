// One row for each participant: who it was, how long in the room, how often away.

import type { EndKind } from '../analysis/presence'
import { formatDuration, formatIso } from '../timeline/format'
import type { Lane } from '../timeline/lanes'
import { csvTable } from './csv'
import { secondsText } from './interval-rows'
import type { Statement } from './statement'

export const summaryColumns = [
  ...['participant', 'id', 'first join', 'last leave', 'end', 'in room (s)', 'in room', 'at least'],
  ...['first join to last leave (s)', 'joins', 'times away', 'away (s)', 'longest away (s)', 'never joined', 'notes']
] as const

const endWords: Record<EndKind, string> = { recorded: 'left', running: 'still in', unrecorded: 'no leave recorded' }

/**
 * Lanes in; CSV with a row for each and the statement in every row out. Times are ISO 8601 with Z, lengths in seconds. Time
 * in the room is the union of all intervals; "at least" says yes where a leave is not recorded, so that it may be more.
 */
export function summaryCsv(lanes: readonly Lane[], statement: Statement): string {
  return csvTable(summaryColumns, lanes.map(summaryCells), statement)
}

function summaryCells({ title, participant, presence, noteCount }: Lane): readonly string[] {
  const { firstJoinMs, lastLeave, inRoomMs, atLeast, joins, gaps } = presence
  const awayMs = gaps.map(({ startMs, endMs }) => endMs - startMs)
  // A leave that nobody recorded has no time, nor has the length up to it.
  const leaveMs = lastLeave?.end === 'unrecorded' ? null : (lastLeave?.atMs ?? null)
  return [
    title,
    participant.id,
    firstJoinMs === null ? '' : formatIso(firstJoinMs),
    lastLeave?.end === 'recorded' ? formatIso(lastLeave.atMs) : '',
    lastLeave === null ? '' : endWords[lastLeave.end],
    secondsText(inRoomMs),
    formatDuration(inRoomMs),
    atLeast ? 'yes' : 'no',
    secondsText(firstJoinMs === null || leaveMs === null ? null : leaveMs - firstJoinMs),
    String(joins),
    String(gaps.length),
    secondsText(awayMs.reduce((sum, ms) => sum + ms, 0)),
    secondsText(awayMs.reduce((longest, ms) => Math.max(longest, ms), 0)),
    firstJoinMs === null ? 'yes' : 'no',
    String(noteCount)
  ]
}
