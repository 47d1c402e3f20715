// Marks: made, named, chosen, counted from, deleted and put back, by pointer and by keyboard alone, and kept with the session.
import { fetchSession, header, listedKept } from '../rollcall/steps'
import { expect, test } from '../rollcall/story'
import { DOCUMENTED } from '../../videosdk/sessions'
import type { Rollcall } from '../rollcall/rollcall'

test.use({ keyringState: 'no-bus' })

const grid = ({ page }: Rollcall) => page.getByRole('grid', { name: 'Participants' })
const panel = ({ page }: Rollcall) => page.getByRole('region', { name: 'Panels' })
const list = (rollcall: Rollcall) => panel(rollcall).getByRole('list', { name: 'Marks' })
const flags = ({ page }: Rollcall) => page.getByRole('toolbar', { name: 'Marks in view' })
const edge = ({ page }: Rollcall, which: 'Start' | 'End') =>
  page.getByRole('slider', { name: `${which} of what is measured` })

/** Marks isha's first stay by keys, and names it. */
async function markStay({ page, idle }: Rollcall, name: string): Promise<void> {
  await page.getByRole('grid', { name: 'Participants' }).focus()
  for (const key of ['.', 'x', '.', 'x', 'Shift+M']) await page.keyboard.press(key)
  await page.keyboard.insertText(name)
  await page.keyboard.press('Enter')
  await idle()
}

test('a stretch is marked, named and kept, and is there after a restart', async ({ start }) => {
  const first = await start({ signedIn: true })
  await fetchSession(first, DOCUMENTED.mediaEvents)
  const box = await grid(first).boundingBox()
  const [x, y] = [(box?.x ?? 0) + 500, (box?.y ?? 0) + 150]
  await first.page.mouse.move(x, y)
  await first.page.mouse.down()
  await first.page.mouse.move(x + 60, y)
  await first.page.mouse.move(x + 120, y)
  await first.page.mouse.up()
  await first.page.getByRole('button', { name: 'Measure and marks', exact: true }).click()
  await panel(first).getByRole('button', { name: 'Mark this' }).click()
  const name = panel(first).getByRole('textbox', { name: 'Name of the mark' })
  await expect(name).toBeFocused()
  await expect(name).toHaveValue('Mark 1')
  await name.fill('sound was gone')
  await name.press('Enter')
  await expect(list(first).getByRole('button', { name: /^sound was gone/ })).toBeVisible()
  await expect(panel(first).getByText('Marks last until Rollcall closes.')).toBeVisible()
  await panel(first).getByRole('button', { name: 'Keep', exact: true }).click()
  await expect(panel(first).getByText('Saved with the kept session')).toBeVisible()
  const title = (await flags(first).getByRole('button').getAttribute('title')) ?? ''
  expect(title).toMatch(/^sound was gone\n2 Apr 2024 13:/)
  await first.close()

  const again = await start()
  await listedKept(again.page).getByRole('button').first().click()
  await again.idle()
  await expect(header(again.page).getByText('Kept', { exact: true })).toBeVisible()
  const flag = flags(again).getByRole('button', { name: /^sound was gone/ })
  await expect(flag).toHaveAttribute('title', title)
  await flag.click()
  await again.idle()
  await expect(flag).toHaveAttribute('aria-pressed', 'true')
  await expect(edge(again, 'Start')).toHaveCount(1)
})

