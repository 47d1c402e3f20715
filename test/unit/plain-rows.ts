// All rows of a participant's tables as objects: what a test says of them, never the app.

import type { Ms, NoteKind, ParticipantIndex, RemnantIndex, RowKind, Session } from '../../electron/shared/session'
import {
  known,
  momentsOf,
  noteKindsOf,
  remnantAt,
  rowsOf,
  type MediaError,
  type ModeChange,
  type Remnant
} from '../../electron/shared/session-rows'
import { textAt } from '../../electron/shared/texts'

/** A stretch of time as the service recorded it. `endMs` is never before `startMs`; null means that no end is known. */
export interface Interval {
  readonly startMs: Ms
  readonly endMs: Ms | null
  /** True when an end was received that could not be read or is before the start, absent otherwise. */
  readonly endUnreadable?: true
  /** Kinds of the data notes about the interval, absent when there are none. */
  readonly notes?: readonly NoteKind[]
}

/** A participant's intervals of one kind. */
export function intervalsOf({ intervals }: Session, of: ParticipantIndex, kind: RowKind): readonly Interval[] {
  const { from, to } = rowsOf(intervals, of, kind)
  const read: Interval[] = []
  for (let row = from; row < to; row++) {
    const startMs = intervals.startMs[row] ?? 0
    const endMs = known(intervals.endMs[row])
    const notes = intervals.notes[row] ?? 0
    if (intervals.endUnreadable[row] === 1)
      read.push({ startMs, endMs, endUnreadable: true, ...(notes !== 0 && { notes: noteKindsOf(notes) }) })
    else read.push(notes === 0 ? { startMs, endMs } : { startMs, endMs, notes: noteKindsOf(notes) })
  }
  return read
}

/** What is left of a participant's entries of one kind that have no start. */
export function remnantsOf({ remnants }: Session, of: ParticipantIndex, kind: RowKind): readonly Remnant[] {
  const { from, to } = rowsOf(remnants, of, kind)
  const read: Remnant[] = []
  for (let row = from; row < to; row++) {
    read.push(remnantAt(remnants, row as RemnantIndex))
  }
  return read
}

/** A participant's media errors, by time. */
export function errorsOf({ texts, errors }: Session, of: ParticipantIndex): readonly MediaError[] {
  const { from, to } = momentsOf(errors, of)
  const read: MediaError[] = []
  for (let row = from; row < to; row++) {
    read.push({ atMs: errors.atMs[row] ?? 0, message: textAt(texts, errors.text[row] ?? -1) ?? '' })
  }
  return read
}

/** A participant's changes of mode, by time. */
export function modesOf({ texts, modes }: Session, of: ParticipantIndex): readonly ModeChange[] {
  const { from, to } = momentsOf(modes, of)
  const read: ModeChange[] = []
  for (let row = from; row < to; row++) {
    read.push({ mode: textAt(texts, modes.text[row] ?? -1) ?? '', atMs: modes.atMs[row] ?? 0 })
  }
  return read
}
