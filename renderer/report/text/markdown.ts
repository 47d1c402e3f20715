// A summary of a session in Markdown, to be pasted in a ticket.

import type { TimeMark } from '../../../electron/shared/mark'
import type { Ms, NoteIndex, ParticipantIndex, Session } from '../../../electron/shared/session'
import { noteAt } from '../../../electron/shared/session-rows'
import { neverIn } from '../../analysis/presence'
import type { Summary } from '../../analysis/summary'
import { counted, formatCount, formatDateTime, formatDuration } from '../../clock/format'
import { laneOf, participantsIn, titleOf, type Lane, type LaneList } from '../../timeline/lanes/lanes'
import { namesakesOf } from '../../timeline/lanes/namesakes'
import { noteTitle, placesIn } from '../../words/note-words'
import { shortLine } from '../../words/plain-text'
import {
  droppedWords,
  durationWords,
  joinsWords,
  openEndWords,
  participantsWords,
  peakCount,
  startWords
} from '../../timeline/sentences/session-words'
import { inRoomText } from '../../timeline/sentences/speech'
import { bounded, firstJoinWords, openEnd } from '../../words/untold-words'
import { zoneBeside, type Zone } from '../../clock/zone'
import { markdownCode, markdownText } from './markdown-text'
import type { Pseudonyms } from './pseudonyms'
import type { Statement } from './statement'

export interface MarkdownInput {
  /** As it was recorded, whatever is hidden. */
  readonly recorded: Session
  /** When the service was asked; null when nobody knows. */
  readonly fetchedAtMs: Ms | null
  readonly summary: Summary
  /** Those to be listed, with pseudonyms where names are hidden; and the marks likewise. */
  readonly people: LaneList
  readonly marks: readonly TimeMark[]
  readonly zone: Zone
  readonly pseudonyms: Pseudonyms | null
  readonly statement: Statement
}

/** A ticket with more rows would not be read; the CSV has them all. */
const mostParticipants = 200
const mostNotes = 10

/** A session in; Markdown with its figures, participants, marks, data notes and the statement out. */
export function summaryMarkdown(input: MarkdownInput): string {
  const { statement } = input
  const sections = [
    [`## ${roomOf(input)}`],
    figureLines(input),
    participantLines(input),
    markLines(input),
    noteLines(input),
    ['### About this summary', '', ...statement.map(({ label, text }) => `- ${label}: ${markdownText(text)}`)]
  ]
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}

/** A name of ten thousand letters would bury the rest of the ticket. */
function shortText(text: string): string {
  return markdownText(shortLine(text))
}

/** Relative time is named after a mark, which anybody may have named who had the kept file. */
function zoneText(zone: Zone, fromMs: Ms, toMs: Ms = fromMs): string {
  return shortText(zoneBeside(zone, fromMs, toMs))
}

function roomOf({ people }: MarkdownInput): string {
  const { customRoomId, roomId, id } = people.lanes.session
  const name = customRoomId ?? roomId ?? id
  return name === null ? 'Session' : `Session ${shortText(name)}`
}

function figureLines({ recorded, summary, zone, fetchedAtMs, people }: MarkdownInput): readonly string[] {
  const { drops } = people.lanes.analysis
  const { endMs, durationMs, peak } = summary
  const moment = (ms: Ms) => `${formatDateTime(ms, zone)} ${zoneText(zone, ms)}`
  const end = endMs === null ? openEndWords(recorded, fetchedAtMs) : moment(endMs)
  return [
    `- ${startWords(recorded, moment)} → ${end}`,
    ...(durationMs === null ? [] : [`- ${durationWords(durationMs, recorded.running)}`]),
    `- ${participantsWords(recorded)}, ${joinsWords(summary)}, ${droppedWords(drops, summary.incomplete)}`,
    ...(peak === null ? [] : [`- Most at once: ${peakCount(summary)}, first at ${moment(peak.atMs)}`])
  ]
}

