// Ready-made tokens: read before they are used, refused with the reason before any call, kept like any secret.
import { SignJWT } from 'jose'
import { fetchSession, lane } from '../rollcall/steps'
import { expect, test } from '../rollcall/story'
import { DOCUMENTED } from '../../videosdk/sessions'
import { dialog, nameAccount, openForm, secretsInKeychain } from './account-steps'
import { account, type Rollcall } from '../rollcall/rollcall'

const dayMs = 86_400_000

/** A token as the dashboard makes them, signed with the secret of the account that the service knows. */
function tokenOf(claims: { roles?: readonly string[]; expiresInMs?: number }): Promise<string> {
  const { roles, expiresInMs = 30 * dayMs + 3_600_000 } = claims
  const payload = { apikey: account.apiKey, permissions: ['allow_join'], version: 2, ...(roles ? { roles } : {}) }
  return new SignJWT(payload)
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setExpirationTime(new Date(Date.now() + expiresInMs))
    .sign(new TextEncoder().encode(account.secret))
}

async function pasteToken(rollcall: Rollcall, pasted: string): Promise<void> {
  const form = dialog(rollcall.page)
  await openForm(rollcall)
  await nameAccount(rollcall.page, 'Ready-made')
  await form.getByRole('radio', { name: 'Token' }).check()
  await form.getByRole('textbox', { name: 'Token' }).fill(pasted)
  await rollcall.idle()
}

test('a good token says its expiry and roles, is saved in the keychain, and fetches after a restart', async ({
  start,
  keyring,
  service
}) => {
  const token = await tokenOf({ roles: ['crawler'] })
  const first = await start()
  const form = dialog(first.page)
  await pasteToken(first, `Bearer ${token}`)
  await expect(form).toContainText('what stood around the token (blanks, quotes or “Bearer”) was removed')
  await expect(form).toContainText(/Expires \d{4}-\d\d-\d\d \d\d:\d\d UTC \(in 30 days\) · role crawler/)
  expect(service.requests).toHaveLength(0)
  await form.getByRole('button', { name: 'Check and add' }).click()
  await expect(form.getByRole('status')).toContainText('VideoSDK accepted this account. It was saved in the keychain')
  await form.getByRole('button', { name: 'Done' }).click()
  expect(await secretsInKeychain(keyring)).toEqual([JSON.stringify({ v: 1, token })])
  await first.close()

  const second = await start()
  await fetchSession(second, DOCUMENTED.ended)
  await expect(lane(second.page, 'test-1')).toBeVisible()
  for (const { headers } of service.requests) expect(headers['authorization']).toBe(token)
})

const refused: Readonly<Record<string, { readonly pasted: () => Promise<string>; readonly reason: string }>> = {
  'a token that can only join meetings': {
    pasted: () => tokenOf({ roles: ['rtc'] }),
    reason: 'The token’s only role is "rtc": it can join meetings but not read sessions.'
  },
  'an expired token': {
    pasted: () => tokenOf({ roles: ['crawler'], expiresInMs: -dayMs }),
    reason: `The token expired at ${new Date(Date.now() - dayMs).toISOString().slice(0, 10)}`
  },
  'half a token': {
    pasted: async () => (await tokenOf({})).split('.').slice(0, 2).join('.'),
    reason: 'A token is three parts of letters and digits joined by two dots.'
  }
}

for (const [what, { pasted, reason }] of Object.entries(refused))
  test(`${what} is refused with the reason before any call`, async ({ rollcall, keyring, service }) => {
    const form = dialog(rollcall.page)
    await pasteToken(rollcall, await pasted())
    await expect(form.getByRole('alert')).toContainText(reason)
    await form.getByRole('button', { name: 'Check and add' }).click()
    await rollcall.idle()
    await expect(form.getByRole('alert').filter({ hasText: reason })).not.toHaveCount(0)
    expect(service.requests).toHaveLength(0)
    expect(service.connections).toBe(0)
    expect(await secretsInKeychain(keyring)).toEqual([])
  })

test('a token without roles is read so, and it is VideoSDK that says no', async ({ rollcall, keyring }) => {
  const form = dialog(rollcall.page)
  await pasteToken(rollcall, await tokenOf({}))
  await expect(form).toContainText('no roles named')
  await form.getByRole('button', { name: 'Check and add' }).click()
  await expect(form.getByRole('alert')).toContainText('Token lacks the role crawler')
  expect(await secretsInKeychain(keyring)).toEqual([])
})
