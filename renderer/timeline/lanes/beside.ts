// What is tied to a drop: the error that came just before it, and who joined meanwhile.

import type { Ms, ParticipantIndex, Span } from '../../../electron/shared/session'
import { pieceAfter, sizeOf, type Attendance } from '../../analysis/attendance'
import { firstAfter, firstFrom } from '../../analysis/search'
import { spanAt } from '../../analysis/spans'
import type { Lane } from './lanes'

/** An error is tied to a drop that follows it within a minute. */
export const tiedMs = 60_000

/** The row of the last of a participant's errors in the minute up to a leave of hers; null without any. */
export function errorBefore({ session, errors }: Pick<Lane, 'session' | 'errors'>, leaveMs: Ms): number | null {
  const { atMs } = session.errors
  const row = firstAfter(atMs, errors.from, errors.to, leaveMs) - 1
  return row >= errors.from && leaveMs - (atMs[row] ?? 0) <= tiedMs ? row : null
}

/** The time away that a participant's error came just before; null where she did not drop within a minute. */
export function awayAfter({ presence: { gaps } }: Pick<Lane, 'presence'>, errorMs: Ms): Span | null {
  const row = firstFrom(gaps.startMs, gaps.from, gaps.to, errorMs)
  const away = spanAt(gaps, row - gaps.from)
  return away !== null && away.startMs - errorMs <= tiedMs ? away : null
}

/** Who else joined, or joined again, from the beginning of a stretch up to its end; in the order of lists. */
export function joinedWithin(
  attendance: Attendance,
  { startMs, endMs }: Span,
  except: ParticipantIndex
): readonly ParticipantIndex[] {
  const { order, first, startMs: joinsMs, joined } = attendance
  const isNew = new Uint8Array(sizeOf(attendance))
  for (let index = 0; index < isNew.length; index++) {
    // Times are whole milliseconds.
    const to = first[index + 1] ?? 0
    for (let piece = pieceAfter(attendance, index, startMs - 1); piece < to; piece++) {
      if ((joinsMs[piece] ?? 0) >= endMs) break
      if (joined[piece] === 1) isNew[index] = 1
    }
  }
  const who: ParticipantIndex[] = []
  for (const index of order) if (isNew[index] === 1 && index !== except) who.push(index as ParticipantIndex)
  return who
}
