// Failures are values: everything the world can do to us has a kind from one closed list.

import type { Ms } from './session'

export const failureKinds = [
  'no-account',
  'not-an-id',
  'not-a-token',
  'key-rejected',
  'token-expired',
  'wrong-role',
  'not-permitted',
  'not-found',
  'offline',
  'timeout',
  'rate-limited',
  'server',
  'untrusted-connection',
  'unknown-authority',
  'client-certificate',
  'network-sign-in',
  'proxy-login',
  'proxy-scheme',
  'unexpected-answer',
  'answer-without-session',
  'too-large',
  'not-a-session',
  'names-sessions',
  'web-page',
  'cut-off-file',
  'not-open',
  'not-kept',
  'unreadable-file',
  'missing-file',
  'forbidden-file',
  'not-a-file',
  'empty-file',
  'not-text',
  'foreign-encoding',
  'media-file',
  'document-file',
  'archive-file',
  'foreign-file',
  'file-too-large',
  'newer-file',
  'damaged-file',
  'disk-full',
  'not-writable',
  'not-printed',
  'keychain-unavailable',
  'keychain-locked',
  'keychain-denied',
  'keychain-timeout',
  'keychain-crashed',
  'secret-missing',
  'secret-too-large',
  'cancelled',
  'unexpected'
] as const
export type FailureKind = (typeof failureKinds)[number]

export interface Failure {
  readonly kind: FailureKind
  /** Particulars in plain words that the general advice cannot know, such as a file's name or the service's message; never a secret. */
  readonly detail: string | null
  /** The service's request id, for its support. */
  readonly requestId: string | null
  /** Sessions that what was opened belongs to, where it is none itself: ids that can be fetched. */
  readonly sessionIds?: readonly string[]
  /** The service asks not to be asked again before this time. */
  readonly untilMs?: Ms
  /** The program that keeps the keychain, such as KeePassXC, where it is known and has a part in the failure. */
  readonly program?: string
}

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure }

/** Wraps a value as a success. */
export function ok<T>(value: T): Result<T> {
  return { ok: true, value }
}

/** Makes a failed result of a kind, with optional particulars. */
export function fail(
  kind: FailureKind,
  detail: string | null = null,
  requestId: string | null = null
): { readonly ok: false; readonly failure: Failure } {
  return { ok: false, failure: { kind, detail, requestId } }
}

/** Closes a union: does not compile while a case is left out. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`)
}
