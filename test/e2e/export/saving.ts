// Taking files away: the names of the formats, the system's save dialog answered for the user, and what a file says.
import { readFile } from 'node:fs/promises'
import type { ElectronApplication } from '@playwright/test'
import { strFromU8, unzipSync } from 'fflate'

/** What the export dialog calls the formats that are saved, in its order. */
export const allFormats = [
  ...['SVG', 'PNG the', 'PNG, 2×', 'PDF', 'Spreadsheet, .xlsx', 'Intervals for spreadsheets'],
  ...['Participants for spreadsheets', 'Intervals for programs', 'Participants for programs', 'Markdown', 'Raw JSON']
]

/** What is written in a file, byte by byte but for UTF-8 texts; of a workbook, in all of its parts. */
export async function savedText(path: string): Promise<string> {
  const bytes = await readFile(path)
  if (/\.(png|pdf)$/.test(path)) return bytes.toString('latin1')
  if (!path.endsWith('.xlsx')) return bytes.toString()
  return Object.values(unzipSync(bytes))
    .map((part) => strFromU8(part))
    .join('\n')
}

/** Saves whatever is saved in a folder, under the suggested name. */
export async function saveIn(app: ElectronApplication, folder: string): Promise<void> {
  await app.evaluate(({ dialog }, into) => {
    const answer = (...args: { defaultPath?: string }[]) => {
      const name = args.at(-1)?.defaultPath?.split(/[\\/]/).at(-1) ?? ''
      return Promise.resolve({ canceled: false, filePath: `${into}/${name}` })
    }
    Object.assign(dialog, { showSaveDialog: answer })
  }, folder)
}
