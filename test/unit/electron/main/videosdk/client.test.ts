// The signed call against the stand-in service over real HTTP: who is asked, how often, how long, and what is said of it.
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Credential } from '../../../../../electron/shared/account'
import type { FailureKind, Result } from '../../../../../electron/shared/result'
import { textOf } from '../../../../../electron/main/files/bytes'
import { createClient, type ApiAnswer, type BatchOptions } from '../../../../../electron/main/videosdk/client'
import { sign } from '../../../../../electron/main/videosdk/token'
import { startVideosdk, type Fault, type Videosdk, type VideosdkOptions } from '../../../../videosdk/server'

const apiKey = 'canary-key-5d41402a'
const secret = 'canary-secret-7d793037'
const key: Credential = { kind: 'key', apiKey, secret }
const sessionId = '621490331a4fb00409e38ca4'
const path = `/v2/sessions/${sessionId}`
const session = { id: sessionId, status: 'ended', participants: [{ participantId: 'p1', name: 'Ada' }] }

let service: Videosdk
beforeEach(async () => {
  service = await startVideosdk({ apiKey, secret, sessions: [session] })
})
afterEach(() => service.stop())

interface Asking {
  credential?: Credential
  signal?: AbortSignal
  onWaiting?: (untilMs: number) => void
  origin?: string
  isOnline?: boolean
  path?: string
  now?: () => number
}

async function ask(asking: Asking = {}): Promise<Result<ApiAnswer>> {
  const client = createClient({
    fetch: (url, init) => fetch(url, init),
    origin: asking.origin ?? service.origin,
    now: asking.now ?? Date.now,
    isOnline: () => asking.isOnline ?? true
  })
  const options: BatchOptions = {
    signal: asking.signal ?? new AbortController().signal,
    ...(asking.onWaiting && { onWaiting: asking.onWaiting })
  }
  const batch = client.open(asking.credential ?? key, options)
  return batch.ok ? batch.value.get(asking.path ?? path) : batch
}

async function failureOf(
  asking: Asking = {}
): Promise<{ kind: FailureKind; detail: string; requestId: string | null }> {
  const result = await ask(asking)
  if (result.ok) throw new Error('The call succeeded')
  const said = JSON.stringify(result.failure)
  for (const canary of [apiKey, secret, 'eyJ']) expect(said).not.toContain(canary)
  return { ...result.failure, detail: result.failure.detail ?? '' }
}

async function restart(options: Partial<VideosdkOptions>): Promise<void> {
  await service.stop()
  service = await startVideosdk({ apiKey, secret, sessions: [session], ...options })
}

describe('a good answer', () => {
  test('comes word for word, asked for with one GET, a bare token and no cookie', async () => {
    const answer = await ask()
    expect(answer).toMatchObject({ ok: true, value: { participants: 1 } })
    expect(answer.ok && textOf(answer.value.bytes)).toBe(JSON.stringify(session))
    await ask()
    expect(service.requests).toHaveLength(2)
    for (const request of service.requests) {
      expect(request.method).toBe('GET')
      expect(request.headers['authorization']).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/)
      expect(request.headers['cookie']).toBeUndefined()
    }
  })

  test('says when the service gave it, by the service’s clock', async () => {
    await restart({ now: () => Date.UTC(2026, 10, 1, 12) })
    expect(await ask({ now: () => Date.UTC(2026, 10, 1, 12) })).toMatchObject({
      value: { serviceTimeMs: Date.UTC(2026, 10, 1, 12) }
    })
  })

  test('never comes from another origin than the service’s', async () => {
    await expect(ask({ path: 'https://example.com/v2/sessions/1' })).rejects.toThrow('may not leave')
    expect(service.requests).toHaveLength(0)
  })
})

