// The table view: one row for each interval and error of a session.

import type { Ms, Remnant, Span, Untold } from '../../../electron/shared/session'
import type { Work } from '../../../electron/shared/work'
import type { EndKind, Stay } from '../../analysis/presence'
import { sortedBy, sortedWith } from '../../analysis/sorted-by'
import { counted, formatExactDuration, formatIso } from '../../clock/format'
import type { Lane, Track } from '../../timeline/lanes/lanes'
import { noteWords } from '../../words/note-words'
import { rowNames } from '../../timeline/sentences/speech'
import type { Cell, Column, Table } from './table'
import { openEnd, startUntold, timesUntold } from '../../words/untold-words'
import { isWithin } from './within'

export interface IntervalRow {
  readonly participant: string
  readonly participantId: string
  readonly kind: 'presence' | Track['kind'] | 'error'
  /** Null when no start is known. */
  readonly startMs: Ms | null
  /** Null when no end is known. */
  readonly endMs: Ms | null
  readonly end: EndKind | null
  /** Why no start is known; absent where one is. */
  readonly start?: Untold
  /** Null when no start or no end is known, and for errors. */
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
  for (const remnant of lane.presence.lost) yield lostRow(lane, 'presence', remnant)
  for (const { kind, stays, lost } of lane.tracks) {
    for (const stay of stays) yield stayRow(lane, kind, stay)
    for (const remnant of lost) yield lostRow(lane, kind, remnant)
  }
  for (const { atMs, message } of lane.errors)
    yield { ...whose(lane), kind: 'error', startMs: atMs, endMs: null, end: null, durationMs: null, notes: message }
}

/** `23 intervals`, or `24 rows: 23 intervals, 1 error` where errors are among them. */
export function rowsWords(lanes: readonly Lane[]): string {
  let intervals = 0
  let errors = 0
  for (const lane of lanes) {
    intervals += [lane.presence, ...lane.tracks].reduce((sum, { stays, lost }) => sum + stays.length + lost.length, 0)
    errors += lane.errors.length
  }
  const words = counted(intervals, 'interval')
  return errors === 0 ? words : `${counted(intervals + errors, 'row')}: ${words}, ${counted(errors, 'error')}`
}

function whose({ title, participant }: Lane): Pick<IntervalRow, 'participant' | 'participantId'> {
  return { participant: title, participantId: participant.id }
}

function stayRow(lane: Lane, kind: 'presence' | Track['kind'], stay: Stay): IntervalRow {
  const { start, end } = stay
  const startMs = start === undefined ? stay.startMs : null
  const endMs = end === 'recorded' ? stay.endMs : null
  // That no end was recorded is said of every such entry already.
  const notes = stay.notes.filter((kind) => end === 'recorded' || kind !== 'missing-end')
  const words = [
    ...(start === undefined ? [] : [startUntold(kind, start)]),
    ...(end === 'recorded' ? [] : [openEnd(kind, end)]),
    ...notes.map((kind) => noteWords[kind])
  ]
  const durationMs = startMs === null || endMs === null ? null : endMs - startMs
  const times = { startMs, endMs, ...(start !== undefined && { start }), end, durationMs }
  return { ...whose(lane), kind, ...times, notes: words.join(', ') }
}

/** Of what has no time at all. */
function lostRow(lane: Lane, kind: 'presence' | Track['kind'], remnant: Remnant): IntervalRow {
  const notes = [timesUntold(remnant), ...remnant.notes.map((kind) => noteWords[kind])].join(', ')
  const end = remnant.endUnreadable ? 'unreadable' : 'unrecorded'
  return { ...whose(lane), kind, startMs: null, endMs: null, start: remnant.start, end, durationMs: null, notes }
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
  return [
    row.participant,
    row.participantId,
    kindWords[row.kind],
    row.startMs === null ? '' : formatIso(row.startMs),
    row.endMs === null ? '' : formatIso(row.endMs),
    row.durationMs === null ? '' : formatExactDuration(row.durationMs),
    row.notes
  ]
}

const tableColumns: readonly Column[] = [
  { name: 'participant', kind: 'text' },
  { name: 'id', kind: 'text' },
  { name: 'kind', kind: 'text' },
  { name: 'start', kind: 'moment' },
  { name: 'end', kind: 'moment' },
  { name: 'duration', kind: 'length' },
  { name: 'start is', kind: 'text' },
  { name: 'end is', kind: 'text' },
  { name: 'notes', kind: 'text' }
]
const endIs: Readonly<Record<EndKind, string>> = {
  recorded: 'recorded',
  running: 'not yet',
  unrecorded: 'not recorded',
  unreadable: 'not readable'
}

/** The rows as a table to be taken away: what is not known is empty there, and a word says why. */
export function intervalTable(rows: readonly IntervalRow[]): Table {
  return { columns: tableColumns, rows: eachCells(rows) }
}

function* eachCells(rows: readonly IntervalRow[]): Generator<readonly Cell[], void> {
  for (const row of rows) {
    const { participant, participantId, kind, startMs, endMs, durationMs, start, end, notes } = row
    yield [
      participant,
      participantId,
      kindWords[kind],
      startMs,
      endMs,
      durationMs,
      endIs[start ?? 'recorded'],
      end === null ? '' : endIs[end],
      notes
    ]
  }
}

/** The rows that are, or may be, in a stretch of time; those without a known end go on to `openEndMs`. */
export function rowsWithin(rows: readonly IntervalRow[], span: Span, openEndMs: Ms): readonly IntervalRow[] {
  return rows.filter(({ kind, startMs, endMs }) => {
    if (startMs === null) return endMs === null || isWithin(-Infinity, endMs, span)
    const openMs = kind === 'error' ? startMs : Math.max(startMs, openEndMs)
    return isWithin(startMs, endMs ?? openMs, span)
  })
}
