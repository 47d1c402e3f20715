// The data notes about one participant.

import type { NoteIndex, ParticipantIndex, Session } from '../../../electron/shared/session'
import { noteAt, type DataNote } from '../../../electron/shared/session-rows'

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
