// Copies at once what the export dialog would offer, for keys, menus and the palette.

import type { Extract } from '../report/extract'
import { namesOutOf } from '../report/extract'
import { namesOutWords } from '../report/text/names-out'
import { workbookFile } from '../workbook/workbook-file'
import { pngOf } from './page/raster'
import { sessionExtract } from './session-extract'
import { whoOf } from './session/chosen'
import type { FileMakers } from './session/exporting.svelte'
import type { OpenSession } from './session/open-session'
import { isWhole, type ExportFormat } from './session/purposes'
import { tooMuchOf } from './session/too-much'
import type { Rollcall } from './rollcall.svelte'

export const fileMakers: FileMakers = { pngOf, workbookOf: workbookFile }

/** What can be copied without the dialog, and what it is called. */
export const copies = [
  { format: 'png-2x', words: 'Copy a picture for the customer', what: 'picture' },
  { format: 'text', words: 'Copy a short text for the customer', what: 'short text' },
  { format: 'markdown', words: 'Copy a summary for a colleague (Markdown)', what: 'summary' },
  { format: 'sheet-intervals', words: 'Copy the intervals for a spreadsheet', what: 'intervals' }
] as const satisfies readonly { readonly format: ExportFormat; readonly words: string; readonly what: string }[]

/** What goes into a form of the open session, as it was chosen. */
export function extractFor(app: Rollcall, open: OpenSession, format: ExportFormat): Extract {
  return sessionExtract(app, open, app.exporting.choicesFor(format, whoOf(open)))
}

/** Whose names go out with it, as a sentence. */
export function namesWordsOf(extract: Extract, format: ExportFormat): string {
  return namesOutWords(namesOutOf(extract, isWhole(format)))
}

/** Copies a form of those who are chosen, and says of whom it is. */
export async function copyAtOnce(app: Rollcall, open: OpenSession, format: ExportFormat): Promise<void> {
  const { exporting, announcer } = app
  exporting.who = null
  const extract = extractFor(app, open, format)
  const what = copies.find((copy) => copy.format === format)?.what ?? 'text'
  const tooMuch = tooMuchOf(extract, format, true)
  if (tooMuch !== null) return announcer.say(tooMuch)
  // What is pasted into a spreadsheet parts at tabs.
  const pasted: Extract = { ...extract, sheetCsv: { ...extract.sheetCsv, separator: '\t' } }
  await exporting.copy(pasted, { snapshotId: open.snapshot.id, marks: open.marks.all }, fileMakers, format)
  const { failure } = exporting
  exporting.clear()
  if (failure !== null) announcer.say(`Could not copy the ${what}`)
  else announcer.say(`Copied the ${what}. ${namesWordsOf(extract, format)}`)
}
