// Time: the same moments on the user's own clock, in UTC, in any zone or from the start, and the zone is always named.
import { fetchSession, header, lane, status } from '../rollcall/steps'
import { expect, test } from '../rollcall/story'
import { DOCUMENTED } from '../../videosdk/sessions'
import type { Rollcall } from '../rollcall/rollcall'

test.use({ keyringState: 'no-bus' })

async function chooseZone({ page, idle }: Rollcall, name: string): Promise<void> {
  await page.getByRole('button', { name: /^Time zone:/ }).click()
  await page.getByRole('menuitemradio', { name }).click()
  await idle()
}

async function typeZone({ page, idle }: Rollcall, name: string): Promise<void> {
  if (!(await page.getByRole('combobox', { name: 'Time zone' }).isVisible())) {
    await page.getByRole('button', { name: /^Time zone:/ }).click()
    await page.getByRole('menuitem', { name: 'Another zone…' }).click()
  }
  await page.getByRole('combobox', { name: 'Time zone' }).fill(name)
  await page.keyboard.press('Enter')
  await idle()
}

test('each choice of clock changes every time that is shown, and names itself', async ({ signedIn }) => {
  const { page } = signedIn
  await fetchSession(signedIn, DOCUMENTED.ended)
  const shows = async (zone: string, start: string, joined: string) => {
    await expect(header(page)).toContainText(`${start} →`)
    await expect(lane(page, 'test-1')).toHaveAccessibleDescription(new RegExp(`: ${joined} to`))
    await expect(lane(page, 'test-1')).toHaveAccessibleDescription(new RegExp(zone.replace(/[+()]/g, '\\$&')))
    await expect(status(page)).toContainText(zone)
    await expect(page.getByRole('region', { name: 'Timeline' }).getByText(zone).first()).toBeVisible()
  }
  await shows('Europe/Berlin (UTC+1)', '22 Feb 2022 08:26:43', '08:26:44\\.465')
  await expect(status(page)).toContainText(/fetched \d+ \w{3} \d{4} \d\d:\d\d:\d\d by Acme production/)
  await chooseZone(signedIn, 'UTC')
  await expect(status(page)).toContainText(/fetched \d\d:\d\d:\d\dZ by Acme production/)
  await shows('UTC', '22 Feb 2022 07:26:43', '07:26:44\\.465')
  await typeZone(signedIn, 'Asia/Kolkata')
  await shows('Asia/Kolkata (UTC+5:30)', '22 Feb 2022 12:56:43', '12:56:44\\.465')
  await typeZone(signedIn, 'America/St_Johns')
  await shows('America/St_Johns (UTC-3:30)', '22 Feb 2022 03:56:43', '03:56:44\\.465')
  await chooseZone(signedIn, 'Relative to start')
  await shows('Relative to start', '22 Feb 2022 08:26:43', '\\+0:00\\.602')
  await page.getByRole('button', { name: 'Table', exact: true }).click()
  await expect(page.getByText('The table and CSV for programs are in UTC (ISO 8601)')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Time zone:/ })).toHaveCount(0)
})

test('what is no time zone is refused in words, and the clock stays', async ({ signedIn }) => {
  const { page } = signedIn
  await fetchSession(signedIn, DOCUMENTED.ended)
  await typeZone(signedIn, 'Mars/Olympus')
  await expect(page.getByText('“Mars/Olympus” is not a time zone.')).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'Time zone' })).toHaveAttribute('aria-invalid', 'true')
  await expect(status(page)).toContainText('Europe/Berlin (UTC+1)')
  await typeZone(signedIn, 'asia/kolkata')
  await expect(status(page)).toContainText('Asia/Kolkata (UTC+5:30)')
  await typeZone(signedIn, 'pacific/chatham')
  await expect(status(page)).toContainText('Pacific/Chatham (UTC+13:45)')
})

test('the clock and the theme are remembered', async ({ start }) => {
  const before = await start({ signedIn: true })
  await before.page.getByRole('button', { name: 'See the sample session' }).click()
  await typeZone(before, 'America/Sao_Paulo')
  await before.page.getByRole('button', { name: 'Theme' }).click()
  await before.page.getByRole('menuitemradio', { name: 'Dark' }).click()
  await before.idle()
  await before.close()

  const { page, idle } = await start()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.getByRole('button', { name: 'See the sample session' }).click()
  await idle()
  await expect(page.getByRole('button', { name: 'Time zone: America/Sao_Paulo' })).toBeVisible()
  await expect(status(page)).toContainText('America/Sao_Paulo (UTC-3)')
})

test('the date appears where a session crosses midnight, in that zone only', async ({ signedIn, service }) => {
  const { page } = signedIn
  const timelog = [{ start: '2024-03-09T22:30:00.000Z', end: '2024-03-10T00:15:00.250Z' }]
  const participants = [{ participantId: 'p1', name: 'Night owl', timelog }]
  const times = { start: '2024-03-09T22:30:00.000Z', end: '2024-03-10T00:15:01.000Z' }
  service.put({ id: 'midnight-session', roomId: 'r', status: 'ended', participants, ...times })
  await fetchSession(signedIn, 'midnight-session')
  await expect(lane(page, 'Night owl')).toHaveAccessibleDescription(
    /: 9 Mar 2024 23:30:00\.000 to 10 Mar 2024 01:15:00\.250, Europe\/Berlin/
  )
  await expect(status(page)).toContainText(/view 9 Mar 2024 23:\d\d:\d\d – 10 Mar 2024 01:\d\d:\d\d Europe\/Berlin/)
  const axis = page.getByRole('img', { name: 'Time axis' })
  await expect(axis).toHaveAccessibleName(
    /: Europe\/Berlin \(UTC\+1\), 9 Mar 2024 23:\d\d:\d\d to 10 Mar 2024 01:\d\d:\d\d$/
  )
  await typeZone(signedIn, 'Asia/Tokyo')
  await expect(lane(page, 'Night owl')).toHaveAccessibleDescription(/: 07:30:00\.000 to 09:15:00\.250, Asia\/Tokyo/)
  await expect(status(page)).toContainText(/view 07:\d\d:\d\d – 09:\d\d:\d\d Asia\/Tokyo/)
  await expect(axis).toHaveAccessibleName(/: Asia\/Tokyo \(UTC\+9\), 10 Mar 2024 07:\d\d:\d\d to 09:\d\d:\d\d$/)
})
