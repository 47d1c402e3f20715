// Everybody's presence in flat arrays, made once, so that thousands can be asked about a moment or a span in a millisecond.

import type { Ms, Span } from '../../electron/shared/session'
import { atOnce, stretch, type Work } from '../../electron/shared/work'
import type { Presence, Stay } from './presence'
import { firstWhere } from './search'
import { sortedBy } from './sorted-by'

/**
 * What is known of the time before, between and after pieces: `away`; the others say why nobody knows. `unrecorded`: no leave
 * of the piece before was recorded; `running`: it went on when the data was fetched; `unreadable`: an entry that may have
 * been then could not be read; `no-start`: it has no start, or no times at all were recorded.
 */
export const betweens = ['away', 'unrecorded', 'running', 'unreadable', 'no-start'] as const
export type Between = (typeof betweens)[number]

/**
 * The pieces in which each participant was in beyond doubt, sorted, those of participant `i` from `offsets[i]` up to
 * `offsets[i + 1]`. A stay without a known leave is a piece of its first millisecond, one without a known join of its last,
 * as in the concurrency.
 */
export interface Attendance {
  readonly offsets: Int32Array
  readonly startsMs: Float64Array
  /** 1 for a piece that begins with a recorded join. */
  readonly joined: Uint8Array
  readonly endsMs: Float64Array
  /** The last moment of a piece that is recorded: its end, or the join when the leave is missing. */
  readonly leavesMs: Float64Array
  /** An index into `betweens` for the time after each piece. */
  readonly after: Uint8Array
  /** The same for the time before each participant's first piece; for all time where she has none. */
  readonly before: Uint8Array
  /** True when others may have been in who are not among these. */
  readonly incomplete: boolean
}

/** Presences in any order in; participants keep their place in it. `incomplete`: others may have been in. */
export function attendanceOf(presences: readonly Presence[], incomplete = false): Attendance {
  return atOnce(attending(presences, incomplete))
}

/** The same as work that can be interrupted. */
export function* attending(presences: readonly Presence[], incomplete = false): Work<Attendance> {
  const most = presences.reduce((sum, { stays }) => sum + stays.length, 0)
  const offsets = new Int32Array(presences.length + 1)
  const startsMs = new Float64Array(most)
  const endsMs = new Float64Array(most)
  const leavesMs = new Float64Array(most)
  const joined = new Uint8Array(most)
  const after = new Uint8Array(most)
  const before = new Uint8Array(presences.length)
  const attendance = { offsets, startsMs, endsMs, leavesMs, joined, after, before, incomplete }
  let size = 0
  let untilYield = stretch
  for (const [participant, presence] of presences.entries()) {
    const first = size
    let latestStartMs = -Infinity
    if (participant % stretch === stretch - 1) yield
    for (const stay of presence.untold.length === 0 ? presence.stays : yield* bySureStart(presence.stays)) {
      if (--untilYield === 0) {
        yield
        untilYield = stretch
      }
      const { startMs, endMs } = sureSpan(stay)
      const leaveMs = isOpenEnded(stay) ? startMs : endMs
      // Not `endsMs`: the millisecond that a missing leave is granted must not join two pieces that only touch.
      const piece = size - 1
      if (size > first && (startMs <= (leavesMs[piece] ?? 0) || startMs < (endsMs[piece] ?? 0))) {
        endsMs[piece] = Math.max(endsMs[piece] ?? 0, endMs)
        leavesMs[piece] = Math.max(leavesMs[piece] ?? 0, leaveMs)
        const known = startMs === latestStartMs ? (after[piece] ?? 0) : 0
        after[piece] = Math.max(known, codeOf(stay))
      } else {
        startsMs[size] = startMs
        endsMs[size] = endMs
        leavesMs[size] = leaveMs
        joined[size] = stay.start === undefined ? 1 : 0
        after[size] = codeOf(stay)
        size++
      }
      latestStartMs = startMs
    }
    offsets[participant + 1] = size
    if (presence.untold.length > 0) markUntold(attendance, participant, presence)
  }
  return attendance
}

function isOpenEnded({ end }: Stay): boolean {
  return end === 'unrecorded' || end === 'unreadable'
}

function sureSpan(stay: Stay): Span {
  const { start, startMs, endMs } = stay
  if (start !== undefined) return { startMs: endMs - 1, endMs }
  return { startMs, endMs: isOpenEnded(stay) ? startMs + 1 : endMs }
}

/** One without a known start is drawn far before the moment that she was in then. */
function bySureStart(stays: readonly Stay[]): Work<readonly Stay[]> {
  return sortedBy(stays, (stay) => sureSpan(stay).startMs)
}

/**
 * Marks the times between pieces in which an entry may have been of which too little is known: each lies within one wholly or
 * not at all. An entry without a start answers for none before it: who may still have been in after it was not away.
 */
function markUntold(attendance: Attendance, participant: number, presence: Presence): void {
  const { offsets, startsMs, endsMs, after, before } = attendance
  const { untold, untoldWhy, possible } = presence
  const code = betweens.indexOf(untoldWhy === 'unreadable' ? 'unreadable' : 'no-start')
  const from = offsets[participant] ?? 0
  const to = offsets[participant + 1] ?? from
  const reaches = (spans: readonly Span[], startMs: Ms, endMs: Ms) => {
    const span = spans[firstWhere(spans.length, (index) => (spans[index]?.endMs ?? Infinity) > startMs)]
    return span !== undefined && span.startMs < endMs
  }
  if (reaches(untold, -Infinity, from < to ? (startsMs[from] ?? 0) : Infinity)) before[participant] = code
  for (let piece = from; piece < to; piece++) {
    const endMs = endsMs[piece] ?? 0
    const nextMs = piece + 1 < to ? (startsMs[piece + 1] ?? 0) : Infinity
    if (reaches(untold, endMs, nextMs)) after[piece] = code
    else if (after[piece] === 0 && reaches(possible, endMs, nextMs)) after[piece] = betweens.indexOf('unrecorded')
  }
}

/**
 * A stay that starts later answers for an earlier one without a leave, so only the latest start tells what comes after. What
 * could not be read is marked afterwards.
 */
function codeOf({ end }: Stay): number {
  switch (end) {
    case 'recorded':
    case 'unreadable':
      return 0
    case 'unrecorded':
      return 1
    case 'running':
      return 2
  }
}

/** How many participants there are. */
export function sizeOf(attendance: Attendance): number {
  return attendance.offsets.length - 1
}

/** The first piece of a participant that starts after a moment; the end of her pieces when there is none. */
export function pieceAfter({ offsets, startsMs }: Attendance, participant: number, ms: Ms): number {
  const from = offsets[participant] ?? 0
  const to = offsets[participant + 1] ?? from
  return from + firstWhere(to - from, (index) => (startsMs[from + index] ?? Infinity) > ms)
}

/** What is known of the time after a piece. */
export function afterOf({ after }: Attendance, piece: number): Between {
  return betweens[after[piece] ?? 0] ?? 'away'
}

/** What is known of the time before a participant's first piece. */
export function beforeOf({ before }: Attendance, participant: number): Between {
  return betweens[before[participant] ?? 0] ?? 'away'
}
