// Turns the service's refusals and the network's errors into Failures, in words and without any secret.

import { fail, type Failure, type FailureKind } from '../../shared/result'
import type { Ms } from '../../shared/session'
import { parsedJson } from '../files/parsed-json'

export interface Refusal {
  readonly status: number
  readonly headers: Headers
  /** Empty when the body was no text. */
  readonly text: string
}

interface RefusalContext {
  readonly nowMs: Ms
  /** Taken out of whatever the service says. */
  readonly secrets: readonly string[]
  /** The token was a ready-made one, which can run out. */
  readonly readyMade: boolean
}

/** Network authentication required (RFC 6585): whoever leads to the network says it, never the service. */
const signInStatus = 511

/** The statuses that may pass: another attempt is made. */
export const passingStatuses: readonly number[] = [
  ...[408, 429],
  ...Array.from({ length: 100 }, (_, index) => 500 + index).filter((status) => status !== signInStatus)
]

const messageNames = ['message', 'error', 'msg', 'statusMessage'] as const
const requestIdNames = ['x-request-id', 'request-id', 'x-amzn-requestid', 'x-amz-request-id'] as const

/** An answer that is not 200 in, its Failure out. Rules: the official server SDK's table of statuses. */
export function refusalFailure(refusal: Refusal, context: RefusalContext): Failure {
  const { status, headers } = refusal
  const message = serviceMessage(refusal.text, context.secrets)
  const expired = status === 401 && context.readyMade && /expired/i.test(message ?? '')
  const detail = message ?? `The service answered with status ${status} and no message.`
  const waitMs = passingStatuses.includes(status) ? retryAfterMs(headers, context.nowMs) : null
  const requestId = requestIdNames.map((name) => headers.get(name)).find((value) => value) ?? null
  const kind = expired ? 'token-expired' : statusKind(status)
  const { failure } = fail(kind, detail, plainText(requestId ?? '', context.secrets))
  return waitMs === null || waitMs > longestAskedMs ? failure : { ...failure, untilMs: context.nowMs + waitMs }
}

function statusKind(status: number): FailureKind {
  if (status === 401) return 'key-rejected'
  if (status === 403) return 'not-permitted'
  if (status === 400 || status === 402 || status === 404) return 'not-found'
  if (status === 408) return 'timeout'
  if (status === 429) return 'rate-limited'
  if (status === signInStatus) return 'network-sign-in'
  return status >= 500 ? 'server' : 'unexpected-answer'
}

/** A pause of more than a year is no pause that anybody meant. */
const longestAskedMs = 366 * 24 * 3_600_000

/** How long `Retry-After` asks to wait, as seconds or as a date by the service's own clock; null when it does not say. */
export function retryAfterMs(headers: Headers, nowMs: Ms): number | null {
  const value = headers.get('retry-after')?.trim()
  if (!value) return null
  const theirMs = Date.parse(headers.get('date') ?? '')
  const waitMs = /^\d+$/.test(value)
    ? Number(value) * 1000
    : Date.parse(value) - (Number.isNaN(theirMs) ? nowMs : theirMs)
  return Number.isNaN(waitMs) ? null : Math.max(0, waitMs)
}

/** The message of an error body, whatever its name, or the body itself when it is plain text. */
function serviceMessage(text: string, secrets: readonly string[]): string | null {
  const body = parsedJson(text)
  if (body === undefined) return plainText(text, secrets)
  if (typeof body === 'string') return plainText(body, secrets)
  if (typeof body !== 'object' || body === null) return null
  const named = messageNames.map((name) => (body as Record<string, unknown>)[name])
  const message = named.find((value) => typeof value === 'string' && value !== '')
  return typeof message === 'string' ? plainText(message, secrets) : null
}

/** One line without markup and secrets, of at most 200 characters; null when nothing is left. */
export function plainText(text: string, secrets: readonly string[]): string | null {
  let plain = text
    .slice(0, 20_000)
    .replace(/<(script|style)\b[^]*?<\/\1\b[^>]*>/gi, ' ')
    .replace(/<[^>]*>/g, ' ')
    // eslint-disable-next-line no-control-regex -- control characters are what is taken out
    .replace(/[\u0000-\u001f\u007f-\u009f\s]+/g, ' ')
    .trim()
  for (const secret of secrets) if (secret !== '') plain = plain.replaceAll(secret, '[withheld]')
  plain = plain.replace(/[\w-]{8,}\.[\w-]{8,}\.[\w-]{8,}/g, '[withheld]')
  const short = plain.length > 200 ? `${plain.slice(0, 199)}…` : plain
  return short === '' ? null : short
}

