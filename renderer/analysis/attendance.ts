// Everybody's presence in flat arrays, made once, so that thousands can be asked about a moment or a span in a millisecond.

import type { Ms, ParticipantIndex } from '../../electron/shared/session'
import { rowsOf } from '../../electron/shared/session-rows'
import { orderOf } from './order-of'
import { sureEnd, sureStart, type PresenceTable } from './presence'
import { firstAfter } from './search'
import { countOf, spansOf, type Spans } from './spans'
import { endCodes } from './stays'

/**
 * What is known of the time before, between and after pieces: `away`; the others say why nobody knows. `unrecorded`: no leave
 * of the piece before was recorded; `running`: it went on when the data was fetched; `unreadable`: an entry that may have
 * been then could not be read; `no-start`: it has no start, or no times at all were recorded.
 */
export const betweens = ['away', 'unrecorded', 'running', 'unreadable', 'no-start'] as const
export type Between = (typeof betweens)[number]

/**
 * The pieces in which each participant was in beyond doubt, sorted, those of participant `i` from `first[i]` up to
 * `first[i + 1]`. A stay without a known leave is a piece of its first millisecond, one without a known join of its last,
 * as in the concurrency.
 */
export interface Attendance {
  /** The participants in the order in which lists of them name them. */
  readonly order: Uint32Array
  readonly first: Uint32Array
  readonly startMs: Float64Array
  /** 1 for a piece that begins with a recorded join. */
  readonly joined: Uint8Array
  readonly endMs: Float64Array
  /** The last moment of a piece that is recorded: its end, or the join when the leave is missing. */
  readonly leaveMs: Float64Array
  /** An index into `betweens` for the time after each piece. */
  readonly after: Uint8Array
  /** The same for the time before each participant's first piece; for all time where she has none. */
  readonly before: Uint8Array
  /** True when others may have been in who are not among these. */
  readonly incomplete: boolean
}

/** Everybody's presence in, and the order in which lists name them. `incomplete`: others may have been in. */
export function attendanceOf(presence: PresenceTable, order: Uint32Array, incomplete = false): Attendance {
  const pieces = presence.isDoubtful ? written(presence) : asPieces(presence)
  return { ...pieces, order, incomplete }
}

type Pieces = Omit<Attendance, 'order' | 'incomplete'>

/** Where nobody is in doubt, the pieces are those of the presence. */
function asPieces({ length, pieces, stays }: PresenceTable): Pieces {
  const { first, startMs, endMs } = pieces
  const after = new Uint8Array(startMs.length)
  for (let index = 0; index < length; index++) {
    const { from, to } = rowsOf(stays, index as ParticipantIndex, 'presence')
    const lastPiece = (first[index + 1] ?? 0) - 1
    for (let row = to - 1; row >= from && stays.startMs[row] === stays.startMs[to - 1]; row--)
      after[lastPiece] = Math.max(after[lastPiece] ?? 0, codes[stays.end[row] ?? 0] ?? 0)
  }
  const joined = new Uint8Array(startMs.length).fill(1)
  return { first, startMs, joined, endMs, leaveMs: endMs, after, before: new Uint8Array(length) }
}

function written(presence: PresenceTable): Pieces {
  const { length, stays } = presence
  const first = new Uint32Array(length + 1)
  let most = 0
  for (let participant = 0; participant < length; participant++)
    most += countOf(rowsOf(stays, participant as ParticipantIndex, 'presence'))
  const times = () => new Float64Array(most)
  const pieces = {
    first,
    startMs: times(),
    joined: new Uint8Array(most),
    endMs: times(),
    leaveMs: times(),
    after: new Uint8Array(most),
    before: new Uint8Array(length)
  }
  for (let index = 0; index < length; index++) {
    const participant = index as ParticipantIndex
    const { from, to } = rowsOf(stays, participant, 'presence')
    const isUntold = countOf(spansOf(presence.untold, participant)) > 0
    if (isUntold && stays.start.subarray(from, to).some((start) => start !== 0)) {
      const order = orderOf(Float64Array.from({ length: to - from }, (_, at) => sureStart(stays, from + at)))
      writeRow(pieces, presence, participant, (at) => from + (order[at] ?? 0))
    } else writeRow(pieces, presence, participant, (at) => from + at)
    if (isUntold) markUntold(pieces, presence, participant)
  }
  return pieces
}

