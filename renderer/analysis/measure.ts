// What happened in a span of time: who was in for all of it, part of it or none of it, and how many were in at once.

import type { Ms, ParticipantIndex, Span } from '../../electron/shared/session'
import { afterOf, beforeOf, pieceAfter, sizeOf, type Attendance, type Between } from './attendance'
import { firstWith, rangeOf, type Concurrency, type Peak } from './concurrency'

/** Somebody who was in for a part of the span. */
export interface PartlyIn {
  readonly participant: ParticipantIndex
  /** How long she is known to have been in within the span. */
  readonly inMs: Ms
  /** True when it may have been more, as something of an entry is not known. */
  readonly atLeast: boolean
}

/** Participants come in the order of the attendance; each is in exactly one of the four lists. */
export interface Measure {
  readonly all: readonly ParticipantIndex[]
  readonly part: readonly PartlyIn[]
  readonly none: readonly ParticipantIndex[]
  /** Nobody knows whether they were in: a leave before is not recorded, an entry not readable, or the data was fetched before. */
  readonly unknown: readonly ParticipantIndex[]
  /** Recorded joins and leaves from the span's start up to but not at its end; stays that overlap count as one. */
  readonly joins: number
  readonly leaves: number
  /** The lowest and the highest number in at once, each with the first moment in the span that had it. */
  readonly lowest: Peak
  readonly highest: Peak
  /** True when more may have been in at once than is known. */
  readonly atLeast: boolean
  /** True when more may have joined and left. */
  readonly movesAtLeast: boolean
}

/** Measures a span, half-open; one without length is the instant it begins with. */
export function measureOf(attendance: Attendance, concurrency: Concurrency, span: Span): Measure {
  const all: ParticipantIndex[] = []
  const part: PartlyIn[] = []
  const none: ParticipantIndex[] = []
  const unknown: ParticipantIndex[] = []
  let joins = 0
  let leaves = 0
  let atLeast = attendance.incomplete
  let movesAtLeast = attendance.incomplete
  // Asked in the order of the columns, which is several times as fast, and named in that of the lists.
  const size = sizeOf(attendance)
  const ways = new Uint8Array(size)
  const inMs = new Float64Array(size)
  const inDoubt = new Uint8Array(size)
  for (let participant = 0; participant < size; participant++) {
    const own = within(attendance, participant as ParticipantIndex, span)
    joins += own.joins
    leaves += own.leaves
    atLeast ||= own.inDoubt
    movesAtLeast ||= own.movesInDoubt
    ways[participant] = own.wholly ? 2 : own.met ? 1 : 0
    inMs[participant] = own.inMs
    inDoubt[participant] = own.inDoubt ? 1 : 0
  }
  for (const index of attendance.order) {
    const participant = index as ParticipantIndex
    const isInDoubt = inDoubt[index] === 1
    if (ways[index] === 2) all.push(participant)
    else if (ways[index] === 1) part.push({ participant, inMs: inMs[index] ?? 0, atLeast: isInDoubt })
    else if (isInDoubt) unknown.push(participant)
    else none.push(participant)
  }
  const { lowest, highest } = rangeOf(concurrency, span.startMs, span.endMs)
  const first = (count: number) => ({ count, atMs: firstWith(concurrency, count, span) ?? span.startMs })
  const atOnce = { lowest: first(lowest), highest: first(highest), atLeast }
  return { all, part, none, unknown, joins, leaves, ...atOnce, movesAtLeast }
}

interface Within {
  readonly wholly: boolean
  readonly met: boolean
  readonly inMs: Ms
  readonly inDoubt: boolean
  readonly movesInDoubt: boolean
  readonly joins: number
  readonly leaves: number
}

function within(attendance: Attendance, participant: ParticipantIndex, { startMs, endMs }: Span): Within {
  const { first, joined } = attendance
  const from = first[participant] ?? 0
  const to = first[participant + 1] ?? from
  let coveredMs = startMs
  let met = false
  let inDoubt =
    beforeOf(attendance, participant) !== 'away' && (from === to || startMs < (attendance.startMs[from] ?? 0))
  let inMs = 0
  let movesInDoubt = false
  let joins = 0
  let leaves = 0
  const earliest = Math.max(from, pieceAfter(attendance, participant, startMs) - 1)
  for (let piece = earliest; piece < to; piece++) {
    const joinMs = attendance.startMs[piece] ?? 0
    const outMs = attendance.endMs[piece] ?? 0
    const leaveMs = attendance.leaveMs[piece] ?? 0
    const nextMs = piece + 1 < to ? (attendance.startMs[piece + 1] ?? 0) : Infinity
    const away = afterOf(attendance, piece) === 'away'
    const before = piece === from ? beforeOf(attendance, participant) : afterOf(attendance, piece - 1)
    if (joinMs >= endMs && joinMs > startMs) break
    if (joinMs <= coveredMs) coveredMs = Math.max(coveredMs, outMs)
    if (outMs > Math.max(startMs, joinMs)) met = true
    if (!away && nextMs > outMs && (outMs < endMs || outMs <= startMs)) inDoubt = true
    // The last millisecond of somebody whose join is not known has no known length.
    const knownMs = joined[piece] === 1 ? joinMs : joinMs + 1
    inMs += Math.max(0, Math.min(leaveMs, endMs) - Math.max(knownMs, startMs))
    if (joinMs >= startMs && joinMs < endMs) {
      if (joined[piece] === 1 && !isUntold(before)) joins++
      else movesInDoubt = true
    }
    if (leaveMs >= startMs && leaveMs < endMs) {
      if (away) leaves++
      else movesInDoubt = true
    }
  }
  const wholly = met && coveredMs >= endMs
  return { wholly, met, inMs, inDoubt, movesInDoubt: movesInDoubt || inDoubt, joins, leaves }
}

/** Whether an entry of which too little is known may have been then: who joins after it may have been in already. */
function isUntold(between: Between): boolean {
  return between === 'unreadable' || between === 'no-start'
}
