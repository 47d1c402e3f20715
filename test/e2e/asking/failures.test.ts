// Failures: each way in which the service can fail has its own words and one action, and nothing that was there is lost.
import { ask, fetchSession, givenUp, isHanging, lane, sessionField, tabs } from '../rollcall/steps'
import { expect, test } from '../rollcall/story'
import { DOCUMENTED, documentedSessions } from '../../videosdk/sessions'
import { startVideosdk, type Fault } from '../../videosdk/server'
import { accountRow, dialog, submitKey } from '../accounts/account-steps'
import { account, type Rollcall } from '../rollcall/rollcall'

test.use({ keyringState: 'no-bus' })

const notice = ({ page }: Rollcall) => page.getByRole('alert')

interface Case {
  readonly fault: Fault
  readonly title: string
  readonly detail: string | RegExp
  readonly action: string
  /** How often the service was asked, retries included. */
  readonly attempts: number
}

const refusals: Readonly<Record<string, Case>> = {
  'a bad request': {
    fault: { kind: 'status', status: 400, message: 'Invalid session id' },
    title: 'VideoSDK knows no such session',
    detail: 'Invalid session id',
    action: 'Check the id',
    attempts: 1
  },
  'a session of somebody else': {
    fault: { kind: 'status', status: 402, message: 'No such session' },
    title: 'VideoSDK knows no such session',
    detail: 'No such session',
    action: 'Check the id',
    attempts: 1
  },
  'a rejected key': {
    fault: { kind: 'status', status: 401, message: 'Token is invalid or expired' },
    title: 'VideoSDK does not accept this account',
    detail: 'Token is invalid or expired',
    action: 'Edit this account',
    attempts: 1
  },
  'a forbidden session': {
    fault: { kind: 'status', status: 403, requestIdHeader: 'x-request-id' },
    title: 'This account may not read that session',
    detail: 'request stand-in-fault',
    action: 'Add an account',
    attempts: 1
  },
  'a pause of an hour asked for': {
    fault: { kind: 'status', status: 429, retryAfter: 3600 },
    title: 'VideoSDK asks for a pause',
    detail: /It asks to wait until .*\d\d:\d\d:\d\d .*: (1 h 00 m|59 m \d\d s) more/,
    action: 'Try again',
    attempts: 1
  },
  'a sign-in page of the network': {
    fault: { kind: 'html' },
    title: 'The network seems to want a sign-in first',
    detail: 'A web page came instead of data.',
    action: 'Try again',
    attempts: 1
  },
  'a network that says that it wants a sign-in': {
    fault: { kind: 'status', status: 511 },
    title: 'The network seems to want a sign-in first',
    detail: 'Told to answer 511',
    action: 'Try again',
    attempts: 1
  },
  'half an answer': {
    fault: { kind: 'truncated', contentLength: 'honest' },
    title: 'The answer could not be understood',
    detail: 'The answer is no JSON, or only a part of it.',
    action: 'Try again',
    attempts: 1
  },
  'an empty answer': {
    fault: { kind: 'empty' },
    title: 'The answer could not be understood',
    detail: 'The answer is empty.',
    action: 'Try again',
    attempts: 1
  },
  'an endless answer': {
    fault: { kind: 'bomb', bytes: 80 * 2 ** 20 },
    title: 'The answer is too large',
    detail: 'The answer is larger than 64 MiB.',
    action: 'Check the id',
    attempts: 1
  },
  'text that is no UTF-8': {
    fault: { kind: 'invalid-utf8' },
    title: 'The answer could not be understood',
    detail: 'The answer is no valid UTF-8 text.',
    action: 'Try again',
    attempts: 1
  }
}

