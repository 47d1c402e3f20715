// What each kind of data note is called, and how many there are.

import type { NoteKind, NoteTable } from '../../electron/shared/session'
import type { DataNote } from '../../electron/shared/session-rows'
import { formatCount } from '../clock/format'

/** As in the middle of a sentence. */
export const noteWords: Readonly<Record<NoteKind, string>> = {
  'missing-id': 'missing id',
  'missing-name': 'missing name',
  'missing-time': 'missing time',
  'missing-end': 'no end recorded',
  'missing-timelog': 'no times recorded',
  'invalid-time': 'invalid time',
  'missing-zone': 'no time zone',
  'unusual-time': 'unusual form of a time',
  'wrong-type': 'unexpected type',
  'out-of-order': 'out of order',
  overlapping: 'overlapping',
  repeated: 'repeated',
  'zero-length': 'no length',
  backwards: 'ends before it starts',
  'before-session': 'before the session',
  'after-session': 'after the session',
  'duplicate-participant': 'same id twice',
  'unknown-status': 'unknown status',
  'contradicting-status': 'contradicting status',
  'older-name': 'older field name',
  'extra-key': 'unknown field',
  'repeated-key': 'same field twice',
  'media-outside': 'media outside time in room',
  enclosed: 'taken out of other text',
  'participants-missing': 'participants missing',
  'secret-withheld': 'secret withheld'
}

/** As at the beginning of a line. */
export function noteTitle(kind: NoteKind): string {
  const words = noteWords[kind]
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** How many places of the data the notes are about: one note can stand for many. */
export function placesOf(notes: readonly DataNote[]): number {
  return notes.reduce((sum, note) => sum + note.count, 0)
}

/** How many places all notes of a session are about, or those from one of its notes on. */
export function placesIn({ count }: NoteTable, from = 0): number {
  return count.subarray(from).reduce((sum, places) => sum + places, 0)
}

/** The first note about something and how many places of the data all of them are about; lines for a tooltip out. */
export function notesHint(first: DataNote, places: number): string {
  const words = `${noteTitle(first.kind)}: ${first.handling}`
  return places > 1 ? `${words}\nand ${formatCount(places - 1)} more` : words
}
