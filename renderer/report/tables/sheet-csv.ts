// CSV for spreadsheets: real dates, lengths that no language takes for others, and ids that stay what they are.

import type { SheetCsvStyle } from '../../../electron/shared/settings'
import { formatIso } from '../../clock/format'
import type { Csv, Written } from './csv-lines'
import { isMisread } from './misread'
import type { Statement } from '../text/statement'
import type { Cell, Column, Table } from './table'

/** A language in; how spreadsheets that are set to it write numbers and lists out. */
export function sheetCsvOf(language: string): SheetCsvStyle {
  const hasComma = new Intl.NumberFormat(language).format(1.5).includes(',')
  return hasComma ? { separator: ';', decimalSign: ',' } : { separator: ',', decimalSign: '.' }
}

/**
 * A table whose moments are wall times (see `onTheWall`) in; its CSV out. A moment is written `2026-03-12T09:00:10.000`, which
 * LibreOffice takes for a date in every language. A length stands twice: in whole milliseconds, right everywhere, and in
 * seconds with four decimals, since three after the other language's sign are a thousand times as much without a warning; four
 * are right or stay text. Texts that a spreadsheet would take for a number, a date, a time, a truth or a formula get a leading
 * apostrophe: nothing else keeps them in all programs.
 */
export function sheetCsv({ columns, rows }: Table, statement: Statement, style: SheetCsvStyle): Csv {
  return {
    heading: columns.flatMap(({ name, kind }) => (kind === 'length' ? [`${name} (s)`, `${name} (ms)`] : [name])),
    rows: eachWritten(columns, rows, style),
    statement,
    manner: { separator: style.separator, isGuarded: isMisread, factName: (label) => label.toLowerCase() }
  }
}

function* eachWritten(
  columns: readonly Column[],
  rows: Table['rows'],
  { decimalSign }: SheetCsvStyle
): Generator<readonly Written[], void> {
  const decimal = (seconds: number) => seconds.toFixed(4).replace('.', decimalSign)
  const writtenOf = (cell: Cell, { kind }: Column): readonly Written[] => {
    if (cell === null) return kind === 'length' ? ['', ''] : ['']
    if (typeof cell === 'string') return [{ text: cell }]
    switch (kind) {
      case 'moment':
        return [formatIso(cell).slice(0, -1)]
      case 'length':
        return [decimal(cell / 1000), String(Math.round(cell))]
      case 'seconds':
        return [decimal(cell)]
      case 'count':
      case 'text':
        return [String(cell)]
    }
  }
  for (const cells of rows)
    yield cells.flatMap((cell, at) => writtenOf(cell, columns[at] ?? { name: '', kind: 'text' }))
}
