// Writes the tables of a session row by row, from the first participant to the last.

import {
  noteKinds,
  rowKinds,
  untolds,
  type IntervalTable,
  type MomentTable,
  type Ms,
  type NoteTable,
  type ParticipantIndex,
  type RemnantTable,
  type RowKind,
  type Session,
  type SessionHead
} from '../../shared/session'
import { noteBits, type DataNote, type Remnant } from '../../shared/session-rows'
import { noText, TextWriter } from '../../shared/texts'

/** What is recorded of a participant as a text. */
export interface Facts {
  readonly name: string | null
  readonly mode: string | null
  readonly type: string | null
  readonly device: string | null
}

export class SessionWriter {
  readonly #texts = new TextWriter()
  readonly #participants = columnsOf('id', 'name', 'mode', 'type', 'device')
  readonly #intervals = columnsOf('first', 'startMs', 'endMs', 'endUnreadable', 'notes')
  readonly #errors = columnsOf('first', 'atMs', 'text')
  readonly #modes = columnsOf('first', 'atMs', 'text')
  readonly #remnants: { readonly row: number; readonly remnant: Remnant }[] = []
  readonly #notes: DataNote[] = []

  /** Begins a participant: intervals, errors and modes are hers until the next one is begun. Her id may not have been added before. */
  addParticipant(id: string): ParticipantIndex {
    const { id: ids, name, mode, type, device } = this.#participants
    const index = ids.push(this.#texts.add(id)) - 1
    for (const fact of [name, mode, type, device]) fact.push(noText)
    this.#errors.first.push(this.#errors.atMs.length)
    this.#modes.first.push(this.#modes.atMs.length)
    return index as ParticipantIndex
  }

  /** What is recorded of the participant begun last. */
  setFacts({ name, mode, type, device }: Facts): void {
    const columns = this.#participants
    const at = columns.id.length - 1
    columns.name[at] = this.#texts.add(name)
    columns.mode[at] = this.#texts.add(mode)
    columns.type[at] = this.#texts.add(type)
    columns.device[at] = this.#texts.add(device)
  }

  /** The intervals after this are of this kind: for each participant the kinds are begun in the order of `rowKinds`, or left out. */
  beginRow(kind: RowKind): void {
    this.#openRows((this.#participants.id.length - 1) * rowKinds.length + rowKinds.indexOf(kind))
  }

  #openRows(upTo: number): void {
    const { first, startMs } = this.#intervals
    while (first.length <= upTo) first.push(startMs.length)
  }

  /** An interval of the row begun last, after those that start before it; an `endMs` of NaN is not known, and `notes` are bits. */
  addInterval(startMs: Ms, endMs: Ms, endUnreadable = false, notes = 0): void {
    const columns = this.#intervals
    columns.startMs.push(startMs)
    columns.endMs.push(endMs)
    columns.endUnreadable.push(endUnreadable ? 1 : 0)
    columns.notes.push(notes)
  }

  /** How many intervals there are: where the next one will stand. */
  get intervals(): number {
    return this.#intervals.startMs.length
  }

  /** Takes the intervals from one on back, which may only be of the row begun last. */
  takeBack(from: number): void {
    const { startMs, endMs, endUnreadable, notes } = this.#intervals
    for (const column of [startMs, endMs, endUnreadable, notes]) column.length = from
  }

  /** What is left of an entry of any participant, after what is already left of others of its kind. */
  addRemnant(of: ParticipantIndex, kind: RowKind, remnant: Remnant): void {
    this.#remnants.push({ row: of * rowKinds.length + rowKinds.indexOf(kind), remnant })
  }

  /** A media error, after earlier ones. */
  addError(atMs: Ms, message: string): void {
    this.#addMoment(this.#errors, atMs, message)
  }

  /** A change of mode, after earlier ones. */
  addMode(atMs: Ms, mode: string): void {
    this.#addMoment(this.#modes, atMs, mode)
  }

