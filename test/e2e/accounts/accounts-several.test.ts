// Several accounts: each with a name and a colour that stay on whatever came from it, and one of them current.
import { decodeJwt } from 'jose'
import type { Locator } from '@playwright/test'
import { fetchSession, header, lane, listedKept, listedRecents, status } from '../rollcall/steps'
import { expect, test as base } from '../rollcall/story'
import { documentedSessions, DOCUMENTED } from '../../videosdk/sessions'
import { startVideosdk, type Videosdk } from '../../videosdk/server'
import {
  accountRow,
  addAccount,
  dialog,
  idOf,
  openAccounts,
  openForm,
  secretsInKeychain,
  submitKey,
  switchTo,
  typeKey
} from './account-steps'
import { account as acme } from '../rollcall/rollcall'

const birch = {
  name: 'Birch staging',
  apiKey: 'e2e-key-birch-0b61',
  secret: 'e2e-secret-birch-d2947c10',
  color: 'pink'
}

const test = base.extend<{ service: Videosdk }>({
  service: async ({}, use) => {
    const service = await startVideosdk({ ...acme, otherAccounts: [birch], sessions: documentedSessions() })
    await use(service)
    await service.stop()
  }
})

const keyUsed = (service: Videosdk) => decodeJwt(service.requests.at(-1)?.headers['authorization'] ?? '')['apikey']
const dot = (place: Locator, color: string) => place.locator(`[data-color="${color}"]`)
const entryIn = (rows: Locator, title: string) => rows.getByRole('button', { name: title }).first()

test('two accounts: what came from each wears its name and colour, whichever is current', async ({
  start,
  service
}) => {
  const first = await start()
  const { page } = first
  await addAccount(first, { ...acme, color: 'green' })
  await fetchSession(first, DOCUMENTED.ended)
  expect(keyUsed(service)).toBe(acme.apiKey)
  await expect(header(page)).toContainText(acme.name)
  await expect(dot(header(page), 'green')).toBeVisible()

  await addAccount(first, birch)
  await expect(page.getByRole('button', { name: `Account: ${birch.name}` })).toBeVisible()
  await expect(header(page)).toContainText(acme.name)
  await fetchSession(first, DOCUMENTED.mediaEvents)
  expect(keyUsed(service)).toBe(birch.apiKey)
  await expect(header(page)).toContainText(birch.name)
  await expect(dot(header(page), 'pink')).toBeVisible()
  await expect(status(page)).toContainText(`by ${birch.name}`)
  await page.getByRole('button', { name: 'Keep', exact: true }).click()
  await first.idle()

  await switchTo(first, acme.name)
  await fetchSession(first, DOCUMENTED.ended)
  expect(keyUsed(service)).toBe(acme.apiKey)
  await first.close()

  const second = await start()
  await expect(second.page.getByRole('button', { name: `Account: ${acme.name}` })).toBeVisible()
  await expect(dot(entryIn(listedRecents(second.page), 'testing-room'), 'green')).toBeVisible()
  const kept = entryIn(listedKept(second.page), 'k7tb-chj6-9sjp')
  await expect(dot(kept, 'pink')).toBeVisible()
  await expect(kept).toHaveAttribute('title', new RegExp(birch.name))
  await kept.click()
  await second.idle()
  await expect(header(second.page)).toContainText(birch.name)
  await expect(dot(header(second.page), 'pink')).toBeVisible()
})

