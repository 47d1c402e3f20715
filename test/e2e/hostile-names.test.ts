// Hostile names: whatever a participant is called, it is only a name.
import type { ApiSession } from '../videosdk/api-session'
import { expect, fetchSession, header, lane, test, type Rollcall } from './rollcall'

test.use({ keyringState: 'no-bus' })

const markup = '<img src=x onerror="document.title=\'ran\'">'
const names = [
  markup,
  '<script>document.title="ran"</script>',
  '{@html ran} ${ran} {{ran}}',
  'Ann \u202egpj.exe',
  `${'Long '.repeat(2_000)}end`,
  'before\u0000after',
  '👩🏽‍🚀 Zoë 🏳️‍🌈 \ud800 half',
  '=HYPERLINK("http://example.com","Ann")',
  'javascript:alert(1)',
  '  '
]

function hostileSession(): ApiSession {
  const timelog = [{ start: '2024-05-14T13:00:00.000Z', end: '2024-05-14T13:01:00.000Z' }]
  const events = { errors: [{ start: '2024-05-14T13:00:30.000Z', message: `${markup} failed` }] }
  return {
    id: 'hostile-session',
    roomId: `${markup}room`,
    customRoomId: `${markup}${'x'.repeat(5_000)}`,
    start: '2024-05-14T13:00:00.000Z',
    end: '2024-05-14T13:02:00.000Z',
    status: `${markup}ended`,
    participants: names.map((name, index) => ({ participantId: `p${index}`, name, timelog, events }))
  }
}

/** Everything that a page which ran or loaded something would say or do. */
function watch({ page }: Rollcall): string[] {
  const said: string[] = []
  page.on('console', (message) => said.push(`${message.type()}: ${message.text()}`))
  page.on('pageerror', (error) => said.push(`error: ${error.message}`))
  page.on('dialog', (dialog) => said.push(`dialog: ${dialog.message()}`))
  page.on('request', (request) => said.push(`request: ${request.url()}`))
  return said
}

test('names with markup, scripts, controls and 10,000 letters are shown as text, and nothing runs', async ({
  signedIn,
  service
}) => {
  const { page, idle } = signedIn
  const said = watch(signedIn)
  const title = await page.title()
  service.put(hostileSession())
  await fetchSession(signedIn, 'hostile-session')

  await expect(page.getByRole('heading', { level: 1 })).toContainText(markup)
  await expect(header(page)).toContainText(`${markup}room`)
  await expect(header(page)).toContainText(`${markup}ended`)
  const lanes = page.getByRole('grid', { name: 'Participants' }).getByRole('row')
  await expect(lanes).toHaveCount(names.length)
  await expect(lane(page, markup)).toHaveAccessibleDescription(/1 error: <img src=x .* failed at/)
  for (const name of ['Ann \u202egpj.exe', 'before', '👩🏽‍🚀 Zoë', 'javascript:alert(1)', '{@html ran}'])
    await expect(lanes.filter({ hasText: name })).toHaveCount(1)

  await lane(page, markup).hover({ position: { x: 500, y: 10 } })
  await idle()
  await expect(page.locator('.tip')).toContainText(markup)

  await page.getByRole('button', { name: 'Table', exact: true }).click()
  await idle()
  await expect(page.getByRole('cell', { name: markup, exact: true }).first()).toBeVisible()
  await page.getByRole('button', { name: 'Raw JSON' }).click()
  await expect(page.getByText('onerror').first()).toBeVisible()
  await page.getByRole('button', { name: /^Data notes/ }).click()
  await idle()

  expect(said).toEqual([])
  expect(await page.title()).toBe(title)
  expect(await page.locator('img, iframe, body script, a[href]').count()).toBe(0)
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(overflow).toBeLessThanOrEqual(0)
})

test('a kept session with such names is listed and found by them', async ({ start, service }) => {
  const first = await start({ signedIn: true })
  service.put(hostileSession())
  await fetchSession(first, 'hostile-session')
  await first.page.getByRole('button', { name: 'Keep', exact: true }).click()
  await first.idle()
  await first.close()

  const again = await start()
  const said = watch(again)
  await again.page.getByRole('searchbox', { name: 'Search kept sessions' }).fill('ONERROR')
  const kept = again.page.getByRole('region', { name: /^Kept/ }).getByRole('listitem')
  await expect(kept).toHaveText([/<img src=x/])
  await kept.getByRole('button').first().click()
  await again.idle()
  await expect(lane(again.page, markup)).toBeVisible()
  expect(said).toEqual([])
})
