// Going to a time: what a user types, read as a moment of the session and told back in words.

import type { Ms, Span } from '../../electron/shared/session'
import { formatBeside, formatDate, formatDateTime, formatIso, formatSecond, formatTime, formatWall } from './format'
import { isoDated, weekdayFault } from './typed-date'
import { offsetFault, offsetOf, offsetSource, offsetZone } from './typed-offset'
import { instantsAt, jumpsBetween, offsetText, relativeTo, utc, zoneBeside, type Zone } from './zone'

/** What the typed text is about. */
export interface GoToScope {
  readonly zone: Zone
  /** The same or, while relative time is shown, the clock that times of day are on then. */
  readonly clock: Zone
  /** The session's time: a clock time without a date means one in here, if there is one. */
  readonly extent: Span
  /** How far the view can go. */
  readonly limits: Span
  /** What is on screen: of several days' occurrences of a clock time, the first one in it, else the one nearest to it. */
  readonly view: Span
  /** Where `+12:30` counts from, and what that is called: `start`, or the name of a mark. */
  readonly originMs: Ms
  readonly originName: string
}

/** A moment and how the text was read; or why there is none, with an example of what would do. */
export type GoTo = Reading | { readonly ms: null; readonly why: string }

interface Reading {
  readonly ms: Ms
  readonly words: string
  /** Both moments, where the clocks go back, that the text can mean; left out where it means one. */
  readonly both?: readonly Occurrence[]
}

/** One of two moments at which a clock shows the same time. */
export interface Occurrence {
  readonly ms: Ms
  readonly words: string
  /** `The first, UTC+2`. */
  readonly which: string
}

const secondMs = 1000
const minuteMs = 60 * secondMs
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs
const mostQuoted = 40
/** Beyond this there are no dates to tell. */
const lastMs = 8.6e15

const half = ' ?([ap])(?:m|\\.m\\.)'
const clockTime = `(?=\\d+(?::| ?[ap]\\.?m))(\\d{1,2})(?::(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)?)?(?:${half})?`
const clockPattern = new RegExp(`^${clockTime}${offsetSource}$`, 'i')
const datePattern = new RegExp(`^(\\d{4}|[+-]\\d{6})-(\\d{2})-(\\d{2})(?:(?:t|,? )${clockTime}${offsetSource})?$`, 'i')
const lettersPattern = new RegExp(`${clockTime} ?\\(?((?![ap]m\\b)[a-z]{2,5})\\)?$`, 'i')
const countPattern = /^([+-]?) ?(?:(\d{1,5}):)?(\d{1,5}):(\d{2})(?:[.,](\d{1,9}))?$/
const epochPattern = /^-?\d{9,16}$/

/**
 * Reads `14:05`, `2:05 PM`, `3 pm`, `15h`, `15h30`, `noon`, `14:05:03.250`, `14:05 UTC`, `14:05+01:00`, `14:05 +1`, `14:05 (UTC+1)`, `+12:30` and `-0:05` (minutes and seconds, or hours too, from the origin), `2026-03-12`,
 * `2026-03-12 14:05`, the same in ISO 8601 with a zone, with the month's name as in `12 Mar 2026 14:05`, `27 Nov 15:00` (of the session's year) and `Thu, 12 Mar 2026 14:05:00 GMT`, and milliseconds (or, up to 11 digits, seconds) since 1970. Times without a zone are on
 * the scope's clock; while relative time is shown `12:30` counts from the origin. Never throws.
 */
export function goTo(text: string, scope: GoToScope): GoTo {
  const typed = text.trim().replace(/\s+/g, ' ').replace(/−/g, '-')
  const plain = withColon(plainMoment(typed, scope.clock))
  const years = yearsOf(scope)
  const readings = weekdayFault(plain, years) ?? readingsOfAll(isoDated(plain, years) ?? [plain], typed, scope)
  if (typeof readings === 'string') return { ms: null, why: readings }
  const known = readings.filter(({ ms }) => Math.abs(ms) <= lastMs)
  const found = nearest(within(known, scope.extent), scope.view) ?? nearest(within(known, scope.limits), scope.view)
  if (found !== null) return withinBoth(found, scope.limits)
  const what = readings.length === 1 ? (known[0]?.words ?? quoted(typed)) : typed
  return {
    ms: null,
    why: `${what} is outside this session, ${extentWords(scope)}. Type a time such as ${formatSecond(middleOf(scope), scope.zone)}.`
  }
}

