// Checks a caller's token as the service documents it, with another library than the app signs with.
import { decodeJwt, errors, jwtVerify, type JWTPayload } from 'jose'
import { errorAnswer, type Answer } from './answer'

export interface KnownAccount {
  apiKey: string
  secret: string
}

export type TokenCheck = { apiKey: string } | { refusal: Answer }

const PERMISSIONS = ['allow_join', 'allow_mod', 'ask_join']

/**
 * Who calls, or the answer that refuses: 401 for a token that proves nothing, 403 for a proven one that may not.
 * The header's value is the bare token. Rules: VideoSDK's documentation; which of 401 and 403 is a guess for roles.
 */
export async function checkToken(
  authorization: string | undefined,
  accounts: readonly KnownAccount[],
  clockMs: number
): Promise<TokenCheck> {
  if (authorization === undefined || authorization === '') return refuse(401, 'Token is missing')
  if (!/^[\w-]+\.[\w-]+\.[\w-]+$/.test(authorization)) return refuse(401, 'Token is invalid: not a bare JWT')
  const claimed = claimedKey(authorization)
  const account = accounts.find(({ apiKey }) => apiKey === claimed)
  if (account === undefined) return refuse(401, 'Token is invalid: unknown apikey')
  const payload = await verified(authorization, account.secret, clockMs)
  if (typeof payload === 'string') return refuse(401, payload)
  if (payload['version'] !== 2) return refuse(401, 'Token is invalid: version must be 2')
  if (!listOf(payload['permissions']).some((permission) => PERMISSIONS.includes(permission)))
    return refuse(403, 'Token has no permission')
  if (!listOf(payload['roles']).includes('crawler')) return refuse(403, 'Token lacks the role crawler')
  return { apiKey: account.apiKey }
}

function refuse(status: 401 | 403, message: string): TokenCheck {
  return { refusal: errorAnswer(status, message) }
}

function claimedKey(token: string): unknown {
  try {
    return decodeJwt(token)['apikey']
  } catch {
    return undefined
  }
}

async function verified(token: string, secret: string, clockMs: number): Promise<JWTPayload | string> {
  try {
    const options = { algorithms: ['HS256'], requiredClaims: ['exp'], currentDate: new Date(clockMs) }
    return (await jwtVerify(token, new TextEncoder().encode(secret), options)).payload
  } catch (error) {
    return error instanceof errors.JWTExpired ? 'Token has expired' : 'Token is invalid'
  }
}

function listOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}
