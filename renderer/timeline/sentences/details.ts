// All that is known of one participant by time, for the details panel: each line with its times, length and words.

import type {
  Ms,
  MediaKind,
  NoteKind,
  RemnantIndex,
  RowKind,
  Session,
  Span,
  Untold
} from '../../../electron/shared/session'
import {
  type DataNote,
  factOf,
  type MediaError,
  remnantAt,
  type Remnant,
  type RowRange
} from '../../../electron/shared/session-rows'
import { orderOf } from '../../analysis/order-of'
import type { Drops } from '../../analysis/drops'
import { neverIn } from '../../analysis/presence'
import { countOf, spanAt, type Spans } from '../../analysis/spans'
import { stayAt, type EndKind, type Stay, type Stays } from '../../analysis/stays'
import {
  counted,
  formatDate,
  formatExactDateTime,
  formatExactDuration,
  formatIso,
  formatTime
} from '../../clock/format'
import { errorBefore } from '../lanes/beside'
import { entryAt, type Entry, type EntryKind } from '../lanes/entries'
import { errorAt, modeAt, type Lane } from '../lanes/lanes'
import { noteTitle, noteWords, placesOf } from '../../words/note-words'
import { oneLine } from '../../words/plain-text'
import { awayWords, dropAfterWords } from './beside-words'
import { participantText } from './roll-call-words'
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

/** The lines of a lane as columns: each is read when it is shown, as there may be a million. */
export interface Details extends DetailOrder {
  readonly lane: Lane
  readonly sources: readonly Source[]
}

/** Which lines there are of a lane, in their order. */
export interface DetailOrder {
  /** Those without times come first, then by start; at one moment in the order of `DetailKind`. */
  readonly length: number
  /** What each line is read from: a place among the sources. */
  readonly source: Uint8Array
  /** And which of its rows. */
  readonly row: Uint32Array
  /** From the first start to the last end of them; null when there are none. */
  readonly span: Span | null
}

/** Lines of one kind, of which each stands in a row of the session's tables. */
interface Source {
  /** Whether they tell when she was in room or away, or an error: not media, and no changes of mode. */
  readonly isMain: boolean
  /** What can be selected of them, by their places; null for what is not drawn. */
  readonly entries: EntryKind | null
  readonly rows: RowRange
  readonly startMs: (row: number) => Ms | null
  readonly endMs: (row: number) => Ms | null
  readonly lineAt: (row: number) => DetailLine
}

/** Everything that was recorded of a lane's participant, and the gaps between her intervals. */
export function detailsOf(lane: Lane): Details {
  return detailsIn(lane, linesOf(lane))
}

/** The same of lines that were put in order before. */
export function detailsIn(lane: Lane, lines: DetailOrder): Details {
  return { lane, sources: sourcesOf(lane), ...lines }
}

/** How many lines there are of a lane; `mainOnly`: without media and modes. */
export function lineCountOf(lane: Lane, mainOnly = false): number {
  return lineCount(sourcesOf(lane).filter(({ isMain }) => isMain || !mainOnly))
}

/** The order of a lane's lines; `mainOnly`: of those about the room, the time away and errors. */
export function linesOf(lane: Lane, mainOnly = false): DetailOrder {
  const sources = sourcesOf(lane)
  const length = lineCountOf(lane, mainOnly)
  const source = new Uint8Array(length)
  const row = new Uint32Array(length)
  const startsMs = new Float64Array(length)
  let size = 0
  let firstMs = Infinity
  let lastMs = -Infinity
  for (const [index, { rows, startMs, endMs, isMain }] of sources.entries()) {
    if (mainOnly && !isMain) continue
    for (let at = rows.from; at < rows.to; at++) {
      const fromMs = startMs(at) ?? NaN
      source[size] = index
      row[size] = at
      startsMs[size++] = fromMs
      if (fromMs < firstMs) firstMs = fromMs
      lastMs = Math.max(lastMs, endMs(at) ?? lastMs)
    }
  }
  // Lines without times come before all others.
  for (let line = 0; line < length; line++)
    if (Number.isNaN(startsMs[line])) startsMs[line] = Math.min(firstMs, lastMs) - 1
  const order = orderOf(startsMs)
  const sorted = { source: new Uint8Array(length), row: new Uint32Array(length) }
  for (let at = 0; at < length; at++) {
    sorted.source[at] = source[order[at] ?? 0] ?? 0
    sorted.row[at] = row[order[at] ?? 0] ?? 0
  }
  return {
    length,
    ...sorted,
    span: firstMs === Infinity ? null : { startMs: firstMs, endMs: lastMs }
  }
}