describe('a refusal', () => {
  const cases: readonly [number, FailureKind][] = [
    [400, 'not-found'],
    [401, 'key-rejected'],
    [402, 'not-found'],
    [403, 'not-permitted'],
    [404, 'not-found'],
    [418, 'unexpected-answer'],
    [203, 'unexpected-answer'],
    [206, 'unexpected-answer']
  ]
  test.each(cases)('with status %i is %s, asked once', async (status, kind) => {
    service.fail('all', { kind: 'status', status, message: 'Because of this', requestIdHeader: 'x-amzn-requestid' })
    const failure = await failureOf()
    expect(failure).toMatchObject({ kind, detail: 'Because of this' })
    expect(failure.requestId).toBeTruthy()
    expect(service.requests).toHaveLength(1)
  })

  test.each(['message', 'error', 'msg', 'statusMessage', 'text'] as const)('is read from its %s', async (form) => {
    service.fail('all', { kind: 'status', status: 403, form, message: 'Not yours' })
    expect((await failureOf()).detail).toBe('Not yours')
  })

  test('longer than any that says something is read no further than that', async () => {
    const sent = { bytes: 0 }
    const endless = new ReadableStream({
      pull(controller) {
        sent.bytes += 2 ** 16
        controller.enqueue(new Uint8Array(2 ** 16).fill(0x61))
      }
    })
    const fetch = () => Promise.resolve(new Response(endless, { status: 403 }))
    const client = createClient({ fetch, origin: service.origin, now: Date.now, isOnline: () => true })
    const batch = client.open(key, { signal: new AbortController().signal })
    const refused = batch.ok ? await batch.value.get(path) : batch
    expect(refused).toMatchObject({ failure: { kind: 'not-permitted', detail: expect.stringContaining('403') } })
    expect(sent.bytes).toBeLessThan(2 * 2 ** 20)
  })

  test('is plain text without markup, and without the token that the service repeats', async () => {
    service.fail('all', { kind: 'status', status: 403, form: 'html' })
    expect((await failureOf()).detail).not.toMatch(/[<>]/)
    service.fail('all', { kind: 'status', status: 403, form: 'echo', message: `${secret} ${apiKey}` })
    expect((await failureOf()).detail).toContain('[withheld]')
    service.fail('all', { kind: 'status', status: 403, form: 'text', message: `<b>${'long '.repeat(200)}</b>` })
    expect((await failureOf()).detail.length).toBeLessThanOrEqual(200)
  })

  test('of a ready-made token that has run out meanwhile is token-expired', async () => {
    const token = sign({ apiKey, secret }, Date.now() - 601_000)
    expect(await failureOf({ credential: { kind: 'token', token } })).toMatchObject({ kind: 'token-expired' })
    expect(service.requests).toHaveLength(0)
    const late = await failureOf({ credential: { kind: 'token', token }, now: () => Date.now() - 300_000 })
    expect(late).toMatchObject({ kind: 'token-expired' })
    expect(service.requests).toHaveLength(1)
  })

  test('of the key is key-rejected when the secret is wrong', async () => {
    const failure = await failureOf({ credential: { kind: 'key', apiKey, secret: 'another' } })
    expect(failure).toMatchObject({ kind: 'key-rejected', detail: 'Token is invalid' })
  })
})

describe('another attempt', () => {
  test.each([408, 429, 500, 502, 503, 504])('follows a %i, and its answer counts', async (status) => {
    service.fail('all', { kind: 'status', status }, { times: 1 })
    const waits: number[] = []
    expect(await ask({ onWaiting: (untilMs) => waits.push(untilMs) })).toMatchObject({ ok: true })
    expect(service.requests.map((request) => request.status)).toEqual([status, 200])
    expect(waits).toHaveLength(1)
  })

  test('follows twice at most', async () => {
    service.fail('all', { kind: 'status', status: 500, message: 'Broken' })
    expect(await failureOf()).toMatchObject({ kind: 'server', detail: 'Broken' })
    expect(service.requests).toHaveLength(3)
  })

  test.each(['before-head', 'in-body'] as const)('follows a connection that is reset %s', async (when) => {
    service.fail('all', { kind: 'reset', when }, { times: 1 })
    expect(await ask()).toMatchObject({ ok: true })
    expect(service.requests).toHaveLength(2)
  })

  test.each([408, 429, 500, 503])('waits as long as the service asks with a %i', async (status) => {
    service.fail('all', { kind: 'status', status, retryAfter: 1 }, { times: 1 })
    expect(await ask()).toMatchObject({ ok: true })
    const [first, second] = service.requests
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(950)
  })

  test.each([
    [408, 'timeout'],
    [429, 'rate-limited'],
    [500, 'server'],
    [503, 'server']
  ])('is not made when a %i asks for more than 20 s: the time is told at once', async (status, kind) => {
    service.fail('all', { kind: 'status', status, retryAfter: 86_400, message: 'Slow down' })
    const failure = await failureOf()
    expect(failure.kind).toBe(kind)
    // Within a minute of a day from now.
    expect(failure).toMatchObject({
      detail: 'Slow down',
      untilMs: expect.closeTo(Date.now() + 86_400_000, -5) as number
    })
    expect(service.requests).toHaveLength(1)
  })

  test('is not made while this computer is offline, and neither is the first', async () => {
    expect(await failureOf({ isOnline: false })).toMatchObject({ kind: 'offline' })
    expect(service.connections).toBe(0)
  })
})

