// The thread that writes a workbook, so that the window goes on answering: takes its parts, answers with the file.

import type { WorkbookAnswer, WorkbookPart } from './parts'
import { WorkbookSheets } from './sheets'

const sheets = new WorkbookSheets()

addEventListener('message', ({ data }: MessageEvent<WorkbookPart>) => {
  try {
    if (data.what === 'end') void answer()
    else sheets.add(data)
  } catch (error) {
    fail(error)
  }
})

async function answer(): Promise<void> {
  try {
    const bytes = await sheets.file()
    const made: WorkbookAnswer = { bytes }
    postMessage(made, { transfer: [bytes.buffer] })
  } catch (error) {
    fail(error)
  }
}

function fail(error: unknown): void {
  const failed: WorkbookAnswer = { failed: error instanceof Error ? error.message : String(error) }
  postMessage(failed)
}
