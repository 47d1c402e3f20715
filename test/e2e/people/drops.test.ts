// The drops of a session: said in the header, reached from there and from the strip of the whole session, filtered for and sorted by.
import { expect, test } from '../rollcall/story'
import { fetchSession, header, lane } from '../rollcall/steps'
import { rows, standup } from '../rollcall/lanes'

test.use({ keyringState: 'no-bus' })

test('the header says how many dropped, and a click on that selects the drop', async ({ signedIn, service }) => {
  const { page, idle } = signedIn
  service.put(standup)
  await fetchSession(signedIn, 'standup-session')
  // Gone to by key, it is what the tip is about, though somebody's stay ends at the same moment.
  await page.keyboard.press(']')
  await idle()
  await expect(page.locator('.tip')).toContainText('away 20 m 00 s')
  await page.keyboard.press('Escape')
  const dropped = header(page).getByRole('button', { name: '1 person dropped and came back' })
  await dropped.click()
  await idle()
  await expect(lane(page, 'Bela')).toHaveAccessibleDescription(/^selected: away 20 m 00 s, 11:20:00 to 11:40:00/)
  await expect(dropped).toBeFocused()
  await page.getByRole('button', { name: 'Details', exact: true }).click()
  await idle()
  await expect(page.getByRole('region', { name: 'Panels' })).toContainText(
    'Away in all: 20 m 00.000 s, 1 drop (inferred)'
  )
})

test('a tick on the strip of the whole session leads to its drop', async ({ signedIn, service }) => {
  const { page, idle } = signedIn
  service.put(standup)
  await fetchSession(signedIn, 'standup-session')
  const strip = page.getByRole('img', { name: /^Whole session/ })
  const { x = 0, y = 0, width = 0 } = (await strip.locator('canvas').boundingBox()) ?? {}
  // Of an hour with a margin of a fiftieth at both ends, the 20th minute.
  await page.mouse.click(x + (width * (0.02 + 20 / 60)) / 1.04, y + 6)
  await idle()
  await expect(lane(page, 'Bela')).toHaveAccessibleDescription(/^selected: away 20 m 00 s/)
})

test('lanes are filtered for drops and sorted by the time away', async ({ signedIn, service }) => {
  const { page, idle } = signedIn
  service.put(standup)
  await fetchSession(signedIn, 'standup-session')
  await page.getByRole('button', { name: /^Sort/ }).click()
  await page.getByRole('menuitemradio', { name: 'By time away' }).click()
  await idle()
  expect((await rows(page))[0]).toContain('Bela')
  await page.getByRole('button', { name: /^Filter/ }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Dropped and came back' }).click()
  await idle()
  expect(await rows(page)).toHaveLength(1)
})
