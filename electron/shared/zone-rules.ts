// The rules of a time zone as plain data: when its offset from UTC changes, and to what.

import type { Ms } from './session'

export interface ZoneRules {
  /** An IANA name, or what the system has in place of one. */
  readonly name: string
  /** Rollcall's own; the system's zone files; what the variable TZ says; a file that has no zone's name. */
  readonly source: 'own' | 'system' | 'setting' | 'file'
  /** The edition of the zone database, such as `2026f`; null where it is not known or there is none. */
  readonly edition: string | null
  /** Instants at which the offset changes, in order. */
  readonly changesMs: readonly Ms[]
  /** What to add to an instant for the wall clock as if it were UTC: one until the first change, and one from each change on. */
  readonly offsetsMs: readonly Ms[]
  /** From here on the calendar's cycle of 400 years, which the changes then cover once, comes again and again; null: nothing changes after the last. */
  readonly repeatsFromMs: Ms | null
}

/** A zone's rules that are used, and others on this computer that may say something else. */
export interface KnownZone {
  readonly rules: ZoneRules
  readonly others: readonly ZoneRules[]
}

/** A zone as it can be found, with what it means at one moment. */
export interface ZonePlace {
  readonly name: string
  /** What else zones are, or were, called: found by that name only. */
  readonly isOlder: boolean
  /** Codes of the countries whose clocks it is, that in which its place lies first; none for UTC and the like. */
  readonly countries: readonly string[]
  /** About how many people live by it; 0 for another name of a zone. */
  readonly people: number
  readonly offsetMs: Ms
  /** Such as `PST`; null where there is none at that moment or it is not known. */
  readonly abbreviation: string | null
  /** All that it has within a year before and after. */
  readonly abbreviations: readonly string[]
}

/** All zones that can be chosen, and the names of countries by their codes. */
export interface ZonePlaces {
  readonly places: readonly ZonePlace[]
  readonly countries: Readonly<Record<string, string>>
}

/** Which editions of the zone database there are; null where it is not known. */
export interface ZoneEditions {
  readonly own: string
  readonly system: string | null
}

/** The Gregorian calendar repeats itself after this long, days of the week included. */
export const calendarCycleMs = 146_097 * 86_400_000

/** The offset that holds at an instant, in ms. */
export function offsetOf({ changesMs, offsetsMs, repeatsFromMs }: ZoneRules, ms: Ms): Ms {
  const cycles = repeatsFromMs === null ? 0 : Math.max(0, Math.floor((ms - repeatsFromMs) / calendarCycleMs))
  return offsetsMs[countUntil(changesMs, ms - cycles * calendarCycleMs)] ?? 0
}

/** How many of these instants, which are in order, are not after `ms`. */
export function countUntil(changesMs: readonly Ms[], ms: Ms): number {
  let low = 0
  let high = changesMs.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((changesMs[middle] ?? Infinity) <= ms) low = middle + 1
    else high = middle
  }
  return low
}
