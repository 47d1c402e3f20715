// CSV for programs: times in ISO 8601 with Z, lengths in whole milliseconds, texts as they are unless a spreadsheet would run them.

import { formatIso } from '../../clock/format'
import { isFormula, type Csv, type CsvManner, type Written } from './csv-lines'
import type { Statement } from '../text/statement'
import type { Cell, CellKind, Column, Table } from './table'

const manner: CsvManner = { separator: ',', isGuarded: isFormula, factName: programName }

/** A table in; its CSV out, with names of columns that programs need not quote: `first_join`, `in_room_ms`. */
export function programCsv({ columns, rows }: Table, statement: Statement): Csv {
  return { heading: columns.map(headingOf), rows: eachWritten(columns, rows), statement, manner }
}

function headingOf({ name, kind }: Column): string {
  return kind === 'length' ? `${programName(name)}_ms` : programName(name)
}

function programName(words: string): string {
  return words.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '_')
}

function* eachWritten(columns: readonly Column[], rows: Table['rows']): Generator<readonly Written[], void> {
  for (const cells of rows) yield cells.map((cell, at) => writtenOf(cell, columns[at]?.kind ?? 'text'))
}

function writtenOf(cell: Cell, kind: CellKind): Written {
  if (cell === null) return ''
  if (typeof cell === 'string') return { text: cell }
  return kind === 'moment' ? formatIso(cell) : String(Math.round(cell))
}
