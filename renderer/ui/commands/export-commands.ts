// The palette's ways to take the session away: the dialog with each format chosen, and a summary that is copied at once.

import { markdownSummary } from '../../report/extract'
import { exportFormats, type ExportFormat } from '../../state/session/exporting.svelte'
import type { OpenSession } from '../../state/session/open-session'
import type { Rollcall } from '../../state/rollcall.svelte'
import { sessionExtract } from '../../state/session-extract'
import { command, type Command } from './command'

const about = 'Export'

/** Null for what the key table has already. */
const words: Readonly<Record<ExportFormat, string | null>> = {
  svg: 'Export as SVG',
  png: 'Export as PNG',
  'png-2x': 'Export as PNG with twice the pixels',
  pdf: 'Export as PDF',
  print: null,
  workbook: 'Export for spreadsheets (.xlsx)',
  'sheet-intervals': 'Export the intervals for spreadsheets (CSV)',
  'sheet-participants': 'Export the participants for spreadsheets (CSV)',
  'program-intervals': 'Export the intervals for programs (CSV)',
  'program-participants': 'Export the participants for programs (CSV)',
  markdown: 'Export the summary as Markdown',
  json: 'Export the raw JSON'
}

/** One command for each format, and one that copies; names are hidden where that was chosen in the dialog. */
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
  const copying = command('Copy the summary for a ticket (Markdown)', about, () => {
    const extract = sessionExtract(app, open, { range: 'whole', pseudonymous: exporting.pseudonymous })
    void app.copy(markdownSummary(extract), 'summary')
  })
  return [...dialogs, copying]
}
