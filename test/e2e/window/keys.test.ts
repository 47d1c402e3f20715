// Every key of the table, pressed in the real app: it does what the table says and nothing else, stays out of fields and dialogs, and can be chosen.
import type { Page } from '@playwright/test'
import { chooseZone, fetchSession, status, twoFrames, wheel } from '../rollcall/steps'
import { expect, test } from '../rollcall/story'
import { keyTable, type KeyBinding } from '../../../renderer/keys/keys'
import { generateSession } from '../../videosdk/generator'
import { DOCUMENTED } from '../../videosdk/sessions'
import { changed, effects, seen } from './key-effects'
import { grid } from '../rollcall/lanes'
import type { Rollcall } from '../rollcall/rollcall'

test.use({ keyringState: 'no-bus' })

const middle = [
  'Escape',
  'Escape',
  'Escape',
  'Escape',
  '0',
  'Home',
  'ArrowDown',
  '.',
  'Shift+ArrowRight',
  'Shift+ArrowRight',
  'ArrowLeft',
  'w',
  'w',
  'z',
  'Alt+ArrowLeft'
]

/** In the middle of looking: zoomed in on the second lane, with something measured, and views before and after. */
async function look({ page, idle }: Rollcall): Promise<void> {
  while ((await page.getByRole('dialog').count()) > 0) await page.keyboard.press('Escape')
  await grid(page).focus()
  if ((await page.locator('.panel.open').count()) > 0) {
    await page.keyboard.press('r')
    if ((await page.locator('.panel.open').count()) > 0) await page.keyboard.press('r')
  }
  // Not as real keys, one by one: that takes seconds, and they are not what is asked here.
  await grid(page).evaluate((element, strokes) => {
    for (const stroke of strokes) {
      const key = stroke.replace(/^(Shift|Alt)\+/, '')
      const code = { 0: 'Digit0', '.': 'Period' }[key] ?? (key.length === 1 ? `Key${key.toUpperCase()}` : key)
      const held = { shiftKey: stroke.startsWith('Shift+'), altKey: stroke.startsWith('Alt+') }
      element.dispatchEvent(new KeyboardEvent('keydown', { key, code, ...held, bubbles: true, cancelable: true }))
    }
  }, middle)
  await idle()
}

const modifiers = {
  ...{
    plain: '',
    command: 'Control+',
    'command-shift': 'Control+Shift+',
    control: 'Control+',
    'control-shift': 'Control+Shift+'
  },
  ...{ alt: 'Alt+', 'alt-shift': 'Alt+Shift+' }
} as const
const strokesOf = ({ chord, codes, signs }: KeyBinding) =>
  [...codes, ...signs].filter((key) => !/^Numpad/.test(key)).map((key) => `${modifiers[chord]}${key}`)

test('every key of the table does what the table says, and changes nothing else', async ({ signedIn }) => {
  const { page, idle } = signedIn
  await fetchSession(signedIn, DOCUMENTED.mediaEvents)
  for (const binding of keyTable) {
    if (!(binding.action in effects)) continue
    const { changes, isDone } = effects[binding.action as keyof typeof effects]
    const shifted = binding.withShift === null ? [] : [`Shift+${binding.codes[0] ?? ''}`]
    for (const stroke of [...strokesOf(binding), ...shifted]) {
      await look(signedIn)
      const before = await seen(page)
      await page.keyboard.press(stroke)
      const message = `${stroke}: ${binding.words}`
      const done = async () => {
        await idle()
        return isDone(await seen(page), before, shifted.includes(stroke))
      }
      await expect.poll(done, { message }).toBe(true)
      const others = changed(before, await seen(page)).filter((key) => !changes.some((each) => each === key))
      expect(others, message).toEqual([])
      if (['pin-lane', 'crowd'].includes(binding.action)) await page.keyboard.press(stroke)
    }
  }
})

test('keys stay out of fields, menus and dialogs', async ({ signedIn }) => {
  const { page } = signedIn
  await fetchSession(signedIn, DOCUMENTED.mediaEvents)
  const letters = 'wasd0fgjkpoxzmr,.;[]/?'
  const view = await status(page).innerText()
  const fields: readonly (() => Promise<void>)[] = [
    () => page.keyboard.press('g'),
    () => page.keyboard.press('Control+k'),
    () => page.keyboard.press('Control+f')
  ]
  for (const open of fields) {
    await grid(page).focus()
    await open()
    await expect(page.locator('input:focus')).toHaveCount(1)
    await page.keyboard.type(letters)
    await expect(page.locator('input:focus')).toHaveValue(letters)
    await expect(page.locator('dialog[open]').filter({ hasNot: page.locator('input:focus') })).toHaveCount(0)
    await page.keyboard.press('Escape')
    expect(await status(page).innerText()).toBe(view)
  }

  await page.getByRole('button', { name: 'View options' }).click()
  await page.keyboard.type(letters)
  await expect(page.getByRole('menu', { name: 'View options' })).toBeVisible()
  await page.keyboard.press('Escape')
  expect(await status(page).innerText()).toBe(view)

  await page.keyboard.press('?')
  await page.keyboard.type(letters.replace('?', ''))
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog')).toHaveCount(1)
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  expect(await status(page).innerText()).toBe(view)
})