test('each refusal has its own words and action, and what was open and typed stays', async ({ signedIn, service }) => {
  const { page, idle } = signedIn
  await fetchSession(signedIn, DOCUMENTED.ended)
  for (const [what, { fault, title, detail, action, attempts }] of Object.entries(refusals)) {
    await test.step(what, async () => {
      const before = service.requests.length
      service.fail('session', fault)
      await ask(page, DOCUMENTED.mediaEvents)
      await idle()
      await expect(notice(signedIn).getByRole('heading')).toHaveText(title)
      await expect(notice(signedIn)).toContainText(detail)
      await expect(notice(signedIn).getByRole('button', { name: action, exact: true })).toBeVisible()
      await expect(sessionField(page)).toHaveValue(DOCUMENTED.mediaEvents)
      await expect(tabs(page)).toHaveCount(2)
      expect(service.requests.length - before).toBe(attempts)
    })
  }
  expect(await page.content()).not.toContain(account.secret)
  await page.keyboard.press('Control+1')
  await expect(lane(page, 'test-1')).toBeVisible()
})

test('a session that does not exist is named so where it would have stood, and the id can be mended', async ({
  signedIn
}) => {
  const { page } = signedIn
  await fetchSession(signedIn, '0123456789abcdef01234567')
  await expect(notice(signedIn)).toContainText('VideoSDK knows no such session')
  await page.getByRole('button', { name: 'Check the id' }).click()
  await expect(sessionField(page)).toBeFocused()
  await page.keyboard.insertText(DOCUMENTED.ended)
  await page.keyboard.press('Enter')
  await expect(lane(page, 'test-1')).toBeVisible()
  await expect(notice(signedIn)).toHaveCount(0)
})

test('a session that the account may not read leads to the other accounts, and opens with the one that may', async ({
  signedIn,
  service
}) => {
  const { page, idle } = signedIn
  service.fail('session', { kind: 'status', status: 403 }, { times: 2 })
  await fetchSession(signedIn, DOCUMENTED.ended)
  await expect(notice(signedIn).getByRole('button', { name: 'Choose another account' })).toHaveCount(0)
  await notice(signedIn).getByRole('button', { name: 'Add an account' }).click()
  await submitKey(signedIn, { ...account, name: 'Another' })
  await dialog(page).getByRole('button', { name: 'Keep for this run only' }).click()
  await dialog(page).getByRole('button', { name: 'Done' }).click()
  await idle()
  await notice(signedIn).getByRole('button', { name: 'Choose another account' }).click()
  await accountRow(page, account.name).getByRole('button', { name: 'Use' }).click()
  await idle()
  await expect(dialog(page)).toBeHidden()
  await expect(lane(page, 'test-1')).toBeVisible()
})

for (const [how, retryAfter] of [
  ['seconds', () => 21],
  // Dates are told to the second.
  ['a date', () => new Date(Date.now() + 22_500)]
] as const) {
  test(`a pause that is asked for in ${how} is counted down where it stands, and at its end the session can be asked for again`, async ({
    signedIn,
    service
  }) => {
    const { page, idle } = signedIn
    service.fail('session', { kind: 'status', status: 429, retryAfter: retryAfter() }, { times: 1 })
    await fetchSession(signedIn, DOCUMENTED.ended)
    const alert = notice(signedIn)
    const again = alert.getByRole('button', { name: 'Try again' })
    await expect(alert).toContainText(/It asks to wait until \d\d:\d\d:\d\d .*: \d\d s more/)
    await expect(again).toHaveAttribute('aria-disabled', 'true')
    await again.click({ force: true })
    expect(service.requests).toHaveLength(1)
    const before = await again.boundingBox()
    await expect(alert.getByRole('status')).toHaveText('VideoSDK can be asked again.', { timeout: 30_000 })
    expect(await again.boundingBox()).toEqual(before)
    await again.click()
    await idle()
    await expect(lane(page, 'test-1')).toBeVisible()
  })
}

test('an error of the service is asked about three times, and Try again gets the session', async ({
  signedIn,
  service
}) => {
  const { page, idle } = signedIn
  service.fail('session', { kind: 'status', status: 503, message: 'Maintenance' }, { times: 3 })
  await ask(page, DOCUMENTED.ended)
  await expect(page.getByText(/trying again/i)).toBeVisible()
  await idle()
  await expect(notice(signedIn)).toContainText('VideoSDK has a problem')
  await expect(notice(signedIn)).toContainText('Maintenance')
  expect(service.requests).toHaveLength(3)
  await page.getByRole('button', { name: 'Try again' }).click()
  await idle()
  await expect(lane(page, 'test-1')).toBeVisible()
})

