// What a keychain must answer in each of its states when a credential is saved, read and removed.
import type { FailureKind } from '../../electron/shared/result'
import type { KeyringState } from './keyring'

export type Answer = 'ok' | FailureKind

/** Nothing is "missing" or "removed" that may only be out of reach. */
export const rightAnswers: Readonly<Record<KeyringState, readonly [save: Answer, read: Answer, remove: Answer]>> = {
  unlocked: ['ok', 'ok', 'ok'],
  locked: ['keychain-locked', 'keychain-locked', 'keychain-locked'],
  'wrong-password': ['keychain-locked', 'keychain-locked', 'keychain-locked'],
  'no-keyring': ['keychain-unavailable', 'keychain-unavailable', 'keychain-unavailable'],
  'no-provider': ['keychain-unavailable', 'keychain-unavailable', 'keychain-unavailable'],
  'no-bus': ['keychain-unavailable', 'keychain-unavailable', 'keychain-unavailable'],
  hung: ['keychain-timeout', 'keychain-timeout', 'keychain-timeout']
}
