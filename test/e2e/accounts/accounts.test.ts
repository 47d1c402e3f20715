// Accounts: added with a real call, kept in the system's keychain and nowhere else, used after a restart, removed.
import { ask, fetchSession, lane } from '../rollcall/steps'
import { expect, test } from '../rollcall/story'
import { DOCUMENTED } from '../../videosdk/sessions'
import {
  accountRow,
  accountsFile,
  addAccount,
  clearFromKeychain,
  dialog,
  idOf,
  openAccounts,
  openForm,
  secretsInKeychain,
  submitKey,
  typeKey
} from './account-steps'
import { account } from '../rollcall/rollcall'
import { filesWith } from '../rollcall/traces'

const item = JSON.stringify({ v: 1, key: account.apiKey, secret: account.secret })

test('an account that VideoSDK accepts is saved in the keychain and nowhere else, and works after a restart', async ({
  start,
  keyring,
  service,
  profile
}) => {
  const first = await start()
  await openForm(first)
  await submitKey(first, account)
  await expect(dialog(first.page).getByRole('status')).toHaveText(
    'VideoSDK accepted this account. It was saved in the keychain, and read back to be sure.'
  )
  await dialog(first.page).getByRole('button', { name: 'Done' }).click()
  await expect(first.page.getByRole('button', { name: `Account: ${account.name}` })).toBeVisible()
  expect(service.requests.map(({ path, status }) => `${status} ${path}`)).toEqual(['200 /v2/sessions/'])
  expect(await keyring.lookup('Rollcall', await idOf(profile, account.name))).toBe(item)
  expect(await secretsInKeychain(keyring)).toEqual([item])
  await fetchSession(first, DOCUMENTED.ended)
  await first.close()

  const second = await start()
  await fetchSession(second, DOCUMENTED.ended)
  await expect(lane(second.page, 'test-1')).toBeVisible()
  await second.close()
  expect(await secretsInKeychain(keyring)).toEqual([item])
  for (const text of [account.secret, account.apiKey]) {
    expect(await filesWith(profile, text)).toEqual([])
    expect(first.output() + second.output()).not.toContain(text)
  }
})

test('a wrong secret is rejected in words, and nothing of the account is kept', async ({
  rollcall,
  keyring,
  profile
}) => {
  const { page } = rollcall
  await openForm(rollcall)
  await submitKey(rollcall, { ...account, secret: 'not-the-secret-31d7' })
  const alert = dialog(page).getByRole('alert')
  await expect(alert).toContainText('VideoSDK does not accept this account')
  await expect(alert).toContainText('Compare it with the dashboard and enter it again')
  await expect(dialog(page).getByLabel('API key', { exact: true })).toHaveValue(account.apiKey)
  expect(await secretsInKeychain(keyring)).toEqual([])
  expect(await accountsFile(profile)).toBeNull()

  await typeKey(page, account)
  await dialog(page).getByRole('button', { name: 'Check and add' }).click()
  await expect(dialog(page).getByRole('status')).toContainText('It was saved in the keychain')
  expect(await secretsInKeychain(keyring)).toEqual([item])
})

test('an account that could not be tried can be kept anyway, and works when the service is back', async ({
  rollcall,
  service,
  keyring
}) => {
  const { page } = rollcall
  service.fail('all', { kind: 'reset' })
  await openForm(rollcall)
  await submitKey(rollcall, account)
  const alert = dialog(page).getByRole('alert')
  await expect(alert).toContainText('VideoSDK could not be asked about this account')
  expect(await secretsInKeychain(keyring)).toEqual([])
  await alert.getByRole('button', { name: 'Keep it anyway' }).click()
  await expect(dialog(page).getByRole('status')).toHaveText(
    'This account has not been tried yet. It was saved in the keychain, and read back to be sure.'
  )
  await dialog(page).getByRole('button', { name: 'Done' }).click()
  expect(await secretsInKeychain(keyring)).toEqual([item])

  service.fail('all', null)
  await fetchSession(rollcall, DOCUMENTED.ended)
  await expect(lane(page, 'test-1')).toBeVisible()
})

test('a removed account is gone from the keychain and from the list', async ({ rollcall, keyring, profile }) => {
  const { page } = rollcall
  await addAccount(rollcall)
  const id = await idOf(profile, account.name)
  await openAccounts(page)
  const row = accountRow(page, account.name)
  await row.getByRole('button', { name: 'Remove' }).click()
  await expect(row.getByRole('alert')).toContainText('Remove this account, and its secret from the keychain?')
  await row.getByRole('button', { name: 'Cancel' }).click()
  expect(await keyring.lookup('Rollcall', id)).toBe(item)

  await row.getByRole('button', { name: 'Remove' }).click()
  await row.getByRole('button', { name: 'Remove account' }).click()
  await expect(dialog(page)).toContainText('There is no account yet.')
  expect(await keyring.lookup('Rollcall', id)).toBeNull()
  expect(await secretsInKeychain(keyring)).toEqual([])
  expect(await accountsFile(profile)).toMatchObject({ currentId: null, accounts: [], leftovers: [] })

  await dialog(page).getByRole('button', { name: 'Close' }).click()
  await ask(page, DOCUMENTED.ended)
  await expect(page.getByRole('alert')).toContainText('No account yet')
})

test('a secret that the keychain lost is asked for again, and then the session opens', async ({
  start,
  keyring,
  profile
}) => {
  const first = await start()
  await addAccount(first)
  await clearFromKeychain(keyring, await idOf(profile, account.name))
  await first.close()

  const second = await start()
  const { page } = second
  await fetchSession(second, DOCUMENTED.ended)
  const alert = page.getByRole('alert')
  await expect(alert).toContainText('The account’s secret is not in the keychain')
  await alert.getByRole('button', { name: 'Edit this account' }).click()
  await expect(dialog(page)).toContainText(account.name)
  await typeKey(page, account)
  await dialog(page).getByRole('button', { name: 'Check and save' }).click()
  await dialog(page).getByRole('button', { name: 'Done' }).click()
  await expect(lane(page, 'test-1')).toBeVisible()
  expect(await secretsInKeychain(keyring)).toEqual([item])
  expect((await accountsFile(profile))?.accounts).toHaveLength(1)
})
