// The lines of a CSV file of any kind: RFC 4180, with what the file says of itself in every row.

import type { SheetCsvStyle } from '../../../electron/shared/settings'
import type { Work } from '../../../electron/shared/work'
import { plainText } from '../../words/plain-text'
import type { Statement } from '../text/statement'

export interface CsvManner {
  readonly separator: SheetCsvStyle['separator']
  /** Which texts get a leading apostrophe. */
  readonly isGuarded: (text: string) => boolean
  /** What a fact of the statement is called as a column. */
  readonly factName: (label: string) => string
}

/** A cell that is ready to be written: a text that others may have written, or what Rollcall made, such as a number. */
export type Written = { readonly text: string } | string

/** So many rows are written between two yields. */
const rowsInTurn = 1_000

/** What a formula begins with; blanks, quotes and marks that nobody sees may stand before it. */
const formulaLike = /^[\s"'\p{Cf}\p{Cc}]*[=+\-@＝＋－＠]|^[\t\r\n]/u

/** Whether some spreadsheet would run a text. */
export function isFormula(text: string): boolean {
  return formulaLike.test(text)
}

/** A CSV file before it is written. */
export interface Csv {
  readonly heading: readonly string[]
  /** As many cells as in the heading; may be made one by one as they are written. */
  readonly rows: Iterable<readonly Written[]>
  readonly statement: Statement
  readonly manner: CsvManner
}

/**
 * The text, with CRLF after every row. Each fact of the statement is a column, the same in every row: lines before the heading
 * or after the rows would be data to whatever reads the file, and would part from the rows as soon as somebody sorts, filters
 * or joins them. A file without rows has one with the facts alone.
 */
export function* writingCsv({ heading, rows, statement, manner }: Csv): Work<string> {
  const { separator, isGuarded, factName } = manner
  const quoted = (text: string) => (/[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  const cellOf = (cell: Written): string => {
    if (typeof cell === 'string') return quoted(cell)
    const text = plainText(cell.text)
    return quoted(isGuarded(text) ? `'${text}` : text)
  }
  const facts = statement.map(({ text }) => cellOf({ text }))
  const lineOf = (cells: readonly Written[]) => `${[...cells.map(cellOf), ...facts].join(separator)}\r\n`
  const names = [...heading, ...statement.map(({ label }) => factName(label))]
  let lines = [`${names.map((text) => cellOf({ text })).join(separator)}\r\n`]
  const blocks: string[] = []
  for (const row of rows) {
    lines.push(lineOf(row))
    if (lines.length < rowsInTurn) continue
    blocks.push(lines.join(''))
    lines = []
    yield
  }
  if (blocks.length === 0 && lines.length === 1) lines.push(lineOf(heading.map(() => '')))
  return [...blocks, ...lines].join('')
}

/** CSV in, what a file of it holds out: by the mark at its beginning spreadsheets know UTF-8, and programs take it away. */
export function csvFile(csv: string): string {
  return `\ufeff${csv}`
}
