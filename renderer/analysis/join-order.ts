// The order in which participants first joined.

import type { ParticipantIndex, Session } from '../../electron/shared/session'
import { rowsOf } from '../../electron/shared/session-rows'
import { orderOf } from './order-of'

/** Participants by first known join, then as received; those without one come last. */
export function byFirstJoin({ participants, intervals }: Session): Uint32Array {
  const { length } = participants
  const order = new Uint32Array(length)
  const joined = new Uint32Array(length)
  let others = length
  let count = 0
  for (let participant = length - 1; participant >= 0; participant--) {
    const { from, to } = rowsOf(intervals, participant as ParticipantIndex, 'presence')
    if (from < to) joined[length - ++count] = participant
    else order[--others] = participant
  }
  const whoJoined = joined.subarray(length - count)
  const joinsMs = new Float64Array(count)
  for (let at = 0; at < count; at++) {
    const { from } = rowsOf(intervals, (whoJoined[at] ?? 0) as ParticipantIndex, 'presence')
    joinsMs[at] = intervals.startMs[from] ?? 0
  }
  const inOrder = orderOf(joinsMs)
  for (let at = 0; at < count; at++) order[at] = whoJoined[inOrder[at] ?? 0] ?? 0
  return order
}
