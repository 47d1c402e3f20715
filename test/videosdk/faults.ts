// Every way in which the stand-in can be told to fail, and how each of them goes over the wire.
import type { ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { constants, createBrotliCompress, createDeflate, createGzip } from 'node:zlib'
import { errorAnswer, type Answer, type ErrorForm } from './answer'

export type Fault =
  /** Answers with this status; a form of body, a Retry-After (seconds, or a date) and a request id header to choose. */
  | {
      kind: 'status'
      status: number
      form?: ErrorForm
      message?: string
      retryAfter?: number | Date
      requestIdHeader?: 'x-request-id' | 'request-id' | 'x-amzn-requestid' | 'x-amz-request-id'
    }
  /** A sign-in page with status 200, as a captive portal answers. */
  | { kind: 'html' }
  /** Status 200, JSON type, no byte of body. */
  | { kind: 'empty' }
  /** Half of the true body: complete by its own Content-Length (honest), or less than Content-Length says (dishonest). */
  | { kind: 'truncated'; contentLength: 'honest' | 'dishonest' }
  /** The head comes after `delayMs`, or never. */
  | { kind: 'slow-head'; delayMs: number | 'never' }
  /** The true body, a byte every `everyMs` (1,000), then blanks for ever unless it `ends`. */
  | { kind: 'slow-body'; everyMs?: number; ends?: boolean }
  /** Half of the true body, then silence on an open connection. */
  | { kind: 'stalled-body' }
  /** A TCP reset instead of the head, or after half of the body. */
  | { kind: 'reset'; when?: 'before-head' | 'in-body' }
  /** To the same path with `redirected=1` on this host, to the same path on another origin, or to this very Location. */
  | {
      kind: 'redirect'
      to: 'same-host' | { origin: string } | { location: string }
      status?: 301 | 302 | 303 | 307 | 308
    }
  /** A JSON body of this many bytes, streamed, with or without a Content-Length that admits it. */
  | { kind: 'too-large'; bytes: number; declared?: boolean }
  /** The same body compressed about a thousand times smaller, once more for each further coding; gzip if none is named. */
  | { kind: 'bomb'; bytes: number; codings?: readonly Coding[] }
  /** The true body with bytes in its first name that no UTF-8 text has. */
  | { kind: 'invalid-utf8' }
  /** Answers truly, but the service's clock (Date header, expiry check) is off by this much. */
  | { kind: 'clock-skew'; offsetMs: number }
  /** These bytes in place of head and body, `{body}` being the true body, then the end, silence or a reset. */
  | { kind: 'raw'; text: string; then: 'end' | 'silence' | 'reset' }
  /** These bytes, then `piece` for ever: every so many milliseconds, or as fast as the client takes it. */
  | { kind: 'endless'; start: string | Buffer; piece: string | Buffer; everyMs?: number }

export type Coding = 'gzip' | 'deflate' | 'br'

export interface Delivery {
  response: ServerResponse
  answer: Answer
  url: URL
  authorization: string
  /** Called once it is settled what the client gets. */
  settle: (status: number | 'cut' | 'hung') => void
}

/** Sends the answer as it should be. */
export function deliver({ response, answer, settle }: Delivery): void {
  settle(answer.status)
  writeHead(response, answer, answer.body.length)
  response.end(answer.body)
}

/** Sends the answer in the broken way that the fault names. */
export function deliverBroken(fault: Fault, delivery: Delivery): void {
  const { response, answer, url, settle } = delivery
  const half = answer.body.subarray(0, answer.body.length >> 1)
  switch (fault.kind) {
    case 'status':
      return deliver({ ...delivery, answer: statusAnswer(fault, delivery.authorization) })
    case 'html':
      return deliver({ ...delivery, answer: { status: 200, type: 'text/html', body: Buffer.from(SIGN_IN_PAGE) } })
    case 'empty':
      return deliver({ ...delivery, answer: { ...answer, status: 200, body: Buffer.alloc(0) } })
    case 'truncated':
      if (fault.contentLength === 'honest') return deliver({ ...delivery, answer: { ...answer, body: half } })
      settle('cut')
      writeHead(response, answer, answer.body.length)
      response.write(half, () => response.socket?.end())
      return
    case 'slow-head':
      if (fault.delayMs === 'never') settle('hung')
      else
        untilClosed(
          response,
          setTimeout(() => deliver(delivery), fault.delayMs)
        )
      return
    case 'slow-body':
      return drip(delivery, fault.everyMs ?? 1000, fault.ends ?? false)
    case 'stalled-body':
      settle('hung')
      writeHead(response, answer, answer.body.length)
      response.write(half)
      return
    case 'reset':
      settle('cut')
      if (fault.when !== 'in-body') {
        response.socket?.resetAndDestroy()
        return
      }
      writeHead(response, answer, answer.body.length)
      response.write(half, () => response.socket?.resetAndDestroy())
      return
    case 'redirect': {
      const headers = { Location: locationOf(fault.to, url) }
      const status = fault.status ?? 302
      return deliver({ ...delivery, answer: { status, headers, type: 'text/plain', body: Buffer.from('Redirecting') } })
    }
    case 'too-large':
      settle(200)
      writeHead(response, { ...answer, status: 200 }, fault.declared ? fault.bytes : undefined)
      return stream(pipeline(longJson(fault.bytes), response))
    case 'bomb': {
      const codings = fault.codings ?? ['gzip']
      settle(200)
      writeHead(response, { ...answer, status: 200, headers: { 'Content-Encoding': codings.join(', ') } }, undefined)
      return stream(pipeline([longJson(fault.bytes), ...codings.map((coding) => compress[coding]()), response]))
    }
    case 'invalid-utf8':
      return deliver({ ...delivery, answer: { ...answer, body: withInvalidBytes(answer.body) } })
    case 'clock-skew':
      return deliver(delivery)
    case 'raw':
      settle(fault.then === 'silence' ? 'hung' : 'cut')
      response.socket?.write(fault.text.replace('{body}', answer.body.toString()), () => {
        if (fault.then === 'end') response.socket?.end()
        if (fault.then === 'reset') response.socket?.resetAndDestroy()
      })
      return
    case 'endless':
      settle('hung')
      return repeat(response, fault)
    default:
      return fault satisfies never
  }
}

const compress = { gzip: createGzip, deflate: createDeflate, br: () => createBrotliCompress(quick) }
const quick = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }

