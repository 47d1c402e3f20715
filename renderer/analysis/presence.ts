// When a participant was in the room: how each recorded end is to be read, the union of entries, gaps and totals.

import {
  mediaKinds,
  type Interval,
  type Ms,
  type NoteKind,
  type Participant,
  type Session
} from '../../electron/shared/session'
import { atOnce, stretch, type Work } from '../../electron/shared/work'

export interface Span {
  readonly startMs: Ms
  readonly endMs: Ms
}

/** `running`: still in; `unrecorded`: it ended, but nobody knows when, so `endMs` is only how far it may have gone. */
export type EndKind = 'recorded' | 'running' | 'unrecorded'

/** One recorded entry (of presence or of a media track) with its end made explicit. */
export interface Stay extends Span {
  readonly end: EndKind
  readonly notes: readonly NoteKind[]
  /** The latest `endMs` of this and all earlier stays of the same list: it never falls, so it can be searched. */
  readonly reachMs: Ms
}

/** How far open ends go: to `endMs`, as still running or as unrecorded. */
export interface Horizon {
  readonly running: boolean
  readonly endMs: Ms
}

export interface Presence {
  /** Every entry as recorded, sorted by start. */
  readonly stays: readonly Stay[]
  /** The union of all that is drawn, unrecorded stretches included. */
  readonly pieces: readonly Span[]
  /** The union of what is known: unrecorded stretches left out. */
  readonly known: readonly Span[]
  /** Stretches between pieces: away, and back later. */
  readonly gaps: readonly Span[]
  /** Length of `known`. */
  readonly inRoomMs: Ms
  /** True when a leave is not recorded, so that the total is only a lower bound. */
  readonly atLeast: boolean
  /** Entries that are not inside another of the same participant. */
  readonly joins: number
  readonly firstJoinMs: Ms | null
  /** The last moment in the room and how sure it is; null for somebody who never was in. */
  readonly lastLeave: { readonly atMs: Ms; readonly end: EndKind } | null
}

/** The latest moment that the session's data names anywhere, or null when it names none. */
function lastRecordedMs(session: Session): Ms | null {
  let latest = -Infinity
  const see = (ms: Ms | null) => {
    if (ms !== null && ms > latest) latest = ms
  }
  const seeAll = (intervals: readonly Interval[]) => {
    for (const interval of intervals) {
      see(interval.startMs)
      see(interval.endMs)
    }
  }
  see(session.startMs)
  see(session.endMs)
  for (const participant of session.participants) {
    seeAll(participant.presence)
    for (const kind of mediaKinds) seeAll(participant.media[kind])
    for (const error of participant.errors) see(error.atMs)
  }
  return latest === -Infinity ? null : latest
}

/**
 * Open ends of a running session go up to `asOfMs` (when it was fetched); where nobody knows that, over the last recorded
 * moment: whoever is still in was in then too, also who joined just then. Those of an ended session go up to its end, else
 * to the last recorded moment.
 */
export function horizonOf(session: Session, asOfMs: Ms | null): Horizon {
  const { running } = session
  const knownMs = running ? asOfMs : session.endMs
  return { running, endMs: knownMs ?? (lastRecordedMs(session) ?? 0) + (running ? 1 : 0) }
}

/**
 * Entries sorted by start in, stays out. A null end is `running` only in a running session and when nothing of the same
 * list starts later; else it is `unrecorded` and goes up to the next start or the horizon.
 */
export function resolveEnds(intervals: readonly Interval[], horizon: Horizon): readonly Stay[] {
  return atOnce(resolvingEnds(intervals, horizon))
}

/** The same as work that can be interrupted. */
export function* resolvingEnds(intervals: readonly Interval[], horizon: Horizon): Work<readonly Stay[]> {
  const nextStarts = intervals.some((interval) => interval.endMs === null) ? nextStartsOf(intervals) : null
  let reachMs = -Infinity
  const stayOf = (interval: Interval, index: number): Stay => {
    const { startMs, endMs: recordedMs, notes = noNotes } = interval
    const nextMs = nextStarts?.[index] ?? Infinity
    const end: EndKind =
      recordedMs !== null ? 'recorded' : horizon.running && nextMs === Infinity ? 'running' : 'unrecorded'
    const endMs = recordedMs ?? (nextMs === Infinity ? Math.max(startMs, horizon.endMs) : nextMs)
    reachMs = Math.max(reachMs, endMs)
    return { startMs, endMs, end, notes, reachMs }
  }
  if (intervals.length <= stretch) return intervals.map(stayOf)
  const stays: Stay[] = []
  for (const [index, interval] of intervals.entries()) {
    stays.push(stayOf(interval, index))
    if (index % stretch === 0) yield
  }
  return stays
}