// Chromium's `net::ERR_` names, then Node's codes; the first that fits. Whether another attempt may help comes last.
const networkErrors: readonly (readonly [RegExp, FailureKind, string, boolean])[] = [
  [/redirect/i, 'unexpected-answer', 'The service answered with a redirect, which is not followed.', false],
  [
    /CLIENT_AUTH/,
    'client-certificate',
    'A certificate of a person or a computer was asked for; none was shown.',
    false
  ],
  [
    /CERT_AUTHORITY_INVALID|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER/,
    'unknown-authority',
    'No authority that is trusted here vouches for the certificate.',
    false
  ],
  [
    /CERT_COMMON_NAME_INVALID|ALTNAME_INVALID/,
    'network-sign-in',
    'The certificate that came is for another host, so nothing was sent.',
    false
  ],
  [
    /ERR_CERT|_CERT_|CERT_HAS|CERTIFICATE|ERR_SSL|ERR_TLS|ERR_BAD_SSL|ERR_PINNED|EPROTO/,
    'untrusted-connection',
    'The certificate or the encryption of the connection is not trusted.',
    false
  ],
  [/TIMED_OUT|ETIMEDOUT|TIMEOUT/, 'timeout', 'The connection took too long.', true],
  [
    /NAME_NOT_RESOLVED|NAME_RESOLUTION|ERR_DNS|ENOTFOUND|EAI_/,
    'offline',
    'The service’s name was not found (DNS).',
    true
  ],
  [/INTERNET_DISCONNECTED|ENETUNREACH|EHOSTUNREACH|ADDRESS_UNREACHABLE/, 'offline', 'There is no network.', true],
  [
    /TUNNEL/,
    'offline',
    'The proxy of this computer’s network settings does not lead there: it may forbid the host, or want a sign-in in a browser first.',
    true
  ],
  [/PROXY_AUTH_UNSUPPORTED/, 'proxy-scheme', 'The proxy asks for another one, such as Negotiate (Kerberos).', false],
  [/SOCKS_/, 'offline', 'The SOCKS proxy does not lead there; one that asks for a login cannot be used.', true],
  [/PROXY_CONNECTION_FAILED/, 'offline', 'The proxy of this computer’s network settings cannot be reached.', true],
  [/PROXY|PAC_/, 'offline', 'The proxy of this computer’s network settings did not help.', true],
  [/REFUSED/, 'offline', 'The connection was refused.', true],
  [/BLOCKED|NETWORK_ACCESS_DENIED|EACCES|EPERM/, 'offline', 'Something on this computer blocks the connection.', false],
  [
    /CONTENT_LENGTH_MISMATCH|CHUNKED|CONTENT_DECODING|EMPTY_RESPONSE|INVALID_RESPONSE|INVALID_HTTP|RESPONSE_HEADERS|HPE_|UND_ERR_SOCKET|other side closed|Z_DATA_ERROR|Z_BUF_ERROR|HTTP2/,
    'unexpected-answer',
    'The answer broke off or was garbled.',
    true
  ],
  [/RESET|CLOSED|ABORTED|EPIPE|SOCKET|NETWORK_CHANGED|CONNECTION/, 'offline', 'The connection broke off.', true]
]

/** Ends a request whose failure is known already. */
export class KnownFailure extends Error {
  constructor(readonly failure: Failure) {
    super(failure.kind)
  }
}

interface NetworkError {
  readonly failure: Failure
  readonly mayPass: boolean
}

/** An error of a fetch in, what it means out; nothing of the error's own text is kept but a code. */
export function networkError(error: unknown): NetworkError {
  if (error instanceof KnownFailure) return { failure: error.failure, mayPass: false }
  const text = errorText(error)
  const known = networkErrors.find(([pattern]) => pattern.test(text))
  if (known === undefined)
    return { failure: fail('offline', 'The service could not be reached.').failure, mayPass: true }
  const [, kind, words, mayPass] = known
  const code = /ERR_[A-Z0-9_]+|\bE[A-Z]{4,}\b/.exec(text)?.[0]
  return { failure: fail(kind, code === undefined ? words : `${words} (${code})`).failure, mayPass }
}

function errorText(error: unknown, depth = 0): string {
  if (!(error instanceof Error) || depth > 4) return ''
  const code = 'code' in error ? String(error.code) : ''
  return `${code} ${error.message} ${errorText(error.cause, depth + 1)}`
}
