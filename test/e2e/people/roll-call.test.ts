// The roll call: who is in, away, still to come or gone at the crosshair, or at an instant where it stays.
import type { Locator, Page } from '@playwright/test'
import { fetchSession, lane } from '../rollcall/steps'
import { expect, test } from '../rollcall/story'
import { participantsOf } from '../../videosdk/api-session'
import { generateSession } from '../../videosdk/generator'
import { DOCUMENTED } from '../../videosdk/sessions'
import type { Rollcall } from '../rollcall/rollcall'

test.use({ keyringState: 'no-bus' })

const crowd = '3000aaaabbbbccccddddeeee'
const grid = (page: Page) => page.getByRole('grid', { name: 'Participants' })
const panel = (page: Page) => page.getByRole('region', { name: 'Panels' })
const moment = (page: Page) => panel(page).getByRole('button', { name: /^Moment of the roll call/ })
const column = (page: Page, state: string): Locator => panel(page).getByRole('list', { name: state })

/** Steps along the joins and leaves of everybody, with the focus on the grid. */
async function step({ page, idle }: Rollcall, times = 1): Promise<void> {
  for (let time = 0; time < times; time++) await page.keyboard.press('Shift+Period')
  await idle()
}

/** What the panel lists: each state that somebody is in, with its names and what is said of them. */
async function listed({ page, idle }: Rollcall): Promise<Record<string, string[]>> {
  await idle()
  const lists = await panel(page).getByRole('list').all()
  const entries = lists.map(async (list) => {
    const names = await list.getByRole('button').allInnerTexts()
    return [(await list.getAttribute('aria-label')) ?? '', names.map((text) => text.replace(/\s+/g, ' '))] as const
  })
  return Object.fromEntries(await Promise.all(entries))
}

test('at each join and leave, by keyboard alone, the roll call says where everybody is', async ({ signedIn }) => {
  const { page } = signedIn
  await fetchSession(signedIn, DOCUMENTED.mediaEvents)
  await grid(page).focus()
  await page.keyboard.press('r')
  await expect(panel(page)).toContainText('Point at a moment in the timeline')
  await step(signedIn)
  expect(await listed(signedIn)).toEqual({
    'In room (1)': ['isha since 13:31:53.415'],
    'Not yet here (3)': ['rajan joins at 13:32:31', 'gvv joins at 13:45:53', 'bbbn joins at 13:48:00']
  })
  await step(signedIn, 2)
  await expect(panel(page)).toContainText('2 Apr 2024 13:40:30.283 Europe/Berlin (UTC+2)')
  expect(await listed(signedIn)).toEqual({
    'In room (1)': ['rajan since 13:32:31'],
    'Away (1)': ['isha 13:40:30.283 → 13:40:55'],
    'Not yet here (2)': ['gvv joins at 13:45:53', 'bbbn joins at 13:48:00']
  })
  await expect(panel(page).getByRole('status')).toHaveText('2 Apr 2024 13:40:30.283: 1 in room, 1 away, 2 not yet here')
  const whileAway = await listed(signedIn)
  await panel(page).getByRole('button', { name: 'Stay here' }).focus()
  await page.keyboard.press('Enter')
  await grid(page).focus()
  await step(signedIn, 4)
  expect(await listed(signedIn)).toEqual(whileAway)
  await panel(page).getByRole('button', { name: 'Follow', exact: true }).focus()
  await page.keyboard.press('Enter')
  expect(await listed(signedIn)).toEqual({
    'In room (1)': ['rajan since 13:32:31'],
    'Not yet here (1)': ['bbbn joins at 13:48:00'],
    'Left (2)': ['isha at 13:43:20', 'gvv at 13:47:52.086']
  })
  await grid(page).focus()
  // The last leave of all: from that very moment on she is gone.
  await step(signedIn, 3)
  expect(Object.keys(await listed(signedIn))).toEqual(['Left (4)'])
})

