// What stories do in the window and at the service, and what they wait for.
import { expect, type JSHandle, type Locator, type Page } from '@playwright/test'
import type { Videosdk } from '../../videosdk/server'
import type { Rollcall } from './rollcall'

/** The lane of a participant in the grid that assistive technology reads. */
export function lane(page: Page, name: string | RegExp): Locator {
  return page.getByRole('grid', { name: 'Participants' }).getByRole('row', { name })
}

/** Types or pastes into the field for the session and asks for it; does not wait for the answer. */
export async function ask(page: Page, pasted: string): Promise<void> {
  const field = sessionField(page)
  await field.fill(pasted)
  await field.press('Enter')
}

/** Asks for a session and waits until all that comes of it is on screen. */
export async function fetchSession({ page, idle }: Rollcall, pasted: string): Promise<void> {
  await ask(page, pasted)
  await idle()
}

export function sessionField(page: Page): Locator {
  return page.getByRole('textbox', { name: 'Session id or link' })
}

/** Waits until the service has the app's last request and leaves it without an answer: what was not asked cannot be given up. */
export async function isHanging({ requests }: Videosdk): Promise<void> {
  await expect.poll(() => requests.at(-1)?.status).toBe('hung')
}

/** Waits until the app has given up its last request, well before the request's own ten seconds would end it. */
export async function givenUp({ requests }: Videosdk, index = requests.length - 1): Promise<void> {
  await expect.poll(() => requests[index]?.aborted, { timeout: 5_000 }).toBe(true)
}

/** The open session's ids and figures. */
export function header(page: Page): Locator {
  return page.getByRole('region', { name: 'Session', exact: true })
}

/** Looks for an id of the open session, which the header shows in a menu where it has no room. */
export async function expectId(page: Page, id: string): Promise<void> {
  const button = page.getByRole('button', { name: 'Ids of the session' })
  if ((await button.count()) === 0) return expect(header(page)).toContainText(id)
  await button.click()
  await expect(page.getByRole('menu')).toContainText(id)
  await page.keyboard.press('Escape')
}

/** The lines of the left column that are in view. */
export function listed(page: Page): Locator {
  return page.getByRole('list', { name: /^Kept/ }).getByRole('listitem')
}

/** Those of files in the folder of kept sessions, also of such as cannot be read. */
export function listedKept(page: Page): Locator {
  return listed(page).filter({ has: page.locator('.kept, .doubt') })
}

/** Those of what was opened lately and is not kept. */
export function listedRecents(page: Page): Locator {
  return listed(page).filter({ hasNot: page.locator('.kept, .doubt') })
}

/** How many sessions are kept, as the left column counts them. */
export function keptChip(page: Page, count: number | string): Locator {
  return page.getByRole('button', { name: `Kept ${count}`, exact: true })
}

/** The tabs of the sessions that are open side by side. */
export function tabs(page: Page): Locator {
  return page.getByRole('toolbar', { name: 'Open sessions' }).getByRole('button')
}

/** The tab of the session that is in front. */
export function tabInFront(page: Page): Locator {
  return page.getByRole('toolbar', { name: 'Open sessions' }).locator('button[aria-current]')
}

/** Closes every tab: a session that is open already would only be brought to the front, and there is an end to how many are. */
export async function closeTabs({ page, idle }: Rollcall): Promise<void> {
  while ((await tabs(page).count()) > 0) {
    await tabs(page).first().press('Delete')
    await idle()
  }
}

/** The last line of the window. */
export function status(page: Page): Locator {
  return page.getByRole('contentinfo', { name: 'Status' })
}

/** Sets a clock of the open session to the first that is found for what is typed. */
export async function chooseZone(
  { page, idle }: Rollcall,
  typed: string,
  clock: 'Time zone' | 'Second clock' = 'Time zone'
): Promise<void> {
  await page.getByRole('button', { name: /^Time zone:/ }).press('Enter')
  if (clock === 'Second clock') await page.getByRole('radio', { name: /^Second clock/ }).press('Space')
  await page.getByRole('combobox', { name: clock }).fill(typed)
  await idle()
  await page.keyboard.press('Enter')
  await idle()
}

/** What the system's clipboard holds. There is one for all workers: only the stories of `copy.test.ts`, one after the other, use it. */
export function copied({ app }: Rollcall): Promise<string> {
  return app.evaluate(({ clipboard }) => clipboard.readText())
}

/** Turns the wheel where the pointer is, and waits until the page has felt it: Playwright does not. */
export async function wheel(page: Page, x: number, y: number): Promise<void> {
  const felt = page.evaluate(
    () =>
      new Promise<void>((done) => addEventListener('wheel', () => done(), { once: true, capture: true, passive: true }))
  )
  await page.evaluate(() => undefined)
  await page.mouse.wheel(x, y)
  await felt
}

/** For `page.evaluate`: two frames later what was decided last is on screen. */
export function twoFrames(): Promise<void> {
  return new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(() => painted())))
}

/** The same as a function of the page, to hand to what loops in there. */
export function twoFramesIn(page: Page): Promise<JSHandle<typeof twoFrames>> {
  return page.evaluateHandle(`(${twoFrames})`)
}
