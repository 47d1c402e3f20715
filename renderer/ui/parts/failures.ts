// What each kind of failure is called, what a support agent can do about it, and the one button that starts doing it.

import type { About } from '../../../electron/shared/bridge'
import type { FailureKind } from '../../../electron/shared/result'

type Platform = About['platform']

export const failureActions = {
  retry: 'Try again',
  'add-account': 'Add an account',
  'choose-account': 'Choose another account',
  'enter-credential': 'Edit this account',
  'check-id': 'Check the id',
  'choose-file': 'Choose another file',
  'log-in': 'Log in…',
  'fetch-again': 'Fetch it again'
} as const
export type FailureAction = keyof typeof failureActions

export interface FailureWords {
  readonly title: string
  /** `program` is the failure's. */
  readonly advice: (platform: Platform, program?: string) => string
  /** For the command line, where one does what is advised. */
  readonly command?: (platform: Platform) => string | null
  /** Null where nothing in the window mends it. */
  readonly action: FailureAction | null
}

export const keychainNames: Record<Platform, string> = {
  linux: 'keyring',
  mac: 'keychain',
  windows: 'Credential Manager'
}

const unlocking: Record<Platform, string> = {
  linux: 'Unlock the login keyring (in “Passwords and Keys”, or by logging out and in again), then try again.',
  mac: 'Unlock the login keychain in Keychain Access, then try again.',
  windows: 'Sign in to Windows again, then try again.'
}

const unlockingIn: Readonly<Record<string, string>> = {
  'GNOME Keyring': unlocking.linux,
  KeePassXC: 'Unlock the database in KeePassXC, then try again.',
  KWallet: 'Open the wallet in KWalletManager, then try again.'
}

/** How to unlock the keychain of a system, which this program keeps if it is known. */
export function unlockingOf(platform: Platform, program?: string): string {
  if (program === undefined) return unlocking[platform]
  return unlockingIn[program] ?? `Unlock the keyring in ${program}, then try again.`
}

const allowing: Record<Platform, string> = {
  linux: 'Try again, and allow access in the window that asks.',
  mac: 'Try again, and choose “Always Allow” when macOS asks.',
  windows: 'Check that your user may read credentials in Credential Manager, then try again.'
}

const makingIn: Readonly<Record<string, string>> = {
  KeePassXC:
    'KeePassXC answers for it, but shows no group: choose one under Database settings, Secret Service Integration, then try again.',
  KWallet:
    'KWallet answers for it, but has no wallet that is open to programs: make one in KWalletManager, then try again.'
}

const installing: Record<Platform, string> = {
  linux: 'Install and start a keyring such as gnome-keyring or KWallet, log in again, then try again.',
  mac: 'Open Keychain Access and check that the login keychain is listed, then try again.',
  windows: 'Check that the service “Credential Manager” runs, then try again.'
}

const trusting: Record<Platform, string> = {
  linux:
    'Rollcall looks for it in ~/.pki/nssdb, not where the system keeps its own: save it as company.crt, run the command below in its folder (certutil is in Debian’s libnss3-tools), then start Rollcall anew.',
  mac: 'Trust it in Keychain Access, then start Rollcall anew.',
  windows: 'Install it under “Trusted Root Certification Authorities”, then start Rollcall anew.'
}

/** Makes the folder and the database where there is none yet. */
const trustCommand = 'mkdir -p ~/.pki/nssdb && certutil -d sql:$HOME/.pki/nssdb -A -t C,, -n company -i company.crt'