test('it follows the pointer in silence, and stays where it is told to', async ({ signedIn }) => {
  const { page, idle } = signedIn
  await fetchSession(signedIn, DOCUMENTED.mediaEvents)
  await page.getByRole('button', { name: 'Roll call', exact: true }).click()
  await expect(panel(page).getByRole('button', { name: 'Stay here' })).toBeDisabled()
  const box = await grid(page).boundingBox()
  const [left, top, width] = [(box?.x ?? 0) + 270, (box?.y ?? 0) + 60, (box?.width ?? 0) - 270]
  const pointAt = async (share: number) => {
    await page.mouse.move(left + width * share, top)
    await idle()
  }
  await pointAt(0.25)
  await expect(column(page, 'In room (2)').getByRole('button')).toHaveText([/isha/, /rajan/])
  await expect(panel(page).getByRole('status')).toHaveText('')
  await pointAt(0.95)
  await expect(column(page, 'Left (2)').getByRole('button')).toHaveText([/isha/, /gvv/])
  await expect(column(page, 'In room (2)').getByRole('button')).toHaveText([/rajan/, /bbbn/])

  await panel(page).getByRole('button', { name: 'Stay here' }).click()
  await expect(moment(page)).toHaveText(/^Stay at 2 Apr 2024 13:4\d:\d\d\.\d{3}\s*$/)
  await expect(panel(page).getByRole('status')).toHaveText(/2 in room, 2 left$/)
  const stays = await listed(signedIn)
  await pointAt(0.25)
  expect(await listed(signedIn)).toEqual(stays)

  await panel(page).getByRole('button', { name: 'Follow', exact: true }).click()
  await pointAt(0.25)
  await expect(column(page, 'Left (2)')).toHaveCount(0)
  await expect(column(page, 'Not yet here (2)').getByRole('button')).toHaveText([/gvv/, /bbbn/])
})

test('it stays at a mark, and a name leads to the lane and the moment that its line says', async ({ signedIn }) => {
  const { page, idle } = signedIn
  await fetchSession(signedIn, DOCUMENTED.mediaEvents)
  await grid(page).focus()
  await step(signedIn, 3)
  await page.keyboard.press('m')
  await page.keyboard.press('r')
  await moment(page).click()
  await page.getByRole('menuitemradio', { name: 'Mark 1' }).click()
  await page.getByRole('button', { name: 'Zoom in' }).click()
  await grid(page).focus()
  await step(signedIn, 2)
  const away = column(page, 'Away (1)').getByRole('button', { name: 'isha 13:40:30.283 → 13:40:55' })
  await away.focus()
  await page.keyboard.press('Enter')
  await idle()
  await expect(grid(page)).toBeFocused()
  const focused = await grid(page).getAttribute('aria-activedescendant')
  await expect(lane(page, 'isha')).toHaveAttribute('id', focused ?? 'nothing is focused')
  await expect(page.locator('div.flag')).toHaveText('2 Apr 2024 13:40:30.283')
  await expect(away).toBeVisible()
})

test('columns that nobody is in leave their room to long names and times; with short ones all are as wide', async ({
  signedIn,
  service
}) => {
  const { page } = signedIn
  const widths = () =>
    panel(page)
      .locator('.column')
      .evaluateAll((all) => all.map((each) => [each.querySelector('h2 span')?.textContent, each.clientWidth] as const))
  await fetchSession(signedIn, DOCUMENTED.mediaEvents)
  await grid(page).focus()
  await page.keyboard.press('r')
  await step(signedIn)
  expect(new Set((await widths()).map(([, px]) => px)).size).toBe(1)

  const session = generateSession({ seed: 4, participants: 24, oddities: true, id: 'long-names' })
  const participants = participantsOf(session).map((person, index) => {
    return { ...person, name: `Bartholomew Alexander Montgomery-Smythe ${index}` }
  })
  service.put({ ...session, participants })
  await fetchSession(signedIn, 'long-names')
  await grid(page).focus()
  await step(signedIn, 14)
  const found = Object.fromEntries(await widths())
  expect(found['Away']).toBeLessThan(90)
  expect(found['Not known']).toBeGreaterThan(160)
  const cut = await panel(page)
    .locator('.column .words')
    .evaluateAll((all) => all.filter((each) => each.scrollWidth > each.clientWidth).map((each) => each.textContent))
  expect(cut).toEqual([])
})

