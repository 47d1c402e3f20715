// The clock that times are shown in: local, UTC, any zone, or counted from the session's start or a mark.

import type { Ms } from '../../electron/shared/session'
import { calendarCycleMs, countUntil, offsetOf, type ZoneRules } from '../../electron/shared/zone-rules'

export interface Zone {
  readonly kind: 'clock' | 'relative'
  /** An IANA name, or `UTC`; for a relative zone the words that are printed. */
  readonly name: string
  /** What to add to an instant to get the zone's wall clock as if it were UTC, in ms. For a relative zone: minus its origin. */
  readonly offsetAt: (ms: Ms) => Ms
  /** Where its offsets are from; left out for clocks that never change. */
  readonly rules?: ZoneRules
}

/** No zone is further from UTC. */
const mostOffsetMs = 26 * 3_600_000

export const utc: Zone = { kind: 'clock', name: 'UTC', offsetAt: () => 0 }

/** The clock of a zone with these rules. */
export function clockOf(rules: ZoneRules): Zone {
  const { name } = rules
  return name === 'UTC' || name === 'Etc/UTC'
    ? utc
    : { kind: 'clock', name, offsetAt: (ms) => offsetOf(rules, ms), rules }
}

/** Time counted from an instant, which is called so. */
export function relativeTo(originMs: Ms, originName = 'start'): Zone {
  return { kind: 'relative', name: `Relative to ${originName}`, offsetAt: () => -originMs }
}

/** What to print for the zone over a stretch of time: `UTC`, `Europe/Berlin (UTC+1)`, `Europe/Berlin (UTC+1, then UTC+2)`, `Relative to start`. */
export function zoneLabel(zone: Zone, fromMs: Ms, toMs: Ms = fromMs): string {
  if (zone === utc || zone.kind === 'relative') return zone.name
  const before = offsetText(zone.offsetAt(fromMs))
  const after = offsetText(zone.offsetAt(toMs))
  return `${zone.name} (${before === after ? before : `${before}, then ${after}`})`
}

/** The same for after times that `formatTime` and its like print, which have their offsets with them in an hour that comes twice. */
export function zoneBeside(zone: Zone, fromMs: Ms, toMs: Ms = fromMs): string {
  return comesTwice(zone, fromMs) && comesTwice(zone, toMs) ? zone.name : zoneLabel(zone, fromMs, toMs)
}

/** `UTC+1`, `UTC-3:30`, `UTC+0:53:28`. */
export function offsetText(offsetMs: Ms): string {
  const seconds = Math.round(Math.abs(offsetMs) / 1000)
  const two = (value: number) => String(Math.floor(value) % 60).padStart(2, '0')
  const hours = `UTC${offsetMs < 0 ? '-' : '+'}${Math.floor(seconds / 3600)}`
  if (seconds % 60 !== 0) return `${hours}:${two(seconds / 60)}:${two(seconds)}`
  return seconds % 3600 === 0 ? hours : `${hours}:${two(seconds / 60)}`
}

/** Where the zone's offsets are from: `rules 2026f`, `rules 2027a of this system`, `what TZ says`; null for clocks that need no rules. */
export function rulesWords({ rules }: Zone): string | null {
  switch (rules?.source) {
    case undefined:
      return null
    case 'own':
      return `rules ${rules.edition ?? ''}`.trim()
    case 'system':
      return `rules ${rules.edition ?? ''} of this system`.replace('  ', ' ')
    case 'setting':
      return 'as the variable TZ says'
    case 'file':
      return 'as this system’s own file says'
  }
}

/** The instants at which the zone's wall clock shows `wallMs`, in order: none when that time is skipped, two when it comes twice. */
export function instantsAt(zone: Zone, wallMs: Ms): readonly Ms[] {
  const fromMs = wallMs - mostOffsetMs
  const jumps = jumpsBetween(zone, fromMs, wallMs + mostOffsetMs)
  const offsets = new Set([fromMs, ...jumps].map(zone.offsetAt))
  const shown = [...offsets].map((offsetMs) => wallMs - offsetMs).filter((ms) => ms + zone.offsetAt(ms) === wallMs)
  return shown.sort((a, b) => a - b)
}

/** Whether the zone's wall clock shows the same at another instant too, because the clocks go back. */
export function comesTwice(zone: Zone, ms: Ms): boolean {
  return zone.rules !== undefined && instantsAt(zone, Math.round(ms) + zone.offsetAt(ms)).length > 1
}

/** The first instant at which the zone's wall clock shows `wallMs`; when that time is skipped, one as long after the skip as it is after its start. */
export function instantOf(zone: Zone, wallMs: Ms): Ms {
  const shown = instantsAt(zone, wallMs)[0]
  if (shown !== undefined) return shown
  const jumps = jumpsBetween(zone, wallMs - mostOffsetMs, wallMs + mostOffsetMs)
  const over = jumps.find((ms) => ms + zone.offsetAt(ms) > wallMs)
  return wallMs - zone.offsetAt((over ?? wallMs) - 1)
}

/** Instants in [fromMs, toMs) at which the zone's clock jumps, in order. */
export function jumpsBetween({ rules }: Zone, fromMs: Ms, toMs: Ms): readonly Ms[] {
  if (rules === undefined) return []
  const { changesMs, repeatsFromMs } = rules
  const within = (startMs: Ms, endMs: Ms) =>
    changesMs.slice(countUntil(changesMs, startMs - 1), countUntil(changesMs, endMs - 1))
  if (repeatsFromMs === null) return within(fromMs, toMs)
  const jumps = [...within(fromMs, Math.min(toMs, repeatsFromMs))]
  const firstCycle = Math.max(0, Math.floor((fromMs - repeatsFromMs) / calendarCycleMs))
  for (let byMs = firstCycle * calendarCycleMs; repeatsFromMs + byMs < toMs; byMs += calendarCycleMs) {
    const again = within(Math.max(fromMs - byMs, repeatsFromMs), Math.min(toMs - byMs, repeatsFromMs + calendarCycleMs))
    jumps.push(...again.map((ms) => ms + byMs))
  }
  return jumps
}
