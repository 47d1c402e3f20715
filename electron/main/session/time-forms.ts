// Reads times in the other forms that programs and people write, and says of what is no time truly why it is none.

import type { Ms } from '../../shared/session'
import { isObject } from './json-reading'

export interface TimeReading {
  readonly ms: Ms | null
  /** What is odd about the value, absent for a clean one. An absent time is `missing-time`. */
  readonly oddity?: 'missing-time' | 'missing-zone' | 'invalid-time' | 'wrong-type' | 'unusual-time'
  /** The oddity as the first half of a sentence. */
  readonly why?: string
}

const earliestMs = Date.UTC(2000, 0, 1)
const latestMs = Date.UTC(2101, 0, 1)

/** Whether a moment is one that a session can have: from 2000 to 2100. */
export function isInRange(ms: Ms): boolean {
  return ms >= earliestMs && ms < latestMs
}

const zoneSource = '(z|(?:utc|gmt)[+\\-−]\\d{1,2}(?::?\\d\\d)?|[+\\-−]\\d\\d(?::?\\d\\d)?|utc|gmt)'
const regions = '((?:\\[[^\\]]*\\])*)'
const clockSource = '(\\d\\d):(\\d\\d)(?::(\\d\\d)(?:([.,])(\\d+))?)?(?: ?([ap])\\.?m\\.?)?'
/** The same, with an hour that may be of one digit. */
const peoplesClock = clockSource.replace('\\d\\d', '\\d{1,2}')
const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const dayNames = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const monthSource = `(${monthNames.join('|')})`
const daySource = `(?:(${dayNames.join('|')}),? )?`

const isoForm = new RegExp(`^(\\d{4})-(\\d\\d)-(\\d\\d)(t| +)${clockSource}( *)${zoneSource}?${regions}$`, 'i')
const basicForm = new RegExp(
  `^(\\d{4})(\\d\\d)(\\d\\d)t(\\d\\d)(\\d\\d)(?:(\\d\\d)(?:[.,](\\d+))?)?${zoneSource}$`,
  'i'
)
const mailForm = new RegExp(`^${daySource}(\\d{1,2}) ${monthSource} (\\d{4}) ${clockSource} ?${zoneSource}?$`, 'i')
/** As servers wrote it before RFC 1123: the day of the week in full, the year with two digits. */
const serverForm = new RegExp(
  `^(${dayNames.join('|')})[a-z]*, (\\d\\d)-${monthSource}-(\\d\\d) ${clockSource} ?${zoneSource}$`,
  'i'
)
const scriptForm = new RegExp(
  `^${daySource}${monthSource} (\\d{1,2}) (\\d{4}) ${clockSource} ?${zoneSource}?(?: \\([^)]*\\))?$`,
  'i'
)
/** As C's `asctime` and the command `date` print it: the year comes last. */
const shellForm = new RegExp(`^${daySource}${monthSource} +(\\d{1,2}) ${clockSource} (?:${zoneSource} )?(\\d{4})$`, 'i')
/** As people write it; the order of day and month is another thing. */
const peopleForm = new RegExp(`^(\\d{1,2})([./-])(\\d{1,2})\\2(\\d{4}),? ${peoplesClock} ?${zoneSource}$`, 'i')
const digits = /^-?\d+(?:\.\d+)?$/
const dotNetForm = /^\/Date\((-?\d+)(?:[+-]\d{4})?\)\/$/
const dateOnly = /^\d{4}-\d\d-\d\d$/
const byPeople = /^(\d{1,2})([./-])(\d{1,2})\2\d{4}\b/
const zoneLetters = new RegExp(`${peoplesClock} ?(?!utc$|gmt$|[ap]m$)([a-z]{2,5})$`, 'i')

/** The moments after which the leap seconds since 2000 came to an end. */
const afterLeapSeconds: ReadonlySet<Ms> = new Set([
  ...[Date.UTC(2006, 0, 1), Date.UTC(2009, 0, 1), Date.UTC(2012, 6, 1), Date.UTC(2015, 6, 1), Date.UTC(2017, 0, 1)]
])

const missing: TimeReading = { ms: null, oddity: 'missing-time', why: 'No time was recorded' }
const farAway = none('This time is outside the years 2000 to 2100')

