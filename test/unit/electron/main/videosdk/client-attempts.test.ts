// The call's attempts against a fetch of the test's own: what each sends, what the next one waits for, and what is let go.

import { getEventListeners } from 'node:events'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createClient, type Batch } from '../../../../../electron/main/videosdk/client'
import { sign } from '../../../../../electron/main/videosdk/token'
import { inMain, type Doing } from '../../../../../electron/main/work/work'
import type { Credential } from '../../../../../electron/shared/account'

const key: Credential = { kind: 'key', apiKey: 'the-key', secret: 'the-secret' }
const nowMs = Date.UTC(2026, 10, 1)
type Sending = (url: string, init: RequestInit) => Promise<Response>
const answering = (
  status: number,
  body: string | Uint8Array,
  headers: Record<string, string> = {}
): Promise<Response> => Promise.resolve(new Response(body as BodyInit, { status, headers }))
const dated = (offMs: number) => ({ date: new Date(nowMs + offMs).toUTCString() })

interface Opening {
  readonly fetch: Sending
  readonly credential?: Credential
  readonly signal?: AbortSignal
  readonly onWaiting?: (untilMs: number) => void
  readonly work?: Doing
  readonly isOnline?: boolean
}

function opened({ fetch, credential = key, signal, onWaiting, work, isOnline = true }: Opening): Batch {
  const client = createClient({
    fetch,
    origin: 'http://127.0.0.1:1',
    now: () => nowMs,
    isOnline: () => isOnline,
    ...(work && { work })
  })
  const batch = client.open(credential, {
    signal: signal ?? new AbortController().signal,
    ...(onWaiting && { onWaiting })
  })
  if (!batch.ok) throw new Error(batch.failure.kind)
  return batch.value
}

describe('an attempt', () => {
  test('is a GET that asks for JSON with the bare token, follows nothing and sends no cookie', async () => {
    const fetch = vi.fn<Sending>(() => answering(200, '{}'))
    await opened({ fetch }).get('/v2/sessions/', { page: '1' })
    expect(fetch.mock.calls).toEqual([
      [
        'http://127.0.0.1:1/v2/sessions/?page=1',
        {
          method: 'GET',
          headers: { Accept: 'application/json', Authorization: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/) },
          redirect: 'error',
          credentials: 'omit',
          signal: expect.any(AbortSignal)
        }
      ]
    ])
  })

  test('whose answer admits to be too large is the only one', async () => {
    const fetch = vi.fn<Sending>(() => answering(200, '{}', { 'content-length': `${64 * 2 ** 20 + 1}` }))
    expect(await opened({ fetch }).get('/')).toMatchObject({
      failure: { kind: 'too-large', detail: 'The answer is larger than 64 MiB.' }
    })
    expect(fetch).toHaveBeenCalledOnce()
  })

  test('that is refused in more than a text of 1 MiB, or in none, is told by its status', async () => {
    for (const body of ['x'.repeat(2 ** 20 + 1), Uint8Array.of(0xff, 0xfe)]) {
      const fetch = vi.fn<Sending>(() => answering(403, body))
      expect(await opened({ fetch }).get('/')).toMatchObject({
        failure: { kind: 'not-permitted', detail: 'The service answered with status 403 and no message.' }
      })
      expect(fetch).toHaveBeenCalledOnce()
    }
  })

  test.each([201, 203, 206])('answered with the half success %i is not taken for good', async (status) => {
    const fetch = vi.fn<Sending>(() => answering(status, '"Half"'))
    expect(await opened({ fetch }).get('/')).toMatchObject({ failure: { kind: 'unexpected-answer', detail: 'Half' } })
  })

  test('is not made without a network, and that is said', async () => {
    const fetch = vi.fn<Sending>()
    expect(await opened({ fetch, isOnline: false }).get('/')).toMatchObject({
      failure: { kind: 'offline', detail: 'This computer has no network.' }
    })
    expect(fetch).not.toHaveBeenCalled()
  })

  test('hands the whole length of its answer to what reads it', async () => {
    const run = vi.fn(inMain.run)
    const { signal } = new AbortController()
    const pieces = new ReadableStream<Uint8Array>({
      start(body) {
        for (const piece of ['{"a"', ':1', '}']) body.enqueue(new TextEncoder().encode(piece))
        body.close()
      }
    })
    const fetch = () => Promise.resolve(new Response(pieces))
    expect(await opened({ fetch, signal, work: { run } as Doing }).get('/')).toMatchObject({ ok: true })
    expect(run).toHaveBeenCalledWith('readAnswer', { parts: expect.any(Array) }, 7, signal)
  })
})

describe('an answer without a time', () => {
  test('comes without one', async () => {
    const batch = opened({ fetch: () => answering(200, '{}') })
    expect(await batch.get('/')).toMatchObject({ ok: true, value: { serviceTimeMs: null } })
  })
})

describe('the service’s clock', () => {
  test.each([
    [401, 30_000, 1],
    [401, -30_000, 1],
    [401, 31_000, 2],
    [401, -31_000, 2],
    [403, 3_600_000, 1]
  ])('in a %i that is %i ms ahead makes %i attempts', async (status, aheadMs, attempts) => {
    const fetch = vi.fn<Sending>(() => answering(status, '"No"', dated(aheadMs)))
    await opened({ fetch }).get('/')
    expect(fetch).toHaveBeenCalledTimes(attempts)
  })

  test('is taken over once in a batch, however often it says no', async () => {
    const fetch = vi.fn<Sending>(() => answering(401, '"No"', dated(3_600_000)))
    const batch = opened({ fetch })
    await batch.get('/')
    await batch.get('/')
    expect(fetch).toHaveBeenCalledTimes(3)
  })

  test('is no reason to try a ready-made token again', async () => {
    const fetch = vi.fn<Sending>(() => answering(401, '"No"', dated(3_600_000)))
    const token = sign({ apiKey: 'k', secret: 's' }, nowMs)
    await opened({ fetch, credential: { kind: 'token', token } }).get('/')
    expect(fetch).toHaveBeenCalledOnce()
  })
})

