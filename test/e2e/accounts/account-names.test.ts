// Names of accounts: never empty, never padded, and told to everybody wherever a colour tells whose something is.
import { fetchSession, givenUp, isHanging, listed } from '../rollcall/steps'
import { expect, test } from '../rollcall/story'
import { DOCUMENTED } from '../../videosdk/sessions'
import { account } from '../rollcall/rollcall'

test.use({ keyringState: 'no-bus' })

test('a name of blanks is refused in both forms, blanks around a name go, and an edit that is cancelled is forgotten', async ({
  signedIn
}) => {
  const { page, idle } = signedIn
  await page.getByRole('button', { name: `Account: ${account.name}` }).click()
  await page.getByRole('menuitem', { name: 'Manage accounts…' }).click()
  const dialog = page.getByRole('dialog')
  const name = dialog.getByRole('textbox', { name: 'Name' })
  const refused = () => name.evaluate((field: HTMLInputElement) => field.validationMessage)

  await dialog.getByRole('button', { name: 'Edit' }).click()
  await name.fill('   ')
  await dialog.getByTitle('pink').click()
  await dialog.getByRole('button', { name: 'Save' }).click()
  expect(await refused()).toBe('Give the account a name.')
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await dialog.getByRole('button', { name: 'Edit' }).click()
  await expect(name).toHaveValue(account.name)
  await expect(dialog.getByRole('radio', { name: 'teal' })).toBeChecked()
  await name.fill('  Acme EU ')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await idle()
  await expect(dialog.getByText('Acme EU', { exact: true })).toBeVisible()

  await dialog.getByRole('button', { name: 'Add an account' }).click()
  await dialog.getByText('More called “VideoSDK”').click()
  await name.fill(' ')
  await dialog.getByText('More called').click()
  await expect(name).toBeHidden()
  await dialog.getByRole('textbox', { name: 'API key' }).fill('key')
  await dialog.getByLabel('Secret', { exact: true }).fill('secret')
  await dialog.getByRole('button', { name: 'Check and add' }).click()
  expect(await refused()).toBe('Give the account a name.')
  await expect(dialog.getByRole('button', { name: 'Check and add' })).toBeVisible()
})

test('a recent and a kept session tell whose they are without their colour', async ({ signedIn }) => {
  const { page, idle } = signedIn
  await fetchSession(signedIn, DOCUMENTED.ended)
  const entry = listed(page).getByRole('button').first()
  await expect(entry).toHaveAccessibleName(`testing-room account ${account.name}`)
  await page.getByRole('button', { name: 'Keep', exact: true }).click()
  await idle()
  await expect(entry).toHaveAccessibleName(`testing-room account ${account.name} kept`)
})

test('a test of an account can be cancelled, and ends with the dialog', async ({ signedIn, service }) => {
  const { page } = signedIn
  service.fail('all', { kind: 'slow-head', delayMs: 'never' })
  const open = async () => {
    await page.getByRole('button', { name: `Account: ${account.name}` }).click()
    await page.getByRole('menuitem', { name: 'Manage accounts…' }).click()
  }
  await open()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Test', exact: true }).click()
  await expect(dialog.getByRole('status')).toHaveText('Asking VideoSDK…')
  await isHanging(service)
  await dialog.getByRole('button', { name: 'Cancel test' }).click()
  await expect(dialog.getByRole('status')).toHaveCount(0)
  await expect(dialog.getByRole('button', { name: 'Test', exact: true })).toBeFocused()
  await givenUp(service)

  const before = service.requests.length
  await dialog.getByRole('button', { name: 'Test', exact: true }).click()
  await expect.poll(() => service.requests.length).toBe(before + 1)
  await isHanging(service)
  await page.keyboard.press('Escape')
  await givenUp(service)
  await open()
  await expect(dialog.getByRole('status')).toHaveCount(0)
})
