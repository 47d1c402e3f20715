// A keychain that is locked, or gone, or hung, after an account was saved: nothing is lost, and unlocking is enough.
import { ask, fetchSession, keptChip, lane } from '../rollcall/steps'
import { expect, test } from '../rollcall/story'
import { DOCUMENTED } from '../../videosdk/sessions'
import {
  accountRow,
  accountsFile,
  addAccount,
  dialog,
  idOf,
  openAccounts,
  secretsInKeychain
} from '../accounts/account-steps'
import { hasEnded, keychainPids, quit } from '../rollcall/processes'
import { account } from '../rollcall/rollcall'

const item = JSON.stringify({ v: 1, key: account.apiKey, secret: account.secret })
const quitLimitMs = 2000

test('a locked keychain is not an empty one: the account stays, and unlocking is enough', async ({
  start,
  keyring,
  service
}) => {
  const first = await start()
  await addAccount(first)
  await first.close()
  await keyring.become('locked')

  const asked = service.requests.length
  const second = await start()
  const { page, idle } = second
  await expect(page.getByRole('button', { name: `Account: ${account.name}` })).toBeVisible()
  await fetchSession(second, DOCUMENTED.ended)
  const alert = page.getByRole('alert')
  await expect(alert).toContainText('The keychain is locked')
  await expect(alert).toContainText('Unlock the login keyring')
  expect(service.requests).toHaveLength(asked)

  await keyring.become('unlocked')
  await alert.getByRole('button', { name: 'Try again' }).click()
  await idle()
  await expect(lane(page, 'test-1')).toBeVisible()
  await expect(alert).toHaveCount(0)
})

test('an account cannot be removed while the keychain is locked, and nothing of it is lost', async ({
  rollcall,
  keyring,
  profile
}) => {
  const { page, idle } = rollcall
  await addAccount(rollcall)
  const before = await accountsFile(profile)
  const id = await idOf(profile, account.name)
  await keyring.become('locked')
  await openAccounts(page)
  const row = accountRow(page, account.name)
  await row.getByRole('button', { name: 'Remove' }).click()
  await row.getByRole('button', { name: 'Remove account' }).click()
  await idle()
  await expect(dialog(page).getByRole('alert').filter({ hasText: 'The keychain is locked' })).toBeVisible()
  await expect(row).toBeVisible()
  expect(await accountsFile(profile)).toEqual(before)

  await keyring.become('unlocked')
  expect(await keyring.lookup('Rollcall', id)).toBe(item)
  await row.getByRole('button', { name: 'Remove account' }).click()
  await expect(dialog(page)).toContainText('There is no account yet.')
  expect(await secretsInKeychain(keyring)).toEqual([])
})

test('a saved account is tested, not forgotten, while its keychain is gone', async ({ rollcall, keyring, profile }) => {
  const { page } = rollcall
  await addAccount(rollcall)
  await keyring.become('no-provider')
  await openAccounts(page)
  const row = accountRow(page, account.name)
  await row.getByRole('button', { name: 'Test' }).click()
  await expect(row.getByRole('alert')).toContainText('There is no keychain to use')
  await keyring.become('unlocked')
  await row.getByRole('alert').getByRole('button', { name: 'Try again' }).click()
  await expect(row.getByRole('status')).toHaveText('VideoSDK accepts this account.')
  expect(await keyring.lookup('Rollcall', await idOf(profile, account.name))).toBe(item)
})

test('while the keychain hangs the window does everything else, and quits in two seconds', async ({
  rollcall,
  keyring
}) => {
  const { page } = rollcall
  await addAccount(rollcall)
  await keyring.become('hung')
  await openAccounts(page)
  await accountRow(page, account.name).getByRole('button', { name: 'Remove', exact: true }).click()
  await accountRow(page, account.name).getByRole('button', { name: 'Remove account' }).click()
  await dialog(page).getByRole('button', { name: 'Close' }).click()
  await page.getByRole('button', { name: 'See the sample session' }).click()
  await expect(lane(page, 'Yusuf Demir')).toBeVisible()
  await page.getByRole('button', { name: 'Keep', exact: true }).click()
  await expect(keptChip(page, 1)).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('data-idle', 'false')

  const pids = await keychainPids(rollcall)
  expect(pids).toHaveLength(1)
  expect(await quit(rollcall)).toBeLessThan(quitLimitMs)
  await expect.poll(() => pids.every(hasEnded)).toBe(true)
})

test('what waits for a hung keychain can be cancelled at any time, leaves no process, and works when the keychain does', async ({
  rollcall,
  keyring,
  profile
}) => {
  const { page, idle } = rollcall
  await addAccount(rollcall)
  await keyring.become('hung')
  await ask(page, DOCUMENTED.ended)
  await page.getByRole('button', { name: 'Cancel' }).click()
  await idle()
  await expect(page.getByRole('alert')).toHaveCount(0)
  // At once, so that each process is ended before it has come up.
  const outcomes = await page.evaluate(
    async (id) => {
      const kinds: string[] = []
      for (const requestId of ['a', 'b', 'c', 'd', 'e']) {
        const tested = window.bridge.testAccount(requestId, id)
        await window.bridge.cancel(requestId)
        const result = await tested
        kinds.push(result.ok ? result.value.outcome : result.failure.kind)
      }
      return kinds
    },
    await idOf(profile, account.name)
  )
  expect(outcomes).toEqual(Array.from({ length: 5 }, () => 'cancelled'))

  await keyring.become('unlocked')
  await fetchSession(rollcall, DOCUMENTED.ended)
  await expect(lane(page, 'test-1')).toBeVisible()
  // The last one has come up, and with it all that were started before.
  await expect.poll(() => keychainPids(rollcall)).toHaveLength(1)
})

test('a keychain that breaks off is called so, deletes nothing, and works at the next try', async ({
  rollcall,
  keyring
}) => {
  const { page, idle } = rollcall
  await addAccount(rollcall)
  await keyring.become('hung')
  await ask(page, DOCUMENTED.ended)
  await expect(page.getByText('Reading the account’s secret from the keychain…')).toBeVisible()
  for (const pid of await keychainPids(rollcall)) process.kill(pid, 'SIGKILL')
  const alert = page.getByRole('alert')
  await expect(alert).toContainText('The keychain broke off')
  await expect(alert).toContainText('nothing was deleted')
  await keyring.become('unlocked')
  await alert.getByRole('button', { name: 'Try again' }).click()
  await idle()
  await expect(lane(page, 'test-1')).toBeVisible()
  expect(await secretsInKeychain(keyring)).toEqual([item])
})
