// The order of many numbers, found without moving what they belong to.

import type { Work } from '../../electron/shared/work'
import { sortedBy } from './sorted-by'
import { sortedTimes } from './sorted-times'

/** Numbers in, none of them endless; their indexes by number, then by index, out. */
export function* ordering(numbers: Float64Array): Work<Uint32Array> {
  const count = numbers.length
  let least = Infinity
  let most = -Infinity
  let areWhole = true
  for (let index = 0; index < count; index++) {
    const number = numbers[index] ?? 0
    if (number < least) least = number
    if (number > most) most = number
    areWhole &&= Number.isInteger(number)
  }
  yield
  if (!areWhole || (most - least + 1) * count > Number.MAX_SAFE_INTEGER)
    return Uint32Array.from(
      yield* sortedBy(
        Array.from(numbers, (_, index) => index),
        (index) => numbers[index] ?? 0
      )
    )
  // Number and index in one: numbers alone are sorted several times as fast as with a callback.
  const keys = yield* sortedTimes(numbers.map((number, index) => (number - least) * count + index))
  const order = new Uint32Array(count)
  for (let at = 0; at < count; at++) order[at] = (keys[at] ?? 0) % count
  return order
}
