// The hour that comes twice when the clocks go back: every time in it says which of the two it is, and either can be gone to.
import { expect, test } from '../rollcall/story'
import type { ApiSession } from '../../videosdk/api-session'
import { grid } from '../rollcall/lanes'
import { fetchSession, status } from '../rollcall/steps'

test.use({ keyringState: 'no-bus' })

const at = (time: string) => `2024-10-27T${time}:00.000Z`
const autumnNight = {
  id: 'autumn-night',
  roomId: 'r',
  status: 'ended',
  start: at('00:00'),
  end: at('02:00'),
  participants: [
    { participantId: 'alma', name: 'Alma', timelog: [{ start: at('00:10'), end: at('01:20') }] },
    { participantId: 'bo', name: 'Bo', timelog: [{ start: at('01:15'), end: at('01:30') }] }
  ]
} satisfies ApiSession

test('times in it carry their offset, and an edited one stays in its own of the two hours', async ({
  signedIn,
  service
}) => {
  const { page, idle } = signedIn
  service.put(autumnNight)
  await fetchSession(signedIn, 'autumn-night')
  await expect(status(page)).toContainText(/view 01:5\d:\d\d – 03:0\d:\d\d Europe\/Berlin \(UTC\+2, then UTC\+1\)/)
  await grid(page).focus()
  for (const key of ['Home', '.', 'x', '.', 'x', 'm']) await page.keyboard.press(key)
  await idle()
  await expect(page.locator('div.flag')).toHaveText('27 Oct 2024 02:20:00.000 (UTC+1)')
  await page.getByRole('button', { name: 'Measure and marks' }).click()
  const start = page.getByRole('textbox', { name: 'Start', exact: true })
  const end = page.getByRole('textbox', { name: 'End', exact: true })
  await expect(start).toHaveValue('02:10:00.000 (UTC+2)')
  await expect(end).toHaveValue('02:20:00.000 (UTC+1)')
  await end.fill('02:21')
  await end.press('Enter')
  await idle()
  await expect(end).toHaveValue('02:21:00.000 (UTC+1)')
  await expect(start).toHaveValue('02:10:00.000 (UTC+2)')
})

test('going to a time in it offers both, and takes one with its offset without asking', async ({
  signedIn,
  service
}) => {
  const { page, idle } = signedIn
  service.put(autumnNight)
  await fetchSession(signedIn, 'autumn-night')
  const crosshair = page.locator('div.flag')
  const ask = async (typed: string) => {
    await grid(page).focus()
    await page.keyboard.press('g')
    await page.getByRole('textbox', { name: 'Time in this session' }).fill(typed)
  }
  await ask('02:15')
  await expect(page.getByRole('button', { name: 'The first, UTC+2' })).toBeVisible()
  await page.getByRole('button', { name: 'The second, UTC+1' }).click()
  await idle()
  await expect(crosshair).toHaveText('27 Oct 2024 02:15:00.000 (UTC+1)')
  await ask('02:15')
  await page.keyboard.press('Enter')
  await idle()
  await expect(crosshair).toHaveText('27 Oct 2024 02:15:00.000 (UTC+2)')
  await ask('02:15 +1')
  await expect(page.getByRole('button', { name: 'Go there' })).toBeVisible()
  await page.keyboard.press('Enter')
  await idle()
  await expect(crosshair).toHaveText('27 Oct 2024 02:15:00.000 (UTC+1)')
})
