// How the service can misbehave over HTTP, and what Rollcall owes for each: a kind of failure, or the session.
import { constants, deflateRawSync } from 'node:zlib'
import type { FailureKind } from '../../../electron/shared/result'
import type { Fault, Route } from '../../videosdk/server'

export interface Attack {
  readonly fault: Fault
  readonly ends: FailureKind | 'session'
  /** How often Rollcall asks at most; once when left out. */
  readonly asked?: number
  /** `session` when left out. */
  readonly route?: Route
}

export type Attacks = Readonly<Record<string, Attack>>

const mib = 2 ** 20
const gib = 2 ** 30
// No connection is kept: its end would meet the next request.
const close = 'Connection: close\r\n'
const head = `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n${close}`
const gzipHead = Buffer.from('1f8b08000000000000ff', 'hex')
const noBody = `${close}Content-Length: 0\r\n\r\n`
const raw = (text: string, then: 'end' | 'silence' | 'reset' = 'end'): Fault => ({ kind: 'raw', text, then })
const timesOut = (fault: Fault): Attack => ({ fault, ends: 'timeout', asked: 3 })
const garbled = (text: string): Attack => ({ fault: raw(text), ends: 'unexpected-answer', asked: 3 })
const understood = (text: string, ends: Attack['ends'] = 'unexpected-answer'): Attack => ({ fault: raw(text), ends })
const tooLarge = (fault: Fault): Attack => ({ fault, ends: 'too-large' })

/** Those that last until time is up; six, as Chromium opens no more connections to one host. */
export const slow: Attacks = {
  'a head that never comes': timesOut({ kind: 'slow-head', delayMs: 'never' }),
  'a head of a byte a second': timesOut({
    kind: 'endless',
    start: 'HTTP/1.1 200 OK\r\nX-Endless: ',
    piece: 'a',
    everyMs: 1000
  }),
  'provisional answers for ever': timesOut({
    kind: 'endless',
    start: '',
    piece: 'HTTP/1.1 103 Early Hints\r\nLink: </a>; rel=preload\r\n\r\n',
    everyMs: 10
  }),
  'a body of a byte a second': timesOut({ kind: 'slow-body' }),
  'a body that stops half-way': timesOut({ kind: 'stalled-body' }),
  'a body that stops after 20 MiB': timesOut(raw(`${head}\r\n${'a'.repeat(20 * mib)}`, 'silence'))
}

/** Those that are still going on after seconds, for cancelling and quitting in the middle. */
export const lasting: Attacks = {
  'a body of 1 GB at 5 MiB/s': tooLarge({
    kind: 'endless',
    start: `${head}\r\n{"id":"`,
    piece: Buffer.alloc(mib / 2, 'a'),
    everyMs: 100
  }),
  'a bomb of gzip, a MiB at a time': tooLarge({
    kind: 'endless',
    start: Buffer.concat([Buffer.from(`${head}Content-Encoding: gzip\r\n\r\n`), gzipHead]),
    piece: deflateRawSync(Buffer.alloc(mib), { finishFlush: constants.Z_FULL_FLUSH }),
    everyMs: 200
  }),
  'participants that never come': {
    fault: { kind: 'slow-head', delayMs: 'never' },
    route: 'participants',
    ends: 'timeout'
  },
  'the pause that a 429 asks for': { fault: { kind: 'status', status: 429, retryAfter: 15 }, ends: 'rate-limited' },
  'the pause that a 500 asks for': { fault: { kind: 'status', status: 500, retryAfter: 15 }, ends: 'server' }
}