test('the first mark moves no lane, and neither it nor what is measured is covered by the crosshair’s time', async ({
  signedIn
}) => {
  const { page, idle } = signedIn
  await fetchSession(signedIn, DOCUMENTED.mediaEvents)
  const boxOf = async (selector: string) => {
    const box = await page.locator(selector).first().boundingBox()
    if (box === null) throw new Error(`There is no ${selector}`)
    return box
  }
  const marksLink = page.getByRole('button', { name: /^Marks \(/ })
  await expect(marksLink).toHaveCount(0)
  const before = await grid(signedIn).boundingBox()
  await grid(signedIn).focus()
  for (const key of ['Home', '.', '.', 'm']) await page.keyboard.press(key)
  await idle()
  await expect(marksLink).toHaveText('Marks (1)')
  expect(await grid(signedIn).boundingBox()).toEqual(before)
  const [time, flag] = [await boxOf('.over .flag'), await boxOf('button.flag')]
  expect(time.x + time.width <= flag.x || flag.x + flag.width <= time.x).toBe(true)
  expect(Math.abs(time.y - flag.y)).toBeLessThan(5)

  for (const key of ['x', '.', '.', 'x']) await page.keyboard.press(key)
  await idle()
  const readout = await boxOf('.readout')
  for (const shown of await page.locator('.over .flag').all()) {
    const { x, width } = (await shown.boundingBox()) ?? { x: 0, width: 0 }
    expect(x + width <= readout.x || readout.x + readout.width <= x).toBe(true)
  }
})

test('by keyboard alone: marks are named, gone through, renamed, deleted and put back', async ({ signedIn }) => {
  const { page, idle } = signedIn
  await fetchSession(signedIn, DOCUMENTED.mediaEvents)
  await markStay(signedIn, 'first stay')
  await expect(grid(signedIn)).toBeFocused()
  await page.keyboard.press('Escape')
  await page.keyboard.press('.')
  await page.keyboard.press('m')
  await idle()
  const one = list(signedIn).getByRole('button', { name: /^first stay/ })
  const two = list(signedIn).getByRole('button', { name: /^Mark 1/ })
  await two.focus()
  await page.keyboard.press('ArrowUp')
  await idle()
  await expect(one).toBeFocused()
  await expect(one).toHaveAttribute('aria-current', 'true')
  await expect(edge(signedIn, 'End')).toHaveAttribute('aria-valuenow', String(Date.parse('2024-04-02T11:40:30.283Z')))

  await page.keyboard.press('F2')
  await page.keyboard.type('isha')
  await page.keyboard.press('Escape')
  await expect(one).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.type('before she left')
  await page.keyboard.press('Enter')
  const renamed = list(signedIn).getByRole('button', { name: /^before she left/ })
  await expect(renamed).toBeFocused()

  await page.keyboard.press('Delete')
  await expect(list(signedIn).getByRole('listitem')).toHaveCount(1)
  await expect(two).toBeFocused()
  await page.keyboard.press('Control+z')
  await expect(renamed).toBeFocused()
  await expect(list(signedIn).getByRole('listitem')).toHaveCount(2)

  await flags(signedIn).getByRole('button').first().focus()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await idle()
  await expect(two).toHaveAttribute('aria-current', 'true')
})

test('a mark that is deleted with the pointer can be put back', async ({ signedIn }) => {
  await fetchSession(signedIn, DOCUMENTED.mediaEvents)
  await markStay(signedIn, 'first stay')
  await panel(signedIn).getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(flags(signedIn)).toHaveCount(0)
  await panel(signedIn).getByRole('button', { name: 'Undo' }).click()
  await expect(flags(signedIn).getByRole('button', { name: /^first stay/ })).toHaveCount(1)
  await expect(list(signedIn).getByRole('button', { name: /^first stay/ })).toBeFocused()
})

test('relative time counts from a mark, and the roll call stays at one', async ({ signedIn }) => {
  const { page, idle } = signedIn
  await fetchSession(signedIn, DOCUMENTED.mediaEvents)
  await markStay(signedIn, 'first stay')
  await panel(signedIn).getByRole('button', { name: 'Count from here' }).click()
  await idle()
  await expect(page.getByRole('button', { name: /^Time zone: / })).toContainText('From first stay')
  await expect(list(signedIn).getByText('counting from here')).toBeVisible()
  await expect(panel(signedIn).getByRole('textbox', { name: 'Start', exact: true })).toHaveValue('+0:00.000')
  await expect(panel(signedIn).getByRole('textbox', { name: 'End', exact: true })).toHaveValue('+8:36.868')

  await panel(signedIn).getByRole('button', { name: 'Roll call here' }).click()
  await idle()
  await expect(panel(signedIn).getByRole('button', { name: /^Moment of the roll call/ })).toContainText('first stay')
  await expect(panel(signedIn).getByText('+0:00.000', { exact: true })).toBeVisible()
})

test('a hostile name stays text, and neither it nor hundreds of marks break the strip', async ({ signedIn }) => {
  const { page, idle } = signedIn
  await fetchSession(signedIn, DOCUMENTED.mediaEvents)
  const name = `<img src=x onerror=alert(1)> \u202e\u05e9\u05dc\u05d5\u05dd ${'long '.repeat(2000)}`
  await markStay(signedIn, name)
  const flag = flags(signedIn).getByRole('button')
  await expect(flag).toContainText('<img src=x onerror=alert(1)>')
  expect((await flag.boundingBox())?.width).toBeLessThanOrEqual(160)
  await page.getByRole('grid', { name: 'Participants' }).focus()
  await page.keyboard.press('Escape')
  for (let count = 0; count < 150; count++) {
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('m')
  }
  await idle()
  await expect(list(signedIn).getByRole('listitem')).toHaveCount(151)
  await expect(list(signedIn).getByRole('button').last(), 'the mark that was made last is in sight').toBeInViewport()
  const boxes = await flags(signedIn)
    .getByRole('button')
    .evaluateAll((buttons) =>
      buttons.map((button) => button.getBoundingClientRect()).map(({ left, right }) => [left, right])
    )
  for (const [index, [left = 0]] of boxes.entries()) expect(left).toBeGreaterThanOrEqual(boxes[index - 1]?.[1] ?? 0)
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  const fourth = flags(signedIn).getByRole('button').nth(3)
  await fourth.click()
  await expect(fourth).toHaveAttribute('aria-pressed', 'true')
})