/** As the app prints where a stretch begins and ends, before the zone of both. */
const stretchPattern = /^(.+?) [→–] .+?((?:,? [A-Za-z_]+\/[\w/+-]+)?(?: \(UTC[^)]*\))?)$/
/** The name of any zone, where its offset follows and says all. */
const namedOffset = /,? [A-Za-z_]+\/[\w/+-]+(?= \(UTC[^)]*\)$)/

/** Of a stretch its beginning, without the names of zones that are printed with it. */
function plainMoment(typed: string, { name }: Zone): string {
  const moment = typed.replace(stretchPattern, '$1$2').replace(namedOffset, '')
  const own = [`, ${name}`, ` ${name}`].find((end) => moment.endsWith(end)) ?? ''
  return moment.slice(0, moment.length - own.length)
}

/** `15h` and `15h30` as `15:00` and `15:30`, `noon` and `midnight` as what clocks show then. */
function withColon(typed: string): string {
  return typed
    .replace(/(?<![\d:.])(\d{1,2}) ?h(?: ?(\d{2}))?(?![\w:])/i, (_, hours, minutes = '00') => `${hours}:${minutes}`)
    .replace(/\bnoon\b/i, '12:00')
    .replace(/\bmidnight\b/i, '00:00')
}

/** The years that a date without one may be in, first that in which the session begins. */
function yearsOf({ clock, extent, view }: GoToScope): readonly number[] {
  const shown = [extent.startMs, extent.endMs, view.startMs, view.endMs].map((ms) =>
    new Date(Math.min(lastMs, Math.max(-lastMs, ms + clock.offsetAt(ms)))).getUTCFullYear()
  )
  return [...new Set([...shown, ...shown.flatMap((year) => [year - 1, year + 1])])]
}

/** The same of several texts of which each may be meant. */
function readingsOfAll(texts: readonly string[], typed: string, scope: GoToScope): readonly Reading[] | string {
  const all = texts.map((plain) => readingsOf(plain, typed, scope))
  const readings = all.filter((each) => typeof each !== 'string').flat()
  return readings.length === 0 ? (all.find((each) => typeof each === 'string') ?? readings) : readings
}

/** All moments that a text can mean, or a sentence that says why it means none. */
function readingsOf(plain: string, typed: string, scope: GoToScope): readonly Reading[] | string {
  const relative = scope.zone.kind === 'relative'
  const count = countPattern.exec(plain)
  if (count !== null && (relative || count[1] !== '')) return countReadings(count, scope)
  const clock = clockPattern.exec(plain)
  if (clock !== null) return clockReadings(clock, scope)
  const date = datePattern.exec(plain)
  if (date !== null) return dateReadings(date, scope)
  if (epochPattern.test(plain)) return [epochReading(plain, scope)]
  const letters = lettersPattern.exec(plain)?.[6]
  if (letters !== undefined)
    return `${quoted(letters)} is not clear: such letters stand for several offsets. Type the offset, as in 14:05+01:00.`
  return `${typed === '' ? 'Type a time' : `${quoted(typed)} is not a time. Type one`} such as ${examplesOf(scope)}.`
}

function countReadings(
  [, sign, hours, minutes, seconds, fraction]: RegExpExecArray,
  scope: GoToScope
): readonly Reading[] | string {
  if (Number(seconds) > 59) return 'Seconds go up to 59, as in +12:30.'
  if (hours !== undefined && Number(minutes) > 59) return 'After hours, minutes go up to 59, as in +1:02:30.'
  const lengthMs = clockMs(hours ?? '0', minutes, seconds, fraction)
  const ms = scope.originMs + (sign === '-' ? -lengthMs : lengthMs)
  const counted = relativeTo(scope.originMs)
  const from = `${shortTime(ms, counted, 'second')} from ${scope.originName}`
  const known = scope.zone.kind === 'clock' && Math.abs(ms) <= lastMs
  return [{ ms, words: known ? `${from}, ${momentWords(ms, scope.zone)}` : from }]
}

