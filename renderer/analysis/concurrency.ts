// How many participants were in at each moment: a step function over half-open intervals.

import type { Ms, Span } from '../../electron/shared/session'
import { atOnce, stretch, type Work } from '../../electron/shared/work'
import { surePieces, without, type Presence } from './presence'
import { firstWhere } from './search'
import { sortedTimes } from './sorted-times'

/** From `atMs[i]` up to `atMs[i + 1]` there were `counts[i]` people in; nobody before the first step. */
export interface Steps {
  readonly atMs: Float64Array
  readonly counts: Int32Array
}

/**
 * With a tree over the counts, for the lowest and the highest of any stretch: node `i` spans the nodes `2i` and `2i + 1`,
 * and what would be node `counts.length + i` is `counts[i]` itself.
 */
export interface Concurrency extends Steps {
  readonly lows: Int32Array
  readonly highs: Int32Array
}

/** The lowest and the highest count of a stretch. */
export interface CountRange {
  readonly lowest: number
  readonly highest: number
}

export interface Peak {
  readonly count: number
  /** The first moment with that many. */
  readonly atMs: Ms
}

/**
 * One step for each moment at which the number changes. Intervals are [start, end); leaves come before joins at the same
 * instant. A stay without a recorded leave counts for its first millisecond only: she was there, nobody knows how long.
 */
export function concurrencyOf(presences: readonly Presence[]): Concurrency {
  return atOnce(countingConcurrency(presences))
}

/** The same as work that can be interrupted. */
export function* countingConcurrency(presences: readonly Presence[]): Work<Concurrency> {
  return yield* withTree(yield* countingSteps(presences, surePieces))
}

/** How many may have been in at each moment of whom that is not known; `doubtful` are those of whom something is not. */
export function* countingDoubts(doubtful: readonly Presence[]): Work<Steps> {
  return yield* countingSteps(doubtful, (presence) => without(presence.possible, surePieces(presence)))
}

function* countingSteps(
  presences: readonly Presence[],
  piecesOf: (presence: Presence) => readonly Span[]
): Work<Steps> {
  const { starts, ends } = yield* sortedEdges(presences, piecesOf)
  const atMs = new Float64Array(starts.length + ends.length)
  const counts = new Int32Array(starts.length + ends.length)
  let size = 0
  let joined = 0
  let left = 0
  while (left < ends.length) {
    const ms = Math.min(starts[joined] ?? Infinity, ends[left] ?? Infinity)
    const before = joined - left
    while (left < ends.length && ends[left] === ms) left++
    while (joined < starts.length && starts[joined] === ms) joined++
    if (joined - left === before) continue
    atMs[size] = ms
    counts[size] = joined - left
    size++
    if (size % stretch === 0) yield
  }
  return { atMs: atMs.slice(0, size), counts: counts.slice(0, size) }
}

function* sortedEdges(
  presences: readonly Presence[],
  piecesOf: (presence: Presence) => readonly Span[]
): Work<{ starts: Float64Array; ends: Float64Array }> {
  const pieces: (readonly Span[])[] = []
  let size = 0
  for (const presence of presences) {
    const own = piecesOf(presence)
    pieces.push(own)
    size += own.length
    if (pieces.length % stretch === 0) yield
  }
  const starts = new Float64Array(size)
  const ends = new Float64Array(size)
  let index = 0
  for (const own of pieces) {
    for (const { startMs, endMs } of own) {
      starts[index] = startMs
      ends[index] = endMs
      index++
      if (index % stretch === 0) yield
    }
  }
  return { starts: yield* sortedTimes(starts), ends: yield* sortedTimes(ends) }
}

function* withTree({ atMs, counts }: Steps): Work<Concurrency> {
  const size = counts.length
  const lows = new Int32Array(size)
  const highs = new Int32Array(size)
  for (let node = size - 1; node > 0; node--) {
    lows[node] = Math.min(nodeAt(lows, counts, 2 * node), nodeAt(lows, counts, 2 * node + 1))
    highs[node] = Math.max(nodeAt(highs, counts, 2 * node), nodeAt(highs, counts, 2 * node + 1))
    if (node % stretch === 0) yield
  }
  return { atMs, counts, lows, highs }
}

function nodeAt(inner: Int32Array, counts: Int32Array, node: number): number {
  return (node < counts.length ? inner[node] : counts[node - counts.length]) ?? 0
}

/** The step that an instant lies in; -1 before the first. */
export function stepAt({ atMs }: Steps, ms: Ms): number {
  return firstWhere(atMs.length, (index) => (atMs[index] ?? Infinity) > ms) - 1
}

/** How many were in at an instant. */
export function countAt(concurrency: Steps, ms: Ms): number {
  return concurrency.counts[stepAt(concurrency, ms)] ?? 0
}

/** The lowest and the highest count from `fromMs` up to but not at `toMs`; of an empty stretch, the count at `fromMs`. */
export function rangeOf(concurrency: Concurrency, fromMs: Ms, toMs: Ms): CountRange {
  return rangeOfSteps(concurrency, stepAt(concurrency, fromMs), stepBefore(concurrency, toMs))
}

/** The last step that begins before an instant; -1 when none does. */
export function stepBefore({ atMs }: Steps, ms: Ms): number {
  return firstWhere(atMs.length, (index) => (atMs[index] ?? Infinity) >= ms) - 1
}

/** The lowest and the highest count of a run of steps, both ends included; at least of `first`, where -1 is before all. */
export function rangeOfSteps(concurrency: Concurrency, first: number, last: number): CountRange {
  const { counts, lows, highs } = concurrency
  let lowest = counts[first] ?? 0
  let highest = lowest
  let from = counts.length + first + 1
  let to = counts.length + last + 1
  // Written out, as the line asks for each pixel of each frame.
  while (from < to) {
    if (from % 2 === 1) {
      lowest = Math.min(lowest, nodeAt(lows, counts, from))
      highest = Math.max(highest, nodeAt(highs, counts, from))
      from++
    }
    if (to % 2 === 1) {
      to--
      lowest = Math.min(lowest, nodeAt(lows, counts, to))
      highest = Math.max(highest, nodeAt(highs, counts, to))
    }
    from >>= 1
    to >>= 1
  }
  return { lowest, highest }
}

/** The first moment of a span at which a count was reached; null when it never was. */
export function firstWith(concurrency: Steps, count: number, { startMs, endMs }: Span): Ms | null {
  const { atMs, counts } = concurrency
  const first = stepAt(concurrency, startMs)
  if ((counts[first] ?? 0) === count) return startMs
  const step = counts.indexOf(count, first + 1)
  const ms = step === -1 ? Infinity : (atMs[step] ?? Infinity)
  return ms < endMs ? ms : null
}

/** The highest count of all; 0 when nobody ever was in. */
export function highestOf(concurrency: Concurrency): number {
  return rangeOfSteps(concurrency, -1, concurrency.counts.length - 1).highest
}

/** The highest count and when it was first reached, or null when nobody ever was in. */
export function peakOf(concurrency: Concurrency): Peak | null {
  const count = highestOf(concurrency)
  const first = concurrency.atMs[concurrency.counts.indexOf(count)]
  return count === 0 || first === undefined ? null : { count, atMs: first }
}
