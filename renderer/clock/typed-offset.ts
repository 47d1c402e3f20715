// An offset from UTC as a user types it after a time: `Z`, `UTC`, `+01:00`, `+1`, `UTC+1`, `(UTC+1)`.

import type { Ms } from '../../electron/shared/session'
import { offsetText, utc, type Zone } from './zone'

const minuteMs = 60_000
/** No clock on Earth is further ahead of UTC, or further behind it. */
const mostMs = 14 * 60 * minuteMs

/** The source of a pattern, without regard to case, that a time may end in; its one group is the offset. */
export const offsetSource = '(?: ?\\(?(z|utc|gmt|(?:(?:utc|gmt) ?)?[+-]\\d{1,2}(?::?\\d{2}(?::\\d{2})?)?)\\)?)?'

/** How far a clock with this offset is ahead of UTC, in ms; 0 for `Z` and the like. */
export function offsetOf(typed: string): Ms {
  const [, sign, hours = '0', minutes = '0', seconds = '0'] =
    /([+-])(\d{1,2}):?(\d{2})?(?::(\d{2}))?$/.exec(typed) ?? []
  const lengthMs = (Number(hours) * 60 + Number(minutes)) * minuteMs + Number(seconds) * 1000
  return sign === '-' ? -lengthMs : lengthMs
}

/** Why there is no such offset, with an example; null when there may be one. */
export function offsetFault(typed = ''): string | null {
  return Math.abs(offsetOf(typed)) <= mostMs ? null : 'Offsets from UTC go up to 14 hours, as in 14:05+01:00.'
}

/** A clock that always has this offset. */
export function offsetZone(typed: string): Zone {
  const offsetMs = offsetOf(typed)
  return offsetMs === 0 ? utc : { kind: 'clock', name: offsetText(offsetMs), offsetAt: () => offsetMs }
}
