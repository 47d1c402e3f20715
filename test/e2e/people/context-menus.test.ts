// The menus of the right button, and of Shift + F10: of a lane, an interval, the ruler, rows, and text fields.
import type { Page } from '@playwright/test'
import { fetchSession, lane, sessionField, status } from '../rollcall/steps'
import { expect, test } from '../rollcall/story'
import { chooseFor, grid, rows, standup } from '../rollcall/lanes'
import type { Rollcall } from '../rollcall/rollcall'

test.use({ keyringState: 'no-bus' })

const menu = (page: Page) => page.getByRole('menu')
const item = (page: Page, name: string) => page.getByRole('menuitem', { name, exact: true })
const panel = (page: Page) => page.getByRole('region', { name: 'Panels' })
const words = (page: Page) => menu(page).locator('.words').allInnerTexts()

async function press({ page, idle }: Rollcall, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
  await idle()
}

test('a lane’s menu pins, compares, shows it alone and goes again, and the focus is where it was', async ({
  signedIn,
  service
}) => {
  const { page, idle } = signedIn
  service.put(standup)
  await fetchSession(signedIn, 'standup-session')
  await chooseFor(lane(page, 'Bela'), 'Show only this lane')
  await idle()
  expect(await rows(page)).toEqual(['Bela'])
  await expect(page.getByRole('button', { name: 'only b1', exact: true })).toBeVisible()
  await chooseFor(lane(page, 'Bela'), 'Show the others again')
  await idle()
  expect(await rows(page)).toHaveLength(5)

  await grid(page).focus()
  await press(signedIn, 'Home', 'ArrowDown', 'Shift+F10')
  await expect(menu(page)).toHaveAccessibleName('Cleo')
  expect(await words(page)).toEqual([
    ...['Details', 'Fit all of the lane', 'Pin to the top', 'Compare everybody with this one', 'Show only this lane'],
    ...['Copy name', 'Copy participant id', 'Copy all times of the lane', 'Export…']
  ])
  await press(signedIn, 'Escape')
  await expect(menu(page)).toHaveCount(0)
  await expect(grid(page)).toBeFocused()
  await press(signedIn, 'Shift+F10', 'ArrowDown', 'ArrowDown', 'Enter')
  expect((await rows(page))[0]).toBe('Cleo')
  await expect(grid(page)).toBeFocused()

  await lane(page, 'Dana').hover({ position: { x: 60, y: 10 } })
  const before = await lane(page, 'Dana').getByText('Dana').boundingBox()
  await page.getByRole('button', { name: 'Menu of Dana' }).click()
  await expect(menu(page)).toHaveAccessibleName('Dana')
  expect(await lane(page, 'Dana').getByText('Dana').boundingBox()).toEqual(before)
  await page.mouse.click(5, 5)
  await expect(menu(page)).toHaveCount(0)
})

test('an interval’s menu zooms to it, measures it and calls the roll at its start', async ({ signedIn, service }) => {
  const { page, idle } = signedIn
  service.put(standup)
  await fetchSession(signedIn, 'standup-session')
  await grid(page).focus()
  await press(signedIn, 'Home', 'ArrowDown', 'ArrowDown', 'Shift+L', 'Shift+F10')
  await expect(menu(page)).toHaveAccessibleName('away 20 m 00 s, Bela')
  await item(page, 'Measure it').click()
  await idle()
  await expect(page.getByRole('slider', { name: 'Start of what is measured' })).toHaveAttribute(
    'aria-valuetext',
    /11:20:00\.000/
  )
  await press(signedIn, 'Shift+F10')
  await item(page, 'Zoom to it').click()
  await idle()
  await expect(status(page)).toContainText(/view 11:19:\d\d – 11:40:\d\d/)
  await press(signedIn, 'Shift+F10')
  await item(page, 'Roll call at its start').click()
  await idle()
  await expect(panel(page)).toContainText('11:20:00.000')
})

test('the ruler’s menu marks and measures where it was clicked', async ({ signedIn, service }) => {
  const { page, idle } = signedIn
  service.put(standup)
  await fetchSession(signedIn, 'standup-session')
  const canvas = await page.locator('canvas.axis').boundingBox()
  if (canvas === null) throw new Error('No ruler is painted')
  await page.mouse.click(canvas.x + canvas.width / 2, canvas.y + 8, { button: 'right' })
  await expect(menu(page)).toHaveAccessibleName(/^14 May 2024 11:(29|30):/)
  await item(page, 'Mark here').click()
  await idle()
  await expect(page.getByRole('toolbar', { name: 'Marks in view' }).getByRole('button')).toHaveCount(1)
})

