// The accounts that the app knows, which is current, and what a test said of each; never a credential.

import type { Account, AccountLabel, Accounts, Proof } from '../../../electron/shared/account'
import type { Bridge, KeychainQuestion } from '../../../electron/shared/bridge'
import type { Failure, Result } from '../../../electron/shared/result'
import type { Activity } from '../page/activity'

export type AccountTest = { readonly outcome: 'running'; readonly requestId: string } | Proof

/** Mirrors main's list of accounts. */
export class AccountBook {
  list = $state.raw<readonly Account[]>([])
  currentId = $state.raw<string | null>(null)
  loaded = $state(false)
  /** Why the list could not be read at all. */
  loadFailure = $state.raw<Failure | null>(null)
  /** Why the last change did not happen. */
  failure = $state.raw<Failure | null>(null)
  /** What the keychain asks in a window of its own, while something waits for the answer. */
  question = $state.raw<KeychainQuestion | null>(null)
  tests = $state.raw<Readonly<Record<string, AccountTest>>>({})
  current = $derived(this.list.find((account) => account.id === this.currentId) ?? null)
  /** Accounts that vanish when the app quits. */
  passing = $derived(this.list.filter((account) => account.storage === 'this-run'))

  constructor(
    private readonly bridge: Bridge,
    private readonly activity: Activity
  ) {}

  async load(): Promise<void> {
    const answer = await this.activity.during(this.bridge.listAccounts())
    if (answer.ok) this.adopt(answer.value)
    this.loadFailure = answer.ok ? null : answer.failure
    this.loaded = true
  }

  choose(accountId: string): Promise<boolean> {
    return this.#adopt(this.bridge.chooseAccount(accountId))
  }

  edit(accountId: string, label: AccountLabel): Promise<boolean> {
    return this.#adopt(this.bridge.editAccount(accountId, label))
  }

  remove(accountId: string): Promise<boolean> {
    return this.#adopt(this.bridge.removeAccount(accountId))
  }

  /** Gives up what waits for the answer to the keychain's question. */
  cancelQuestion(): void {
    void this.bridge.cancelKeychain()
  }

  /** Asks the service whether it still accepts the account. */
  async test(accountId: string): Promise<void> {
    this.cancelTest(accountId)
    const running: AccountTest = { outcome: 'running', requestId: crypto.randomUUID() }
    this.tests = { ...this.tests, [accountId]: running }
    const answer = await this.activity.during(this.bridge.testAccount(running.requestId, accountId))
    if (this.tests[accountId] !== running) return
    const proof: Proof = answer.ok ? answer.value : { outcome: 'rejected', failure: answer.failure }
    this.tests = { ...this.tests, [accountId]: proof }
  }

  /** Gives up a test that is under way; nothing is then said of the account. */
  cancelTest(accountId: string): void {
    const { [accountId]: test, ...others } = this.tests
    if (test?.outcome !== 'running') return
    this.tests = others
    void this.bridge.cancel(test.requestId)
  }

  cancelTests(): void {
    for (const accountId of Object.keys(this.tests)) this.cancelTest(accountId)
  }

  adopt(accounts: Accounts): void {
    this.list = accounts.accounts
    this.currentId = accounts.currentId
    this.failure = null
  }

  async #adopt(call: Promise<Result<Accounts>>): Promise<boolean> {
    const answer = await this.activity.during(call)
    if (answer.ok) this.adopt(answer.value)
    else this.failure = answer.failure
    return answer.ok
  }
}
