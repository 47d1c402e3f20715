// The details of a participant: all that was recorded of her by time, and lines that move the view there.
import type { Page } from '@playwright/test'
import { fetchSession, lane, status } from '../rollcall/steps'
import { expect, test } from '../rollcall/story'
import { DOCUMENTED } from '../../videosdk/sessions'
import type { Rollcall } from '../rollcall/rollcall'

test.use({ keyringState: 'no-bus' })

const grid = (page: Page) => page.getByRole('grid', { name: 'Participants' })
const panel = (page: Page) => page.getByRole('region', { name: 'Panels' })
const lines = (page: Page, name: string) => panel(page).getByRole('listbox', { name: `Recorded of ${name}` })

async function viewed({ page, idle }: Rollcall): Promise<string> {
  await idle()
  return /view (.*) Europe/.exec(await status(page).innerText())?.[1] ?? ''
}

test('by keyboard alone: Enter lists everything by time, and each line moves the view', async ({ signedIn }) => {
  const { page, idle } = signedIn
  await fetchSession(signedIn, DOCUMENTED.mediaEvents)
  await grid(page).focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('Enter')
  await idle()
  await expect(panel(page).getByRole('heading', { name: 'isha' })).toBeVisible()
  for (const fact of [
    'In room: 11 m 01.736 s',
    'First join → last leave: 11 m 26.868 s, 13:31:53.415 → 13:43:20.283',
    'Joins: 2 joins',
    'Away in all: 25.132 s, 1 drop (inferred)',
    'Longest away: 25.132 s from 13:40:30.283',
    'Not recorded: device'
  ])
    await expect(panel(page)).toContainText(fact)
  await expect(lines(page, 'isha').getByRole('option')).toHaveText([/^in room/, /^away/, /^in room/, /^error/])
  await panel(page).getByRole('checkbox', { name: 'Media and modes' }).check()
  const texts = (await lines(page, 'isha').getByRole('option').allInnerTexts()).map((text) => text.split(/\s*\n\s*/))
  expect(texts.slice(0, 9).map((cells) => cells.filter((cell) => cell !== ''))).toEqual([
    ['in room', '13:31:53.415 → 13:40:30.283', '8 m 36.868 s'],
    ['microphone', '13:31:54.699 → 13:39:29.768', '7 m 35.069 s'],
    ['camera', '13:31:54.860 → 13:43:20.290', '11 m 25.430 s'],
    ['microphone', '13:39:30.763 → 13:40:03.148', '32.385 s'],
    ['away', '13:40:30.283 → 13:40:55.415', '25.132 s', 'rejoined (inferred)'],
    ['in room', '13:40:55.415 → 13:43:20.283', '2 m 24.868 s'],
    ['error', '13:41:54.860', 'Unable to start microphone'],
    ['microphone', '13:42:54.664 → 13:43:01.313', '6.649 s'],
    ['microphone', '13:43:01.449 → 13:43:20.290', '18.841 s']
  ])

  await lines(page, 'isha').focus()
  for (let down = 0; down < 5; down++) await page.keyboard.press('ArrowDown')
  await expect(lines(page, 'isha').getByRole('option', { selected: true })).toHaveText(/^away/)
  await page.keyboard.press('Enter')
  expect(await viewed(signedIn)).toBe('13:40:29 – 13:40:56')
  await expect(page.locator('div.flag')).toHaveText('2 Apr 2024 13:40:30.283')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(lines(page, 'isha').getByRole('option', { selected: true })).toHaveText(/^error/)
  await page.keyboard.press('Enter')
  await idle()
  await expect(page.locator('div.flag')).toHaveText('2 Apr 2024 13:41:54.860')
  await page.keyboard.press('Alt+ArrowLeft')
  expect(await viewed(signedIn)).toBe('13:40:29 – 13:40:56')
})

test('by pointer: choosing a lane shows its details, totals lead to their time, and buttons go on to the next', async ({
  signedIn
}) => {
  const { page, idle } = signedIn
  await fetchSession(signedIn, DOCUMENTED.mediaEvents)
  await page.getByRole('button', { name: 'Details', exact: true }).click()
  await expect(panel(page)).toContainText('No participant is chosen')
  await lane(page, 'isha').click({ position: { x: 40, y: 8 } })
  await panel(page)
    .getByRole('button', { name: /^25\.132 s from/ })
    .click()
  expect(await viewed(signedIn)).toBe('13:40:29 – 13:40:56')
  await panel(page).getByRole('button', { name: 'Next participant' }).click()
  await idle()
  await expect(panel(page).getByRole('heading', { name: 'rajan' })).toBeVisible()
  await expect(panel(page).getByRole('status')).toHaveText('rajan, 2 of 4')
  await lines(page, 'rajan')
    .getByRole('option', { name: /^in room/ })
    .dblclick()
  expect(await viewed(signedIn)).toMatch(/^13:31:\d\d – 13:50:\d\d$/)
  await panel(page).getByRole('button', { name: 'Previous participant' }).click()
  await idle()
  await expect(panel(page).getByRole('heading', { name: 'isha' })).toBeVisible()
})

test('device, mode and how the mode changed are told, and what is still so is not called ended', async ({
  signedIn
}) => {
  const { page, idle } = signedIn
  await fetchSession(signedIn, DOCUMENTED.active)
  await lane(page, 'demo1').click({ position: { x: 40, y: 8 } })
  await page.getByRole('button', { name: 'Details', exact: true }).click()
  await idle()
  await expect(panel(page)).toContainText('Device: Firefox 115.0 on Linux')
  await expect(panel(page)).toContainText('Mode: CONFERENCE')
  await panel(page).getByRole('checkbox', { name: 'Media and modes' }).check()
  const all = lines(page, 'demo1').getByRole('option')
  await expect(all).toHaveText([
    /^24 Jul 2023\s*mode\s*10:28:09\.650\s*CONFERENCE/,
    /^in room\s*10:28:09\.650 → still in\s*so far/
  ])
})

test('the data notes about the participant say what was received and what is shown instead', async ({ signedIn }) => {
  const { page, idle } = signedIn
  await fetchSession(signedIn, DOCUMENTED.withoutTimes)
  await lane(page, 'Demo-3').click({ position: { x: 40, y: 8 } })
  await page.getByRole('button', { name: 'Details', exact: true }).click()
  await idle()
  const notes = panel(page).getByRole('region', { name: 'Data notes about the participant' })
  await expect(notes.getByRole('button')).toHaveText([
    /No end recorded\s*participants\[2\]\.timelog\[0\]\.end\s*received null/
  ])
  await notes.getByRole('button').click()
  await idle()
  await expect(page.locator('div.flag')).toHaveText('25 Oct 2021 07:10:30.129')
})
