// The minimap: the whole session with the view's window, which is dragged, resized and drawn anew, by pointer and by keyboard.
import type { Locator } from '@playwright/test'
import { fetchSession, wheel } from '../rollcall/steps'
import { expect, test } from '../rollcall/story'
import { DOCUMENTED } from '../../videosdk/sessions'
import type { Rollcall } from '../rollcall/rollcall'

test.use({ keyringState: 'no-bus' })

const slider = ({ page }: Rollcall, name: string) => page.getByRole('slider', { name, exact: true })
const backButton = ({ page }: Rollcall) => page.getByRole('button', { name: 'Back to the view before' })

interface Shown {
  readonly from: number
  readonly to: number
  readonly span: number
}

/** The part of time in the window on the minimap, in seconds of the day. */
async function shown(rollcall: Rollcall): Promise<Shown> {
  await rollcall.idle()
  const text = (await slider(rollcall, 'View').getAttribute('aria-valuetext')) ?? ''
  const [from, to] = [...text.matchAll(/(\d\d):(\d\d):(\d\d)/g)].map(
    ([, hours, minutes, seconds]) => Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)
  )
  if (from === undefined || to === undefined) throw new Error(`No view in: ${text}`)
  return { from, to, span: to - from }
}

async function box(locator: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const found = await locator.boundingBox()
  if (found === null) throw new Error('It is not on screen')
  return found
}

/** The place of the strip that stands for a share of the session. */
async function placeAt({ page }: Rollcall, share: number): Promise<readonly [x: number, y: number]> {
  const { x, y, width, height } = await box(page.getByRole('group', { name: 'Whole session' }).locator('canvas'))
  return [x + width * share, y + height / 2]
}

async function drag(
  { page, idle }: Rollcall,
  [fromX, fromY]: readonly [number, number],
  [toX, toY]: readonly [number, number]
): Promise<void> {
  await page.mouse.move(fromX, fromY)
  await page.mouse.down()
  await page.mouse.move((fromX + toX) / 2, toY)
  await page.mouse.move(toX, toY)
  await page.mouse.up()
  await idle()
}

async function middleOf(locator: Locator): Promise<readonly [number, number]> {
  const { x, y, width, height } = await box(locator)
  return [x + width / 2, y + height / 2]
}

test('a drag over the minimap zooms to that range; one step back leads to the whole again', async ({ signedIn }) => {
  await fetchSession(signedIn, DOCUMENTED.mediaEvents)
  const all = await shown(signedIn)
  await drag(signedIn, await placeAt(signedIn, 0.5), await placeAt(signedIn, 0.25))
  const quarter = await shown(signedIn)
  expect(Math.abs(quarter.from - (all.from + all.span * 0.25))).toBeLessThanOrEqual(all.span * 0.01)
  expect(Math.abs(quarter.to - (all.from + all.span * 0.5))).toBeLessThanOrEqual(all.span * 0.01)
  await signedIn.page.getByRole('button', { name: 'More controls' }).click()
  await backButton(signedIn).click()
  expect(await shown(signedIn)).toEqual(all)
  await expect(backButton(signedIn)).toBeDisabled()
})

test('the window is dragged along and by its edges, each drag is one step, and Escape takes it back', async ({
  signedIn
}) => {
  const { page } = signedIn
  await fetchSession(signedIn, DOCUMENTED.mediaEvents)
  await drag(signedIn, await placeAt(signedIn, 0.4), await placeAt(signedIn, 0.6))
  const middle = await shown(signedIn)

  await drag(signedIn, await middleOf(slider(signedIn, 'View')), await placeAt(signedIn, 0.8))
  const later = await shown(signedIn)
  expect(later.from).toBeGreaterThan(middle.to - middle.span * 0.1)
  expect(Math.abs(later.span - middle.span)).toBeLessThanOrEqual(1)

  await drag(signedIn, await middleOf(slider(signedIn, 'Start of the view')), await placeAt(signedIn, 0.2))
  const longer = await shown(signedIn)
  expect(longer.from).toBeLessThan(middle.from)
  expect(Math.abs(longer.to - later.to)).toBeLessThanOrEqual(1)

  await drag(signedIn, await middleOf(slider(signedIn, 'End of the view')), await placeAt(signedIn, 0.3))
  const shorter = await shown(signedIn)
  expect(Math.abs(shorter.from - longer.from)).toBeLessThanOrEqual(1)
  expect(shorter.to).toBeLessThan(middle.from)

  const [x, y] = await middleOf(slider(signedIn, 'View'))
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + 90, y)
  await page.mouse.move(x + 180, y)
  expect((await shown(signedIn)).from).toBeGreaterThan(shorter.from)
  await page.keyboard.press('Escape')
  await page.mouse.up()
  expect(await shown(signedIn)).toEqual(shorter)

  for (const before of [longer, later, middle]) {
    await page.keyboard.press('Alt+ArrowLeft')
    expect(await shown(signedIn)).toEqual(before)
  }
  await page.keyboard.press('Alt+ArrowRight')
  expect(await shown(signedIn)).toEqual(later)
})