/** A line by its place, counted from 0; null where there is none. */
export function lineAt({ sources, source, row }: Details, index: number): DetailLine | null {
  return sources[source[index] ?? -1]?.lineAt(row[index] ?? 0) ?? null
}

/** What a line's entry is; null for one that is not drawn. */
export function entryOfLine({ lane, sources, source, row }: Details, index: number): Entry | null {
  const from = sources[source[index] ?? -1]
  if (from === undefined || from.entries === null) return null
  return entryAt(lane, from.entries, (row[index] ?? 0) - from.rows.from)
}

/** The place of an entry's line, counted from 0; null where there is none. */
export function lineOfEntry({ lane, sources, source, row, length }: Details, entry: Entry): number | null {
  if (entry.participantId !== lane.id) return null
  const of = sources.findIndex(({ entries }) => entries === entry.kind)
  const wanted = (sources[of]?.rows.from ?? 0) + entry.place
  for (let line = 0; line < length; line++) if (source[line] === of && row[line] === wanted) return line
  return null
}

/** In the order that lines of one moment have. */
function sourcesOf(lane: Lane): readonly Source[] {
  const { session, modes, errors, presence, tracks } = lane
  const { gaps } = presence
  return [
    momentSource(null, modes, session.modes.atMs, (row) =>
      momentLine('mode', modeAt(session, row).atMs, modeAt(session, row).mode)
    ),
    staySource('presence', presence.stays),
    {
      isMain: true,
      entries: 'away',
      rows: gaps,
      startMs: (row) => gaps.startMs[row] ?? 0,
      endMs: (row) => gaps.endMs[row] ?? 0,
      lineAt: (row) => gapLine(lane, gaps.startMs[row] ?? 0, gaps.endMs[row] ?? 0)
    },
    lostSource('presence', session, presence.lost),
    ...tracks.flatMap(({ kind, stays, lost }) => [staySource(kind, stays), lostSource(kind, session, lost)]),
    momentSource('error', errors, session.errors.atMs, (row) => errorLine(lane, errorAt(session, row)))
  ]
}

function lineCount(sources: readonly Source[]): number {
  return sources.reduce((sum, { rows }) => sum + countOf(rows), 0)
}

function momentSource(
  entries: Source['entries'],
  rows: RowRange,
  atMs: Float64Array,
  lineAt: Source['lineAt']
): Source {
  const msAt = (row: number) => atMs[row] ?? 0
  return { isMain: entries === 'error', entries, rows, startMs: msAt, endMs: msAt, lineAt }
}

function momentLine(kind: DetailKind, ms: Ms, words: string): DetailLine {
  return { kind, startMs: ms, endMs: ms, end: null, words }
}

function errorLine(lane: Lane, { atMs, message }: MediaError): DetailLine {
  const before = dropAfterWords(lane, atMs)
  return momentLine('error', atMs, before === null ? message : `${message}, ${before}`)
}

function gapLine(lane: Lane, startMs: Ms, endMs: Ms): DetailLine {
  const row = errorBefore(lane, startMs)
  const words = awayWords(row === null ? null : startMs - (lane.session.errors.atMs[row] ?? 0))
  return { kind: 'away', startMs, endMs, end: 'recorded', words }
}

function staySource(kind: RowKind, stays: Stays): Source {
  const { table } = stays
  return {
    isMain: kind === 'presence',
    entries: kind,
    rows: stays,
    startMs: (row) => table.startMs[row] ?? 0,
    endMs: (row) => table.endMs[row] ?? 0,
    lineAt: (row) => stayLine(kind, stayAt(table, row))
  }
}

function stayLine(kind: RowKind, { start, startMs, endMs, end, notes }: Stay): DetailLine {
  return { kind, startMs, endMs, ...(start !== undefined && { start }), end, words: oddities(notes).join(', ') }
}

