// Measuring: a stretch of time by pointer, by keyboard alone and by typing it, and who was in for how much of it.
import type { Locator } from '@playwright/test'
import { fetchSession } from '../rollcall/steps'
import { expect, test } from '../rollcall/story'
import { DOCUMENTED } from '../../videosdk/sessions'
import type { Rollcall } from '../rollcall/rollcall'

test.use({ keyringState: 'no-bus' })

const grid = ({ page }: Rollcall) => page.getByRole('grid', { name: 'Participants' })
const edge = ({ page }: Rollcall, which: 'Start' | 'End') =>
  page.getByRole('slider', { name: `${which} of what is measured` })
const panel = ({ page }: Rollcall) => page.getByRole('region', { name: 'Panels' })
const field = (rollcall: Rollcall, which: 'Start' | 'End') =>
  panel(rollcall).getByRole('textbox', { name: which, exact: true })
const who = (rollcall: Rollcall) => panel(rollcall).getByRole('list', { name: 'Who was in for how much of it' })

/** Where an edge is, in ms, as assistive technology reads it. */
const msOf = async (slider: Locator) => Number(await slider.getAttribute('aria-valuenow'))

const iso = (text: string) => Date.parse(text)
/** The documented first stay of isha. */
const joinMs = iso('2024-04-02T11:31:53.415Z')
const leaveMs = iso('2024-04-02T11:40:30.283Z')

/** The middle of a participant's lane, and the plot's px of a moment while the whole session shows. */
async function laneY(rollcall: Rollcall, name: string): Promise<number> {
  const box = await grid(rollcall).getByRole('row', { name }).boundingBox()
  return (box?.y ?? 0) + 18
}

async function drag({ page, idle }: Rollcall, from: readonly [number, number], to: readonly [number, number]) {
  await page.mouse.move(...from)
  await page.mouse.down()
  await page.mouse.move((from[0] + to[0]) / 2, (from[1] + to[1]) / 2)
  await page.mouse.move(...to)
  await page.mouse.up()
  await idle()
}

/** The window's x of the middle of an edge's line. */
async function xOfEdge(slider: Locator, which: 'Start' | 'End'): Promise<number> {
  const box = await slider.boundingBox()
  return (box?.x ?? 0) + (which === 'Start' ? 8 : 1)
}

async function openPanel({ page, idle }: Rollcall): Promise<void> {
  await page.getByRole('button', { name: 'Measure and marks', exact: true }).click()
  await idle()
}

test('a drag over the lanes measures, its edges are dragged, and each snaps to a join or leave that is close', async ({
  signedIn
}) => {
  const { page } = signedIn
  await fetchSession(signedIn, DOCUMENTED.mediaEvents)
  await openPanel(signedIn)
  const y = await laneY(signedIn, 'isha')
  const box = await grid(signedIn).boundingBox()
  const left = box?.x ?? 0
  await drag(signedIn, [left + 400, y], [left + 480, y])
  const [start, end] = [edge(signedIn, 'Start'), edge(signedIn, 'End')]
  expect(await msOf(start)).toBeGreaterThan(joinMs)
  expect(await msOf(end)).toBeLessThan(leaveMs)
  const pxPerMs = 80 / ((await msOf(end)) - (await msOf(start)))

  // Three px beside the join and the leave, in isha's lane.
  const startX = await xOfEdge(start, 'Start')
  const endX = await xOfEdge(end, 'End')
  await drag(signedIn, [startX, y], [startX - ((await msOf(start)) - joinMs) * pxPerMs + 3, y])
  await drag(signedIn, [endX, y], [endX + (leaveMs - (await msOf(end))) * pxPerMs - 3, y])
  expect([await msOf(start), await msOf(end)]).toEqual([joinMs, leaveMs])
  await expect(start).toHaveAttribute('aria-valuetext', '2 Apr 2024 13:31:53.415, at isha’s join')
  await expect(page.locator('.readout')).toHaveText(
    /8 m 36\.868 s\s*13:31:53\.415\s*at isha’s join\s*→\s*13:40:30\.283\s*at isha’s leave/
  )

  // What the documentation's data says of that stretch.
  await expect(field(signedIn, 'Start')).toHaveValue('13:31:53.415')
  await expect(field(signedIn, 'End')).toHaveValue('13:40:30.283')
  await expect(who(signedIn).getByRole('listitem')).toHaveText([
    /^In for all of it\s+1$/,
    /^isha/,
    /^In for part of it\s+1$/,
    /^rajan\s+7 m 58\.310 s$/,
    /^In for none of it\s+2$/,
    /^gvv/,
    /^bbbn/
  ])
  await expect(panel(signedIn).getByRole('list', { name: 'Figures' }).getByRole('listitem')).toContainText([
    'fewest in: 1, first at 13:31:53.415',
    'most in: 2, first at 13:32:31.973',
    '2 joins',
    '0 leaves'
  ])

  // With Alt an edge goes where the pointer is.
  await page.keyboard.down('Alt')
  const snappedX = await xOfEdge(end, 'End')
  await drag(signedIn, [snappedX, y], [snappedX - 3, y])
  await page.keyboard.up('Alt')
  expect(await msOf(end)).not.toBe(leaveMs)
  await expect(end).not.toHaveAttribute('aria-valuetext', /leave/)

  await who(signedIn)
    .getByRole('button', { name: /^rajan/ })
    .click()
  await signedIn.idle()
  await expect(grid(signedIn).locator('.row.focused')).toHaveAttribute('aria-label', /^rajan/)
})

