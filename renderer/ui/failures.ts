// What each kind of failure is called, what a support agent can do about it, and the one button that starts doing it.

import type { About } from '../../electron/shared/bridge'
import type { FailureKind } from '../../electron/shared/result'

type Platform = About['platform']

export const failureActions = {
  retry: 'Try again',
  'add-account': 'Add an account',
  'open-accounts': 'Open accounts',
  'enter-credential': 'Enter it again',
  'check-id': 'Check the id',
  'choose-file': 'Choose another file'
} as const
export type FailureAction = keyof typeof failureActions

export interface FailureWords {
  readonly title: string
  readonly advice: (platform: Platform) => string
  readonly action: FailureAction
}

export const keychainNames: Record<Platform, string> = {
  linux: 'keyring',
  mac: 'keychain',
  windows: 'Credential Manager'
}

export const unlocking: Record<Platform, string> = {
  linux: 'Unlock the login keyring (in “Passwords and Keys”, or by logging out and in again), then try again.',
  mac: 'Unlock the login keychain in Keychain Access, then try again.',
  windows: 'Sign in to Windows again, then try again.'
}

const installing: Record<Platform, string> = {
  linux: 'Install and start a keyring such as gnome-keyring or KWallet, log in again, then try again.',
  mac: 'Open Keychain Access and check that the login keychain is listed, then try again.',
  windows: 'Check that the service “Credential Manager” runs, then try again.'
}