describe('a broken answer', () => {
  const cases: readonly [string, Fault, FailureKind, RegExp][] = [
    ['a web page', { kind: 'html' }, 'network-sign-in', /web page/],
    ['nothing', { kind: 'empty' }, 'unexpected-answer', /empty/],
    ['half a body', { kind: 'truncated', contentLength: 'honest' }, 'unexpected-answer', /part of it/],
    ['less than promised', { kind: 'truncated', contentLength: 'dishonest' }, 'unexpected-answer', /broke off/],
    ['no UTF-8', { kind: 'invalid-utf8' }, 'unexpected-answer', /UTF-8/],
    ['a redirect', { kind: 'redirect', to: 'same-host' }, 'unexpected-answer', /redirect/],
    ['resets', { kind: 'reset' }, 'offline', /broke off/],
    ['an admitted gigabyte', { kind: 'too-large', bytes: 2 ** 30, declared: true }, 'too-large', /64 MiB/],
    ['a gigabyte', { kind: 'too-large', bytes: 2 ** 30 }, 'too-large', /64 MiB/],
    ['a compressed gigabyte', { kind: 'bomb', bytes: 2 ** 30 }, 'too-large', /64 MiB/]
  ]
  test.each(cases)('of %s says so', async (_, fault, kind, detail) => {
    service.fail('all', fault)
    const failure = await failureOf()
    expect(failure.kind).toBe(kind)
    expect(failure.detail).toMatch(detail)
  })

  test('of a redirect to another host sends nothing there', async () => {
    const other = await startVideosdk({ apiKey, secret, sessions: [session] })
    try {
      service.fail('all', { kind: 'redirect', to: { origin: other.origin } })
      await failureOf()
      expect(other.connections).toBe(0)
      expect(service.requests).toHaveLength(1)
    } finally {
      await other.stop()
    }
  })
})

describe('a connection that fails', () => {
  test('on its certificate is of an unknown authority, asked once', async () => {
    await restart({ tls: 'self-signed' })
    expect(await failureOf()).toMatchObject({ kind: 'unknown-authority' })
    expect(service.connections).toBe(1)
  })

  test('because nobody listens is offline', async () => {
    const { origin } = service
    await service.stop()
    expect(await failureOf({ origin })).toMatchObject({ kind: 'offline', detail: expect.stringContaining('refused') })
  })

  test('because the name is unknown is offline', async () => {
    const failure = await failureOf({ origin: 'http://rollcall.invalid' })
    expect(failure).toMatchObject({ kind: 'offline', detail: expect.stringContaining('DNS') })
  })
})

describe('the limit of 45 s', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  const silence = (): Promise<Response> => new Promise(() => undefined)
  const pleaseWait = (): Promise<Response> =>
    Promise.resolve(new Response('', { status: 429, headers: { 'retry-after': '20' } }))

  test.each([
    ['three attempts that time out', [silence, silence, silence], 30_000],
    ['three bodies that stall', [stalled, stalled, stalled], 30_000],
    ['two waits and an attempt that times out', [pleaseWait, pleaseWait, silence], 45_000],
    ['a 401 by another clock and three attempts that time out', [otherClock, silence, silence, silence], 30_000]
  ])('holds for %s', async (_, answers, atLeastMs) => {
    const left = [...answers]
    const client = createClient({
      fetch: () => left.shift()?.() ?? Promise.reject(new Error('A further attempt was made')),
      origin: 'http://127.0.0.1:1',
      now: Date.now,
      isOnline: () => true
    })
    const batch = client.open(key, { signal: new AbortController().signal })
    if (!batch.ok) throw new Error(batch.failure.kind)
    let tookMs = Infinity
    const startedMs = performance.now()
    const asked = batch.value.get(path).then((result) => {
      tookMs = performance.now() - startedMs
      return result
    })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(await asked).toMatchObject({ ok: false, failure: { kind: 'timeout' } })
    expect(left).toEqual([])
    expect(tookMs).toBeGreaterThanOrEqual(atLeastMs)
    expect(tookMs).toBeLessThanOrEqual(45_000)
  })

  function stalled(): Promise<Response> {
    return Promise.resolve(new Response(new ReadableStream({ start: (body) => body.enqueue(new Uint8Array(1)) })))
  }

  function otherClock(): Promise<Response> {
    const date = new Date(Date.now() + 3_600_000).toUTCString()
    return Promise.resolve(new Response('', { status: 401, headers: { date } }))
  }
})