/** Any JSON value that is no time in its ordinary form in; what it means out, or why it is no time. */
export function readOtherTime(value: unknown): TimeReading {
  if (value === undefined || value === null) return missing
  if (typeof value === 'number') return readNumber(value)
  if (typeof value === 'string') return readText(value)
  return isObject(value) ? readExtended(value) : none('This is not a time')
}

function none(why: string): TimeReading {
  return { ms: null, oddity: 'invalid-time', why }
}

function unusual(ms: Ms, form: string): TimeReading {
  return { ms, oddity: 'unusual-time', why: `Read as a time, though ${form}` }
}

function readNumber(value: number): TimeReading {
  if (!isInRange(value)) return noneOfNumber(value)
  return { ms: Math.floor(value), oddity: 'wrong-type', why: 'A number was read as milliseconds since 1970' }
}

function noneOfNumber(value: number): TimeReading {
  if (isInRange(value * 1000)) return none('Seconds or milliseconds since 1970: which of them this is cannot be told')
  return none('As milliseconds since 1970 this is outside the years 2000 to 2100')
}

/** MongoDB's extended JSON: `{"$date": …}` with a text, a number or `{"$numberLong": "…"}`, or the last one alone. */
function readExtended(value: Readonly<Record<string, unknown>>): TimeReading {
  const [key, another] = Object.keys(value)
  const inner = key === undefined ? undefined : value[key]
  if (another !== undefined || (key !== '$date' && key !== '$numberLong')) return none('This is not a time')
  if (key === '$numberLong' || typeof inner === 'number') return readMs(inner, key)
  const reading = isObject(inner) && '$numberLong' in inner ? readExtended(inner) : readText(inner)
  return reading.ms === null ? reading : unusual(reading.ms, `it is written as MongoDB’s ${key}`)
}

function readMs(value: unknown, key: string): TimeReading {
  const ms = typeof value === 'string' && digits.test(value) ? Number(value) : value
  if (typeof ms !== 'number') return none('This is not a time')
  if (!isInRange(ms)) return none('As milliseconds since 1970 this is outside the years 2000 to 2100')
  return unusual(Math.floor(ms), `it is written as MongoDB’s ${key}`)
}

function readText(value: unknown): TimeReading {
  if (typeof value !== 'string') return none('This is not a time')
  const text = value.trim()
  const reading = readTrimmed(text)
  if (text === value || reading.ms === null || reading.oddity === 'invalid-time') return reading
  return reading.oddity === undefined ? unusual(reading.ms, 'there are blanks around it') : reading
}

function readTrimmed(text: string): TimeReading {
  if (digits.test(text)) {
    const value = Number(text)
    return isInRange(value) ? unusual(Math.floor(value), 'it is milliseconds since 1970 as text') : noneOfNumber(value)
  }
  const written = writtenTime(text)
  if (written !== null) return momentOf(written)
  const ticks = dotNetForm.exec(text)?.[1]
  if (ticks !== undefined) {
    const ms = Number(ticks)
    return isInRange(ms) ? unusual(ms, 'it is written as /Date(…)/') : farAway
  }
  return none(whyNone(text))
}

/** What is known of a text that has the form of no time. */
function whyNone(text: string): string {
  if (text === '') return 'This is an empty text, not a time'
  if (dateOnly.test(text)) return 'This is a date without a time of day'
  const people = byPeople.exec(text)
  if (people !== null && peopleForm.test(text)) return 'Day and month cannot be told apart'
  const letters = zoneLetters.exec(text)?.at(-1)
  if (people !== null && letters === undefined) {
    const [, first, separator, second] = people
    const ambiguous = separator !== '.' && Number(first) <= 12 && Number(second) <= 12
    return `${ambiguous ? 'Day and month cannot be told apart, and no' : 'No'} time zone is given, so nobody can tell which moment this is`
  }
  if (letters !== undefined) return `Which time zone ${letters} stands for cannot be told`
  return 'This is not written as any time that Rollcall knows'
}

