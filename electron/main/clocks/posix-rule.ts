// The rule that a POSIX TZ text states, such as `CET-1CEST,M3.5.0,M10.5.0/3`: read, and worked out as changes of the offset.

import type { Ms } from '../../shared/session'
import { calendarCycleMs } from '../../shared/zone-rules'

/** A day of the year and the time on it. */
interface Turn {
  /** The day's midnight as if it were UTC. */
  readonly dayMs: (year: number) => Ms
  readonly timeMs: Ms
}

export interface PosixRule {
  readonly standardMs: Ms
  /** Null where the clocks never change. */
  readonly summer: { readonly offsetMs: Ms; readonly start: Turn; readonly end: Turn } | null
}

/** The part of a zone's rules that changes and a rule of a text make together. */
export interface Changes {
  readonly changesMs: readonly Ms[]
  readonly offsetsMs: readonly Ms[]
  readonly repeatsFromMs: Ms | null
}

const secondMs = 1000
const dayMs = 86_400_000
const longestText = 100
const mostOffsetHours = 24
const mostTurnHours = 167
/** Clocks of a text without other changes follow it from here on. */
const firstYear = 1900

const name = '(?:[A-Za-z]{3,}|<[A-Za-z0-9+-]{3,}>)'
const time = '[+-]?\\d{1,3}(?::\\d{2}){0,2}'
const turn = `(?:M\\d{1,2}\\.\\d\\.\\d|J?\\d{1,3})(?:/${time})?`
const pattern = new RegExp(`^${name}(${time})(?:${name}(${time})?(?:,(${turn}),(${turn}))?)?$`)
const summerPattern = new RegExp(`^${name}${time}${name}`)
/** What a text means that names a summer time but no days for it. */
const usualTurns = ['M3.2.0', 'M11.1.0'] as const

/** Reads a POSIX TZ text, in the extended form of zone files too; null for anything else. Never throws. */
export function posixRule(text: string): PosixRule | null {
  if (text.length > longestText) return null
  const match = pattern.exec(text)
  const standardMs = match === null ? null : timeMs(match[1], mostOffsetHours)
  if (match === null || standardMs === null) return null
  if (!summerPattern.test(text)) return { standardMs: 0 - standardMs, summer: null }
  const [, , own, from = usualTurns[0], to = usualTurns[1]] = match
  const summerMs = own === undefined ? standardMs - 3600 * secondMs : timeMs(own, mostOffsetHours)
  const start = turnOf(from)
  const end = turnOf(to)
  if (summerMs === null || start === null || end === null) return null
  return { standardMs: 0 - standardMs, summer: { offsetMs: 0 - summerMs, start, end } }
}

/** What a rule goes on from. */
export interface Listed extends Pick<Changes, 'changesMs' | 'offsetsMs'> {
  /** The last instant that is spoken for: the offset may stay the same there. */
  readonly untilMs: Ms
}

/** Goes on with a rule after the changes that are listed, or follows it from 1900 on. */
export function continuedBy(rule: PosixRule, listed: Listed | null = null): Changes {
  const changes = [...(listed?.changesMs ?? [])]
  const offsets = [...(listed?.offsetsMs ?? [rule.standardMs])]
  if (rule.summer === null) return { changesMs: changes, offsetsMs: offsets, repeatsFromMs: null }
  const untilMs = listed?.untilMs ?? -Infinity
  const lastYear = Math.max(firstYear, listed === null ? firstYear : new Date(listed.untilMs).getUTCFullYear())
  const repeatsFromMs = Date.UTC(lastYear + 1, 0, 1)
  const endMs = repeatsFromMs + calendarCycleMs
  const turns = turnsOf(rule.standardMs, rule.summer, lastYear - 1, new Date(endMs).getUTCFullYear() + 1)
  turns.forEach(({ ms, offsetMs }, index) => {
    // Of two turns at one instant the later one counts: a summer time that never ends.
    if (ms <= untilMs || ms >= endMs || turns[index + 1]?.ms === ms || offsetMs === offsets.at(-1)) return
    changes.push(ms)
    offsets.push(offsetMs)
  })
  return { changesMs: changes, offsetsMs: offsets, repeatsFromMs }
}

function turnsOf(
  standardMs: Ms,
  { offsetMs, start, end }: NonNullable<PosixRule['summer']>,
  fromYear: number,
  toYear: number
): readonly { readonly ms: Ms; readonly offsetMs: Ms }[] {
  const turns = Array.from({ length: toYear - fromYear + 1 }, (_, index) => {
    const year = fromYear + index
    return [
      { ms: end.dayMs(year) + end.timeMs - offsetMs, offsetMs: standardMs },
      { ms: start.dayMs(year) + start.timeMs - standardMs, offsetMs }
    ]
  })
  return turns.flat().sort((a, b) => a.ms - b.ms)
}

function turnOf(text: string): Turn | null {
  const [day = '', clock = '2'] = text.split('/')
  const ms = timeMs(clock, mostTurnHours)
  const dayOf = dayOfYear(day)
  return ms === null || dayOf === null ? null : { dayMs: dayOf, timeMs: ms }
}

function dayOfYear(text: string): Turn['dayMs'] | null {
  const [month, week, weekday] = text.slice(1).split('.').map(Number)
  if (text.startsWith('M')) {
    if (month === undefined || week === undefined || weekday === undefined) return null
    if (month < 1 || month > 12 || week < 1 || week > 5 || weekday > 6) return null
    return (year) => monthDay(year, month - 1, week, weekday)
  }
  const isJulian = text.startsWith('J')
  const count = Number(isJulian ? text.slice(1) : text)
  if (count > 365 || (isJulian && count < 1)) return null
  if (!isJulian) return (year) => Date.UTC(year, 0, 1) + count * dayMs
  // Never counts 29 February: 60 is 1 March in all years.
  return (year) => Date.UTC(year, 0, 1) + (count - 1 + (count > 59 && isLeap(year) ? 1 : 0)) * dayMs
}

/** The first to fourth such weekday of a month, or for 5 its last. */
function monthDay(year: number, month: number, week: number, weekday: number): Ms {
  const first = new Date(Date.UTC(year, month, 1)).getUTCDay()
  const date = 1 + ((weekday - first + 7) % 7) + (week - 1) * 7
  const days = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return Date.UTC(year, month, date > days ? date - 7 : date)
}

function isLeap(year: number): boolean {
  return new Date(Date.UTC(year, 1, 29)).getUTCDate() === 29
}

function timeMs(text = '', mostHours: number): Ms | null {
  const [hours = 0, minutes = 0, seconds = 0] = text.replace(/^[+-]/, '').split(':').map(Number)
  if (hours > mostHours || minutes > 59 || seconds > 59) return null
  const lengthMs = (hours * 3600 + minutes * 60 + seconds) * secondMs
  return text.startsWith('-') ? -lengthMs : lengthMs
}