const noNotes: readonly NoteKind[] = []

/** For each interval the next later start, or infinity: from the back, so that many equal starts cost no more. */
function nextStartsOf(intervals: readonly Interval[]): Float64Array {
  const nextStarts = new Float64Array(intervals.length)
  let laterMs = Infinity
  let sameMs = Infinity
  for (let index = intervals.length - 1; index >= 0; index--) {
    const startMs = intervals[index]?.startMs ?? Infinity
    if (startMs !== sameMs) {
      laterMs = sameMs
      sameMs = startMs
    }
    nextStarts[index] = laterMs
  }
  return nextStarts
}

/** Spans in any order in; sorted, disjoint spans that cover the same moments out. Spans that touch become one. */
export function union(spans: readonly Span[]): readonly Span[] {
  return atOnce(uniting(spans))
}

function* uniting(spans: readonly Span[]): Work<readonly Span[]> {
  const sorted = isSorted(spans) ? spans : [...spans].sort((a, b) => a.startMs - b.startMs)
  const pieces: Span[] = []
  let current: { startMs: Ms; endMs: Ms } | null = null
  let untilYield = stretch
  for (const { startMs, endMs } of sorted) {
    if (--untilYield === 0) {
      yield
      untilYield = stretch
    }
    if (current !== null && startMs <= current.endMs) {
      if (endMs > current.endMs) current.endMs = endMs
    } else {
      current = { startMs, endMs }
      pieces.push(current)
    }
  }
  return pieces
}

function isSorted(spans: readonly Span[]): boolean {
  for (let index = 1; index < spans.length; index++) {
    if ((spans[index]?.startMs ?? 0) < (spans[index - 1]?.startMs ?? 0)) return false
  }
  return true
}

/** The summed length of disjoint spans, in milliseconds. */
export function lengthOf(pieces: readonly Span[]): Ms {
  return pieces.reduce((sum, piece) => sum + (piece.endMs - piece.startMs), 0)
}

/** The stretches between disjoint, sorted spans. */
function gapsBetween(pieces: readonly Span[]): readonly Span[] {
  const gaps: Span[] = []
  let previous: Span | null = null
  for (const piece of pieces) {
    if (previous !== null) gaps.push({ startMs: previous.endMs, endMs: piece.startMs })
    previous = piece
  }
  return gaps
}

/** A participant's presence under a horizon: the one source of every in-room figure. */
export function presenceOf(participant: Participant, horizon: Horizon): Presence {
  return atOnce(findingPresence(participant, horizon))
}

/** The same as work that can be interrupted. */
export function* findingPresence({ presence }: Participant, horizon: Horizon): Work<Presence> {
  const stays = yield* resolvingEnds(presence, horizon)
  const pieces = yield* uniting(stays)
  const atLeast = stays.some((stay) => stay.end === 'unrecorded')
  const known = atLeast ? yield* uniting(stays.filter((stay) => stay.end !== 'unrecorded')) : pieces
  yield
  const last = latest(stays)
  const joins = countJoins(stays)
  yield
  const gaps = gapsBetween(pieces)
  yield
  return {
    stays,
    pieces,
    known,
    gaps,
    inRoomMs: lengthOf(known),
    atLeast,
    joins,
    firstJoinMs: stays[0]?.startMs ?? null,
    lastLeave: last === null ? null : { atMs: last.endMs, end: last.end }
  }
}

/**
 * When a participant was in beyond doubt, sorted and disjoint. A stay without a recorded leave counts for its first
 * millisecond only: she was there, nobody knows how long.
 */
export function surePieces(presence: Presence): readonly Span[] {
  if (!presence.atLeast) return presence.known
  const joins = presence.stays.filter((stay) => stay.end === 'unrecorded')
  return union([...presence.known, ...joins.map(({ startMs }) => ({ startMs, endMs: startMs + 1 }))])
}

function latest(stays: readonly Stay[]): Stay | null {
  return stays.reduce<Stay | null>((last, stay) => (last === null || stay.endMs >= last.endMs ? stay : last), null)
}

function countJoins(stays: readonly Stay[]): number {
  let reachMs = -Infinity
  let countedMs = -Infinity
  let joins = 0
  for (const stay of stays) {
    const endMs = sureEnd(stay)
    if (endMs <= reachMs) continue
    reachMs = endMs
    // The one counted before began at the same moment, so it lies inside this one.
    if (stay.startMs === countedMs) continue
    countedMs = stay.startMs
    joins++
  }
  return joins
}

function sureEnd(stay: Stay): Ms {
  return stay.end === 'unrecorded' ? stay.startMs : stay.endMs
}
