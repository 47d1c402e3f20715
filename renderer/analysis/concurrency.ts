// How many participants were in at each moment: a step function over half-open intervals.

import type { Ms } from '../../electron/shared/session'
import { surePieces, type Presence, type Span } from './presence'
import { firstWhere } from './search'

/** From `atMs[i]` up to `atMs[i + 1]` there were `counts[i]` people in; nobody before the first step. */
export interface Concurrency {
  readonly atMs: Float64Array
  readonly counts: Int32Array
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
  const { starts, ends } = sortedEdges(presences.map(surePieces))
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

function sortedEdges(pieces: readonly (readonly Span[])[]): { starts: Float64Array; ends: Float64Array } {
  const size = pieces.reduce((sum, own) => sum + own.length, 0)
  const starts = new Float64Array(size)
  const ends = new Float64Array(size)
  let index = 0
  for (const own of pieces) {
    for (const { startMs, endMs } of own) {
      starts[index] = startMs
      ends[index] = endMs
      index++
    }
  }
  return { starts: starts.sort(), ends: ends.sort() }
}

/** How many were in at an instant. */
export function countAt(concurrency: Concurrency, ms: Ms): number {
  const { atMs, counts } = concurrency
  const next = firstWhere(atMs.length, (index) => (atMs[index] ?? Infinity) > ms)
  return counts[next - 1] ?? 0
}

/** The highest count and when it was first reached, or null when nobody ever was in. */
export function peakOf(concurrency: Concurrency): Peak | null {
  const count = concurrency.counts.reduce((highest, candidate) => Math.max(highest, candidate), 0)
  const first = concurrency.atMs[concurrency.counts.indexOf(count)]
  return count === 0 || first === undefined ? null : { count, atMs: first }
}
