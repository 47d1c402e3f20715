// How often everybody dropped, which is to leave and come back, and how long that took: inferred from one's own intervals.

import type { Ms, ParticipantIndex } from '../../electron/shared/session'
import type { PresenceTable } from './presence'
import { gapsBetween, lengthOf, spansOf } from './spans'

/** A row for each participant. */
export interface DropTable {
  /** How often she left and came back, beyond doubt. */
  readonly counts: Uint32Array
  /** How long she was away in all, in milliseconds: between a leave and her own next join. */
  readonly awayMs: Float64Array
  /** 1 where there may have been more of both: between two joins a leave is not known, or an entry may have been anywhere. */
  readonly atLeast: Uint8Array
}

/** What is said of a participant's drops. */
export interface Drops {
  readonly count: number
  readonly awayMs: Ms
  readonly atLeast: boolean
}

/** Everybody's presence in. A leave that is missing after the last join hides no drop, as nobody came back from it. */
export function dropTableOf({ length, possible, atLeast, joins, joinsAtLeast }: PresenceTable): DropTable {
  const drops = {
    counts: new Uint32Array(length),
    awayMs: new Float64Array(length),
    atLeast: new Uint8Array(length)
  }
  for (let index = 0; index < length; index++) {
    const gaps = gapsBetween(spansOf(possible, index as ParticipantIndex))
    const count = gaps.to - gaps.from
    drops.counts[index] = count
    if (count > 0) drops.awayMs[index] = lengthOf(gaps)
    if (atLeast[index] === 1 && (joinsAtLeast[index] === 1 || (joins[index] ?? 0) - 1 > count)) drops.atLeast[index] = 1
  }
  return drops
}

/** One participant's drops. */
export function dropsOf({ counts, awayMs, atLeast }: DropTable, participant: ParticipantIndex): Drops {
  return {
    count: counts[participant] ?? 0,
    awayMs: awayMs[participant] ?? 0,
    atLeast: atLeast[participant] === 1
  }
}

/** How many participants dropped at least once; `atLeast` where somebody else may have, or others may have been in. */
export function droppedPeople(
  { counts, atLeast }: DropTable,
  incomplete: boolean
): { readonly people: number; readonly atLeast: boolean } {
  let people = 0
  let isAtLeast = incomplete
  for (let participant = 0; participant < counts.length; participant++) {
    if ((counts[participant] ?? 0) > 0) people++
    else isAtLeast ||= atLeast[participant] === 1
  }
  return { people, atLeast: isAtLeast }
}
