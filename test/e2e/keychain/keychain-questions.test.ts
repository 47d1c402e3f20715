// A keychain that asks its user in a window of its own: Rollcall waits in sight, for as long as it takes or until it is cancelled.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ask, lane } from '../rollcall/steps'
import { expect, test as base } from '../rollcall/story'
import { startKeepass, type Keepass } from '../../keychain/keepassxc'
import { DOCUMENTED } from '../../videosdk/sessions'
import { accountRow, dialog, openAccounts } from '../accounts/account-steps'
import { account } from '../rollcall/rollcall'

const id = 'saved-before'
const secret = JSON.stringify({ v: 1, key: account.apiKey, secret: account.secret })
const words = 'Waiting for your keychain: KeePassXC asks something in a window of its own…'

const test = base.extend<{ keepass: Keepass }>({
  keepass: async ({}, use) => {
    const keepass = await startKeepass('open', [{ service: 'Rollcall', account: id, secret }])
    await use(keepass)
    await keepass.stop()
  }
})

test('KeePassXC is waited for in sight: it may allow late or deny, and the wait can be cancelled', async ({
  keepass,
  start,
  profile
}) => {
  test.setTimeout(120_000)
  const accounts = [{ id, name: account.name, color: 'teal', kind: 'key', saved: true }]
  await writeFile(join(profile, 'accounts.json'), JSON.stringify({ version: 1, currentId: id, accounts }))
  const { page, idle, close } = await start({ keyring: keepass })

  await ask(page, DOCUMENTED.ended)
  await expect(page.getByText(words)).toBeVisible({ timeout: 15_000 })
  await page.getByRole('button', { name: 'Cancel' }).click()
  await idle()
  await expect(page.getByText(words)).toHaveCount(0)
  await expect(page.getByRole('alert')).toHaveCount(0)

  await ask(page, DOCUMENTED.ended)
  await expect(page.getByText(words)).toBeVisible({ timeout: 15_000 })
  await keepass.denyAll()
  await idle()
  const alert = page.getByRole('alert')
  await expect(alert).toContainText('The keychain refused access')
  await expect(alert).toContainText('KeePassXC did not let Rollcall have its own entry.')

  await alert.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByText(words)).toBeVisible({ timeout: 15_000 })
  await keepass.allow()
  await idle()
  await expect(lane(page, 'test-1')).toBeVisible()
  await close()

  const again = await start({ keyring: keepass })
  await openAccounts(again.page)
  const row = accountRow(again.page, account.name)
  await row.getByRole('button', { name: 'Remove', exact: true }).click()
  await row.getByRole('button', { name: 'Remove account' }).click()
  const notice = dialog(again.page).getByRole('alert').filter({ hasText: words })
  await expect(notice).toBeVisible({ timeout: 15_000 })
  await notice.getByRole('button', { name: 'Cancel' }).click()
  await again.idle()
  await expect(dialog(again.page).getByRole('alert').filter({ hasText: 'Nothing was changed.' })).toBeVisible()
  await expect(row).toBeVisible()
  await again.close()
  await expect.poll(keepass.stored).toContain(account.secret)
})
