// Words for durations, moments and ages.

import type { Ms } from '../../electron/shared/session'
import { comesTwice, offsetText, type Zone } from './zone'

const secondMs = 1000
const minuteMs = 60 * secondMs
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

/** `320 ms`, `4.2 s`, `25 s`, `21 m 48 s`, `1 h 02 m`, `2 d 03 h`: two units at most, cut off, never rounded up. */
export function formatDuration(ms: Ms): string {
  const whole = Math.max(0, Math.floor(ms))
  if (whole === 0) return '0 s'
  if (whole < secondMs) return `${whole} ms`
  if (whole < 10 * secondMs) return `${Math.floor(whole / 100) / 10} s`
  if (whole < minuteMs) return `${Math.floor(whole / secondMs)} s`
  if (whole < hourMs) return `${Math.floor(whole / minuteMs)} m ${two((whole % minuteMs) / secondMs)} s`
  if (whole < dayMs) return `${Math.floor(whole / hourMs)} h ${two((whole % hourMs) / minuteMs)} m`
  return `${Math.floor(whole / dayMs)} d ${two((whole % dayMs) / hourMs)} h`
}

/** To the millisecond: `25.104 s`, `21 m 48.060 s`, `1 h 02 m 05.000 s`. */
export function formatExactDuration(ms: Ms): string {
  const whole = Math.max(0, Math.round(ms))
  const millis = three(whole % secondMs)
  const seconds = Math.floor(whole / secondMs)
  if (whole < minuteMs) return `${seconds}.${millis} s`
  const minutes = Math.floor(whole / minuteMs)
  if (whole < hourMs) return `${minutes} m ${two(seconds % 60)}.${millis} s`
  return `${Math.floor(minutes / 60)} h ${two(minutes % 60)} m ${two(seconds % 60)}.${millis} s`
}

/** The wall clock to the millisecond: `07:26:43.120`, `02:15:06.000 (UTC+1)` where the clocks go back, or `+12:30.000` in relative time. */
export function formatTime(ms: Ms, zone: Zone): string {
  const wallMs = Math.round(ms) + zone.offsetAt(ms)
  const time = `${formatWall(wallMs, zone.kind, 'second')}.${three(remainder(wallMs, zone.kind))}`
  return time + whichOfTwo(ms, zone)
}

/** The same to the second, cut off: `07:26:43`, `02:15:06 (UTC+1)`, `+12:30`. */
export function formatSecond(ms: Ms, zone: Zone): string {
  return formatWall(ms + zone.offsetAt(ms), zone.kind, 'second') + whichOfTwo(ms, zone)
}

/** When the clocks go back an hour comes twice, and a time in it says nothing without its offset. */
function whichOfTwo(ms: Ms, zone: Zone): string {
  return comesTwice(zone, ms) ? ` (${offsetText(zone.offsetAt(ms))})` : ''
}

/** The date: `22 Feb 2022`; empty in relative time. */
export function formatDate(ms: Ms, zone: Zone): string {
  return zone.kind === 'relative' ? '' : formatWallDate(ms + zone.offsetAt(ms))
}

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const

/** The day as a list tells it: `Fri 27 Nov`, with the year where that is not the one it is now: `Fri 27 Nov 2026`. */
export function formatDay(ms: Ms, zone: Zone, nowMs: Ms): string {
  const wall = new Date(ms + zone.offsetAt(ms))
  const year = wall.getUTCFullYear()
  const day = `${weekdays[wall.getUTCDay()] ?? ''} ${wall.getUTCDate()} ${monthName(wall.getTime())}`
  return year === new Date(nowMs + zone.offsetAt(nowMs)).getUTCFullYear() ? day : `${day} ${year}`
}

/** Date and wall clock to the second: `22 Feb 2022 07:26:43`, with the offset as `formatTime`, or `+12:30` in relative time. */
export function formatDateTime(ms: Ms, zone: Zone): string {
  const time = formatSecond(ms, zone)
  return zone.kind === 'relative' ? time : `${formatDate(ms, zone)} ${time}`
}

/** The same to the millisecond: `22 Feb 2022 07:26:43.120`, or `+12:30.000` in relative time. */
export function formatExactDateTime(ms: Ms, zone: Zone): string {
  return `${formatDate(ms, zone)} ${formatTime(ms, zone)}`.trimStart()
}

/** A moment's time, with its date where that is not the day of another moment. */
export function formatBeside(ms: Ms, otherMs: Ms, zone: Zone, to: 'second' | 'millisecond'): string {
  const isSameDay = formatDate(ms, zone) === formatDate(otherMs, zone)
  if (to === 'second') return isSameDay ? formatSecond(ms, zone) : formatDateTime(ms, zone)
  return isSameDay ? formatTime(ms, zone) : formatExactDateTime(ms, zone)
}

/** ISO 8601 in UTC to the millisecond: `2022-02-22T07:26:43.120Z`. */
export function formatIso(ms: Ms): string {
  return new Date(ms).toISOString()
}

/** How long ago, in words: `just now`, `12 s ago`, `5 min ago`, `3 hours ago`, `3 days ago`. */
export function formatAge(thenMs: Ms, nowMs: Ms): string {
  const agoMs = nowMs - thenMs
  if (agoMs < 2 * secondMs) return 'just now'
  if (agoMs < minuteMs) return `${Math.floor(agoMs / secondMs)} s ago`
  if (agoMs < hourMs) return `${Math.floor(agoMs / minuteMs)} min ago`
  if (agoMs < dayMs) return ago(Math.floor(agoMs / hourMs), 'hour')
  return ago(Math.floor(agoMs / dayMs), 'day')
}

function ago(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'} ago`
}

/** A wall time (as if UTC) as `07:26` or `07:26:43`; relative as `+12:30`, `-0:05`, `+1:02:30`, always with seconds. Cut off, not rounded. */
export function formatWall(wallMs: Ms, kind: Zone['kind'], to: 'minute' | 'second'): string {
  if (kind === 'clock') return new Date(wallMs).toISOString().slice(-13, to === 'minute' ? -8 : -5)
  const seconds = Math.floor(Math.abs(wallMs) / secondMs)
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor(seconds / 60) % 60
  const clock = `${hours > 0 ? `${hours}:${two(minutes)}` : minutes}:${two(seconds % 60)}`
  return `${wallMs < 0 ? '-' : '+'}${clock}`
}

/** The milliseconds that `formatWall` cuts off. */
export function remainder(wallMs: Ms, kind: Zone['kind']): Ms {
  return kind === 'relative' ? Math.abs(wallMs) % secondMs : ((wallMs % secondMs) + secondMs) % secondMs
}

/** A wall time (as if UTC) as `22 Feb 2022`. */
export function formatWallDate(wallMs: Ms): string {
  const date = new Date(wallMs)
  return `${date.getUTCDate()} ${monthName(wallMs)} ${date.getUTCFullYear()}`
}

/** The short English name of a wall time's month. */
export function monthName(wallMs: Ms): string {
  return months[new Date(wallMs).getUTCMonth()] ?? ''
}

/** A whole number with a separator for thousands: `9,980`. */
export function formatCount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',')
}

/** A count and its noun: `1 join`, `2,000 joins`. */
export function counted(count: number, noun: string, several = `${noun}s`): string {
  return `${formatCount(count)} ${count === 1 ? noun : several}`
}

function two(value: number): string {
  return String(Math.floor(value)).padStart(2, '0')
}

/** Three digits of milliseconds. */
export function three(value: number): string {
  return String(Math.floor(value)).padStart(3, '0')
}
