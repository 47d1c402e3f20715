// A date with the name of its month, as the app prints it and as people and servers write it, told as ISO 8601 does.

import { formatWallDate } from './format'

const months = [
  ...['january', 'february', 'march', 'april', 'may', 'june', 'july'],
  ...['august', 'september', 'october', 'november', 'december']
]
const month = '([a-z]{3,9})\\.?'
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const
const weekday = '(?:(mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6},? )?'
const year = '(-?\\d{1,6})'
const pattern = new RegExp(
  `^(?:(.+?),? on )?${weekday}(?:(\\d{1,2}) ${month},? |${month} (\\d{1,2}),? )${year}(?:,? (?:at )?(.+))?$`,
  'i'
)

interface TypedDate {
  readonly year: number
  /** From 0 on. */
  readonly month: number
  readonly day: number
  /** Three letters, as they were typed. */
  readonly weekday: string | undefined
  readonly time: string | undefined
}

/**
 * `22 Feb 2022 07:26`, `Thu, 12 Mar 2026 09:10:00 GMT`, `Mar 12, 2026, 2:05 PM`, `14:05 on 12 Mar 2026` in, with single spaces;
 * the date as `2022-02-22` or, beyond four digits, `+020222-02-22`, then the time as it is, out; null for any other text.
 */
export function isoDated(typed: string): string | null {
  const parts = partsOf(typed)
  if (parts === null) return null
  const date = `${isoYear(parts.year)}-${two(parts.month + 1)}-${two(parts.day)}`
  return parts.time === undefined ? date : `${date} ${parts.time}`
}

/** The same texts in; where the day of the week is not that of the date, a sentence that says so, else null. */
export function weekdayFault(typed: string): string | null {
  const parts = partsOf(typed)
  // Of `12 Mar 26` nobody means the year 26, so nothing is said of its days.
  if (parts?.weekday === undefined || Math.abs(parts.year) < 100) return null
  const midnightMs = new Date(0).setUTCFullYear(parts.year, parts.month, parts.day)
  const date = new Date(midnightMs)
  const right = weekdays[date.getUTCDay()]
  const typedDay = parts.weekday.toLowerCase()
  // A date that is not in the calendar has no day of the week to be wrong about.
  if (right === undefined || date.getUTCDate() !== parts.day || right.toLowerCase().startsWith(typedDay)) return null
  const wrong = weekdays.find((each) => each.toLowerCase().startsWith(typedDay))
  return `${formatWallDate(midnightMs)} is a ${right}, not a ${wrong}; the day of the week may be left out.`
}

function partsOf(typed: string): TypedDate | null {
  const [, before, weekday, day, name, otherName, otherDay, yearText, after] = pattern.exec(typed) ?? []
  if (yearText === undefined || (before !== undefined && after !== undefined)) return null
  const month = months.findIndex((each) => isCalled(each, name ?? otherName ?? ''))
  if (month < 0) return null
  return { year: Number(yearText), month, day: Number(day ?? otherDay), weekday, time: before ?? after }
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
