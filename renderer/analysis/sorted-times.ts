// Sorts times, of which a large session has a million, in stretches of a few milliseconds.

import type { Work } from '../../electron/shared/work'
import { ordering } from './order-of'

/** Times in any order in, the same in ascending order out. */
export function* sortedTimes(times: Float64Array): Work<Float64Array> {
  const order = yield* ordering(times)
  yield
  const sorted = new Float64Array(times.length)
  for (let at = 0; at < order.length; at++) sorted[at] = times[order[at] ?? 0] ?? 0
  return sorted
}
