// Notes media that were recorded where no presence was: a camera that is on for longer than its participant was in.

import { mediaKinds, type Interval, type MediaKind, type Ms, type Participant } from '../../shared/session'
import { isObject } from './json-reading'
import type { Ledger } from './ledger'
import { itemOf, keyOf, type Place } from './place'
import type { Member, Source } from './roster'
import { readTime } from './times'

/**
 * The service records the end of media some milliseconds after that of the presence, 7 to 14 in its documentation, where
 * media also goes on across a reconnect: only where it begins or ends does it have to be inside.
 */
const toleranceMs: Ms = 1000

interface Piece {
  readonly startMs: Ms
  readonly endMs: Ms
}

/** A participant and her records in; the same with each interval of media marked and noted that begins or ends outside her presence. */
export function noteMediaOutside(participant: Participant, { sources }: Member, ledger: Ledger): Participant {
  const { presence, media, remnants } = participant
  if (mediaKinds.every((kind) => media[kind].length === 0)) return participant
  // What is not known of her presence may be all of it.
  if (remnants?.presence !== undefined) return participant
  const pieces = union(presence)
  const changed: Partial<Record<MediaKind, readonly Interval[]>> = {}
  for (const kind of mediaKinds) {
    const found = media[kind].map((interval) => outsideOf(interval, pieces))
    if (found.every((outside) => outside === null)) continue
    const places = placesOf(sources, kind)
    const marked = media[kind].map((interval, index): Interval => {
      const outside = found[index] ?? null
      if (outside === null) return interval
      const place = places.get(nameOf(interval.startMs, interval.endMs))
      const { side, atMs } = outside
      ledger.add({
        kind: 'media-outside',
        participantId: participant.id,
        path: place === undefined ? '' : keyOf(place.at, side).path,
        raw: place?.entry[side],
        handling: handlings[pieces.length === 0 ? 'none' : side],
        atMs
      })
      return { ...interval, notes: [...(interval.notes ?? []), 'media-outside'] }
    })
    changed[kind] = marked
  }
  return Object.keys(changed).length === 0 ? participant : { ...participant, media: { ...media, ...changed } }
}

const handlings = {
  none: 'No presence was recorded then: shown as recorded, and not counted as being in the room.',
  start:
    'It begins before the recorded presence does: shown as recorded, and only presence counts as being in the room.',
  end: 'It goes on after the recorded presence ends: shown as recorded, and only presence counts as being in the room.'
} as const

interface Outside {
  /** Which end of it lies outside; of both the start. */
  readonly side: 'start' | 'end'
  /** Where the stretch outside begins. */
  readonly atMs: Ms
}

function outsideOf({ startMs, endMs, endUnreadable, notes }: Interval, pieces: readonly Piece[]): Outside | null {
  const before = pieces[lastAt(pieces, startMs)]
  const inside = before !== undefined && startMs <= before.endMs
  if (!inside) {
    const joinMs = pieces[lastAt(pieces, startMs) + 1]?.startMs ?? Infinity
    const untilMs = Math.min(joinMs, endMs ?? joinMs)
    if (untilMs - startMs > toleranceMs && untilMs < Infinity) return { side: 'start', atMs: startMs }
  }
  // Of media without an end nobody knows how long it went on; where that is odd there is a note of it already.
  if (endMs === null) return lasting(startMs, endUnreadable === true || notes !== undefined, pieces)
  const last = pieces[lastAt(pieces, endMs)]
  const leftMs = Math.max(last?.endMs ?? -Infinity, startMs)
  return endMs - leftMs > toleranceMs ? { side: 'end', atMs: leftMs } : null
}

/** In a running session media without an end is still on, and so she has to be in. */
function lasting(startMs: Ms, isNoted: boolean, pieces: readonly Piece[]): Outside | null {
  const leftMs = Math.max(pieces.at(-1)?.endMs ?? -Infinity, startMs)
  return isNoted || leftMs === Infinity ? null : { side: 'end', atMs: leftMs }
}

/** The index of the last piece that begins at or before a moment; -1 when none does. */
function lastAt(pieces: readonly Piece[], ms: Ms): number {
  let low = 0
  let high = pieces.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((pieces[middle]?.startMs ?? Infinity) <= ms) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** Presence as stretches that do not touch; without a known end it may go on for ever. */
function union(presence: readonly Interval[]): readonly Piece[] {
  const pieces: { startMs: Ms; endMs: Ms }[] = []
  for (const { startMs, endMs } of presence) {
    const last = pieces.at(-1)
    if (last !== undefined && startMs <= last.endMs) last.endMs = Math.max(last.endMs, endMs ?? Infinity)
    else pieces.push({ startMs, endMs: endMs ?? Infinity })
  }
  return pieces
}

interface Recorded {
  readonly entry: Readonly<Record<string, unknown>>
  readonly at: Place
}

/** Where each entry of a kind of media stands, by its times. */
function placesOf(sources: readonly Source[], kind: MediaKind): ReadonlyMap<string, Recorded> {
  const places = new Map<string, Recorded>()
  for (const { object, place } of sources) {
    const events = object['events']
    const list = isObject(events) ? events[kind] : undefined
    if (!Array.isArray(list)) continue
    const listPlace = keyOf(keyOf(place, 'events'), kind)
    for (const [index, entry] of list.entries()) {
      if (!isObject(entry)) continue
      const { ms: startMs } = readTime(entry['start'])
      if (startMs === null) continue
      const { ms: endMs } = readTime(entry['end'])
      const name = nameOf(startMs, endMs === null ? null : Math.max(startMs, endMs))
      if (!places.has(name)) places.set(name, { entry, at: itemOf(listPlace, index) })
    }
  }
  return places
}

function nameOf(startMs: Ms, endMs: Ms | null): string {
  return `${startMs}/${endMs}`
}
