// Accounts as the window may know them: everything but the credential.

import type { Failure } from './result'

export const accountColors = ['blue', 'teal', 'green', 'olive', 'brown', 'pink', 'violet', 'gray'] as const
export type AccountColor = (typeof accountColors)[number]

/** What stays visible on whatever came from an account. */
export interface AccountLabel {
  readonly name: string
  readonly color: AccountColor
}

export interface Account extends AccountLabel {
  readonly id: string
  readonly kind: 'key' | 'token'
  /** `this-run`: only in main's memory, gone when the app quits. */
  readonly storage: 'keychain' | 'this-run'
}

export interface Accounts {
  readonly accounts: readonly Account[]
  readonly currentId: string | null
}

/** A credential on its way in. It never travels the other way. */
export type Credential =
  | { readonly kind: 'key'; readonly apiKey: string; readonly secret: string }
  | { readonly kind: 'token'; readonly token: string }

export interface AccountDraft extends AccountLabel {
  readonly credential: Credential
  /** The account whose credential this replaces, or null for a new account. */
  readonly replaces: string | null
}

/** What a real call said of a credential. */
export type Proof =
  | { readonly outcome: 'accepted' }
  | { readonly outcome: 'rejected'; readonly failure: Failure }
  | { readonly outcome: 'unreachable'; readonly failure: Failure }

/** A proven draft whose credential waits in main until it is kept or discarded; a rejected one is forgotten at once (null). */
export interface Candidate {
  readonly candidateId: string | null
  readonly proof: Proof
}

/** What can be read from a pasted token without any call. */
export interface TokenInspection {
  readonly expiresAtMs: number | null
  readonly roles: readonly string[]
  /** True when `Bearer ` (or quotes or blanks) had to be removed. */
  readonly cleaned: boolean
}
