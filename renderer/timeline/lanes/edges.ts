// Steps from one join or leave to the next, in a lane or in all of them.

import type { Ms } from '../../../electron/shared/session'
import { rowsOf, type RowRange } from '../../../electron/shared/session-rows'
import { firstAfter, firstFrom } from '../../analysis/search'
import { endCodes, type Stays, type StayTable } from '../../analysis/stays'
import { participantsIn, type LaneList } from './lanes'

/** Towards later times, or towards earlier ones. */
export type Direction = 1 | -1

/** A recorded join or leave. */
export interface Edge {
  readonly ms: Ms
  /** Its place in the list that was asked; the first of those with an edge at the same moment. */
  readonly lane: number
}

/**
 * The nearest join or leave strictly after (1) or before (-1) a moment, in any of the lanes; null when there is none.
 * Each lane is searched in its own order, so that thousands of them cost a few milliseconds and no index is kept.
 */
export function nextEdge(list: LaneList, fromMs: Ms, direction: Direction): Edge | null {
  const { stays } = list.lanes.analysis
  let bestMs = Infinity * direction
  let best = -1
  let lane = 0
  for (const participant of participantsIn(list)) {
    const ms = edgeBeyond(stays, rowsOf(stays, participant, 'presence'), fromMs, direction)
    if ((bestMs - ms) * direction > 0) {
      bestMs = ms
      best = lane
    }
    lane++
  }
  return best === -1 ? null : { ms: bestMs, lane: best }
}

/** The same of a single list of stays; null when there is none. */
export function edgeOf(stays: Stays, fromMs: Ms, direction: Direction): Ms | null {
  const ms = edgeBeyond(stays.table, stays, fromMs, direction)
  return Number.isFinite(ms) ? ms : null
}

/** Endless where there is none. */
function edgeBeyond(stays: StayTable, rows: RowRange, fromMs: Ms, direction: Direction): Ms {
  return direction === 1 ? edgeAfter(stays, rows, fromMs) : edgeBefore(stays, rows, fromMs)
}

function edgeAfter({ startMs, endMs, reachMs, start, end }: StayTable, { from, to }: RowRange, fromMs: Ms): Ms {
  let next = firstAfter(startMs, from, to, fromMs)
  while (next < to && start[next] !== 0) next++
  let bestMs = next < to ? (startMs[next] ?? 0) : Infinity
  // Only stays that began already can end before the next one begins, and none before the first that reaches further.
  for (let row = firstAfter(reachMs, from, to, fromMs); row < next; row++) {
    const leaveMs = endMs[row] ?? 0
    if (end[row] === endCodes.recorded && leaveMs > fromMs && leaveMs < bestMs) bestMs = leaveMs
  }
  return bestMs
}

function edgeBefore({ startMs, endMs, reachMs, start, end }: StayTable, { from, to }: RowRange, fromMs: Ms): Ms {
  const next = firstFrom(startMs, from, to, fromMs)
  let last = next - 1
  while (last >= from && start[last] !== 0) last--
  let bestMs = last >= from ? (startMs[last] ?? 0) : -Infinity
  for (let row = firstAfter(reachMs, from, to, bestMs); row < next; row++) {
    const leaveMs = endMs[row] ?? 0
    if (end[row] === endCodes.recorded && leaveMs < fromMs && leaveMs > bestMs) bestMs = leaveMs
  }
  return bestMs
}
