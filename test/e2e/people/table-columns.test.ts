// The columns of the table: as wide as somebody makes them, and none cuts what decides a question.
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from '../rollcall/story'
import { root } from '../rollcall/rollcall'

test.use({ keyringState: 'no-bus' })

const edge = (page: Page, column: string) => page.getByRole('separator', { name: `Width of ${column}` })
const cell = (page: Page, text: string) => page.getByRole('gridcell', { name: text, exact: true }).first()
const leftOf = async (page: Page, text: string) => (await cell(page, text).boundingBox())?.x ?? NaN
const widthOf = async (page: Page, text: string) => (await cell(page, text).boundingBox())?.width ?? NaN
const isCut = (page: Page, text: string) => cell(page, text).evaluate((one) => one.scrollWidth > one.clientWidth)

test('a column is dragged, moved by keys and fitted, stays so while Rollcall runs, and moves nothing before it', async ({
  start
}) => {
  const { page, idle } = await start({ args: [join(root, 'test/fixtures/reports/31-minute-60.json')] })
  await page.getByRole('button', { name: 'Table' }).click()
  await idle()
  for (const text of ['1 h 00 m 00.000 s', '12 Mar 2026 10:58:20.000', 'rejoined (inferred)'])
    expect(await isCut(page, text), text).toBe(false)
  const before = {
    id: await leftOf(page, 'benno-02'),
    kind: await leftOf(page, 'away'),
    px: await widthOf(page, 'benno-02')
  }

  const grip = await edge(page, 'Id').boundingBox()
  if (grip === null) throw new Error('The column has no edge')
  await page.mouse.move(grip.x + 3, grip.y + 10)
  await page.mouse.down()
  await page.mouse.move(grip.x + 63, grip.y + 10, { steps: 4 })
  await page.mouse.up()
  expect(await widthOf(page, 'benno-02')).toBeCloseTo(before.px + 60, 0)
  expect(await leftOf(page, 'benno-02')).toBeCloseTo(before.id, 0)
  expect(await leftOf(page, 'away')).toBeCloseTo(before.kind + 60, 0)
  // A drag of an edge sorts nothing.
  await expect(page.getByRole('columnheader', { name: 'Id', exact: true })).toHaveAttribute('aria-sort', 'none')

  await edge(page, 'Id').focus()
  await page.keyboard.press('Home')
  expect(await isCut(page, 'benno-02')).toBe(true)
  await page.keyboard.press('ArrowRight')
  await expect(edge(page, 'Id')).toHaveAttribute('aria-valuenow', '64')
  await page.keyboard.press('Enter')
  expect(await isCut(page, 'benno-02')).toBe(false)
  const fitted = await widthOf(page, 'benno-02')
  expect(fitted).toBeLessThan(before.px + 40)
  await page.keyboard.press('PageUp')
  await edge(page, 'Id').dblclick()
  expect(await widthOf(page, 'benno-02')).toBeCloseTo(fitted, 0)

  await edge(page, 'Participant').press('PageUp')
  const wide = await widthOf(page, 'Benno')
  await page.getByRole('button', { name: 'Timeline' }).click()
  await page.getByRole('button', { name: 'Table' }).click()
  await idle()
  expect(await widthOf(page, 'Benno')).toBeCloseTo(wide, 0)
})

test('the headings are one stop of Tab, the arrows go along them, and with Shift they make a column narrower or wider', async ({
  start
}) => {
  const { page, idle } = await start({ args: [join(root, 'test/fixtures/reports/31-minute-60.json')] })
  await page.getByRole('button', { name: 'Table' }).click()
  await idle()
  const heading = (name: string) => page.getByRole('columnheader', { name, exact: true }).getByRole('button')
  await heading('Participant').focus()
  await page.keyboard.press('ArrowRight')
  await expect(heading('Id')).toBeFocused()
  const px = await widthOf(page, 'benno-02')
  await page.keyboard.press('Shift+ArrowRight')
  expect(await widthOf(page, 'benno-02')).toBeCloseTo(px + 16, 0)
  for (let press = 0; press < 20; press++) await page.keyboard.press('Shift+ArrowLeft')
  expect(await isCut(page, 'benno-02')).toBe(true)
  await page.keyboard.press('Shift+Enter')
  expect(await isCut(page, 'benno-02')).toBe(false)
  await expect(page.getByRole('columnheader', { name: 'Id', exact: true })).toHaveAttribute('aria-sort', 'none')

  await page.keyboard.press('Tab')
  const role = await page.evaluate(() => document.activeElement?.closest('[role]')?.getAttribute('role'))
  expect(role).not.toBe('columnheader')
})
