// Taking a session away: every format from one dialog, with pseudonyms in all of them, by pointer and by keyboard alone.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator } from '@playwright/test'
import { fetchSession, lane } from '../rollcall/steps'
import { expect, test } from '../rollcall/story'
import type { Rollcall } from '../rollcall/rollcall'
import { allFormats, chooseForm, savedText } from './saving'
import { DOCUMENTED } from '../../videosdk/sessions'

test.use({ keyringState: 'no-bus' })

const names = ['isha', 'rajan', 'bbbn', 'rilsgehg', 'b8ddpv65', 'vCPSzABN', 'yOztorht']

async function openByMenu({ app, page }: Rollcall): Promise<Locator> {
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.send('rollcall:menu', 'export')
  )
  const dialog = page.getByRole('dialog', { name: 'Export' })
  await expect(dialog).toBeVisible()
  return dialog
}

async function textsIn(folder: string): Promise<ReadonlyMap<string, string>> {
  const files = (await readdir(folder)).filter((name) => name.includes(' – '))
  return new Map(await Promise.all(files.map(async (name) => [name, await savedText(join(folder, name))] as const)))
}

test('every format is saved, states where it is from, and with pseudonyms tells nobody', async ({
  signedIn,
  profile
}) => {
  await fetchSession(signedIn, DOCUMENTED.mediaEvents)
  await signedIn.saveIn(profile)
  const dialog = await openByMenu(signedIn)
  // The file for Rollcall holds everything.
  const hiding = allFormats.filter((format) => format !== 'Rollcall file')
  for (const format of hiding) {
    await chooseForm(dialog, format, 'Nobody’s')
    await expect(dialog.getByText(/^Nobody’s name goes out; 4 participants are called Participant 1…4\./)).toBeVisible()
    await dialog.getByRole('button', { name: 'Save…' }).click()
    await expect(dialog.getByRole('status')).toHaveText(/^Saved .* – no names\./)
  }
  const files = await textsIn(profile)
  const start = 'k7tb-chj6-9sjp – Tue 2 Apr 2024 13.31 – '
  expect([...files.keys()].map((name) => name.replace(start, '')).sort()).toEqual([
    'intervals and participants – no names.xlsx',
    'intervals for spreadsheets – no names.csv',
    'intervals – no names.csv',
    'participants for spreadsheets – no names.csv',
    'participants – no names.csv',
    'raw JSON – no names.json',
    'short text – no names.txt',
    'small timeline – no names.png',
    'summary – no names.md',
    'timeline – no names.pdf',
    'timeline – no names.png',
    'timeline – no names.svg'
  ])
  for (const [name, text] of files) {
    if (/\.(svg|xlsx|csv|md|json|txt)$/.test(name)) {
      const lower = text.toLowerCase()
      const told = names.filter((who) => lower.includes(who.toLowerCase()))
      expect(told, name).toEqual([])
      expect(text.includes('Participant 4'), name).toBe(true)
      expect(text.includes('names and ids of 4 participants') || name.endsWith('.txt'), name).toBe(true)
    }
    if (name.endsWith('.png')) expect(text.slice(1, 4)).toBe('PNG')
    if (name.endsWith('.pdf')) expect(text.match(/\/MediaBox/g), 'one page, without the dialog').toHaveLength(1)
  }
})

test('a picture shows what the timeline shows', async ({ signedIn, profile }) => {
  await fetchSession(signedIn, DOCUMENTED.mediaEvents)
  await signedIn.saveIn(profile)
  const dialog = await openByMenu(signedIn)
  await chooseForm(dialog, 'Small picture')
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
      if (data[at] === 0x92 && data[at + 1] === 0xb2 && data[at + 2] === 0xda) count++
    }
    return count
  }, bytes.toString('base64'))
  expect(blue).toBeGreaterThan(10_000)
})

