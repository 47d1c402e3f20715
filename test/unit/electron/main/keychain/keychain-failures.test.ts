// What the messages of keychains stand for.

import { describe, expect, test } from 'vitest'
import { discreet, keychainFailure } from '../../../../../electron/main/keychain/keychain-failures'

describe('the message of a keychain', () => {
  test.each([
    ['Cannot create an item in a locked collection', 'keychain-locked'],
    ['GDBus.Error:org.freedesktop.Secret.Error.IsLocked', 'keychain-locked'],
    ['The call was blocked', 'keychain-unavailable'],
    ['The item has to be stored unlocked', 'keychain-unavailable'],
    ['User interaction is not allowed.', 'keychain-locked'],
    ['The user name or passphrase you entered is not correct.', 'keychain-locked'],
    ['User canceled the operation.', 'keychain-locked'],
    ['Timeout was reached', 'keychain-timeout'],
    ['The name org.freedesktop.secrets was not provided by any .service files', 'keychain-unavailable'],
    ['Object does not exist at path “/org/freedesktop/secrets/collection/login”', 'keychain-unavailable'],
    ['Cannot autolaunch D-Bus without X11 $DISPLAY', 'keychain-unavailable'],
    ['A specified logon session does not exist. It may already have been terminated.', 'keychain-unavailable'],
    ['Something new', 'keychain-unavailable']
  ])('“%s” means %s', (message, kind) => {
    expect(keychainFailure(message).kind).toBe(kind)
  })

  const dbus = 'There is no D-Bus session, through which keyrings are reached.'
  test.each([
    ['Prompt was dismissed', 'keychain-locked', 'The question for the keychain’s password was dismissed.'],
    [
      'The name x was not provided by any .service files',
      'keychain-unavailable',
      'No keyring program is running or installed.'
    ],
    ['Object does not exist at path “/x”', 'keychain-unavailable', 'The keyring program runs, but has no keyring yet.'],
    ['Could not connect: No such file or directory', 'keychain-unavailable', dbus],
    ['The connection is closed', 'keychain-unavailable', dbus],
    ['Error spawning command line “dbus-launch --autolaunch”', 'keychain-unavailable', dbus],
    ['Unknown or unsupported transport “x” for address “x:”', 'keychain-unavailable', dbus],
    [
      'A specified logon session does not exist.',
      'keychain-unavailable',
      'Windows keeps no credentials for this kind of log-on.'
    ],
    [
      'The keytar native addon could not be loaded',
      'keychain-unavailable',
      'A system library is missing (libsecret-1-0 on Linux).'
    ],
    ['Operation timed out', 'keychain-timeout', null],
    ['The collection is locked', 'keychain-locked', null]
  ])('“%s” is %s, and why is said where it is known', (message, kind, detail) => {
    expect(keychainFailure(message)).toEqual({ kind, detail, requestId: null })
  })

  test('that nobody knows is repeated, but not at any length', () => {
    expect(keychainFailure('Something new').detail).toBe('It said: Something new')
    expect(keychainFailure('x'.repeat(1000)).detail).toBe(`It said: ${'x'.repeat(200)}`)
  })
})

describe('what a keychain said', () => {
  const item = JSON.stringify({ v: 1, key: 'key-0123456789', secret: 'secret-9876543210' })
  const saying = (message: string) => discreet(keychainFailure(message), item)

  test.each([
    ['the whole item', item],
    ['the key', 'No room for key-0123456789'],
    ['the secret', 'Refused: secret-9876543210.'],
    ['the beginning of the secret, where it is cut off', `${'x'.repeat(190)}secret-9876543210`],
    ['eight characters', 'no 98765432 please']
  ])('is not repeated when it holds %s', (_, message) => {
    expect(saying(message)).toEqual({ kind: 'keychain-unavailable', detail: null, requestId: null })
  })

  test.each(['No room for another secret', 'no 9876543 please', 'Refused'])(
    'is repeated when it holds none of it: “%s”',
    (message) => {
      expect(saying(message).detail).toBe(`It said: ${message}`)
    }
  )

  test('that is known keeps its own words', () => {
    expect(saying('The collection is locked')).toEqual(keychainFailure('The collection is locked'))
  })
})
