// All that is known of one participant by time, for the details panel: each line with its times, length and words.

import type { DataNote, MediaKind, Ms, NoteKind } from '../../electron/shared/session'
import { atOnce, stretch, type Work } from '../../electron/shared/work'
import type { EndKind, Span, Stay } from '../analysis/presence'
import { sortedBy } from '../analysis/sorted-by'
import { counted, formatDate, formatExactDateTime, formatExactDuration, formatIso, formatTime } from './format'
import type { Lane } from './lanes'
import { noteTitle, noteWords, placesOf } from './note-words'
import { oneLine } from './plain-text'
import { laneText } from './roll-call-words'
import { rowNames } from './speech'
import type { Zone } from './zone'

export type DetailKind = 'mode' | 'presence' | 'away' | MediaKind | 'error'

/** One line: an interval, the gap between two, or a moment. */
export interface DetailLine extends Span {
  readonly kind: DetailKind
  /** How sure the end is; null for a moment, which has no length. */
  readonly end: EndKind | null
  /** What is said beside the times: an error's message, a mode, or what is odd about an interval. */
  readonly words: string
}

export const detailNames: Readonly<Record<DetailKind, string>> = {
  ...rowNames,
  mode: 'mode',
  away: 'away',
  error: 'error'
}

/** Words a moment; lines and totals use one, so that their times look alike. */
export type Say = (ms: Ms) => string

export interface Details {
  /** By start; at one moment in the order of `DetailKind`. */
  readonly lines: readonly DetailLine[]
  /** From the first start to the last end of them; null when there are none. */
  readonly span: Span | null
}

/** Everything that was recorded of a lane's participant, and the gaps between her intervals. */
export function detailsOf(lane: Lane): Details {
  return atOnce(detailing(lane))
}

/** The same as work that can be interrupted, for lanes of which it takes long. */
export function* detailing({ participant, presence, tracks, errors }: Lane): Work<Details> {
  const lines: DetailLine[] = []
  let endMs = -Infinity
  function* add<T>(things: readonly T[], lineOf: (thing: T) => DetailLine): Work<void> {
    for (const thing of things) {
      const line = lineOf(thing)
      lines.push(line)
      endMs = Math.max(endMs, line.startMs, line.endMs)
      if (lines.length % stretch === 0) yield
    }
  }
  yield* add(participant.modes, ({ mode, atMs }) => momentLine('mode', atMs, mode))
  yield* add(presence.stays, (stay) => stayLine('presence', stay))
  yield* add(presence.gaps, gapLine)
  for (const { kind, stays } of tracks) yield* add(stays, (stay) => stayLine(kind, stay))
  yield* add(errors, ({ atMs, message }) => momentLine('error', atMs, message))
  const inOrder = yield* sortedBy(lines, ({ startMs }) => startMs)
  const [first] = inOrder
  return { lines: inOrder, span: first ? { startMs: first.startMs, endMs } : null }
}

/** True when the lines of a lane are so many that they are better waited for than worked out in one go. */
export function hasManyLines({ participant, presence, tracks, errors }: Lane): boolean {
  const lists = [participant.modes, presence.stays, presence.gaps, ...tracks.map(({ stays }) => stays), errors]
  return lists.reduce((sum, { length }) => sum + length, 0) > stretch
}

function gapLine({ startMs, endMs }: Span): DetailLine {
  return { kind: 'away', startMs, endMs, end: 'recorded', words: 'rejoined (inferred)' }
}

function momentLine(kind: DetailKind, ms: Ms, words: string): DetailLine {
  return { kind, startMs: ms, endMs: ms, end: null, words }
}

function stayLine(kind: 'presence' | MediaKind, { startMs, endMs, end, notes }: Stay): DetailLine {
  return { kind, startMs, endMs, end, words: oddities(notes).join(', ') }
}

/** That no end was recorded stands in the place of the end already. */
function oddities(notes: readonly NoteKind[]): readonly string[] {
  return notes.filter((kind) => kind !== 'missing-end').map((kind) => noteWords[kind])
}

/** Times to the millisecond, with the date unless all of the span is of one day. */
export function sayWithin(span: Span | null, zone: Zone): Say {
  if (span === null || formatDate(span.startMs, zone) === formatDate(span.endMs, zone))
    return (ms) => formatTime(ms, zone)
  return (ms) => formatExactDateTime(ms, zone)
}

