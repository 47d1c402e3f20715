// The palette's ways to take the session away: the dialog with each form chosen, and what is copied at once.

import { exportFormats, type ExportFormat } from '../../state/session/purposes'
import type { OpenSession } from '../../state/session/open-session'
import type { Rollcall } from '../../state/rollcall.svelte'
import { copies, copyAtOnce } from '../../state/taking-away'
import { command, type Command } from './command'

const about = 'Export'

/** Null for what the key table has already. */
const words: Readonly<Record<ExportFormat, string | null>> = {
  svg: 'Export as SVG',
  png: 'Export a small picture (PNG)',
  'png-2x': 'Export a picture (PNG)',
  pdf: 'Export as PDF',
  print: null,
  text: 'Export a short text for the customer',
  rollcall: 'Export as a Rollcall file (.rollcall) for a colleague',
  workbook: 'Export for spreadsheets (.xlsx)',
  'sheet-intervals': 'Export the intervals for spreadsheets (CSV)',
  'sheet-participants': 'Export the participants for spreadsheets (CSV)',
  'program-intervals': 'Export the intervals for programs (CSV)',
  'program-participants': 'Export the participants for programs (CSV)',
  markdown: 'Export the summary as Markdown',
  json: 'Export the raw JSON'
}

/** One command for each form, and those that copy; names are hidden as it was chosen in the dialog. */
export function exportCommands(app: Rollcall, open: OpenSession): readonly Command[] {
  const { exporting, screen } = app
  const dialogs = exportFormats.flatMap((format) => {
    const own = words[format]
    if (own === null) return []
    return [
      command(own, about, () => {
        exporting.format = format
        exporting.clear()
        screen.overlay = 'export'
      })
    ]
  })
  const copying = copies.flatMap(({ format, words: own }) =>
    // The key table has the picture.
    format === 'png-2x' ? [] : [command(own, about, () => void copyAtOnce(app, open, format))]
  )
  return [...dialogs, ...copying]
}
