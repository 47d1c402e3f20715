// Keeps the accounts: labels in a file, credentials in the keychain or in memory, and which one is current.

import type {
  Account,
  AccountDraft,
  AccountLabel,
  Accounts,
  Candidate,
  Credential,
  Proof,
  TokenInspection
} from '../../shared/account'
import { fail, ok, type Result } from '../../shared/result'
import type { Ms } from '../../shared/session'
import type { VideosdkClient } from '../videosdk/client'
import { prove } from '../videosdk/proof'
import { inspectToken } from '../videosdk/token'
import { announcing, forgetting, withAccount, withAccountAgain, withoutAccount } from './account-changes'
import { openAccountsFile, type SavedAccount } from './accounts-file'
import { createCandidates } from './candidates'
import { credentialItem, readCredentialItem, secretsOf, tidyCredential } from './credential'
import type { Keychain } from '../keychain/keychain'

interface CurrentCredential {
  readonly label: AccountLabel
  readonly credential: Credential
}

/** The Bridge's account calls, and what main itself needs. Every promise resolves; the signals come from the request ids. */
export interface AccountsStore {
  /** Fails once when the file of the accounts had to be put aside, so that the user hears of it. */
  readonly listAccounts: () => Promise<Result<Accounts>>
  readonly inspectToken: (token: string) => Result<TokenInspection>
  readonly proveAccount: (draft: AccountDraft, signal: AbortSignal) => Promise<Result<Candidate>>
  readonly keepAccount: (candidateId: string, storage: Account['storage']) => Promise<Result<Accounts>>
  readonly discardCandidate: (candidateId: string) => Result<null>
  readonly testAccount: (accountId: string, signal: AbortSignal) => Promise<Result<Proof>>
  readonly editAccount: (accountId: string, label: AccountLabel) => Promise<Result<Accounts>>
  readonly chooseAccount: (accountId: string) => Promise<Result<Accounts>>
  readonly removeAccount: (accountId: string) => Promise<Result<Accounts>>
  /** Gives up what waits for the keychain. */
  readonly cancelKeychain: () => Result<null>
  /** Reads the keychain; `no-account` when none is current. */
  readonly credentialOfCurrent: (signal?: AbortSignal) => Promise<Result<CurrentCredential>>
  /** Every key, secret and token that main has held in this run, for taking them out of what is received and read. */
  readonly knownSecrets: () => readonly string[]
  /** Resolves when nothing is being written any more. */
  readonly settled: () => Promise<void>
  /** Adds an account to memory only and makes it current. */
  readonly addForThisRun: (label: AccountLabel, credential: Credential) => void
}

interface AccountsOptions {
  /** Where accounts.json is. */
  readonly folder: string
  readonly keychain: Keychain
  readonly videosdk: VideosdkClient
  readonly now: () => Ms
  readonly makeId: () => string
}

const gone = fail('no-account', 'This account is no longer there.')

