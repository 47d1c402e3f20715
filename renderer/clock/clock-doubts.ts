// What is doubtful about the clocks that are shown, the main one and the second: that nobody knows a zone, or that rules differ.

import type { Span } from '../../electron/shared/session'
import type { ZoneChoice } from '../../electron/shared/settings'
import type { ZoneRules } from '../../electron/shared/zone-rules'
import { disagreement, enginesRules, othersRules } from './other-rules'
import type { Zone } from './zone'

/** What is said of a clock whose zone nobody knows, and whose it is. */
export interface UnknownClock {
  readonly clock: 'main' | 'second'
  readonly words: string
}

/** A clock that is shown, and what other rules for its zone there are on this computer. */
export interface ShownClock {
  readonly zone: Zone
  readonly others: readonly ZoneRules[]
}

/** The first clock of which nobody knows the zone, with words for both; null where all are known. */
export function unknownClock(
  main: ZoneChoice,
  second: ZoneChoice | null,
  isUnknown: (choice: ZoneChoice) => boolean
): UnknownClock | null {
  const isSecond = second !== null && isUnknown(second)
  if (!isUnknown(main))
    return isSecond ? { clock: 'second', words: `${nameOf(second)} is not known: the second clock is in UTC` } : null
  if (!isSecond) return { clock: 'main', words: `${nameOf(main)} is not known: times are in UTC` }
  const words =
    nameOf(main) === nameOf(second)
      ? `${nameOf(main)} is not known: both clocks are in UTC`
      : `${nameOf(main)} and ${nameOf(second, 'the')} are not known: both clocks are in UTC`
  return { clock: 'main', words }
}

function nameOf(choice: ZoneChoice, the: 'The' | 'the' = 'The'): string {
  if (choice.kind === 'iana') return `${the} time zone ${choice.name}`
  return the === 'The' ? 'Your time zone' : 'your time zone'
}

/** Where other programs on this computer may show another hour in a span, on either clock; null where all agree. */
export function doubtfulHours(main: ShownClock, second: ShownClock | null, extent: Span): string | null {
  const ofMain = differenceOf(main, extent)
  const other = second === null || second.zone.name === main.zone.name ? null : second
  const ofSecond = other === null ? null : differenceOf(other, extent)
  if (other === null || ofSecond === null) return ofMain
  const words = `second clock (${other.zone.name}): ${ofSecond}`
  return ofMain === null ? words : `${ofMain}; ${words}`
}

/** Where other programs on this computer may show another hour than one clock in a span, and which; null where they agree. */
export function differenceOf({ zone, others }: ShownClock, extent: Span): string | null {
  if (zone.rules === undefined) return null
  const engine = zone.rules.source === 'own' || zone.rules.source === 'system' ? enginesRules(zone) : null
  const all = others.map(othersRules)
  return disagreement(zone, engine === null ? all : [...all, engine], extent)
}
