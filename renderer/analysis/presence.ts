// When a participant was in the room: how each recorded end is to be read, the union of entries, gaps and totals.

import {
  type Interval,
  mediaKinds,
  type Ms,
  type NoteKind,
  type Participant,
  type Remnant,
  type Session,
  type Span,
  type Untold
} from '../../electron/shared/session'
import { atOnce, stretch, type Work } from '../../electron/shared/work'
import { firstWhere } from './search'
import { sortedBy } from './sorted-by'

/**
 * `running`: still in; `unrecorded` and `unreadable`: it ended, but nobody knows when, as no end was received or one that
 * could not be read. `endMs` is only how far it is drawn then.
 */
export type EndKind = 'recorded' | 'running' | Untold

/** One recorded entry (of presence or of a media track) with its end made explicit. */
export interface Stay extends Span {
  /** Why nobody knows when it began, absent where that is recorded. `startMs` is only how far back it is drawn then. */
  readonly start?: Untold
  readonly end: EndKind
  readonly notes: readonly NoteKind[]
  /** The latest `endMs` of this and all earlier stays of the same list: it never falls, so it can be searched. */
  readonly reachMs: Ms
}

/** How far open ends go: to `endMs`, as still running or as unrecorded. */
export interface Horizon {
  readonly running: boolean
  readonly endMs: Ms
  /** How far back an entry without a start is drawn. */
  readonly startMs?: Ms
}

export interface Presence {
  /** Every entry that has a time, sorted by start. */
  readonly stays: readonly Stay[]
  /** What is left of entries that have none: they may have been at any time. */
  readonly lost: readonly Remnant[]
  /** The union of all that is drawn, unrecorded stretches included. */
  readonly pieces: readonly Span[]
  /** The union of what is known: stretches without a recorded start and end left out. */
  readonly known: readonly Span[]
  /** All moments at which she may have been in; sorted, disjoint, and boundless where nobody knows from or until when. */
  readonly possible: readonly Span[]
  /** Those of them that are owed to entries whose start is not known or whose end could not be read, and the worse of the reasons. */
  readonly untold: readonly Span[]
  readonly untoldWhy: Untold
  /** Stretches between two possible ones: away beyond doubt, and back later. */
  readonly gaps: readonly Span[]
  /** Stretches that are not drawn as presence, in which she may have been in all the same; cut to the horizon. */
  readonly unsure: readonly Span[]
  /** Length of `known`. */
  readonly inRoomMs: Ms
  /** True when something of an entry is not known, so that the total is only a lower bound, and so is the time away. */
  readonly atLeast: boolean
  /** Entries that are not inside another of the same participant; the fewest that it can be. */
  readonly joins: number
  /** True when it can be more. */
  readonly joinsAtLeast: boolean
  /** Null for somebody who never was in, and where an entry without a known start may have come before all others. */
  readonly firstJoinMs: Ms | null
  /** The last moment in the room and how sure it is; null for somebody of whom no moment is known. */
  readonly lastLeave: { readonly atMs: Ms; readonly end: EndKind } | null
  /** From the first to the last moment that is drawn; null when nothing is. */
  readonly drawn: Span | null
}

/** True for somebody who never was in, which nothing could hide. */
export function neverIn({ stays, lost }: Presence): boolean {
  return stays.length === 0 && lost.length === 0
}

/** The first and the latest moment that the session's data names anywhere, or null when it names none. */
function recordedSpan(session: Session): Span | null {
  let startMs = Infinity
  let endMs = -Infinity
  const see = (ms: Ms | null) => {
    if (ms === null) return
    if (ms > endMs) endMs = ms
    if (ms < startMs) startMs = ms
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
    for (const remnants of Object.values(participant.remnants ?? {})) for (const { endMs: ms } of remnants) see(ms)
    for (const error of participant.errors) see(error.atMs)
  }
  return startMs === Infinity ? null : { startMs, endMs }
}

