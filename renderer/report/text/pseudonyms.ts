// Pseudonyms for everybody in a session, the same in every file that is made of it.

import type { TimeMark } from '../../../electron/shared/mark'
import type { MomentTable, Ms, ParticipantIndex, Session } from '../../../electron/shared/session'
import { factOf, idOf, participantsOf, rowsOf } from '../../../electron/shared/session-rows'
import { noText, textAt, TextWriter, type TextIndex } from '../../../electron/shared/texts'
import { nameKey, replacerOf } from './name-matching'

export interface Pseudonym {
  /** `participant-3` */
  readonly id: string
  /** `Participant 3` */
  readonly name: string
  readonly number: number
}

export interface Pseudonyms {
  /** Of everybody whose name is hidden. */
  readonly byId: ReadonlyMap<string, Pseudonym>
  /** For each name that several ids have: their pseudonyms. */
  readonly namesakes: readonly (readonly string[])[]
  /** Every name and id, as recorded, and what stands for it; null where it stands for itself. */
  readonly replacements: ReadonlyMap<string, string | null>
  /** True when nobody keeps a name. */
  readonly ofAll: boolean
  /** The custom room id, unless it may tell whose names are hidden: customers write it themselves, and people or cases stand in it. */
  readonly customRoomId: string | null
  /** A text that others wrote with every name and id in it replaced. */
  readonly textOf: (text: string) => string
}

/** Stands where a text names somebody by what several participants are called. */
export const somebody = 'Participant ?'

/**
 * Numbers the participants of a session by first join (those who never were in come last), then by id. The number is
 * not worked out from the id: whoever can guess an id could then confirm it. Sorting, filtering and the view do not
 * matter, and in a running session those who join later get later numbers. Whose id is `named` keeps name and id.
 */
export function pseudonymsOf(session: Session, named: ReadonlySet<string> = new Set()): Pseudonyms {
  const byId = new Map<string, Pseudonym>()
  const namesakes = new Map<string, string[]>()
  const replacements = new Map<string, string | null>()
  const people = byFirstJoin(session)
  // What goes out anyway is not replaced, whoever else is called so.
  for (const of of named.size === 0 ? [] : people) {
    if (!named.has(idOf(session, of))) continue
    for (const own of [idOf(session, of), factOf(session, of, 'name')])
      if (own !== null) replacements.set(nameKey(own), null)
  }
  for (const [index, of] of people.entries()) {
    const id = idOf(session, of)
    if (named.has(id)) continue
    const name = factOf(session, of, 'name')
    const number = index + 1
    const pseudonym = { id: `participant-${number}`, name: `Participant ${number}`, number }
    byId.set(id, pseudonym)
    addReplacement(replacements, id, pseudonym.id)
    if (name === null) continue
    const own = name.trim() === id.trim() ? pseudonym.id : pseudonym.name
    addReplacement(replacements, name, own)
    const same = namesakes.get(name)
    if (same === undefined) namesakes.set(name, [pseudonym.name])
    else same.push(pseudonym.name)
  }
  return {
    byId,
    namesakes: [...namesakes.values()].filter((names) => names.length > 1),
    replacements,
    ofAll: byId.size === people.length,
    customRoomId: byId.size === people.length ? null : tellingNobody(session, byId),
    textOf: replacerOf(replacements)
  }
}

/** Adds what stands for a name or id; where something else stands for it already, nobody can say who is meant. */
export function addReplacement(replacements: Map<string, string | null>, original: string, replacement: string): void {
  const key = nameKey(original)
  const known = replacements.get(key)
  if (known === null) return
  replacements.set(key, known === undefined || known === replacement ? replacement : somebody)
}

/** Shorter words stand in many others. */
const leastTelling = 3

/** The custom room id, or null when a word of a hidden name or id stands in it. */
function tellingNobody(session: Session, byId: ReadonlyMap<string, Pseudonym>): string | null {
  const { customRoomId } = session
  if (customRoomId === null) return null
  const room = nameKey(customRoomId)
  for (const of of participantsOf(session)) {
    const id = idOf(session, of)
    if (!byId.has(id)) continue
    for (const word of nameKey(`${factOf(session, of, 'name') ?? ''} ${id}`).split(/[^\p{L}\p{M}\p{N}]+/u))
      if (isTelling(word) && room.includes(word)) return null
  }
  return customRoomId
}