  #addMoment(columns: Columns<'atMs' | 'text'>, atMs: Ms, text: string): void {
    columns.atMs.push(atMs)
    columns.text.push(this.#texts.add(text))
  }

  /** A note about the whole or about one of the participants, whether she was added before or not. */
  addNote(note: DataNote): void {
    this.#notes.push(note)
  }

  /** All that was written, with what is known of the session itself: each array has a buffer of its own. */
  finish(head: SessionHead): Session {
    const remnants = this.#remnantTable()
    const notes = this.#noteTable()
    const { id, name, mode, type, device } = this.#participants
    return {
      ...head,
      texts: this.#texts.texts(),
      participants: {
        length: id.length,
        id: new Int32Array(id),
        name: new Int32Array(name),
        mode: new Int32Array(mode),
        type: new Int32Array(type),
        device: new Int32Array(device)
      },
      intervals: this.#intervalTable(),
      remnants,
      errors: momentTable(this.#errors),
      modes: momentTable(this.#modes),
      notes
    }
  }

  #intervalTable(): IntervalTable {
    this.#openRows(this.#participants.id.length * rowKinds.length)
    const { first, startMs, endMs, endUnreadable, notes } = this.#intervals
    return {
      length: startMs.length,
      first: new Uint32Array(first),
      startMs: new Float64Array(startMs),
      endMs: new Float64Array(endMs),
      endUnreadable: new Uint8Array(endUnreadable),
      notes: new Uint32Array(notes)
    }
  }

  #remnantTable(): RemnantTable {
    const sorted = this.#remnants.toSorted((one, other) => one.row - other.row)
    const first = new Uint32Array(this.#participants.id.length * rowKinds.length + 1)
    for (const { row } of sorted) first[row + 1] = (first[row + 1] ?? 0) + 1
    for (let row = 1; row < first.length; row++) first[row] = (first[row] ?? 0) + (first[row - 1] ?? 0)
    const remnants = sorted.map(({ remnant }) => remnant)
    return {
      length: remnants.length,
      first,
      start: Uint8Array.from(remnants, ({ start }) => untolds.indexOf(start)),
      endMs: Float64Array.from(remnants, ({ endMs }) => endMs ?? NaN),
      endUnreadable: Uint8Array.from(remnants, ({ endUnreadable }) => (endUnreadable ? 1 : 0)),
      notes: Uint32Array.from(remnants, ({ notes }) => noteBits(notes))
    }
  }

  #noteTable(): NoteTable {
    const notes = this.#notes
    const texts = this.#texts
    const participants = new Map(this.#participants.id.map((id, index) => [id, index]))
    return {
      length: notes.length,
      kind: Uint8Array.from(notes, ({ kind }) => noteKinds.indexOf(kind)),
      participant: Int32Array.from(notes, ({ participantId }) => participants.get(texts.add(participantId)) ?? -1),
      path: Int32Array.from(notes, ({ path }) => texts.add(path)),
      raw: Int32Array.from(notes, ({ raw }) => texts.add(raw)),
      handling: Int32Array.from(notes, ({ handling }) => texts.add(handling)),
      atMs: Float64Array.from(notes, ({ atMs }) => atMs ?? NaN),
      count: Uint32Array.from(notes, ({ count }) => count)
    }
  }
}

/** Columns while they grow: the engine keeps a list of numbers as compactly as a typed array. */
type Columns<Name extends string> = Readonly<Record<Name, number[]>>

function columnsOf<Name extends string>(...names: readonly Name[]): Columns<Name> {
  return Object.fromEntries(names.map((name) => [name, []])) as unknown as Columns<Name>
}

function momentTable({ first, atMs, text }: Columns<'first' | 'atMs' | 'text'>): MomentTable {
  return {
    length: atMs.length,
    first: new Uint32Array([...first, atMs.length]),
    atMs: new Float64Array(atMs),
    text: new Int32Array(text)
  }
}
