import { describe, expect, test } from 'vitest'
import { failureKinds, type FailureKind } from '../../../../../electron/shared/result'
import { failureWords, type FailurePlace } from '../../../../../renderer/ui/parts/failure-places'
import { failureActions, type FailureAction } from '../../../../../renderer/ui/parts/failures'

const places: readonly FailurePlace[] = ['fetch', 'file', 'kept', 'account', 'keep', 'list', 'export']
const platforms = ['linux', 'mac', 'windows'] as const

describe.each(places)('at the place “%s”', (place) => {
  test('every failure has a title and advice for each system', () => {
    for (const kind of failureKinds) {
      const { title, advice } = failureWords(kind, place)
      expect(title, kind).not.toBe('')
      for (const platform of platforms) expect(advice(platform), kind).toMatch(/\.$/)
    }
  })

  test('no two failures look the same', () => {
    expect(new Set(failureKinds.map((kind) => failureWords(kind, place).title)).size).toBe(failureKinds.length)
  })
})

/** Where each kind can arise: whoever asks, opens, signs in, keeps or exports. */
const arising: Readonly<Record<FailureKind, readonly FailurePlace[]>> = {
  'no-account': ['fetch', 'account'],
  'not-kept': ['fetch'],
  'not-an-id': ['fetch'],
  'not-a-token': ['fetch', 'account'],
  'key-rejected': ['fetch', 'account'],
  'token-expired': ['fetch', 'account'],
  'wrong-role': ['fetch', 'account'],
  'not-permitted': ['fetch', 'account'],
  'not-found': ['fetch'],
  offline: ['fetch', 'account'],
  timeout: ['fetch', 'account', 'export'],
  'rate-limited': ['fetch', 'account'],
  server: ['fetch', 'account'],
  'untrusted-connection': ['fetch', 'account'],
  'unknown-authority': ['fetch', 'account'],
  'client-certificate': ['fetch', 'account'],
  'network-sign-in': ['fetch', 'account'],
  'proxy-login': ['fetch', 'account'],
  'proxy-scheme': ['fetch', 'account'],
  'unexpected-answer': ['fetch', 'account'],
  'answer-without-session': ['fetch'],
  'too-large': ['fetch', 'account'],
  'not-a-session': ['file', 'kept'],
  'names-sessions': ['file', 'kept'],
  'web-page': ['file'],
  'cut-off-file': ['file'],
  'not-open': ['fetch', 'file', 'kept', 'keep', 'export'],
  'unreadable-file': ['file', 'kept', 'list'],
  'missing-file': ['file', 'kept', 'export'],
  'forbidden-file': ['file', 'kept'],
  'not-a-file': ['file'],
  'empty-file': ['file'],
  'not-text': ['file'],
  'foreign-encoding': ['file'],
  'media-file': ['file'],
  'document-file': ['file'],
  'archive-file': ['file'],
  'foreign-file': ['file', 'kept'],
  'file-too-large': ['file', 'keep'],
  'newer-file': ['file', 'kept'],
  'damaged-file': ['file', 'kept'],
  'disk-full': ['keep', 'export', 'account'],
  'not-writable': ['keep', 'export', 'account'],
  'not-printed': ['export'],
  'keychain-unavailable': ['fetch', 'account'],
  'keychain-locked': ['fetch', 'account'],
  'keychain-denied': ['fetch', 'account'],
  'keychain-timeout': ['fetch', 'account'],
  'keychain-crashed': ['fetch', 'account'],
  'secret-missing': ['fetch', 'account'],
  'secret-too-large': ['account'],
  cancelled: ['fetch'],
  unexpected: ['fetch', 'file', 'kept', 'account', 'keep', 'list', 'export']
}