test('“expired” of a token that was signed for this very call is the key’s rejection', async () => {
  const batch = opened({ fetch: () => answering(401, '{"message":"Token is expired"}') })
  expect(await batch.get('/')).toMatchObject({ failure: { kind: 'key-rejected', detail: 'Token is expired' } })
})

describe('with the clock in the test’s hand', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => {
    vi.useRealTimers()
    vi.restoreAllMocks()
  })
  const busy = (seconds?: number) => answering(429, '', seconds === undefined ? {} : { 'retry-after': `${seconds}` })
  const silence = () => new Promise<Response>(() => undefined)

  test.each([
    [0, 150],
    [0.5, 300],
    [0.9, 420]
  ])(
    'the next attempt waits between half and one and a half of its time (chance %d: %i ms)',
    async (chance, waitMs) => {
      vi.spyOn(Math, 'random').mockReturnValue(chance)
      const untilMs: number[] = []
      const fetch = vi
        .fn<Sending>()
        .mockImplementationOnce(() => busy())
        .mockImplementation(() => answering(200, '{}'))
      const got = opened({ fetch, onWaiting: (until) => untilMs.push(until) }).get('/')
      await vi.advanceTimersByTimeAsync(waitMs - 1)
      expect(fetch).toHaveBeenCalledTimes(1)
      await vi.advanceTimersByTimeAsync(2)
      expect(fetch).toHaveBeenCalledTimes(2)
      expect(await got).toMatchObject({ ok: true })
      expect(untilMs.map((until) => Math.round(until - nowMs))).toEqual([waitMs])
    }
  )

  test('the wait that the service asks for is told as its end', async () => {
    const onWaiting = vi.fn()
    const fetch = vi
      .fn<Sending>()
      .mockImplementationOnce(() => busy(7))
      .mockImplementation(() => answering(200, '{}'))
    const got = opened({ fetch, onWaiting }).get('/')
    await vi.advanceTimersByTimeAsync(7_000)
    expect(await got).toMatchObject({ ok: true })
    expect(onWaiting.mock.calls).toEqual([[nowMs + 7_000]])
  })

  test('what is cancelled while another attempt is awaited sends nothing when the wait is over', async () => {
    const controller = new AbortController()
    const fetch = vi.fn<Sending>(() => busy(15))
    const got = opened({ fetch, signal: controller.signal }).get('/')
    await vi.advanceTimersByTimeAsync(1_000)
    controller.abort()
    expect(await got).toMatchObject({ failure: { kind: 'cancelled' } })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(fetch).toHaveBeenCalledOnce()
  })

  test('what has timed out sends nothing later, and says so', async () => {
    const fetch = vi.fn<Sending>(silence)
    const got = opened({ fetch }).get('/')
    await vi.advanceTimersByTimeAsync(45_000)
    expect(await got).toMatchObject({ failure: { kind: 'timeout', detail: 'The service took too long to answer.' } })
    const { length } = fetch.mock.calls
    await vi.advanceTimersByTimeAsync(120_000)
    expect(fetch).toHaveBeenCalledTimes(length)
  })

  test('the time that a first token took counts among the 45 s', async () => {
    const late = () => new Promise<Response>((resolve) => setTimeout(resolve, 9_000, unauthorized()))
    const unauthorized = () => new Response('', { status: 401, headers: dated(3_600_000) })
    const answers = [late, () => busy(20), () => busy(20)]
    const fetch = vi.fn<Sending>(() => (answers.shift() ?? silence)())
    const startedMs = performance.now()
    const got = opened({ fetch })
      .get('/')
      .then((result) => ({ result, tookMs: performance.now() - startedMs }))
    await vi.advanceTimersByTimeAsync(120_000)
    const { result, tookMs } = await got
    expect(result).toMatchObject({ failure: { kind: 'timeout' } })
    expect(tookMs).toBeLessThanOrEqual(45_000)
    expect(fetch).toHaveBeenCalledTimes(3)
  })

  test('an attempt that is given up, timed out or cancelled lets go of its connection and of the signal', async () => {
    for (const end of ['cancelled', 'timed out']) {
      const controller = new AbortController()
      const fetch = vi.fn<Sending>(silence)
      const got = opened({ fetch, signal: controller.signal }).get('/')
      await vi.advanceTimersByTimeAsync(1_000)
      if (end === 'cancelled') controller.abort()
      await vi.advanceTimersByTimeAsync(60_000)
      expect(await got).toMatchObject({ ok: false })
      expect(fetch.mock.calls.map(([, { signal }]) => signal?.aborted)).not.toContain(false)
      expect(getEventListeners(controller.signal, 'abort')).toEqual([])
    }
  })
})

test('a call that is over holds on to nothing of the signal', async () => {
  const { signal } = new AbortController()
  await opened({ fetch: () => answering(200, '{}'), signal }).get('/')
  expect(getEventListeners(signal, 'abort')).toEqual([])
})
