// The table view: one row for each interval and error of a session.

import type { Ms } from '../../electron/shared/session'
import type { EndKind } from '../analysis/presence'
import type { Lane, Track } from '../timeline/lanes'

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

/** Every interval and error of the lanes, lane by lane, each lane in order of time. */
export function intervalRows(lanes: readonly Lane[]): readonly IntervalRow[] {
  throw new Error(`not yet ${lanes.length}`)
}

/** The same rows in an order; rows that are equal there keep theirs, and rows without a value come last. */
export function sortedRows(rows: readonly IntervalRow[], order: RowOrder): readonly IntervalRow[] {
  throw new Error(`not yet ${rows.length} ${order.column}`)
}

/** A row's cells as text, in the order of `rowColumns`: times in ISO 8601 with Z, the duration in words. */
export function rowCells(row: IntervalRow): readonly string[] {
  throw new Error(`not yet ${row.kind}`)
}

/** The rows as CSV with a heading; the duration is in milliseconds there. */
export function rowsCsv(rows: readonly IntervalRow[]): string {
  throw new Error(`not yet ${rows.length}`)
}