test('rows of Details, the table and the data notes have a menu, by keys as well', async ({ signedIn, service }) => {
  const { page, idle } = signedIn
  service.put(standup)
  await fetchSession(signedIn, 'standup-session')
  await grid(page).focus()
  await press(signedIn, 'Home', 'ArrowDown', 'ArrowDown', 'Enter')
  await panel(page).getByRole('listbox').focus()
  await press(signedIn, 'Home', 'ArrowDown', 'Shift+F10')
  await expect(menu(page)).toHaveAccessibleName('away 20 m 00 s, Bela')
  await item(page, 'Show on the timeline').click()
  await idle()
  await expect(status(page)).toContainText(/view 11:19:\d\d – 11:40:\d\d/)

  await page.getByRole('button', { name: 'Table', exact: true }).click()
  await idle()
  const table = page.getByRole('grid', { name: 'Intervals' })
  await table.getByRole('gridcell', { name: 'b1', exact: true }).first().click({ button: 'right' })
  await expect(item(page, 'Copy “b1”')).toBeVisible()
  await press(signedIn, 'Escape')
  await expect(table.getByRole('row', { selected: true })).toContainText('b1')
  await table.focus()
  await press(signedIn, 'ArrowDown', 'Shift+F10')
  await expect(item(page, 'Copy row')).toBeVisible()
  await item(page, 'Show on the timeline').click()
  await idle()
  await expect(grid(page)).toBeVisible()
  expect(await lane(page, 'Bela').getByRole('gridcell').last().getAttribute('aria-label')).toContain('selected: ')
})

test('the table follows find and filter, sorts on all of a heading, and Enter shows the row on the timeline', async ({
  signedIn,
  service
}) => {
  const { page, idle } = signedIn
  service.put(standup)
  await fetchSession(signedIn, 'standup-session')
  await page.getByRole('button', { name: 'Table', exact: true }).click()
  await idle()
  const table = page.getByRole('grid', { name: 'Intervals' })
  await chooseFilter(page, 'bela')
  await idle()
  const heading = table.getByRole('columnheader', { name: 'Duration' })
  const box = await heading.boundingBox()
  if (box === null) throw new Error('The heading is not shown')
  // All of it but its edge, which is for its width.
  await page.mouse.click(box.x + box.width - 12, box.y + box.height - 4)
  await expect(heading).toHaveAttribute('aria-sort', 'ascending')
  const names = table.locator('[data-row]')
  await expect.poll(async () => (await names.allInnerTexts()).every((text) => text.startsWith('Bela'))).toBe(true)
  await table.focus()
  await press(signedIn, 'Home', 'ArrowDown', 'Enter')
  await expect(grid(page)).toBeFocused()
  expect(await lane(page, 'Bela').getByRole('gridcell').last().getAttribute('aria-label')).toContain('selected: ')
})

async function chooseFilter(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Find a participant' }).fill(text)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Only these' }).click()
}

test('a field has the system’s own menu, with cut, copy and paste and what they are possible for', async ({
  rollcall
}) => {
  const { page, app } = rollcall
  await app.evaluate(({ Menu }) => {
    const seen: string[][] = []
    Object.assign(globalThis, { seenMenus: seen })
    Menu.prototype.popup = function (this: Electron.Menu) {
      seen.push(this.items.map(({ role, enabled }) => (enabled ? String(role ?? '') : `no ${role ?? ''}`)))
    }
  })
  // Whether there is something to paste is up to whoever used the clipboard last.
  const paste = expect.stringMatching(/^(no )?paste$/) as unknown as string
  const seen = () => app.evaluate(() => (globalThis as unknown as { seenMenus: string[][] }).seenMenus.at(-1))
  await sessionField(page).fill('abcd')
  await sessionField(page).selectText()
  await page.keyboard.press('Shift+F10')
  await expect.poll(seen).toEqual(expect.arrayContaining(['cut', 'copy', paste, 'selectall']))
  await sessionField(page).fill('')
  await sessionField(page).click({ button: 'right' })
  await expect.poll(seen).toEqual(expect.arrayContaining(['no cut', 'no copy', paste]))
})
