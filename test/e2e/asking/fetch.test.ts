// Fetching: whatever names the session is pasted, the service is asked once, and the lanes say who was there and when.
import { decodeJwt } from 'jose'
import {
  ask,
  fetchSession,
  givenUp,
  header,
  isHanging,
  lane,
  listedRecents,
  sessionField,
  status
} from '../rollcall/steps'
import { expect, test } from '../rollcall/story'
import { DOCUMENTED } from '../../videosdk/sessions'
import { account } from '../rollcall/rollcall'

test.use({ keyringState: 'no-bus' })

test('the documented session shows its one participant, its figures and its ids', async ({ signedIn, service }) => {
  const { page } = signedIn
  await fetchSession(signedIn, DOCUMENTED.ended)

  await expect(lane(page, 'test-1')).toHaveAccessibleDescription(
    'in room 21 m 48 s, 1 join, last left 08:48:32: 08:26:44.465 to 08:48:32.553, Europe/Berlin (UTC+1); participant id hasm43'
  )
  await expect(lane(page, 'test-1')).toContainText(/test-1\s*21 m 48 s\s*hasm43\s*1 join/)
  await expect(header(page)).toContainText('22 Feb 2022 08:26:43 → 08:48:32 Europe/Berlin (UTC+1)')
  for (const figure of ['21 m 48 s', '1 participant', 'nobody dropped', 'peak 1 at once', 'fetched just now'])
    await expect(header(page)).toContainText(figure)
  await expect(header(page).getByText('Live')).toHaveCount(0)
  await expect(header(page)).toContainText(account.name)
  await expect(header(page).locator('[data-color="teal"]')).toBeVisible()

  const [asked, counted] = service.requests
  expect(service.requests).toHaveLength(2)
  expect(asked?.path).toBe(`/v2/sessions/${DOCUMENTED.ended}`)
  expect(counted?.path).toBe(`/v2/sessions/${DOCUMENTED.ended}/participants`)
})

test('what is sent is a bare, short-lived token, the same for the whole batch, and no cookie', async ({
  signedIn,
  service
}) => {
  await fetchSession(signedIn, DOCUMENTED.ended)
  await fetchSession(signedIn, DOCUMENTED.mediaEvents)
  const tokens = service.requests.map(({ headers }) => headers['authorization'] ?? '')
  expect(tokens).toHaveLength(4)
  for (const { method, headers, status } of service.requests) {
    expect(method).toBe('GET')
    expect(status).toBe(200)
    expect(headers).not.toHaveProperty('cookie')
    expect(headers).not.toHaveProperty('referer')
  }
  expect(tokens[0]).toBe(tokens[1])
  expect(tokens[2]).toBe(tokens[3])
  expect(tokens[0]).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/)
  const { iat = 0, exp = 0, ...claims } = decodeJwt(tokens[0] ?? '')
  expect(claims).toMatchObject({ apikey: account.apiKey, permissions: ['allow_join'], version: 2, roles: ['crawler'] })
  expect(exp - iat).toBe(600)
})

for (const [how, pasted] of Object.entries({
  'with blanks and quotes around it': ` \t"${DOCUMENTED.ended}" \n`,
  'as the API URL': `https://api.videosdk.live/v2/sessions/${DOCUMENTED.ended}`,
  'as a link that contains it': `https://app.videosdk.live/meetings/sessions/${DOCUMENTED.ended}?tab=participants`
}))
  test(`a session id can be pasted ${how}`, async ({ signedIn, service }) => {
    await fetchSession(signedIn, pasted)
    await expect(lane(signedIn.page, 'test-1')).toBeVisible()
    expect(service.requests[0]?.path).toBe(`/v2/sessions/${DOCUMENTED.ended}`)
  })

test('what cannot be an id is refused with an example, before any call', async ({ signedIn, service }) => {
  const { page, idle } = signedIn
  for (const pasted of ['hello there', 'abc', 'https://example.com/', 'sessions 🙂']) {
    await ask(page, pasted)
    await idle()
    const notice = page.getByRole('alert').filter({ hasText: 'That is not a session id' })
    await expect(notice).toContainText('Paste an id such as 621490331a4fb00409e38ca4')
    await expect(sessionField(page)).toHaveValue(pasted)
    await expect(sessionField(page)).toHaveAttribute('aria-invalid', 'true')
  }
  await page.getByRole('button', { name: 'Check the id' }).click()
  await expect(sessionField(page)).toBeFocused()
  expect(service.requests).toHaveLength(0)
  expect(service.connections).toBe(0)
})

test('a session that still runs says so, and who has not left is still in', async ({ signedIn }) => {
  const { page } = signedIn
  await fetchSession(signedIn, DOCUMENTED.running)
  await expect(header(page).getByText('Live', { exact: true })).toBeVisible()
  await expect(header(page)).toContainText(/29 Mar 2022 07:21:42 \S+ \(UTC\+2\) → still running.* so far/)
  await expect(lane(page, 'John')).toHaveAccessibleDescription(
    /1 join, still in: 29 Mar 2022 07:21:43\.663, still in, Europe\/Berlin/
  )
  await expect(lane(page, 'William')).toHaveAccessibleDescription(/in room 552 ms, 1 join/)
})

test('a second question is answered beside the first, which goes on until its tab is closed', async ({
  signedIn,
  service
}) => {
  const { page, idle } = signedIn
  service.fail('session', { kind: 'slow-head', delayMs: 'never' }, { times: 1 })
  await ask(page, DOCUMENTED.mediaEvents)
  await isHanging(service)
  await ask(page, DOCUMENTED.ended)
  await expect(lane(page, 'test-1')).toBeVisible()
  await page.keyboard.press('Control+1')
  await expect(page.getByRole('button', { name: 'Cancel' })).toBeVisible()
  await page.keyboard.press('Control+w')
  await givenUp(service, 0)
  await idle()
  await expect(lane(page, 'test-1')).toBeVisible()
})

test('Fetch again and the recents ask anew, and the view stays where it was', async ({ signedIn, service }) => {
  const { page, idle } = signedIn
  await fetchSession(signedIn, DOCUMENTED.mediaEvents)
  await page.getByRole('button', { name: 'Zoom in' }).click()
  await idle()
  const view = /view .* – .* Europe\/Berlin/
  const before = view.exec(await status(page).innerText())?.[0] ?? 'no view'
  await page.getByRole('button', { name: 'Fetch again' }).click()
  await idle()
  expect(service.requests).toHaveLength(4)
  await expect(status(page)).toContainText(before)
  const recents = listedRecents(page)
  await expect(recents).toHaveText([/k7tb-chj6-9sjp/])
  await recents.getByRole('button').click()
  await idle()
  expect(service.requests).toHaveLength(6)
  await expect(status(page)).toContainText(before)
})
