// Moving: zoom about the pointer, pan, fit, scroll and walk from lane to lane, with wheel, drag, buttons and keys.
import { fetchSession, lane, status, wheel } from '../rollcall/steps'
import { expect, test } from '../rollcall/story'
import { generateSession } from '../../videosdk/generator'
import { DOCUMENTED } from '../../videosdk/sessions'
import type { Rollcall } from '../rollcall/rollcall'

test.use({ keyringState: 'no-bus' })

const grid = ({ page }: Rollcall) => page.getByRole('grid', { name: 'Participants' })

/** The part of time on screen as the status line prints it, in seconds of the day. */
async function view({ page, idle }: Rollcall): Promise<{ from: number; to: number; span: number }> {
  await idle()
  const text = await status(page).innerText()
  const [from, to] = [...text.matchAll(/(\d\d):(\d\d):(\d\d)(?= –| [A-Z])/g)].map(
    ([, hours, minutes, seconds]) => Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)
  )
  if (from === undefined || to === undefined) throw new Error(`No view in: ${text}`)
  return { from, to, span: to - from }
}

/** The moment under the pointer, as it stands in the ruler. */
async function moment({ page, idle }: Rollcall): Promise<number> {
  await idle()
  const [, minutes, seconds] = /:(\d\d):(\d\d\.\d{3})$/.exec(await page.locator('.flag').innerText()) ?? []
  return Number(minutes) * 60 + Number(seconds)
}

test('keys of one character can be switched off for good in the sheet that lists them', async ({ start }) => {
  const first = await start({ signedIn: true })
  await fetchSession(first, DOCUMENTED.mediaEvents)
  const all = await view(first)
  await grid(first).focus()
  await first.page.keyboard.press('?')
  await first.page.getByRole('tab', { name: 'Settings' }).click()
  await first.page
    .getByRole('dialog', { name: 'Help' })
    .getByRole('checkbox', { name: /^Letters, digits/ })
    .uncheck()
  await first.idle()
  await first.page.keyboard.press('Escape')
  await grid(first).focus()
  await first.page.keyboard.press('w')
  await first.page.keyboard.press('?')
  expect(await view(first)).toEqual(all)
  await expect(first.page.getByRole('dialog')).toHaveCount(0)
  await first.close()

  const { page } = await start()
  await page.getByRole('button', { name: 'Help' }).click()
  await page.getByRole('tab', { name: 'Settings' }).click()
  await expect(page.getByRole('checkbox', { name: /^Letters, digits/ })).not.toBeChecked()
})

test('Ctrl and the wheel zoom about the pointer, and the moment under it stays', async ({ signedIn }) => {
  const { page } = signedIn
  await fetchSession(signedIn, DOCUMENTED.mediaEvents)
  const all = await view(signedIn)
  await grid(signedIn).hover({ position: { x: 700, y: 90 } })
  const under = await moment(signedIn)
  await page.keyboard.down('Control')
  await wheel(page, 0, -240)
  const zoomed = await view(signedIn)
  expect(zoomed.span).toBeLessThan(all.span * 0.7)
  expect(zoomed.from).toBeGreaterThan(all.from)
  expect(zoomed.to).toBeLessThan(all.to)
  expect(Math.abs((await moment(signedIn)) - under)).toBeLessThan(0.01)
  await wheel(page, 0, 240)
  await wheel(page, 0, 240)
  await page.keyboard.up('Control')
  expect(await view(signedIn)).toEqual(all)
})

