// Folded time: which empty stretches are cut out of the axis, and the map between time and what is left of it.

import { rowKinds, type Ms, type Session, type Span } from '../../../electron/shared/session'
import type { Analysis } from '../../analysis/analysis'
import { firstWhere } from '../../analysis/search'
import { SpanWriter } from '../../analysis/span-writer'
import type { Spans } from '../../analysis/spans'

/** A stretch of time that is squeezed, evenly, to a short length. */
export interface Cut extends Span {
  /** How much of the axis it keeps, above 0. */
  readonly keptMs: Ms
}

/** An axis with cuts in it: disjoint, by time. Made by `foldsAt`. */
export interface Folds {
  readonly cuts: readonly Cut[]
  /** Where each cut begins on the axis, which counts from the first one: small numbers keep short times apart in a squeezed one. */
  readonly axisMs: Float64Array
}

/** The axis as it is: nothing is cut, and times on it are times. */
export const noFolds: Folds = { cuts: [], axisMs: new Float64Array(0) }

/** What a break takes of the axis: some 24 px of a plot of 1,200 when all is shown. */
const breakShare = 0.02
/** All breaks together take at most this much, so many breaks are narrower ones. */
const allBreaksShare = 0.5
/** More breaks than this would be too narrow to be seen: only the longest stretches are cut. */
const mostCuts = 100
/** Beside a cut a little of the empty time stays, so that who leaves last is seen to leave. */
const edgeShare = 0.02
const mostEdgeMs = 30_000
/** What would not become at least this many times shorter is not worth a break. */
const leastSqueeze = 2

/** Cuts (disjoint, by time, each kept shorter than it is) in, the axis out. */
export function foldsAt(cuts: readonly Cut[]): Folds {
  if (cuts.length === 0) return noFolds
  const axisMs = new Float64Array(cuts.length)
  let previous: Cut | null = null
  cuts.forEach((cut, index) => {
    if (previous !== null) axisMs[index] = (axisMs[index - 1] ?? 0) + previous.keptMs + (cut.startMs - previous.endMs)
    previous = cut
  })
  return { cuts, axisMs }
}

/** The place of a moment on the axis, in ms that are as long as real ones outside the cuts. Strictly increasing. */
export function toAxis(folds: Folds, ms: Ms): Ms {
  return folds.cuts.length === 0 ? ms : squeezed(folds, ms)
}

/** The moment at a place on the axis: the inverse of `toAxis`. */
export function fromAxis(folds: Folds, axisMs: Ms): Ms {
  return folds.cuts.length === 0 ? axisMs : stretched(folds, axisMs)
}

/** How long a stretch of time is on the axis. */
export function axisLength(folds: Folds, { startMs, endMs }: Span): Ms {
  return toAxis(folds, endMs) - toAxis(folds, startMs)
}

function squeezed({ cuts, axisMs }: Folds, ms: Ms): Ms {
  let low = 0
  let high = cuts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((cuts[middle]?.startMs ?? Infinity) > ms) high = middle
    else low = middle + 1
  }
  const cut = cuts[low - 1]
  if (cut === undefined) return ms - (cuts[0]?.startMs ?? 0)
  const { startMs, endMs, keptMs } = cut
  const fromMs = axisMs[low - 1] ?? 0
  return ms >= endMs ? fromMs + keptMs + (ms - endMs) : fromMs + ((ms - startMs) * keptMs) / (endMs - startMs)
}

function stretched({ cuts, axisMs }: Folds, atMs: Ms): Ms {
  const index = firstWhere(cuts.length, (candidate) => (axisMs[candidate] ?? Infinity) > atMs) - 1
  const cut = cuts[index]
  if (cut === undefined) return atMs + (cuts[0]?.startMs ?? 0)
  const { startMs, endMs, keptMs } = cut
  const insideMs = atMs - (axisMs[index] ?? 0)
  return insideMs >= keptMs ? endMs + (insideMs - keptMs) : startMs + (insideMs * (endMs - startMs)) / keptMs
}

/** The cuts that reach into a stretch of time. */
export function cutsWithin({ cuts }: Folds, { startMs, endMs }: Span): readonly Cut[] {
  if (cuts.length === 0) return cuts
  const from = firstWhere(cuts.length, (index) => (cuts[index]?.endMs ?? Infinity) > startMs)
  const to = firstWhere(cuts.length, (index) => (cuts[index]?.startMs ?? Infinity) >= endMs)
  return cuts.slice(from, to)
}

/**
 * The folds of a session: stretches longer than `foldOverMs` in which nothing is drawn, nor lies any of `moments` (the session's limits, the
 * user's marks). A stretch before the first or after the last thing drawn counts when `moments` has the ends of what is shown.
 */