/** A date and a time of day as they are written, whether or not they exist. */
interface WrittenTime {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  /** `a` before noon, `p` from then on, where the hour is one of twelve. */
  readonly half: string | undefined
  readonly minute: number
  readonly second: number
  readonly fractionMs: number
  /** As written, or undefined. */
  readonly zone: string | undefined
  /** 0 for a Sunday; null where none is written. */
  readonly weekday: number | null
  /** What is unusual, as in `it has a blank in place of the T`; empty for nothing. */
  readonly oddities: readonly string[]
}

function writtenTime(text: string): WrittenTime | null {
  return (
    isoTime(text) ??
    basicTime(text) ??
    mailTime(text) ??
    serverTime(text) ??
    scriptTime(text) ??
    shellTime(text) ??
    peoplesTime(text)
  )
}

function isoTime(text: string): WrittenTime | null {
  const parts = isoForm.exec(text)
  if (parts === null) return null
  const [, year, month, day, between, hour, minute, second, point, fraction, half, gap, zone, region] = parts
  if (region !== '' && zone === undefined) return null
  const oddities: string[] = []
  if (between !== 'T') oddities.push(between === 't' ? 'its T is a small letter' : 'it has a blank in place of the T')
  if (point === ',') oddities.push('its seconds have a comma')
  if (half !== undefined) oddities.push(halfDay)
  if ((fraction?.length ?? 0) > 9) oddities.push('its seconds have more than nine decimals')
  if (gap !== '') oddities.push('it has a blank before the zone')
  if (zone !== undefined) oddities.push(...zoneOddities(zone))
  if (region !== '') oddities.push('a region follows its zone')
  const date = { year: Number(year), month: Number(month), day: Number(day), weekday: null }
  return { ...date, ...clockOf(hour, minute, second, fraction, half), zone, oddities }
}

const halfDay = 'its hour is one of twelve'

function zoneOddities(zone: string): readonly string[] {
  if (/^(?:Z|[+-]\d\d:?\d\d)$/.test(zone)) return []
  if (zone === 'z') return ['its Z is a small letter']
  if (zone.includes('−')) return ['its offset has a minus sign for a hyphen']
  return [/^[+-]/.test(zone) ? 'its offset has no minutes' : `its zone is written as ${zone}`]
}

function basicTime(text: string): WrittenTime | null {
  const parts = basicForm.exec(text)
  if (parts === null) return null
  const [, year, month, day, hour, minute, second, fraction, zone] = parts
  const date = { year: Number(year), month: Number(month), day: Number(day), weekday: null }
  const oddities = ['it is written without hyphens and colons']
  return { ...date, ...clockOf(hour, minute, second, fraction), zone, oddities }
}

function mailTime(text: string): WrittenTime | null {
  const parts = mailForm.exec(text)
  if (parts === null) return null
  const [, weekday, day, month, year, hour, minute, second, , fraction, half, zone] = parts
  const oddities = ['it is written as in a mail']
  return { ...namedDate(weekday, day, month, year), ...clockOf(hour, minute, second, fraction, half), zone, oddities }
}

function serverTime(text: string): WrittenTime | null {
  const parts = serverForm.exec(text)
  if (parts === null) return null
  const [, weekday, day, month, year = '', hour, minute, second, , fraction, half, zone] = parts
  const oddities = ['it is written as old servers write it']
  const date = namedDate(weekday, day, month, `20${year}`)
  return { ...date, ...clockOf(hour, minute, second, fraction, half), zone, oddities }
}

function scriptTime(text: string): WrittenTime | null {
  const parts = scriptForm.exec(text)
  if (parts === null) return null
  const [, weekday, month, day, year, hour, minute, second, , fraction, half, zone] = parts
  const oddities = ['it is written as a script prints it']
  return { ...namedDate(weekday, day, month, year), ...clockOf(hour, minute, second, fraction, half), zone, oddities }
}

function shellTime(text: string): WrittenTime | null {
  const parts = shellForm.exec(text)
  if (parts === null) return null
  const [, weekday, month, day, hour, minute, second, , fraction, half, zone, year] = parts
  const oddities = ['it is written as a shell prints it']
  return { ...namedDate(weekday, day, month, year), ...clockOf(hour, minute, second, fraction, half), zone, oddities }
}