/** The accounts of a folder. Its file is read when first needed; changes run one after the other. */
export function createAccounts({ folder, keychain, videosdk, now, makeId }: AccountsOptions): AccountsStore {
  const candidates = createCandidates(now, makeId)
  const ofThisRun = new Map<string, { readonly account: Account; readonly credential: Credential }>()
  const secrets = new Set<string>()
  const file = openAccountsFile(folder, now)
  let currentOfThisRun: string | null = null
  let hasListed = false
  let queue: Promise<unknown> = Promise.resolve()

  /** Runs what uses both the keychain and the file one after the other. */
  function inTurn<T>(operation: () => Promise<Result<T>>): Promise<Result<T>> {
    const turn = queue.then(file.ready).then(operation)
    queue = turn.catch(() => undefined)
    return turn
  }

  function list(): Accounts {
    const { accounts: saved, currentId } = file.content()
    const accounts = [
      ...saved.map(({ id, name, color, kind }): Account => ({ id, name, color, kind, storage: 'keychain' })),
      ...[...ofThisRun.values()].map(({ account }) => account)
    ]
    return { accounts, currentId: currentOfThisRun ?? currentId ?? accounts[0]?.id ?? null }
  }

  const isSaved = (id: string): boolean => file.content().accounts.some((account) => account.id === id)
  const remember = (credential: Credential): void => secretsOf(credential).forEach((secret) => secrets.add(secret))

  async function credentialOf(accountId: string, signal?: AbortSignal): Promise<Result<Credential>> {
    const inMemory = ofThisRun.get(accountId)
    if (inMemory) return ok(inMemory.credential)
    if (!isSaved(accountId)) return gone
    const found = await keychain.read(accountId, signal)
    if (!found.ok) return found
    const credential = readCredentialItem(found.value)
    if (credential.ok) remember(credential.value)
    return credential
  }

  /** Removes what replaced, removed or unfinished accounts left in the keychain; what fails is tried again another time. */
  async function sweep(urgency: 'asked' | 'unasked'): Promise<Result<null>> {
    if (file.content().leftovers.length === 0) return ok(null)
    // A write that failed may have reached the disk all the same: only what is a leftover there as well may be removed.
    const agreed = await file.change((saved) => saved)
    if (!agreed.ok) return agreed
    const swept = new Set<string>()
    for (const id of file.content().leftovers) {
      if (!(await keychain.remove(id, urgency)).ok) break
      swept.add(id)
    }
    return file.change((saved) => forgetting(saved, swept))
  }

  function keepInMemory({ name, color }: AccountLabel, credential: Credential): void {
    const id = makeId()
    remember(credential)
    ofThisRun.set(id, { account: { id, name, color, kind: credential.kind, storage: 'this-run' }, credential })
    currentOfThisRun = id
  }

  // Each step leaves the old account or the new one whole; the file names a keychain item before it is made and as
  // long as it may have to be removed, so that a crash between two steps leaves none behind unnoticed.
  async function keepInKeychain({ name, color, credential, replaces }: AccountDraft): Promise<Result<null>> {
    const id = makeId()
    const announced = await file.change((saved) => announcing(saved, id))
    if (!announced.ok) return announced
    const stored = await keychain.save(id, credentialItem(credential))
    if (!stored.ok) return stored
    const account: SavedAccount = { id, name, color, kind: credential.kind, saved: true }
    const written = await file.change((saved) => withAccount(saved, account, replaces))
    if (written.ok) await sweep('asked')
    return written
  }

  return {
    async listAccounts() {
      await file.ready()
      if (!hasListed) void inTurn(() => sweep('unasked'))
      hasListed = true
      const problem = file.takeProblem()
      return problem === null ? ok(list()) : { ok: false, failure: problem }
    },

    inspectToken(pasted) {
      const inspected = inspectToken(pasted, now())
      if (!inspected.ok) return inspected
      const { expiresAtMs, roles, cleaned } = inspected.value
      return ok({ expiresAtMs, roles, cleaned })
    },

    async proveAccount(draft, signal) {
      const credential = tidyCredential(draft.credential, now())
      if (!credential.ok) return credential
      remember(credential.value)
      const proof = await prove(videosdk, credential.value, signal)
      if (!proof.ok) return proof
      const rejected = proof.value.outcome === 'rejected'
      const candidateId = rejected ? null : candidates.add({ ...draft, credential: credential.value })
      return ok({ candidateId, proof: proof.value })
    },

    keepAccount: (candidateId, storage) =>
      inTurn(async () => {
        const draft = candidates.find(candidateId)
        if (draft === null) return fail('no-account', 'It waited for more than ten minutes. Please enter it again.')
        if (storage === 'keychain') {
          const kept = await keepInKeychain(draft)
          if (!kept.ok) return kept
          currentOfThisRun = null
        } else keepInMemory(draft, draft.credential)
        // A saved account that is replaced for this run only stays as it is: its credential is all that outlives the run.
        if (draft.replaces !== null) ofThisRun.delete(draft.replaces)
        candidates.discard(candidateId)
        return ok(list())
      }),

    discardCandidate: (candidateId) => ok(candidates.discard(candidateId)),

    async testAccount(accountId, signal) {
      await file.ready()
      const credential = await credentialOf(accountId, signal)
      return credential.ok ? prove(videosdk, credential.value, signal) : credential
    },

    async editAccount(accountId, { name, color }) {
      await file.ready()
      const inMemory = ofThisRun.get(accountId)
      if (inMemory) {
        ofThisRun.set(accountId, { ...inMemory, account: { ...inMemory.account, name, color } })
        return ok(list())
      }
      if (!isSaved(accountId)) return gone
      const changed = await file.change((saved) => ({
        ...saved,
        accounts: saved.accounts.map((other) => (other.id === accountId ? { ...other, name, color } : other))
      }))
      return changed.ok ? ok(list()) : changed
    },

    async chooseAccount(accountId) {
      await file.ready()
      if (ofThisRun.has(accountId)) currentOfThisRun = accountId
      else {
        if (!isSaved(accountId)) return gone
        const changed = await file.change((saved) => ({ ...saved, currentId: accountId }))
        if (!changed.ok) return changed
        currentOfThisRun = null
      }
      return ok(list())
    },

    removeAccount: (accountId) =>
      inTurn(async () => {
        if (ofThisRun.delete(accountId)) {
          if (currentOfThisRun === accountId) currentOfThisRun = null
          return ok(list())
        }
        if (!isSaved(accountId)) return gone
        // The account goes first and comes back if its credential stays: none is ever listed without its credential.
        const before = file.content()
        const announced = await file.change((saved) => withoutAccount(saved, accountId))
        if (!announced.ok) return announced
        const removed = await keychain.remove(accountId)
        if (!removed.ok) {
          const restored = await file.change((saved) => withAccountAgain(saved, before, accountId))
          return restored.ok ? removed : restored
        }
        await file.change((saved) => forgetting(saved, new Set([accountId])))
        await sweep('asked')
        return ok(list())
      }),

    cancelKeychain() {
      keychain.cancel()
      return ok(null)
    },

    async credentialOfCurrent(signal) {
      await file.ready()
      const { accounts, currentId } = list()
      const current = accounts.find(({ id }) => id === currentId)
      if (current === undefined) return fail('no-account')
      const credential = await credentialOf(current.id, signal)
      if (!credential.ok) return credential
      const label = { name: current.name, color: current.color }
      return ok({ label, credential: credential.value })
    },

    knownSecrets: () => [...secrets],
    settled: () => queue.then(file.settled),
    addForThisRun: keepInMemory
  }
}