test('buttons and keys zoom, move and fit', async ({ signedIn }) => {
  const { page } = signedIn
  await fetchSession(signedIn, DOCUMENTED.mediaEvents)
  const all = await view(signedIn)
  await page.getByRole('button', { name: 'Zoom in' }).click()
  const closer = await view(signedIn)
  expect(closer.span).toBeLessThan(all.span)
  const more = page.getByRole('button', { name: 'More controls' })
  await more.click()
  await page.getByRole('button', { name: 'Move to later' }).click()
  const later = await view(signedIn)
  expect(later.from).toBeGreaterThan(closer.from)
  expect(Math.abs(later.span - closer.span)).toBeLessThanOrEqual(1)
  await page.getByRole('button', { name: 'Move to earlier' }).click()
  expect((await view(signedIn)).from).toBe(closer.from)
  await page.keyboard.press('Escape')
  await expect(more).toBeFocused()
  await page.getByRole('button', { name: 'Zoom out' }).click()
  expect(await view(signedIn)).toEqual(all)

  await grid(signedIn).focus()
  for (const [keys, isSo] of [
    ['w', (now, before) => now.span < before.span],
    ['Shift+W', (now, before) => now.span < before.span / 2],
    ['a', (now, before) => now.from < before.from && Math.abs(now.span - before.span) <= 1],
    ['d', (now, before) => now.from > before.from && Math.abs(now.span - before.span) <= 1],
    ['s', (now, before) => now.span > before.span],
    ['0', (now) => now.span === all.span]
  ] satisfies [string, (now: typeof all, before: typeof all) => boolean][]) {
    const before = await view(signedIn)
    await page.keyboard.press(keys)
    expect(isSo(await view(signedIn), before), `after ${keys}`).toBe(true)
  }

  await page.keyboard.press('w')
  await page.getByRole('button', { name: 'Fit' }).click()
  expect(await view(signedIn)).toEqual(all)
})