test('a click beside the window brings it there, and Ctrl and the wheel zoom about the moment on the minimap', async ({
  signedIn
}) => {
  const { page } = signedIn
  await fetchSession(signedIn, DOCUMENTED.mediaEvents)
  const all = await shown(signedIn)
  const [x, y] = await placeAt(signedIn, 0.3)
  await page.mouse.move(x, y)
  await page.keyboard.down('Control')
  for (let turn = 0; turn < 3; turn++) await wheel(page, 0, -240)
  await page.keyboard.up('Control')
  const zoomed = await shown(signedIn)
  expect(zoomed.span).toBeLessThan(all.span / 2)
  const aboutMs = all.from + 0.3 * all.span
  expect(Math.abs(zoomed.from + 0.3 * zoomed.span - aboutMs)).toBeLessThanOrEqual(all.span * 0.01)

  await page.mouse.click(...(await placeAt(signedIn, 0.8)))
  const there = await shown(signedIn)
  expect(Math.abs((there.from + there.to) / 2 - (all.from + 0.8 * all.span))).toBeLessThanOrEqual(all.span * 0.01)
  expect(Math.abs(there.span - zoomed.span)).toBeLessThanOrEqual(1)
})

test('the keyboard alone resizes, moves and leaves the window, and what it shows is said', async ({ signedIn }) => {
  const { page } = signedIn
  await fetchSession(signedIn, DOCUMENTED.mediaEvents)
  const all = await shown(signedIn)
  await slider(signedIn, 'Start of the view').focus()
  for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowRight')
  const shorter = await shown(signedIn)
  expect(shorter.from).toBeGreaterThan(all.from + all.span * 0.2)
  expect(shorter.to).toBe(all.to)
  await expect(slider(signedIn, 'Start of the view')).toHaveAttribute('aria-valuetext', /^2 Apr 2024 13:\d\d:\d\d$/)

  await page.keyboard.press('Tab')
  await expect(slider(signedIn, 'End of the view')).toBeFocused()
  await page.keyboard.press('PageDown')
  const half = await shown(signedIn)
  expect(half.from).toBe(shorter.from)
  expect(Math.abs(half.span - shorter.span / 2)).toBeLessThanOrEqual(1)

  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Shift+Tab')
  await expect(slider(signedIn, 'View')).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  const earlier = await shown(signedIn)
  expect(earlier.from).toBeLessThan(half.from)
  expect(Math.abs(earlier.span - half.span)).toBeLessThanOrEqual(1)
  await page.keyboard.press('Home')
  expect((await shown(signedIn)).from).toBe(all.from)
  await page.keyboard.press('End')
  expect((await shown(signedIn)).to).toBe(all.to)
  const atEnd = await shown(signedIn)
  await page.keyboard.press('Shift+ArrowLeft')
  expect((await shown(signedIn)).to).toBeLessThan(atEnd.to)
  expect((await shown(signedIn)).from).toBe(atEnd.from)

  await page.keyboard.press('Alt+ArrowLeft')
  await page.keyboard.press('0')
  expect(await shown(signedIn)).toEqual(all)
})

test('what the minimap draws is told in words: the time it covers, the most at once, the marks', async ({
  signedIn
}) => {
  const { page, idle } = signedIn
  await fetchSession(signedIn, DOCUMENTED.mediaEvents)
  const strip = page.getByRole('img', { name: 'Whole session' })
  await expect(strip).toHaveAccessibleName(
    /^Whole session: 2 Apr 2024 13:\d\d:\d\d to 2 Apr 2024 13:\d\d:\d\d, most at once \d+, first at 2 Apr 2024 13:\d\d:\d\d$/
  )
  await page.getByRole('grid', { name: 'Participants' }).focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('.')
  await page.keyboard.press('m')
  await idle()
  await expect(strip).toHaveAccessibleName(/, 1 mark$/)
})