function clockReadings(
  [, hours, minutes, seconds, fraction, half, suffix]: RegExpExecArray,
  scope: GoToScope
): readonly Reading[] | string {
  const wrong = clockFault(hours, minutes, seconds, half) ?? offsetFault(suffix)
  if (wrong !== null) return wrong
  const shown = scope.clock
  const zone = suffix === undefined ? shown : offsetZone(suffix)
  const timeMs = clockMs(hours, minutes, seconds, fraction, half)
  const { view, extent, limits } = scope
  const days = new Set<number>()
  // Two more days on either side: one may be skipped by the zone, and the time of another lie just outside.
  for (const ms of [view.startMs, view.endMs, extent.startMs, extent.endMs]) {
    const near = Math.min(Math.max(ms, limits.startMs), limits.endMs)
    const day = Math.floor((near + zone.offsetAt(near)) / dayMs)
    for (let other = day - 2; other <= day + 2; other++) days.add(other)
  }
  const readings = [...days].flatMap((day) => wallReadings(day * dayMs + timeMs, zone))
  if (suffix === undefined || offsetOf(suffix) === 0) return readings
  return readings.map(({ ms }) => ({ ms, words: momentWords(ms, shown) }))
}

function dateReadings(
  [, year, month, date, hours, minutes, seconds, fraction, half, suffix]: RegExpExecArray,
  scope: GoToScope
): readonly Reading[] | string {
  const midnightMs = new Date(0).setUTCFullYear(Number(year), Number(month) - 1, Number(date))
  if (new Date(midnightMs).getUTCDate() !== Number(date) || Number(month) > 12 || Number(month) < 1)
    return `There is no ${year}-${month}-${date} in the calendar; dates are written like ${formatIso(middleOf(scope)).slice(0, 10)}.`
  const zone = scope.clock
  if (hours === undefined) return dayReadings(midnightMs, zone, scope)
  const wrong = clockFault(hours, minutes, seconds, half) ?? offsetFault(suffix)
  if (wrong !== null) return wrong
  const wallMs = midnightMs + clockMs(hours, minutes, seconds, fraction, half)
  if (suffix === undefined) return wallReadings(wallMs, zone)
  const ms = wallMs - offsetOf(suffix)
  return [{ ms, words: momentWords(ms, zone) }]
}

/** A day means its midnight or, when the session begins later on that day, its beginning. */
function dayReadings(midnightMs: Ms, zone: Zone, { extent }: GoToScope): readonly Reading[] {
  const beginsThen = Math.floor((extent.startMs + zone.offsetAt(extent.startMs)) / dayMs) * dayMs === midnightMs
  if (!beginsThen) return wallReadings(midnightMs, zone)
  return [{ ms: extent.startMs, words: `${momentWords(extent.startMs, zone)}, where the session begins on that day` }]
}

function epochReading(typed: string, scope: GoToScope): Reading {
  const inSeconds = typed.replace('-', '').length < 12
  const ms = Number(typed) * (inSeconds ? secondMs : 1)
  const words = Math.abs(ms) > lastMs ? typed : momentWords(ms, scope.clock)
  return { ms, words: inSeconds ? `${words}, from seconds since 1970` : words }
}

/** The one, two or (at a jump) stand-in moments at which a clock shows a time. */
function wallReadings(wallMs: Ms, zone: Zone): readonly Reading[] {
  const shown = instantsAt(zone, wallMs)
  if (shown.length === 1) return shown.map((ms) => ({ ms, words: momentWords(ms, zone) }))
  if (shown.length === 2) {
    const both = shown.map((ms, index) => ({
      ms,
      words: `${momentWords(ms, zone)}, the ${index === 0 ? 'first' : 'second'} of two`,
      which: `The ${index === 0 ? 'first' : 'second'}, ${offsetText(zone.offsetAt(ms))}`
    }))
    return both.map(({ ms, words }) => ({ ms, words, both }))
  }
  const jumps = jumpsBetween(zone, wallMs - 2 * dayMs, wallMs + 2 * dayMs)
  const over = jumps.filter((ms) => ms + zone.offsetAt(ms - 1) <= wallMs && ms + zone.offsetAt(ms) > wallMs)
  return over.map((ms) => {
    const skipped = `${shortTime(wallMs, utc, 'minute')} on ${formatDate(wallMs, utc)} does not exist in ${zone.name}`
    const from = shortTime(ms + zone.offsetAt(ms - 1), utc, 'minute')
    return { ms, words: `${skipped}: the clocks went from ${from} to ${shortTime(ms, zone, 'minute')}, shown instead` }
  })
}

