// The steps of stories about accounts: filling the dialog in, and looking where a secret may and may not be.
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Locator, Page } from '@playwright/test'
import type { Keyring } from '../../keychain/keyring'
import { account, type Rollcall } from '../rollcall/rollcall'

const run = promisify(execFile)

export interface KeyEntry {
  readonly name: string
  readonly apiKey: string
  readonly secret: string
  readonly color?: string
}

/** The one dialog that is open. */
export function dialog(page: Page): Locator {
  return page.getByRole('dialog')
}

/** Opens the form for a new account, from the first start or from the list of accounts. */
export async function openForm({ page }: Rollcall): Promise<void> {
  const first = page.getByRole('button', { name: 'Add account…' })
  const switcher = page.getByRole('button', { name: /^Account: / })
  await first.or(switcher).waitFor()
  if (await first.isVisible()) return first.click()
  await openAccounts(page)
  await dialog(page).getByRole('button', { name: 'Add an account' }).click()
}

/** Opens the list of accounts. */
export async function openAccounts(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Account: / }).click()
  await page.getByRole('menuitem', { name: 'Manage accounts…' }).click()
}

/** Chooses another account in the left column. */
export async function switchTo({ page, idle }: Rollcall, name: string): Promise<void> {
  await page.getByRole('button', { name: /^Account: / }).click()
  await page.getByRole('menuitemradio', { name }).click()
  await idle()
}

/** Fills in what the form for a key asks for, and sends it off. */
export async function submitKey({ page, idle }: Rollcall, entry: KeyEntry): Promise<void> {
  await nameAccount(page, entry.name)
  if (entry.color !== undefined) await dialog(page).getByRole('radio', { name: entry.color }).check({ force: true })
  await typeKey(page, entry)
  await dialog(page).getByRole('button', { name: 'Check and add' }).click()
  await idle()
}

/** Names a new account, for which the form has a part of its own. */
export async function nameAccount(page: Page, name: string): Promise<void> {
  const field = dialog(page).getByLabel('Name')
  if (!(await field.isVisible())) await dialog(page).getByText(/^More/).click()
  await field.fill(name)
}

/** Types a key and its secret. */
export async function typeKey(page: Page, { apiKey, secret }: Omit<KeyEntry, 'name'>): Promise<void> {
  await dialog(page).getByLabel('API key', { exact: true }).fill(apiKey)
  await dialog(page).getByLabel('Secret', { exact: true }).fill(secret)
}

/** Adds an account from wherever the window is, up to the word that it was saved, and leaves the dialog. */
export async function addAccount(rollcall: Rollcall, entry: KeyEntry = account): Promise<void> {
  await openForm(rollcall)
  await submitKey(rollcall, entry)
  await dialog(rollcall.page).getByText('It was saved in the keychain').waitFor()
  await dialog(rollcall.page).getByRole('button', { name: 'Done' }).click()
}

/** The row of an account in the list of accounts. */
export function accountRow(page: Page, name: string): Locator {
  return dialog(page).getByRole('listitem').filter({ hasText: name })
}

interface AccountsFile {
  readonly currentId: string | null
  readonly accounts: readonly { readonly id: string; readonly name: string }[]
  readonly leftovers: readonly string[]
}

/** What accounts.json says; null when there is no such file. */
export async function accountsFile(profile: string): Promise<AccountsFile | null> {
  const text = await readFile(join(profile, 'accounts.json'), 'utf8').catch(() => null)
  return text === null ? null : (JSON.parse(text) as AccountsFile)
}

/** The id under which an account's credential is in the keychain. */
export async function idOf(profile: string, name: string): Promise<string> {
  const found = (await accountsFile(profile))?.accounts.find((each) => each.name === name)
  if (found === undefined) throw new Error(`${name} is not in accounts.json`)
  return found.id
}

/** Every secret that secret-tool, a program that is not ours, finds under the app's name. */
export async function secretsInKeychain({ env }: Keyring): Promise<readonly string[]> {
  const options = { env: { PATH: process.env['PATH'], ...env } }
  const { stdout } = await run('secret-tool', ['search', '--all', 'service', 'Rollcall'], options)
  return [...stdout.matchAll(/^secret = (.*)$/gm)].map(([, secret]) => secret ?? '')
}

/** Takes an account's item out of the keychain behind the app's back. */
export async function clearFromKeychain({ env }: Keyring, id: string): Promise<void> {
  await run('secret-tool', ['clear', 'service', 'Rollcall', 'account', id], {
    env: { PATH: process.env['PATH'], ...env }
  })
}
