// Reads one recorded time, strictly: a time is either certain, certain with a remark, or not used at all.

import type { Ms, NoteKind } from '../../shared/session'

interface TimeReading {
  readonly ms: Ms | null
  /** What is odd about the value, absent for a clean one. An absent time is `missing-time`. */
  readonly oddity?: 'missing-time' | 'invalid-time' | 'wrong-type'
  /** The oddity as the first half of a sentence. */
  readonly why?: string
}

const shape = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?$/
const earliestMs = Date.UTC(2000, 0, 1)
const latestMs = Date.UTC(2101, 0, 1)

const missing: TimeReading = { ms: null, oddity: 'missing-time', why: 'No time was recorded' }
const noSuchTime: TimeReading = { ms: null, oddity: 'invalid-time', why: 'This is not a time that exists' }
const farAway: TimeReading = { ms: null, oddity: 'invalid-time', why: 'This time is outside the years 2000 to 2100' }
const notText: TimeReading = { ms: null, oddity: 'invalid-time', why: 'This is not a time' }

/**
 * Any JSON value in; epoch milliseconds out, or null. Reads ISO 8601 with date, time and zone (fractions are cut to
 * milliseconds). Without a zone it reads UTC, and numbers as epoch milliseconds, and says so.
 */
export function readTime(value: unknown): TimeReading {
  if (value === undefined || value === null) return missing
  if (typeof value === 'number') {
    if (!(value >= earliestMs && value < latestMs)) return farAway
    return { ms: Math.floor(value), oddity: 'wrong-type', why: 'A number was read as milliseconds since 1970' }
  }
  if (typeof value !== 'string') return notText
  if (!shape.test(value)) return noSuchTime
  const utcMs = clockMs(value)
  const offsetMs = value.endsWith('Z') ? 0 : zoneOffsetMs(value)
  if (utcMs === null || offsetMs === null) return noSuchTime
  const ms = utcMs - (offsetMs ?? 0)
  if (ms < earliestMs || ms >= latestMs) return farAway
  if (offsetMs === undefined) return { ms, oddity: 'invalid-time', why: 'No time zone was given, so UTC was taken' }
  return { ms }
}

function clockMs(text: string): Ms | null {
  const year = number(text, 0, 4)
  const month = number(text, 5, 7)
  const day = number(text, 8, 10)
  const hour = number(text, 11, 13)
  const minute = number(text, 14, 16)
  const second = text[16] === ':' ? number(text, 17, 19) : 0
  if (month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 59) return null
  if (day > 28 && day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null
  return Date.UTC(year, month - 1, day, hour, minute, second, fractionMs(text))
}

function fractionMs(text: string): Ms {
  if (text[19] !== '.') return 0
  let ms = 0
  let weight = 100
  for (let at = 20; weight >= 1; at += 1, weight /= 10) {
    const digit = text.charCodeAt(at) - 48
    if (!(digit >= 0 && digit <= 9)) break
    ms += digit * weight
  }
  return ms
}

/** The zone's offset from UTC; undefined when the text has no zone, null when there is no such offset. */
function zoneOffsetMs(text: string): Ms | null | undefined {
  const sign = Math.max(text.lastIndexOf('+'), text.lastIndexOf('-'))
  if (sign < 16) return undefined
  const hours = number(text, sign + 1, sign + 3)
  const minutes = number(text, text.length - 2, text.length)
  if (hours > 23 || minutes > 59) return null
  return (text[sign] === '+' ? 1 : -1) * (hours * 60 + minutes) * 60_000
}

function number(text: string, from: number, to: number): number {
  let value = 0
  for (let at = from; at < to; at += 1) value = value * 10 + text.charCodeAt(at) - 48
  return value
}

/**
 * Reads a time and hands an oddity of it to `note`; `unused` says what happens to an entry whose time cannot be used. An
 * absent time is not noted: whether that is odd depends on what it is.
 */
export function readNotedTime(
  value: unknown,
  unused: string,
  note: (kind: NoteKind, handling: string, ms: Ms | null) => void
): Ms | null {
  const { ms, oddity, why } = readTime(value)
  if (oddity !== undefined && oddity !== 'missing-time') note(oddity, ms === null ? `${why}. ${unused}` : `${why}.`, ms)
  return ms
}
