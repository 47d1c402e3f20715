// Binary search.

import type { Ms } from '../../electron/shared/session'

/** The first index from 0 to `length` for which a claim holds that, once true, stays true; `length` when it never does. */
export function firstWhere(length: number, holds: (index: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}

/** The first row from `from` up to `to` whose time is after a moment; `to` when none is. The times there never fall. */
export function firstAfter(timesMs: Float64Array, from: number, to: number, ms: Ms): number {
  let low = from
  let high = to
  while (low < high) {
    const middle = (low + high) >> 1
    if ((timesMs[middle] ?? Infinity) > ms) high = middle
    else low = middle + 1
  }
  return low
}

/** The same for the first row whose time is at a moment or after it. */
export function firstFrom(timesMs: Float64Array, from: number, to: number, ms: Ms): number {
  let low = from
  let high = to
  while (low < high) {
    const middle = (low + high) >> 1
    if ((timesMs[middle] ?? Infinity) >= ms) high = middle
    else low = middle + 1
  }
  return low
}
