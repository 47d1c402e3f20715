// draft
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
import type { Result } from '../../shared/result'
import type { Ms } from '../../shared/session'
import type { VideosdkClient } from '../videosdk/client'
import type { Keychain } from './keychain'

export interface CurrentCredential {
  readonly accountId: string
  readonly label: AccountLabel
  readonly credential: Credential
}

/** The Bridge's account calls, and what main itself needs. Every promise resolves; the signals come from the request ids. */
export interface AccountsStore {
  readonly listAccounts: () => Promise<Result<Accounts>>
  readonly inspectToken: (token: string) => Result<TokenInspection>
  readonly proveAccount: (draft: AccountDraft, signal: AbortSignal) => Promise<Result<Candidate>>
  readonly keepAccount: (candidateId: string, storage: Account['storage']) => Promise<Result<Accounts>>
  readonly discardCandidate: (candidateId: string) => Result<null>
  readonly testAccount: (accountId: string, signal: AbortSignal) => Promise<Result<Proof>>
  readonly editAccount: (accountId: string, label: AccountLabel) => Promise<Result<Accounts>>
  readonly chooseAccount: (accountId: string) => Promise<Result<Accounts>>
  readonly removeAccount: (accountId: string) => Promise<Result<Accounts>>
  /** Reads the keychain; `no-account` when none is current. */
  readonly credentialOfCurrent: () => Promise<Result<CurrentCredential>>
  /** Every secret and token that main has held in this run, for taking them out of logs. */
  readonly knownSecrets: () => readonly string[]
  /** Adds an account to memory only and makes it current. */
  readonly addForThisRun: (label: AccountLabel, credential: Credential) => Accounts
}

export interface AccountsOptions {
  /** Where accounts.json is. */
  readonly folder: string
  readonly keychain: Keychain
  readonly videosdk: VideosdkClient
  readonly now: () => Ms
  readonly makeId: () => string
}

/** Reads accounts.json when it is first needed. */
export declare function createAccounts(options: AccountsOptions): AccountsStore