test('without a moment it offers the middle of the view', async ({ signedIn }) => {
  const { page, idle } = signedIn
  await fetchSession(signedIn, DOCUMENTED.mediaEvents)
  await page.getByRole('button', { name: 'Roll call', exact: true }).click()
  await panel(page).getByRole('button', { name: 'Take the middle of the view' }).click()
  await idle()
  await expect(panel(page).getByText(/^2 Apr 2024 13:4[01]:\d\d\.\d{3}$/)).toBeVisible()
})

test('whose leave was not recorded is neither in nor gone', async ({ signedIn }) => {
  const { page } = signedIn
  await fetchSession(signedIn, DOCUMENTED.withoutTimes)
  await grid(page).focus()
  await page.keyboard.press('r')
  // Past the join of the last of five.
  await step(signedIn, 20)
  const unknown = column(page, 'Not known (2)').getByRole('button')
  await expect(unknown).toHaveText([/Demo-3\s*no leave since 07:10:30/, /Demo-5\s*no leave since/])
  await expect(column(page, 'Left (3)').getByRole('button')).toHaveText([/Demo-1/, /Demo-2/, /Demo-4/])
})

test('of thousands only the names in view are in the document, and all can be reached', async ({
  signedIn,
  service
}) => {
  const { page, idle } = signedIn
  service.put(generateSession({ seed: 7, participants: 3_000, id: crowd }))
  await fetchSession(signedIn, crowd)
  await page.getByRole('button', { name: 'Roll call', exact: true }).click()
  await panel(page).getByRole('button', { name: 'Take the middle of the view' }).click()
  await idle()
  const present = panel(page).getByRole('list', { name: /^In room \([\d,]+\)$/ })
  const count = Number(/\(([\d,]+)\)/.exec((await present.getAttribute('aria-label')) ?? '')?.[1]?.replace(',', ''))
  expect(count).toBeGreaterThan(1_000)
  expect(await panel(page).getByRole('listitem').count()).toBeLessThan(150)
  await present.focus()
  await page.keyboard.press('End')
  await expect(present.locator(`[aria-posinset="${count}"]`)).toBeVisible()
})

test('the panel is made higher and lower by its edge, by pointer and by keyboard, and keeps it', async ({
  signedIn
}) => {
  const { page, idle } = signedIn
  await fetchSession(signedIn, DOCUMENTED.mediaEvents)
  await page.getByRole('button', { name: 'Roll call', exact: true }).click()
  await idle()
  const heightPx = async () => (await panel(page).boundingBox())?.height ?? 0
  const first = await heightPx()
  const edge = panel(page).getByRole('separator', { name: 'Height of the panel' })
  const box = await edge.boundingBox()
  const [x, y] = [(box?.x ?? 0) + 400, (box?.y ?? 0) + 4]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x, y - 30)
  await page.mouse.move(x, y - 60)
  await page.mouse.up()
  expect(Math.round((await heightPx()) - first)).toBe(60)
  await edge.focus()
  await page.keyboard.press('ArrowDown')
  expect(Math.round((await heightPx()) - first)).toBe(44)
  await page.keyboard.press('Home')
  await expect(edge).toHaveAttribute('aria-valuenow', '128')
  expect(await heightPx()).toBe(128)
  await panel(page).getByRole('button', { name: 'Close panel' }).click()
  await page.getByRole('button', { name: 'Roll call', exact: true }).click()
  await idle()
  expect(await heightPx()).toBe(128)
  await edge.dblclick()
  expect(await heightPx()).toBe(first)
})
