// Words for durations, moments and ages.

import type { Ms } from '../../electron/shared/session'
import type { Zone } from './zone'

/** `320 ms`, `4.2 s`, `25 s`, `21 m 48 s`, `1 h 02 m`, `2 d 03 h`: two units at most, cut off, never rounded up. */
export function formatDuration(ms: Ms): string {
  throw new Error(`not yet ${ms}`)
}

/** To the millisecond: `25.104 s`, `21 m 48.060 s`, `1 h 02 m 05.000 s`. */
export function formatExactDuration(ms: Ms): string {
  throw new Error(`not yet ${ms}`)
}

/** The wall clock to the millisecond: `07:26:43.120`, or `+12:30.000` in relative time. */
export function formatTime(ms: Ms, zone: Zone): string {
  throw new Error(`not yet ${ms} ${zone.name}`)
}

/** The date: `22 Feb 2022`; empty in relative time. */
export function formatDate(ms: Ms, zone: Zone): string {
  throw new Error(`not yet ${ms} ${zone.name}`)
}

/** Date and wall clock to the second: `22 Feb 2022 07:26:43`, or `+12:30` in relative time. */
export function formatDateTime(ms: Ms, zone: Zone): string {
  throw new Error(`not yet ${ms} ${zone.name}`)
}

/** ISO 8601 in UTC to the millisecond: `2022-02-22T07:26:43.120Z`. */
export function formatIso(ms: Ms): string {
  throw new Error(`not yet ${ms}`)
}

/** How long ago, in words: `just now`, `12 s ago`, `5 min ago`, `3 hours ago`, `3 days ago`. */
export function formatAge(thenMs: Ms, nowMs: Ms): string {
  throw new Error(`not yet ${thenMs} ${nowMs}`)
}
