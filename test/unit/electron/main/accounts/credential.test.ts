// Credentials as they are typed or pasted, and as the keychain's item.

import { describe, expect, test } from 'vitest'
import {
  credentialItem,
  readCredentialItem,
  secretsOf,
  tidyCredential
} from '../../../../../electron/main/accounts/credential'
import type { Credential } from '../../../../../electron/shared/account'

const key = (apiKey: string, secret: string): Credential => ({ kind: 'key', apiKey, secret })

describe('a typed key', () => {
  test.each([
    ['', 's'],
    ['k', ''],
    [' \t', 's'],
    ['k', '\u00a0']
  ])('%j with the secret %j is half of one', (apiKey, secret) => {
    expect(tidyCredential(key(apiKey, secret), 0)).toMatchObject({
      failure: { kind: 'key-rejected', detail: 'Both the API key and its secret are needed.' }
    })
  })

  test.each([
    ['k\ny', 's'],
    ['k', 's\u0000t'],
    ['k', 's\u007ft']
  ])('%j with the secret %j is none, and why is said without it', (apiKey, secret) => {
    expect(tidyCredential(key(apiKey, secret), 0)).toMatchObject({
      failure: {
        kind: 'key-rejected',
        detail: 'The API key or its secret holds a line break or another character that none has.'
      }
    })
  })

  test('is freed from the blanks around it', () => {
    expect(tidyCredential(key(' k ', '\ns t\t'), 0)).toEqual({ ok: true, value: key('k', 's t') })
  })
})

test.each<[Credential]>([[key('k', 's')], [{ kind: 'token', token: 'a.b.c' }]])(
  '%j comes back from its item',
  (one) => {
    expect(readCredentialItem(credentialItem(one))).toEqual({ ok: true, value: one })
    const { kind, ...parts } = one
    expect(secretsOf(one)).toEqual(Object.values(parts))
    expect(['key', 'token']).toContain(kind)
  }
)

test.each(['', '{', 'null', '{"v":2,"key":"k","secret":"s"}', '{"v":1,"key":"k"}', '{"v":1,"token":""}'])(
  'the item %j is none that this version can read',
  (item) => {
    expect(readCredentialItem(item)).toMatchObject({
      failure: { kind: 'secret-missing', detail: 'The keychain’s item is not one that this version can read.' }
    })
  }
)