describe('cancelling', () => {
  const hanging: readonly [string, Fault][] = [
    ['while the head is awaited', { kind: 'slow-head', delayMs: 'never' }],
    ['while the body stalls', { kind: 'stalled-body' }],
    ['while an endless body comes', { kind: 'slow-body', everyMs: 5 }],
    ['while another attempt is awaited', { kind: 'status', status: 429, retryAfter: 15 }]
  ]
  test.each(hanging)('%s is answered at once', async (_, fault) => {
    service.fail('all', fault)
    const controller = new AbortController()
    const asked = failureOf({ signal: controller.signal })
    while (service.requests.length === 0) await pause(5)
    await pause(100)
    const cancelledAt = performance.now()
    controller.abort()
    expect(await asked).toMatchObject({ kind: 'cancelled' })
    expect(performance.now() - cancelledAt).toBeLessThan(200)
    expect(service.requests).toHaveLength(1)
  })

  test('before the call sends nothing', async () => {
    expect(await failureOf({ signal: AbortSignal.abort() })).toMatchObject({ kind: 'cancelled' })
    expect(service.connections).toBe(0)
  })
})

describe('the token of a batch', () => {
  async function tokensAfter(stepsMs: readonly number[], credential: Credential, serviceAheadMs = 0) {
    let nowMs = Date.UTC(2026, 10, 1)
    await restart({ now: () => nowMs + serviceAheadMs })
    const client = createClient({ fetch, origin: service.origin, now: () => nowMs, isOnline: () => true })
    const batch = client.open(credential, { signal: new AbortController().signal })
    if (!batch.ok) throw new Error(batch.failure.kind)
    for (const stepMs of stepsMs) {
      nowMs += stepMs
      expect(await batch.value.get(path)).toMatchObject({ ok: true })
    }
    return service.requests.map(({ headers }) => headers['authorization'])
  }

  test('is signed again when less than a minute of it is left', async () => {
    const tokens = await tokensAfter([0, 540_000, 1_000, 500_000, 41_000], key)
    expect(tokens[1]).toBe(tokens[0])
    expect(tokens[2]).not.toBe(tokens[0])
    expect(tokens[3]).toBe(tokens[2])
    expect(tokens[4]).not.toBe(tokens[2])
  })

  test('is signed again by the service’s clock once that is known', async () => {
    const tokens = await tokensAfter([0, 599_000], key, 3_600_000)
    expect(tokens).toHaveLength(3)
    expect(new Set(tokens).size).toBe(3)
  })

  test('stays the one that was given, when it was given', async () => {
    const token = sign({ apiKey, secret }, Date.UTC(2026, 10, 1))
    expect(new Set(await tokensAfter([0, 570_000], { kind: 'token', token }))).toEqual(new Set([token]))
  })
})

describe('a wrong clock', () => {
  test.each([-3_600_000, 3_600_000])('off by %i ms is corrected once by the service’s own', async (offsetMs) => {
    service.fail('all', { kind: 'clock-skew', offsetMs })
    const result = await ask()
    // A service whose clock is behind still accepts the first token.
    expect(result).toMatchObject({ ok: true })
    expect(service.requests.length).toBe(offsetMs > 0 ? 2 : 1)
  })

  test('is not blamed for an endless 401', async () => {
    service.fail('all', { kind: 'status', status: 401, message: 'No' })
    await failureOf()
    expect(service.requests).toHaveLength(1)
    await failureOf({ now: () => Date.now() - 3_600_000 })
    expect(service.requests).toHaveLength(3)
  })
})
