// Keys that are held down: Enter asks once, the menu's keys too, and Enter in a form sends it and nothing else.
import type { Page } from '@playwright/test'
import { fetchSession, lane, sessionField } from '../rollcall/steps'
import { expect, test } from '../rollcall/story'
import { DOCUMENTED } from '../../videosdk/sessions'
import { dialog, nameAccount, openForm, submitKey, typeKey } from '../accounts/account-steps'
import { grid } from '../rollcall/lanes'
import { account, type Rollcall } from '../rollcall/rollcall'

/** As long as a finger that rests: about a second of a system's own repetitions. */
const repetitions = 25

/** Holds a key down as a keyboard does: pressed anew while it is down, it comes as a repetition. */
async function hold(page: Page, key: string): Promise<void> {
  for (let time = 0; time <= repetitions; time++) await page.keyboard.down(key)
  await page.keyboard.up(key)
}

/** Counts how often the page would have started something of this name from now on. */
async function countForks({ app }: Rollcall): Promise<() => Promise<number>> {
  await app.evaluate(({ utilityProcess }) => {
    const counted = globalThis as unknown as { forks: number }
    counted.forks = 0
    const fork = utilityProcess.fork.bind(utilityProcess)
    utilityProcess.fork = (...args) => {
      counted.forks++
      return fork(...args)
    }
  })
  return () => app.evaluate(() => (globalThis as unknown as { forks: number }).forks)
}

test('Enter in the field for the session, and the keys of the menu, ask once while they are held', async ({
  signedIn,
  service
}) => {
  const { page, idle } = signedIn
  await fetchSession(signedIn, DOCUMENTED.mediaEvents)
  const once = service.requests.length
  await sessionField(page).fill(DOCUMENTED.mediaEvents)
  await hold(page, 'Enter')
  await idle()
  expect(service.requests.length).toBe(2 * once)
  await grid(page).focus()
  await page.keyboard.down('Control')
  await hold(page, 'r')
  await page.keyboard.up('Control')
  await idle()
  expect(service.requests.length).toBeLessThanOrEqual(3 * once)
  await expect(lane(page, 'isha')).toBeVisible()
})

test('Enter that is held marks, opens and closes once; what moves goes on', async ({ signedIn }) => {
  const { page, idle } = signedIn
  await fetchSession(signedIn, DOCUMENTED.mediaEvents)
  await grid(page).focus()
  await page.keyboard.press('.')
  await hold(page, 'm')
  await idle()
  await expect(page.getByRole('button', { name: 'Marks (1)' })).toBeVisible()
  const zoom = () => page.getByRole('img', { name: /^Time axis/ }).getAttribute('aria-label')
  const before = await zoom()
  await page.keyboard.press('w')
  await idle()
  const step = await zoom()
  await hold(page, 'w')
  await idle()
  expect(new Set([before, step, await zoom()]).size).toBe(3)
  await hold(page, '?')
  await expect(dialog(page)).toBeVisible()
})

test('an account is checked once and saved once, however long Enter is held', async ({ rollcall, service }) => {
  const { page, idle } = rollcall
  await openForm(rollcall)
  await submitKey(rollcall, { ...account, name: 'First' })
  await dialog(page).getByText('It was saved in the keychain').waitFor()
  const once = service.requests.length
  await dialog(page).getByRole('button', { name: 'Done' }).click()
  await openForm(rollcall)
  await nameAccount(page, 'Second')
  await typeKey(page, account)
  const forks = await countForks(rollcall)
  await dialog(page).getByLabel('Secret', { exact: true }).focus()
  await hold(page, 'Enter')
  await idle()
  await expect(dialog(page).getByText('It was saved in the keychain')).toBeVisible()
  expect(service.requests.length).toBe(2 * once)
  expect(await forks()).toBeLessThanOrEqual(1)
})