function participantLines({ people, zone, summary }: MarkdownInput): readonly string[] {
  const { lanes, order } = people
  if (order.length === 0) return ['No participants.']
  const { extent } = summary
  const label = extent === null ? 'not known' : zoneText(zone, extent.startMs, extent.endMs)
  const namesakes = namesakesOf(people)
  const listed = Array.from(participantsIn({ lanes, order: order.subarray(0, mostParticipants) }), (participant) => {
    const lane = laneOf(lanes, participant)
    return participantRow(lane, namesakes.has(lane.title), zone)
  })
  const more = order.length - listed.length
  return [
    `| Participant | First join (${label}) | Last leave (${label}) | In room | Joins | Away in all |`,
    '| --- | --- | --- | ---: | ---: | --- |',
    ...listed,
    ...(more > 0 ? ['', `And ${formatCount(more)} more: the CSV of the summary has all of them.`] : [])
  ]
}

/** With the id where somebody else has the same name. */
function participantRow(lane: Lane, isShared: boolean, zone: Zone): string {
  const { joins, joinsAtLeast } = lane.presence
  const { count, awayMs, atLeast } = lane.drops
  const away = `${bounded(formatDuration(awayMs), atLeast)}, ${bounded(counted(count, 'drop'), atLeast)}`
  const cells = [
    isShared ? `${shortText(lane.title)} (${shortText(lane.id)})` : shortText(lane.title),
    firstJoinWords(lane.presence, (ms) => formatDateTime(ms, zone)),
    leaveWords(lane, zone),
    inRoomText(lane),
    joins === 0 && joinsAtLeast ? 'not known' : bounded(formatCount(joins), joinsAtLeast),
    count > 0 ? away : atLeast ? 'not known' : '–'
  ]
  return `| ${cells.join(' | ')} |`
}

function leaveWords({ presence }: Lane, zone: Zone): string {
  const { lastLeave } = presence
  if (lastLeave === null) return neverIn(presence) ? '–' : 'not known'
  return lastLeave.end === 'recorded' ? formatDateTime(lastLeave.atMs, zone) : openEnd('presence', lastLeave.end)
}

function markLines({ marks, zone }: MarkdownInput): readonly string[] {
  if (marks.length === 0) return []
  const listed = marks.map(({ name, startMs, endMs }) => {
    const end = endMs === null ? '' : ` → ${formatDateTime(endMs, zone)} (${formatDuration(endMs - startMs)})`
    return `- ${shortText(name)}: ${formatDateTime(startMs, zone)}${end} ${zoneText(zone, startMs, endMs ?? startMs)}`
  })
  return ['### Marks', '', ...listed]
}

function noteLines(input: MarkdownInput): readonly string[] {
  const { notes } = input.recorded
  if (notes.length === 0) return []
  const listed = Math.min(notes.length, mostNotes)
  const more = placesIn(notes, listed)
  return [
    `### ${counted(placesIn(notes), 'data note')}`,
    '',
    ...Array.from({ length: listed }, (_, row) => noteLine(input, row as NoteIndex)),
    ...(more > 0 ? [`- and ${formatCount(more)} more, listed in Rollcall`] : [])
  ]
}

/** Whom it concerns comes first. What was received may be anything, so with pseudonyms it is left out. */
function noteLine({ recorded, people, pseudonyms }: MarkdownInput, row: NoteIndex): string {
  const { kind, path, raw, handling, count } = noteAt(recorded, row)
  const concerned = recorded.notes.participant[row] ?? -1
  const whose = concerned < 0 ? '' : `${shortText(titleOf(people.lanes.session, concerned as ParticipantIndex))}: `
  const textOf = pseudonyms?.textOf ?? ((text: string) => text)
  const times = count > 1 ? ` (${formatCount(count)} times)` : ''
  const received = raw === null || pseudonyms !== null ? '' : `, received ${markdownCode(shortLine(raw))}`
  return `- ${whose}${noteTitle(kind)}${times} at ${markdownCode(shortLine(textOf(path)))}${received}: ${shortText(textOf(handling))}`
}
