// Everybody's presence in flat arrays, made once, so that thousands can be asked about a moment or a span in a millisecond.

import type { Ms } from '../../electron/shared/session'
import { atOnce, stretch, type Work } from '../../electron/shared/work'
import type { Presence, Stay } from './presence'
import { firstWhere } from './search'

/** What is known of the time after a piece: `away` until the next one or for good; the others say why nobody knows. */
export const afters = ['away', 'unrecorded', 'running'] as const
export type After = (typeof afters)[number]

/**
 * The pieces in which each participant was in beyond doubt, sorted, those of participant `i` from `offsets[i]` up to
 * `offsets[i + 1]`. A stay without a recorded leave is a piece of its first millisecond, as in the concurrency.
 */
export interface Attendance {
  readonly offsets: Int32Array
  readonly startsMs: Float64Array
  readonly endsMs: Float64Array
  /** The last moment of a piece that is recorded: its end, or the join when the leave is missing. */
  readonly leavesMs: Float64Array
  /** An index into `afters` for each piece. */
  readonly after: Uint8Array
}

/** Presences in any order in; participants keep their place in it. */
export function attendanceOf(presences: readonly Presence[]): Attendance {
  return atOnce(attending(presences))
}

/** The same as work that can be interrupted. */
export function* attending(presences: readonly Presence[]): Work<Attendance> {
  const most = presences.reduce((sum, { stays }) => sum + stays.length, 0)
  const offsets = new Int32Array(presences.length + 1)
  const startsMs = new Float64Array(most)
  const endsMs = new Float64Array(most)
  const leavesMs = new Float64Array(most)
  const after = new Uint8Array(most)
  let size = 0
  let untilYield = stretch
  for (const [participant, { stays }] of presences.entries()) {
    const first = size
    let latestStartMs = -Infinity
    if (participant % stretch === stretch - 1) yield
    for (const stay of stays) {
      if (--untilYield === 0) {
        yield
        untilYield = stretch
      }
      const { startMs } = stay
      const unrecorded = stay.end === 'unrecorded'
      const endMs = unrecorded ? startMs + 1 : stay.endMs
      const leaveMs = unrecorded ? startMs : stay.endMs
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
        after[size] = codeOf(stay)
        size++
      }
      latestStartMs = startMs
    }
    offsets[participant + 1] = size
  }
  return { offsets, startsMs, endsMs, leavesMs, after }
}

/** A stay that starts later answers for an earlier one without a leave, so only the latest start tells what comes after. */
function codeOf({ end }: Stay): number {
  switch (end) {
    case 'recorded':
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
export function afterOf({ after }: Attendance, piece: number): After {
  return afters[after[piece] ?? 0] ?? 'away'
}
