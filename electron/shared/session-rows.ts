// Reads rows out of a session's tables: small objects of what is about to be shown, never of everything.

import {
  noteKinds,
  rowKinds,
  untolds,
  type MomentTable,
  type Ms,
  type NoteIndex,
  type NoteKind,
  type ParticipantIndex,
  type RemnantIndex,
  type RemnantTable,
  type RowKind,
  type Session,
  type Untold
} from './session'
import { textAt } from './texts'

/** What is left of an entry without a start. */
export interface Remnant {
  readonly start: Untold
  readonly endMs: Ms | null
  /** As for an interval. */
  readonly endUnreadable?: true
  /** Kinds of the data notes about it. */
  readonly notes: readonly NoteKind[]
}

export interface MediaError {
  readonly atMs: Ms
  readonly message: string
}

export interface ModeChange {
  readonly mode: string
  readonly atMs: Ms
}

/** One oddity of the data: what was received, where, and what is shown instead. */
export interface DataNote {
  readonly kind: NoteKind
  readonly participantId: string | null
  /** Where in the raw JSON, such as `participants[3].timelog[1].end`; the first place when `count` is above 1. */
  readonly path: string
  /** The raw value as JSON text, shortened to 200 characters; null when there was none. */
  readonly raw: string | null
  /** What was done with it, as a sentence. */
  readonly handling: string
  /** The moment it is about, for going there; null when it has none. */
  readonly atMs: Ms | null
  /** How many places this note stands for. */
  readonly count: number
}

/** A range of rows: from one up to but not at the other. */
export interface RowRange {
  readonly from: number
  readonly to: number
}

/** The place of a participant's kind among the lists of intervals or of remnants. */
export function listOf(of: ParticipantIndex, kind: RowKind): number {
  return of * rowKinds.length + rowKinds.indexOf(kind)
}

/** Where the rows of a participant's kind stand in the table of intervals or of remnants. */
export function rowsOf({ first }: { readonly first: Uint32Array }, of: ParticipantIndex, kind: RowKind): RowRange {
  const at = listOf(of, kind)
  return { from: first[at] ?? 0, to: first[at + 1] ?? 0 }
}

/** Where the rows of a participant stand in a table of moments. */
export function momentsOf({ first }: MomentTable, of: ParticipantIndex): RowRange {
  return { from: first[of] ?? 0, to: first[of + 1] ?? 0 }
}

/** Every participant of a session, as received. */
export function* participantsOf({ participants }: Session): Generator<ParticipantIndex> {
  for (let index = 0; index < participants.length; index++) yield index as ParticipantIndex
}

/** A participant's id. */
export function idOf({ texts, participants }: Session, of: ParticipantIndex): string {
  return textAt(texts, participants.id[of] ?? -1) ?? ''
}

/** What is recorded of a participant as a text; null when it is not. */
export function factOf(
  { texts, participants }: Session,
  of: ParticipantIndex,
  fact: 'name' | 'mode' | 'type' | 'device'
): string | null {
  return textAt(texts, participants[fact][of] ?? -1)
}

/** The participant with an id; null when there is none. */
export function participantWith({ texts: { all, ends }, participants }: Session, id: string): ParticipantIndex | null {
  // Of hundreds of thousands none is read.
  for (let index = 0; index < participants.length; index++) {
    const text = participants.id[index] ?? 0
    const from = text === 0 ? 0 : (ends[text - 1] ?? 0)
    if ((ends[text] ?? 0) - from === id.length && all.startsWith(id, from)) return index as ParticipantIndex
  }
  return null
}

/** The kinds of notes that bits stand for, in the order of `noteKinds`. */
export function noteKindsOf(bits: number): readonly NoteKind[] {
  return bits === 0 ? noKinds : noteKinds.filter((_, index) => (bits >>> index) & 1)
}

/** The bits that stand for kinds of notes. */
export function noteBits(kinds: readonly NoteKind[]): number {
  return kinds.reduce((bits, kind) => bits | (1 << noteKinds.indexOf(kind)), 0) >>> 0
}

const noKinds: readonly NoteKind[] = []

/** What is left of an entry that has no start, by its row. */
export function remnantAt({ start, endMs, endUnreadable, notes }: RemnantTable, row: RemnantIndex): Remnant {
  return {
    start: untolds[start[row] ?? 0] ?? 'unreadable',
    endMs: known(endMs[row]),
    ...(endUnreadable[row] === 1 && { endUnreadable: true }),
    notes: noteKindsOf(notes[row] ?? 0)
  }
}

/** A data note by its row. */
export function noteAt(session: Session, row: NoteIndex): DataNote {
  const { texts, notes } = session
  const participant = notes.participant[row] ?? -1
  return {
    kind: noteKinds[notes.kind[row] ?? 0] ?? 'wrong-type',
    participantId: participant < 0 ? null : idOf(session, participant as ParticipantIndex),
    path: textAt(texts, notes.path[row] ?? -1) ?? '',
    raw: textAt(texts, notes.raw[row] ?? -1),
    handling: textAt(texts, notes.handling[row] ?? -1) ?? '',
    atMs: known(notes.atMs[row]),
    count: notes.count[row] ?? 1
  }
}

/** A time as it stands in a column in; null out where it is not known. */
export function known(ms: Ms | undefined): Ms | null {
  return ms === undefined || Number.isNaN(ms) ? null : ms
}
