// Notes media that were recorded where no presence was: a camera that is on for longer than its participant was in.

import { mediaKinds, type MediaKind, type Ms, type ParticipantIndex } from '../../shared/session'
import { known, noteBits, type RowRange } from '../../shared/session-rows'
import type { Scope } from './intervals'
import type { GrowingIntervals } from './growing-intervals'
import { isObject } from './json-reading'
import { itemOf, keyOf, type Place } from './place'
import type { Member, Source } from './roster'
import { readTime } from './times'

/**
 * The service records the end of media some milliseconds after that of the presence, 7 to 14 in its documentation, where
 * media also goes on across a reconnect: only where it begins or ends does it have to be inside.
 */
const toleranceMs: Ms = 1000

/** Presence as stretches that do not touch, the first one first; without a known end it may go on for ever. */
interface Pieces {
  readonly startMs: readonly Ms[]
  readonly endMs: readonly Ms[]
}

/** Marks and notes each interval of a participant's media that begins or ends outside her presence; she is the one written last. */
export function noteMediaOutside({ id, sources }: Member, index: ParticipantIndex, { ledger, writer }: Scope): void {
  const { intervals } = writer
  const presence = writer.rowsOf(index, 'presence')
  if (presence.to === intervals.length) return
  // What is not known of her presence may be all of it.
  if (writer.hasRemnants(index, 'presence')) return
  const pieces = union(intervals, presence)
  for (const kind of mediaKinds) {
    const { from, to } = writer.rowsOf(index, kind)
    let places: ReadonlyMap<string, Recorded> | null = null
    for (let row = from; row < to; row++) {
      const outside = outsideOf(intervals, row, pieces)
      if (outside === null) continue
      const { side, atMs } = outside
      places ??= placesOf(sources, kind)
      const place = places.get(nameOf(intervals.startMs[row] ?? NaN, known(intervals.endMs[row])))
      ledger.add({
        kind: 'media-outside',
        participantId: id,
        path: place === undefined ? '' : keyOf(place.at, side).path,
        raw: place?.entry[side],
        handling: handlings[pieces.startMs.length === 0 ? 'none' : side],
        atMs
      })
      intervals.mark(row, mediaOutside)
    }
  }
}

const mediaOutside = noteBits(['media-outside'])

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

function outsideOf(intervals: GrowingIntervals, row: number, pieces: Pieces): Outside | null {
  const startMs = intervals.startMs[row] ?? NaN
  const endMs = intervals.endMs[row] ?? NaN
  const before = lastAt(pieces, startMs)
  if (!(startMs <= endAt(pieces, before))) {
    const joinMs = pieces.startMs[before + 1] ?? Infinity
    const untilMs = endMs < joinMs ? endMs : joinMs
    if (untilMs - startMs > toleranceMs && untilMs < Infinity) return { side: 'start', atMs: startMs }
  }
  // Of media without an end nobody knows how long it went on; where that is odd there is a note of it already.
  if (Number.isNaN(endMs)) {
    const isNoted = intervals.endUnreadable[row] === 1 || intervals.notes[row] !== 0
    return isNoted ? null : lasting(startMs, pieces)
  }
  const leftMs = Math.max(endAt(pieces, lastAt(pieces, endMs)), startMs)
  return endMs - leftMs > toleranceMs ? { side: 'end', atMs: leftMs } : null
}

/** In a running session media without an end is still on, and so she has to be in. */
function lasting(startMs: Ms, pieces: Pieces): Outside | null {
  const leftMs = Math.max(endAt(pieces, pieces.endMs.length - 1), startMs)
  return leftMs === Infinity ? null : { side: 'end', atMs: leftMs }
}

/** The index of the last piece that begins at or before a moment; -1 when none does. */
function lastAt({ startMs }: Pieces, ms: Ms): number {
  let low = 0
  let high = startMs.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((startMs[middle] ?? Infinity) <= ms) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** Where a piece ends; for ever ago where there is none. */
function endAt({ endMs }: Pick<Pieces, 'endMs'>, index: number): Ms {
  return index < 0 ? -Infinity : (endMs[index] ?? -Infinity)
}

function union(intervals: GrowingIntervals, { from, to }: RowRange): Pieces {
  const starts: Ms[] = []
  const ends: Ms[] = []
  for (let row = from; row < to; row++) {
    const startMs = intervals.startMs[row] ?? NaN
    const endMs = known(intervals.endMs[row]) ?? Infinity
    const lastEndMs = endAt({ endMs: ends }, ends.length - 1)
    if (startMs <= lastEndMs) ends[ends.length - 1] = Math.max(lastEndMs, endMs)
    else {
      starts.push(startMs)
      ends.push(endMs)
    }
  }
  return { startMs: starts, endMs: ends }
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
