// Fetching a session from the stand-in service: when its participants are paged, merged, counted, and given up on.
import { afterEach, describe, expect, test } from 'vitest'
import { decode } from '../../../../../electron/main/session/decode'
import { createClient } from '../../../../../electron/main/videosdk/client'
import { fetchSession, type FetchedSession } from '../../../../../electron/main/videosdk/fetch-session'
import type { Progress } from '../../../../../electron/shared/bridge'
import { ok, type Result } from '../../../../../electron/shared/result'
import { startVideosdk, type Videosdk, type VideosdkOptions } from '../../../../videosdk/server'

const apiKey = 'key-900150983cd2'
const secret = 'secret-4fb0d6963f7d'
const sessionId = '621490331a4fb00409e38ca4'

let service: Videosdk
afterEach(() => service.stop())

async function serve(count: number, options: Partial<VideosdkOptions> = {}): Promise<string> {
  const participants = Array.from({ length: count }, (_, index) => ({
    participantId: `p${index}`,
    name: `Participant ${index}`,
    timelog: [{ start: '2022-02-22T07:26:11.000Z', end: '2022-02-22T07:27:11.000Z' }]
  }))
  const session = { id: sessionId, status: 'ended', participants }
  service = await startVideosdk({ apiKey, secret, sessions: [session], ...options })
  return JSON.stringify(session)
}

async function fetchIt(
  progress: Omit<Progress, 'requestId'>[] = [],
  signal = new AbortController().signal,
  now: () => number = Date.now
): Promise<Result<FetchedSession>> {
  const client = createClient({ fetch, origin: service.origin, now, isOnline: () => true })
  const onProgress = (step: Omit<Progress, 'requestId'>): void => void progress.push(step)
  return fetchSession(client, { kind: 'key', apiKey, secret }, sessionId, { signal, onProgress, now })
}

function textOf(fetched: Result<FetchedSession>): string {
  if (!fetched.ok) throw new Error(JSON.stringify(fetched.failure))
  return Buffer.concat(fetched.value.parts).toString('utf8')
}

function participantsOf(fetched: Result<FetchedSession>): number {
  const decoded = decode(textOf(fetched))
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.failure))
  return decoded.value.participants.length
}

describe('a session', () => {
  test('that is whole comes word for word, with one token for both calls', async () => {
    const text = await serve(30)
    expect(textOf(await fetchIt())).toBe(text)
    expect(service.requests.map(({ path }) => path)).toEqual([
      `/v2/sessions/${sessionId}`,
      `/v2/sessions/${sessionId}/participants`
    ])
    expect(new Set(service.requests.map(({ headers }) => headers['authorization'])).size).toBe(1)
  })

  const noonMs = Date.UTC(2026, 10, 1, 12)
  test.each([
    [0, 'ours', noonMs],
    [30_000, 'ours', noonMs + 30_000],
    [-30_000, 'ours', noonMs - 30_000],
    [31_000, 'the service’s', noonMs],
    [-3_600_000, 'the service’s', noonMs]
  ])('asked for by a clock that is off by %i ms was fetched at a time by %s', async (offMs, _whose, fetchedAtMs) => {
    await serve(1, { now: () => noonMs })
    const fetched = await fetchIt([], undefined, () => noonMs + offMs)
    expect(fetched).toMatchObject({ value: { fetchedAtMs } })
  })

  test('that is cut off is completed from all pages, with progress', async () => {
    await serve(450, { participantsPerSession: 20 })
    const progress: Omit<Progress, 'requestId'>[] = []
    const fetched = await fetchIt(progress)
    expect(participantsOf(fetched)).toBe(450)
    expect(progress.map(({ step, done, total }) => [step, done, total])).toEqual([
      ['session', null, null],
      ...[100, 200, 300, 400, 450].map((done) => ['participants', done, 450])
    ])
    expect(service.requests).toHaveLength(6)
  })

  test('is completed too when the service makes its pages smaller than asked for', async () => {
    await serve(90, { participantsPerSession: 20, maxPerPage: 40 })
    expect(participantsOf(await fetchIt())).toBe(90)
    expect(service.requests).toHaveLength(4)
  })

  test('that nobody may count is still shown, and says why it was not counted', async () => {
    await serve(3)
    service.fail('participants', { kind: 'status', status: 403, message: 'Not for you' })
    const fetched = await fetchIt()
    expect(participantsOf(fetched)).toBe(3)
    expect(textOf(fetched)).toContain('not-permitted: Not for you')
  })

  test('whose page fails is not shown as if it were whole', async () => {
    await serve(450, { participantsPerSession: 20 })
    const progress: Omit<Progress, 'requestId'>[] = []
    const pending = fetchIt(progress)
    while (progress.length < 2) await new Promise((resolve) => setImmediate(resolve))
    service.fail('participants', { kind: 'status', status: 403 })
    expect(await pending).toMatchObject({ failure: { kind: 'not-permitted' } })
  })

  test('can be cancelled between its pages', async () => {
    await serve(5000, { participantsPerSession: 20 })
    const controller = new AbortController()
    const progress: Omit<Progress, 'requestId'>[] = []
    const pending = fetchIt(progress, controller.signal)
    while (progress.length < 3) await new Promise((resolve) => setImmediate(resolve))
    controller.abort()
    expect(await pending).toMatchObject({ failure: { kind: 'cancelled' } })
    expect(service.requests.length).toBeLessThan(20)
  })

  test('whose pages never end is too large, and asked for no further', async () => {
    await serve(1)
    const page = {
      bytes: new Uint8Array(20 * 2 ** 20),
      participants: 100,
      total: 1e9,
      lastPage: 1e9,
      serviceTimeMs: null
    }
    let calls = 0
    const get = () => {
      calls += 1
      return Promise.resolve(ok(page))
    }
    const options = { signal: new AbortController().signal, onProgress: () => undefined, now: Date.now }
    const endless = { open: () => ok({ get }) }
    const fetched = await fetchSession(endless, { kind: 'key', apiKey, secret }, sessionId, options)
    expect(fetched).toMatchObject({ failure: { kind: 'too-large', detail: 'The answer is larger than 64 MiB.' } })
    // The session itself and its first pages: 60 MiB fit, 80 do not.
    expect(calls).toBe(4)
  })

  test('that waits for another attempt says until when', async () => {
    await serve(1)
    service.fail('session', { kind: 'status', status: 429, retryAfter: 1 }, { times: 1 })
    const progress: Omit<Progress, 'requestId'>[] = []
    await fetchIt(progress)
    expect(progress).toContainEqual({ step: 'waiting', done: null, total: null, untilMs: expect.any(Number) })
  })

  test('is asked for under its id alone, whatever is in it', async () => {
    await serve(1)
    const client = createClient({ fetch, origin: service.origin, now: Date.now, isOnline: () => true })
    const options = { signal: new AbortController().signal, onProgress: () => undefined, now: Date.now }
    await fetchSession(client, { kind: 'key', apiKey, secret }, '../rooms?x=1#y', options)
    expect(service.requests[0]?.path).toBe('/v2/sessions/..%2Frooms%3Fx%3D1%23y')
  })
})
