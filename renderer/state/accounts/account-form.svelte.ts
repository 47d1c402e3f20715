// Adding an account step by step: prove it with a real call, then keep it. The credential passes through and is never held.

import type { Account, AccountDraft, AccountLabel, Accounts, TokenInspection } from '../../../electron/shared/account'
import type { Bridge } from '../../../electron/shared/bridge'
import type { Failure, Result } from '../../../electron/shared/result'
import type { Activity } from '../page/activity'

export type FormStep =
  | { readonly at: 'editing'; readonly failure: Failure | null }
  | { readonly at: 'proving'; readonly requestId: string }
  /** The service could not be asked: the candidate can be kept unproven. */
  | { readonly at: 'unproven'; readonly candidateId: string; readonly failure: Failure }
  | { readonly at: 'keeping'; readonly candidateId: string; readonly proven: boolean }
  /** The keychain refused: the candidate still waits in main. */
  | { readonly at: 'not-saved'; readonly candidateId: string; readonly proven: boolean; readonly failure: Failure }
  | { readonly at: 'kept'; readonly proven: boolean; readonly storage: Account['storage'] }

/** One dialog's worth of adding an account, or of entering an account's credential again. */
export class AccountForm {
  step = $state.raw<FormStep>({ at: 'editing', failure: null })
  /** What could be read from the pasted token without a call; null while there is none. */
  inspection = $state.raw<Result<TokenInspection> | null>(null)
  #turn = 0
  #inspectionTurn = 0

  constructor(
    private readonly bridge: Bridge,
    private readonly activity: Activity,
    private readonly adopt: (accounts: Accounts) => void,
    /** The account whose credential is entered again, or null for a new one. */
    readonly replaces: Account | null
  ) {}

  /** Reads what a pasted token says of itself; an empty text clears the answer. */
  async inspect(token: string): Promise<void> {
    if (this.step.at === 'editing' && this.step.failure !== null) this.step = { at: 'editing', failure: null }
    const turn = ++this.#inspectionTurn
    if (token.trim() === '') {
      this.inspection = null
      return
    }
    const answer = await this.activity.during(this.bridge.inspectToken(token))
    if (turn === this.#inspectionTurn) this.inspection = answer
  }

  /** Proves the draft; an accepted one is saved in the keychain right away. */
  async submit(label: AccountLabel, credential: AccountDraft['credential']): Promise<void> {
    const turn = this.#supersede()
    const requestId = crypto.randomUUID()
    this.step = { at: 'proving', requestId }
    const draft: AccountDraft = { ...label, credential, replaces: this.replaces?.id ?? null }
    const answer = await this.activity.during(this.bridge.proveAccount(requestId, draft))
    if (turn !== this.#turn) {
      if (answer.ok && answer.value.candidateId !== null) void this.bridge.discardCandidate(answer.value.candidateId)
      return
    }
    if (!answer.ok) {
      this.step = { at: 'editing', failure: answer.failure }
      return
    }
    const { candidateId, proof } = answer.value
    if (proof.outcome === 'accepted' && candidateId !== null) await this.#keep(candidateId, 'keychain', true)
    else if (proof.outcome === 'unreachable' && candidateId !== null)
      this.step = { at: 'unproven', candidateId, failure: proof.failure }
    else this.step = { at: 'editing', failure: proof.outcome === 'accepted' ? null : proof.failure }
  }

  /** Keeps the waiting candidate where the user said. */
  async keep(storage: Account['storage']): Promise<void> {
    const { step } = this
    if (step.at === 'unproven') await this.#keep(step.candidateId, storage, false)
    else if (step.at === 'not-saved') await this.#keep(step.candidateId, storage, step.proven)
  }

  /** Back to the fields; a proof under way is cancelled and a waiting candidate forgotten. */
  cancel(): void {
    this.#supersede()
    this.step = { at: 'editing', failure: null }
  }

  async #keep(candidateId: string, storage: Account['storage'], proven: boolean): Promise<void> {
    const turn = ++this.#turn
    this.step = { at: 'keeping', candidateId, proven }
    const answer = await this.activity.during(this.bridge.keepAccount(candidateId, storage))
    if (answer.ok) this.adopt(answer.value)
    if (turn !== this.#turn) return
    this.step = answer.ok
      ? { at: 'kept', proven, storage }
      : { at: 'not-saved', candidateId, proven, failure: answer.failure }
  }

  #supersede(): number {
    const { step } = this
    if (step.at === 'proving') void this.bridge.cancel(step.requestId)
    if (step.at === 'unproven' || step.at === 'not-saved') void this.bridge.discardCandidate(step.candidateId)
    return ++this.#turn
  }
}