export function foldsIn(drawn: Spans, moments: readonly Ms[], foldOverMs: Ms): Folds {
  const pointsMs = Float64Array.from(moments).sort()
  const empty: Span[] = []
  let untilMs = Infinity
  let firstMs = Infinity
  const take = (startMs: Ms, endMs: Ms) => {
    if (firstMs === Infinity) firstMs = untilMs = startMs
    if (startMs - untilMs > foldOverMs) empty.push({ startMs: untilMs, endMs: startMs })
    untilMs = Math.max(untilMs, endMs)
  }
  let point = 0
  for (let row = drawn.from; row < drawn.to; row++) {
    const startMs = drawn.startMs[row] ?? 0
    for (let ms = pointsMs[point]; ms !== undefined && ms <= startMs; ms = pointsMs[++point]) take(ms, ms)
    take(startMs, drawn.endMs[row] ?? 0)
  }
  for (const ms of pointsMs.subarray(point)) take(ms, ms)
  return foldsAt(cutsOf(longest(empty), untilMs - firstMs))
}

function longest(empty: readonly Span[]): readonly Span[] {
  if (empty.length <= mostCuts) return empty
  const byLength = [...empty].sort((a, b) => b.endMs - b.startMs - (a.endMs - a.startMs))
  return byLength.slice(0, mostCuts).sort((a, b) => a.startMs - b.startMs)
}

/** Each stretch without its edges; those that are hardly longer than a break stay whole, which makes the breaks of the others longer. */
function cutsOf(empty: readonly Span[], wholeMs: Ms): readonly Cut[] {
  const cuts = empty.map(withoutEdges)
  const leftMs = cuts.reduce((sum, { startMs, endMs }) => sum - (endMs - startMs), wholeMs)
  const share = Math.min(breakShare, allBreaksShare / cuts.length)
  const keptMs = (leftMs * share) / (1 - cuts.length * share)
  const worth = empty.filter((_, index) => lengthAt(cuts, index) > leastSqueeze * keptMs)
  return worth.length < empty.length ? cutsOf(worth, wholeMs) : cuts.map((cut) => ({ ...cut, keptMs }))
}

function lengthAt(spans: readonly Span[], index: number): Ms {
  const { startMs, endMs } = spans[index] ?? { startMs: 0, endMs: 0 }
  return endMs - startMs
}

function withoutEdges({ startMs, endMs }: Span): Span {
  const edgeMs = Math.min(mostEdgeMs, (endMs - startMs) * edgeShare)
  return { startMs: startMs + edgeMs, endMs: endMs - edgeMs }
}

/** When anything is drawn: presence (unrecorded stretches included), media or errors. */
export function drawnSpans({ errors }: Session, { presence, stays }: Analysis): Spans {
  const { pieces, untold, horizon } = presence
  const errorsMs = errors.atMs
  const starts = new Float64Array(pieces.startMs.length + untold.startMs.length + stays.length + errorsMs.length)
  const ends = new Float64Array(starts.length)
  let size = 0
  const add = (startMs: Float64Array, endMs: Float64Array, from: number, to: number) => {
    starts.set(startMs.subarray(from, to), size)
    ends.set(endMs.subarray(from, to), size)
    size += to - from
  }
  add(pieces.startMs, pieces.endMs, 0, pieces.startMs.length)
  add(errorsMs, errorsMs, 0, errorsMs.length)
  for (let list = 0; list + 1 < stays.first.length; list += rowKinds.length)
    add(stays.startMs, stays.endMs, stays.first[list + 1] ?? 0, stays.first[list + rowKinds.length] ?? 0)
  for (let row = 0; row < untold.startMs.length; row++) {
    const startMs = Math.max(untold.startMs[row] ?? 0, horizon.startMs ?? Infinity)
    const endMs = Math.min(untold.endMs[row] ?? 0, horizon.endMs)
    if (startMs >= endMs) continue
    starts[size] = startMs
    ends[size++] = endMs
  }
  // Sorted apart, which is enough to count how many there are at a time.
  const startsMs = starts.subarray(0, size).sort()
  const endsMs = ends.subarray(0, size).sort()
  const drawn = new SpanWriter()
  let first = 0
  // As many have ended as have begun: nothing is drawn from here on.
  for (let index = 1; index <= size; index++) {
    if (index < size && (startsMs[index] ?? 0) <= (endsMs[index - 1] ?? 0)) continue
    drawn.append(startsMs[first] ?? 0, endsMs[index - 1] ?? 0)
    first = index
  }
  return drawn.spans()
}