/** Those that would fill the memory. */
export const large: Attacks = {
  'a body of 1 GB, declared': tooLarge({ kind: 'too-large', bytes: gib, declared: true }),
  'a body of 1 GB, undeclared': tooLarge({ kind: 'too-large', bytes: gib }),
  'a body that never ends, in one chunk': tooLarge({
    kind: 'endless',
    start: `${head}Transfer-Encoding: chunked\r\n\r\n7fffffff\r\n`,
    piece: Buffer.alloc(mib, 'a')
  }),
  'a bomb of 1 GB in gzip': tooLarge({ kind: 'bomb', bytes: gib }),
  'a bomb of 1 GB in deflate': tooLarge({ kind: 'bomb', bytes: gib, codings: ['deflate'] }),
  'a bomb of 1 GB in brotli': tooLarge({ kind: 'bomb', bytes: gib, codings: ['br'] }),
  'a bomb of 256 MB in gzip in gzip': tooLarge({ kind: 'bomb', bytes: gib / 4, codings: ['gzip', 'gzip'] }),
  'a refusal of 60 MiB of JSON': understood(`HTTP/1.1 401 No\r\n\r\n[${'{},'.repeat(20 * mib)}{}]`, 'key-rejected'),
  'an error of 80 MiB': { fault: raw(`HTTP/1.1 500 No\r\n\r\n${'a'.repeat(80 * mib)}`), ends: 'server', asked: 3 },
  'a header of 1 MB': garbled(`${head}X-Long: ${'a'.repeat(mib)}\r\n${noBody}`),
  'headers without end': {
    fault: { kind: 'endless', start: head, piece: `X-Endless: ${'a'.repeat(10_000)}\r\n` },
    ends: 'unexpected-answer',
    asked: 3
  }
}

/** Those that are soon over. */
export const quick: Attacks = {
  'a reset instead of the head': { fault: { kind: 'reset' }, ends: 'offline', asked: 3 },
  'a reset in the body': { fault: { kind: 'reset', when: 'in-body' }, ends: 'offline', asked: 3 },
  'a 429 and a day to wait': { fault: { kind: 'status', status: 429, retryAfter: 86_400 }, ends: 'rate-limited' },
  'a 401 for ever': { fault: { kind: 'status', status: 401 }, ends: 'key-rejected' },
  'a 500 for ever': { fault: { kind: 'status', status: 500 }, ends: 'server', asked: 3 },
  'half a body that claims to be whole': {
    fault: { kind: 'truncated', contentLength: 'honest' },
    ends: 'unexpected-answer'
  },
  'half a body': { fault: { kind: 'truncated', contentLength: 'dishonest' }, ends: 'unexpected-answer', asked: 3 },
  'a web page': { fault: { kind: 'html' }, ends: 'network-sign-in' },
  'a network that wants a sign-in': { fault: { kind: 'status', status: 511 }, ends: 'network-sign-in' },
  'bytes that are no UTF-8': { fault: { kind: 'invalid-utf8' }, ends: 'unexpected-answer' },
  'no answer': garbled(''),
  'words that are no HTTP': garbled('SSH-2.0-OpenSSH_9.2p1\r\n'),
  'another protocol': garbled('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n'),
  'a status of 999': garbled(`HTTP/1.1 999 Odd\r\n${noBody}`),
  'a status of 0': garbled(`HTTP/1.1 000 Odd\r\n${noBody}`),
  'no content': understood(`HTTP/1.1 204 No Content\r\n${noBody}`),
  'not modified': understood(`HTTP/1.1 304 Not Modified\r\n${noBody}`),
  'a part of the content': understood(
    `HTTP/1.1 206 Part\r\n${close}Content-Range: bytes 0-1/9\r\nContent-Length: 2\r\n\r\n{}`
  ),
  'a status in Chinese': understood(`HTTP/1.1 200 \u597d\r\n${noBody}`),
  'a header in Chinese': garbled(`${head}X-Name: \u540d\u5b57\r\n${noBody}`),
  'a header with a NUL': garbled(`${head}X-Name: a\0b\r\n${noBody}`),
  'a header whose name is none': understood(`${head}X Na(me: a\r\n: b\r\n${noBody}`),
  'two lengths': garbled(`${head}Content-Length: 10\r\nContent-Length: 20\r\n\r\n{body}`),
  'a length that is too short': understood(`${head}Content-Length: 10\r\n\r\n{body}`),
  'a length that no disk holds': understood(`${head}Content-Length: 99999999999999999999\r\n\r\n{body}`, 'too-large'),
  'a length below nothing': understood(`${head}Content-Length: -10\r\n\r\n{body}`, 'session'),
  'chunks that are none': garbled(`${head}Transfer-Encoding: chunked\r\n\r\nzz\r\n{body}`),
  'gzip that is none': garbled(`${head}Content-Encoding: gzip\r\n\r\n{body}`),
  'brotli that is none': garbled(`${head}Content-Encoding: br\r\n\r\n{body}`),
  'a coding that nobody knows': understood(`${head}Content-Encoding: x-odd\r\n\r\n{body}`, 'session'),
  'a request for a password': understood(
    `HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm="a"\r\n${noBody}`,
    'key-rejected'
  ),
  'a request for the login': understood(`HTTP/1.1 401 No\r\nWWW-Authenticate: NTLM\r\n${noBody}`, 'key-rejected'),
  'a proxy’s request for a password': {
    fault: raw(`HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm="a"\r\n${noBody}`),
    ends: 'offline',
    asked: 3
  }
}