test('every failure says, where it can arise, what happened, what mends it, and the button that begins to', () => {
  const rows = failureKinds.flatMap((kind) =>
    arising[kind].map((place) => {
      const { title, advice, action } = failureWords(kind, place)
      return `${kind} @ ${place}: ${title}. ${advice('linux')} [${action === null ? '' : failureActions[action]}]`
    })
  )
  expect(rows).toMatchInlineSnapshot(`
    [
      "no-account @ fetch: No account yet. To ask VideoSDK for a session, Rollcall needs an account: an API key with its secret, or a ready-made token. [Add an account]",
      "no-account @ account: That account is no longer there. It was removed, or it waited too long to be kept. Enter it anew. []",
      "not-an-id @ fetch: That is not a session id. No call was made with it. [Check the id]",
      "not-a-token @ fetch: That is not a token for the VideoSDK API. Nothing was sent. Copy the whole token from the VideoSDK dashboard and paste it again. [Edit this account]",
      "not-a-token @ account: That is not a token for the VideoSDK API. Nothing was sent. Copy the whole token from the VideoSDK dashboard and paste it again. [Edit this account]",
      "key-rejected @ fetch: VideoSDK does not accept this account. The key, its secret or the token is wrong or was revoked, or the VideoSDK account is inactive. Compare it with the dashboard and enter it again. [Edit this account]",
      "key-rejected @ account: VideoSDK does not accept this account. The key, its secret or the token is wrong or was revoked, or the VideoSDK account is inactive. Compare it with the dashboard and enter it again. [Edit this account]",
      "token-expired @ fetch: The token has expired. Create a new token in the VideoSDK dashboard and enter that one. [Edit this account]",
      "token-expired @ account: The token has expired. Create a new token in the VideoSDK dashboard and enter that one. [Edit this account]",
      "wrong-role @ fetch: This token is for joining rooms only. Nothing was sent. Reading sessions takes a token with the role “crawler”; create one and paste it. [Edit this account]",
      "wrong-role @ account: This token is for joining rooms only. Nothing was sent. Reading sessions takes a token with the role “crawler”; create one and paste it. [Edit this account]",
      "not-permitted @ fetch: This account may not read that session. Choose the account that the session belongs to, or ask its owner for access. [Choose another account]",
      "not-permitted @ account: This account may not read sessions. VideoSDK knows it but does not let it list sessions. Ask its owner for that right, then test it again. [Try again]",
      "not-found @ fetch: VideoSDK knows no such session. Check the id, and that the current account is the one the session belongs to. [Check the id]",
      "offline @ fetch: VideoSDK cannot be reached. Check the network connection. Kept sessions and files open without it. [Try again]",
      "offline @ account: VideoSDK cannot be reached. Check the network connection. [Try again]",
      "timeout @ fetch: VideoSDK took too long to answer. The network or the service is slow at the moment. Try again in a minute. [Try again]",
      "timeout @ account: VideoSDK took too long to answer. The network or the service is slow at the moment. Try again in a minute. [Try again]",
      "timeout @ export: Making the file took too long. Nothing was saved. Export the view alone, fewer participants, or another kind of file. []",
      "rate-limited @ fetch: VideoSDK asks for a pause. Too many requests were made with this account. Wait a minute where no time is named, then try again. [Try again]",
      "rate-limited @ account: VideoSDK asks for a pause. Too many requests were made with this account. Wait a minute where no time is named, then try again. [Try again]",
      "server @ fetch: VideoSDK has a problem. The service reported an error of its own. Try again in a few minutes. [Try again]",
      "server @ account: VideoSDK has a problem. The service reported an error of its own. Try again in a few minutes. [Try again]",
      "untrusted-connection @ fetch: The connection is not to be trusted. The server could not prove that it is VideoSDK, so nothing was sent. Check this computer’s clock, and ask your IT whether something inspects the traffic. [Try again]",
      "untrusted-connection @ account: The connection is not to be trusted. The server could not prove that it is VideoSDK, so nothing was sent. Check this computer’s clock, and ask your IT whether something inspects the traffic. [Try again]",
      "unknown-authority @ fetch: The connection’s certificate is of an unknown authority. Nothing was sent. A company that inspects its traffic has a root certificate of its own: ask your IT for it, and trust no other. Rollcall looks for it in ~/.pki/nssdb, not where the system keeps its own: save it as company.crt, run the command below in its folder (certutil is in Debian’s libnss3-tools), then start Rollcall anew. [Try again]",
      "unknown-authority @ account: The connection’s certificate is of an unknown authority. Nothing was sent. A company that inspects its traffic has a root certificate of its own: ask your IT for it, and trust no other. Rollcall looks for it in ~/.pki/nssdb, not where the system keeps its own: save it as company.crt, run the command below in its folder (certutil is in Debian’s libnss3-tools), then start Rollcall anew. [Try again]",
      "client-certificate @ fetch: A client certificate is asked for. The network wants a certificate that says who you are before it leads to VideoSDK. Rollcall shows none, and nothing was sent: ask your IT for a way without. [Try again]",
      "client-certificate @ account: A client certificate is asked for. The network wants a certificate that says who you are before it leads to VideoSDK. Rollcall shows none, and nothing was sent: ask your IT for a way without. [Try again]",
      "network-sign-in @ fetch: The network seems to want a sign-in first. Something other than VideoSDK answered, as networks of hotels, trains and guests do. Open any page in a browser, sign in there, then try again. [Try again]",
      "network-sign-in @ account: The network seems to want a sign-in first. Something other than VideoSDK answered, as networks of hotels, trains and guests do. Open any page in a browser, sign in there, then try again. [Try again]",
      "proxy-login @ fetch: The network’s proxy asks for a login. The network’s proxy lets nobody through without a login, so VideoSDK was not asked. [Log in…]",
      "proxy-login @ account: The network’s proxy asks for a login. The network’s proxy lets nobody through without a login, so VideoSDK was not asked. []",
      "proxy-scheme @ fetch: The network’s proxy asks for another kind of login. Rollcall can log in to a proxy with a name and a password, by Basic, Digest or NTLM. Ask your IT to allow one of these, or a way without a login. [Try again]",
      "proxy-scheme @ account: The network’s proxy asks for another kind of login. Rollcall can log in to a proxy with a name and a password, by Basic, Digest or NTLM. Ask your IT to allow one of these, or a way without a login. [Try again]",
      "unexpected-answer @ fetch: The answer could not be understood. It broke off, or something other than VideoSDK answered, such as a login page of the network. Try again. [Try again]",
      "unexpected-answer @ account: The answer could not be understood. It broke off, or something other than VideoSDK answered, such as a login page of the network. Try again. [Try again]",
      "answer-without-session @ fetch: VideoSDK answered with something other than a session. The id may be that of something else, such as a room or a recording. Check it. [Check the id]",
      "too-large @ fetch: The answer is too large. Rollcall reads answers of up to 64 MiB. Check that the id is the right one. [Check the id]",
      "too-large @ account: The answer is too large. Something other than VideoSDK may have answered, such as a proxy of the network. Try again. [Try again]",
      "not-a-session @ file: There is no session in that. Rollcall opens sessions that it kept and answers of the VideoSDK API about sessions, also as they stand in a HAR file, a log or other JSON. [Choose another file]",
      "not-a-session @ kept: There is no session in that. Rollcall opens sessions that it kept and answers of the VideoSDK API about sessions, also as they stand in a HAR file, a log or other JSON. []",
      "names-sessions @ file: That names sessions, but does not hold them. Whoever was there is not in it. Ask VideoSDK for one of the sessions that it names. [Choose another file]",
      "names-sessions @ kept: That names sessions, but does not hold them. Whoever was there is not in it. Ask VideoSDK for one of the sessions that it names. []",
      "web-page @ file: That is a web page. Saving a page of a browser does not save the session that it shows, and often a login page is saved. Save the answer of the API, or paste the session’s id. [Choose another file]",
      "cut-off-file @ file: The file is cut off. Its end is missing, so nothing of it is shown. Ask for it to be saved or sent again. [Choose another file]",
      "not-open @ fetch: That is no longer in the list. It made room for what was opened later. Paste its id to ask for it again. [Check the id]",
      "not-open @ file: That file is no longer at hand. It made room for what was opened later. Choose it anew. [Choose another file]",
      "not-open @ kept: That kept session is no longer there. It was removed. []",
      "not-open @ keep: That session is no longer at hand. Rollcall holds the last sessions that were opened. Open it again, then keep it. []",
      "not-open @ export: That session is no longer at hand. Rollcall holds the last sessions that were opened. Open it again, then export it. []",
      "not-kept @ fetch: This session was fetched, and not kept. Rollcall forgets such a session when it closes. It asks VideoSDK again only when you say so. [Fetch it again]",
      "unreadable-file @ file: The file cannot be read. The system could not read it: the disk, or the network that it is on, may be at fault. [Choose another file]",
      "unreadable-file @ kept: The kept session cannot be read. The system could not read its file: the disk, or the network that it is on, may be at fault. Try again. [Try again]",
      "unreadable-file @ list: The file cannot be read. The system could not read it: the disk, or the network that it is on, may be at fault. []",
      "missing-file @ file: The file is not there. It may have been moved or deleted. [Choose another file]",
      "missing-file @ kept: The kept session is not there any more. Something other than Rollcall moved or deleted its file. Fetch the session anew, or restore the file from a backup. []",
      "missing-file @ export: The file is no longer there. It was moved or deleted after it had been saved. Save it again. []",
      "forbidden-file @ file: You may not read that file. Ask whoever owns it for the right to read it, or copy it to where you have that right. [Choose another file]",
      "forbidden-file @ kept: You may not read that kept session. Its file belongs to another user of this computer, or its rights were changed. Mend them, then try again. [Try again]",
      "not-a-file @ file: That is not a file. Choose a file with a session in it. [Choose another file]",
      "empty-file @ file: The file is empty. There is nothing in it. Whoever made or sent it may have to do so again. [Choose another file]",
      "not-text @ file: The file is not text. Rollcall opens text in UTF-8 or UTF-16, also packed with gzip. [Choose another file]",
      "foreign-encoding @ file: The text is in an encoding that Rollcall does not read. Save it as UTF-8 in an editor, then open that. Nothing is guessed: names could become others. [Choose another file]",
      "media-file @ file: That is a picture, a video or a sound recording. A session cannot be read off it. Ask for the session’s id, for a .rollcall file, or for the answer of the API. [Choose another file]",
      "document-file @ file: That is a document, not a session. What Rollcall exports as PDF or for spreadsheets cannot be opened again. Ask for the session’s id, for a .rollcall file, or for the answer of the API. [Choose another file]",
      "archive-file @ file: The file is an archive. Unpack it with the system’s own program, then open what was in it. [Choose another file]",
      "foreign-file @ file: The file is not one that Rollcall kept. It was left as it is. To open JSON from the VideoSDK API, use “Open file…”. [Choose another file]",
      "foreign-file @ kept: That file among the kept sessions is not one that Rollcall kept. It was left as it is, and so was everything else that is kept. To open JSON from the VideoSDK API, use “Open file…”. []",
      "file-too-large @ file: The file is too large. Rollcall reads files of up to 64 MiB. [Choose another file]",
      "file-too-large @ keep: The session is too large to keep. Rollcall reads kept files of up to 64 MiB, and keeps nothing that it could not open again. []",
      "newer-file @ file: The file comes from a newer Rollcall. It was left as it is. Update Rollcall to open it. []",
      "newer-file @ kept: A newer Rollcall kept that session. It was left as it is. Update Rollcall to open it. []",
      "damaged-file @ file: The file is damaged. Its content is not what was kept, so it is not shown. It was left as it is: restore it from a backup, or choose another. [Choose another file]",
      "damaged-file @ kept: The kept session is damaged. Its content is not what was kept, so it is not shown. It was left as it is, and so was everything else that is kept. Fetch the session anew, or restore the file from a backup. []",
      "disk-full @ keep: The disk is full. Nothing was saved. Make some room, then try again. [Try again]",
      "disk-full @ export: The disk is full. Nothing was saved. Make some room, then try again. [Try again]",
      "disk-full @ account: The disk is full. Nothing was saved. Make some room, then try again. [Try again]",
      "not-writable @ keep: Rollcall may not write there. Nothing was saved. Check that the folder exists and that you may write to it, then try again. [Try again]",
      "not-writable @ export: Rollcall may not write there. Nothing was saved. Check that the folder exists and that you may write to it, then try again. [Try again]",
      "not-writable @ account: Rollcall may not write there. Nothing was saved. Check that the folder exists and that you may write to it, then try again. [Try again]",
      "not-printed @ export: It could not be printed. Check that a printer is set up and ready, then print again. A PDF can be saved without one. [Try again]",
      "keychain-unavailable @ fetch: There is no keychain to use. Rollcall keeps secrets only in the system’s keyring, and found none. Install and start a keyring such as gnome-keyring or KWallet, log in again, then try again. [Try again]",
      "keychain-unavailable @ account: There is no keychain to use. Rollcall keeps secrets only in the system’s keyring, and found none. Install and start a keyring such as gnome-keyring or KWallet, log in again, then try again. [Try again]",
      "keychain-locked @ fetch: The keychain is locked. The system’s keyring did not give access. Unlock the login keyring (in “Passwords and Keys”, or by logging out and in again), then try again. [Try again]",
      "keychain-locked @ account: The keychain is locked. The system’s keyring did not give access. Unlock the login keyring (in “Passwords and Keys”, or by logging out and in again), then try again. [Try again]",
      "keychain-denied @ fetch: The keychain refused access. The system’s keyring did not let Rollcall have its own entry. Try again, and allow access in the window that asks. [Try again]",
      "keychain-denied @ account: The keychain refused access. The system’s keyring did not let Rollcall have its own entry. Try again, and allow access in the window that asks. [Try again]",
      "keychain-timeout @ fetch: The keychain does not answer. The system’s keyring gave no answer in time. It may be showing a question in another window. Unlock the login keyring (in “Passwords and Keys”, or by logging out and in again), then try again. [Try again]",
      "keychain-timeout @ account: The keychain does not answer. The system’s keyring gave no answer in time. It may be showing a question in another window. Unlock the login keyring (in “Passwords and Keys”, or by logging out and in again), then try again. [Try again]",
      "keychain-crashed @ fetch: The keychain broke off. Reading from the system’s keyring ended unexpectedly; nothing was deleted. Unlock the login keyring (in “Passwords and Keys”, or by logging out and in again), then try again. [Try again]",
      "keychain-crashed @ account: The keychain broke off. The system’s keyring ended before it answered. Unlock the login keyring (in “Passwords and Keys”, or by logging out and in again), then try again. [Try again]",
      "secret-missing @ fetch: The account’s secret is not in the keychain. It was saved once, but the system’s keyring no longer has it. Enter it again to go on. [Edit this account]",
      "secret-missing @ account: The account’s secret is not in the keychain. It was saved once, but the system’s keyring no longer has it. Enter it again to go on. [Edit this account]",
      "secret-too-large @ account: The keychain cannot hold that much. Nothing was saved. Check what was pasted: keys, secrets and tokens are shorter. [Edit this account]",
      "cancelled @ fetch: Cancelled. Nothing was changed. [Try again]",
      "unexpected @ fetch: Something went wrong in Rollcall. This is a fault of the app. Try again; if it stays, start Rollcall anew. [Try again]",
      "unexpected @ file: Something went wrong in Rollcall. This is a fault of the app. Try again; if it stays, start Rollcall anew. [Try again]",
      "unexpected @ kept: Something went wrong in Rollcall. This is a fault of the app. Try again; if it stays, start Rollcall anew. [Try again]",
      "unexpected @ account: Something went wrong in Rollcall. This is a fault of the app. Try again; if it stays, start Rollcall anew. [Try again]",
      "unexpected @ keep: Something went wrong in Rollcall. This is a fault of the app. Try again; if it stays, start Rollcall anew. [Try again]",
      "unexpected @ list: Something went wrong in Rollcall. This is a fault of the app. Try again; if it stays, start Rollcall anew. [Try again]",
      "unexpected @ export: Something went wrong in Rollcall. This is a fault of the app. Try again; if it stays, start Rollcall anew. [Try again]",
    ]
  `)
})