/**
 * Open ends of a running session go up to `asOfMs` (when it was fetched); where nobody knows that, over the last recorded
 * moment: whoever is still in was in then too, also who joined just then. Those of an ended session go up to its end, else
 * to the last recorded moment. Entries without a start go back to the session's, else to the first recorded moment.
 */
export function horizonOf(session: Session, asOfMs: Ms | null): Horizon {
  const { running } = session
  const knownMs = running ? asOfMs : session.endMs
  if (knownMs !== null && session.startMs !== null) return { running, endMs: knownMs, startMs: session.startMs }
  const recorded = recordedSpan(session) ?? { startMs: 0, endMs: 0 }
  const startMs = session.startMs ?? recorded.startMs
  return { running, endMs: knownMs ?? recorded.endMs + (running ? 1 : 0), startMs }
}

/**
 * Entries sorted by start in, stays out. A null end is `running` only in a running session and when nothing of the same
 * list starts or may start later; else it goes up to the next start or the horizon. Remnants without an end make no stay.
 */
export function resolveEnds(
  intervals: readonly Interval[],
  horizon: Horizon,
  remnants: readonly Remnant[] = []
): readonly Stay[] {
  return atOnce(resolvingEnds(intervals, horizon, remnants))
}

/** The same as work that can be interrupted. */
export function* resolvingEnds(
  intervals: readonly Interval[],
  horizon: Horizon,
  remnants: readonly Remnant[] = []
): Work<readonly Stay[]> {
  const stays = yield* staysOf(intervals, horizon, remnants.length === 0)
  return remnants.length === 0 ? stays : yield* withRemnants(stays, remnants, horizon)
}

function* staysOf(intervals: readonly Interval[], horizon: Horizon, startsAreKnown: boolean): Work<readonly Stay[]> {
  const nextStarts = intervals.some((interval) => interval.endMs === null) ? nextStartsOf(intervals) : null
  let reachMs = -Infinity
  const stayOf = (interval: Interval, index: number): Stay => {
    const { startMs, endMs: recordedMs, endUnreadable, notes = noNotes } = interval
    const nextMs = nextStarts?.[index] ?? Infinity
    const runs = horizon.running && nextMs === Infinity && startsAreKnown
    const open: EndKind = endUnreadable ? 'unreadable' : runs ? 'running' : 'unrecorded'
    const endMs = recordedMs ?? (nextMs === Infinity ? Math.max(startMs, horizon.endMs) : nextMs)
    reachMs = Math.max(reachMs, endMs)
    return { startMs, endMs, end: recordedMs === null ? open : 'recorded', notes, reachMs }
  }
  if (intervals.length <= stretch) return intervals.map(stayOf)
  const stays: Stay[] = []
  for (const [index, interval] of intervals.entries()) {
    stays.push(stayOf(interval, index))
    if (index % stretch === 0) yield
  }
  return stays
}

