// Says which failure a message of a keychain stands for.

import { fail, type Failure } from '../../shared/result'

type KeychainFailureKind = 'keychain-locked' | 'keychain-unavailable' | 'keychain-timeout'

/** The words for a provider without anything to put an item in. */
export const noKeyring = 'The keyring program runs, but has no keyring yet.'

// The Linux messages were measured on Debian 12 with gnome-keyring 42; the others are the systems' documented texts.
const knownMessages: readonly (readonly [RegExp, KeychainFailureKind, string | null])[] = [
  [/\b(is)?locked\b|interaction is not allowed|passphrase you entered/i, 'keychain-locked', null],
  [/dismiss|cancel/i, 'keychain-locked', 'The question for the keychain’s password was dismissed.'],
  [/time(d)? ?out/i, 'keychain-timeout', null],
  [/not provided by any \.service files/i, 'keychain-unavailable', 'No keyring program is running or installed.'],
  [/object does not exist at path/i, 'keychain-unavailable', noKeyring],
  [
    /d-?bus|transport|could not connect|connection is closed|no such file/i,
    'keychain-unavailable',
    'There is no D-Bus session, through which keyrings are reached.'
  ],
  [
    /libqca/i,
    'keychain-unavailable',
    'KWallet lacks its crypto plug-in (libqca-qt5-2-plugins on Debian): install it and log in again.'
  ],
  [/logon session does not exist/i, 'keychain-unavailable', 'Windows keeps no credentials for this kind of log-on.'],
  [/keytar native addon/i, 'keychain-unavailable', 'A system library is missing (libsecret-1-0 on Linux).']
]

/** A message of keytar in; locked, unavailable or too slow out. One that nobody knows is repeated in the detail. */
export function keychainFailure(message: string): Failure {
  const [, kind, detail] = knownMessages.find(([pattern]) => pattern.test(message)) ?? []
  return fail(kind ?? 'keychain-unavailable', detail === undefined ? `It said: ${message.slice(0, 200)}` : detail)
    .failure
}

/** A shorter stretch of a secret tells little, and would be found in harmless words. */
const tellingLength = 8

/** A failure in; the same out, without its detail when that repeats a telling stretch of the secret. */
export function discreet(failure: Failure, secret: string): Failure {
  const detail = failure.detail ?? ''
  const stretches = detail.split('').map((_, at) => detail.slice(at, at + tellingLength))
  const tells = stretches.some((stretch) => stretch.length === tellingLength && secret.includes(stretch))
  return tells ? { ...failure, detail: null } : failure
}
