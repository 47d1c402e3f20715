// The left column: one list of what was opened and kept, which hides, is resized, and is quick however long it is.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { encodeKeptFile } from '../../../electron/main/kept/kept-file'
import { DOCUMENTED } from '../../videosdk/sessions'
import { expect, test } from '../rollcall/story'
import { fetchSession, header, keptChip, lane, listed, sessionField, tabs, twoFrames } from '../rollcall/steps'

test.use({ keyringState: 'no-bus' })

const column = (page: Page) => page.getByRole('navigation', { name: 'Sessions' })
const widthOf = async (page: Page) => Math.round((await column(page).boundingBox())?.width ?? 0)

test('a session is told from the next by its room, when it was, how long, and who was in it', async ({ signedIn }) => {
  const { page, idle } = signedIn
  await fetchSession(signedIn, DOCUMENTED.ended)
  const second = listed(page).locator('.second')
  await expect(second).toHaveText(['Tue 22 Feb 2022, 08:26 · 21 m 48 s · 1 participant'])
  await page.getByRole('button', { name: 'Keep', exact: true }).click()
  await idle()
  await expect(second).toHaveText(['Tue 22 Feb 2022, 08:26 · 21 m 48 s · test-1'])
  await fetchSession(signedIn, DOCUMENTED.mediaEvents)
  await expect(listed(page)).toHaveText([/k7tb-chj6-9sjp/, /testing-room/])

  // A line that is read whole by keyboard pushes no other away.
  const place = await listed(page).last().boundingBox()
  await listed(page).first().getByRole('button').first().focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  expect(await listed(page).last().boundingBox()).toEqual(place)

  await page.getByRole('button', { name: 'Kept 1', exact: true }).click()
  await expect(listed(page)).toHaveText([/testing-room/])
  await page.getByRole('button', { name: 'All 2', exact: true }).click()
  await page.getByRole('searchbox', { name: 'Search sessions' }).fill('TEST-1')
  await expect(listed(page)).toHaveText([/testing-room/])
})

test('it hides and comes back by key and by button, is as wide as it was made, and stays so after a restart', async ({
  start
}) => {
  const first = await start({ args: ['test/fixtures/api/session.json'] })
  const { page, idle } = first
  const usual = await widthOf(page)
  await page.getByRole('separator', { name: 'Width of the sessions' }).press('ArrowRight')
  await idle()
  expect(await widthOf(page)).toBe(usual + 16)
  await page.getByRole('grid', { name: 'Participants' }).focus()
  await page.keyboard.press('ControlOrMeta+b')
  await expect(column(page)).toBeHidden()
  await page.getByRole('button', { name: 'Show the sessions' }).click()
  await expect(column(page)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Hide the sessions' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Show the sessions' })).toBeFocused()
  await idle()
  await first.close()

  const again = await start()
  await expect(again.page.getByRole('button', { name: 'Show the sessions' })).toBeVisible()
  await again.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.at(2)?.submenu?.items[3]?.click())
  await expect(column(again.page)).toBeVisible()
  expect(await widthOf(again.page)).toBe(usual + 16)
})

test('in a narrow window it lies over the session while it is needed, and nothing beside it moves', async ({
  signedIn
}) => {
  const { page, idle, resize } = signedIn
  await fetchSession(signedIn, DOCUMENTED.ended)
  await resize(640, 480)
  await expect(column(page)).toBeHidden()
  const place = await header(page).boundingBox()
  const open = async () => {
    await page.keyboard.press('ControlOrMeta+b')
    await expect(column(page)).toBeVisible()
    expect(await header(page).boundingBox()).toEqual(place)
  }
  await open()
  await page.keyboard.press('Escape')
  await expect(column(page)).toBeHidden()
  await expect(page.getByRole('grid', { name: 'Participants' })).toBeFocused()
  await open()
  await page.mouse.click(600, 300)
  await expect(column(page)).toBeHidden()

  await open()
  await sessionField(page).fill(DOCUMENTED.mediaEvents)
  await sessionField(page).press('Enter')
  await idle()
  await expect(lane(page, 'isha')).toBeVisible()
  await expect(column(page)).toBeHidden()
  await open()
  await page.keyboard.press('F6')
  expect(
    await page.evaluate(() => document.activeElement?.closest('[data-region]')?.getAttribute('aria-label'))
  ).not.toBe('Session')
  await listed(page).filter({ hasText: 'testing-room' }).getByRole('button').first().click()
  await idle()
  await expect(column(page)).toBeHidden()
  await expect(tabs(page)).not.toHaveCount(0)

  // Why nothing came has to be read.
  await open()
  await sessionField(page).fill('000000000000000000000000')
  await sessionField(page).press('Enter')
  await expect(page.getByRole('alert')).toBeVisible()
  await expect(column(page)).toBeHidden()
})

test('with 1,000 kept sessions only those in view are in the document, and every one is found', async ({
  start,
  profile
}) => {
  const library = join(profile, 'library')
  await mkdir(library, { recursive: true })
  for (let at = 0; at < 1000; at++) {
    const name = `Person ${String(at).padStart(4, '0')}`
    const participants = [{ participantId: 'p', name, timelog: [{ start: '2026-03-01T10:00:00.000Z', end: null }] }]
    const raw = JSON.stringify({ id: `s${at}`, roomId: `room-${at}`, start: '2026-03-01T10:00:00.000Z', participants })
    const head = {
      sessionId: `s${at}`,
      roomId: `room-${at}`,
      customRoomId: null,
      startMs: Date.parse('2026-03-01T10:00Z')
    }
    const file = { ...head, fetchedAtMs: null, keptAtMs: 1_770_000_000_000 + at, account: null, marks: [], raw }
    await writeFile(join(library, `s${at}.rollcall`), encodeKeptFile(file))
  }
  const { page, idle } = await start()
  await expect(keptChip(page, '1,000')).toBeVisible()
  await expect(page.getByText('still being read')).toHaveCount(0)
  expect(await page.evaluate(() => document.querySelectorAll('*').length)).toBeLessThan(1000)
  await expect(listed(page).first()).toContainText('room-999')

  await listed(page).first().getByRole('button').first().focus()
  await page.keyboard.press('End')
  await expect(listed(page).last()).toContainText('room-0')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('room-0')
  await page.keyboard.press('Home')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('room-999')

  await page.getByRole('searchbox', { name: 'Search sessions' }).fill('person 0123')
  await page.evaluate(twoFrames)
  await expect(listed(page)).toHaveText([/room-123.*Person 0123/])
  await listed(page).getByRole('button').first().click()
  await idle()
  await expect(lane(page, 'Person 0123')).toBeVisible()
})