/** Remnants with an end are drawn back to the moment recorded before it, else to the horizon. */
function* withRemnants(
  stays: readonly Stay[],
  remnants: readonly Remnant[],
  { startMs: earliestMs = Infinity }: Horizon
): Work<readonly Stay[]> {
  const ended = remnants.flatMap(({ endMs, ...rest }) => (endMs === null ? [] : [{ ...rest, endMs }]))
  const edges = Float64Array.from([
    ...stays.flatMap(({ startMs, endMs, end }) => (end === 'recorded' ? [startMs, endMs] : [startMs])),
    ...ended.map(({ endMs }) => endMs)
  ]).sort()
  yield
  const all: Stay[] = [...stays]
  for (const { start, endMs, notes } of ended) {
    const before = edges[firstWhere(edges.length, (index) => (edges[index] ?? Infinity) >= endMs) - 1]
    all.push({ startMs: Math.min(before ?? earliestMs, endMs - 1), endMs, start, end: 'recorded', notes, reachMs: 0 })
    if (all.length % stretch === 0) yield
  }
  let reachMs = -Infinity
  return (yield* sortedBy(all, ({ startMs }) => startMs)).map((stay) => {
    reachMs = Math.max(reachMs, stay.endMs)
    return { ...stay, reachMs }
  })
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
export function* findingPresence({ presence, remnants }: Participant, horizon: Horizon): Work<Presence> {
  const unstarted = remnants?.presence ?? noRemnants
  const stays = yield* resolvingEnds(presence, horizon, unstarted)
  const pieces = yield* uniting(stays)
  const atLeast = unstarted.length > 0 || stays.some(isOpen)
  const known = atLeast ? yield* uniting(stays.filter((stay) => !isOpen(stay))) : pieces
  yield
  const [first] = stays
  const last = latest(stays)
  const drawn = first === undefined || last === null ? null : { startMs: first.startMs, endMs: last.endMs }
  const leave = last === null ? null : { atMs: last.endMs, end: last.end }
  const joins = countJoins(stays)
  // One within another as far as anybody knows may have gone on after it.
  const joinsAtLeast = atLeast && stays.some((stay) => isOpen(stay) && isWithin(sureMoment(stay), known))
  yield
  const inRoomMs = lengthOf(known)
  const firstJoinMs = first?.startMs ?? null
  // Both are spelled out: an object of so many keys that is spread from others is many times slower to read.
  if (unstarted.length === 0 && !stays.some(({ end }) => end === 'unreadable')) {
    const possible = atLeast ? yield* uniting(stays.map(mayReach(lastStart(stays)))) : pieces
    const gaps = gapsBetween(possible)
    yield
    return {
      stays,
      lost: noRemnants,
      pieces,
      known,
      untold: noSpans,
      untoldWhy: 'unrecorded',
      unsure: noSpans,
      drawn,
      possible,
      gaps,
      inRoomMs,
      atLeast,
      joins,
      joinsAtLeast,
      firstJoinMs,
      lastLeave: leave
    }
  }

  const lost = unstarted.filter(({ endMs }) => endMs === null)
  const untold = yield* uniting([...(lost.length > 0 ? [always] : []), ...stays.flatMap(untoldSpan)])
  yield
  const possible = yield* uniting([...stays.map(mayReach(lastStart(stays))), ...untold])
  const isUnreadable =
    unstarted.some(({ start }) => start === 'unreadable') || stays.some(({ end }) => end === 'unreadable')
  const untoldWhy = isUnreadable ? 'unreadable' : 'unrecorded'
  const staysOn = possible.at(-1)?.endMs === Infinity && untold.at(-1)?.endMs === Infinity
  yield
  return {
    stays,
    lost,
    pieces,
    known,
    untold,
    untoldWhy,
    unsure: without(overlapping(untold, horizon), pieces),
    drawn,
    possible,
    gaps: gapsBetween(possible),
    inRoomMs,
    atLeast,
    joins: fewestJoins(stays, lost, known),
    joinsAtLeast: true,
    firstJoinMs: unstarted.length > 0 ? null : firstJoinMs,
    lastLeave: leave !== null && staysOn ? { ...leave, end: untoldWhy } : leave
  }
}

const noRemnants: readonly Remnant[] = []
const noSpans: readonly Span[] = []
const always: Span = { startMs: -Infinity, endMs: Infinity }

/** True where a start or an end is not known, so that the stay has no length. */
function isOpen({ start, end }: Stay): boolean {
  return start !== undefined || end === 'unrecorded' || end === 'unreadable'
}

function lastStart(stays: readonly Stay[]): Ms {
  return stays.reduce((last, { startMs, start }) => (start === undefined ? Math.max(last, startMs) : last), -Infinity)
}

/** How far a stay may have reached: one without a recorded end up to the next start, and without limit where there is none. */
function mayReach(lastStartMs: Ms): (stay: Stay) => Span {
  return (stay) => {
    const { startMs, endMs, end } = stay
    if (end === 'unrecorded' && startMs === lastStartMs) return { startMs, endMs: Infinity }
    return untoldSpan(stay)[0] ?? { startMs, endMs }
  }
}

/** When an entry may have been that has no start, or an end that could not be read: a later start does not answer for that. */
function untoldSpan({ start, startMs, end, endMs }: Stay): readonly Span[] {
  if (start !== undefined) return [{ startMs: -Infinity, endMs }]
  return end === 'unreadable' ? [{ startMs, endMs: Infinity }] : []
}

/** Those of sorted, disjoint spans that reach into the horizon, cut to it. */
function overlapping(spans: readonly Span[], { startMs = Infinity, endMs }: Horizon): readonly Span[] {
  return spans
    .map((span) => ({ startMs: Math.max(span.startMs, startMs), endMs: Math.min(span.endMs, endMs) }))
    .filter((span) => span.startMs < span.endMs)
}

/** The moments of sorted, disjoint spans that are in none of others, which are sorted and disjoint too. */
export function without(spans: readonly Span[], others: readonly Span[]): readonly Span[] {
  const left: Span[] = []
  for (const { startMs, endMs } of spans) {
    let fromMs = startMs
    const first = firstWhere(others.length, (index) => (others[index]?.endMs ?? Infinity) > startMs)
    for (let index = first; fromMs < endMs; index++) {
      const other = others[index]
      const untilMs = Math.min(endMs, other?.startMs ?? Infinity)
      if (untilMs > fromMs) left.push({ startMs: fromMs, endMs: untilMs })
      fromMs = other === undefined ? Infinity : Math.max(fromMs, other.endMs)
    }
  }
  return left
}

/**
 * When a participant was in beyond doubt, sorted and disjoint. A stay without a known leave counts for its first millisecond
 * only, and one without a known join for its last: she was there, nobody knows how long.
 */
export function surePieces({ stays, known, atLeast }: Presence): readonly Span[] {
  if (!atLeast) return known
  return union([...known, ...stays.filter(isOpen).map(sureMoment)])
}

function sureMoment({ start, startMs, endMs }: Stay): Span {
  return start === undefined ? { startMs, endMs: startMs + 1 } : { startMs: endMs - 1, endMs }
}

function latest(stays: readonly Stay[]): Stay | null {
  return stays.reduce<Stay | null>((last, stay) => (last === null || stay.endMs >= last.endMs ? stay : last), null)
}

/** Stays that are not inside another one. */
function countJoins(stays: readonly Stay[]): number {
  return outermost(stays).length
}

function outermost(stays: readonly Stay[]): readonly Stay[] {
  let reachMs = -Infinity
  let countedMs = -Infinity
  const outer: Stay[] = []
  for (const stay of stays) {
    const endMs = sureEnd(stay)
    if (endMs <= reachMs) continue
    reachMs = endMs
    // The one counted before began at the same moment, so it lies inside this one.
    if (stay.startMs === countedMs) continue
    countedMs = stay.startMs
    outer.push(stay)
  }
  return outer
}

/**
 * The fewest joins that there can have been: an entry of which the start or the end is not known may have all within it that
 * lies beyond its known end, and may itself be within another.
 */
function fewestJoins(stays: readonly Stay[], lost: readonly Remnant[], known: readonly Span[]): number {
  const told = outermost(stays.filter((stay) => untoldSpan(stay).length === 0))
  const others = stays.filter((stay) => untoldSpan(stay).length > 0)
  let fromMs = Infinity
  let untilMs = -Infinity
  for (const { start, startMs, endMs } of others) {
    if (start === undefined) fromMs = Math.min(fromMs, startMs)
    else untilMs = Math.max(untilMs, endMs)
  }
  const apart = told.filter((stay) => lost.length === 0 && stay.startMs < fromMs && sureEnd(stay) > untilMs)
  const needOne = apart.length < told.length || others.some((stay) => !isWithin(sureMoment(stay), known))
  return apart.length + (needOne ? 1 : 0)
}

function isWithin({ startMs, endMs }: Span, spans: readonly Span[]): boolean {
  const span = spans[firstWhere(spans.length, (index) => (spans[index]?.endMs ?? Infinity) >= endMs)]
  return span !== undefined && span.startMs <= startMs
}

function sureEnd(stay: Stay): Ms {
  return isOpen(stay) ? sureMoment(stay).endMs : stay.endMs
}
