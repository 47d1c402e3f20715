// The clock that times are shown in: local, UTC, any IANA zone, or counted from the session's start or a mark.

import type { Ms } from '../../electron/shared/session'
import type { ZoneChoice } from '../../electron/shared/settings'

export interface Zone {
  readonly kind: 'clock' | 'relative'
  /** An IANA name, or `UTC`; for a relative zone the words that are printed. */
  readonly name: string
  /** What to add to an instant to get the zone's wall clock as if it were UTC, in ms. For a relative zone: minus its origin. */
  readonly offsetAt: (ms: Ms) => Ms
}

const dayMs = 86_400_000
/** Zones change their clocks on quarters of an hour (Lord Howe and Nepal included), so one answer serves a whole quarter. */
const quarterMs = 900_000
const mostQuarters = 20_000
/** The last instant that a Date can hold. */
const lastMs = 8.64e15

const utc: Zone = { kind: 'clock', name: 'UTC', offsetAt: () => 0 }
const clocks = new Map<string, Zone>()

/**
 * Whatever was typed in; the zone's name as it is written, or null when there is no such zone. Intl answers an older name
 * (`Asia/Kolkata`) with another one (`Asia/Calcutta`): the user's own is kept then, with capitals if it had none.
 */
export function zoneNamed(typed: string): string | null {
  const text = typed.trim()
  const known = formatterOf(text)?.resolvedOptions().timeZone
  if (known === undefined) return null
  if (known.toLowerCase() === text.toLowerCase() || !text.includes('/')) return known
  if (text !== text.toLowerCase()) return text
  return text.replace(/^us(?=\/)|(?<![a-z])(?!(?:of|es)_)[a-z]/g, (letters) => letters.toUpperCase())
}

/**
 * The zone for a choice; `localZone` is the user's own, `originMs` where relative time counts from and `originName` what that is called.
 * Unknown names of zones give UTC.
 */
export function zoneOf(choice: ZoneChoice, localZone: string, originMs: Ms, originName = 'start'): Zone {
  switch (choice.kind) {
    case 'utc':
      return utc
    case 'local':
      return clockOf(localZone)
    case 'iana':
      return clockOf(choice.name)
    case 'relative':
      return { kind: 'relative', name: `Relative to ${originName}`, offsetAt: () => -originMs }
  }
}

function clockOf(name: string): Zone {
  const known = clocks.get(name)
  if (known !== undefined) return known
  const formatter = formatterOf(name)
  const zone =
    formatter === null || name === 'UTC' || name === 'Etc/UTC'
      ? utc
      : { kind: 'clock' as const, name, offsetAt: offsets(formatter) }
  clocks.set(name, zone)
  return zone
}

function formatterOf(name: string): Intl.DateTimeFormat | null {
  // Intl takes bare offsets too, which are no names.
  if (!/^[A-Za-z]/.test(name)) return null
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' })
  } catch {
    return null
  }
}

/** Intl takes microseconds for each answer and the axis asks at every frame: answers are remembered. */
function offsets(formatter: Intl.DateTimeFormat): (ms: Ms) => Ms {
  const byQuarter = new Map<number, Ms>()
  return (ms) => {
    const quarter = Math.floor(Math.min(Math.max(ms, -lastMs), lastMs) / quarterMs)
    const known = byQuarter.get(quarter)
    if (known !== undefined) return known
    if (byQuarter.size >= mostQuarters) byQuarter.clear()
    const offsetMs = readOffset(formatter.format(Math.max(quarter * quarterMs, -lastMs)))
    byQuarter.set(quarter, offsetMs)
    return offsetMs
  }
}

function readOffset(text: string): Ms {
  const match = /GMT([+-])(\d+):(\d+)(?::(\d+))?/.exec(text)
  if (match === null) return 0
  const [, sign, hours, minutes, seconds] = match
  const offsetMs = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds ?? 0)) * 1000
  return sign === '-' ? -offsetMs : offsetMs
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

/** `UTC+1`, `UTC-3:30`. */
export function offsetText(offsetMs: Ms): string {
  const minutes = Math.round(Math.abs(offsetMs) / 60_000)
  const hours = `UTC${offsetMs < 0 ? '-' : '+'}${Math.floor(minutes / 60)}`
  return minutes % 60 === 0 ? hours : `${hours}:${String(minutes % 60).padStart(2, '0')}`
}

/** The instants at which the zone's wall clock shows `wallMs`, in order: none when that time is skipped, two when it comes twice. */
export function instantsAt(zone: Zone, wallMs: Ms): readonly Ms[] {
  const [earlier, later] = readings(zone, wallMs)
  const shown = earlier === later ? [earlier] : [earlier, later]
  return shown.filter((ms) => ms + zone.offsetAt(ms) === wallMs)
}

/** Whether the zone's wall clock shows the same at another instant too, because the clocks go back; asks what `offsetAt` remembers, so it is cheap. */
export function comesTwice(zone: Zone, ms: Ms): boolean {
  if (zone === utc || zone.kind === 'relative') return false
  return instantsAt(zone, Math.round(ms) + zone.offsetAt(ms)).length === 2
}

/** The first instant at which the zone's wall clock shows `wallMs`; when that time is skipped, one as long after the skip as it is after its start. */
export function instantOf(zone: Zone, wallMs: Ms): Ms {
  return instantsAt(zone, wallMs)[0] ?? readings(zone, wallMs)[1]
}

/** A wall time read with the offsets of the day before and of the day after, in order. */
function readings(zone: Zone, wallMs: Ms): readonly [Ms, Ms] {
  const before = wallMs - zone.offsetAt(wallMs - dayMs)
  const after = wallMs - zone.offsetAt(wallMs + dayMs)
  return [Math.min(before, after), Math.max(before, after)]
}

/** Instants in [fromMs, toMs) at which the zone's clock jumps, in order. Two jumps within one day are not told apart. */
export function jumpsBetween(zone: Zone, fromMs: Ms, toMs: Ms): readonly Ms[] {
  const jumps: Ms[] = []
  if (zone === utc || zone.kind === 'relative') return jumps
  // Whole days, so that a moving view asks for the same instants again.
  for (let day = Math.floor(fromMs / dayMs); day * dayMs < toMs; day++) {
    if (zone.offsetAt(day * dayMs) === zone.offsetAt((day + 1) * dayMs)) continue
    const jumpMs = jumpWithin(zone, day * dayMs)
    if (jumpMs >= fromMs && jumpMs < toMs) jumps.push(jumpMs)
  }
  return jumps
}

function jumpWithin(zone: Zone, dayStartMs: Ms): Ms {
  const offsetMs = zone.offsetAt(dayStartMs)
  let low = 0
  let high = dayMs / quarterMs
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (zone.offsetAt(dayStartMs + middle * quarterMs) === offsetMs) low = middle
    else high = middle
  }
  return dayStartMs + high * quarterMs
}
