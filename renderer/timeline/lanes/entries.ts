// What of a participant can be selected: a stay, a time away, a stretch of media or an error, each by its place among hers of one kind.

import { mediaKinds, type Ms } from '../../../electron/shared/session'
import { participantWith, type RowRange } from '../../../electron/shared/session-rows'
import { firstAfter, firstFrom } from '../../analysis/search'
import { countOf } from '../../analysis/spans'
import { endAt, startAt, type Stay } from '../../analysis/stays'
import type { Direction } from './edges'
import { laneOf, staysOf, type Lane, type Lanes } from './lanes'

/** In the order that those of one moment have. */
export const entryKinds = ['presence', 'away', ...mediaKinds, 'error'] as const
export type EntryKind = (typeof entryKinds)[number]

declare const entryPlace: unique symbol
/** A place among one participant's entries of one kind, by start, counted from 0. */
export type EntryPlace = number & { readonly [entryPlace]: true }

/** One entry, as a value that outlives the answer that it was read from. */
export interface Entry {
  readonly participantId: string
  readonly kind: EntryKind
  readonly place: EntryPlace
  /** Tells in newer data whether the entry in that place is still this one. */
  readonly startMs: Ms
}

/** From when to when an entry goes and how sure its ends are; an error is a moment, and has no end. */
export type Extent = Pick<Stay, 'startMs' | 'endMs' | 'start'> & { readonly end: Stay['end'] | null }

/** The starts of a lane's entries of one kind: those of the rows from one up to but not at another. */
interface Starts extends RowRange {
  readonly startMs: Float64Array
}

function startsOf(lane: Lane, kind: EntryKind): Starts {
  if (kind === 'away') return lane.presence.gaps
  if (kind === 'error') return { ...lane.errors, startMs: lane.session.errors.atMs }
  const { table, from, to } = staysOf(lane, kind)
  return { from, to, startMs: table.startMs }
}

/** How many entries of a kind a lane has. */
export function entryCount(lane: Lane, kind: EntryKind): number {
  return countOf(startsOf(lane, kind))
}

/** The entry in a place, counted from 0; null where there is none. */
export function entryAt(lane: Lane, kind: EntryKind, place: number): Entry | null {
  const { startMs, from, to } = startsOf(lane, kind)
  const row = from + place
  if (place < 0 || row >= to) return null
  return { participantId: lane.id, kind, place: place as EntryPlace, startMs: startMs[row] ?? 0 }
}

/** The entry of a kind that stands in a row of the session's tables; null where that is none of the lane's. */
export function entryInRow(lane: Lane, kind: EntryKind, row: number): Entry | null {
  return entryAt(lane, kind, row - startsOf(lane, kind).from)
}

/** Where an entry of this lane stands in the session's tables. */
export function rowOfEntry(lane: Lane, { kind, place }: Entry): number {
  return startsOf(lane, kind).from + place
}

/** The first entry of a kind that starts at a moment; null where there is none. */
export function entryFrom(lane: Lane, kind: EntryKind, ms: Ms): Entry | null {
  const { startMs, from, to } = startsOf(lane, kind)
  const row = firstFrom(startMs, from, to, ms)
  return row < to && startMs[row] === ms ? entryAt(lane, kind, row - from) : null
}

/** From when to when an entry of this lane goes. */
export function extentOf(lane: Lane, { kind, place }: Entry): Extent {
  const { startMs, from } = startsOf(lane, kind)
  const row = from + place
  const fromMs = startMs[row] ?? 0
  if (kind === 'error') return { startMs: fromMs, endMs: fromMs, end: null }
  if (kind === 'away') return { startMs: fromMs, endMs: lane.presence.gaps.endMs[row] ?? 0, end: 'recorded' }
  const { table } = staysOf(lane, kind)
  const start = startAt(table, row)
  return {
    startMs: fromMs,
    endMs: table.endMs[row] ?? 0,
    ...(start !== undefined && { start }),
    end: endAt(table, row)
  }
}

/** Whether two are the same entry. */
export function isSameEntry(one: Entry | null, other: Entry | null): boolean {
  if (one === null || other === null) return one === other
  return one.participantId === other.participantId && one.kind === other.kind && one.place === other.place
}

/**
 * The entry of a lane that comes after (1) or before (-1) another one of it, or a moment, by start; only of some kinds.
 * Null where there is none. Each kind is searched in its own order: a lane may have a million entries.
 */
export function nextEntry(
  lane: Lane,
  kinds: readonly EntryKind[],
  from: Entry | Ms,
  direction: Direction
): Entry | null {
  let best: Entry | null = null
  for (const kind of kinds) {
    const next = entryAt(lane, kind, placeBeyond(lane, kind, from, direction))
    if (next !== null && (best === null || compare(next, best) * direction < 0)) best = next
  }
  return best
}

/** The nearest place of a kind beyond an entry or a moment; outside of all places where there is none. */
function placeBeyond(lane: Lane, kind: EntryKind, from: Entry | Ms, direction: Direction): number {
  const starts = startsOf(lane, kind)
  const { startMs, from: first, to } = starts
  if (typeof from === 'number')
    return direction === 1
      ? firstAfter(startMs, first, to, from) - first
      : firstFrom(startMs, first, to, from) - first - 1
  if (kind === from.kind) return from.place + direction
  const isLater = entryKinds.indexOf(kind) > entryKinds.indexOf(from.kind)
  const after = (isLater ? firstFrom : firstAfter)(startMs, first, to, from.startMs) - first
  return direction === 1 ? after : after - 1
}

function compare(one: Entry, other: Entry): number {
  return (
    one.startMs - other.startMs ||
    entryKinds.indexOf(one.kind) - entryKinds.indexOf(other.kind) ||
    one.place - other.place
  )
}

/** An entry of older data in newer one: the same when it stands there still, else null. */
export function entryIn(lanes: Lanes, entry: Entry): Entry | null {
  const participant = participantWith(lanes.session, entry.participantId)
  if (participant === null) return null
  const lane = laneOf(lanes, participant)
  const there = entryAt(lane, entry.kind, entry.place)
  return there?.startMs === entry.startMs ? there : entryFrom(lane, entry.kind, entry.startMs)
}
