// Nothing moves that was not asked to: not under the pointer, not for what is chosen, and not for what is waited for or fails.
import type { Locator, Page } from '@playwright/test'
import { press, type } from '../rollcall/acts'
import { ask, fetchSession, isHanging, tabs } from '../rollcall/steps'
import { expect, test } from '../rollcall/story'
import { aroundRuler, movement, ofWindow, staysStill } from '../rollcall/stillness'
import { visit } from '../rollcall/visit'
import { grid } from '../rollcall/lanes'
import { generateSession } from '../../videosdk/generator'

test.use({ keyringState: 'no-bus' })

const long = 'long-session'

test.beforeEach(async ({ signedIn, service }) => {
  service.put(visit)
  service.put(generateSession({ seed: 3, participants: 60, id: long, media: true, oddities: true }))
  await fetchSession(signedIn, 'visit-20481')
  await fetchSession(signedIn, long)
})

const row = (page: Page, nth: number): Locator => grid(page).getByRole('row').nth(nth)
const onLabel = { position: { x: 60, y: 10 } } as const
const onBar = (x: number) => ({ position: { x, y: 12 } }) as const
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })

test('neither pointing at lanes and bars nor selecting them moves anything, with or without Details', async ({
  signedIn
}) => {
  const { page } = signedIn
  for (const panel of ['closed', 'open']) {
    const still = (what: string, act: () => Promise<unknown>) => staysStill(signedIn, `${what}, panel ${panel}`, act)
    await still('a lane pointed at', () => row(page, 1).hover(onLabel))
    await still('a bar', () => row(page, 2).hover(onBar(500)))
    await still('another bar', () => row(page, 4).hover(onBar(900)))
    await still('a lane selected', () => row(page, 1).click(onLabel))
    await still('an interval selected', () => row(page, 2).click(onBar(500)))
    await still('one of another lane', () => row(page, 4).click(onBar(640)))
    await still('lanes and intervals by key', () => press(signedIn, 'j', 'j', 'l', 'l', 'h', 'k', '.', ']'))
    await still('let go', () => press(signedIn, 'Escape', 'Escape', 'Escape'))
    if (panel === 'closed') await button(page, 'Details').click()
  }
})

test('lanes of every height keep still under the pointer', async ({ signedIn }) => {
  const { page } = signedIn
  for (const density of ['Comfortable lanes', 'Compact lanes', 'Crowd']) {
    await button(page, 'View options').click()
    await page.getByRole('menuitemradio', { name: density }).click()
    await signedIn.idle()
    const still = (what: string, act: () => Promise<unknown>) => staysStill(signedIn, `${density}: ${what}`, act)
    for (const nth of [1, 2, 4])
      await still(`lane ${nth} pointed at`, () => row(page, nth).hover({ position: { x: 60, y: 1 } }))
    await still('selected', () => row(page, 3).click({ position: { x: 60, y: 1 } }))
    await still('a bar selected', () => row(page, 5).click({ position: { x: 500, y: 1 } }))
    await still('the next one', () => press(signedIn, 'j', 'j', 'l'))
  }
})

test('filters, pins, what is compared and another order move no part of the window and none of each other', async ({
  signedIn
}) => {
  const { page } = signedIn
  const still = (what: string, act: () => Promise<unknown>) => staysStill(signedIn, what, act)
  const choose = async (menu: RegExp, item: string) => {
    await page.getByRole('button', { name: menu }).click()
    await page.getByRole('menu').getByText(item, { exact: true }).click()
  }
  await row(page, 3).click(onLabel)
  await still('a pin', () => press(signedIn, 'p'))
  await still('compared', () => press(signedIn, 'o'))
  await still('a filter', () => choose(/^Filter/, 'Joined more than once'))
  await still('a second filter', () => choose(/^Filter/, 'Dropped and came back'))
  await still('found', async () => {
    await page.getByRole('textbox', { name: 'Find a participant' }).click()
    await type(signedIn, 'a')
    await button(page, 'Only these').click()
  })
  await still('another order', () => choose(/^Sort/, 'By time away'))
  await still('the last filter let go', () => page.getByTitle(/^Let go: “a”/).click())
  await still('all filters let go', () => page.getByTitle('Show everybody').click())
  await still('compared with nobody', () => page.getByTitle('Compare with nobody').click())
  await still('no pin', () => page.getByTitle('Let go of all pinned lanes').click())
})

test('another zone moves nothing, and a second clock nothing but what is under its ruler', async ({ signedIn }) => {
  const { page } = signedIn
  for (const [typed, found] of [
    ['vanc', 'America/Vancouver'],
    ['utc', 'UTC'],
    ['kathmandu', 'Asia/Kathmandu']
  ] as const) {
    await page.getByRole('button', { name: /^Time zone:/ }).click()
    await type(signedIn, typed)
    await staysStill(signedIn, found, () => press(signedIn, 'Enter'))
    await expect(page.getByRole('button', { name: `Time zone: ${found}` })).toBeVisible()
  }
  await page.getByRole('button', { name: /^Time zone:/ }).click()
  await page.getByRole('radio', { name: /^Second clock/ }).click()
  await page.getByRole('combobox', { name: 'Second clock' }).click()
  await type(signedIn, 'vanc')
  const clock = () => press(signedIn, 'Enter')
  await staysStill(signedIn, 'a second clock', clock, { stay: aroundRuler, changed: '.plot' })
  await expect(page.getByRole('button', { name: /second clock: America\/Vancouver$/ })).toBeVisible()
})

