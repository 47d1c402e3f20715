// What happened in a span of time: who was in for all of it, part of it or none of it, and how many were in at once.

import type { Ms } from '../../electron/shared/session'
import { afterOf, pieceAfter, sizeOf, type Attendance } from './attendance'
import { firstWith, rangeOf, type Concurrency, type Peak } from './concurrency'
import type { Span } from './presence'

/** Somebody who was in for a part of the span. */
export interface PartlyIn {
  readonly participant: number
  /** How long she is known to have been in within the span. */
  readonly inMs: Ms
  /** True when a missing leave could mean more of it. */
  readonly atLeast: boolean
}

/** Participants go by their place in the attendance and keep its order; each is in exactly one of the four lists. */
export interface Measure {
  readonly all: readonly number[]
  readonly part: readonly PartlyIn[]
  readonly none: readonly number[]
  /** Nobody knows whether they were in: a leave before is not recorded, or the data was fetched before. */
  readonly unknown: readonly number[]
  /** Recorded joins and leaves from the span's start up to but not at its end; stays that overlap count as one. */
  readonly joins: number
  readonly leaves: number
  /** The lowest and the highest number in at once, each with the first moment in the span that had it. */
  readonly lowest: Peak
  readonly highest: Peak
}

/** Measures a span, half-open; one without length is the instant it begins with. */
export function measureOf(attendance: Attendance, concurrency: Concurrency, span: Span): Measure {
  const all: number[] = []
  const part: PartlyIn[] = []
  const none: number[] = []
  const unknown: number[] = []
  let joins = 0
  let leaves = 0
  const participants = sizeOf(attendance)
  for (let participant = 0; participant < participants; participant++) {
    const own = within(attendance, participant, span)
    joins += own.joins
    leaves += own.leaves
    if (own.wholly) all.push(participant)
    else if (own.met) part.push({ participant, inMs: own.inMs, atLeast: own.inDoubt })
    else if (own.inDoubt) unknown.push(participant)
    else none.push(participant)
  }
  const { lowest, highest } = rangeOf(concurrency, span.startMs, span.endMs)
  const first = (count: number) => ({ count, atMs: firstWith(concurrency, count, span) ?? span.startMs })
  return { all, part, none, unknown, joins, leaves, lowest: first(lowest), highest: first(highest) }
}

interface Within {
  readonly wholly: boolean
  readonly met: boolean
  readonly inMs: Ms
  readonly inDoubt: boolean
  readonly joins: number
  readonly leaves: number
}

function within(attendance: Attendance, participant: number, { startMs, endMs }: Span): Within {
  const { offsets, startsMs, endsMs, leavesMs } = attendance
  const from = offsets[participant] ?? 0
  const to = offsets[participant + 1] ?? from
  let coveredMs = startMs
  let met = false
  let inDoubt = false
  let inMs = 0
  let joins = 0
  let leaves = 0
  for (let piece = Math.max(from, pieceAfter(attendance, participant, startMs) - 1); piece < to; piece++) {
    const joinMs = startsMs[piece] ?? 0
    const outMs = endsMs[piece] ?? 0
    const leaveMs = leavesMs[piece] ?? 0
    const nextMs = piece + 1 < to ? (startsMs[piece + 1] ?? 0) : Infinity
    const away = afterOf(attendance, piece) === 'away'
    if (joinMs >= endMs && joinMs > startMs) break
    if (joinMs <= coveredMs) coveredMs = Math.max(coveredMs, outMs)
    if (outMs > Math.max(startMs, joinMs)) met = true
    if (!away && nextMs > outMs && (outMs < endMs || outMs <= startMs)) inDoubt = true
    inMs += Math.max(0, Math.min(leaveMs, endMs) - Math.max(joinMs, startMs))
    if (joinMs >= startMs && joinMs < endMs) joins++
    if (away && leaveMs >= startMs && leaveMs < endMs) leaves++
  }
  return { wholly: met && coveredMs >= endMs, met, inMs, inDoubt, joins, leaves }
}