function lostSource(kind: RowKind, { remnants }: Session, lost: readonly RemnantIndex[]): Source {
  return {
    isMain: kind === 'presence',
    entries: null,
    rows: { from: 0, to: lost.length },
    startMs: () => null,
    endMs: () => null,
    lineAt: (index) => lostLine(kind, remnantAt(remnants, lost[index] ?? (0 as RemnantIndex)))
  }
}

function lostLine(kind: RowKind, remnant: Remnant): DetailLine {
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

/** Whether a lane has lines beside the main ones. */
export function hasMedia({ tracks, modes }: Lane): boolean {
  return tracks.length > 0 || countOf(modes) > 0
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

/** A line to be taken away: what it is of, its times, its length and its words, parted by tabs. */
export function lineText(line: DetailLine, say: Say): string {
  return [detailNames[line.kind], detailTimes(line, say), detailLength(line), oneLine(line.words)].join('\t').trimEnd()
}

/** A figure or property of a participant, and the moment or stretch that it leads to. */
export interface DetailFact {
  readonly label: string
  readonly text: string
  readonly at: Span | null
}

/** The totals, each with what it counts, then what is known of the participant; what is not recorded stands in one line. */
export function detailFacts(lane: Lane, say: Say): readonly DetailFact[] {
  const { presence, session, participant, drops } = lane
  const { inRoomMs, atLeast, gaps } = presence
  const longest = longestOf(gaps)
  const known = formatExactDuration(inRoomMs)
  const least = inRoomMs === 0 ? 'not known, at least 0 s' : `at least ${known}`
  const inRoom = atLeast ? `${least}: ${whyAtLeast(presence)}` : known
  const properties = (['device', 'type', 'mode'] as const).map((property) => {
    return { property, text: factOf(session, participant, property) }
  })
  const missing = properties.filter(({ text }) => text === null).map(({ property }) => property)
  return [
    { label: 'In room', text: neverIn(presence) ? 'never in room' : inRoom, at: null },
    spanFact(lane, say),
    { label: 'Joins', text: joinsText(lane), at: null },
    { label: 'Away in all', text: awayText(drops, presence.atLeast), at: null },
    ...(longest === null
      ? []
      : [
          {
            label: 'Longest away',
            text: `${bounded(formatExactDuration(longest.endMs - longest.startMs), drops.atLeast)} from ${say(longest.startMs)}`,
            at: longest
          }
        ]),
    ...properties.flatMap(({ property, text }) =>
      text === null ? [] : [{ label: capital(property), text, at: null }]
    ),
    ...(missing.length === 0 ? [] : [{ label: 'Not recorded', text: missing.join(', '), at: null }])
  ]
}

/** `2 m 19.500 s, 2 drops (inferred)`; that there was none only where all of her presence is known. */
function awayText({ count, awayMs, atLeast }: Drops, presenceAtLeast: boolean): string {
  if (count === 0) return presenceAtLeast ? 'not known to have been away' : 'never away'
  return `${bounded(formatExactDuration(awayMs), atLeast)}, ${bounded(counted(count, 'drop'), atLeast)} (inferred)`
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

function longestOf(spans: Spans): Span | null {
  const { startMs, endMs, from, to } = spans
  const lengthAt = (row: number) => (endMs[row] ?? 0) - (startMs[row] ?? 0)
  let longest = from
  for (let row = from; row < to; row++) if (lengthAt(row) > lengthAt(longest)) longest = row
  return spanAt(spans, longest - from)
}

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
  const details = detailsOf(lane)
  const lines = Array.from({ length: details.length }, (_, index) => lineAt(details, index)).filter(
    (line) => line !== null
  )
  const facts = detailFacts(lane, formatIso)
  const noteLines = notes.map((note) => {
    const received = receivedWords(note)
    const handling = oneLine(note.handling)
    const where = note.path === '' ? '' : ` at ${note.path}`
    return `- ${noteTitle(note.kind)}${where}: ${received === null ? '' : `${oneLine(received)}. `}${handling}`
  })
  const sections = [
    [participantText(lane.session, lane.participant), ...facts.map(({ label, text }) => `${label}: ${oneLine(text)}`)],
    lines.map((line) => lineText(line, formatIso)),
    notes.length === 0 ? [] : [counted(placesOf(notes), 'data note'), ...noteLines]
  ]
  return `${sections
    .filter((section) => section.length > 0)
    .map((section) => section.join('\n'))
    .join('\n\n')}\n`
}
