// A credential as it comes in from the window, and as the keychain's one JSON item.

import * as v from 'valibot'
import type { Credential } from '../../shared/account'
import { fail, ok, type Result } from '../../shared/result'
import type { Ms } from '../../shared/session'
import { parsedJson } from '../files/parsed-json'
import { inspectToken } from '../videosdk/token'

const text = v.pipe(v.string(), v.minLength(1))
const item = v.union([
  v.strictObject({ v: v.literal(1), key: text, secret: text }),
  v.strictObject({ v: v.literal(1), token: text })
])

/** A typed or pasted credential in; without the blanks around it out. Fails for what cannot be one, without any call. */
export function tidyCredential(credential: Credential, nowMs: Ms): Result<Credential> {
  if (credential.kind === 'token') {
    const inspected = inspectToken(credential.token, nowMs)
    return inspected.ok ? ok({ kind: 'token', token: inspected.value.token }) : inspected
  }
  const [apiKey, secret] = [credential.apiKey.trim(), credential.secret.trim()]
  if (apiKey === '' || secret === '') return fail('key-rejected', 'Both the API key and its secret are needed.')
  // eslint-disable-next-line no-control-regex -- control characters are what is refused
  if (/[\u0000-\u001f\u007f]/.test(apiKey + secret))
    return fail('key-rejected', 'The API key or its secret holds a line break or another character that none has.')
  return ok({ kind: 'key', apiKey, secret })
}

/** A credential in; the keychain item's text out. Key and secret share an item so that they cannot get out of step. */
export function credentialItem(credential: Credential): string {
  return JSON.stringify(
    credential.kind === 'key'
      ? { v: 1, key: credential.apiKey, secret: credential.secret }
      : { v: 1, token: credential.token }
  )
}

/** A keychain item's text in; the credential out, or `secret-missing` when another program or version wrote it. */
export function readCredentialItem(itemText: string): Result<Credential> {
  const read = v.safeParse(item, parsedJson(itemText))
  if (!read.success) return fail('secret-missing', 'The keychain’s item is not one that this version can read.')
  return ok(
    'token' in read.output
      ? { kind: 'token', token: read.output.token }
      : { kind: 'key', apiKey: read.output.key, secret: read.output.secret }
  )
}

/** The parts of a credential that are nobody's to see. */
export function secretsOf(credential: Credential): readonly string[] {
  return credential.kind === 'key' ? [credential.apiKey, credential.secret] : [credential.token]
}
