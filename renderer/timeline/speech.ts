// What a screen reader says of a lane, and the words that the labels share with it.

import type { Ms } from '../../electron/shared/session'
import { overlapWords, type Overlap } from '../analysis/overlap'
import type { Span, Stay } from '../analysis/presence'
import {
  counted,
  formatBeside,
  formatCount,
  formatDate,
  formatDateTime,
  formatDuration,
  formatSecond,
  formatTime
} from './format'
import type { Heading } from './groups'
import type { Lane } from './lanes'
import { zoneBeside, zoneLabel, type Zone } from './zone'

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

/** `11 m 02 s`; when a leave is not recorded `at least 11 m 02 s`, or `not known` where that leaves nothing. */
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
  return `in room ${inRoomText(lane)}${lane.presence.atLeast ? ': a leave is not recorded' : ''}`
}

/** `1 join`, `2 joins`. */
export function joinsText({ presence }: Lane): string {
  return counted(presence.joins, 'join')
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

/** The accessible name of a lane: what its label shows first. */
export function laneLabel(lane: Lane): string {
  return lane.title
}

/**
 * `in room 11 m 02 s, 2 joins: 11:31:53.415 to 11:40:30.283, away 25 s, …, UTC`, then media, errors, data notes and the
 * id. Dates are said when the lane's times are not all on one day; long lists end in `and 9,980 more`.
 */
export function laneDescription(lane: Lane, zone: Zone): string {
  const { presence, participant, noteCount } = lane
  const say = momentWords(lane, zone)
  const parts = [presence.stays.length === 0 ? 'no presence recorded' : presenceWords(lane, zone, say)]
  for (const { kind, stays } of lane.tracks) {
    parts.push(`${rowNames[kind]} ${listed(stays, (stay) => stayWords(stay, say, 'still on', 'no end recorded'))}`)
  }
  if (lane.errors.length > 0) {
    const words = listed(lane.errors, ({ atMs, message }) => `${message} at ${say(atMs)}`)
    parts.push(`${counted(lane.errors.length, 'error')}: ${words}`)
  }
  if (noteCount > 0) parts.push(counted(noteCount, 'data note'))
  return [...parts, `participant id ${participant.id}`].join('; ')
}

function presenceWords(lane: Lane, zone: Zone, say: (ms: Ms) => string): string {
  const { stays } = lane.presence
  const words = listed(stays, (stay, index) => {
    const reachMs = stays[index - 1]?.reachMs ?? Infinity
    const away = stay.startMs > reachMs ? `away ${formatDuration(stay.startMs - reachMs)}, ` : ''
    return away + stayWords(stay, say, 'still in', 'no leave recorded')
  })
  const zoneWords = zoneBeside(zone, stays[0]?.startMs ?? 0, stays.at(-1)?.reachMs ?? 0)
  return `in room ${inRoomText(lane)}, ${joinsText(lane)}: ${words}, ${zoneWords}`
}

function stayWords(stay: Stay, say: (ms: Ms) => string, running: string, unrecorded: string): string {
  switch (stay.end) {
    case 'recorded':
      return `${say(stay.startMs)} to ${say(stay.endMs)}`
    case 'running':
      return `${say(stay.startMs)}, ${running}`
    case 'unrecorded':
      return `${say(stay.startMs)}, ${unrecorded}`
  }
}

/** With the date, unless the lane begins and ends on the same day. */
function momentWords({ presence }: Lane, zone: Zone, time = formatTime): (ms: Ms) => string {
  const { firstJoinMs, lastLeave } = presence
  const oneDay =
    firstJoinMs === null || lastLeave === null || formatDate(firstJoinMs, zone) === formatDate(lastLeave.atMs, zone)
  return (ms) => (oneDay ? time(ms, zone) : `${formatDate(ms, zone)} ${time(ms, zone)}`)
}

function listed<T>(items: readonly T[], words: (item: T, index: number) => string): string {
  const said = items.slice(0, mostSpoken).map(words)
  const rest = items.length - said.length
  return (rest > 0 ? [...said, `and ${formatCount(rest)} more`] : said).join(', ')
}
