// How many participants were in at each moment: a step function over half-open intervals.

import type { Ms } from '../../electron/shared/session'
import type { Presence } from './presence'

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
  throw new Error(`not yet ${presences.length}`)
}

/** How many were in at an instant. */
export function countAt(concurrency: Concurrency, ms: Ms): number {
  throw new Error(`not yet ${concurrency.counts.length} ${ms}`)
}

/** The highest count and when it was first reached, or null when nobody ever was in. */
export function peakOf(concurrency: Concurrency): Peak | null {
  throw new Error(`not yet ${concurrency.counts.length}`)
}
