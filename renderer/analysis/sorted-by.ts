// Sorts things, however many there are, in stretches of a few milliseconds.

import { stretch, type Work } from '../../electron/shared/work'

/** So many are sorted in one go: comparing words by language takes about a thousand times as long as comparing numbers. */
const runLength = 2_000

/** Things in, a list of them in ascending order of what `numberOf` says of each out; equal ones stay in their order. */
export function sortedBy<T>(things: readonly T[], numberOf: (thing: T) => number): Work<readonly T[]> {
  return sortedWith(things, (a, b) => numberOf(a) - numberOf(b))
}

/** The same in the order that `compare` gives them, as for `Array.sort`. */
export function* sortedWith<T>(things: readonly T[], compare: (a: T, b: T) => number): Work<readonly T[]> {
  let runs: (readonly T[])[] = []
  for (let from = 0; from < things.length; from += runLength) {
    runs.push(things.slice(from, from + runLength).sort(compare))
    yield
  }
  while (runs.length > 1) {
    const longer: (readonly T[])[] = []
    for (let at = 0; at < runs.length; at += 2) {
      longer.push(yield* merged(runs[at] ?? [], runs[at + 1] ?? [], compare))
      // Short runs are merged without a yield, and there are many of them.
      yield
    }
    runs = longer
  }
  return runs[0] ?? []
}

function* merged<T>(one: readonly T[], other: readonly T[], compare: (a: T, b: T) => number): Work<readonly T[]> {
  const all: T[] = []
  let next = 0
  for (const thing of one) {
    for (let before = other[next]; before !== undefined && compare(thing, before) > 0; before = other[next]) {
      all.push(before)
      next++
      if (all.length % stretch === 0) yield
    }
    all.push(thing)
    if (all.length % stretch === 0) yield
  }
  for (; next < other.length; next++) {
    const rest = other[next]
    if (rest !== undefined) all.push(rest)
    if (all.length % stretch === 0) yield
  }
  return all
}
