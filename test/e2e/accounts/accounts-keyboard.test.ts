// Accounts by keyboard alone: added, switched, tried and removed without a pointer.
import type { Locator, Page } from '@playwright/test'
import { lane, sessionField } from '../rollcall/steps'
import { expect, test } from '../rollcall/story'
import { DOCUMENTED } from '../../videosdk/sessions'
import { accountRow, dialog, secretsInKeychain } from './account-steps'
import { account } from '../rollcall/rollcall'

/** Presses Tab until an element has the focus. */
async function reach(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 100; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error('The Tab key never reached it')
}

test('an account is added, used, tried and removed with the keyboard alone', async ({ rollcall, keyring }) => {
  const { page, idle } = rollcall
  const { keyboard } = page
  const add = dialog(page)
  await reach(page, page.getByRole('button', { name: 'Add account…' }))
  await keyboard.press('Enter')
  await expect(add.getByLabel('API key', { exact: true })).toBeFocused()
  await keyboard.type(account.apiKey)
  await keyboard.press('Tab')
  await keyboard.type(account.secret)
  await keyboard.press('Tab')
  await keyboard.press('Enter')
  await keyboard.press('Tab')
  await expect(add.getByLabel('Name')).toHaveValue('VideoSDK')
  await keyboard.press('ControlOrMeta+a')
  await keyboard.type(account.name)
  await keyboard.press('Tab')
  await keyboard.press('ArrowRight')
  await expect(add.getByRole('radio', { name: 'teal' })).toBeChecked()
  await keyboard.press('Enter')
  await expect(add.getByRole('button', { name: 'Done' })).toBeFocused()
  await keyboard.press('Enter')
  await expect(add).toBeHidden()
  expect(await secretsInKeychain(keyring)).toHaveLength(1)

  await reach(page, sessionField(page))
  await keyboard.type(DOCUMENTED.ended)
  await keyboard.press('Enter')
  await idle()
  await expect(lane(page, 'test-1')).toBeVisible()

  await reach(page, page.getByRole('button', { name: `Account: ${account.name}` }))
  await keyboard.press('Enter')
  await keyboard.press('End')
  await keyboard.press('Enter')
  const row = accountRow(page, account.name)
  await reach(page, row.getByRole('button', { name: 'Test' }))
  await keyboard.press('Enter')
  await expect(row.getByRole('status')).toHaveText('VideoSDK accepts this account.')
  await reach(page, row.getByRole('button', { name: 'Remove' }))
  await keyboard.press('Enter')
  await expect(row.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await keyboard.press('Shift+Tab')
  await keyboard.press('Enter')
  await expect(dialog(page)).toContainText('There is no account yet.')
  await keyboard.press('Escape')
  await expect(dialog(page)).toBeHidden()
  expect(await secretsInKeychain(keyring)).toEqual([])
})
