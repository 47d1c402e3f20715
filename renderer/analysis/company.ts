// Everybody by the time that they were in together with one participant.

import { formatCount } from '../clock/format'
import type { Overlap } from './overlap'

/** Somebody and what she has in common with the anchor. */
export interface Companion<Who> {
  readonly who: Who
  readonly overlap: Overlap
}

export interface Company<Who> {
  /** Those who met the anchor: the longest together first, then by first moment. */
  readonly met: readonly Companion<Who>[]
  /** Those who may have, as a leave is not recorded. */
  readonly mayHaveMet: readonly Companion<Who>[]
  /** Those who certainly never did. */
  readonly neverMet: readonly Who[]
}

/** Sorts everybody but the anchor; equal ones stay in their order. `overlapOf` is null for the anchor. */
export function companyOf<Who>(everybody: Iterable<Who>, overlapOf: (who: Who) => Overlap | null): Company<Who> {
  const met: Companion<Who>[] = []
  const mayHaveMet: Companion<Who>[] = []
  const neverMet: Who[] = []
  for (const who of everybody) {
    const overlap = overlapOf(who)
    if (overlap === null) continue
    if (overlap.firstMs !== null) met.push({ who, overlap })
    else if (overlap.atLeast) mayHaveMet.push({ who, overlap })
    else neverMet.push(who)
  }
  met.sort(({ overlap: a }, { overlap: b }) => b.togetherMs - a.togetherMs || (a.firstMs ?? 0) - (b.firstMs ?? 0))
  return { met, mayHaveMet, neverMet }
}

/** `met 36, may have met 3, never met 0`. */
export function companyWords({ met, mayHaveMet, neverMet }: Company<unknown>): string {
  const perhaps = mayHaveMet.length === 0 ? '' : `, may have met ${formatCount(mayHaveMet.length)}`
  return `met ${formatCount(met.length)}${perhaps}, never met ${formatCount(neverMet.length)}`
}
