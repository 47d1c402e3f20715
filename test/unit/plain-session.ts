// Sessions as small objects, in which tests write down and compare what the tables of a session hold.

import { SessionWriter } from '../../electron/main/session/session-writer'
import {
  mediaKinds,
  rowKinds,
  type MediaKind,
  type NoteIndex,
  type RowKind,
  type Session,
  type SessionHead
} from '../../electron/shared/session'
import {
  factOf,
  idOf,
  noteAt,
  noteBits,
  participantsOf,
  type DataNote,
  type MediaError,
  type ModeChange,
  type Remnant
} from '../../electron/shared/session-rows'
import { errorsOf, intervalsOf, modesOf, remnantsOf, type Interval } from './plain-rows'

export interface PlainParticipant {
  readonly id: string
  readonly name: string | null
  readonly presence: readonly Interval[]
  readonly media: Readonly<Record<MediaKind, readonly Interval[]>>
  /** Absent when every entry has a start. */
  readonly remnants?: Readonly<Partial<Record<RowKind, readonly Remnant[]>>>
  readonly errors: readonly MediaError[]
  readonly modes: readonly ModeChange[]
  readonly mode: string | null
  readonly type: string | null
  readonly device: string | null
}

export interface PlainSession extends SessionHead {
  readonly participants: readonly PlainParticipant[]
  readonly notes: readonly DataNote[]
}

/** The tables of a session that is written down in objects. */
export function sessionOf({ participants, notes, ...head }: PlainSession): Session {
  const writer = new SessionWriter()
  for (const participant of participants) {
    const { id, presence, media, remnants = {}, errors, modes } = participant
    const index = writer.addParticipant(id)
    writer.addFacts(participant)
    for (const kind of rowKinds) {
      writer.beginRow(kind)
      for (const each of kind === 'presence' ? presence : media[kind]) {
        writer.intervals.add(each.startMs, each.endMs ?? NaN, each.endUnreadable, noteBits(each.notes ?? []))
      }
      for (const { endUnreadable = false, notes, ...remnant } of remnants[kind] ?? []) {
        writer.addRemnant(index, kind, { ...remnant, endUnreadable, notes: noteBits(notes) })
      }
    }
    for (const { atMs, message } of errors) writer.addError(atMs, message)
    for (const { atMs, mode } of modes) writer.addMode(atMs, mode)
  }
  for (const note of notes) writer.addNote(note)
  return writer.finish(head)
}

/** A session's tables as objects. Kinds of notes come in the order of `noteKinds`. */
export function plainOf(session: Session): PlainSession {
  const head = Object.entries(session).filter(([, value]) => value === null || typeof value !== 'object')
  return {
    ...(Object.fromEntries(head) as unknown as SessionHead),
    participants: [...participantsOf(session)].map((of) => {
      const left = rowKinds.map((kind) => [kind, remnantsOf(session, of, kind)] as const)
      const some = left.filter(([, list]) => list.length > 0)
      return {
        id: idOf(session, of),
        name: factOf(session, of, 'name'),
        presence: intervalsOf(session, of, 'presence'),
        media: Object.fromEntries(
          mediaKinds.map((kind) => [kind, intervalsOf(session, of, kind)])
        ) as unknown as PlainParticipant['media'],
        ...(some.length > 0 && { remnants: Object.fromEntries(some) }),
        errors: errorsOf(session, of),
        modes: modesOf(session, of),
        mode: factOf(session, of, 'mode'),
        type: factOf(session, of, 'type'),
        device: factOf(session, of, 'device')
      }
    }),
    notes: Array.from({ length: session.notes.length }, (_, row) => noteAt(session, row as NoteIndex))
  }
}