test('an account can be renamed, recoloured, tried out, and given another secret', async ({
  start,
  service,
  keyring,
  profile
}) => {
  const first = await start()
  const { page } = first
  await addAccount(first, acme)
  await addAccount(first, birch)
  await openAccounts(page)
  await accountRow(page, birch.name).getByRole('button', { name: 'Edit' }).click()
  await dialog(page).getByLabel('Name').fill('Birch live')
  await dialog(page).getByRole('radio', { name: 'violet' }).check({ force: true })
  await dialog(page).getByRole('button', { name: 'Save' }).click()
  const row = accountRow(page, 'Birch live')
  await expect(dot(row, 'violet')).toBeVisible()
  await expect(row).toContainText('API key and secret, in the keychain')
  await expect(row).toContainText('Current')

  await row.getByRole('button', { name: 'Test' }).click()
  await expect(row.getByRole('status')).toHaveText('VideoSDK accepts this account.')
  expect(keyUsed(service)).toBe(birch.apiKey)
  service.fail('all', { kind: 'status', status: 401, message: 'Account is inactive' }, { times: 1 })
  await row.getByRole('button', { name: 'Test' }).click()
  await expect(row.getByRole('alert')).toContainText('VideoSDK does not accept this account')
  await expect(row.getByRole('alert')).toContainText('Account is inactive')

  const before = await idOf(profile, 'Birch live')
  await row.getByRole('button', { name: 'New key and secret' }).click()
  await typeKey(page, acme)
  await dialog(page).getByRole('button', { name: 'Check and save' }).click()
  await dialog(page).getByRole('button', { name: 'Done' }).click()
  expect(await keyring.lookup('Rollcall', before)).toBeNull()
  expect((await secretsInKeychain(keyring)).filter((secret) => secret.includes(acme.secret))).toHaveLength(2)
  await first.close()

  const second = await start()
  await expect(second.page.getByRole('button', { name: 'Account: Birch live' })).toBeVisible()
  await expect(dot(second.page.getByRole('navigation'), 'violet')).toBeVisible()
  await fetchSession(second, DOCUMENTED.ended)
  expect(keyUsed(service)).toBe(acme.apiKey)
})

test('removing the current account leaves the other one current and whole', async ({ rollcall, keyring }) => {
  const { page } = rollcall
  await addAccount(rollcall, acme)
  await addAccount(rollcall, birch)
  await openAccounts(page)
  const row = accountRow(page, birch.name)
  await row.getByRole('button', { name: 'Remove' }).click()
  await row.getByRole('button', { name: 'Remove account' }).click()
  await expect(row).toHaveCount(0)
  await expect(accountRow(page, acme.name)).toContainText('Current')
  const left = await secretsInKeychain(keyring)
  expect(left).toHaveLength(1)
  expect(left[0]).toContain(acme.secret)
  await dialog(page).getByRole('button', { name: 'Close' }).click()
  await fetchSession(rollcall, DOCUMENTED.ended)
  await expect(lane(page, 'test-1')).toBeVisible()
})

test('a secret that is rejected when it is entered again leaves the old one in use', async ({
  rollcall,
  keyring,
  profile
}) => {
  const { page } = rollcall
  await addAccount(rollcall, acme)
  const id = await idOf(profile, acme.name)
  await openAccounts(page)
  await accountRow(page, acme.name).getByRole('button', { name: 'New key and secret' }).click()
  await typeKey(page, { ...acme, secret: 'mistyped-secret-0000' })
  await dialog(page).getByRole('button', { name: 'Check and save' }).click()
  await expect(dialog(page).getByRole('alert')).toContainText('VideoSDK does not accept this account')
  await dialog(page).getByRole('button', { name: 'Cancel' }).click()
  await dialog(page).getByRole('button', { name: 'Close' }).click()
  expect(await keyring.lookup('Rollcall', id)).toContain(acme.secret)
  await fetchSession(rollcall, DOCUMENTED.ended)
  await expect(lane(page, 'test-1')).toBeVisible()
})

test('names are only text, whatever they look like', async ({ rollcall }) => {
  const { page } = rollcall
  const name = '<img src=x onerror="document.title=1"> \u202eevil'
  await openForm(rollcall)
  await submitKey(rollcall, { ...acme, name })
  await dialog(page).getByRole('button', { name: 'Done' }).click()
  await fetchSession(rollcall, DOCUMENTED.ended)
  await expect(header(page)).toContainText(name)
  await expect(page).toHaveTitle(/Rollcall/)
  await expect(page.locator('img')).toHaveCount(0)
})
