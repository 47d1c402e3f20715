// Signs the short-lived tokens that calls carry, and reads ready-made ones without any call.

import jwt from 'jsonwebtoken'
import type { Credential, TokenInspection } from '../../shared/account'
import { fail, ok, type Result } from '../../shared/result'
import type { Ms } from '../../shared/session'

/** How long a signed token is accepted. */
export const tokenLifetimeMs = 600_000

/** An API key with its secret and the time in; a token for ten minutes out. The payload is VideoSDK's for REST calls. */
export function sign(key: Omit<Extract<Credential, { kind: 'key' }>, 'kind'>, nowMs: Ms): string {
  const iat = Math.floor(nowMs / 1000)
  const payload = { apikey: key.apiKey, permissions: ['allow_join'], version: 2, roles: ['crawler'] }
  return jwt.sign({ ...payload, iat, exp: iat + tokenLifetimeMs / 1000 }, key.secret, { algorithm: 'HS256' })
}

/**
 * Whatever was pasted as a token in; the bare token with its expiry and roles out, its signature unchecked.
 * Fails with `not-a-token`, with `token-expired`, or with `wrong-role` when its only role is `rtc`.
 */
export function inspectToken(pasted: string, nowMs: Ms): Result<TokenInspection & { readonly token: string }> {
  const token = bareToken(pasted)
  const payload = payloadOf(token)
  if (payload === null) return fail('not-a-token', 'A token is three parts of letters and digits joined by two dots.')
  const expiresAtMs = typeof payload['exp'] === 'number' ? Math.round(payload['exp'] * 1000) : null
  const roles = Array.isArray(payload['roles']) ? payload['roles'].filter((role) => typeof role === 'string') : []
  if (expiresAtMs !== null && expiresAtMs <= nowMs) return fail('token-expired', expiryDetail(expiresAtMs))
  if (roles.length > 0 && roles.every((role) => role === 'rtc'))
    return fail('wrong-role', 'The token’s only role is "rtc": it can join meetings but not read sessions.')
  return ok({ token, expiresAtMs, roles, cleaned: token !== pasted })
}

/** The sentence that says when a token's time was over. */
function expiryDetail(expiresAtMs: Ms): string {
  const time = new Date(expiresAtMs)
  return Number.isNaN(time.getTime()) ? 'The token has expired.' : `The token expired at ${time.toISOString()}.`
}

function bareToken(pasted: string): string {
  return pasted
    .replace(/[\s\u200b-\u200d\u2060\ufeff"'`<>]+/g, ' ')
    .trim()
    .replace(/^(authorization ?: ?)?(bearer )?/i, '')
}

function payloadOf(token: string): Record<string, unknown> | null {
  if (!/^[\w-]+\.[\w-]+\.[\w-]+$/.test(token)) return null
  try {
    const payload = jwt.decode(token)
    return typeof payload === 'object' && payload !== null && !Array.isArray(payload) ? payload : null
  } catch {
    return null
  }
}
