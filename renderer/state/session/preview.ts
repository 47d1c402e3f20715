// A look at a file before it is made: as much of it as is seen, whatever the session holds.

import { atOnce } from '../../../electron/shared/work'
import { counted, formatCount, formatDateTime, formatDuration } from '../../clock/format'
import type { Bridge } from '../../../electron/shared/bridge'
import type { Drawing } from '../../report/drawing/svg'
import {
  markdownSummary,
  programIntervals,
  programParticipants,
  rawText,
  sheetIntervals,
  sheetParticipants,
  shortTextOf,
  workbookTables,
  type Extract
} from '../../report/extract'
import { drawingPreview, pageCount, pageDrawings } from '../../report/extract-drawing'
import { writingCsv, type Csv } from '../../report/tables/csv-lines'
import type { Cell, CellKind } from '../../report/tables/table'
import { utc } from '../../clock/zone'
import type { ExportFormat } from './purposes'

export type Preview =
  | { readonly kind: 'drawing'; readonly drawing: Drawing; readonly note: string }
  | { readonly kind: 'text'; readonly text: string; readonly note: string }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[]; readonly note: string }

/** In px of the drawing: what is lower would be too small to see. */
const mostDrawnPx = 1200
const mostRows = 12
const mostLines = 40
const longestLine = 400
/** In bytes. Of more only the first part is read, and without names none of it. */
const mostRaw = 256 * 1024

/** A form of an extract in; what of it can be seen at a glance out. Null when it was asked for in vain. */
export async function previewOf(
  extract: Extract,
  format: ExportFormat,
  { bridge, snapshotId, rawBytes }: { readonly bridge: Bridge; readonly snapshotId: string; readonly rawBytes: number }
): Promise<Preview | null> {
  switch (format) {
    case 'png':
    case 'png-2x':
    case 'svg': {
      const drawing = drawingPreview(extract, mostDrawnPx)
      const isCut = extract.layout.heightPx > mostDrawnPx
      return {
        kind: 'drawing',
        drawing,
        note: isCut ? `The first of ${counted(extract.layout.order.length, 'lane')}` : ''
      }
    }
    case 'pdf':
    case 'print': {
      const first = pageDrawings(extract).next()
      if (first.done === true) return null
      return { kind: 'drawing', drawing: first.value, note: `Page 1 of ${formatCount(pageCount(extract))}` }
    }
    case 'workbook': {
      const [table] = workbookTables(extract)
      if (table === undefined) return null
      const rows = [...firstOf(table.rows, mostRows)]
      const cells = rows.map((row) => row.map((cell, at) => cellWords(cell, table.columns[at]?.kind ?? 'text')))
      const note = `Sheet “${table.name}”; “Participants” and “About” follow`
      return { kind: 'table', rows: [table.columns.map(({ name }) => name), ...cells], note }
    }
    case 'sheet-intervals':
      return csvPreview(sheetIntervals(extract))
    case 'sheet-participants':
      return csvPreview(sheetParticipants(extract))
    case 'program-intervals':
      return csvPreview(programIntervals(extract))
    case 'program-participants':
      return csvPreview(programParticipants(extract))
    case 'markdown':
      return textPreview(markdownSummary(extract))
    case 'text':
      return textPreview(shortTextOf(extract))
    case 'rollcall':
      return textPreview(
        [
          'One file that Rollcall opens, without a network and without an account.',
          '',
          `Everybody: ${counted(extract.recorded.participants.length, 'participant')}, with names and ids`,
          `The answer of VideoSDK as it was received: ${counted(rawBytes, 'byte')}`,
          `Marks: ${formatCount(extract.marks.length)}`
        ].join('\n')
      )
    case 'json': {
      if (extract.pseudonyms !== null && rawBytes > mostRaw)
        return { kind: 'text', text: '', note: 'So much text is not looked through for names before it is saved.' }
      const part = await bridge.readRaw(snapshotId, 0)
      if (!part.ok) return null
      const isWhole = part.value.nextByte === null && rawBytes <= mostRaw
      return textPreview(isWhole ? rawText(extract, part.value.text) : part.value.text.slice(0, mostRaw))
    }
  }
}

function csvPreview(csv: Csv): Preview {
  return textPreview(atOnce(writingCsv({ ...csv, rows: [...firstOf(csv.rows, mostRows)] })))
}

function textPreview(text: string): Preview {
  const lines = text.split(/\r?\n/, mostLines + 1)
  const shown = lines
    .slice(0, mostLines)
    .map((line) => (line.length > longestLine ? `${line.slice(0, longestLine)}…` : line))
  return { kind: 'text', text: shown.join('\n'), note: lines.length > mostLines ? `The first ${mostLines} lines` : '' }
}

/** A moment is wall time here. */
function cellWords(cell: Cell, kind: CellKind): string {
  if (cell === null) return ''
  if (typeof cell === 'string') return cell
  if (kind === 'moment') return formatDateTime(cell, utc)
  return kind === 'length' ? formatDuration(cell) : formatCount(cell)
}

function* firstOf<T>(items: Iterable<T>, most: number): Generator<T, void> {
  let count = 0
  for (const item of items) {
    if (count++ === most) return
    yield item
  }
}
