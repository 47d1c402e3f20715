import { describe, expect, test } from 'vitest'
import { failureKinds } from '../../../../../electron/shared/result'
import { failureWords, type FailurePlace } from '../../../../../renderer/ui/parts/failure-places'
import { failureActions } from '../../../../../renderer/ui/parts/failures'

const places: readonly FailurePlace[] = ['request', 'account', 'keep', 'list', 'export']
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

test('a request that failed always has one action', () => {
  for (const kind of failureKinds) expect(failureActions).toHaveProperty(failureWords(kind, 'request').action ?? 'none')
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
  expect(failureWords('not-permitted', 'request').title).toBe('This account may not read that session')
  expect(failureWords('not-permitted', 'account').title).toBe('This account may not read sessions')
  expect(failureWords('offline', 'account').advice('linux')).not.toMatch(/session/)
  expect(failureWords('file-too-large', 'keep').title).toBe('The session is too large to keep')
  expect(failureWords('not-open', 'keep').advice('linux')).toMatch(/then keep it/)
  expect(failureWords('timeout', 'export').title).not.toMatch(/VideoSDK/)
  expect(failureWords('keychain-crashed', 'request').advice('linux')).toMatch(/^Reading .* nothing was deleted/)
  expect(failureWords('keychain-crashed', 'account').advice('linux')).not.toMatch(/Reading|deleted/)
  expect(failureWords('no-account', 'account').title).toBe('That account is no longer there')
})

test('keychain failures say what to do in the program that keeps the keychain', () => {
  const unlocked = (program?: string) => failureWords('keychain-locked', 'account').advice('linux', program)
  expect(unlocked('KeePassXC')).toMatch(/Unlock the database in KeePassXC, then try again\.$/)
  expect(unlocked('KWallet')).toMatch(/Open the wallet in KWalletManager, then try again\.$/)
  expect(unlocked('GNOME Keyring')).toBe(unlocked())
  expect(unlocked('oo7-daemon')).toMatch(/Unlock the keyring in oo7-daemon, then try again\.$/)
  expect(failureWords('keychain-denied', 'request').advice('linux', 'KeePassXC')).toMatch(/^KeePassXC did not let/)
  expect(failureWords('keychain-unavailable', 'request').advice('linux', 'KeePassXC')).toMatch(/shows no group/)
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
