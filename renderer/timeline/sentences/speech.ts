// What a screen reader says of a lane, and the words that the labels share with it.

import type { Ms, RemnantIndex, RemnantTable, RowKind, Span } from '../../../electron/shared/session'
import { remnantAt, type MediaError, type RowRange } from '../../../electron/shared/session-rows'
import type { Drops } from '../../analysis/drops'
import { overlapWords, type Overlap } from '../../analysis/overlap'
import { neverIn } from '../../analysis/presence'
import { firstFrom } from '../../analysis/search'
import { countOf, type Spans } from '../../analysis/spans'
import { stayAt, type Stay } from '../../analysis/stays'
import {
  counted,
  formatBeside,
  formatCount,
  formatDate,
  formatDateTime,
  formatDuration,
  formatSecond,
  formatTime
} from '../../clock/format'
import type { Heading } from '../lanes/groups'
import { errorAt, type Lane } from '../lanes/lanes'
import { bounded, lastLeaveWords, openEnd, startUntold, timesUntold, whyAtLeast } from '../../words/untold-words'
import { zoneBeside, zoneLabel, type Zone } from '../../clock/zone'

export const rowNames = {
  presence: 'in room',
  mic: 'microphone',
  webcam: 'camera',
  screenShare: 'screen share',
  screenShareAudio: 'screen share audio'
} as const

/** More than this of one kind is a burden to listen to; the table has them all. */
const mostSpoken = 20

/** What the time axis shows: `Europe/Berlin (UTC+1), 12 Mar 2026 23:50:00 to 13 Mar 2026 00:20:00`; the second date where it is another day. */
export function axisDescription({ startMs, endMs }: Span, zone: Zone): string {
  const to = formatBeside(endMs, startMs, zone, 'second')
  return `${zoneLabel(zone, startMs, endMs)}, ${formatDateTime(startMs, zone)} to ${to}`
}

/** `11 m 02 s`; where something of an entry is not known `at least 11 m 02 s`, or `not known` where that leaves nothing. */
export function inRoomText({ presence }: Lane): string {
  return totalText(presence.inRoomMs, presence.atLeast)
}

function totalText(totalMs: Ms, atLeast: boolean): string {
  if (!atLeast) return formatDuration(totalMs)
  // At least nothing would read as if hardly anybody was there, though her microphone may have been on for an hour.
  return totalMs === 0 ? 'not known' : `at least ${formatDuration(totalMs)}`
}

/** The same with why it is not certain, to be read when it is pointed at. */
export function inRoomHint(lane: Lane): string {
  const { inRoomMs, atLeast, untold } = lane.presence
  if (!atLeast) return `in room ${inRoomText(lane)}`
  const least = inRoomMs === 0 && countOf(untold) > 0 ? ' (at least 0 s)' : ''
  return `in room ${inRoomText(lane)}${least}: ${whyAtLeast(lane.presence)}`
}

/** `1 join`, `2 joins`, `at least 1 join`; `joins not known` where there may have been none. */
export function joinsText({ presence: { joins, joinsAtLeast } }: Lane): string {
  return joins === 0 && joinsAtLeast ? 'joins not known' : bounded(counted(joins, 'join'), joinsAtLeast)
}

/** `2 drops · 2 m 19 s away`, with `≥` before what may be more; null where no drop is known. */
export function dropsText({ count, awayMs, atLeast }: Drops): string | null {
  if (count === 0) return null
  const least = atLeast ? '≥ ' : ''
  return `${least}${counted(count, 'drop')} · ${least}${formatDuration(awayMs)} away`
}

/** The same to be read aloud or at leisure: `2 drops (inferred), away 2 m 19 s in all`. */
export function dropsWords({ count, awayMs, atLeast }: Drops): string | null {
  if (count === 0) return null
  const away = bounded(formatDuration(awayMs), atLeast)
  return `${bounded(counted(count, 'drop'), atLeast)} (inferred), away ${away} in all`
}

/** What stands by the title of a heading: `2 ids, in room 11 m 02 s` for one name, `5 participants` for any other group. */
export function headingText({ lanes, inRoomMs, atLeast }: Heading): string {
  if (inRoomMs === null) return counted(lanes, 'participant')
  return `${counted(lanes, 'id')}, in room ${totalText(inRoomMs, atLeast)}`
}

/** A heading for a screen reader: `isha, 2 ids, in room 11 m 02 s`. */
export function headingLabel(heading: Heading): string {
  return `${heading.title}, ${headingText(heading)}`
}

/** What a lane's label says while all are compared with an anchor: `together 11 m 02 s, first at 11:31:53`, `never met`; null is the anchor itself. */
export function togetherText(lane: Lane, overlap: Overlap | null, zone: Zone): string {
  return overlap === null ? 'anchor' : overlapWords(overlap, momentWords(lane, zone, formatSecond))
}

