// Sorts times, of which a large session has a million, in stretches of a few milliseconds.

import type { Work } from '../../electron/shared/work'

/** So many are sorted in one stretch, and merged in one. */
const chunk = 1 << 15

/** Times in any order in, the same in ascending order out; what is given may be made use of. */
export function* sortedTimes(times: Float64Array): Work<Float64Array> {
  if (times.length <= chunk) return times.sort()
  for (let from = 0; from < times.length; from += chunk) {
    times.subarray(from, from + chunk).sort()
    yield
  }
  let from = times
  let to: Float64Array = new Float64Array(times.length)
  for (let width = chunk; width < times.length; width *= 2) {
    for (let start = 0; start < times.length; start += 2 * width) yield* merge(from, to, start, width)
    ;[from, to] = [to, from]
  }
  return from
}

/** Two neighbouring runs of `width` become one, from `start` on. */
function* merge(from: Float64Array, to: Float64Array, start: number, width: number): Work<void> {
  const middle = Math.min(start + width, from.length)
  const end = Math.min(start + 2 * width, from.length)
  let left = start
  let right = middle
  for (let at = start; at < end; at++) {
    const leftMs = from[left] ?? 0
    const rightMs = from[right] ?? 0
    const takesLeft = left < middle && (right >= end || leftMs <= rightMs)
    to[at] = takesLeft ? leftMs : rightMs
    if (takesLeft) left++
    else right++
    if (at % chunk === 0) yield
  }
}
