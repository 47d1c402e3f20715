// Keychains that cannot be used: each is named with what to do, and the account can be kept for this run only.
import { ask, fetchSession, lane } from '../rollcall/steps'
import { expect, test } from '../rollcall/story'
import { DOCUMENTED } from '../../videosdk/sessions'
import type { KeyringState } from '../../keychain/keyring'
import { accountRow, accountsFile, dialog, openAccounts, openForm, submitKey } from '../accounts/account-steps'
import { account } from '../rollcall/rollcall'
import { filesWith } from '../rollcall/traces'

interface Case {
  readonly title: string
  readonly detail: string
  readonly advice: string
}

const installing = 'Install and start a keyring such as gnome-keyring or KWallet, log in again, then try again.'
const unlocking = 'Unlock the login keyring (in “Passwords and Keys”, or by logging out and in again), then try again.'
const cases: Readonly<Record<Exclude<KeyringState, 'unlocked'>, Case>> = {
  'no-bus': {
    title: 'There is no keychain to use',
    detail: 'There is no D-Bus session, through which keyrings are reached.',
    advice: installing
  },
  'no-provider': {
    title: 'There is no keychain to use',
    detail: 'No keyring program is running or installed.',
    advice: installing
  },
  'no-keyring': {
    title: 'There is no keychain to use',
    detail: 'The keyring program runs, but has no keyring yet.',
    advice: installing
  },
  locked: { title: 'The keychain is locked', detail: 'did not give access', advice: unlocking },
  'wrong-password': { title: 'The keychain is locked', detail: 'did not give access', advice: unlocking },
  hung: {
    title: 'The keychain does not answer',
    detail: 'Its program does not answer.',
    advice: unlocking
  }
}

for (const [state, { title, detail, advice }] of Object.entries(cases))
  test.describe(`with a keychain that is ${state}`, () => {
    test.use({ keyringState: state as KeyringState })

    test(`an account (${state}) is not saved, and can be kept for this run only`, async ({
      start,
      service,
      profile
    }) => {
      const first = await start()
      const { page } = first
      await openForm(first)
      await submitKey(first, account)
      const alert = dialog(page).getByRole('alert')
      for (const words of [title, detail, advice]) await expect(alert).toContainText(words)
      await expect(dialog(page)).toContainText('VideoSDK accepted this account, but it could not be saved.')

      await alert.getByRole('button', { name: 'Keep for this run only' }).click()
      await expect(dialog(page).getByRole('status')).toHaveText(
        'VideoSDK accepted this account. It is kept for this run only: when Rollcall quits, its secret is gone.'
      )
      await dialog(page).getByRole('button', { name: 'Done' }).click()
      const banner = page.getByText(`${account.name}: kept for this run only. When Rollcall quits, the secret is gone.`)
      await expect(banner).toBeVisible()
      await fetchSession(first, DOCUMENTED.ended)
      await expect(lane(page, 'test-1')).toBeVisible()
      await expect(banner).toBeVisible()
      await openAccounts(page)
      await expect(accountRow(page, account.name)).toContainText('API key and secret, for this run only')
      await first.close()
      expect((await accountsFile(profile))?.accounts ?? []).toEqual([])
      expect(await filesWith(profile, account.secret)).toEqual([])

      const asked = service.requests.length
      const second = await start()
      await expect(second.page.getByRole('button', { name: 'Add account…' })).toBeVisible()
      await ask(second.page, DOCUMENTED.ended)
      await second.idle()
      await expect(second.page.getByRole('alert')).toContainText('No account yet')
      expect(service.requests).toHaveLength(asked)
      expect(await filesWith(profile, account.secret)).toEqual([])
    })
  })
