// Everybody by the time that they were in together with one participant.

import type { Overlap } from './overlap'

/** Somebody and what she has in common with the anchor. */
export interface Companion<Who> {
  readonly who: Who
  readonly overlap: Overlap
}

export interface Company<Who> {
  /** Those who met the anchor, or may have: the longest together first, then by first moment. */
  readonly met: readonly Companion<Who>[]
  /** How many certainly never did. */
  readonly neverMet: number
}

/** Sorts everybody but the anchor; equal ones stay in their order. `overlapOf` is null for the anchor. */
export function companyOf<Who>(everybody: readonly Who[], overlapOf: (who: Who) => Overlap | null): Company<Who> {
  const met: Companion<Who>[] = []
  let neverMet = 0
  for (const who of everybody) {
    const overlap = overlapOf(who)
    if (overlap === null) continue
    if (overlap.firstMs === null && !overlap.atLeast) neverMet++
    else met.push({ who, overlap })
  }
  met.sort(
    ({ overlap: a }, { overlap: b }) =>
      b.togetherMs - a.togetherMs || compare(a.firstMs ?? Infinity, b.firstMs ?? Infinity)
  )
  return { met, neverMet }
}

/** Two infinities have no difference to tell the sign of. */
function compare(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0
}