/** Every way to send the caller, and with it the token, elsewhere. */
export function redirects(own: string, other: string): Attacks {
  const { host } = new URL(other)
  const to = (location: string): Attack => ({
    fault: { kind: 'redirect', to: { location } },
    ends: 'unexpected-answer'
  })
  const statuses = ([301, 302, 303, 307, 308] as const).flatMap((status): [string, Attack][] => [
    [
      `a ${status} to the same host`,
      { fault: { kind: 'redirect', to: 'same-host', status }, ends: 'unexpected-answer' }
    ],
    [`a ${status} elsewhere`, { fault: { kind: 'redirect', to: { origin: other }, status }, ends: 'unexpected-answer' }]
  ])
  return {
    ...Object.fromEntries(statuses),
    'a redirect without a scheme': to(`//${host}/v2/sessions/a`),
    'a redirect with backslashes': to(`\\\\${host}\\v2`),
    'a redirect behind the own name': to(`${own.replace('://', '://user:password@')}@${host}/v2`),
    'a redirect behind an at sign': to(`${own}@${host}/v2`),
    'a redirect to the own host by another name': to(own.replace('127.0.0.1', 'localhost')),
    'a redirect to a file': to('file:///etc/passwd'),
    'a redirect to a script': to('javascript:1'),
    'a 201 with a location': understood(`HTTP/1.1 201 Created\r\nLocation: ${other}/v2\r\n${noBody}`),
    'a 300 with a location': understood(`HTTP/1.1 300 Choices\r\nLocation: ${other}/v2\r\n${noBody}`),
    'a 305 with a location': understood(`HTTP/1.1 305 Use Proxy\r\nLocation: ${other}/v2\r\n${noBody}`),
    'a refresh, a link and another service': understood(
      `${head}Refresh: 0; url=${other}/v2\r\nLink: <${other}>; rel=preconnect\r\nAlt-Svc: h2="${host}"; ma=60\r\n` +
        `Content-Location: ${other}/v2\r\n\r\n{body}`,
      'session'
    ),
    'early hints that lead elsewhere': understood(
      `HTTP/1.1 103 Early Hints\r\nLink: <${other}>; rel=preconnect, <${other}/a>; rel=preload\r\n\r\n${head}\r\n{body}`,
      'session'
    )
  }
}

/** What only a host that proved who it is may ask for: to be replaced by another one, and that a third be told how requests fare. */
export const asksForOthers: Attack = understood(
  `${head}Alt-Svc: h3="other.rollcall.test:443"; ma=86400\r\n` +
    'Report-To: {"group":"a","max_age":86400,"endpoints":[{"url":"https://told.rollcall.test/"}]}\r\n' +
    'NEL: {"report_to":"a","max_age":86400,"success_fraction":1}\r\n\r\n{body}',
  'session'
)

/** What may be pasted as a session, with an id in it, to have the token sent elsewhere. */
export function strangeLinks(own: string, other: string, sessionId: string): readonly string[] {
  const { host } = new URL(other)
  const path = `/v2/sessions/${sessionId}`
  return [
    `${other}${path}`,
    `//${host}${path}`,
    `${own}@${host}${path}`,
    `http://user:password@${host}${path}`,
    `GET ${other}${path} HTTP/1.1\r\nHost: ${host}`,
    `${path}?sessionId=${sessionId}&host=${host}`,
    `\\\\${host}\\v2\\sessions\\..${path}`
  ]
}
