// CSV text that opens the same everywhere: RFC 4180, with cells that a spreadsheet would run as formulas made harmless.

import { atOnce, type Work } from '../../electron/shared/work'
import { plainText } from '../timeline/plain-text'
import type { Statement } from './statement'

/** What a formula begins with; blanks, quotes and marks that nobody sees may stand before it. */
const formulaLike = /^[\s"'\p{Cf}\p{Cc}]*[=+\-@＝＋－＠]|^[\t\r\n]/u

/** Names and ids that a spreadsheet would read as another number: 0042, 12e4, and more digits than it keeps. */
const numberLike = /^\s*(?:0\d+|\d{16,}|\d+(?:\.\d*)?e[+-]?\d+)\s*$/i

const month = [
  ...['jan(uary)?', 'feb(ruary)?', 'mar(ch)?', 'apr(il)?', 'may', 'june?', 'july?', 'aug(ust)?', 'sept?(ember)?'],
  ...['oct(ober)?', 'nov(ember)?', 'dec(ember)?']
].join('|')
/** Names and ids that a spreadsheet would read as a day: 1-2, 3/4/25, 1.2.2025, MAR1, 5 May. */
const dateLike = [
  /^\s*\d{1,4}[-/]\d{1,2}([-/]\d{1,4})?\s*$/,
  /^\s*\d{1,2}\.\d{1,2}\.(\d{1,4})?\s*$/,
  new RegExp(`^\\s*\\d{1,4}[-/. ]*(${month})([-/., ]*\\d{1,4})?\\s*$`, 'i'),
  new RegExp(`^\\s*(${month})[-/., ]*\\d{1,4}([-/., ]+\\d{1,4})?\\s*$`, 'i')
]
/** Each cell is compared with all of that. */
const misread = [formulaLike, numberLike, ...dateLike]

/** So many rows are written between two yields. */
const rowsInTurn = 1_000

/** Rows of cells in; CSV with CRLF after every row out. Cells that a spreadsheet may take for a formula, another number or a day get a leading apostrophe. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `${cells.map(cellOf).join(',')}\r\n`).join('')
}

function cellOf(written: string): string {
  const text = plainText(written)
  const harmless = misread.some((shape) => shape.test(text)) ? `'${text}` : text
  return /[",;\t\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

/**
 * A heading and rows of as many cells in; CSV of all of it out. Each fact of the statement is a column, the same in every
 * row: lines before the heading or after the rows would be data to whatever reads the file, and would part from the rows
 * as soon as somebody sorts, filters or joins them. A file without rows has one with the facts alone.
 */
export function csvTable(
  heading: readonly string[],
  rows: readonly (readonly string[])[],
  statement: Statement
): string {
  return atOnce(writingTable(heading, rows, statement))
}

/** The same as work that can be interrupted, of rows that may be made one by one as they are written. */
export function* writingTable(
  heading: readonly string[],
  rows: Iterable<readonly string[]>,
  statement: Statement
): Work<string> {
  const facts = statement.map(({ text }) => cellOf(text))
  const lineOf = (row: readonly string[]) => `${[...row.map(cellOf), ...facts].join(',')}\r\n`
  const lines = [csvOf([[...heading, ...statement.map(({ label }) => label.toLowerCase())]])]
  for (const row of rows) {
    lines.push(lineOf(row))
    if (lines.length % rowsInTurn === 0) yield
  }
  if (lines.length === 1) lines.push(lineOf(heading.map(() => '')))
  return lines.join('')
}

/** CSV in, what a file of it holds out: without the mark at its beginning spreadsheets do not read it as UTF-8, and "Zoë" becomes "ZoÃ«". */
export function csvFile(csv: string): string {
  return `\ufeff${csv}`
}