test('the keyboard alone chooses for whom and what, copies and saves it and closes the dialog', async ({
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
  await tabTo(dialog.getByRole('radio', { name: 'For the customer' }))
  await page.keyboard.press('ArrowRight')
  await expect(dialog.getByRole('radio', { name: /^Rollcall file/ })).toBeChecked()
  await tabTo(dialog.getByRole('radio', { name: /^Rollcall file/ }))
  await page.keyboard.press('ArrowDown')
  await expect(dialog.getByRole('radio', { name: /^Summary, Markdown/ })).toBeChecked()
  await tabTo(dialog.getByRole('button', { name: 'Copy' }))
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('status')).toHaveText('Copied')
  const text = await signedIn.app.evaluate(({ clipboard }) => clipboard.readText())
  expect(text).toContain('| isha |')
  expect(text).toMatch(/- Hidden: nothing/)
  await tabTo(dialog.getByRole('button', { name: 'Save…' }))
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('status')).toHaveText(/^Saved .* – summary\.md/)
  expect([...(await textsIn(profile)).values()].join()).toContain('| isha |')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
})

test('the dialog offers the workbook for the table, tells every form by its name and holds still while they are chosen', async ({
  signedIn
}) => {
  await fetchSession(signedIn, DOCUMENTED.mediaEvents)
  const { page } = signedIn
  await page.getByRole('button', { name: 'Table', exact: true }).click()
  const dialog = await openByMenu(signedIn)
  await expect(dialog.getByRole('radio', { name: 'Spreadsheet, .xlsx' })).toBeChecked()
  const held = [dialog, dialog.locator('.right figure'), dialog.locator('button.primary')]
  const corners = async () => {
    const boxes = await Promise.all(held.map((each) => each.boundingBox()))
    // The button to save is as wide as what it says, and ends at the same place.
    return boxes.map((box, index) => box && (index === held.length - 1 ? [box.x + box.width, box.y] : [box.x, box.y]))
  }
  const before = await corners()
  for (const format of allFormats) {
    await chooseForm(dialog, format)
    expect(await corners(), format).toEqual(before)
  }
  await chooseForm(dialog, 'Intervals, CSV')
  const separator = await dialog.getByLabel('Separator').boundingBox()
  const decimalSign = await dialog.getByLabel('Decimal sign').boundingBox()
  expect((decimalSign?.y ?? 0) - (separator?.y ?? 0) - (separator?.height ?? 0)).toBeGreaterThanOrEqual(4)
})

test('only her lane leaves, without anybody else’s name, and its folder can be shown', async ({
  signedIn,
  profile
}) => {
  await fetchSession(signedIn, DOCUMENTED.mediaEvents)
  await signedIn.saveIn(profile)
  const { app, page, idle } = signedIn
  const shown = await app.evaluateHandle(({ shell }) => {
    const paths: string[] = []
    shell.showItemInFolder = (path) => void paths.push(path)
    return paths
  })
  await lane(page, 'isha').click()
  await page.keyboard.press('Control+e')
  const dialog = page.getByRole('dialog', { name: 'Export' })
  await expect(dialog.getByText('The name of isha goes out; 3 others are left out.')).toBeVisible()
  await expect(dialog.getByRole('radio', { name: 'Only isha' })).toBeChecked()
  await dialog.getByRole('radio', { name: /^Short text/ }).check()
  await dialog.getByRole('button', { name: 'Save…' }).click()
  await expect(dialog.getByRole('status')).toHaveText(/^Saved .* – only isha – short text\.txt/)
  const [[name = '', text = ''] = []] = await textsIn(profile)
  expect(text).toMatch(/^isha: in room /m)
  expect(text).toMatch(/^- away \d\d:\d\d:\d\d to \d\d:\d\d:\d\d \(25 s\)$/m)
  for (const other of names.filter((each) => each !== 'isha' && each !== 'rilsgehg')) expect(text).not.toContain(other)
  await dialog.getByRole('button', { name: 'Show in folder' }).click()
  await idle()
  expect(await shown.jsonValue()).toEqual([join(profile, name)])
})

test('a file that cannot be written says so in the dialog, which stays', async ({ signedIn, profile }) => {
  await fetchSession(signedIn, DOCUMENTED.mediaEvents)
  await signedIn.saveIn(join(profile, 'no such folder'))
  const dialog = await openByMenu(signedIn)
  await dialog.getByRole('button', { name: 'Save…' }).click()
  await expect(dialog.getByRole('alert')).toContainText('Rollcall may not write there')
  await expect(dialog.getByRole('button', { name: 'Save…' })).toBeEnabled()
})
