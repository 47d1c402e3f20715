// All that is known of one participant by time, for the details panel: each line with its times, length and words.

import type { DataNote, MediaKind, Ms, NoteKind, Remnant, Span, Untold } from '../../../electron/shared/session'
import { atOnce, stretch, type Work } from '../../../electron/shared/work'
import { neverIn, type EndKind, type Stay } from '../../analysis/presence'
import { sortedBy } from '../../analysis/sorted-by'
import {
  counted,
  formatDate,
  formatExactDateTime,
  formatExactDuration,
  formatIso,
  formatTime
} from '../../clock/format'
import type { Lane } from '../lanes/lanes'
import { noteTitle, noteWords, placesOf } from '../../words/note-words'
import { oneLine } from '../../words/plain-text'
import { laneText } from './roll-call-words'
import { joinsText, rowNames } from './speech'
import { bounded, firstJoinWords, openEnd, startUntold, whyAtLeast } from '../../words/untold-words'
import type { Zone } from '../../clock/zone'

export type DetailKind = 'mode' | 'presence' | 'away' | MediaKind | 'error'

/** One line: an interval, the gap between two, or a moment; without times where none is known. */
export interface DetailLine {
  readonly kind: DetailKind
  readonly startMs: Ms | null
  readonly endMs: Ms | null
  /** Why nobody knows when it began; absent where that is recorded. */
  readonly start?: Untold
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
  /** Those without times, then by start; at one moment in the order of `DetailKind`. */
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
      endMs = Math.max(endMs, line.startMs ?? endMs, line.endMs ?? endMs)
      if (lines.length % stretch === 0) yield
    }
  }
  yield* add(participant.modes, ({ mode, atMs }) => momentLine('mode', atMs, mode))
  yield* add(presence.stays, (stay) => stayLine('presence', stay))
  yield* add(presence.gaps, gapLine)
  yield* add(presence.lost, (remnant) => lostLine('presence', remnant))
  for (const { kind, stays, lost } of tracks) {
    yield* add(stays, (stay) => stayLine(kind, stay))
    yield* add(lost, (remnant) => lostLine(kind, remnant))
  }
  yield* add(errors, ({ atMs, message }) => momentLine('error', atMs, message))
  const inOrder = yield* sortedBy(lines, ({ startMs }) => startMs ?? -Number.MAX_VALUE)
  const startMs = inOrder.find((line) => line.startMs !== null)?.startMs ?? null
  return { lines: inOrder, span: startMs === null ? null : { startMs, endMs } }
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

function stayLine(kind: 'presence' | MediaKind, { start, startMs, endMs, end, notes }: Stay): DetailLine {
  return { kind, startMs, endMs, ...(start !== undefined && { start }), end, words: oddities(notes).join(', ') }
}

function lostLine(kind: 'presence' | MediaKind, remnant: Remnant): DetailLine {
  const words = oddities(remnant.notes).join(', ')
  return { kind, startMs: null, endMs: null, start: remnant.start, end: lostEnd(remnant), words }
}

function lostEnd({ endUnreadable }: Remnant): Untold {
  return endUnreadable ? 'unreadable' : 'unrecorded'
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
export function detailTimes({ kind, startMs, endMs, start, end }: DetailLine, say: Say): string {
  if (end === null) return say(startMs ?? 0)
  const row = kind === 'mode' || kind === 'away' || kind === 'error' ? 'presence' : kind
  const from = start === undefined ? say(startMs ?? 0) : startUntold(row, start)
  return `${from} → ${end === 'recorded' ? say(endMs ?? 0) : openEnd(row, end)}`
}

/** `8 m 36.868 s`, `so far 8 m 36.868 s`; empty for a moment and where nobody knows. */
export function detailLength({ startMs, endMs, start, end }: DetailLine): string {
  if (startMs === null || endMs === null || start !== undefined) return ''
  if (end !== 'recorded' && end !== 'running') return ''
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
  const { inRoomMs, atLeast, gaps } = presence
  const longest = gaps.reduce<Span | null>(
    (most, gap) => (most === null || gap.endMs - gap.startMs > most.endMs - most.startMs ? gap : most),
    null
  )
  const known = formatExactDuration(inRoomMs)
  const least = inRoomMs === 0 ? 'not known, at least 0 s' : `at least ${known}`
  const inRoom = atLeast ? `${least}: ${whyAtLeast(presence)}` : known
  return [
    { label: 'In room (union)', text: neverIn(presence) ? 'no presence recorded' : inRoom, at: null },
    spanFact(lane, say),
    { label: 'Joins', text: joinsText(lane), at: null },
    longest === null
      ? { label: 'Longest away', text: atLeast ? 'not known to have been away' : 'never away', at: null }
      : {
          label: 'Longest away',
          text: `${bounded(formatExactDuration(longest.endMs - longest.startMs), atLeast)} from ${say(longest.startMs)}, ${bounded(counted(gaps.length, 'time'), atLeast)} away`,
          at: longest
        },
    { label: 'Device', text: participant.device ?? unknown, at: null },
    { label: 'Type', text: participant.type ?? unknown, at: null },
    { label: 'Mode', text: participant.mode ?? unknown, at: null }
  ]
}

const unknown = 'not recorded'

function spanFact({ presence }: Lane, say: Say): DetailFact {
  const { firstJoinMs, lastLeave, drawn } = presence
  const label = 'First join → last leave'
  if (neverIn(presence)) return { label, text: 'never joined', at: null }
  if (lastLeave === null) return { label, text: 'not known', at: null }
  const line: DetailLine = {
    kind: 'presence',
    startMs: firstJoinMs,
    endMs: lastLeave.atMs,
    end: lastLeave.end,
    words: ''
  }
  if (firstJoinMs === null)
    return { label, text: `${firstJoinWords(presence, say)} → ${leaveWords(line, say)}`, at: drawn }
  const length = detailLength(line)
  return { label, text: `${length === '' ? '' : `${length}, `}${detailTimes(line, say)}`, at: drawn }
}

function leaveWords({ endMs, end }: DetailLine, say: Say): string {
  return end === 'recorded' || end === null ? say(endMs ?? 0) : openEnd('presence', end)
}

/** They are about something that was received, and show nothing of it. */
const showNothing = new Set<NoteKind>(['enclosed', 'older-name', 'secret-withheld'])

/** What was received where a note is about, in words; null where the note does not show it. */
export function receivedWords({ kind, raw }: DataNote): string | null {
  if (raw !== null) return `received ${raw}`
  return showNothing.has(kind) ? null : 'nothing was received'
}

/** The details as plain text, every time in ISO 8601 with Z and the columns of the lines set apart by tabs. */
export function detailsText(lane: Lane, notes: readonly DataNote[]): string {
  const { lines } = detailsOf(lane)
  const facts = detailFacts(lane, formatIso)
  const noteLines = notes.map((note) => {
    const received = receivedWords(note)
    const handling = oneLine(note.handling)
    const where = note.path === '' ? '' : ` at ${note.path}`
    return `- ${noteTitle(note.kind)}${where}: ${received === null ? '' : `${oneLine(received)}. `}${handling}`
  })
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
