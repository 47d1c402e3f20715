// Reads one recorded time, strictly: a time is either certain, certain with a remark, or not used at all.

import type { Ms, NoteKind } from '../../shared/session'
import type { Ledger } from './ledger'
import type { Place } from './place'
import { isInRange, readOtherTime, type TimeReading } from './time-forms'

const shape = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)$/

/**
 * Any JSON value in; epoch milliseconds out, or null. ISO 8601 with date, time and zone (fractions are cut to milliseconds)
 * is read as it is. Other forms of a time are read as well, and said to be; without a zone UTC is taken.
 */
export function readTime(value: unknown): TimeReading {
  if (typeof value === 'string' && shape.test(value)) {
    const utcMs = clockMs(value)
    const offsetMs = value.endsWith('Z') ? 0 : offsetMsOf(value)
    if (utcMs !== null && offsetMs !== null && isInRange(utcMs - offsetMs)) return { ms: utcMs - offsetMs }
  }
  return readOtherTime(value)
}

/** Any JSON value in; epoch milliseconds out when it is a time without an oddity, else NaN. */
export function plainMs(value: unknown): Ms {
  const usualMs = typeof value === 'string' ? readUsual(value) : NaN
  if (!Number.isNaN(usualMs)) return usualMs
  const { ms, oddity } = readTime(value)
  return ms === null || oddity !== undefined ? NaN : ms
}

/** Nearly every time is written like this, and there may be a million of them: read without a Date. */
const usual = /^20\d\d-(?:0[1-9]|1[0-2])-\d\dT(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d\d\dZ$/
/** When each month from that of January 2000 on begins, up to one more than can be written so. */
const months = Float64Array.from({ length: 100 * 12 + 1 }, (_, month) => Date.UTC(2000, month))

function readUsual(text: string): Ms {
  if (!usual.test(text)) return NaN
  const month = two(text, 2) * 12 + two(text, 5) - 1
  const minutes = ((two(text, 8) - 1) * 24 + two(text, 11)) * 60 + two(text, 14)
  const fraction = two(text, 20) * 10 + text.charCodeAt(22) - 48
  const beginMs = months[month] ?? NaN
  const ms = beginMs + minutes * 60_000 + two(text, 17) * 1000 + fraction
  return ms >= beginMs && ms < (months[month + 1] ?? NaN) ? ms : NaN
}

/** The number that two digits stand for. */
function two(text: string, at: number): number {
  return (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48
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

/** The offset from UTC that a text ends with; null when there is no such offset. */
function offsetMsOf(text: string): Ms | null {
  const sign = Math.max(text.lastIndexOf('+'), text.lastIndexOf('-'))
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

/** Whose time is read, and where the notes go. */
export interface TimeScope {
  readonly ledger: Ledger
  readonly participantId: string | null
  /** Asked only when there is something to note. */
  readonly place: () => Place
  /** What becomes of something whose time cannot be used, as a sentence. */
  readonly unused: string
  /** What a note shows as received, where that is more than the value. */
  readonly raw?: unknown
  /** Where that stands. */
  readonly rawPath?: string
  /** Where a note about such a time leads. */
  readonly otherMs?: Ms | null
}

export interface NotedTime {
  readonly ms: Ms | null
  /** A doubt about it that was noted. */
  readonly doubt: NoteKind | null
}

/**
 * Reads a time and notes an oddity of it. An unusual form is noted once for all places of one sort: it leaves no doubt. An
 * absent time is not noted: whether that is odd depends on what it is.
 */
export function readNotedTime(value: unknown, scope: TimeScope): NotedTime {
  const { ledger, participantId, place, unused, raw = value, rawPath, otherMs = null } = scope
  const { ms, oddity, why } = readTime(value)
  if (oddity === undefined || oddity === 'missing-time') return { ms, doubt: null }
  const remark = { participantId, path: place().path, raw, atMs: ms ?? otherMs, ...(rawPath && { rawPath }) }
  if (oddity === 'unusual-time') {
    ledger.count(oddity, `${place().pattern} ${why}`, () => ({ ...remark, handling: `${why}.` }))
    return { ms, doubt: null }
  }
  ledger.add({ kind: oddity, ...remark, handling: ms === null ? `${why}. ${unused}` : `${why}.` })
  return { ms, doubt: oddity }
}
