// Taking a session away: every format from one dialog, with pseudonyms in all of them, by pointer and by keyboard alone.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator } from '@playwright/test'
import { fetchSession } from '../rollcall/steps'
import { expect, test } from '../rollcall/story'
import type { Rollcall } from '../rollcall/rollcall'
import { allFormats, savedText } from './saving'
import { DOCUMENTED } from '../../videosdk/sessions'

test.use({ keyringState: 'no-bus' })

const names = ['isha', 'rajan', 'bbbn', 'rilsgehg', 'b8ddpv65', 'vCPSzABN', 'yOztorht']

async function openExport({ app, page }: Rollcall): Promise<Locator> {
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.send('rollcall:menu', 'export')
  )
  const dialog = page.getByRole('dialog', { name: 'Export' })
  await expect(dialog).toBeVisible()
  return dialog
}

async function textsIn(folder: string): Promise<ReadonlyMap<string, string>> {
  const files = (await readdir(folder)).filter((name) => name.startsWith('session-'))
  return new Map(await Promise.all(files.map(async (name) => [name, await savedText(join(folder, name))] as const)))
}

test('every format is saved, states where it is from, and with pseudonyms tells nobody', async ({
  signedIn,
  profile
}) => {
  await fetchSession(signedIn, DOCUMENTED.mediaEvents)
  await signedIn.saveIn(profile)
  const dialog = await openExport(signedIn)
  await dialog.getByLabel('Replace names by pseudonyms').check()
  await expect(dialog.getByText(/names and ids of 4 participants/)).toBeVisible()
  for (const format of allFormats) {
    await dialog.getByRole('radio', { name: format }).check()
    await dialog.getByRole('button', { name: 'Save…' }).click()
    await expect(dialog.getByRole('status')).toHaveText(/^Saved session-/)
  }
  const files = await textsIn(profile)
  expect([...files.keys()].map((name) => name.replace(/^session-[^-]*(-chj6-9sjp)?/, '')).sort()).toEqual([
    '-pseudonyms-intervals-for-spreadsheets.csv',
    '-pseudonyms-intervals.csv',
    '-pseudonyms-participants-for-spreadsheets.csv',
    '-pseudonyms-participants.csv',
    '-pseudonyms-summary.md',
    '-pseudonyms-timeline.pdf',
    '-pseudonyms-timeline.png',
    '-pseudonyms-timeline.svg',
    '-pseudonyms-timeline@2x.png',
    '-pseudonyms.json',
    '-pseudonyms.xlsx'
  ])
  for (const [name, text] of files) {
    if (/\.(svg|xlsx|csv|md|json)$/.test(name)) {
      const lower = text.toLowerCase()
      const told = names.filter((who) => lower.includes(who.toLowerCase()))
      expect(told, name).toEqual([])
      expect(text.includes('Participant 4'), name).toBe(true)
      expect(text.includes('names and ids of 4 participants'), name).toBe(true)
    }
    if (name.endsWith('.png')) expect(text.slice(1, 4)).toBe('PNG')
    if (name.endsWith('.pdf')) expect(text.match(/\/MediaBox/g), 'one page, without the dialog').toHaveLength(1)
  }
})

test('a picture shows what the timeline shows', async ({ signedIn, profile }) => {
  await fetchSession(signedIn, DOCUMENTED.mediaEvents)
  await signedIn.saveIn(profile)
  const dialog = await openExport(signedIn)
  await dialog.getByRole('radio', { name: 'PNG the' }).check()
  await dialog.getByRole('button', { name: 'Save…' }).click()
  await expect(dialog.getByRole('status')).toHaveText(/^Saved/)
  const [name] = (await readdir(profile)).filter((each) => each.endsWith('.png'))
  const bytes = await readFile(join(profile, name ?? ''))
  // Counts the pixels in the colour of presence: a picture that stayed empty has none.
  const blue = await signedIn.page.evaluate(async (base64) => {
    const image = new Image()
    image.src = `data:image/png;base64,${base64}`
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = image.naturalWidth
    canvas.height = image.naturalHeight
    const context = canvas.getContext('2d')
    context?.drawImage(image, 0, 0)
    const data = context?.getImageData(0, 0, canvas.width, canvas.height).data ?? []
    let count = 0
    for (let at = 0; at < data.length; at += 4) {
      if (data[at] === 0x4a && data[at + 1] === 0x7f && data[at + 2] === 0xc1) count++
    }
    return count
  }, bytes.toString('base64'))
  expect(blue).toBeGreaterThan(10_000)
})