function locationOf(to: Extract<Fault, { kind: 'redirect' }>['to'], url: URL): string {
  if (to !== 'same-host' && 'location' in to) return to.location
  const target = new URL(url.pathname + url.search, to === 'same-host' ? url : to.origin)
  if (to === 'same-host') target.searchParams.set('redirected', '1')
  return target.href
}

function statusAnswer(fault: Extract<Fault, { kind: 'status' }>, authorization: string): Answer {
  const answer = errorAnswer(fault.status, fault.message ?? `Told to answer ${fault.status}`, fault.form, authorization)
  const { retryAfter, requestIdHeader } = fault
  const headers: Record<string, string> = { ...answer.headers }
  if (retryAfter !== undefined)
    headers['Retry-After'] = retryAfter instanceof Date ? retryAfter.toUTCString() : String(retryAfter)
  if (requestIdHeader !== undefined) headers[requestIdHeader] = 'stand-in-fault'
  return { ...answer, headers }
}

function writeHead(response: ServerResponse, answer: Answer, contentLength: number | undefined): void {
  const length = contentLength === undefined ? {} : { 'Content-Length': contentLength }
  response.writeHead(answer.status, { 'Content-Type': `${answer.type}; charset=utf-8`, ...length, ...answer.headers })
}

function drip({ response, answer, settle }: Delivery, everyMs: number, ends: boolean): void {
  if (!ends) settle('hung')
  writeHead(response, answer, ends ? answer.body.length : undefined)
  response.flushHeaders()
  let sent = 0
  const timer = setInterval(() => {
    sent += 1
    if (ends && sent >= answer.body.length) {
      clearInterval(timer)
      settle(answer.status)
      response.end(answer.body.subarray(sent - 1))
    } else response.write(sent <= answer.body.length ? answer.body.subarray(sent - 1, sent) : ' ')
  }, everyMs)
  untilClosed(response, timer)
}

function repeat(response: ServerResponse, { start, piece, everyMs }: Extract<Fault, { kind: 'endless' }>): void {
  const { socket } = response
  if (!socket) return
  socket.write(start)
  if (everyMs !== undefined)
    return untilClosed(
      response,
      setInterval(() => socket.write(piece), everyMs)
    )
  const pieces = Readable.from(
    (function* () {
      for (;;) yield piece
    })()
  )
  stream(pipeline(pieces, socket))
}

function untilClosed(response: ServerResponse, timer: NodeJS.Timeout): void {
  response.on('close', () => clearTimeout(timer))
}

function stream(pipe: Promise<void>): void {
  // A client that goes away in the middle is what these faults are for, and the log notes it.
  pipe.catch(() => undefined)
}

const CHUNK = Buffer.alloc(64 * 1024, 'a')

function longJson(bytes: number): Readable {
  const head = Buffer.from('{"id":"')
  const tail = Buffer.from('"}')
  return Readable.from(
    (function* () {
      yield head
      for (let left = bytes - head.length - tail.length; left > 0; left -= CHUNK.length) yield CHUNK.subarray(0, left)
      yield tail
    })(),
    { objectMode: false }
  )
}

function withInvalidBytes(body: Buffer): Buffer {
  const name = body.indexOf('"name":"')
  const at = name === -1 ? body.indexOf(':"') + 2 : name + '"name":"'.length
  return Buffer.concat([body.subarray(0, at), Buffer.from([0xff, 0xc3, 0x28]), body.subarray(at)])
}

const SIGN_IN_PAGE = '<!doctype html><title>Sign in</title><h1>Guest network</h1><p>Sign in to go on.</p>'
