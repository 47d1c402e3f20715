// What a screen reader is given: the grid's rows and what they say, and few words, at the keyboard's pace, about what changes.
import type { Page } from '@playwright/test'
import { fetchSession, lane } from '../rollcall/steps'
import { expect, test } from '../rollcall/story'
import { dialog } from '../accounts/account-steps'
import { grid, standup } from '../rollcall/lanes'
import type { Rollcall } from '../rollcall/rollcall'

test.use({ keyringState: 'no-bus' })

/** From now on the page writes down what its live regions say. */
async function listen(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(() => {
    const said: string[] = []
    Object.assign(window, { said })
    new MutationObserver((changes) => {
      const live = changes.map(({ target }) => {
        const element = target instanceof Element ? target : target.parentElement
        return element?.closest('[role="status"], [role="alert"], [aria-live]:not([aria-live="off"])')
      })
      for (const region of new Set(live)) if (region != null) said.push(region.textContent?.trim() ?? '')
    }).observe(document.body, { subtree: true, childList: true, characterData: true })
  })
  return () =>
    page.evaluate(() => (window as unknown as { said: string[] }).said.splice(0).filter((words) => words !== ''))
}

async function openStandup(rollcall: Rollcall, service: { put: (session: typeof standup) => void }): Promise<void> {
  service.put(standup)
  await fetchSession(rollcall, 'standup-session')
}

test('the lanes are a grid whose rows say who it is and every interval, and the focus is on one of them', async ({
  signedIn,
  service
}) => {
  const { page } = signedIn
  await openStandup(signedIn, service)
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '5')
  // After a fetch the lanes have the focus, and none of them is chosen yet.
  await expect(grid(page)).toBeFocused()
  for (let row = 0; row < 3; row++) await page.keyboard.press('ArrowDown')
  const focused = page.locator(`[id="${(await grid(page).getAttribute('aria-activedescendant')) ?? 'none'}"]`)
  await expect(focused).toHaveRole('row')
  await expect(focused).toHaveAttribute('aria-rowindex', '3')
  await expect(focused).toHaveAccessibleName('Bela')
  await expect(focused).toHaveAccessibleDescription(
    'in room 20 m 00 s, 2 joins, 1 drop (inferred), away 20 m 00 s in all, last left 11:50:00: 11:10:00.000 to 11:20:00.000, away 20 m 00 s, 11:40:00.000 to 11:50:00.000, Europe/Berlin (UTC+2); participant id b1'
  )
  await page.keyboard.press('o')
  await expect(lane(page, 'Cleo')).toHaveAccessibleDescription(/^never met; in room 1 m 00 s/)

  await page.getByRole('button', { name: /^Group: / }).click()
  await page.getByRole('menuitemradio', { name: 'By name' }).click()
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '7')
  await expect(grid(page).getByRole('rowheader').first()).toHaveAccessibleName('Anna, 2 ids, in room 45 m 00 s')
  const numbers = await grid(page)
    .getByRole('row')
    .evaluateAll((all) => all.map((row) => Number(row.getAttribute('aria-rowindex'))).sort((a, b) => a - b))
  expect(numbers).toEqual([1, 2, 3, 4, 5, 6, 7])
})

test('each key has one answer in words: the crosshair, what is measured, what the view shows', async ({
  signedIn,
  service
}) => {
  const { page, idle } = signedIn
  await openStandup(signedIn, service)
  // After a fetch the lanes have the focus, and none of them is chosen yet.
  await expect(grid(page)).toBeFocused()
  for (let row = 0; row < 3; row++) await page.keyboard.press('ArrowDown')
  const said = await listen(page)
  const answers: readonly (readonly [key: string, words: RegExp])[] = [
    ['.', /^11:10:00\.000, Bela, in room 10 m 00 s, .*, 2 in room$/],
    ['x', /^11:10:00\.000, measuring 11:10:00\.000 → 11:10:00\.000, 0\.000 s, 2 in room$/],
    ['.', /^11:20:00\.000, measuring 11:10:00\.000 → 11:20:00\.000, 10 m 00\.000 s, 1 in room$/],
    ['x', /^11:20:00\.000, measured 11:10:00\.000 → 11:20:00\.000, 10 m 00\.000 s, 1 in room/],
    ['z', /^View: Europe\/Berlin \(UTC\+2\), 14 May 2024 11:10:00 to 11:20:00$/],
    ['s', /^View: Europe\/Berlin/],
    ['Alt+ArrowLeft', /^View: Europe\/Berlin/],
    ['0', /^View: Europe\/Berlin/],
    ['m', /^Marked: Mark 1, until Rollcall closes unless the session is kept$/],
    ['p', /^Pinned to the top: Bela$/],
    ['o', /^Overlap with Bela$/],
    ['Enter', /^Details of Bela$/]
  ]
  for (const [key, words] of answers) {
    await page.keyboard.press(key)
    await idle()
    const [first = '', ...others] = await said()
    expect(first, key).toMatch(words)
    expect(others, key).toEqual([])
  }
})

test('at the pace of the pointer nothing is said, whichever panel is open', async ({ signedIn, service }) => {
  const { page, idle } = signedIn
  await openStandup(signedIn, service)
  const panels = page.getByRole('region', { name: 'Panels' })
  for (const panel of ['Details', 'Roll call', 'Overlap', 'Measure and marks']) {
    await panels.getByRole('button', { name: panel, exact: true }).click()
    await idle()
    const said = await listen(page)
    const { x = 0, y = 0 } = (await grid(page).boundingBox()) ?? {}
    for (let step = 0; step < 12; step++) await page.mouse.move(x + 320 + 30 * step, y + 20)
    await idle()
    expect(await said(), panel).toEqual([])
  }
})

test('sliders, dialogs and the palette have names and values in words', async ({ signedIn, service }) => {
  const { page } = signedIn
  await openStandup(signedIn, service)
  await grid(page).focus()
  for (const key of ['ArrowDown', '.', 'Shift+ArrowRight']) await page.keyboard.press(key)
  const sliders = await page
    .getByRole('slider')
    .evaluateAll((all) =>
      all.map((slider) => [slider.getAttribute('aria-label'), slider.getAttribute('aria-valuetext')] as const)
    )
  expect(sliders.map(([name]) => name)).toEqual([
    'Start of what is measured',
    'End of what is measured',
    'View',
    'Start of the view',
    'End of the view'
  ])
  for (const [, value] of sliders) expect(value).toMatch(/\d\d:\d\d:\d\d/)

  for (const [key, name] of [
    ['ControlOrMeta+k', 'Command palette'],
    ['ControlOrMeta+e', /Export/],
    ['?', 'Help']
  ] as const) {
    await page.keyboard.press(key)
    await expect(dialog(page)).toHaveAccessibleName(name)
    await page.keyboard.press('Escape')
    await expect(dialog(page)).toHaveCount(0)
    await expect(grid(page)).toBeFocused()
  }
  await page.keyboard.press('g')
  await expect(page.getByRole('textbox', { name: 'Time in this session' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(grid(page)).toBeFocused()
  await page.keyboard.press('ControlOrMeta+k')
  const field = dialog(page).getByRole('combobox')
  await expect(field, 'first the field is said').not.toHaveAttribute('aria-activedescendant')
  await page.keyboard.press('ArrowDown')
  const option = await field.getAttribute('aria-activedescendant')
  await expect(page.locator(`[id="${option ?? 'none'}"]`)).toHaveAttribute('aria-selected', 'true')
})