test('an edge that is held beyond the plot moves the view along, and Escape takes the drag back', async ({
  signedIn
}) => {
  const { page, idle } = signedIn
  await fetchSession(signedIn, DOCUMENTED.mediaEvents)
  await grid(signedIn).focus()
  await page.keyboard.press('Shift+W')
  const box = await grid(signedIn).boundingBox()
  const [left, top, right] = [box?.x ?? 0, box?.y ?? 0, (box?.x ?? 0) + (box?.width ?? 0)]
  await drag(signedIn, [right - 200, top + 150], [right - 100, top + 150])
  const end = edge(signedIn, 'End')
  const before = await msOf(end)
  await page.mouse.move(await xOfEdge(end, 'End'), top + 150)
  await page.mouse.down()
  await page.mouse.move(right - 40, top + 150)
  await page.mouse.move(right + 30, top + 150)
  await expect.poll(async () => (await msOf(end)) - before).toBeGreaterThan(60_000)
  await page.keyboard.press('Escape')
  await page.mouse.up()
  await idle()
  expect(await msOf(end)).toBe(before)
  expect(left).toBeGreaterThan(0)

  await page.mouse.move(left + 500, top + 150)
  await page.mouse.down()
  await page.mouse.move(left + 560, top + 150)
  await idle()
  expect(await msOf(end)).not.toBe(before)
  await page.keyboard.press('Escape')
  await page.mouse.up()
  await idle()
  expect(await msOf(end), 'what was measured before a new drag is measured again').toBe(before)
})

test('by keyboard alone: from join to leave, edges moved by arrows, zoomed to and let go', async ({ signedIn }) => {
  const { page, idle } = signedIn
  await fetchSession(signedIn, DOCUMENTED.mediaEvents)
  await grid(signedIn).focus()
  await page.keyboard.press('.')
  await page.keyboard.press('x')
  await page.keyboard.press('.')
  await page.keyboard.press('x')
  await idle()
  const [start, end] = [edge(signedIn, 'Start'), edge(signedIn, 'End')]
  expect([await msOf(start), await msOf(end)]).toEqual([joinMs, leaveMs])

  await page.keyboard.press('Tab')
  while (!(await start.evaluate((element) => element === document.activeElement))) await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowRight')
  const onePx = (await msOf(start)) - joinMs
  expect(onePx).toBeGreaterThan(0)
  await page.keyboard.press('Shift+ArrowLeft')
  expect(Math.abs((await msOf(start)) - (joinMs - 9 * onePx))).toBeLessThanOrEqual(10)
  await page.keyboard.press('Tab')
  await expect(end).toBeFocused()
  await page.keyboard.press('End')
  expect(await msOf(end)).toBeGreaterThan(iso('2024-04-02T11:50:23.198Z'))
  await page.keyboard.press('Home')
  expect(await msOf(end), 'an edge stops at the other one').toBe(await msOf(start))
  await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('z')
  await idle()
  await expect(page.getByRole('img', { name: /^Time axis: 13:31:3\d|^Time axis: .*13:3[12]/ })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(end).toHaveCount(0)
  await expect(grid(signedIn)).toBeFocused()
})

test('start and end can be typed, in any notation, and what cannot be read says why', async ({ signedIn }) => {
  const { page, idle } = signedIn
  await fetchSession(signedIn, DOCUMENTED.mediaEvents)
  await openPanel(signedIn)
  await field(signedIn, 'Start').fill('13:46')
  await field(signedIn, 'Start').press('Enter')
  await expect(edge(signedIn, 'Start')).toHaveCount(0)
  await field(signedIn, 'End').fill('half past')
  await field(signedIn, 'End').press('Enter')
  await expect(panel(signedIn).getByText(/“half past” is not a time/)).toBeVisible()
  await expect(field(signedIn, 'End')).toHaveValue('half past')
  await field(signedIn, 'End').fill('2024-04-02T11:47:52.086Z')
  await field(signedIn, 'End').press('Enter')
  await idle()
  expect(await msOf(edge(signedIn, 'Start'))).toBe(iso('2024-04-02T11:46:00Z'))
  expect(await msOf(edge(signedIn, 'End'))).toBe(iso('2024-04-02T11:47:52.086Z'))
  await expect(who(signedIn).getByRole('listitem').first()).toHaveText(/^In for all of it\s+2$/)
  await panel(signedIn).getByRole('button', { name: 'Zoom to it' }).press('Enter')
  await idle()
  const [start, end] = [edge(signedIn, 'Start'), edge(signedIn, 'End')]
  const width = (await xOfEdge(end, 'End')) - (await xOfEdge(start, 'Start'))
  const plot = await page.locator('.over-lanes .plot').boundingBox()
  expect(Math.abs(width - (plot?.width ?? 0))).toBeLessThanOrEqual(2)
})
