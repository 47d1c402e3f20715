// The keyboard goes from one part of the window to the next, and what is pasted anywhere is asked for.
import type { Page } from '@playwright/test'
import { DOCUMENTED } from '../../videosdk/sessions'
import { grid } from '../rollcall/lanes'
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
  for (let step = 0; step < 6; step++) {
    await page.keyboard.press('F6')
    walked.push(await region(page))
  }
  expect(walked).toEqual(['Session', 'Display', 'Timeline', 'Panels', 'Status', 'Sessions'])
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