/** A name in Chinese or Korean may be one sign. */
function isTelling(word: string): boolean {
  return word.length >= leastTelling || /[^\p{Script=Latin}\p{N}]/u.test(word)
}

function byFirstJoin(session: Session): readonly ParticipantIndex[] {
  const joins = [...participantsOf(session)].map((of) => ({ of, id: idOf(session, of), ms: firstJoinMs(session, of) }))
  return joins.sort((one, other) => one.ms - other.ms || (one.id < other.id ? -1 : 1)).map(({ of }) => of)
}

/** Infinity for who never was in, or of whose joins none is known. */
function firstJoinMs({ intervals }: Session, of: ParticipantIndex): Ms {
  const { from, to } = rowsOf(intervals, of, 'presence')
  return from < to ? (intervals.startMs[from] ?? 0) : Infinity
}

/** The modes that the service documents: words, never somebody's name. */
const knownModes: ReadonlySet<string> = new Set([
  ...['CONFERENCE', 'VIEWER', 'SEND_AND_RECV', 'SIGNALLING_ONLY', 'RECV_ONLY']
])

/** A mode as recorded in; the same out if it is a documented one, else without names. */
export function hiddenMode(mode: string, { textOf }: Pseudonyms): string {
  return knownModes.has(mode) ? mode : textOf(mode)
}

/**
 * A session in; the same out with pseudonyms in place of names and ids (also of who has no name), and without the devices of
 * whom they are, and what data notes say. The custom room id goes with everybody's name. Its tables of times are the same ones.
 */
export function hiddenSession(session: Session, pseudonyms: Pseudonyms): Session {
  const { participants, notes } = session
  const texts = new TextWriter()
  const everybody = [...participantsOf(session)].map((of) => pseudonyms.byId.get(idOf(session, of)) ?? null)
  const kept = (column: Int32Array, at: number) => texts.add(textAt(session.texts, column[at] ?? noText))
  const written = (column: Int32Array, textOf: (pseudonym: Pseudonym) => string | null) =>
    Int32Array.from(everybody, (pseudonym, at) =>
      pseudonym === null ? kept(column, at) : texts.add(textOf(pseudonym))
    )
  const hidden = (column: Int32Array, hide: (text: string) => string) => rewritten(session, column, texts, hide)
  const without = (column: Int32Array) => new Int32Array(column.length).fill(noText)
  const moments = (table: MomentTable, hide: (text: string) => string) => ({ ...table, text: hidden(table.text, hide) })
  const modeOf = (mode: string) => hiddenMode(mode, pseudonyms)
  return {
    ...session,
    customRoomId: pseudonyms.customRoomId,
    participants: {
      length: participants.length,
      id: written(participants.id, ({ id }) => id),
      name: written(participants.name, ({ name }) => name),
      mode: hidden(participants.mode, modeOf),
      type: hidden(participants.type, pseudonyms.textOf),
      device: written(participants.device, () => null)
    },
    errors: moments(session.errors, pseudonyms.textOf),
    modes: moments(session.modes, modeOf),
    notes: { ...notes, path: without(notes.path), raw: without(notes.raw), handling: without(notes.handling) },
    texts: texts.texts()
  }
}

/** A column of a session's texts in; the same out for other texts: each different one is read and hidden once. */
function rewritten(
  session: Session,
  column: Int32Array,
  texts: TextWriter,
  hide: (text: string) => string
): Int32Array {
  const known = new Map<TextIndex, TextIndex>([[noText, noText]])
  return column.map((index) => {
    const before = known.get(index)
    if (before !== undefined) return before
    const after = texts.add(hide(textAt(session.texts, index) ?? ''))
    known.set(index, after)
    return after
  })
}

/** Marks by time in; the same out, named only by number: what the user wrote there may be about anybody. */
export function hiddenMarks(marks: readonly TimeMark[]): readonly TimeMark[] {
  return marks.map((mark, index) => ({ ...mark, name: `Mark ${index + 1}` }))
}
