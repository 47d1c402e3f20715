// The command palette: every action, participant, mark and session is a few letters away, by keyboard alone and by pointer.
import type { Page } from '@playwright/test'
import { expect, test } from '../rollcall/story'
import { generateSession } from '../../videosdk/generator'
import { DOCUMENTED } from '../../videosdk/sessions'
import { focusedLane, grid, standup } from '../rollcall/lanes'
import { fetchSession, header, status } from '../rollcall/steps'

test.use({ keyringState: 'no-bus' })

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Command palette' })
const field = (page: Page) =>
  dialog(page).getByRole('combobox', { name: 'Action, person, moment, zone, setting or session' })
const options = (page: Page) => dialog(page).getByRole('option')

async function open(page: Page): Promise<void> {
  await page.keyboard.press('Control+k')
  await expect(field(page)).toBeFocused()
}

/** Runs what comes first for what is typed. */
async function run(page: Page, typed: string): Promise<void> {
  await open(page)
  await page.keyboard.type(typed)
  await page.keyboard.press('Enter')
  await expect(dialog(page)).toHaveCount(0)
}

test('by keyboard alone it finds, walks, runs and hands the focus back', async ({ signedIn, service }) => {
  const { page } = signedIn
  service.put(standup)
  await fetchSession(signedIn, 'standup-session')
  await grid(page).focus()
  await open(page)
  await page.keyboard.type('zoom')
  await expect(options(page).first()).toHaveAccessibleName('Zoom in, Time, key W or +')
  await expect(options(page).first()).toHaveAttribute('aria-selected', 'true')
  await expect(dialog(page).getByRole('status')).toHaveText(/^\d+ found$/)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  const chosen = dialog(page).locator('[aria-selected="true"]')
  await expect(chosen).toHaveCount(1)
  expect(await field(page).getAttribute('aria-activedescendant')).toBe(await chosen.getAttribute('id'))
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toHaveCount(0)
  await expect(grid(page)).toBeFocused()

  const before = await status(page).innerText()
  await run(page, 'zoom in')
  await expect(status(page)).not.toHaveText(before)
  await expect(grid(page)).toBeFocused()

  await run(page, 'cleo')
  expect(await focusedLane(page)).toContain('Cleo')

  await run(page, 'sort by name')
  await expect(page.getByRole('button', { name: /^Sort: name/ })).toBeVisible()

  await run(page, 'find a participant')
  await expect(page.getByRole('textbox', { name: 'Find a participant' })).toBeFocused()
})

test('marks and kept sessions are in it, and what is so already is not', async ({ signedIn, service }) => {
  const { page, idle } = signedIn
  service.put(standup)
  await fetchSession(signedIn, 'standup-session')
  await grid(page).focus()
  for (const key of ['Home', '.', 'm', 'Escape']) await page.keyboard.press(key)
  await run(page, 'keep the session')
  await expect(header(page).getByText('Kept', { exact: true })).toBeVisible()
  await fetchSession(signedIn, DOCUMENTED.mediaEvents)
  await open(page)
  await page.keyboard.type('kept session')
  await page.keyboard.press('Enter')
  await idle()
  await expect(page.getByRole('heading', { name: 'abcd-efgh-ijkl' })).toBeVisible()
  await run(page, 'mark 1')
  await expect(page.getByText('14 May 2024 11:00:00.000', { exact: true })).toBeVisible()

  await run(page, 'dark theme')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await open(page)
  await page.keyboard.type('dark theme')
  await expect(options(page)).toHaveCount(0)
  await expect(dialog(page).getByRole('status')).toHaveText('Nothing is called that.')
  await expect(field(page)).toHaveAttribute('aria-expanded', 'false')
})

test('by pointer it opens from the toolbar, and a click runs', async ({ signedIn, service }) => {
  const { page } = signedIn
  service.put(standup)
  await fetchSession(signedIn, 'standup-session')
  await page.getByRole('button', { name: 'More controls' }).click()
  await page.getByRole('button', { name: 'All commands…' }).click()
  await field(page).fill('table')
  await options(page).filter({ hasText: 'Table of intervals' }).click()
  await expect(page.getByRole('region', { name: 'Table' })).toBeVisible()

  await page.keyboard.press('Control+k')
  await page.mouse.click(4, 4)
  await expect(dialog(page)).toHaveCount(0)
})

test('25,000 participants are found as they are typed', async ({ signedIn, service }) => {
  const { page } = signedIn
  const session = generateSession({ seed: 9, participants: 25_000, intervalsPerParticipant: 1, id: 'crowd-session' })
  const last = session.participants?.at(-1)
  service.put(session)
  await fetchSession(signedIn, 'crowd-session')
  await open(page)
  await page.keyboard.type(last?.participantId ?? 'nobody')
  await expect(options(page)).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect.poll(() => focusedLane(page)).toContain(last?.name ?? last?.participantId ?? 'nobody')
})