test('the keyboard alone chooses a format, copies and saves it and closes the dialog', async ({
  signedIn,
  profile
}) => {
  await fetchSession(signedIn, DOCUMENTED.mediaEvents)
  await signedIn.saveIn(profile)
  const { page } = signedIn
  await page.keyboard.press('Control+e')
  const dialog = page.getByRole('dialog', { name: 'Export' })
  await expect(dialog).toBeVisible()
  const tabTo = async (control: Locator) => {
    for (let step = 0; step < 20; step++) {
      if (await control.evaluate((element) => element === document.activeElement)) return
      await page.keyboard.press('Tab')
    }
  }
  await tabTo(dialog.getByRole('radio', { name: 'SVG' }))
  for (let step = 0; step < 10; step++) await page.keyboard.press('ArrowDown')
  await expect(dialog.getByRole('radio', { name: 'Markdown' })).toBeChecked()
  await tabTo(dialog.getByRole('button', { name: 'Copy' }))
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('status')).toHaveText('Copied')
  const text = await signedIn.app.evaluate(({ clipboard }) => clipboard.readText())
  expect(text).toContain('| isha |')
  expect(text).toMatch(/- Hidden: nothing/)
  await tabTo(dialog.getByRole('button', { name: 'Save…' }))
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('status')).toHaveText(/^Saved session-.*-summary\.md/)
  expect([...(await textsIn(profile)).values()].join()).toContain('| isha |')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
})

test('the dialog offers the workbook for the table, tells every format by its name and holds still while they are chosen', async ({
  signedIn
}) => {
  await fetchSession(signedIn, DOCUMENTED.mediaEvents)
  const { page } = signedIn
  await page.getByRole('button', { name: 'Table', exact: true }).click()
  const dialog = await openExport(signedIn)
  await expect(dialog.getByRole('radio', { name: 'Spreadsheet, .xlsx' })).toBeChecked()
  const names = await dialog.locator('.formats .name').allTextContents()
  expect(new Set(names).size).toBe(names.length)
  const held = [
    ...[dialog, dialog.getByRole('radio', { name: 'Raw JSON' }), dialog.getByLabel('Whole session')],
    ...[dialog.getByLabel('Replace names by pseudonyms'), dialog.locator('button.primary')]
  ]
  const corners = async () => {
    const boxes = await Promise.all(held.map((each) => each.boundingBox()))
    return boxes.map((box) => box && [box.x, box.y])
  }
  const before = await corners()
  for (const radio of await dialog.locator('.formats input').all()) {
    await radio.check()
    const after = await corners()
    // The button to save is as wide as what it says, and ends at the same place.
    expect(after.map((corner, index) => (index === held.length - 1 ? corner?.[1] : corner))).toEqual(
      before.map((corner, index) => (index === held.length - 1 ? corner?.[1] : corner))
    )
  }
  await dialog.getByRole('radio', { name: 'Intervals for spreadsheets' }).check()
  const separator = await dialog.getByLabel('Separator').boundingBox()
  const decimalSign = await dialog.getByLabel('Decimal sign').boundingBox()
  expect((decimalSign?.y ?? 0) - (separator?.y ?? 0) - (separator?.height ?? 0)).toBeGreaterThanOrEqual(4)
})

test('a file that cannot be written says so in the dialog, which stays', async ({ signedIn, profile }) => {
  await fetchSession(signedIn, DOCUMENTED.mediaEvents)
  await signedIn.saveIn(join(profile, 'no such folder'))
  const dialog = await openExport(signedIn)
  await dialog.getByRole('button', { name: 'Save…' }).click()
  await expect(dialog.getByRole('alert')).toContainText('Rollcall may not write there')
  await expect(dialog.getByRole('button', { name: 'Save…' })).toBeEnabled()
})