/** A lower bound where there is little room: `≥ 11 m 02 s` for `at least 11 m 02 s` and `together at least 11 m 02 s`, `peak ≥ 6`. */
export function inShort(figure: string): string {
  return figure.replace(/^(?:together )?at least /, '≥ ').replace(/^peak at least /, 'peak ≥ ')
}

/** The accessible name of a lane: what its label shows first. */
export function laneLabel(lane: Lane): string {
  return lane.title
}

/**
 * `in room 11 m 02 s, 2 joins, 1 drop (inferred), away 25 s in all, last left 11:43:20: 11:31:53.415 to 11:40:30.283, away 25 s, …, UTC`, then media, errors, data notes and the
 * id. Dates are said when the lane's times are not all on one day; long lists end in `and 9,980 more`.
 */
export function laneDescription(lane: Lane, zone: Zone): string {
  const { presence, session, errors, noteCount } = lane
  const say = momentWords(lane, zone)
  const parts = [neverIn(presence) ? 'never in room' : presenceWords(lane, zone, say)]
  for (const { kind, stays, lost } of lane.tracks) {
    const words = listed(stays, (row) => stayWords(stayAt(stays.table, row), kind, say))
    parts.push(`${rowNames[kind]} ${[...words, ...lostWords(session.remnants, lost)].join(', ')}`)
  }
  if (countOf(errors) > 0) {
    const words = listed(errors, (row) => errorWords(errorAt(session, row), say))
    parts.push(`${counted(countOf(errors), 'error')}: ${words.join(', ')}`)
  }
  if (noteCount > 0) parts.push(counted(noteCount, 'data note'))
  return [...parts, `participant id ${lane.id}`].join('; ')
}

function errorWords({ message, atMs }: MediaError, say: (ms: Ms) => string): string {
  return `${message} at ${say(atMs)}`
}

function presenceWords(lane: Lane, zone: Zone, say: (ms: Ms) => string): string {
  const { stays, gaps, lost, drawn } = lane.presence
  const words = listed(stays, (row) => {
    const stay = stayAt(stays.table, row)
    const reachMs = row === stays.from ? Infinity : (stays.table.reachMs[row - 1] ?? Infinity)
    const isAway = stay.startMs > reachMs && isGap(gaps, { startMs: reachMs, endMs: stay.startMs })
    const away = isAway ? `away ${formatDuration(stay.startMs - reachMs)}, ` : ''
    return away + stayWords(stay, 'presence', say)
  })
  const zoneWords = drawn === null ? [] : [zoneBeside(zone, drawn.startMs, drawn.endMs)]
  const left = lastLeaveWords(lane.presence, momentWords(lane, zone, formatSecond))
  const all = [...words, ...lostWords(lane.session.remnants, lost), ...zoneWords].join(', ')
  const drops = dropsWords(lane.drops)
  const figures = [`in room ${inRoomText(lane)}`, joinsText(lane), ...(drops === null ? [] : [drops]), left]
  return `${figures.join(', ')}: ${all}`
}

/** Whether nobody can doubt that she was away: a stretch between what is drawn may be more than that. */
function isGap(gaps: Spans, { startMs, endMs }: Span): boolean {
  const gap = firstFrom(gaps.endMs, gaps.from, gaps.to, endMs)
  return gap < gaps.to && (gaps.startMs[gap] ?? 0) <= startMs
}

function stayWords(stay: Stay, row: RowKind, say: (ms: Ms) => string): string {
  if (stay.start !== undefined) return `${startUntold(row, stay.start)}, until ${say(stay.endMs)}`
  if (stay.end === 'recorded') return `${say(stay.startMs)} to ${say(stay.endMs)}`
  return `${say(stay.startMs)}, ${openEnd(row, stay.end)}`
}

/** Entries of which nothing is known but that they were: `times not readable`, `3 times: times not readable`. */
function lostWords(remnants: RemnantTable, lost: readonly RemnantIndex[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const row of lost) {
    const words = timesUntold(remnantAt(remnants, row))
    counts.set(words, (counts.get(words) ?? 0) + 1)
  }
  return Array.from(counts, ([words, count]) =>
    count === 1 ? words : `${counted(count, 'entry', 'entries')} with ${words}`
  )
}

/** With the date, unless the lane begins and ends on the same day. */
function momentWords({ presence: { drawn } }: Lane, zone: Zone, time = formatTime): (ms: Ms) => string {
  const oneDay = drawn === null || formatDate(drawn.startMs, zone) === formatDate(drawn.endMs, zone)
  return (ms) => (oneDay ? time(ms, zone) : `${formatDate(ms, zone)} ${time(ms, zone)}`)
}

function listed({ from, to }: RowRange, wordsOf: (row: number) => string): readonly string[] {
  const said: string[] = []
  for (let row = from; row < to && said.length < mostSpoken; row++) said.push(wordsOf(row))
  const rest = to - from - said.length
  return rest > 0 ? [...said, `and ${formatCount(rest)} more`] : said
}
