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
