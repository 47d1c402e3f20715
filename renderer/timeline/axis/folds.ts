// Folded time: which empty stretches are cut out of the axis, and the map between time and what is left of it.

import { mediaKinds, type Ms, type Span } from '../../../electron/shared/session'
import { momentsOf, participantsOf, rowsOf } from '../../../electron/shared/session-rows'
import { atOnce } from '../../../electron/shared/work'
import { writeUnsure } from '../../analysis/presence'
import { firstWhere } from '../../analysis/search'
import { sortedTimes } from '../../analysis/sorted-times'
import { SpanWriter } from '../../analysis/span-writer'
import { spansOf, type Spans } from '../../analysis/spans'
import type { Lanes } from '../lanes/lanes'

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
 * The folds of a session: stretches longer than `foldOverMs` in which nothing is drawn, neither presence (unrecorded stretches included) nor media nor
 * errors nor any of `moments` (the session's limits, the user's marks). `foldOverMs` null: none. A stretch before the first or after the last
 * thing drawn counts when `moments` has the ends of what is shown.
 */
export function foldsOf(lanes: Lanes, moments: readonly Ms[], foldOverMs: Ms | null): Folds {
  if (foldOverMs === null) return noFolds
  const { starts, ends } = drawnEdges(lanes, moments, foldOverMs)
  const empty: Span[] = []
  // As many have ended as have begun: nothing is drawn from here on.
  for (let index = 1; index < starts.length; index++) {
    const startMs = ends[index - 1] ?? 0
    const endMs = starts[index] ?? 0
    if (endMs - startMs > foldOverMs) empty.push({ startMs, endMs })
  }
  return foldsAt(cutsOf(longest(empty), (ends.at(-1) ?? 0) - (starts[0] ?? 0)))
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

/** When each thing drawn begins, and when each ends; sorted apart, which is enough to count how many there are at a time. */
interface Edges {
  readonly starts: Float64Array
  readonly ends: Float64Array
}

/** Between two of one list no stretch of more than `foldOverMs` is empty that is not longer than that by itself: such are one here. */
function drawnEdges({ session, analysis }: Lanes, moments: readonly Ms[], foldOverMs: Ms): Edges {
  const { presence, stays } = analysis
  const { pieces } = presence
  const { errors } = session
  const drawn = new SpanWriter()
  for (const participant of participantsOf(session)) {
    if (presence.isDoubtful) writeUnsure(drawn, presence, participant)
    writeJoined(drawn, spansOf(pieces, participant), foldOverMs)
    const { startMs, endMs } = stays
    for (const kind of mediaKinds)
      writeJoined(drawn, { startMs, endMs, ...rowsOf(stays, participant, kind) }, foldOverMs)
    const { atMs } = errors
    writeJoined(drawn, { startMs: atMs, endMs: atMs, ...momentsOf(errors, participant) }, foldOverMs)
  }
  for (const ms of moments) drawn.append(ms, ms)
  const { startMs, endMs } = drawn.spans()
  return { starts: atOnce(sortedTimes(startMs)), ends: atOnce(sortedTimes(endMs)) }
}

/** What is drawn, by start; it may overlap. */
function writeJoined(drawn: SpanWriter, { startMs, endMs, from, to }: Spans, leastApartMs: Ms): void {
  let fromMs = startMs[from] ?? 0
  let untilMs = -Infinity
  for (let row = from; row < to; row++) {
    const ownMs = startMs[row] ?? 0
    if (row > from && ownMs - untilMs > leastApartMs) {
      drawn.append(fromMs, untilMs)
      fromMs = ownMs
    }
    untilMs = Math.max(untilMs, endMs[row] ?? 0)
  }
  if (from < to) drawn.append(fromMs, untilMs)
}