/** `13:31:53.415 → 13:40:30.283`, `13:31:53.415 → no leave recorded`, `13:41:54.860`. */
export function detailTimes({ kind, startMs, endMs, end }: DetailLine, say: Say): string {
  switch (end) {
    case null:
      return say(startMs)
    case 'recorded':
      return `${say(startMs)} → ${say(endMs)}`
    case 'running':
      return `${say(startMs)} → ${kind === 'presence' ? 'still in' : 'still on'}`
    case 'unrecorded':
      return `${say(startMs)} → ${kind === 'presence' ? 'no leave recorded' : 'no end recorded'}`
  }
}

/** `8 m 36.868 s`, `so far 8 m 36.868 s`; empty for a moment and where nobody knows. */
export function detailLength({ startMs, endMs, end }: DetailLine): string {
  if (end === null || end === 'unrecorded') return ''
  const length = formatExactDuration(endMs - startMs)
  return end === 'running' ? `so far ${length}` : length
}

/** A figure or property of a participant, and the moment or stretch that it leads to. */
export interface DetailFact {
  readonly label: string
  readonly text: string
  readonly at: Span | null
}

/** The totals, each with what it counts, then what is known of the participant; what is not recorded says so. */
export function detailFacts(lane: Lane, say: Say): readonly DetailFact[] {
  const { presence, participant } = lane
  const { inRoomMs, atLeast, gaps, joins } = presence
  const longest = gaps.reduce<Span | null>(
    (most, gap) => (most === null || gap.endMs - gap.startMs > most.endMs - most.startMs ? gap : most),
    null
  )
  const known = formatExactDuration(inRoomMs)
  const least = inRoomMs === 0 ? 'not known: no leave is recorded' : `at least ${known}`
  const inRoom = atLeast ? least : known
  return [
    { label: 'In room (union)', text: presence.stays.length === 0 ? 'no presence recorded' : inRoom, at: null },
    spanFact(lane, say),
    { label: 'Joins', text: counted(joins, 'join'), at: null },
    longest === null
      ? { label: 'Longest away', text: 'never away', at: null }
      : {
          label: 'Longest away',
          text: `${formatExactDuration(longest.endMs - longest.startMs)} from ${say(longest.startMs)}, ${counted(gaps.length, 'time')} away`,
          at: longest
        },
    { label: 'Device', text: participant.device ?? unknown, at: null },
    { label: 'Type', text: participant.type ?? unknown, at: null },
    { label: 'Mode', text: participant.mode ?? unknown, at: null }
  ]
}

const unknown = 'not recorded'

function spanFact({ presence: { firstJoinMs, lastLeave } }: Lane, say: Say): DetailFact {
  const label = 'First join → last leave'
  if (firstJoinMs === null || lastLeave === null) return { label, text: 'never joined', at: null }
  const line: DetailLine = {
    kind: 'presence',
    startMs: firstJoinMs,
    endMs: lastLeave.atMs,
    end: lastLeave.end,
    words: ''
  }
  const length = detailLength(line)
  return { label, text: `${length === '' ? '' : `${length}, `}${detailTimes(line, say)}`, at: line }
}

/** What was received where a note is about, in words. */
export function receivedWords({ raw }: DataNote): string {
  return raw === null ? 'nothing was received' : `received ${raw}`
}

/** The details as plain text, every time in ISO 8601 with Z and the columns of the lines set apart by tabs. */
export function detailsText(lane: Lane, notes: readonly DataNote[]): string {
  const { lines } = detailsOf(lane)
  const facts = detailFacts(lane, formatIso)
  const noteLines = notes.map(
    (note) => `- ${noteTitle(note.kind)} at ${note.path}: ${oneLine(receivedWords(note))}. ${oneLine(note.handling)}`
  )
  const sections = [
    [laneText(lane), ...facts.map(({ label, text }) => `${label}: ${oneLine(text)}`)],
    lines.map((line) =>
      [detailNames[line.kind], detailTimes(line, formatIso), detailLength(line), oneLine(line.words)]
        .join('\t')
        .trimEnd()
    ),
    notes.length === 0 ? [] : [counted(placesOf(notes), 'data note'), ...noteLines]
  ]
  return `${sections
    .filter((section) => section.length > 0)
    .map((section) => section.join('\n'))
    .join('\n\n')}\n`
}
