// What a keychain must answer in each of its states when a credential is saved, read and removed.
import type { FailureKind } from '../../electron/shared/result'
import type { KeyringState } from './keyring'

export type Answer = 'ok' | FailureKind
type Answers = readonly [save: Answer, read: Answer, remove: Answer]

/** Nothing is "missing" or "removed" that may only be out of reach. */
export const rightAnswers: Readonly<Record<KeyringState, Answers>> = {
  unlocked: ['ok', 'ok', 'ok'],
  locked: ['keychain-locked', 'keychain-locked', 'keychain-locked'],
  'wrong-password': ['keychain-locked', 'keychain-locked', 'keychain-locked'],
  'no-keyring': ['keychain-unavailable', 'keychain-unavailable', 'keychain-unavailable'],
  'no-provider': ['keychain-unavailable', 'keychain-unavailable', 'keychain-unavailable'],
  'no-bus': ['keychain-unavailable', 'keychain-unavailable', 'keychain-unavailable'],
  hung: ['keychain-timeout', 'keychain-timeout', 'keychain-timeout']
}

/** The same of KeePassXC, each of whose questions is answered as the name says. */
export const keepassAnswers = {
  'open, and allows': ['ok', 'ok', 'ok'],
  'open, and denies': ['ok', 'keychain-denied', 'keychain-denied'],
  'locked, and is left so': ['keychain-locked', 'keychain-locked', 'keychain-locked'],
  'open, and shows no group': ['keychain-unavailable', 'keychain-unavailable', 'keychain-unavailable']
} as const satisfies Readonly<Record<string, Answers>>

/** The same of KWallet. */
export const kwalletAnswers = {
  open: ['ok', 'ok', 'ok'],
  'locked, and is left so': ['keychain-locked', 'keychain-locked', 'keychain-locked'],
  'without a wallet, and its wizard is cancelled': ['keychain-denied', 'keychain-unavailable', 'keychain-unavailable'],
  'without its crypto plug-in': ['keychain-unavailable', 'keychain-unavailable', 'keychain-unavailable']
} as const satisfies Readonly<Record<string, Answers>>
