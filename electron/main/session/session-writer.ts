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
  type ParticipantTable,
  type RecordedPlace,
  type RemnantTable,
  type RowKind,
  type Session,
  type SessionHead,
  type Untold
} from '../../shared/session'
import { listOf, type DataNote, type RowRange } from '../../shared/session-rows'
import { TextWriter } from '../../shared/texts'
import { GrowingIntervals } from './growing-intervals'

/** What is recorded of a participant as a text. */
export interface Facts {
  readonly name: string | null
  readonly mode: string | null
  readonly type: string | null
  readonly device: string | null
}

/** What is left of an entry without a start; `notes` are bits. */
export interface Left {
  readonly start: Untold
  readonly endMs: Ms | null
  readonly endUnreadable: boolean
  readonly notes: number
}

/** Of a crowd all over the world not every place is counted, and not each that is counted is told. */
const mostPlaces = 2_000
const mostShownPlaces = 20

export class SessionWriter {
  readonly #texts = new TextWriter()
  readonly #ids: string[] = []
  readonly #idTexts: number[] = []
  readonly #facts = columnsOf('name', 'mode', 'type', 'device')
  /** Those written so far; new ones are of the row begun last, and come after those of it that start before them. */
  readonly intervals = new GrowingIntervals()
  /** Where each row of intervals begins. */
  readonly #first: number[] = []
  readonly #errors = columnsOf('first', 'atMs', 'text')
  readonly #modes = columnsOf('first', 'atMs', 'text')
  /** By the row of the participant's kind. */
  readonly #remnants = new Map<number, Left[]>()
  readonly #notes: DataNote[] = []
  /** By what is recorded of them. */
  readonly #places = new Map<string, RecordedPlace>()

