// The table view: one row for each interval and error of a session.

import type { Ms } from '../../electron/shared/session'
import type { EndKind, Span, Stay } from '../analysis/presence'
import { counted, formatExactDuration, formatIso } from '../timeline/format'
import type { Lane, Track } from '../timeline/lanes'
import { noteWords } from '../timeline/note-words'
import { rowNames } from '../timeline/speech'
import { csvTable } from './csv'
import type { Statement } from './statement'
import { isWithin } from './within'

export interface IntervalRow {
  readonly participant: string
  readonly participantId: string
  readonly kind: 'presence' | Track['kind'] | 'error'
  readonly startMs: Ms
  /** Null when no end was recorded. */
  readonly endMs: Ms | null
  readonly end: EndKind | null
  /** Null when no end was recorded, and for errors. */
  readonly durationMs: Ms | null
  readonly notes: string
}

export const rowColumns = ['participant', 'id', 'kind', 'start', 'end', 'duration', 'notes'] as const
export type RowColumn = (typeof rowColumns)[number]

export interface RowOrder {
  readonly column: RowColumn
  readonly descending: boolean
}

const kindWords: Record<IntervalRow['kind'], string> = { ...rowNames, presence: 'presence', error: 'error' }

/** Every interval and error of the lanes, lane by lane: presence, then each media track, then errors, each by time. */
export function intervalRows(lanes: readonly Lane[]): readonly IntervalRow[] {
  return lanes.flatMap((lane) => [
    ...lane.presence.stays.map((stay) => stayRow(lane, 'presence', stay)),
    ...lane.tracks.flatMap(({ kind, stays }) => stays.map((stay) => stayRow(lane, kind, stay))),
    ...lane.errors.map(({ atMs, message }) => ({
      ...whose(lane),
      kind: 'error' as const,
      startMs: atMs,
      endMs: null,
      end: null,
      durationMs: null,
      notes: message
    }))
  ])
}

/** `23 intervals`, or `24 rows: 23 intervals, 1 error` where errors are among them. */
export function rowsWords(rows: readonly IntervalRow[]): string {
  const errors = rows.filter(({ kind }) => kind === 'error').length
  const intervals = counted(rows.length - errors, 'interval')
  return errors === 0 ? intervals : `${counted(rows.length, 'row')}: ${intervals}, ${counted(errors, 'error')}`
}

function whose({ title, participant }: Lane): Pick<IntervalRow, 'participant' | 'participantId'> {
  return { participant: title, participantId: participant.id }
}

function stayRow(lane: Lane, kind: 'presence' | Track['kind'], stay: Stay): IntervalRow {
  const recorded = stay.end === 'recorded'
  // That no end was recorded is said of every such entry already.
  const notes = stay.notes.filter((kind) => recorded || kind !== 'missing-end')
  return {
    ...whose(lane),
    kind,
    startMs: stay.startMs,
    endMs: recorded ? stay.endMs : null,
    end: stay.end,
    durationMs: recorded ? stay.endMs - stay.startMs : null,
    notes: [...endWords(kind, stay.end), ...notes.map((kind) => noteWords[kind])].join(', ')
  }
}

function endWords(kind: IntervalRow['kind'], end: EndKind): readonly string[] {
  switch (end) {
    case 'recorded':
      return []
    case 'running':
      return [kind === 'presence' ? 'still in' : 'still on']
    case 'unrecorded':
      return [kind === 'presence' ? 'no leave recorded' : 'no end recorded']
  }
}

/** The same rows in an order; rows that are equal there keep theirs, and rows without a value come last. */
export function sortedRows(rows: readonly IntervalRow[], { column, descending }: RowOrder): readonly IntervalRow[] {
  const keys = keysOf(rows, column)
  const sign = descending ? -1 : 1
  const keyed = rows.map((row, index) => ({ row, key: keys[index] ?? null }))
  keyed.sort((a, b) => (a.key === null || b.key === null ? nullsLast(a.key, b.key) : sign * (a.key - b.key)))
  return keyed.map(({ row }) => row)
}

function nullsLast(a: number | null, b: number | null): number {
  return Number(a === null) - Number(b === null)
}

function keysOf(rows: readonly IntervalRow[], column: RowColumn): readonly (number | null)[] {
  switch (column) {
    case 'participant':
      return ranksOf(rows.map((row) => row.participant))
    case 'id':
      return ranksOf(rows.map((row) => row.participantId))
    case 'kind':
      return ranksOf(rows.map((row) => kindWords[row.kind]))
    case 'start':
      return rows.map((row) => row.startMs)
    case 'end':
      return rows.map((row) => row.endMs)
    case 'duration':
      return rows.map((row) => row.durationMs)
    case 'notes':
      return ranksOf(rows.map((row) => row.notes))
  }
}

/** Comparing words by language is slow, and few of them differ: each different text is compared only once. */
function ranksOf(texts: readonly string[]): readonly (number | null)[] {
  const { compare } = new Intl.Collator('en', { numeric: true })
  const ranks = new Map([...new Set(texts)].sort(compare).map((text, rank) => [text, rank]))
  return texts.map((text) => (text === '' ? null : (ranks.get(text) ?? null)))
}

/** A row's cells as text, in the order of `rowColumns`: times in ISO 8601 with Z, the duration in words. */
export function rowCells(row: IntervalRow): readonly string[] {
  return cells(row, row.durationMs === null ? '' : formatExactDuration(row.durationMs))
}

/** The rows as CSV with a heading and, in each row, what the file says of itself; the duration is in seconds there, to the millisecond. */
export function rowsCsv(rows: readonly IntervalRow[], statement: Statement): string {
  const heading = rowColumns.map((column) => (column === 'duration' ? 'duration (s)' : column))
  return csvTable(
    heading,
    rows.map((row) => cells(row, secondsText(row.durationMs))),
    statement
  )
}

/** The rows that are in a stretch of time; those without a recorded end go on to `openEndMs`. */
export function rowsWithin(rows: readonly IntervalRow[], span: Span, openEndMs: Ms): readonly IntervalRow[] {
  return rows.filter(({ kind, startMs, endMs }) => {
    const openMs = kind === 'error' ? startMs : Math.max(startMs, openEndMs)
    return isWithin(startMs, endMs ?? openMs, span)
  })
}

function cells(row: IntervalRow, duration: string): readonly string[] {
  return [
    row.participant,
    row.participantId,
    kindWords[row.kind],
    formatIso(row.startMs),
    row.endMs === null ? '' : formatIso(row.endMs),
    duration,
    row.notes
  ]
}

/** Seconds to the millisecond, without a unit; nothing for what is not known. */
export function secondsText(ms: Ms | null): string {
  return ms === null ? '' : (ms / 1000).toFixed(3)
}
