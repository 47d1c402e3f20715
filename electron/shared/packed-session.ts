// A session as one short string, the form in which it crosses the processes: far cheaper than a deep copy.

import { mediaKinds, type Interval, type MediaKind, type Ms, type Participant, type Session } from './session'

declare const content: unique symbol
export type PackedSession = string & { readonly [content]: Session }

/** Starts and ends in turn; the intervals as they are when one of them has notes. */
type Intervals = readonly (Ms | null)[] | readonly Interval[]

/** A participant without what is empty, which in most sessions is most of it. */
interface Essence extends Partial<Pick<Participant, 'errors' | 'modes' | 'mode' | 'type' | 'device'>> {
  readonly id: string
  readonly name: string | null
  readonly presence: Intervals
  readonly media?: Partial<Record<MediaKind, Intervals>>
}

type Essences = Omit<Session, 'participants'> & { readonly participants: readonly Essence[] }

/** A session in, its text out. */
export function packSession(session: Session): PackedSession {
  const essences: Essences = { ...session, participants: session.participants.map(essenceOf) }
  return JSON.stringify(essences) as PackedSession
}

/** Text made by `packSession` in, an equal session out. */
export function unpackSession(packed: PackedSession): Session {
  const essences = JSON.parse(packed) as Essences
  return { ...essences, participants: essences.participants.map(participantOf) }
}

function essenceOf({ id, name, presence, media, errors, modes, mode, type, device }: Participant): Essence {
  const essence: { -readonly [Key in keyof Essence]: Essence[Key] } = { id, name, presence: packIntervals(presence) }
  for (const kind of mediaKinds) {
    if (media[kind].length > 0) essence.media = { ...essence.media, [kind]: packIntervals(media[kind]) }
  }
  if (errors.length > 0) essence.errors = errors
  if (modes.length > 0) essence.modes = modes
  if (mode !== null) essence.mode = mode
  if (type !== null) essence.type = type
  if (device !== null) essence.device = device
  return essence
}

function participantOf(essence: Essence): Participant {
  const { id, name, presence, media, errors = [], modes = [], mode = null, type = null, device = null } = essence
  return { id, name, presence: unpackIntervals(presence), media: mediaOf(media), errors, modes, mode, type, device }
}

const noMedia: Participant['media'] = { mic: [], webcam: [], screenShare: [], screenShareAudio: [] }

function mediaOf(media: Essence['media']): Participant['media'] {
  if (media === undefined) return noMedia
  const { mic = [], webcam = [], screenShare = [], screenShareAudio = [] } = media
  return {
    mic: unpackIntervals(mic),
    webcam: unpackIntervals(webcam),
    screenShare: unpackIntervals(screenShare),
    screenShareAudio: unpackIntervals(screenShareAudio)
  }
}

function packIntervals(intervals: readonly Interval[]): Intervals {
  const times: (Ms | null)[] = []
  for (const { startMs, endMs, notes } of intervals) {
    if (notes !== undefined) return intervals
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
