// A summary of a session in Markdown, to be pasted in a ticket.

import type { TimeMark } from '../../../electron/shared/mark'
import type { DataNote, Ms, Session } from '../../../electron/shared/session'
import { neverIn } from '../../analysis/presence'
import type { Summary } from '../../analysis/summary'
import { counted, formatCount, formatDateTime, formatDuration } from '../../clock/format'
import type { Lane } from '../../timeline/lanes/lanes'
import { namesakesOf } from '../../timeline/lanes/namesakes'
import { noteTitle, placesOf } from '../../words/note-words'
import { shortLine } from '../../words/plain-text'
import {
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
  readonly session: Session
  /** When the service was asked; null when nobody knows. */
  readonly fetchedAtMs: Ms | null
  readonly summary: Summary
  /** Those to be listed, with pseudonyms where names are hidden; and the marks likewise. */
  readonly lanes: readonly Lane[]
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
    [`## ${titleOf(input)}`],
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

function titleOf({ session, pseudonyms }: MarkdownInput): string {
  const { customRoomId, roomId, id } = session
  const name = (pseudonyms === null ? customRoomId : null) ?? roomId ?? id
  return name === null ? 'Session' : `Session ${shortText(name)}`
}

function figureLines({ session, summary, zone, fetchedAtMs }: MarkdownInput): readonly string[] {
  const { endMs, durationMs, peak } = summary
  const moment = (ms: Ms) => `${formatDateTime(ms, zone)} ${zoneText(zone, ms)}`
  const end = endMs === null ? openEndWords(session, fetchedAtMs) : moment(endMs)
  return [
    `- ${startWords(session, moment)} → ${end}`,
    ...(durationMs === null ? [] : [`- ${durationWords(durationMs, session.running)}`]),
    `- ${participantsWords(session)}, ${joinsWords(summary)}`,
    ...(peak === null ? [] : [`- Most at once: ${peakCount(summary)}, first at ${moment(peak.atMs)}`])
  ]
}

function participantLines({ lanes, zone, summary }: MarkdownInput): readonly string[] {
  if (lanes.length === 0) return ['No participants.']
  const { extent } = summary
  const label = extent === null ? 'not known' : zoneText(zone, extent.startMs, extent.endMs)
  const namesakes = namesakesOf(lanes)
  const listed = lanes.slice(0, mostParticipants).map((lane) => participantRow(lane, namesakes.has(lane.title), zone))
  const more = lanes.length - listed.length
  return [
    `| Participant | First join (${label}) | Last leave (${label}) | In room | Joins | Away |`,
    '| --- | --- | --- | ---: | ---: | --- |',
    ...listed,
    ...(more > 0 ? ['', `And ${formatCount(more)} more: the CSV of the summary has all of them.`] : [])
  ]
}

/** With the id where somebody else has the same name. */
function participantRow(lane: Lane, isShared: boolean, zone: Zone): string {
  const { joins, joinsAtLeast, gaps, atLeast } = lane.presence
  const awayMs = gaps.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0)
  const away = `${bounded(counted(gaps.length, 'time'), atLeast)}, ${formatDuration(awayMs)}`
  const cells = [
    isShared ? `${shortText(lane.title)} (${shortText(lane.participant.id)})` : shortText(lane.title),
    firstJoinWords(lane.presence, (ms) => formatDateTime(ms, zone)),
    leaveWords(lane, zone),
    inRoomText(lane),
    joins === 0 && joinsAtLeast ? 'not known' : bounded(formatCount(joins), joinsAtLeast),
    gaps.length > 0 ? away : atLeast ? 'not known' : '–'
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

function noteLines({ session, pseudonyms }: MarkdownInput): readonly string[] {
  const { notes } = session
  if (notes.length === 0) return []
  const more = placesOf(notes.slice(mostNotes))
  return [
    `### ${counted(placesOf(notes), 'data note')}`,
    '',
    ...notes.slice(0, mostNotes).map((note) => noteLine(note, session, pseudonyms)),
    ...(more > 0 ? [`- and ${formatCount(more)} more, listed in Rollcall`] : [])
  ]
}

/** Whom it concerns comes first. What was received may be anything, so with pseudonyms it is left out. */
function noteLine(note: DataNote, session: Session, pseudonyms: Pseudonyms | null): string {
  const { kind, path, raw, handling, count } = note
  const name = concernedName(note, session, pseudonyms)
  const whose = name === null ? '' : `${shortText(name)}: `
  const textOf = pseudonyms?.textOf ?? ((text: string) => text)
  const times = count > 1 ? ` (${formatCount(count)} times)` : ''
  const received = raw === null || pseudonyms !== null ? '' : `, received ${markdownCode(shortLine(raw))}`
  return `- ${whose}${noteTitle(kind)}${times} at ${markdownCode(shortLine(textOf(path)))}${received}: ${shortText(textOf(handling))}`
}

function concernedName({ participantId }: DataNote, session: Session, pseudonyms: Pseudonyms | null): string | null {
  if (participantId === null) return null
  if (pseudonyms !== null) return pseudonyms.byId.get(participantId)?.name ?? null
  return session.participants.find(({ id }) => id === participantId)?.name ?? participantId
}
