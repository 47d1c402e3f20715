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

/** All names of zones that can be chosen. */
export interface ZoneNames {
  /** Those that the zones of all countries have today, and UTC. */
  readonly today: readonly string[]
  /** What else zones are, or were, called. */
  readonly older: readonly string[]
}

/** Which editions of the zone database there are; null where it is not known. */
export interface ZoneEditions {
  readonly own: string
  readonly system: string | null
}

/** The Gregorian calendar repeats itself after this long, days of the week included. */
export const calendarCycleMs = 146_097 * 86_400_000