/** The words for where a failure mostly arises. */
export const generalWords: Readonly<Record<FailureKind, FailureWords>> = {
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
    action: 'choose-account'
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
    advice: () =>
      'Too many requests were made with this account. Wait a minute where no time is named, then try again.',
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
      'The server could not prove that it is VideoSDK, so nothing was sent. Check this computer’s clock, and ask your IT whether something inspects the traffic.',
    action: 'retry'
  },
  'unknown-authority': {
    title: 'The connection’s certificate is of an unknown authority',
    advice: (platform) =>
      `Nothing was sent. A company that inspects its traffic has a root certificate of its own: ask your IT for it, and trust no other. ${trusting[platform]}`,
    command: (platform) => (platform === 'linux' ? trustCommand : null),
    action: 'retry'
  },
  'client-certificate': {
    title: 'A client certificate is asked for',
    advice: () =>
      'The network wants a certificate that says who you are before it leads to VideoSDK. Rollcall shows none, and nothing was sent: ask your IT for a way without.',
    action: 'retry'
  },
  'network-sign-in': {
    title: 'The network seems to want a sign-in first',
    advice: () =>
      'Something other than VideoSDK answered, as networks of hotels, trains and guests do. Open any page in a browser, sign in there, then try again.',
    action: 'retry'
  },
  'proxy-login': {
    title: 'The network’s proxy asks for a login',
    advice: () => 'The network’s proxy lets nobody through without a login, so VideoSDK was not asked.',
    action: 'log-in'
  },
  'proxy-scheme': {
    title: 'The network’s proxy asks for another kind of login',
    advice: () =>
      'Rollcall can log in to a proxy with a name and a password, by Basic, Digest or NTLM. Ask your IT to allow one of these, or a way without a login.',
    action: 'retry'
  },
  'unexpected-answer': {
    title: 'The answer could not be understood',
    advice: () =>
      'It broke off, or something other than VideoSDK answered, such as a login page of the network. Try again.',
    action: 'retry'
  },
  'answer-without-session': {
    title: 'VideoSDK answered with something other than a session',
    advice: () => 'The id may be that of something else, such as a room or a recording. Check it.',
    action: 'check-id'
  },
  'too-large': {
    title: 'The answer is too large',
    advice: () => 'Rollcall reads answers of up to 64 MiB. Check that the id is the right one.',
    action: 'check-id'
  },
  'not-a-session': {
    title: 'There is no session in that',
    advice: () =>
      'Rollcall opens sessions that it kept and answers of the VideoSDK API about sessions, also as they stand in a HAR file, a log or other JSON.',
    action: 'choose-file'
  },
  'names-sessions': {
    title: 'That names sessions, but does not hold them',
    advice: () => 'Whoever was there is not in it. Ask VideoSDK for one of the sessions that it names.',
    action: 'choose-file'
  },
  'web-page': {
    title: 'That is a web page',
    advice: () =>
      'Saving a page of a browser does not save the session that it shows, and often a login page is saved. Save the answer of the API, or paste the session’s id.',
    action: 'choose-file'
  },
  'cut-off-file': {
    title: 'The file is cut off',
    advice: () => 'Its end is missing, so nothing of it is shown. Ask for it to be saved or sent again.',
    action: 'choose-file'
  },
  'not-kept': {
    title: 'This session was fetched, and not kept',
    advice: () => 'Rollcall forgets such a session when it closes. It asks VideoSDK again only when you say so.',
    action: 'fetch-again'
  },
  'not-open': {
    title: 'That is no longer there',
    advice: () => 'It was removed, or it made room for what was opened later. Open it anew.',
    action: null
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
    advice: () => 'The system could not read it: the disk, or the network that it is on, may be at fault.',
    action: 'choose-file'
  },
  'missing-file': {
    title: 'The file is not there',
    advice: () => 'It may have been moved or deleted.',
    action: 'choose-file'
  },
  'forbidden-file': {
    title: 'You may not read that file',
    advice: () => 'Ask whoever owns it for the right to read it, or copy it to where you have that right.',
    action: 'choose-file'
  },
  'not-a-file': {
    title: 'That is not a file',
    advice: () => 'Choose a file with a session in it.',
    action: 'choose-file'
  },
  'empty-file': {
    title: 'The file is empty',
    advice: () => 'There is nothing in it. Whoever made or sent it may have to do so again.',
    action: 'choose-file'
  },
  'not-text': {
    title: 'The file is not text',
    advice: () => 'Rollcall opens text in UTF-8 or UTF-16, also packed with gzip.',
    action: 'choose-file'
  },
  'foreign-encoding': {
    title: 'The text is in an encoding that Rollcall does not read',
    advice: () => 'Save it as UTF-8 in an editor, then open that. Nothing is guessed: names could become others.',
    action: 'choose-file'
  },
  'media-file': {
    title: 'That is a picture, a video or a sound recording',
    advice: () =>
      'A session cannot be read off it. Ask for the session’s id, for a .rollcall file, or for the answer of the API.',
    action: 'choose-file'
  },
  'document-file': {
    title: 'That is a document, not a session',
    advice: () =>
      'What Rollcall exports as PDF or for spreadsheets cannot be opened again. Ask for the session’s id, for a .rollcall file, or for the answer of the API.',
    action: 'choose-file'
  },
  'archive-file': {
    title: 'The file is an archive',
    advice: () => 'Unpack it with the system’s own program, then open what was in it.',
    action: 'choose-file'
  },
  'newer-file': {
    title: 'The file comes from a newer Rollcall',
    advice: () => 'It was left as it is. Update Rollcall to open it.',
    action: null
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
    advice: () => 'Check that a printer is set up and ready, then print again. A PDF can be saved without one.',
    action: 'retry'
  },
  'keychain-unavailable': {
    title: 'There is no keychain to use',
    advice: (platform, program = '') =>
      `Rollcall keeps secrets only in the system’s ${keychainNames[platform]}, and found none. ${makingIn[program] ?? installing[platform]}`,
    action: 'retry'
  },
  'keychain-locked': {
    title: 'The keychain is locked',
    advice: (platform, program) =>
      `The system’s ${keychainNames[platform]} did not give access. ${unlockingOf(platform, program)}`,
    action: 'retry'
  },
  'keychain-denied': {
    title: 'The keychain refused access',
    advice: (platform, program) =>
      `${program ?? `The system’s ${keychainNames[platform]}`} did not let Rollcall have its own entry. ${allowing[platform]}`,
    action: 'retry'
  },
  'keychain-timeout': {
    title: 'The keychain does not answer',
    advice: (platform, program) =>
      `The system’s ${keychainNames[platform]} gave no answer in time. It may be showing a question in another window. ${unlockingOf(platform, program)}`,
    action: 'retry'
  },
  'keychain-crashed': {
    title: 'The keychain broke off',
    advice: (platform, program) =>
      `Reading from the system’s ${keychainNames[platform]} ended unexpectedly; nothing was deleted. ${unlockingOf(platform, program)}`,
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