  /** Begins a participant: intervals, errors and modes are hers until the next one is begun. Her id may not have been added before. */
  addParticipant(id: string): ParticipantIndex {
    this.#errors.first.push(this.#errors.atMs.length)
    this.#modes.first.push(this.#modes.atMs.length)
    this.#idTexts.push(this.#texts.append(id))
    return (this.#ids.push(id) - 1) as ParticipantIndex
  }

  /** What is recorded of the participant begun last, once for each of them. */
  addFacts({ name, mode, type, device }: Facts): void {
    const columns = this.#facts
    columns.name.push(this.#texts.add(name))
    columns.mode.push(this.#texts.add(mode))
    columns.type.push(this.#texts.add(type))
    columns.device.push(this.#texts.add(device))
  }

  /** The intervals after this are of this kind: for each participant the kinds are begun in the order of `rowKinds`, or left out. */
  beginRow(kind: RowKind): void {
    this.#openRows(listOf((this.#ids.length - 1) as ParticipantIndex, kind))
  }

  #openRows(upTo: number): void {
    while (this.#first.length <= upTo) this.#first.push(this.intervals.length)
  }

  /** Where a participant's intervals of a kind stand, once all of hers are written. */
  rowsOf(of: ParticipantIndex, kind: RowKind): RowRange {
    this.#openRows((of + 1) * rowKinds.length)
    const row = listOf(of, kind)
    return { from: this.#first[row] ?? 0, to: this.#first[row + 1] ?? 0 }
  }

  /** What is left of an entry of any participant, after what is left already of others of its kind. */
  addRemnant(of: ParticipantIndex, kind: RowKind, left: Left): void {
    const row = listOf(of, kind)
    const others = this.#remnants.get(row)
    if (others === undefined) this.#remnants.set(row, [left])
    else others.push(left)
  }

  /** Whether anything of this kind has been left without a start. */
  hasRemnants(of: ParticipantIndex, kind: RowKind): boolean {
    return this.#remnants.has(listOf(of, kind))
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

  /** Where a participant was. */
  addPlace(place: Omit<RecordedPlace, 'participants'>): void {
    const key = JSON.stringify([place.city, place.region, place.country])
    const before = this.#places.get(key)
    if (before !== undefined || this.#places.size < mostPlaces)
      this.#places.set(key, { ...place, participants: (before?.participants ?? 0) + 1 })
  }

  /** A note about the whole or about one of the participants, whether she was added before or not. */
  addNote(note: DataNote): void {
    this.#notes.push(note)
  }

  /** All that was written, with what is known of the session itself: each array has a buffer of its own. */
  finish(head: SessionHead): Session {
    const tables = {
      participants: this.#participantTable(),
      intervals: this.#intervalTable(),
      remnants: this.#remnantTable(),
      errors: momentTable(this.#errors),
      modes: momentTable(this.#modes),
      notes: this.#noteTable()
    }
    const places = [...this.#places.values()].sort((one, other) => other.participants - one.participants)
    const shown = places.slice(0, mostShownPlaces)
    return { ...head, ...(shown.length > 0 && { places: shown }), texts: this.#texts.texts(), ...tables }
  }

  #participantTable(): ParticipantTable {
    const { name, mode, type, device } = this.#facts
    return {
      length: this.#ids.length,
      id: new Int32Array(this.#idTexts),
      name: new Int32Array(name),
      mode: new Int32Array(mode),
      type: new Int32Array(type),
      device: new Int32Array(device)
    }
  }

  #intervalTable(): IntervalTable {
    this.#openRows(this.#ids.length * rowKinds.length)
    return { ...this.intervals.finished(), first: new Uint32Array(this.#first) }
  }

  #remnantTable(): RemnantTable {
    const rows = this.#ids.length * rowKinds.length
    const first = new Uint32Array(rows + 1)
    const all: Left[] = []
    for (const [row, lefts] of [...this.#remnants].sort(([one], [other]) => one - other)) {
      for (const left of lefts) all.push(left)
      first[row + 1] = lefts.length
    }
    if (all.length > 0) for (let row = 0; row < rows; row++) first[row + 1] = (first[row + 1] ?? 0) + (first[row] ?? 0)
    return {
      length: all.length,
      first,
      start: Uint8Array.from(all, ({ start }) => untolds.indexOf(start)),
      endMs: Float64Array.from(all, ({ endMs }) => endMs ?? NaN),
      endUnreadable: Uint8Array.from(all, ({ endUnreadable }) => (endUnreadable ? 1 : 0)),
      notes: Uint32Array.from(all, ({ notes }) => notes)
    }
  }

  #noteTable(): NoteTable {
    const notes = this.#notes
    const texts = this.#texts
    const indexes = new Map<string | null, number>()
    if (notes.length > 0) for (const [index, id] of this.#ids.entries()) indexes.set(id, index)
    return {
      length: notes.length,
      kind: Uint8Array.from(notes, ({ kind }) => noteKinds.indexOf(kind)),
      participant: Int32Array.from(notes, ({ participantId }) => indexes.get(participantId) ?? -1),
      path: Int32Array.from(notes, ({ path }) => texts.add(path)),
      raw: Int32Array.from(notes, ({ raw }) => texts.add(raw)),
      handling: Int32Array.from(notes, ({ handling }) => texts.add(handling)),
      atMs: Float64Array.from(notes, ({ atMs }) => atMs ?? NaN),
      count: Uint32Array.from(notes, ({ count }) => count)
    }
  }
}

/** Columns while they grow. */
type Columns<Name extends string> = Readonly<Record<Name, number[]>>

function columnsOf<Name extends string>(...names: readonly Name[]): Columns<Name> {
  return Object.fromEntries(names.map((name) => [name, []])) as unknown as Columns<Name>
}

function momentTable({ first, atMs, text }: Columns<'first' | 'atMs' | 'text'>): MomentTable {
  const firsts = new Uint32Array(first.length + 1)
  firsts.set(first)
  firsts[first.length] = atMs.length
  return { length: atMs.length, first: firsts, atMs: new Float64Array(atMs), text: new Int32Array(text) }
}