/** What an action can mend: whoever follows it must be where that is done. */
const mends: Readonly<Record<Exclude<FailureAction, 'retry' | 'choose-file'>, readonly FailureKind[]>> = {
  'add-account': ['no-account'],
  'choose-account': ['not-permitted'],
  'enter-credential': [
    ...(['not-a-token', 'key-rejected', 'token-expired', 'wrong-role'] as const),
    ...(['secret-missing', 'secret-too-large'] as const)
  ],
  'check-id': ['not-an-id', 'not-found', 'answer-without-session', 'too-large', 'not-open'],
  'fetch-again': ['not-kept'],
  'log-in': ['proxy-login']
}

test('no button leads to where the failure is not mended', () => {
  for (const kind of failureKinds) {
    for (const place of arising[kind]) {
      const { action } = failureWords(kind, place)
      if (action === null || action === 'retry') continue
      if (action === 'choose-file') expect(place, kind).toBe('file')
      else expect(mends[action], `${action} for ${kind}`).toContain(kind)
      if (['check-id', 'choose-account', 'add-account', 'log-in'].includes(action)) expect(place, kind).toBe('fetch')
    }
  }
})

test('where VideoSDK was asked, there is always a way on', () => {
  for (const kind of failureKinds)
    if (arising[kind].includes('fetch')) expect(failureWords(kind, 'fetch').action, kind).not.toBeNull()
})

