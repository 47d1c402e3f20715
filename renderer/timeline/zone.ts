// The clock that times are shown in: local, UTC, any IANA zone, or counted from the session's start.

import type { Ms } from '../../electron/shared/session'
import type { ZoneChoice } from '../../electron/shared/settings'

export interface Zone {
  readonly kind: 'clock' | 'relative'
  /** An IANA name, or `UTC`; for a relative zone the words that are printed. */
  readonly name: string
  /** What to add to an instant to get the zone's wall clock as if it were UTC, in ms. For a relative zone: minus its origin. */
  readonly offsetAt: (ms: Ms) => Ms
}

/** True for a name that this machine knows as an IANA time zone. */
export function isZoneName(name: string): boolean {
  throw new Error(`not yet ${name}`)
}

/** The zone for a choice; `localZone` is the user's own, `originMs` where relative time counts from. Unknown names give UTC. */
export function zoneOf(choice: ZoneChoice, localZone: string, originMs: Ms): Zone {
  throw new Error(`not yet ${choice.kind} ${localZone} ${originMs}`)
}

/** What to print for the zone over a stretch of time: `UTC`, `Europe/Berlin (UTC+1)`, `Europe/Berlin (UTC+1, then UTC+2)`, `Relative to start`. */
export function zoneLabel(zone: Zone, fromMs: Ms, toMs: Ms = fromMs): string {
  throw new Error(`not yet ${zone.name} ${fromMs} ${toMs}`)
}

/** The first instant at which the zone's wall clock shows `wallMs` or, when that time is skipped, the instant of the skip. */
export function instantOf(zone: Zone, wallMs: Ms): Ms {
  throw new Error(`not yet ${zone.name} ${wallMs}`)
}