test('what is waited for and what fails stands over what is open, and moves nothing', async ({ signedIn, service }) => {
  const { page } = signedIn
  const cancel = page.getByRole('button', { name: 'Cancel' })
  const never = { kind: 'slow-head', delayMs: 'never' } as const
  service.fail('session', never)
  const waited = async () => {
    await isHanging(service)
    await expect(cancel).toBeVisible()
  }
  const again = async () => {
    await button(page, 'Fetch again').click()
    await waited()
  }
  await staysStill(signedIn, 'fetched again', again, { pending: true })
  await staysStill(signedIn, 'given up', () => cancel.click())
  service.fail('session', { kind: 'status', status: 402, message: 'No such session' })
  const failed = async () => {
    await button(page, 'Fetch again').click()
    await expect(page.getByRole('alert')).toBeVisible()
  }
  await staysStill(signedIn, 'a failure', failed)
  await staysStill(signedIn, 'dismissed', () => page.getByRole('button', { name: 'Dismiss' }).click())
  service.fail('session', never)
  const another = async () => {
    await ask(page, 'another-session')
    await waited()
  }
  await staysStill(signedIn, 'another session', another, { pending: true, stay: ofWindow })
  service.fail('session', null)
  await cancel.click()
  service.put({ ...visit, id: 'visit-20482' })
  const arrived = () => fetchSession(signedIn, 'visit-20482')
  await staysStill(signedIn, 'one that arrives', arrived, { stay: ofWindow, changed: '[aria-label="Sessions"]' })
})

test('menus, the palette and the panel’s tabs move nothing, and the parts of two sessions are in one place', async ({
  signedIn
}) => {
  const { page } = signedIn
  const still = (what: string, act: () => Promise<unknown>) => staysStill(signedIn, what, act)
  for (const menu of ['View options', /^Filter/, /^Sort/, 'Export', 'Theme']) {
    await still(`${String(menu)} opened`, () => button(page, menu).click())
    await still(`${String(menu)} closed`, () => press(signedIn, 'Escape'))
  }
  await still('the palette', () => press(signedIn, 'Control+k'))
  await still('no palette', () => press(signedIn, 'Escape'))
  await button(page, 'Details').click()
  for (const tab of ['Roll call', 'Overlap', 'Raw JSON', 'Details']) await still(tab, () => button(page, tab).click())
  await button(page, 'Details').click()
  // What is in the parts is another session's.
  const another = { changed: 'main, [aria-label="Status"]' } as const
  await staysStill(signedIn, 'the session before', () => tabs(page).first().click(), another)
  await staysStill(signedIn, 'the later one', () => tabs(page).last().click(), another)
})

test('the window on the minimap is as wide as the lanes, also where these scroll', async ({ signedIn }) => {
  const { page } = signedIn
  const ends = async (locator: Locator) => {
    const box = await locator.boundingBox()
    return [box?.x ?? NaN, (box?.x ?? NaN) + (box?.width ?? NaN)]
  }
  await tabs(page).first().click()
  for (const session of ['short', 'long']) {
    const scrolls = await page.locator('.plot > .scroller').evaluate((one) => one.scrollHeight > one.clientHeight)
    expect(scrolls, session).toBe(session === 'long')
    const lanes = await ends(page.locator('canvas.lanes'))
    const places = [
      page.locator('canvas.axis'),
      page.locator('.strip', { has: page.getByRole('slider', { name: 'View', exact: true }) }),
      page.getByRole('img', { name: /^Whole session/ }).locator('canvas'),
      page.getByRole('slider', { name: 'View', exact: true })
    ]
    for (const place of places)
      for (const [end, px] of (await ends(place)).entries())
        expect(Math.abs(px - (lanes[end] ?? NaN)), `${session}: ${String(place)}`).toBeLessThanOrEqual(1)
    await tabs(page).last().click()
    await signedIn.idle()
  }
})

test('what moves by a few pixels is found, and so is what only grows', async ({ signedIn }) => {
  const { page } = signedIn
  const style = (selector: string, name: string, value: string) =>
    page
      .locator(selector)
      .evaluate((one: HTMLElement, [name, value]) => one.style.setProperty(name, value), [name, value] as const)
  const pushed = await movement(signedIn, () => style('[aria-label="Participants shown"]', 'margin-top', '4px'))
  expect(pushed.moved.join()).toContain('chips')
  expect(pushed.after).not.toEqual(pushed.before)
  const grown = await movement(signedIn, () => style('[aria-label="Status"]', 'width', '50%'))
  expect(grown.after).not.toEqual(grown.before)
  const still = await movement(signedIn, () => style('[aria-label="Status"]', 'width', '50%'))
  expect(still.moved).toEqual([])
  expect(still.after).toEqual(still.before)
})
