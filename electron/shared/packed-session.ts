// A session as short texts, the form in which it crosses the processes: far cheaper than a deep copy, and read piece by piece.

import {
  mediaKinds,
  type Interval,
  type MediaKind,
  type Ms,
  type Participant,
  type Remnant,
  type Session
} from './session'
import { atOnce, type Work } from './work'

declare const content: unique symbol
/** First what is neither participant nor note, then those, each piece so small that it is read in a few milliseconds. */
export type PackedSession = readonly string[] & { readonly [content]: Session }

/** Starts and ends in turn; the intervals as they are when one of them has notes or an end that could not be read. */
type Intervals = readonly (Ms | null)[] | readonly Interval[]

/** A participant without what is empty, which in most sessions is most of it. */
interface Essence extends Partial<Pick<Participant, 'remnants' | 'errors' | 'modes' | 'mode' | 'type' | 'device'>> {
  readonly id: string
  readonly name: string | null
  readonly presence: Intervals
  readonly media?: Partial<Record<MediaKind, Intervals>>
  /** More of the one before, whose lists were too long for one piece. */
  readonly goesOn?: true
}

type Head = Omit<Session, 'participants' | 'notes'>
type Piece = { readonly participants: readonly Essence[] } | { readonly notes: Session['notes'] }

/** In characters; what does not fit is a single participant or note. */
const pieceLength = 128 * 1024
/** So many entries of each list of a participant are in one piece. */
const mostListed = 1_500

/** A session in, its pieces out. */
export function packSession(session: Session): PackedSession {
  const { participants, notes, ...head } = session
  const pieces = [
    JSON.stringify(head),
    ...piecesOf('participants', texts(participants.flatMap(partsOf))),
    ...piecesOf('notes', texts(notes))
  ]
  return pieces as readonly string[] as PackedSession
}

/** How long all pieces are together, in characters: what tells a session that is read at once from one that is read in turns. */
export function packedLength(packed: PackedSession): number {
  return packed.reduce((sum, piece) => sum + piece.length, 0)
}

/** What was made by `packSession` in, an equal session out. */
export function unpackSession(packed: PackedSession): Session {
  return atOnce(unpacking(packed))
}

/** The same a piece at a time. */
export function* unpacking([head = '', ...pieces]: PackedSession): Work<Session> {
  const participants: Participant[] = []
  const notes: Session['notes'][number][] = []
  let parts: Participant[] = []
  const together = () => {
    if (parts.length > 1) participants.push(joined(parts))
    else participants.push(...parts)
  }
  for (const text of pieces) {
    const piece = JSON.parse(text) as Piece
    if ('notes' in piece) notes.push(...piece.notes)
    else {
      for (const essence of piece.participants) {
        if (essence.goesOn) parts.push(participantOf(essence))
        else {
          together()
          parts = [participantOf(essence)]
        }
      }
    }
    yield
  }
  together()
  return { ...(JSON.parse(head) as Head), participants, notes }
}

function* texts(things: Iterable<unknown>): Generator<string> {
  for (const thing of things) yield JSON.stringify(thing)
}

function* piecesOf(of: 'participants' | 'notes', all: Iterable<string>): Generator<string> {
  let piece: string[] = []
  let length = 0
  const whole = () => `{"${of}":[${piece.join()}]}`
  for (const text of all) {
    if (piece.length > 0 && length + text.length > pieceLength) {
      yield whole()
      piece = []
      length = 0
    }
    piece.push(text)
    length += text.length
  }
  if (piece.length > 0) yield whole()
}

/** One essence for nearly everybody; of long lists a part in each of several. */
function partsOf(participant: Participant): readonly Essence[] {
  const { presence, media, remnants = {}, errors, modes } = participant
  const lists = [presence, ...mediaKinds.map((kind) => media[kind]), ...Object.values(remnants), errors, modes]
  const longest = Math.max(...lists.map((list) => list.length))
  if (longest <= mostListed) return [essenceOf(participant)]
  const parts: Essence[] = []
  for (let from = 0; from < longest; from += mostListed) {
    const part = essenceOf(partOf(participant, from))
    parts.push(from === 0 ? part : { ...part, goesOn: true })
  }
  return parts
}