function clockFault(hours = '0', minutes = '0', seconds = '0', half?: string): string | null {
  if (half !== undefined && (Number(hours) < 1 || Number(hours) > 12))
    return 'With AM or PM hours go from 1 to 12, as in 2:05 PM.'
  if (Number(hours) > 23)
    return 'Hours go from 0 to 23, as in 14:05; for a time from the start type a plus first, as in +90:00.'
  if (Number(minutes) > 59 || Number(seconds) > 59) return 'Minutes and seconds go from 0 to 59, as in 14:05:30.'
  return null
}

/** Noon is 12 PM and midnight 12 AM. */
function clockMs(hours = '0', minutes = '0', seconds = '0', fraction = '', half?: string): Ms {
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (/p/i.test(half) ? 12 : 0)
  const millis = Number(fraction.slice(0, 3).padEnd(3, '0'))
  return hour * hourMs + Number(minutes) * minuteMs + Number(seconds) * secondMs + millis
}

/** The other of two moments is no choice where the view cannot go. */
function withinBoth({ ms, words, both = [] }: Reading, limits: Span): Reading {
  return within(both, limits).length === 2 ? { ms, words, both } : { ms, words }
}

function within(readings: readonly Reading[], { startMs, endMs }: Span): readonly Reading[] {
  return readings.filter(({ ms }) => ms >= startMs && ms <= endMs)
}

/** The first one in the view, else the one nearest to it. */
function nearest(readings: readonly Reading[], view: Span): Reading | null {
  const farMs = ({ ms }: Reading) => Math.max(0, view.startMs - ms, ms - view.endMs)
  return readings.reduce<Reading | null>((best, candidate) => {
    const byMs = best === null ? -1 : farMs(candidate) - farMs(best) || candidate.ms - best.ms
    return byMs < 0 ? candidate : best
  }, null)
}

/** `14:05 on 12 Mar 2026, Europe/Berlin (UTC+1)`. */
function momentWords(ms: Ms, zone: Zone): string {
  return `${shortTime(ms, zone, 'minute')} on ${formatDate(ms, zone)}, ${zoneBeside(zone, ms)}`
}

/** The time without the zeros that nobody would have typed, but at least to the minute or the second. */
function shortTime(ms: Ms, zone: Zone, least: 'minute' | 'second'): string {
  const time = formatTime(ms, zone).replace(/\.000(?= |$)/, '')
  return least === 'minute' ? time.replace(/^(\d+:\d+):00(?= |$)/, '$1') : time
}

function extentWords({ extent, limits, zone, originName }: GoToScope): string {
  const startMs = Math.max(extent.startMs, limits.startMs)
  const endMs = Math.min(extent.endMs, limits.endMs)
  const end = formatBeside(endMs, startMs, zone, 'second')
  const name = zone.kind === 'relative' ? `from ${originName}` : zone.name
  return `which runs from ${formatDateTime(startMs, zone)} to ${end} ${name}`
}

function examplesOf(scope: GoToScope): string {
  const middleMs = middleOf(scope)
  const counted = formatWall(middleMs - scope.originMs, 'relative', 'second')
  const iso = formatIso(middleMs).replace(/\.\d+/, '')
  return scope.zone.kind === 'relative'
    ? `${counted} or ${iso}`
    : `${formatSecond(middleMs, scope.zone)}, ${counted} or ${iso}`
}

function middleOf({ extent, limits }: GoToScope): Ms {
  const middleMs = extent.startMs / 2 + extent.endMs / 2
  return Math.min(Math.max(middleMs, limits.startMs), limits.endMs)
}

function quoted(typed: string): string {
  return `“${typed.length > mostQuoted ? `${typed.slice(0, mostQuoted)}…` : typed}”`
}
