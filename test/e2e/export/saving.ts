// Taking files away: the names of the formats, the system's save dialog answered for the user, and what a file says.
import { readFile } from 'node:fs/promises'
import type { ElectronApplication, Locator, Page } from '@playwright/test'
import { strFromU8, unzipSync } from 'fflate'

/** What the export dialog calls the forms that are saved, by whom they are for. */
const formsFor: Readonly<Record<string, readonly string[]>> = {
  'For the customer': ['Picture', 'Small picture', 'Short text'],
  'For a colleague': ['Rollcall file', 'Summary, Markdown', 'PDF'],
  'For a spreadsheet': ['Spreadsheet, .xlsx', 'Intervals, CSV', 'Participants, CSV'],
  'For engineers': ['Raw JSON', 'Intervals for programs, CSV', 'Participants for programs, CSV', 'SVG']
}

export const allFormats = Object.values(formsFor).flat()

/** Opens the dialog from the header's menu. */
export async function openExport(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Export a file…' }).click()
  return page.getByRole('dialog', { name: 'Export' })
}

/** Chooses a form in the dialog, and whose names go out with it. */
export async function chooseForm(dialog: Locator, form: string, names?: 'Everybody’s' | 'Nobody’s'): Promise<void> {
  const [purpose = ''] = Object.entries(formsFor).find(([, forms]) => forms.includes(form)) ?? []
  await dialog.getByRole('radio', { name: purpose }).check({ force: true })
  await dialog.getByRole('radio', { name: new RegExp(`^${form.replace('.', '\\.')}`) }).check()
  if (names !== undefined && form !== 'Rollcall file') await dialog.getByRole('radio', { name: names }).check()
}

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