test('where a session is kept, a button is there only to try again', () => {
  const offered = new Set(failureKinds.map((kind) => failureWords(kind, 'keep').action))
  expect(offered).toEqual(new Set(['retry', null]))
  expect(failureWords('disk-full', 'keep').action).toBe('retry')
  expect(failureWords('not-open', 'keep').action).toBeNull()
})

test('where an account is tested, buttons are about the account', () => {
  const offered = new Set(failureKinds.map((kind) => failureWords(kind, 'account').action))
  expect(offered).toEqual(new Set(['retry', 'enter-credential', null]))
})

test('words fit the place: no session is spoken of where an account is tested, no chosen file where one is kept', () => {
  expect(failureWords('not-permitted', 'fetch').title).toBe('This account may not read that session')
  expect(failureWords('not-permitted', 'account').title).toBe('This account may not read sessions')
  expect(failureWords('offline', 'account').advice('linux')).not.toMatch(/session/)
  expect(failureWords('file-too-large', 'keep').title).toBe('The session is too large to keep')
  expect(failureWords('not-open', 'keep').advice('linux')).toMatch(/then keep it/)
  expect(failureWords('timeout', 'export').title).not.toMatch(/VideoSDK/)
  expect(failureWords('keychain-crashed', 'fetch').advice('linux')).toMatch(/^Reading .* nothing was deleted/)
  expect(failureWords('keychain-crashed', 'account').advice('linux')).not.toMatch(/Reading|deleted/)
  expect(failureWords('no-account', 'account').title).toBe('That account is no longer there')
})

