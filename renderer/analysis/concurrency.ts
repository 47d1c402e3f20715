// How many participants were in at each moment: a step function over half-open intervals.

import type { Ms, ParticipantIndex, Span } from '../../electron/shared/session'
import type { PresenceTable } from './presence'
import { firstAfter, firstFrom } from './search'
import { writeWithout } from './span-sets'
import { SpanWriter } from './span-writer'
import { spansOf } from './spans'

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
export function concurrencyOf({ sure }: PresenceTable): Concurrency {
  return withTree(stepsBetween(sure.startMs, sure.endMs))
}

/** How many may have been in at each moment of whom that is not known. */
export function inDoubtOf({ length, atLeast, isDoubtful, possible, sure }: PresenceTable): Steps {
  const doubts = new SpanWriter()
  for (let index = 0; isDoubtful && index < length; index++) {
    if (atLeast[index] === 0) continue
    const participant = index as ParticipantIndex
    writeWithout(doubts, spansOf(possible, participant), spansOf(sure, participant))
  }
  const { startMs, endMs } = doubts.spans()
  return stepsBetween(startMs, endMs)
}

/** When each begins and when each ends in, in any order. */
function stepsBetween(startsMs: Float64Array, endsMs: Float64Array): Steps {
  const starts = startsMs.slice().sort()
  const ends = endsMs.slice().sort()
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
  }
  return { atMs: atMs.slice(0, size), counts: counts.slice(0, size) }
}

function withTree({ atMs, counts }: Steps): Concurrency {
  const size = counts.length
  const lows = new Int32Array(size)
  const highs = new Int32Array(size)
  for (let node = size - 1; node > 0; node--) {
    lows[node] = Math.min(nodeAt(lows, counts, 2 * node), nodeAt(lows, counts, 2 * node + 1))
    highs[node] = Math.max(nodeAt(highs, counts, 2 * node), nodeAt(highs, counts, 2 * node + 1))
  }
  return { atMs, counts, lows, highs }
}

function nodeAt(inner: Int32Array, counts: Int32Array, node: number): number {
  return (node < counts.length ? inner[node] : counts[node - counts.length]) ?? 0
}

/** The step that an instant lies in; -1 before the first. */
export function stepAt({ atMs }: Steps, ms: Ms): number {
  return firstAfter(atMs, 0, atMs.length, ms) - 1
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
  return firstFrom(atMs, 0, atMs.length, ms) - 1
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