/** The words for when a session was asked for. */
export const requestWords: Readonly<Record<FailureKind, FailureWords>> = {
  'no-account': {
    title: 'No account yet',
    advice: () =>
      'To ask VideoSDK for a session, Rollcall needs an account: an API key with its secret, or a ready-made token.',
    action: 'add-account'
  },
  'not-an-id': {
    title: 'That is not a session id',
    advice: () => 'No call was made with it.',
    action: 'check-id'
  },
  'not-a-token': {
    title: 'That is not a token for the VideoSDK API',
    advice: () => 'Nothing was sent. Copy the whole token from the VideoSDK dashboard and paste it again.',
    action: 'enter-credential'
  },
  'key-rejected': {
    title: 'VideoSDK does not accept this account',
    advice: () =>
      'The key, its secret or the token is wrong or was revoked, or the VideoSDK account is inactive. Compare it with the dashboard and enter it again.',
    action: 'enter-credential'
  },
  'token-expired': {
    title: 'The token has expired',
    advice: () => 'Create a new token in the VideoSDK dashboard and enter that one.',
    action: 'enter-credential'
  },
  'wrong-role': {
    title: 'This token is for joining rooms only',
    advice: () => 'Nothing was sent. Reading sessions takes a token with the role “crawler”; create one and paste it.',
    action: 'enter-credential'
  },
  'not-permitted': {
    title: 'This account may not read that session',
    advice: () => 'Choose the account that the session belongs to, or ask its owner for access.',
    action: 'open-accounts'
  },
  'not-found': {
    title: 'VideoSDK knows no such session',
    advice: () => 'Check the id, and that the current account is the one the session belongs to.',
    action: 'check-id'
  },
  offline: {
    title: 'VideoSDK cannot be reached',
    advice: () => 'Check the network connection. Kept sessions and files open without it.',
    action: 'retry'
  },
  timeout: {
    title: 'VideoSDK took too long to answer',
    advice: () => 'The network or the service is slow at the moment. Try again in a minute.',
    action: 'retry'
  },
  'rate-limited': {
    title: 'VideoSDK asks for a pause',
    advice: () => 'Too many requests were made with this account. Wait a minute, then try again.',
    action: 'retry'
  },
  server: {
    title: 'VideoSDK has a problem',
    advice: () => 'The service reported an error of its own. Try again in a few minutes.',
    action: 'retry'
  },
  'untrusted-connection': {
    title: 'The connection is not to be trusted',
    advice: () =>
      'The server could not prove that it is VideoSDK, so nothing was sent. Check this computer’s clock, and ask your IT whether a proxy inspects the traffic.',
    action: 'retry'
  },
  'unexpected-answer': {
    title: 'The answer could not be understood',
    advice: () => 'Something other than VideoSDK may have answered, such as a login page of the network. Try again.',
    action: 'retry'
  },
  'too-large': {
    title: 'The answer is too large',
    advice: () => 'Rollcall reads answers of up to 64 MiB. Check that the id is the right one.',
    action: 'check-id'
  },
  'not-a-session': {
    title: 'There is no session in that',
    advice: () => 'Rollcall opens sessions that it kept, and JSON as the VideoSDK API returns it for one session.',
    action: 'choose-file'
  },
  'not-open': {
    title: 'That is no longer there',
    advice: () => 'It was removed, or it made room for what was opened later. Open it anew.',
    action: 'check-id'
  },
  'foreign-file': {
    title: 'The file is not one that Rollcall kept',
    advice: () => 'It was left as it is. To open JSON from the VideoSDK API, use “Open file…”.',
    action: 'choose-file'
  },
  'file-too-large': {
    title: 'The file is too large',
    advice: () => 'Rollcall reads files of up to 64 MiB.',
    action: 'choose-file'
  },
  'unreadable-file': {
    title: 'The file cannot be read',
    advice: () => 'It may have been moved or deleted, or you may not be allowed to read it.',
    action: 'choose-file'
  },
  'newer-file': {
    title: 'The file comes from a newer Rollcall',
    advice: () => 'It was left as it is. Update Rollcall to open it.',
    action: 'choose-file'
  },
  'damaged-file': {
    title: 'The file is damaged',
    advice: () =>
      'Its content is not what was kept, so it is not shown. It was left as it is: restore it from a backup, or choose another.',
    action: 'choose-file'
  },
  'disk-full': {
    title: 'The disk is full',
    advice: () => 'Nothing was saved. Make some room, then try again.',
    action: 'retry'
  },
  'not-writable': {
    title: 'Rollcall may not write there',
    advice: () => 'Nothing was saved. Check that the folder exists and that you may write to it, then try again.',
    action: 'retry'
  },
  'not-printed': {
    title: 'It could not be printed',
    advice: () => 'Check that a printer is set up and ready. A PDF can be saved without one.',
    action: 'retry'
  },
  'keychain-unavailable': {
    title: 'There is no keychain to use',
    advice: (platform) =>
      `Rollcall keeps secrets only in the system’s ${keychainNames[platform]}, and found none. ${installing[platform]}`,
    action: 'retry'
  },
  'keychain-locked': {
    title: 'The keychain is locked',
    advice: (platform) => `The system’s ${keychainNames[platform]} did not give access. ${unlocking[platform]}`,
    action: 'retry'
  },
  'keychain-timeout': {
    title: 'The keychain does not answer',
    advice: (platform) =>
      `The system’s ${keychainNames[platform]} gave no answer in time. It may be showing a question in another window. ${unlocking[platform]}`,
    action: 'retry'
  },
  'keychain-crashed': {
    title: 'The keychain broke off',
    advice: (platform) =>
      `Reading from the system’s ${keychainNames[platform]} ended unexpectedly; nothing was deleted. ${unlocking[platform]}`,
    action: 'retry'
  },
  'secret-missing': {
    title: 'The account’s secret is not in the keychain',
    advice: (platform) =>
      `It was saved once, but the system’s ${keychainNames[platform]} no longer has it. Enter it again to go on.`,
    action: 'enter-credential'
  },
  'secret-too-large': {
    title: 'The keychain cannot hold that much',
    advice: () => 'Nothing was saved. Check what was pasted: keys, secrets and tokens are shorter.',
    action: 'enter-credential'
  },
  cancelled: {
    title: 'Cancelled',
    advice: () => 'Nothing was changed.',
    action: 'retry'
  },
  unexpected: {
    title: 'Something went wrong in Rollcall',
    advice: () => 'This is a fault of the app. Try again; if it stays, start Rollcall anew.',
    action: 'retry'
  }
}