test('keychain failures say what to do in the program that keeps the keychain', () => {
  const unlocked = (program?: string) => failureWords('keychain-locked', 'account').advice('linux', program)
  expect(unlocked('KeePassXC')).toMatch(/Unlock the database in KeePassXC, then try again\.$/)
  expect(unlocked('KWallet')).toMatch(/Open the wallet in KWalletManager, then try again\.$/)
  expect(unlocked('GNOME Keyring')).toBe(unlocked())
  expect(unlocked('oo7-daemon')).toMatch(/Unlock the keyring in oo7-daemon, then try again\.$/)
  expect(failureWords('keychain-denied', 'fetch').advice('linux', 'KeePassXC')).toMatch(/^KeePassXC did not let/)
  expect(failureWords('keychain-unavailable', 'fetch').advice('linux', 'KeePassXC')).toMatch(/shows no group/)
})

test('keychain failures say what to do on the system at hand, wherever they happen', () => {
  for (const place of places) {
    for (const kind of [
      'keychain-unavailable',
      'keychain-locked',
      'keychain-denied',
      'keychain-timeout',
      'keychain-crashed'
    ] as const) {
      const { advice } = failureWords(kind, place)
      expect(new Set(platforms.map((platform) => advice(platform))).size, kind).toBe(3)
    }
  }
})