/** `rowAt`: the stays in the order in which she was in beyond doubt. */
function writeRow(
  pieces: Pieces,
  { stays }: PresenceTable,
  participant: ParticipantIndex,
  rowAt: (at: number) => number
): void {
  const { first, startMs, joined, endMs, leaveMs, after } = pieces
  const from = first[participant] ?? 0
  const count = countOf(rowsOf(stays, participant, 'presence'))
  let size = from
  let latestStartMs = -Infinity
  for (let at = 0; at < count; at++) {
    const row = rowAt(at)
    const fromMs = sureStart(stays, row)
    const untilMs = sureEnd(stays, row)
    const lastMs = isOpenEnded(stays.end[row] ?? 0) ? fromMs : untilMs
    const code = codes[stays.end[row] ?? 0] ?? 0
    const piece = size - 1
    // Not `endMs`: the millisecond that a missing leave is granted must not join two pieces that only touch.
    if (size > from && (fromMs <= (leaveMs[piece] ?? 0) || fromMs < (endMs[piece] ?? 0))) {
      endMs[piece] = Math.max(endMs[piece] ?? 0, untilMs)
      leaveMs[piece] = Math.max(leaveMs[piece] ?? 0, lastMs)
      after[piece] = Math.max(fromMs === latestStartMs ? (after[piece] ?? 0) : 0, code)
    } else {
      startMs[size] = fromMs
      endMs[size] = untilMs
      leaveMs[size] = lastMs
      joined[size] = stays.start[row] === 0 ? 1 : 0
      after[size] = code
      size++
    }
    latestStartMs = fromMs
  }
  first[participant + 1] = size
}

function isOpenEnded(end: number): boolean {
  return end >= endCodes.unreadable
}

/**
 * Marks the times between pieces in which an entry may have been of which too little is known: each lies within one wholly or
 * not at all. An entry without a start answers for none before it: who may still have been in after it was not away.
 */
function markUntold(
  { first, startMs, endMs, after, before }: Pieces,
  presence: PresenceTable,
  participant: ParticipantIndex
): void {
  const untold = spansOf(presence.untold, participant)
  const possible = spansOf(presence.possible, participant)
  const isUnreadable = presence.untoldWhy[participant] === 0
  const code = betweens.indexOf(isUnreadable ? 'unreadable' : 'no-start')
  const unrecorded = betweens.indexOf('unrecorded')
  const from = first[participant] ?? 0
  const to = first[participant + 1] ?? 0
  if (reaches(untold, -Infinity, from < to ? (startMs[from] ?? 0) : Infinity)) before[participant] = code
  for (let piece = from; piece < to; piece++) {
    const ownMs = endMs[piece] ?? 0
    const nextMs = piece + 1 < to ? (startMs[piece + 1] ?? 0) : Infinity
    if (reaches(untold, ownMs, nextMs)) after[piece] = code
    else if (after[piece] === 0 && reaches(possible, ownMs, nextMs)) after[piece] = unrecorded
  }
}

function reaches(spans: Spans, fromMs: Ms, untilMs: Ms): boolean {
  const row = firstAfter(spans.endMs, spans.from, spans.to, fromMs)
  return row < spans.to && (spans.startMs[row] ?? 0) < untilMs
}

/**
 * What each kind of end says of the time after it. A stay that starts later answers for an earlier one without a leave, so
 * only the latest start tells what comes after. What could not be read is marked afterwards.
 */
const codes: readonly number[] = [0, 2, 0, 1]

/** How many participants there are. */
export function sizeOf(attendance: Attendance): number {
  return attendance.first.length - 1
}

/** The first piece of a participant that starts after a moment; the end of her pieces when there is none. */
export function pieceAfter({ first, startMs }: Attendance, participant: number, ms: Ms): number {
  return firstAfter(startMs, first[participant] ?? 0, first[participant + 1] ?? 0, ms)
}

/** What is known of the time after a piece. */
export function afterOf({ after }: Attendance, piece: number): Between {
  return betweens[after[piece] ?? 0] ?? 'away'
}

/** What is known of the time before a participant's first piece. */
export function beforeOf({ before }: Attendance, participant: number): Between {
  return betweens[before[participant] ?? 0] ?? 'away'
}
