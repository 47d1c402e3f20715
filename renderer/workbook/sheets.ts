// Writes tables as an .xlsx: ids as text, moments as dates, lengths as lengths, nothing where nothing is known.

import type { CellObject, Feature, Row, Sheet } from 'write-excel-file/universal'
import writeWorkbook from 'write-excel-file/universal'
import type { Cell, CellKind, Column } from '../report/tables/table'
import { oneLine, plainText } from '../words/plain-text'
import type { WorkbookPart } from './parts'

/** No program takes more in a cell. */
const mostCharacters = 32_767
/** A sheet has no more rows, its heading included. */
const sheetRows = 1_048_576
/** What a date can be: before March 1900 programs differ by a day, after 9999 there is none. */
const firstMs = Date.UTC(1900, 2, 1)
const endMs = Date.UTC(10_000, 0, 1)
const dayMs = 86_400_000

const formats: Readonly<Record<Exclude<CellKind, 'text'>, string>> = {
  moment: 'yyyy-mm-dd hh:mm:ss.000',
  length: '[h]:mm:ss.000',
  seconds: '0.000',
  count: '0'
}
const widths: Readonly<Record<CellKind, number>> = { text: 24, moment: 24, length: 16, seconds: 16, count: 10 }

interface OpenSheet {
  readonly name: string
  readonly columns: readonly Column[]
  readonly rows: Row[]
}

/** Takes the parts of a workbook one after the other, and makes its file when all of them are there. */
export class WorkbookSheets {
  readonly #sheets: OpenSheet[] = []
  readonly #texts = new Map<string, CellObject>()

  constructor(private readonly mostRows = sheetRows) {}

  add(part: Exclude<WorkbookPart, { readonly what: 'end' }>): void {
    if (part.what === 'sheet') {
      this.#begin(part.name, part.columns)
      return
    }
    for (const cells of part.rows) {
      const sheet = this.#sheets.at(-1)
      if (sheet === undefined) throw new Error('Rows before any sheet')
      const open = sheet.rows.length < this.mostRows ? sheet : this.#begin(nextName(sheet.name), sheet.columns)
      open.rows.push(cells.map((cell, at) => this.#cellOf(cell, open.columns[at]?.kind ?? 'text')))
    }
  }

  /** The bytes of the file. */
  async file(): Promise<Uint8Array<ArrayBuffer>> {
    const sheets = this.#sheets.map(({ name, columns, rows }): Sheet<Blob> => ({
      sheet: name,
      data: rows,
      columns: columns.map(({ kind }) => ({ width: widths[kind] })),
      stickyRowsCount: 1
    }))
    const blob = await writeWorkbook(sheets, { features: [textsAsTheyAre(this.#texts.keys())] }).toBlob()
    return new Uint8Array(await blob.arrayBuffer())
  }

  #begin(name: string, columns: readonly Column[]): OpenSheet {
    const heading = columns.map(({ name }): CellObject => ({ ...this.#textOf(name), fontWeight: 'bold' }))
    const sheet = { name, columns, rows: [heading] }
    this.#sheets.push(sheet)
    return sheet
  }

  #cellOf(cell: Cell, kind: CellKind): CellObject | null {
    if (cell === null || cell === '') return null
    if (typeof cell === 'string' || kind === 'text') return this.#textOf(String(cell))
    switch (kind) {
      case 'moment':
        return cell >= firstMs && cell < endMs
          ? { value: new Date(cell), type: Date, format: formats[kind] }
          : this.#textOf(new Date(cell).toISOString().slice(0, -1))
      case 'length':
        return { value: cell / dayMs, type: Number, format: formats[kind] }
      case 'seconds':
      case 'count':
        return { value: cell, type: Number, format: formats[kind] }
    }
  }

  #textOf(written: string): CellObject {
    const known = this.#texts.get(written)
    if (known !== undefined) return known
    // The library counts its texts as they come, and so do we: see `textsAsTheyAre`.
    const cell: CellObject = { value: String(this.#texts.size), type: String, format: '@' }
    this.#texts.set(written, cell)
    return cell
  }
}

function nextName(name: string): string {
  const [, stem = name, number = '1'] = /^(.*?)(?: (\d+))?$/.exec(name) ?? []
  return `${oneLine(stem)} ${Number(number) + 1}`
}

function cutToCell(text: string): string {
  if (text.length <= mostCharacters) return text
  return `${text.slice(0, mostCharacters - 1).replace(/[\ud800-\udbff]$/, '')}…`
}

/**
 * A list of texts of our own in the file, to which its cells refer by number. Left to itself the library looks texts up in a plain
 * object, where it finds `constructor` without having put it in, loses U+FFFD, and lets `_x0041_` become an A.
 */
function textsAsTheyAre(texts: Iterable<string>): Feature<Blob> {
  const inList = (xml: string) => xml.replace('sharedStrings.xml', 'texts.xml')
  return {
    files: {
      transform: {
        '[Content_Types].xml': { transform: inList },
        'xl/_rels/workbook.xml.rels': { transform: inList }
      },
      write: { files: () => ({ 'xl/texts.xml': textList(texts) }) }
    }
  }
}

function textList(texts: Iterable<string>): string {
  const items = Array.from(texts, (text) => `<si><t xml:space="preserve">${textContent(text)}</t></si>`)
  const start =
    '<?xml version="1.0" encoding="UTF-8"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
  return `${start}${items.join('')}</sst>`
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** What looks like an escape of the format is none, and what XML cannot hold becomes �. */
function textContent(text: string): string {
  return cutToCell(plainText(text))
    .replace(/_(?=x[\da-f]{4}_)/gi, '_x005F_')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/[&<>]/g, (character) => entities[character] ?? '')
}
