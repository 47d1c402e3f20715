// One interval is selected at a time: in the chart, in Details and in the table it is the same one.
import type { Locator, Page } from '@playwright/test'
import { fetchSession, lane, status } from '../rollcall/steps'
import { expect, test } from '../rollcall/story'
import { grid } from '../rollcall/lanes'
import type { ApiSession } from '../../videosdk/api-session'
import type { Rollcall } from '../rollcall/rollcall'

test.use({ keyringState: 'no-bus' })

/** Maria dropped twice, the second time after an error; Amina was in all the time. On the clock of the tests it is one to two. */
const visit: ApiSession = {
  id: 'visit-20481',
  roomId: 'abcd-efgh-ijkl',
  start: '2024-05-14T11:00:00.000Z',
  end: '2024-05-14T11:40:00.000Z',
  status: 'ended',
  participants: [
    {
      participantId: 'm1',
      name: 'Maria',
      timelog: [
        { start: '2024-05-14T11:00:00.000Z', end: '2024-05-14T11:10:00.000Z' },
        { start: '2024-05-14T11:12:00.000Z', end: '2024-05-14T11:20:00.000Z' },
        { start: '2024-05-14T11:26:00.000Z', end: '2024-05-14T11:40:00.000Z' }
      ],
      events: { errors: [{ start: '2024-05-14T11:19:53.000Z', message: 'Connection lost' }] }
    },
    {
      participantId: 'a1',
      name: 'Amina',
      timelog: [{ start: '2024-05-14T11:00:00.000Z', end: '2024-05-14T11:40:00.000Z' }]
    }
  ]
}

const secondDrop = 'away 6 m 00 s, 13:20:00 to 13:26:00, Europe/Berlin (UTC+2), 2nd of 2 drops'

const panel = (page: Page): Locator => page.getByRole('region', { name: 'Panels' })
const details = (page: Page): Locator => panel(page).getByRole('listbox', { name: 'Recorded of Maria' })
const selectedLine = (page: Page): Locator => details(page).getByRole('option', { selected: true })
const said = (page: Page): Locator => page.locator('.plot > [role="status"]')

/** What a screen reader reads of the lane says what is selected in it. */
function inLane(page: Page, name: string): Promise<string | null> {
  return lane(page, name).getByRole('gridcell').last().getAttribute('aria-label')
}

/** A point of the canvas at a time of that hour, in the middle of a lane's bar. */
async function pointAt({ page }: Rollcall, name: string, minutes: number): Promise<{ x: number; y: number }> {
  const row = await lane(page, name).boundingBox()
  const canvas = await page.locator('canvas.lanes').boundingBox()
  const shown = /view (\S+) – (\S+)/.exec(await status(page).innerText())
  const secondsOf = (text = '') => text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)
  const [from, to] = [secondsOf(shown?.[1]), secondsOf(shown?.[2])]
  if (row === null || canvas === null) throw new Error('Nothing is drawn')
  const share = (13 * 3600 + minutes * 60 - from) / (to - from)
  return { x: canvas.x + canvas.width * share, y: row.y + 16 }
}

async function clickAt(rollcall: Rollcall, name: string, minutes: number): Promise<void> {
  const { x, y } = await pointAt(rollcall, name, minutes)
  await rollcall.page.mouse.click(x, y)
  await rollcall.idle()
}

