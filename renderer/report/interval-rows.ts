// The table view: one row for each interval and error of a session.

import type { Ms } from '../../electron/shared/session'
import type { Work } from '../../electron/shared/work'
import type { EndKind, Span, Stay } from '../analysis/presence'
import { sortedBy, sortedWith } from '../analysis/sorted-by'
import { counted, formatExactDuration, formatIso } from '../timeline/format'
import type { Lane, Track } from '../timeline/lanes'
import { noteWords } from '../timeline/note-words'
import { rowNames } from '../timeline/speech'
import { writingTable } from './csv'
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

/** So many rows are made between two yields. */
const rowsInTurn = 2_000

/** Every interval and error of the lanes, lane by lane: presence, then each media track, then errors, each by time. */
export function* listingRows(lanes: readonly Lane[]): Work<readonly IntervalRow[]> {
  const rows: IntervalRow[] = []
  let steps = 0
  for (const lane of lanes) {
    for (const row of rowsOf(lane)) {
      rows.push(row)
      if (++steps % rowsInTurn === 0) yield
    }
    if (++steps % rowsInTurn === 0) yield
  }
  return rows
}

function* rowsOf(lane: Lane): Generator<IntervalRow> {
  for (const stay of lane.presence.stays) yield stayRow(lane, 'presence', stay)
  for (const { kind, stays } of lane.tracks) for (const stay of stays) yield stayRow(lane, kind, stay)
  for (const { atMs, message } of lane.errors)
    yield { ...whose(lane), kind: 'error', startMs: atMs, endMs: null, end: null, durationMs: null, notes: message }
}

/** `23 intervals`, or `24 rows: 23 intervals, 1 error` where errors are among them. */
export function rowsWords(lanes: readonly Lane[]): string {
  let intervals = 0
  let errors = 0
  for (const lane of lanes) {
    intervals += lane.tracks.reduce((sum, { stays }) => sum + stays.length, lane.presence.stays.length)
    errors += lane.errors.length
  }
  const words = counted(intervals, 'interval')
  return errors === 0 ? words : `${counted(intervals + errors, 'row')}: ${words}, ${counted(errors, 'error')}`
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
export function* sortingRows(
  rows: readonly IntervalRow[],
  { column, descending }: RowOrder
): Work<readonly IntervalRow[]> {
  const keyOf = yield* keysOf(rows, column)
  const sign = descending ? -1 : 1
  const keyed = yield* mapped(rows, (row) => {
    const key = keyOf(row)
    return { row, key: key === null ? Infinity : sign * key }
  })
  return yield* mapped(yield* sortedBy(keyed, ({ key }) => key), ({ row }) => row)
}

type KeyOf = (row: IntervalRow) => number | null

function* keysOf(rows: readonly IntervalRow[], column: RowColumn): Work<KeyOf> {
  switch (column) {
    case 'participant':
      return yield* ranksOf(rows, (row) => row.participant)
    case 'id':
      return yield* ranksOf(rows, (row) => row.participantId)
    case 'kind':
      return yield* ranksOf(rows, (row) => kindWords[row.kind])
    case 'start':
      return (row) => row.startMs
    case 'end':
      return (row) => row.endMs
    case 'duration':
      return (row) => row.durationMs
    case 'notes':
      return yield* ranksOf(rows, (row) => row.notes)
  }
}

/** Comparing words by language is slow, and few of them differ: each different text is compared only once. */
function* ranksOf(rows: readonly IntervalRow[], textOf: (row: IntervalRow) => string): Work<KeyOf> {
  const { compare } = new Intl.Collator('en', { numeric: true })
  const ranks = new Map<string, number | null>()
  yield* mapped(rows, (row) => void ranks.set(textOf(row), null))
  const inOrder = yield* sortedWith([...ranks.keys()], compare)
  let rank = 0
  yield* mapped(inOrder, (text) => void ranks.set(text, text === '' ? null : rank++))
  return (row) => ranks.get(textOf(row)) ?? null
}

function* mapped<From, To>(things: readonly From[], make: (thing: From) => To): Work<readonly To[]> {
  const made: To[] = []
  for (const thing of things) {
    made.push(make(thing))
    if (made.length % rowsInTurn === 0) yield
  }
  return made
}

/** A row's cells as text, in the order of `rowColumns`: times in ISO 8601 with Z, the duration in words. */
export function rowCells(row: IntervalRow): readonly string[] {
  return cells(row, row.durationMs === null ? '' : formatExactDuration(row.durationMs))
}

/** The rows as CSV with a heading and, in each row, what the file says of itself; the duration is in seconds there, to the millisecond. */
export function writingRows(rows: readonly IntervalRow[], statement: Statement): Work<string> {
  const heading = rowColumns.map((column) => (column === 'duration' ? 'duration (s)' : column))
  return writingTable(heading, eachCells(rows), statement)
}

function* eachCells(rows: readonly IntervalRow[]): Generator<readonly string[]> {
  for (const row of rows) yield cells(row, secondsText(row.durationMs))
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
