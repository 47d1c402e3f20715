// What is told a customer: when somebody was in room and when away, in plain words to paste in a reply.

import type { Ms } from '../../../electron/shared/session'
import { neverIn } from '../../analysis/presence'
import { counted, formatBeside, formatCount, formatDate, formatDuration, formatSecond } from '../../clock/format'
import { zoneBeside, type Zone } from '../../clock/zone'
import { laneOf, participantsIn, type Lane, type LaneList } from '../../timeline/lanes/lanes'
import { dropsWords, inRoomText } from '../../timeline/sentences/speech'
import { firstJoinWords, lastLeaveWords } from '../../words/untold-words'
import { oneLine, shortLine } from '../../words/plain-text'

export interface ShortTextInput {
  readonly title: string
  /** Those that are told of, with pseudonyms where names are hidden. */
  readonly people: LaneList
  /** Any moment of the session; null where none is known. */
  readonly atMs: Ms | null
  readonly zone: Zone
}

/** More would not be read; a picture or a table has them all. */
const mostPeople = 50
const mostTimesAway = 20

/** A session in; a few lines of plain text out, without ids, and without figures of anybody else. */
export function shortText({ title, people, atMs, zone }: ShortTextInput): string {
  const { lanes, order } = people
  const listed = [...participantsIn({ lanes, order: order.subarray(0, mostPeople) })].map((of) => laneOf(lanes, of))
  const more = order.length - listed.length
  const when =
    atMs === null ? [] : [formatDate(atMs, zone), `times in ${zoneBeside(zone, atMs)}`].filter((words) => words !== '')
  return [
    [shortLine(title), ...when].join(', '),
    '',
    ...listed.flatMap((lane) => linesOf(lane, zone, atMs ?? 0)),
    ...(more > 0 ? ['', `And ${formatCount(more)} more.`] : []),
    ''
  ].join('\n')
}

function linesOf(lane: Lane, zone: Zone, dayMs: Ms): readonly string[] {
  const { presence } = lane
  const name = oneLine(lane.title)
  if (neverIn(presence)) return [`${name}: never joined.`]
  const moment = (ms: Ms) => formatBeside(ms, dayMs, zone, 'second')
  const span = `first joined ${firstJoinWords(presence, moment)}, ${lastLeaveWords(presence, moment)}`
  const drops = dropsWords(lane.drops)
  const away = drops !== null ? `; ${drops}:` : presence.atLeast ? '.' : '; not away in between.'
  return [`${name}: in room ${inRoomText(lane)}; ${span}${away}`, ...awayLines(lane, zone, moment)]
}

function awayLines({ presence: { gaps } }: Lane, zone: Zone, moment: (ms: Ms) => string): readonly string[] {
  const lines: string[] = []
  for (let row = gaps.from; row < Math.min(gaps.to, gaps.from + mostTimesAway); row++) {
    const [startMs, endMs] = [gaps.startMs[row] ?? 0, gaps.endMs[row] ?? 0]
    const to = formatDate(startMs, zone) === formatDate(endMs, zone) ? formatSecond(endMs, zone) : moment(endMs)
    lines.push(`- away ${moment(startMs)} to ${to} (${formatDuration(endMs - startMs)})`)
  }
  const more = gaps.to - gaps.from - lines.length
  return more > 0 ? [...lines, `- and ${counted(more, 'more time')}`] : lines
}
