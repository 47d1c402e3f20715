// The rows of the table of intervals, one for each interval, time away and error, read out when they are shown or written.

import type { Ms, ParticipantIndex, RemnantIndex, Untold } from '../../../electron/shared/session'
import { idOf, known, remnantAt } from '../../../electron/shared/session-rows'
import { endAt, startAt, type EndKind } from '../../analysis/stays'
import { formatExactDateTime, formatExactDuration } from '../../clock/format'
import type { Zone } from '../../clock/zone'
import { titleOf } from '../../timeline/lanes/lanes'
import { rowNames } from '../../timeline/sentences/speech'
import { endMsAt, lengthMsAt, listedKinds, startMsAt, type ListedKind, type Listing } from './listing'
import { notesAt } from './row-notes'
import type { Cell, Column, Table } from './table'

export interface IntervalRow {
  readonly participant: string
  readonly participantId: string
  readonly kind: ListedKind
  /** Null when no start is known. */
  readonly startMs: Ms | null
  /** Null when no end is known. */
  readonly endMs: Ms | null
  /** Null for errors. */
  readonly end: EndKind | null
  /** Why no start is known; absent where one is. */
  readonly start?: Untold
  /** Null when no start or no end is known, and for errors. */
  readonly durationMs: Ms | null
  readonly notes: string
}

export const rowColumns = ['participant', 'id', 'kind', 'start', 'end', 'duration', 'notes'] as const
export type RowColumn = (typeof rowColumns)[number]

export const kindWords: Readonly<Record<ListedKind, string>> = { ...rowNames, away: 'away', error: 'error' }

/** One of the rows of a listing. */
export function rowAt(listing: Listing, row: number): IntervalRow {
  const { session, participant, kind } = listing
  const of = participant[row] as ParticipantIndex
  const { start, end } = readingOf(listing, row)
  return {
    participant: titleOf(session, of),
    participantId: idOf(session, of),
    kind: listedKinds[kind[row] ?? 0] ?? 'error',
    startMs: known(startMsAt(listing, row)),
    endMs: known(endMsAt(listing, row)),
    end,
    ...(start !== undefined && { start }),
    durationMs: known(lengthMsAt(listing, row)),
    notes: notesAt(listing, row)
  }
}

/** How the start and the end of a row's entry are to be read. */
function readingOf({ session, stays, kind, entry }: Listing, row: number): Pick<IntervalRow, 'start' | 'end'> {
  const at = entry[row] ?? 0
  if (at < 0) {
    const { start, endUnreadable } = remnantAt(session.remnants, ~at as RemnantIndex)
    return { start, end: endUnreadable ? 'unreadable' : 'unrecorded' }
  }
  const what = listedKinds[kind[row] ?? 0]
  if (what === 'error') return { end: null }
  if (what === 'away') return { end: 'recorded' }
  const start = startAt(stays, at)
  return { ...(start !== undefined && { start }), end: endAt(stays, at) }
}

/** A row's cells as text, in the order of `rowColumns`: times on a clock to the millisecond, the duration in words. */
export function rowCells(row: IntervalRow, zone: Zone): readonly string[] {
  return [
    row.participant,
    row.participantId,
    kindWords[row.kind],
    row.startMs === null ? '' : formatExactDateTime(row.startMs, zone),
    row.endMs === null ? '' : formatExactDateTime(row.endMs, zone),
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

/** Some rows of a listing as a table to be taken away: what is not known is empty there, and a word says why. */
export function intervalTable(listing: Listing, rows: Iterable<number>): Table {
  return { columns: tableColumns, rows: eachCells(listing, rows) }
}

function* eachCells(listing: Listing, rows: Iterable<number>): Generator<readonly Cell[], void> {
  for (const row of rows) {
    const { participant, participantId, kind, startMs, endMs, durationMs, start, end, notes } = rowAt(listing, row)
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
