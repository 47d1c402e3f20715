// What refusals and network errors become: words, a kind, and no secret.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  KnownFailure,
  networkError,
  passingStatuses,
  plainText,
  refusalFailure,
  retryAfterMs
} from '../../../../../electron/main/videosdk/failures'
import { fail, type FailureKind } from '../../../../../electron/shared/result'

const nowMs = Date.UTC(2026, 10, 1)
const context = { nowMs, secrets: ['the-secret'], readyMade: false }

describe('an error of Chromium’s or Node’s network', () => {
  test.each<[string, FailureKind, boolean]>([
    ['net::ERR_INTERNET_DISCONNECTED', 'offline', true],
    ['net::ERR_NAME_NOT_RESOLVED', 'offline', true],
    ['net::ERR_CONNECTION_REFUSED', 'offline', true],
    ['net::ERR_CONNECTION_RESET', 'offline', true],
    ['net::ERR_NETWORK_CHANGED', 'offline', true],
    ['net::ERR_ADDRESS_UNREACHABLE', 'offline', true],
    ['net::ERR_PROXY_CONNECTION_FAILED', 'offline', true],
    ['net::ERR_TUNNEL_CONNECTION_FAILED', 'offline', true],
    ['net::ERR_BLOCKED_BY_ADMINISTRATOR', 'offline', false],
    ['net::ERR_CONNECTION_TIMED_OUT', 'timeout', true],
    ['net::ERR_CERT_AUTHORITY_INVALID', 'unknown-authority', false],
    ['net::ERR_CERT_COMMON_NAME_INVALID', 'network-sign-in', false],
    ['net::ERR_SSL_CLIENT_AUTH_CERT_NEEDED', 'client-certificate', false],
    ['net::ERR_PROXY_AUTH_UNSUPPORTED', 'proxy-scheme', false],
    ['net::ERR_SOCKS_CONNECTION_FAILED', 'offline', true],
    ['net::ERR_CERT_DATE_INVALID', 'untrusted-connection', false],
    ['net::ERR_SSL_PROTOCOL_ERROR', 'untrusted-connection', false],
    ['net::ERR_PROXY_CERTIFICATE_INVALID', 'untrusted-connection', false],
    ['net::ERR_CONTENT_LENGTH_MISMATCH', 'unexpected-answer', true],
    ['net::ERR_INCOMPLETE_CHUNKED_ENCODING', 'unexpected-answer', true],
    ['net::ERR_CONTENT_DECODING_FAILED', 'unexpected-answer', true],
    ['net::ERR_EMPTY_RESPONSE', 'unexpected-answer', true],
    ["Attempted to redirect, but redirect policy was 'error'", 'unexpected-answer', false],
    ['Something new', 'offline', true]
  ])('such as %s is %s', (message, kind, mayPass) => {
    expect(networkError(new Error(message))).toMatchObject({ failure: { kind }, mayPass })
    const wrapped = new TypeError('fetch failed', { cause: new Error(message) })
    expect(networkError(wrapped)).toMatchObject({ failure: { kind }, mayPass })
  })

  const redirect = 'The service answered with a redirect, which is not followed.'
  const untrusted = 'The certificate or the encryption of the connection is not trusted.'
  const blocked = 'Something on this computer blocks the connection.'
  const garbled = 'The answer broke off or was garbled.'
  const broken = 'The connection broke off.'
  const authority = 'No authority that is trusted here vouches for the certificate.'
  const otherHost = 'The certificate that came is for another host, so nothing was sent.'
  const certificate = 'A certificate of a person or a computer was asked for; none was shown.'
  const proxy = 'The proxy of this computer’s network settings did not help.'
  const proxyGone = 'The proxy of this computer’s network settings cannot be reached.'
  const noWay =
    'The proxy of this computer’s network settings does not lead there: it may forbid the host, or want a sign-in in a browser first.'
  const noSocks = 'The SOCKS proxy does not lead there; one that asks for a login cannot be used.'
  const unknownName = 'The service’s name was not found (DNS).'
  test.each([
    [redirect, ['Redirect was cancelled', 'unexpected redirect']],
    [
      untrusted,
      ['ERR_CERT_REVOKED', 'CERT_HAS_EXPIRED', 'ERR_CERT_DATE_INVALID', 'ERR_SSL_VERSION_OR_CIPHER_MISMATCH']
    ],
    [untrusted, ['ERR_SSL_PINNED_KEY_NOT_IN_CERT_CHAIN', 'ERR_PINNED', 'EPROTO', 'ERR_TLS_X', 'ERR_BAD_SSL_X']],
    [authority, ['ERR_CERT_AUTHORITY_INVALID', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE']],
    [authority, ['DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN']],
    [otherHost, ['ERR_CERT_COMMON_NAME_INVALID', 'ERR_TLS_CERT_ALTNAME_INVALID']],
    [certificate, ['ERR_SSL_CLIENT_AUTH_CERT_NEEDED', 'ERR_BAD_SSL_CLIENT_AUTH_CERT']],
    ['The connection took too long.', ['ERR_TIMED_OUT', 'ETIMEDOUT', 'UND_ERR_HEADERS_TIMEOUT']],
    [unknownName, ['ERR_NAME_RESOLUTION_FAILED', 'ERR_DNS_MALFORMED_RESPONSE', 'ENOTFOUND', 'EAI_AGAIN']],
    ['There is no network.', ['ENETUNREACH', 'EHOSTUNREACH', 'ERR_INTERNET_DISCONNECTED']],
    [proxy, ['ERR_UNEXPECTED_PROXY_AUTH', 'ERR_PAC_SCRIPT_FAILED', 'ERR_MANDATORY_PROXY_CONFIGURATION_FAILED']],
    [proxyGone, ['ERR_PROXY_CONNECTION_FAILED']],
    [noWay, ['ERR_TUNNEL_CONNECTION_FAILED']],
    [noSocks, ['ERR_SOCKS_CONNECTION_FAILED', 'ERR_SOCKS_CONNECTION_HOST_UNREACHABLE']],
    ['The connection was refused.', ['ECONNREFUSED']],
    [blocked, ['ERR_BLOCKED_BY_CLIENT', 'ERR_NETWORK_ACCESS_DENIED', 'EACCES', 'EPERM']],
    [garbled, ['ERR_INVALID_CHUNKED_ENCODING', 'ERR_INVALID_RESPONSE', 'ERR_INVALID_HTTP_RESPONSE']],
    [garbled, ['ERR_RESPONSE_HEADERS_TOO_BIG', 'HPE_INVALID_CONSTANT', 'UND_ERR_SOCKET', 'other side closed']],
    [garbled, ['Z_DATA_ERROR', 'Z_BUF_ERROR', 'ERR_HTTP2_PROTOCOL_ERROR', 'ERR_CONTENT_DECODING_FAILED']],
    [broken, ['ECONNRESET', 'ERR_CONNECTION_CLOSED', 'ECONNABORTED', 'EPIPE', 'ERR_SOCKET_NOT_CONNECTED']],
    [broken, ['ERR_NETWORK_CHANGED', 'ERR_CONNECTION_FAILED']]
  ])('is told as “%s”', (words, messages) => {
    for (const message of messages) {
      const { failure } = networkError(new Error(message))
      expect(failure.detail?.replace(/ \([A-Z0-9_]+\)$/, ''), message).toBe(words)
    }
  })

  test('is known by its code, also deep inside others, but not deeper than five', () => {
    const coded = Object.assign(new Error('no'), { code: 'ENOTFOUND' })
    const inside = (error: Error, depth: number): Error =>
      depth === 0 ? error : inside(new Error('no', { cause: error }), depth - 1)
    expect(networkError(inside(coded, 4)).failure.detail).toBe(`${unknownName} (ENOTFOUND)`)
    expect(networkError(inside(coded, 5)).failure.detail).toBe('The service could not be reached.')
  })

  test('gives its code and nothing else of its text', () => {
    const { failure } = networkError(new Error('net::ERR_CONNECTION_REFUSED at https://x/?token=the-secret'))
    expect(failure.detail).toBe('The connection was refused. (ERR_CONNECTION_REFUSED)')
  })

  test('whose failure is known already is that failure, and not tried again', () => {
    const { failure } = fail('proxy-login', 'The proxy asks.')
    expect(networkError(new KnownFailure(failure))).toEqual({ failure, mayPass: false })
  })

  test('that is no error is the service out of reach', () => {
    expect(networkError('what').failure.kind).toBe('offline')
  })
})

describe('a refusal', () => {
  const said = (status: number, text: string, headers: Record<string, string> = {}) =>
    refusalFailure({ status, text, headers: new Headers(headers) }, context)

  test.each(['x-request-id', 'request-id', 'x-amzn-requestid', 'x-amz-request-id'])('keeps its %s', (name) => {
    expect(said(500, '', { [name]: 'abc' }).requestId).toBe('abc')
  })

  test.each<[number, FailureKind]>([
    [400, 'not-found'],
    [402, 'not-found'],
    [404, 'not-found'],
    [401, 'key-rejected'],
    [403, 'not-permitted'],
    [408, 'timeout'],
    [429, 'rate-limited'],
    [499, 'unexpected-answer'],
    [500, 'server'],
    [511, 'network-sign-in'],
    [599, 'server'],
    [206, 'unexpected-answer']
  ])('with status %i is %s', (status, kind) => {
    expect(said(status, '')).toEqual({
      kind,
      detail: `The service answered with status ${status} and no message.`,
      requestId: null
    })
  })

  test('of whoever leads to the network is not asked for again: it stays until somebody signs in', () => {
    expect(passingStatuses).toEqual(expect.arrayContaining([408, 429, 500, 510, 512, 599]))
    expect(passingStatuses).not.toContain(511)
  })

  test('of a ready-made token that has run out is its expiry, whatever the letters; of another it is not', () => {
    const refusal = { status: 401, text: '{"message":"Token is EXPIRED"}', headers: new Headers() }
    expect(refusalFailure(refusal, { ...context, readyMade: true }).kind).toBe('token-expired')
    expect(refusalFailure(refusal, context).kind).toBe('key-rejected')
    expect(refusalFailure({ ...refusal, status: 403 }, { ...context, readyMade: true }).kind).toBe('not-permitted')
    expect(refusalFailure({ ...refusal, text: 'No' }, { ...context, readyMade: true }).kind).toBe('key-rejected')
  })

  test.each([408, 429, 500, 599])('with status %i says until when it asks to wait', (status) => {
    const later = { detail: 'Later', untilMs: nowMs + 60_000 }
    expect(said(status, '"Later"', { 'retry-after': '60' })).toMatchObject(later)
    const date = new Date(nowMs + 60_000).toUTCString()
    expect(said(status, '"Later"', { 'retry-after': date })).toMatchObject(later)
    expect(said(status, '"Later"', { 'retry-after': '9'.repeat(30) })).not.toHaveProperty('untilMs')
    expect(said(status, '"Later"')).not.toHaveProperty('untilMs')
  })

  test.each([401, 404, 499, 600])('with status %i says no such thing', (status) => {
    expect(said(status, '"No"', { 'retry-after': '60' })).not.toHaveProperty('untilMs')
  })

  test('takes the first message that says something, under the names that the service is known to use', () => {
    expect(said(500, '{"message":"","error":"E","msg":"M","statusMessage":"S"}').detail).toBe('E')
    expect(said(500, '{"error":1,"msg":"M","statusMessage":"S"}').detail).toBe('M')
    expect(said(500, '{"statusMessage":"S"}').detail).toBe('S')
    expect(said(500, 'plain words').detail).toBe('plain words')
  })

  test('without a message says its status', () => {
    for (const text of ['', '{}', '{"message":""}', '[]', '{"message":{"a":1}}', 'null', '<p></p>'])
      expect(said(500, text).detail).toContain('500')
  })

  test('with any body is said in at most a few lines and without the secret', () => {
    fc.assert(
      fc.property(fc.integer({ min: 201, max: 599 }), fc.oneof(fc.string(), fc.json()), (status, text) => {
        const failure = said(status, `${text}the-secret${text}`)
        expect(failure.detail).not.toContain('the-secret')
        expect(failure.detail?.length ?? 0).toBeLessThanOrEqual(300)
      })
    )
  })
})

describe('plain text', () => {
  test('has no markup, no control characters, no secret and no token of anyone', () => {
    const token = 'eyJhbGciOiJIUzI1NiJ9.eyJhcGlrZXkiOiJrIn0.c2lnbmF0dXJl'
    const text = `<style>p{}</style><b>Bad</b>\u0000 the-sec<i></i>ret the-secret\n${token}`
    expect(plainText(text, ['the-secret'])).toBe('Bad the-sec ret [withheld] [withheld]')
  })

  test('is one line of 200 characters at most', () => {
    expect(plainText('a'.repeat(200), [])).toBe('a'.repeat(200))
    expect(plainText('a'.repeat(201), [])).toBe(`${'a'.repeat(199)}…`)
    expect(plainText(' a \n\t b\u0085c \u007f', [])).toBe('a b c')
    expect(plainText('bad<style>p{}</style>gateway<br>now', [])).toBe('bad gateway now')
    expect(plainText('<SCRIPT>var a\n</SCRIPT >b<br\n/>c', [''])).toBe('b c')
    expect(plainText(' \u0000 ', [])).toBeNull()
    expect(plainText(`${' '.repeat(20_000)}late`, [])).toBeNull()
  })

  test('is cut after its secrets are out, never in the middle of one', () => {
    const text = plainText(`${'a '.repeat(97)}the-secret`, ['the-secret']) ?? ''
    expect(text).not.toContain('the-s')
  })
})

describe('Retry-After', () => {
  test.each([
    ['3', 3000],
    ['0', 0],
    [' 7 ', 7000],
    ['', null],
    ['3s', null],
    [new Date(nowMs + 5000).toUTCString(), 5000],
    [new Date(nowMs - 5000).toUTCString(), 0],
    ['Sun, 01 Nov 2026 00:00:05 +0000', 5000],
    ['2026-11-01T00:00:05Z', 5000],
    ['soon', null]
  ])('%s is read', (value, ms) => {
    expect(retryAfterMs(new Headers({ 'retry-after': value }), nowMs)).toBe(ms)
  })

  test('that is missing is no wait', () => {
    expect(retryAfterMs(new Headers(), nowMs)).toBeNull()
  })

  test('as a date counts by the clock of the service, where it tells it', () => {
    const theirMs = nowMs - 3_600_000
    const headers = { date: new Date(theirMs).toUTCString(), 'retry-after': new Date(theirMs + 9000).toUTCString() }
    expect(retryAfterMs(new Headers(headers), nowMs)).toBe(9000)
  })
})
