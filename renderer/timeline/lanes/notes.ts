// The data notes about one participant.

import { rowKinds, type NoteIndex, type ParticipantIndex, type Session } from '../../../electron/shared/session'
import { noteAt, noteBits, type DataNote } from '../../../electron/shared/session-rows'
import { entryInRow, type Entry } from './entries'
import { staysOf, type Lane } from './lanes'

/** Their rows, in the order in which they were met. */
export function noteRowsAbout({ notes }: Session, participant: ParticipantIndex): readonly NoteIndex[] {
  const rows: NoteIndex[] = []
  for (let row = 0; row < notes.length; row++) if (notes.participant[row] === participant) rows.push(row as NoteIndex)
  return rows
}

/** The same, read. */
export function notesAbout(session: Session, participant: ParticipantIndex): readonly DataNote[] {
  return noteRowsAbout(session, participant).map((row) => noteAt(session, row))
}

/** The interval that a note about a participant is about; null where it is about no single one that is drawn. */
export function entryOfNote(lane: Lane, { kind, atMs }: DataNote): Entry | null {
  if (atMs === null) return null
  const bit = noteBits([kind])
  for (const row of rowKinds) {
    const { table, from, to } = staysOf(lane, row)
    for (let at = from; at < to; at++) {
      const isOf = ((table.notes[at] ?? 0) & bit) !== 0
      if (isOf && (table.startMs[at] === atMs || table.endMs[at] === atMs)) return entryInRow(lane, row, at)
    }
  }
  return null
}
