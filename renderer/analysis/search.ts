// Binary search.

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