function partOf({ id, remnants, ...rest }: Participant, from: number): Participant {
  const some = <T>(list: readonly T[]) => list.slice(from, from + mostListed)
  const lists = {
    presence: some(rest.presence),
    media: eachKind((kind) => some(rest.media[kind])),
    ...(remnants && { remnants: eachRemnants(remnants, (_, list) => some(list)) }),
    errors: some(rest.errors),
    modes: some(rest.modes)
  }
  if (from === 0) return { id, ...rest, ...lists }
  return { id, name: null, mode: null, type: null, device: null, ...lists }
}

/** The parts of one participant, in their order, made one again. */
function joined(parts: readonly Participant[]): Participant {
  const [first] = parts
  if (first === undefined) throw new Error('A participant has at least one part')
  // Many times faster than flatMap.
  const all = <T>(listOf: (part: Participant) => readonly T[]) => ([] as readonly T[]).concat(...parts.map(listOf))
  return {
    ...first,
    presence: all(({ presence }) => presence),
    media: eachKind((kind) => all(({ media }) => media[kind])),
    ...(first.remnants && {
      remnants: eachRemnants(first.remnants, (row) => all(({ remnants }) => remnants?.[row] ?? []))
    }),
    errors: all(({ errors }) => errors),
    modes: all(({ modes }) => modes)
  }
}

function eachKind(intervals: (kind: MediaKind) => readonly Interval[]): Participant['media'] {
  return {
    mic: intervals('mic'),
    webcam: intervals('webcam'),
    screenShare: intervals('screenShare'),
    screenShareAudio: intervals('screenShareAudio')
  }
}

type Remnants = NonNullable<Participant['remnants']>
type RemnantRow = keyof Remnants

/** Rows without remnants stay without a list. */
function eachRemnants(
  remnants: Remnants,
  listOf: (row: RemnantRow, list: readonly Remnant[]) => readonly Remnant[]
): Remnants {
  const rows = Object.entries(remnants) as (readonly [RemnantRow, readonly Remnant[]])[]
  return Object.fromEntries(rows.map(([row, list]) => [row, listOf(row, list)]))
}

function essenceOf({ id, name, presence, media, remnants, errors, modes, mode, type, device }: Participant): Essence {
  const essence: { -readonly [Key in keyof Essence]: Essence[Key] } = { id, name, presence: packIntervals(presence) }
  for (const kind of mediaKinds) {
    if (media[kind].length > 0) essence.media = { ...essence.media, [kind]: packIntervals(media[kind]) }
  }
  if (remnants !== undefined) essence.remnants = remnants
  if (errors.length > 0) essence.errors = errors
  if (modes.length > 0) essence.modes = modes
  if (mode !== null) essence.mode = mode
  if (type !== null) essence.type = type
  if (device !== null) essence.device = device
  return essence
}

function participantOf(essence: Essence): Participant {
  const {
    id,
    name,
    presence,
    media,
    remnants,
    errors = [],
    modes = [],
    mode = null,
    type = null,
    device = null
  } = essence
  const times = { presence: unpackIntervals(presence), media: mediaOf(media), ...(remnants && { remnants }) }
  return { id, name, ...times, errors, modes, mode, type, device }
}

const noMedia: Participant['media'] = { mic: [], webcam: [], screenShare: [], screenShareAudio: [] }

function mediaOf(media: Essence['media']): Participant['media'] {
  return media === undefined ? noMedia : eachKind((kind) => unpackIntervals(media[kind] ?? []))
}

function packIntervals(intervals: readonly Interval[]): Intervals {
  const times: (Ms | null)[] = []
  for (const { startMs, endMs, endUnreadable, notes } of intervals) {
    if (notes !== undefined || endUnreadable) return intervals
    times.push(startMs, endMs)
  }
  return times
}

function unpackIntervals(packed: Intervals): readonly Interval[] {
  if (!isTimes(packed)) return packed
  const intervals: Interval[] = []
  for (let at = 0; at < packed.length; at += 2) {
    intervals.push({ startMs: packed[at] ?? 0, endMs: packed[at + 1] ?? null })
  }
  return intervals
}

function isTimes(packed: Intervals): packed is readonly (Ms | null)[] {
  return typeof packed[0] !== 'object'
}