test('a short pause that the service asks for is kept, and the session comes after it', async ({
  signedIn,
  service
}) => {
  const { page, idle } = signedIn
  service.fail('session', { kind: 'status', status: 429, retryAfter: 2 }, { times: 1 })
  await ask(page, DOCUMENTED.ended)
  await expect(page.getByText(/trying again in \d s/)).toBeVisible()
  await idle()
  await expect(lane(page, 'test-1')).toBeVisible()
  const [refused, served] = service.requests
  expect((served?.at ?? 0) - (refused?.at ?? 0)).toBeGreaterThanOrEqual(1_950)
})

test('a connection that breaks off is tried again, and then said to be broken', async ({ signedIn, service }) => {
  const { page } = signedIn
  service.fail('session', { kind: 'reset' }, { times: 1 })
  await fetchSession(signedIn, DOCUMENTED.ended)
  await expect(lane(page, 'test-1')).toBeVisible()
  service.fail('session', { kind: 'reset', when: 'in-body' })
  await fetchSession(signedIn, DOCUMENTED.mediaEvents)
  await expect(notice(signedIn)).toContainText('VideoSDK cannot be reached')
  await expect(notice(signedIn)).toContainText('The connection broke off.')
})

test('a redirect is refused, and the other origin never hears of it', async ({ signedIn, service }) => {
  const other = await startVideosdk({ ...account })
  try {
    service.fail('session', { kind: 'redirect', to: { origin: other.origin } })
    await fetchSession(signedIn, DOCUMENTED.ended)
    await expect(notice(signedIn)).toContainText('The service answered with a redirect, which is not followed.')
    expect(service.requests).toHaveLength(1)
    expect(other.connections).toBe(0)
  } finally {
    await other.stop()
  }
})

test('waiting can be cancelled, and ends at once', async ({ signedIn, service }) => {
  const { page, idle } = signedIn
  await fetchSession(signedIn, DOCUMENTED.ended)
  service.fail('session', { kind: 'slow-body' })
  await ask(page, DOCUMENTED.mediaEvents)
  await expect.poll(() => service.requests.length).toBe(3)
  await isHanging(service)
  await expect(page.getByText('Asking VideoSDK for the session…')).toBeVisible()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await givenUp(service)
  await idle()
  await expect(page.getByText('Asking VideoSDK')).toHaveCount(0)
  await expect(notice(signedIn)).toHaveCount(0)
  await expect(lane(page, 'test-1')).toBeVisible()
  await expect(sessionField(page)).toHaveValue(DOCUMENTED.mediaEvents)
})

test('a computer whose clock is an hour off still gets its session', async ({ start }) => {
  const service = await startVideosdk({
    ...account,
    sessions: documentedSessions(),
    now: () => Date.now() + 3_600_000
  })
  try {
    const rollcall = await start({ signedIn: true, origin: service.origin })
    await fetchSession(rollcall, DOCUMENTED.ended)
    await expect(lane(rollcall.page, 'test-1')).toBeVisible()
    expect(service.requests.map(({ status }) => status)).toEqual([401, 200, 200])
  } finally {
    await service.stop()
  }
})

test('a service that cannot prove who it is gets no token', async ({ start }) => {
  const impostor = await startVideosdk({ ...account, tls: 'self-signed' })
  try {
    const rollcall = await start({ signedIn: true, origin: impostor.origin })
    await fetchSession(rollcall, DOCUMENTED.ended)
    await expect(notice(rollcall)).toContainText('The connection’s certificate is of an unknown authority')
    expect(impostor.requests).toHaveLength(0)
  } finally {
    await impostor.stop()
  }
})

test('a service that is down is said to be out of reach', async ({ signedIn, service }) => {
  await service.stop()
  await fetchSession(signedIn, DOCUMENTED.ended)
  await expect(notice(signedIn)).toContainText('VideoSDK cannot be reached')
  await expect(notice(signedIn)).toContainText('Kept sessions and files open without it.')
})