/** Day before month with dots, as in all that write dots; else only where one of the two can be no month. */
function peoplesTime(text: string): WrittenTime | null {
  const parts = peopleForm.exec(text)
  if (parts === null) return null
  const [, first, separator, second, year, hour, minute, seconds, , fraction, half, zone] = parts
  const isDayFirst = separator === '.' || Number(first) > 12
  if (!isDayFirst && Number(second) <= 12) return null
  const [day, month] = isDayFirst ? [first, second] : [second, first]
  const date = { year: Number(year), month: Number(month), day: Number(day), weekday: null }
  const oddities = ['it is written as people write it']
  return { ...date, ...clockOf(hour, minute, seconds, fraction, half), zone, oddities }
}

function namedDate(
  weekday: string | undefined,
  day: string | undefined,
  month = '',
  year: string | undefined
): Pick<WrittenTime, 'year' | 'month' | 'day' | 'weekday'> {
  return {
    year: Number(year),
    month: monthNames.indexOf(month.toLowerCase()) + 1,
    day: Number(day),
    weekday: weekday === undefined ? null : dayNames.indexOf(weekday.toLowerCase())
  }
}

function clockOf(
  hour: string | undefined,
  minute: string | undefined,
  second = '0',
  fraction = '',
  half?: string
): Pick<WrittenTime, 'hour' | 'half' | 'minute' | 'second' | 'fractionMs'> {
  const fractionMs = Number(fraction.slice(0, 3).padEnd(3, '0'))
  return { hour: Number(hour), half: half?.toLowerCase(), minute: Number(minute), second: Number(second), fractionMs }
}

function momentOf(written: WrittenTime): TimeReading {
  const { year, month, day, minute, second, fractionMs, zone, oddities } = written
  const wrong = dateFault(written) ?? clockFault(written)
  if (wrong !== null) return none(`This time does not exist: ${wrong}`)
  const offsetMs = offsetOf(zone)
  if (offsetMs === null) return none(`This time does not exist: there is no offset ${zone ?? ''}`)
  const hour = hourOf(written)
  const ms = Date.UTC(year, month - 1, day, hour, minute, second) - offsetMs
  const leaps = second === 60
  if (leaps && !afterLeapSeconds.has(ms)) return none('This time does not exist: there was no leap second then')
  if (!isInRange(ms)) return farAway
  const whole = ms + fractionMs
  if (zone === undefined) return { ms: whole, oddity: 'missing-zone', why: 'No time zone was given, so UTC was taken' }
  const all = [
    ...oddities,
    ...(hour === 24 ? ['midnight is written as 24:00'] : []),
    ...(leaps ? ['it is a leap second, taken as the second after it'] : [])
  ]
  return all.length === 0 ? { ms: whole } : unusual(whole, all.join(' and '))
}

function dateFault({ year, month, day, weekday }: WrittenTime): string | null {
  if (month < 1 || month > 12) return `there is no month ${month}`
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate()
  if (day < 1 || day > lastDay) return `${year}-${two(month)} has no day ${day}`
  if (weekday === null || new Date(Date.UTC(year, month - 1, day)).getUTCDay() === weekday) return null
  return `${year}-${two(month)}-${two(day)} is another day of the week`
}

/** The hour of the day, from 0. */
function hourOf({ hour, half }: WrittenTime): number {
  return half === undefined ? hour : (hour % 12) + (half === 'p' ? 12 : 0)
}

function clockFault({ hour, half, minute, second, fractionMs }: WrittenTime): string | null {
  if (half !== undefined && (hour < 1 || hour > 12)) return `there is no hour ${hour} of twelve`
  if (minute > 59) return `there is no minute ${minute}`
  if (second > 60) return `there is no second ${second}`
  if (hour === 24 && minute + second + fractionMs > 0) return 'hour 24 has no minutes'
  return hour > 24 ? `there is no hour ${hour}` : null
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}

/** How far a zone is ahead of UTC; null when there is no such offset, 0 when none is written. */
function offsetOf(zone = 'Z'): Ms | null {
  const parts = /([+\-−])(\d{1,2})(?::?(\d\d))?$/.exec(zone)
  if (parts === null) return 0
  const [, sign, hours, minutes = '0'] = parts
  if (Number(hours) > 23 || Number(minutes) > 59) return null
  return (sign === '+' ? 1 : -1) * (Number(hours) * 60 + Number(minutes)) * 60_000
}
