// Everybody by the time that they were in together with one participant.

import type { ParticipantIndex } from '../../electron/shared/session'
import { formatCount } from '../clock/format'
import { orderOf } from './order-of'
import type { Overlap } from './overlap'

/** Participants, as the rows of their table. */
export interface Company {
  /** Those who met the anchor: the longest together first, then by first moment. */
  readonly met: Uint32Array
  /** Those who may have, as a leave is not recorded. */
  readonly mayHaveMet: Uint32Array
  /** Those who certainly never did. */
  readonly neverMet: Uint32Array
}

/** Sorts everybody but the anchor; equal ones stay in their order. `overlapWith` is null for the anchor. */
export function companyOf(
  everybody: Iterable<number>,
  overlapWith: (participant: ParticipantIndex) => Overlap | null
): Company {
  const met: number[] = []
  const firstMs: number[] = []
  const apartMs: number[] = []
  const mayHaveMet: number[] = []
  const neverMet: number[] = []
  for (const participant of everybody) {
    const overlap = overlapWith(participant as ParticipantIndex)
    if (overlap === null) continue
    if (overlap.firstMs !== null) {
      met.push(participant)
      firstMs.push(overlap.firstMs)
      apartMs.push(-overlap.togetherMs)
    } else if (overlap.atLeast) mayHaveMet.push(participant)
    else neverMet.push(participant)
  }
  const byMoment = orderOf(Float64Array.from(firstMs))
  const byLength = orderOf(Float64Array.from(byMoment, (at) => apartMs[at] ?? 0))
  return {
    met: Uint32Array.from(byLength, (place) => met[byMoment[place] ?? 0] ?? 0),
    mayHaveMet: Uint32Array.from(mayHaveMet),
    neverMet: Uint32Array.from(neverMet)
  }
}

/** `met 36, may have met 3, never met 0`. */
export function companyWords({ met, mayHaveMet, neverMet }: Company): string {
  const perhaps = mayHaveMet.length === 0 ? '' : `, may have met ${formatCount(mayHaveMet.length)}`
  return `met ${formatCount(met.length)}${perhaps}, never met ${formatCount(neverMet.length)}`
}
