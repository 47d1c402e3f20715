// When a participant was in the room as plain objects, worked out slowly and plainly: what the columns have to say as well.

import { type MediaKind, type Ms, type NoteKind, type Span, type Untold } from '../../../../electron/shared/session'
import type { Remnant } from '../../../../electron/shared/session-rows'
import type { Interval } from '../../plain-rows'
import type { Horizon } from '../../../../renderer/analysis/horizon'
import { firstWhere } from '../../../../renderer/analysis/search'
import type { EndKind } from '../../../../renderer/analysis/stays'
import type { PlainParticipant } from '../../plain-session'

/** One recorded entry (of presence or of a media track) with its end made explicit. */
export interface Stay extends Span {
  /** Why nobody knows when it began, absent where that is recorded. `startMs` is only how far back it is drawn then. */
  readonly start?: Untold
  readonly end: EndKind
  readonly notes: readonly NoteKind[]
  /** The latest `endMs` of this and all earlier stays of the same list: it never falls, so it can be searched. */
  readonly reachMs: Ms
}

export interface PlainPresence {
  /** Every entry that has a time, sorted by start. */
  readonly stays: readonly Stay[]
  /** What is left of entries that have none: they may have been at any time. */
  readonly lost: readonly Remnant[]
  /** The union of all that is drawn, unrecorded stretches included. */
  readonly pieces: readonly Span[]
  /** The union of what is known: stretches without a recorded start and end left out. */
  readonly known: readonly Span[]
  /** When she was in beyond doubt. */
  readonly sure: readonly Span[]
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

/**
 * Entries sorted by start in, stays out. A null end is `running` only in a running session and when nothing of the same
 * list starts or may start later; else it goes up to the next start or the horizon. Remnants without an end make no stay.
 */
function resolveEnds(intervals: readonly Interval[], horizon: Horizon, remnants: readonly Remnant[]): readonly Stay[] {
  const stays = staysOf(intervals, horizon, remnants.length === 0)
  return remnants.length === 0 ? stays : withRemnants(stays, remnants, horizon)
}

function staysOf(intervals: readonly Interval[], horizon: Horizon, startsAreKnown: boolean): readonly Stay[] {
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
  return intervals.map(stayOf)
}

/** Remnants with an end are drawn back to the moment recorded before it, else to the horizon. */
function withRemnants(
  stays: readonly Stay[],
  remnants: readonly Remnant[],
  { startMs: earliestMs = Infinity }: Horizon
): readonly Stay[] {
  const ended = remnants.flatMap(({ endMs, ...rest }) => (endMs === null ? [] : [{ ...rest, endMs }]))
  const edges = Float64Array.from([
    ...stays.flatMap(({ startMs, endMs, end }) => (end === 'recorded' ? [startMs, endMs] : [startMs])),
    ...ended.map(({ endMs }) => endMs)
  ]).sort()
  const all: Stay[] = [...stays]
  for (const { start, endMs, notes } of ended) {
    const before = edges[firstWhere(edges.length, (index) => (edges[index] ?? Infinity) >= endMs) - 1]
    all.push({ startMs: Math.min(before ?? earliestMs, endMs - 1), endMs, start, end: 'recorded', notes, reachMs: 0 })
  }
  let reachMs = -Infinity
  return all
    .toSorted((a, b) => a.startMs - b.startMs)
    .map((stay) => {
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
function union(spans: readonly Span[]): readonly Span[] {
  const pieces: { startMs: Ms; endMs: Ms }[] = []
  for (const { startMs, endMs } of spans.toSorted((a, b) => (a.startMs === b.startMs ? 0 : a.startMs - b.startMs))) {
    const last = pieces.at(-1)
    if (last !== undefined && startMs <= last.endMs) last.endMs = Math.max(last.endMs, endMs)
    else pieces.push({ startMs, endMs })
  }
  return pieces
}

/** The summed length of disjoint spans, in milliseconds. */
function lengthOf(pieces: readonly Span[]): Ms {
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

/** A participant's presence under a horizon. */
export function plainPresenceOf({ presence, remnants }: PlainParticipant, horizon: Horizon): PlainPresence {
  const unstarted = remnants?.presence ?? noRemnants
  const stays = resolveEnds(presence, horizon, unstarted)
  const pieces = union(stays)
  const atLeast = unstarted.length > 0 || stays.some(isOpen)
  const known = atLeast ? union(stays.filter((stay) => !isOpen(stay))) : pieces
  const [first] = stays
  const last = latest(stays)
  const leave = last === null ? null : { atMs: last.endMs, end: last.end }
  const all = {
    stays,
    pieces,
    known,
    sure: atLeast ? union([...known, ...stays.filter(isOpen).map(sureMoment)]) : known,
    drawn: first === undefined || last === null ? null : { startMs: first.startMs, endMs: last.endMs },
    inRoomMs: lengthOf(known),
    atLeast
  }
  if (unstarted.length === 0 && !stays.some(({ end }) => end === 'unreadable')) {
    const possible = atLeast ? union(stays.map(mayReach(lastStart(stays)))) : pieces
    return {
      ...all,
      lost: noRemnants,
      untold: noSpans,
      untoldWhy: 'unrecorded',
      unsure: noSpans,
      possible,
      gaps: gapsBetween(possible),
      joins: countJoins(stays),
      // One within another as far as anybody knows may have gone on after it.
      joinsAtLeast: atLeast && stays.some((stay) => isOpen(stay) && isWithin(sureMoment(stay), known)),
      firstJoinMs: first?.startMs ?? null,
      lastLeave: leave
    }
  }
  const lost = unstarted.filter(({ endMs }) => endMs === null)
  const untold = union([...(lost.length > 0 ? [always] : []), ...stays.flatMap(untoldSpan)])
  const possible = union([...stays.map(mayReach(lastStart(stays))), ...untold])
  const isUnreadable =
    unstarted.some(({ start }) => start === 'unreadable') || stays.some(({ end }) => end === 'unreadable')
  const untoldWhy = isUnreadable ? 'unreadable' : 'unrecorded'
  const staysOn = possible.at(-1)?.endMs === Infinity && untold.at(-1)?.endMs === Infinity
  return {
    ...all,
    lost,
    untold,
    untoldWhy,
    unsure: without(overlapping(untold, horizon), pieces),
    possible,
    gaps: gapsBetween(possible),
    joins: fewestJoins(stays, lost, known),
    joinsAtLeast: true,
    firstJoinMs: unstarted.length > 0 ? null : (first?.startMs ?? null),
    lastLeave: leave !== null && staysOn ? { ...leave, end: untoldWhy } : leave
  }
}

/** A participant's stays of a media kind, and what is left of those without any time. */
export function plainTrackOf(
  { media, remnants }: PlainParticipant,
  kind: MediaKind,
  presence: PlainPresence,
  horizon: Horizon
): { readonly stays: readonly Stay[]; readonly lost: readonly Remnant[] } {
  const unstarted = remnants?.[kind] ?? noRemnants
  const stays = endedByLeave(resolveEnds(media[kind], horizon, unstarted), presence)
  return { stays, lost: unstarted.filter(({ endMs }) => endMs === null) }
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
function without(spans: readonly Span[], others: readonly Span[]): readonly Span[] {
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

/** Nobody's microphone stays on after she left: an open stretch goes no further than the piece of presence it began in. */
function endedByLeave(stays: readonly Stay[], { pieces, lastLeave }: PlainPresence): readonly Stay[] {
  if (stays.every((stay) => stay.end === 'recorded')) return stays
  let reachMs = -Infinity
  return stays.map((stay) => {
    const at = firstWhere(pieces.length, (index) => (pieces[index]?.endMs ?? Infinity) >= stay.startMs)
    const leaveMs = pieces[at]?.endMs ?? stay.startMs
    const running = stay.end === 'running' && at === pieces.length - 1 && lastLeave?.end === 'running'
    const ended = stay.end === 'recorded' || running ? stay : endedAt(stay, Math.min(stay.endMs, leaveMs))
    reachMs = Math.max(reachMs, ended.endMs)
    return { ...ended, reachMs }
  })
}

function endedAt(stay: Stay, endMs: Ms): Stay {
  return { ...stay, end: stay.end === 'unreadable' ? 'unreadable' : 'unrecorded', endMs: Math.max(stay.startMs, endMs) }
}