test('letters that are typed into the field for the session do not move the view', async ({ signedIn }) => {
  const { page } = signedIn
  await fetchSession(signedIn, DOCUMENTED.mediaEvents)
  const all = await view(signedIn)
  await page.getByRole('textbox', { name: 'Session id or link' }).fill('')
  await page.keyboard.type('wasd0f?')
  await expect(page.getByRole('textbox', { name: 'Session id or link' })).toHaveValue('wasd0f?')
  expect(await view(signedIn)).toEqual(all)
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('dragging with Shift or with the middle button moves in time, and stops at both ends', async ({ signedIn }) => {
  const { page } = signedIn
  await fetchSession(signedIn, DOCUMENTED.mediaEvents)
  const all = await view(signedIn)
  await grid(signedIn).focus()
  await page.keyboard.press('Shift+W')
  const before = await view(signedIn)
  const drag = async (byPx: number, by: 'Shift' | 'middle' = 'Shift') => {
    const button = by === 'middle' ? 'middle' : 'left'
    const box = await grid(signedIn).boundingBox()
    const [x, y] = [(box?.x ?? 0) + 620, (box?.y ?? 0) + 60]
    await page.mouse.move(x, y)
    if (by === 'Shift') await page.keyboard.down('Shift')
    await page.mouse.down({ button })
    await page.mouse.move(x + byPx / 2, y)
    await page.mouse.move(x + byPx, y)
    await page.mouse.up({ button })
    await page.keyboard.up('Shift')
  }
  await drag(-150)
  const later = await view(signedIn)
  expect(later.from).toBeGreaterThan(before.from)
  expect(Math.abs(later.span - before.span)).toBeLessThanOrEqual(1)
  await drag(150, 'middle')
  expect(await view(signedIn)).toEqual(before)
  for (let times = 0; times < 12; times += 1) await drag(300)
  expect((await view(signedIn)).from).toBe(all.from)
  for (let times = 0; times < 12; times += 1) await drag(-300, 'middle')
  expect((await view(signedIn)).to).toBe(all.to)
  await expect(page.getByRole('slider', { name: /what is measured/ })).toHaveCount(0)
})

test('two fingers that part zoom in between them, and one that swipes moves in time', async ({ signedIn }) => {
  const { page } = signedIn
  await fetchSession(signedIn, DOCUMENTED.mediaEvents)
  const all = await view(signedIn)
  const box = await grid(signedIn).boundingBox()
  const [x, y] = [(box?.x ?? 0) + 600, (box?.y ?? 0) + 60]
  const devtools = await page.context().newCDPSession(page)
  const touch = async (type: 'touchStart' | 'touchMove' | 'touchEnd', ...atPx: number[]) => {
    const touchPoints = atPx.map((byPx, id) => ({ x: x + byPx, y, id }))
    await devtools.send('Input.dispatchTouchEvent', { type, touchPoints })
  }
  await touch('touchStart', -30, 30)
  for (const byPx of [45, 60, 75, 90]) await touch('touchMove', -byPx, byPx)
  await touch('touchEnd')
  const zoomed = await view(signedIn)
  expect(zoomed.span).toBeLessThan(all.span / 2)
  expect(zoomed.from).toBeGreaterThan(all.from)
  expect(zoomed.to).toBeLessThan(all.to)
  await touch('touchStart', 0)
  for (const byPx of [-40, -80, -120]) await touch('touchMove', byPx)
  await touch('touchEnd')
  const swiped = await view(signedIn)
  expect(swiped.from).toBeGreaterThan(zoomed.from)
  expect(Math.abs(swiped.span - zoomed.span)).toBeLessThanOrEqual(1)
})

test('the plain wheel scrolls the lanes and zooms nothing; with Shift or sideways it moves in time', async ({
  signedIn,
  service
}) => {
  const { page } = signedIn
  const session = generateSession({ seed: 3, participants: 200, id: 'wheel-session' })
  service.put(session)
  await fetchSession(signedIn, 'wheel-session')
  const all = await view(signedIn)
  const first = grid(signedIn).locator('[aria-rowindex="1"]')
  await expect(first).toBeInViewport()
  await grid(signedIn).hover({ position: { x: 700, y: 90 } })
  await wheel(page, 0, 900)
  await expect(first).not.toBeInViewport()
  expect(await view(signedIn)).toEqual(all)

  const scrolled = () => grid(signedIn).evaluate((element) => element.closest('.scroller')?.scrollTop)
  const top = await scrolled()
  await page.getByRole('button', { name: 'Zoom in' }).click()
  await grid(signedIn).hover({ position: { x: 700, y: 990 } })
  const closer = await view(signedIn)
  await page.keyboard.down('Shift')
  await wheel(page, 0, 100)
  await page.keyboard.up('Shift')
  const later = await view(signedIn)
  expect(later.from).toBeGreaterThan(closer.from)
  expect(Math.abs(later.span - closer.span)).toBeLessThanOrEqual(1)
  await wheel(page, -100, 0)
  expect(await view(signedIn)).toEqual(closer)
  expect(await scrolled()).toBe(top)
})

test('arrows walk from lane to lane, and comma and full stop from edge to edge', async ({ signedIn }) => {
  const { page, idle } = signedIn
  await fetchSession(signedIn, DOCUMENTED.mediaEvents)
  const isFocused = async (name: string) => {
    await idle()
    const focused = await grid(signedIn).getAttribute('aria-activedescendant')
    await expect(lane(page, name)).toHaveAttribute('id', focused ?? 'nothing is focused')
  }
  await grid(signedIn).focus()
  await page.keyboard.press('Home')
  await isFocused('isha')
  await page.keyboard.press('ArrowDown')
  await isFocused('rajan')
  await page.keyboard.press('j')
  await isFocused('gvv')
  await page.keyboard.press('End')
  await isFocused('bbbn')
  await page.keyboard.press('k')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowUp')
  await isFocused('isha')

  const said = page.getByRole('region', { name: 'Timeline' }).getByRole('status')
  await page.keyboard.press('.')
  await expect(said).toContainText('13:31:53.415')
  await page.keyboard.press('.')
  await expect(said).toContainText('13:40:30.283')
  await page.keyboard.press('.')
  await expect(said).toContainText('13:40:55.415')
  await page.keyboard.press(',')
  await expect(said).toContainText('13:40:30.283')

  // All of it by pointer: each is among all commands.
  const act = async (words: string) => {
    await page.getByRole('button', { name: 'More controls' }).click()
    await page.getByRole('button', { name: 'All commands…' }).click()
    await page.getByRole('combobox').fill(words)
    await signedIn.idle()
    await page.getByRole('option', { name: new RegExp(`^${words}, (Participants|Moments)`) }).click()
  }
  await act('Last participant')
  await isFocused('bbbn')
  await act('One page of participants up')
  await isFocused('isha')
  await act('One page of participants down')
  await isFocused('bbbn')
  await act('First participant')
  await isFocused('isha')
  const at = await moment(signedIn)
  await act('Crosshair to earlier')
  expect(await moment(signedIn)).toBeLessThan(at)
  await act('Crosshair to later')
  expect(await moment(signedIn)).toBeCloseTo(at, 2)
  const measured = page.getByRole('slider', { name: 'End of what is measured' })
  await expect(measured).toHaveCount(0)
  await act('Crosshair to later, measuring')
  await expect(measured).toHaveCount(1)
})

test('resting on a bar or a gap shows its times, to the millisecond while Alt is held, and a double click zooms to it', async ({
  signedIn
}) => {
  const { page, idle } = signedIn
  await fetchSession(signedIn, DOCUMENTED.mediaEvents)
  const tip = page.locator('.tip')
  const box = await lane(page, 'isha').boundingBox()
  const [left, top] = [box?.x ?? 0, box?.y ?? 0]
  await page.mouse.move(left + 320, top + 10)
  await idle()
  await expect(tip).toHaveText(/isha\s*in room 8 m 36 s\s*13:31:53 → 13:40:30$/)
  await page.keyboard.down('Alt')
  await expect(tip).toHaveText(/isha\s*in room 8 m 36\.868 s\s*13:31:53\.415 → 13:40:30\.283$/)
  await page.keyboard.up('Alt')
  await expect(tip).toHaveText(/isha\s*in room 8 m 36 s\s*13:31:53 → 13:40:30$/)

  await page.mouse.dblclick(left + 320, top + 10)
  const { from, to } = await view(signedIn)
  const [joinS, leaveS] = [13 * 3600 + 31 * 60 + 53, 13 * 3600 + 40 * 60 + 30]
  expect(from).toBeLessThanOrEqual(joinS)
  expect(to).toBeGreaterThanOrEqual(leaveS)
  expect(to - from).toBeLessThan((leaveS - joinS) * 1.3)
  await page.keyboard.press('0')

  // Stepping to the leave shows where the gap begins.
  await grid(signedIn).focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('.')
  await page.keyboard.press('Shift+W')
  await page.keyboard.press('Shift+W')
  await page.keyboard.press('Shift+W')
  await idle()
  const flag = await page.locator('.flag').boundingBox()
  await page.mouse.move((flag?.x ?? 0) + (flag?.width ?? 0) / 2 + 4, top + 10)
  await idle()
  await expect(tip).toHaveText(/isha\s*away 25 s, rejoined \(inferred\)\s*13:40:30 → 13:40:55$/)
})

test('in a wide window the lane that is pointed at or chosen is ruled from its name to its end, and no other', async ({
  signedIn
}) => {
  const { page, resize, idle } = signedIn
  await fetchSession(signedIn, DOCUMENTED.mediaEvents)
  const linesAt = (name: string) =>
    lane(page, name).evaluate((row) => {
      const above = getComputedStyle(row, '::before')
      const isAbove = above.content !== 'none' && above.width === `${row.clientWidth}px`
      return { above: isAbove ? above.borderTopColor : null, below: getComputedStyle(row).borderBottomColor }
    })
  const point = async (name: string) => {
    const { x = 0, y = 0, width = 0 } = (await lane(page, name).boundingBox()) ?? {}
    await page.mouse.move(x + width - 30, y + 12)
    await idle()
  }
  await resize(1920, 1080)
  await point('rajan')
  const [ruled, plain] = [await linesAt('rajan'), await linesAt('gvv')]
  expect(ruled.above).toBe(ruled.below)
  expect(plain.above).toBeNull()
  expect(plain.below).not.toBe(ruled.below)
  await lane(page, 'gvv').click()
  await point('rajan')
  expect(await linesAt('gvv')).toEqual(ruled)
  await resize(1280, 800)
  await point('rajan')
  expect(await linesAt('rajan')).toEqual(plain)
})
