// What refusals and network errors become: words, a kind, and no secret.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { networkError, plainText, refusalFailure, retryAfterMs } from '../../../../../electron/main/videosdk/failures'
import type { FailureKind } from '../../../../../electron/shared/result'

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
    ['net::ERR_CERT_AUTHORITY_INVALID', 'untrusted-connection', false],
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

  test('gives its code and nothing else of its text', () => {
    const { failure } = networkError(new Error('net::ERR_CONNECTION_REFUSED at https://x/?token=the-secret'))
    expect(failure.detail).toBe('The connection was refused. (ERR_CONNECTION_REFUSED)')
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

  test('is cut after its secrets are out, never in the middle of one', () => {
    const text = plainText(`${'a '.repeat(97)}the-secret`, ['the-secret']) ?? ''
    expect(text).not.toContain('the-s')
  })
})

describe('Retry-After', () => {
  test.each([
    ['3', 3000],
    ['0', 0],
    [new Date(nowMs + 5000).toUTCString(), 5000],
    [new Date(nowMs - 5000).toUTCString(), 0],
    ['soon', null]
  ])('%s is read', (value, ms) => {
    expect(retryAfterMs(new Headers({ 'retry-after': value }), nowMs)).toBe(ms)
  })

  test('that is missing is no wait', () => {
    expect(retryAfterMs(new Headers(), nowMs)).toBeNull()
  })
})
