// Going to a time: what is typed is read back before anything moves; the crosshair then stands there, in view.
import type { Page } from '@playwright/test'
import { expect, test } from '../rollcall/story'
import { generateSession } from '../../videosdk/generator'
import { DOCUMENTED } from '../../videosdk/sessions'
import { grid } from '../rollcall/lanes'
import { chooseZone, fetchSession, status } from '../rollcall/steps'

test.use({ keyringState: 'no-bus' })

const form = (page: Page) => page.getByRole('form', { name: 'Go to a time' })
const field = (page: Page) => form(page).getByRole('textbox', { name: 'Time in this session' })
/** The time at the crosshair, on the ruler. */
const crosshair = (page: Page) => page.locator('.flag')

/** Types a time by keyboard alone and goes there. */
async function goTo(page: Page, typed: string): Promise<void> {
  await grid(page).focus()
  await page.keyboard.press('g')
  await expect(field(page)).toBeFocused()
  await page.keyboard.type(typed)
  await page.keyboard.press('Enter')
  await expect(form(page)).toHaveCount(0)
}

test('by keyboard alone a clock time, a count from the start and an ISO time put the crosshair there', async ({
  signedIn
}) => {
  const { page } = signedIn
  await fetchSession(signedIn, DOCUMENTED.mediaEvents)
  for (const [typed, shown] of [
    ['13:45', '13:45:00.000'],
    ['1:45 pm', '13:45:00.000'],
    ['13h46', '13:46:00.000'],
    ['2 Apr 13:47', '13:47:00.000'],
    ['13:45:30.250', '13:45:30.250'],
    ['+2:00', '13:33:52'],
    ['2024-04-02T11:40:00Z', '13:40:00.000']
  ] as const) {
    await goTo(page, typed)
    await expect(crosshair(page), typed).toContainText(shown)
    await expect(crosshair(page)).toBeInViewport()
    await expect(status(page).locator('.said'), typed).toContainText('2 Apr 2024')
    await expect(grid(page)).toBeFocused()
  }
})

test('a time that is out of sight is brought into view', async ({ signedIn }) => {
  const { page } = signedIn
  await fetchSession(signedIn, DOCUMENTED.mediaEvents)
  await goTo(page, '13:33')
  for (const key of ['Shift+W', 'Shift+W']) await page.keyboard.press(key)
  await goTo(page, '13:49')
  await expect(crosshair(page)).toContainText('13:49:00.000')
  await expect(crosshair(page)).toBeInViewport()
  await expect(status(page)).toContainText(/view 13:4\d/)
})

test('by pointer the field opens in the ruler, reads back what is typed, and goes there', async ({ signedIn }) => {
  const { page } = signedIn
  await fetchSession(signedIn, DOCUMENTED.mediaEvents)
  const before = await grid(page).boundingBox()
  await page.getByRole('button', { name: 'Go to a time' }).click()
  await field(page).fill('13:45')
  await expect(form(page).getByRole('status')).toHaveText('13:45 on 2 Apr 2024, Europe/Berlin (UTC+2)')
  expect(await grid(page).boundingBox(), 'nothing moves for the field').toEqual(before)
  await form(page).getByRole('button', { name: 'Go there' }).click()
  await expect(crosshair(page)).toContainText('13:45:00.000')
})

test('what is no time, or not of this session, is refused with an example and goes nowhere', async ({ signedIn }) => {
  const { page } = signedIn
  await fetchSession(signedIn, DOCUMENTED.mediaEvents)
  await grid(page).focus()
  await page.keyboard.press('g')
  for (const [typed, why] of [
    ['soon', '“soon” is not a time. Type one such as 13:41'],
    ['25:00', 'Hours go from 0 to 23, as in 14:05'],
    ['19:00', 'outside this session']
  ] as const) {
    await field(page).fill(typed)
    await expect(form(page).getByRole('status'), typed).toContainText(why)
    await expect(field(page)).toHaveAttribute('aria-invalid', 'true')
    await page.keyboard.press('Enter')
    await expect(form(page)).toBeVisible()
  }
  await page.keyboard.press('Escape')
  await expect(form(page)).toHaveCount(0)
  await expect(grid(page)).toBeFocused()
  await expect(crosshair(page)).toHaveCount(0)
  await page.keyboard.press('g')
  await page.keyboard.press('Tab')
  await expect(form(page), 'left with Tab').toHaveCount(0)
})

test('on the clock of relative time a count means from the start', async ({ signedIn }) => {
  const { page } = signedIn
  await fetchSession(signedIn, DOCUMENTED.mediaEvents)
  await chooseZone(signedIn, 'relative')
  await goTo(page, '12:30')
  await expect(crosshair(page)).toContainText('12:30.000')
})

test('a session over midnight has a second day to go to', async ({ signedIn, service }) => {
  const { page } = signedIn
  service.put(
    generateSession({
      seed: 5,
      participants: 6,
      id: 'night-session',
      start: '2024-05-14T20:00:00.000Z',
      durationMs: 8 * 3_600_000
    })
  )
  await fetchSession(signedIn, 'night-session')
  await goTo(page, '01:30')
  await expect(crosshair(page)).toContainText('01:30:00.000')
  await expect(status(page).locator('.said')).toContainText('01:30 on 15 May 2024')
  await goTo(page, '2024-05-14 23:15')
  await expect(status(page).locator('.said')).toContainText('23:15 on 14 May 2024')
})