test('by pointer: a click on the second drop and one on Details say what it was and what was beside it', async ({
  signedIn,
  service
}) => {
  const { page, idle } = signedIn
  service.put(visit)
  await fetchSession(signedIn, 'visit-20481')
  await clickAt(signedIn, 'Maria', 23)
  await page.getByRole('button', { name: 'Details', exact: true }).click()
  await idle()
  expect(await inLane(page, 'Maria')).toContain(`selected: ${secondDrop};`)
  await expect(said(page)).toHaveText(secondDrop)
  await expect(selectedLine(page)).toHaveText(/^away/)
  await expect(selectedLine(page)).toBeInViewport()
  const texts = await details(page).getByRole('option').allInnerTexts()
  const at = texts.findIndex((text) => /13:20:00/.test(text) && text.startsWith('away'))
  expect(texts[at - 1]).toContain('Connection lost')
  expect(texts[at + 1]).toMatch(/^in room/)

  await clickAt(signedIn, 'Maria', 5)
  await expect(selectedLine(page)).toHaveText(/^in room/)
  await clickAt(signedIn, 'Amina', 23)
  expect(await inLane(page, 'Maria')).not.toContain('selected')
  expect(await inLane(page, 'Amina')).toContain('selected: in room 40 m 00 s')
  await lane(page, 'Amina').click({ position: { x: 40, y: 8 } })
  await idle()
  expect(await inLane(page, 'Amina')).not.toContain('selected')
})

test('by keyboard alone: one key to the last drop, one to its row, and Escape lets go step by step', async ({
  signedIn,
  service
}) => {
  const { page, idle } = signedIn
  service.put(visit)
  await fetchSession(signedIn, 'visit-20481')
  await grid(page).focus()
  await page.keyboard.press('Shift+H')
  await page.keyboard.press('Enter')
  await idle()
  await expect(said(page)).toHaveText(secondDrop)
  await expect(selectedLine(page)).toHaveText(/^away.*13:20:00/s)

  await page.keyboard.press('h')
  await idle()
  await expect(said(page)).toHaveText(/^error: Connection lost, 13:19:53/)
  await page.keyboard.press('l')
  await page.keyboard.press('l')
  await idle()
  await expect(said(page)).toHaveText(/^in room 14 m 00 s, .* 3rd of 3 in-room intervals$/)
  await page.keyboard.press('Shift+L')
  await expect(page.locator('.said')).toHaveText('No later time away')

  await page.keyboard.press('Escape')
  await idle()
  expect(await inLane(page, 'Maria')).not.toContain('selected')
  await expect(selectedLine(page)).toHaveCount(0)
  await expect(details(page)).toBeVisible()
})

test('from Details to the chart: arrows select row by row, Enter and a double click show it with a little room', async ({
  signedIn,
  service
}) => {
  const { page, idle } = signedIn
  service.put(visit)
  await fetchSession(signedIn, 'visit-20481')
  await grid(page).focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('Enter')
  const whole = await status(page).innerText()
  await details(page).focus()
  await page.keyboard.press('End')
  await page.keyboard.press('ArrowUp')
  await idle()
  expect(await inLane(page, 'Maria')).toContain(`selected: ${secondDrop};`)
  expect(await status(page).innerText()).toBe(whole)
  await page.keyboard.press('Enter')
  await idle()
  await expect(status(page)).toContainText(/view 13:19:4\d – 13:26:1\d/)

  const first = details(page).getByRole('option').first()
  await first.click()
  await idle()
  expect(await inLane(page, 'Maria')).toContain('selected: in room 10 m 00 s')
  await first.dblclick()
  await idle()
  await expect(status(page)).toContainText(/view 1[23]:\d\d:\d\d – 13:10:\d\d/)
  await page.keyboard.press('Escape')
  await idle()
  expect(await inLane(page, 'Maria')).not.toContain('selected')
})

test('what is selected stays so through zoom and filter, and goes with another session', async ({
  signedIn,
  service
}) => {
  const { page, idle } = signedIn
  service.put(visit)
  service.put({ ...visit, id: 'visit-20482' })
  await fetchSession(signedIn, 'visit-20481')
  await clickAt(signedIn, 'Maria', 23)
  await page.keyboard.press('w')
  await page.keyboard.press('d')
  await page.getByRole('textbox', { name: 'Find a participant' }).fill('maria')
  await idle()
  expect(await inLane(page, 'Maria')).toContain('2nd of 2 drops')
  await fetchSession(signedIn, 'visit-20482')
  expect(await inLane(page, 'Maria')).not.toContain('selected')
})