test('the sheet lists every key and what the pointer does, and chooses what the wheel does', async ({ signedIn }) => {
  const { page } = signedIn
  await fetchSession(signedIn, DOCUMENTED.mediaEvents)
  await grid(page).focus()
  await page.keyboard.press('?')
  const sheet = page.getByRole('dialog', { name: 'Help' })
  for (const { words } of keyTable) await expect(sheet.getByText(words).first()).toBeAttached()
  const row = (words: string) => sheet.locator('dl > div').filter({ hasText: words })
  await expect(row('Zoom about the pointer').locator('kbd')).toHaveText(['Ctrl wheel', 'pinch'])
  await expect(row('On the lanes: measure')).toBeAttached()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowRight')
  await expect(sheet.getByRole('tab', { name: 'Settings' })).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowRight')
  await expect(sheet.getByRole('radio', { name: /^Wheel zooms/ })).toBeChecked()
  await sheet.getByRole('tab', { name: 'Legend' }).click()
  await expect(sheet).toContainText('In room, from join to leave')
  await sheet.getByRole('tab', { name: 'Keys' }).click()
  await expect(row('Zoom about the pointer').locator('kbd')).toHaveText(['wheel', 'Ctrl wheel', 'pinch'])
  await page.keyboard.press('Escape')
  await expect(grid(page)).toBeFocused()
})

test('every button and hint names the keys as they are printed on the user’s own keyboard', async ({ signedIn }) => {
  const { page } = signedIn
  await page.addInitScript(() => {
    const typed = { KeyA: 'q', KeyW: 'z', KeyM: ',', KeyO: 'ò', KeyP: 'π', KeyX: 'ξ', Digit0: 'à' }
    const getLayoutMap = () => Promise.resolve(new Map(Object.entries(typed)))
    Object.defineProperty(navigator, 'keyboard', { value: { getLayoutMap } })
  })
  await page.reload()
  await fetchSession(signedIn, DOCUMENTED.mediaEvents)
  const title = (name: string) => page.getByRole('button', { name, exact: true }).getAttribute('title')
  await page.getByRole('button', { name: 'More controls' }).click()
  expect(await title('Move to earlier')).toBe('Move to earlier (Q)')
  expect(await title('Zoom in')).toBe('Zoom in (Z or +)')
  expect(await title('Fit')).toBe('Fit the whole session (0)')
  expect(await title('Back to the view before')).toBe('Back to the view before (Alt ←)')
  await grid(page).focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('Shift+F10')
  await expect(page.getByRole('menuitem', { name: 'Pin to the top' }).locator('kbd')).toHaveText('Π')
  await expect(page.getByRole('menuitem', { name: 'Compare everybody with this one' }).locator('kbd')).toHaveText('Ò')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Overlap', exact: true }).click()
  await expect(page.getByText('Focus a participant and press Ò')).toBeVisible()
  await page.getByRole('region', { name: 'Panels' }).getByRole('button', { name: 'Measure and marks' }).click()
  await expect(page.locator('main kbd')).toHaveText(['Ξ', 'Shift →', ',', 'Shift ,'])
})

test('menus stay inside a small window, scroll, and are walked by arrows to their ends', async ({ signedIn }) => {
  const { page, resize, idle } = signedIn
  await fetchSession(signedIn, DOCUMENTED.mediaEvents)
  await resize(640, 480)
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(640)
  await idle()
  await page.evaluate(twoFrames)
  for (const name of ['View options', 'Filter: everybody']) {
    const button = page.getByRole('button', { name })
    // What has no room in the toolbar is in its overflow.
    if ((await button.count()) === 0) await page.getByRole('button', { name: 'More controls' }).click()
    await button.focus()
    await page.keyboard.press('ArrowDown')
    const menu = page.getByRole('menu')
    const [box, size] = [await menu.boundingBox(), await page.evaluate(() => ({ x: innerWidth, y: innerHeight }))]
    expect((box?.x ?? 0) + (box?.width ?? Infinity)).toBeLessThanOrEqual(size.x)
    expect((box?.y ?? 0) + (box?.height ?? Infinity)).toBeLessThanOrEqual(size.y)
    const items = menu.locator('[role^="menuitem"]')
    await page.keyboard.press('End')
    await expect(items.last()).toBeFocused()
    await expect(items.last()).toBeInViewport({ ratio: 1 })
    await page.keyboard.press('ArrowDown')
    await expect(items.first()).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('button', { name })).toBeFocused()
  }
})

/** Chooses from a menu of the toolbar. */
async function choose(page: Page, menu: RegExp, item: string): Promise<void> {
  await page.getByRole('button', { name: menu }).click()
  await page.getByRole('menuitemradio', { name: item }).click()
}

test('the wheel, folded time and the second clock are still as they were chosen after a restart', async ({
  start,
  service
}) => {
  service.put(generateSession({ seed: 3, participants: 60, id: 'long-session' }))
  const first = await start({ signedIn: true })
  await fetchSession(first, 'long-session')
  await grid(first.page).focus()
  await first.page.keyboard.press('?')
  await first.page.getByRole('tab', { name: 'Settings' }).click()
  await first.page.getByRole('radio', { name: /^Wheel zooms/ }).check()
  await first.page.keyboard.press('Escape')
  await choose(first.page, /^View options/, 'Over 5 min')
  await chooseZone(first, 'utc', 'Second clock')
  await first.idle()
  await first.close()

  const second = await start({ signedIn: true })
  const { page } = second
  await fetchSession(second, 'long-session')
  await expect(page.getByRole('button', { name: /second clock: UTC$/ })).toBeVisible()
  await page.getByRole('button', { name: 'View options' }).click()
  await expect(page.getByRole('menuitemradio', { name: 'Over 5 min' })).toBeChecked()
  await page.keyboard.press('Escape')

  const top = grid(page).locator('[aria-rowindex="1"]')
  const before = await status(page).innerText()
  await grid(page).hover({ position: { x: 700, y: 90 } })
  await wheel(page, 0, -240)
  await expect(status(page)).not.toHaveText(before)
  await expect(top).toBeInViewport()
  await page.keyboard.down('Shift')
  await wheel(page, 0, 900)
  await page.keyboard.up('Shift')
  await expect(top).not.toBeInViewport()
})
