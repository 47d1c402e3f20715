// Time: the same moments on the user's own clock, in UTC, in any zone or from the start, and the zone is always named.
import { chooseZone, fetchSession, header, lane, status } from '../rollcall/steps'
import { expect, test } from '../rollcall/story'
import { DOCUMENTED } from '../../videosdk/sessions'
import { generateSession } from '../../videosdk/generator'

test.use({ keyringState: 'no-bus' })

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
  await chooseZone(signedIn, 'Asia/Kolkata')
  await shows('Asia/Kolkata (UTC+5:30)', '22 Feb 2022 12:56:43', '12:56:44\\.465')
  await chooseZone(signedIn, 'America/St_Johns')
  await shows('America/St_Johns (UTC-3:30)', '22 Feb 2022 03:56:43', '03:56:44\\.465')
  await chooseZone(signedIn, 'relative')
  await shows('Relative to start', '22 Feb 2022 08:26:43', '\\+0:00\\.602')
  await page.getByRole('button', { name: 'Table', exact: true }).click()
  const table = page.getByRole('grid', { name: 'Intervals' })
  await expect(table.getByRole('gridcell', { name: '+0:00.602' }).first()).toBeVisible()
  await chooseZone(signedIn, 'Kolkata')
  await expect(table.getByRole('columnheader', { name: 'Start (Asia/Kolkata)' })).toBeVisible()
  await expect(table.getByRole('gridcell', { name: '22 Feb 2022 12:56:44.465' }).first()).toBeVisible()
})

test('a zone is found by city, country, abbreviation or offset, each with what it means at the session’s time', async ({
  signedIn
}) => {
  const { page, idle } = signedIn
  await fetchSession(signedIn, DOCUMENTED.ended)
  const before = await page.getByRole('grid', { name: 'Participants' }).boundingBox()
  await page.getByRole('button', { name: /^Time zone: Europe\/Berlin/ }).click()
  const field = page.getByRole('combobox', { name: 'Time zone' })
  await expect(field).toBeFocused()
  const options = page.getByRole('option')
  for (const [typed, first] of [
    ['vanc', 'Vancouver · Canada · PST · UTC-8 · 23:26'],
    ['new z', 'Auckland · New Zealand · NZDT · UTC+13 · 20:26'],
    ['IST', 'Kolkata · India · IST · UTC+5:30 · 12:56'],
    ['+05:45', 'Kathmandu · Nepal · UTC+5:45 · 13:11']
  ] as const) {
    await field.fill(typed)
    await idle()
    await expect(options.first(), typed).toHaveText(first)
  }
  await field.fill('IST')
  await expect(options).toContainText(['Kolkata', 'Dublin', 'Jerusalem'])
  await field.fill('Mars/Olympus')
  await expect(page.getByText('No zone is called that.')).toBeVisible()
  await expect(field).toHaveAttribute('aria-invalid', 'true')
  await page.keyboard.press('Enter')
  await expect(status(page)).toContainText('Europe/Berlin (UTC+1)')

  // A part of its name and Enter.
  await field.fill('vanc')
  await page.keyboard.press('Enter')
  await idle()
  await expect(status(page)).toContainText('America/Vancouver (UTC-8)')
  await expect(page.getByRole('button', { name: /^Time zone/ })).toHaveText('Vancouver')
  await expect(page.getByRole('button', { name: /^Time zone/ })).toBeFocused()
  await chooseZone(signedIn, 'UTC', 'Second clock')
  await expect(page.getByRole('button', { name: /^Time zone/ })).toHaveText('Vancouver + UTC')
  expect((await page.getByRole('grid', { name: 'Participants' }).boundingBox())?.x).toBe(before?.x)
})

test('the zones of the places that participants were recorded in are offered by name, none of them guessed', async ({
  signedIn,
  service
}) => {
  const { page, idle } = signedIn
  const session = generateSession({ seed: 3, participants: 3, id: 'places-session' })
  const places = [
    { city: 'Surat', region: 'Gujarat', country: 'India' },
    { city: 'Moose Jaw', region: 'Saskatchewan', country: 'CA' },
    { city: 'unknown', region: 'unknown', country: 'unknown' }
  ]
  const participants = (session.participants ?? []).map((person, index) => ({
    ...person,
    ...(places[index] !== undefined && { geoLocation: places[index] })
  }))
  service.put({ ...session, participants })
  await fetchSession(signedIn, 'places-session')
  await page.getByRole('button', { name: /^Time zone/ }).click()
  await idle()
  const options = page.getByRole('option')
  await expect(options.filter({ hasText: 'Surat: 1 participant' })).toHaveText([/Kolkata · India · IST/])
  await expect(options.filter({ hasText: 'Moose Jaw: 1 participant' })).toHaveCount(4)
  await expect(options.filter({ hasText: 'unknown' })).toHaveCount(0)
  await options.filter({ hasText: 'of Canada…' }).click()
  await expect(options.filter({ hasText: 'Regina · Canada · CST' })).toBeVisible()
})

test('a zone belongs to its session: another one starts with the user’s own, and each finds its own again', async ({
  start
}) => {
  const before = await start({ signedIn: true })
  await fetchSession(before, DOCUMENTED.ended)
  await chooseZone(before, 'America/Sao_Paulo')
  await chooseZone(before, 'UTC', 'Second clock')
  await before.page.getByRole('button', { name: 'Theme' }).click()
  await before.page.getByRole('menuitemradio', { name: 'Dark' }).click()
  await fetchSession(before, DOCUMENTED.mediaEvents)
  await expect(status(before.page)).toContainText('Europe/Berlin')
  await expect(before.page.getByRole('button', { name: /^Time zone/ })).toHaveText('Berlin')
  await before.close()

  const again = await start({ signedIn: true })
  const { page } = again
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await fetchSession(again, DOCUMENTED.mediaEvents)
  await expect(status(page)).toContainText('Europe/Berlin')
  await fetchSession(again, DOCUMENTED.ended)
  await expect(status(page)).toContainText('America/Sao_Paulo (UTC-3)')
  await expect(page.getByRole('button', { name: /^Time zone/ })).toHaveText('Sao Paulo + UTC')
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
  await chooseZone(signedIn, 'Asia/Tokyo')
  await expect(lane(page, 'Night owl')).toHaveAccessibleDescription(/: 07:30:00\.000 to 09:15:00\.250, Asia\/Tokyo/)
  await expect(status(page)).toContainText(/view 07:\d\d:\d\d – 09:\d\d:\d\d Asia\/Tokyo/)
  await expect(axis).toHaveAccessibleName(/: Asia\/Tokyo \(UTC\+9\), 10 Mar 2024 07:\d\d:\d\d to 09:\d\d:\d\d$/)
})
