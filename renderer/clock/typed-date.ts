// A date with the name of its month, as the app prints it and as people and servers write it, told as ISO 8601 does.

import type { Ms } from '../../electron/shared/session'
import { formatWallDate } from './format'

const months = [
  ...['january', 'february', 'march', 'april', 'may', 'june', 'july'],
  ...['august', 'september', 'october', 'november', 'december']
]
const month = '([a-z]{3,9})\\.?'
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const
const weekday = '(?:(mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6},? )?'
/** Not the hour of a time that follows. */
const year = '(-?\\d{1,6})(?![\\d:]| ?[ap]\\.?m)'
/** A time before a date, where no `on` stands between them. */
const timeBefore = '(\\d{1,2}:[\\d:.,]+(?: ?[ap]\\.?m\\.?)?|\\d{1,2} ?[ap]\\.?m\\.?)'
const pattern = new RegExp(
  `^(?:(.+?),? on |${timeBefore},? )?${weekday}(?:(\\d{1,2}) ${month}|${month} (\\d{1,2}))(?:,? ${year})?(?:,? (?:at )?(.+))?$`,
  'i'
)
const offset = /^\(?(?:utc|gmt|[+-]\d)/i

interface TypedDate {
  /** Null where it was left out. */
  readonly year: number | null
  /** From 0 on. */
  readonly month: number
  readonly day: number
  /** Three letters, as they were typed. */
  readonly weekday: string | undefined
  readonly time: string | undefined
}

/**
 * `22 Feb 2022 07:26`, `Thu, 12 Mar 2026 09:10:00 GMT`, `Mar 12, 2026, 2:05 PM`, `14:05 on 12 Mar 2026`, `27 Nov 15:00` in, with single
 * spaces; the date as `2022-02-22` or, beyond four digits, `+020222-02-22`, then the time as it is, out. Without a year it is one for each of
 * `years` in which the day of the week is right. Null for any other text.
 */
export function isoDated(typed: string, years: readonly number[]): readonly string[] | null {
  const parts = partsOf(typed)
  if (parts === null) return null
  return yearsFor(parts, years).map((year) => {
    const date = `${isoYear(year)}-${two(parts.month + 1)}-${two(parts.day)}`
    return parts.time === undefined ? date : `${date} ${parts.time}`
  })
}

/** The same texts in; where the day of the week is not that of the date, a sentence that says so, else null. */
export function weekdayFault(typed: string, years: readonly number[]): string | null {
  const parts = partsOf(typed)
  const year = parts?.year ?? years[0]
  // Of `12 Mar 26` nobody means the year 26, so nothing is said of its days.
  if (parts?.weekday === undefined || year === undefined || Math.abs(year) < 100) return null
  if (yearsFor(parts, years).some((each) => isOnWeekday(parts, each))) return null
  const midnightMs = midnightOf(parts, year)
  const wrong = weekdays.find((each) => each.toLowerCase().startsWith(parts.weekday?.toLowerCase() ?? ''))
  return `${formatWallDate(midnightMs)} is a ${weekdayOf(midnightMs)}, not a ${wrong}; the day of the week may be left out.`
}

function yearsFor(parts: TypedDate, years: readonly number[]): readonly number[] {
  return parts.year === null ? years.filter((year) => isOnWeekday(parts, year)) : [parts.year]
}

function isOnWeekday(parts: TypedDate, year: number): boolean {
  const { weekday, day } = parts
  const midnightMs = midnightOf(parts, year)
  // A date that is not in the calendar has no day of the week to be wrong about.
  if (weekday === undefined || new Date(midnightMs).getUTCDate() !== day) return true
  return weekdayOf(midnightMs).toLowerCase().startsWith(weekday.toLowerCase())
}

function midnightOf({ month, day }: TypedDate, year: number): Ms {
  return new Date(0).setUTCFullYear(year, month, day)
}

function weekdayOf(midnightMs: Ms): string {
  return weekdays[new Date(midnightMs).getUTCDay()] ?? ''
}

function partsOf(typed: string): TypedDate | null {
  const [, beforeOn, beforeDate, weekday, day, name, otherName, otherDay, yearText, after] = pattern.exec(typed) ?? []
  const month = months.findIndex((each) => isCalled(each, name ?? otherName ?? ''))
  if (month < 0) return null
  const before = beforeOn ?? beforeDate
  if (before !== undefined && after !== undefined && !offset.test(after)) return null
  const time = before !== undefined && after !== undefined ? `${before} ${after}` : (before ?? after)
  return { year: yearText === undefined ? null : Number(yearText), month, day: Number(day ?? otherDay), weekday, time }
}

/** By three letters at least; September has four that are usual. */
function isCalled(whole: string, typed: string): boolean {
  const name = typed.toLowerCase()
  return name === whole || name === whole.slice(0, 3) || (name === 'sept' && whole === 'september')
}

function isoYear(value: number): string {
  if (value >= 0 && value <= 9999) return String(value).padStart(4, '0')
  return `${value < 0 ? '-' : '+'}${String(Math.abs(value)).padStart(6, '0')}`
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
