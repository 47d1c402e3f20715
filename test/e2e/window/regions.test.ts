// The keyboard goes from one part of the window to the next, and what is pasted anywhere is asked for.
import type { Page } from '@playwright/test'
import { DOCUMENTED } from '../../videosdk/sessions'
import { focusedLane, grid } from '../rollcall/lanes'
import { fetchSession, header, sessionField } from '../rollcall/steps'
import { expect, test } from '../rollcall/story'

test.use({ keyringState: 'no-bus' })

const region = (page: Page) =>
  page.evaluate(() => document.activeElement?.closest('[data-region]')?.getAttribute('aria-label') ?? null)

/** As the system hands a text over while something other than a field has the focus. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', pasted)
    const target = document.activeElement ?? document.body
    target.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)
}

test('F6 walks the parts of the window, also out of a field, and comes back to where it was in each', async ({
  signedIn
}) => {
  const { page } = signedIn
  await fetchSession(signedIn, DOCUMENTED.mediaEvents)
  await sessionField(page).focus()
  const walked: (string | null)[] = []
  for (let step = 0; step < 7; step++) {
    await page.keyboard.press('F6')
    walked.push(await region(page))
  }
  expect(walked).toEqual(['Open sessions', 'Session', 'Display', 'Timeline', 'Panels', 'Status', 'Sessions'])
  await expect(sessionField(page)).toBeFocused()
  for (const name of ['Status', 'Panels', 'Timeline']) {
    await page.keyboard.press('Shift+F6')
    expect(await region(page)).toBe(name)
  }
  await expect(grid(page)).toBeFocused()
})

test('a session id that is pasted outside of fields is put into its field and asked for', async ({ signedIn }) => {
  const { page, idle } = signedIn
  await fetchSession(signedIn, DOCUMENTED.ended)
  await grid(page).focus()
  await paste(page, `https://api.videosdk.live/v2/sessions/${DOCUMENTED.mediaEvents}\n`)
  await idle()
  await expect(header(page)).toContainText('4 participants')
  await expect(sessionField(page)).toHaveValue(new RegExp(DOCUMENTED.mediaEvents))

  // In a field it is only text.
  await page.getByRole('textbox', { name: 'Find a participant' }).focus()
  await paste(page, DOCUMENTED.ended)
  await idle()
  await expect(sessionField(page)).toHaveValue(new RegExp(DOCUMENTED.mediaEvents))
})

test('after a fetch the focus is on the lanes, and by Tab they are six presses from the field at most', async ({
  signedIn
}) => {
  const { page, idle } = signedIn
  await fetchSession(signedIn, DOCUMENTED.ended)
  await fetchSession(signedIn, DOCUMENTED.mediaEvents)
  await expect(grid(page)).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await idle()
  expect(await focusedLane(page)).toContain('isha')

  await sessionField(page).focus()
  let presses = 0
  while (presses < 10 && !(await grid(page).evaluate((one) => one === document.activeElement))) {
    await page.keyboard.press('Tab')
    presses++
  }
  expect(presses).toBeLessThanOrEqual(6)
})

test('arrows walk the lists of the sidebar and the toolbar, each of which is one Tab stop', async ({ signedIn }) => {
  const { page } = signedIn
  await fetchSession(signedIn, DOCUMENTED.ended)
  await fetchSession(signedIn, DOCUMENTED.mediaEvents)
  await sessionField(page).focus()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'All 2', exact: true })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  expect(await region(page)).toBe('Sessions')
  await page.keyboard.press('End')
  await expect(page.getByRole('separator', { name: 'Width of the sessions' })).toBeFocused()
  await page.keyboard.press('Shift+Tab')
  await expect(sessionField(page)).toBeFocused()

  const find = page.getByRole('textbox', { name: 'Find a participant' })
  await find.focus()
  await page.keyboard.type('a')
  await page.keyboard.press('ArrowLeft')
  await expect(find).toBeFocused()
  await page.keyboard.press('End')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('button', { name: /^Sort:/ })).toBeFocused()
})
