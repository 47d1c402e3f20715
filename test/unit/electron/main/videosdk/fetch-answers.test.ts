// Fetching a session from a client of the test's own: which answers end the fetch, and which it makes do with.

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createClient, type ApiAnswer, type VideosdkClient } from '../../../../../electron/main/videosdk/client'
import { fetchSession } from '../../../../../electron/main/videosdk/fetch-session'
import { bytesOf } from '../../../../../electron/main/files/bytes'
import { inMain } from '../../../../../electron/main/work/work'
import { fail, failureKinds, ok, type Result } from '../../../../../electron/shared/result'

const nowMs = Date.UTC(2026, 10, 1)
const credential = { kind: 'token', token: 'a.b.c' } as const
const session: ApiAnswer = { bytes: bytesOf('{}'), participants: 1, total: null, lastPage: 1, serviceTimeMs: null }
const page = (change: Partial<ApiAnswer>): ApiAnswer => ({ ...session, bytes: bytesOf('[]'), ...change })

/** What is fetched, as text, when the client gives these answers one after the other. */
async function fetched(answers: readonly Result<ApiAnswer>[]) {
  const left = [...answers]
  const get = vi.fn(() => Promise.resolve(left.shift() ?? fail('unexpected', 'One call more than there are answers')))
  const onProgress = vi.fn()
  const client: VideosdkClient = { open: () => ok({ get }) }
  const options = { signal: new AbortController().signal, onProgress, now: () => nowMs }
  const result = await fetchSession(client, credential, 'id', options)
  const text = result.ok ? Buffer.concat(result.value.parts.slice(0, 20)).toString() : ''
  return { result, text, left, calls: get.mock.calls, onProgress }
}

test('a credential that cannot be sent ends the fetch before anything is asked or shown', async () => {
  const onProgress = vi.fn()
  const refused = fail('token-expired', 'The token has expired.')
  const options = { signal: new AbortController().signal, onProgress, now: () => nowMs }
  expect(await fetchSession({ open: () => refused }, credential, 'id', options)).toEqual(refused)
  expect(onProgress).not.toHaveBeenCalled()
})

test('an answer without a time of the service was fetched at our own', async () => {
  const { result } = await fetched([ok(session), ok(page({ total: 1 }))])
  expect(result).toMatchObject({ ok: true, value: { fetchedAtMs: nowMs } })
})

test('a session that fails is the fetch’s failure', async () => {
  const { result, calls } = await fetched([fail('not-found', 'No such session')])
  expect(result).toEqual(fail('not-found', 'No such session'))
  expect(calls).toEqual([['/v2/sessions/id', {}, expect.any(Number)]])
})

describe('participants that cannot be counted', () => {
  const shown: readonly string[] = ['not-permitted', 'not-found', 'server', 'unexpected-answer']

  test.each(failureKinds.filter((kind) => shown.includes(kind)))(
    'because of %s leave the session, and say why',
    async (kind) => {
      const why = await fetched([ok(session), fail(kind, 'Because')])
      expect(why.text).toBe(`{"session":{},"participantPages":[],"participantsFailure":"${kind}: Because"}`)
      const mute = await fetched([ok(session), fail(kind)])
      expect(mute.text).toBe(`{"session":{},"participantPages":[],"participantsFailure":"${kind}: "}`)
    }
  )

  test.each(failureKinds.filter((kind) => !shown.includes(kind)))(
    'because of %s end the fetch, which is worth another try',
    async (kind) => {
      expect((await fetched([ok(session), fail(kind, 'Because')])).result).toEqual(fail(kind, 'Because'))
    }
  )
})

describe('the pages of participants', () => {
  test('end where one is empty, whatever the first one says', async () => {
    const first = page({ participants: 2, total: 900, lastPage: 9 })
    const { text, left } = await fetched([ok(session), ok(first), ok(page({ participants: 0 }))])
    expect(text).toBe('{"session":{},"participantPages":[[]]}')
    expect(left).toEqual([])
  })

  test('are not needed when the session has them all, or when nobody says how many there are', async () => {
    for (const total of [null, 0, 1]) expect((await fetched([ok(session), ok(page({ total }))])).text).toBe('{}')
  })

  test('may be as long as 64 MiB together with the session, and no byte longer', async () => {
    const half = new Uint8Array(32 * 2 ** 20)
    const first = page({ bytes: half, participants: 1, total: 2, lastPage: 2 })
    const rest = (length: number) => page({ bytes: half.subarray(0, length), participants: 1 })
    const fits = half.length - session.bytes.length
    expect((await fetched([ok(session), ok(first), ok(rest(fits))])).result).toMatchObject({ ok: true })
    expect(
      (await fetched([ok({ ...session, bytes: bytesOf('{ }') }), ok(first), ok(rest(fits))])).result
    ).toMatchObject({
      failure: { kind: 'too-large' }
    })
  })

  test('are told as progress, never beyond the whole', async () => {
    const { onProgress } = await fetched([
      ok(session),
      ok(page({ participants: 2, total: 3, lastPage: 2 })),
      ok(page({ participants: 2 }))
    ])
    expect(onProgress.mock.calls.map(([{ step, done, total }]) => [step, done, total])).toEqual([
      ['session', null, null],
      ['participants', 2, 3],
      ['participants', 3, 3]
    ])
  })
})

describe('the limit of 45 s', () => {
  beforeEach(async () => {
    // What reads answers is loaded when it is first needed, which takes time that is not the test's.
    await inMain.run('sha256', { text: '' }, 0)
    vi.useFakeTimers()
  })
  afterEach(() => void vi.useRealTimers())

  const silence = () => new Promise<Response>(() => undefined)
  const slow = (body: object) =>
    new Promise<Response>((resolve) => setTimeout(resolve, 9_000, new Response(JSON.stringify(body))))
  const cutOff = { participants: [] }
  const pageOf = (count: number) => ({
    pageInfo: { currentPage: 1, perPage: 100, lastPage: 2, total: 200 },
    data: Array.from({ length: count }, (_, index) => ({ participantId: `p${index}` }))
  })

  async function outcome(answers: readonly (() => Promise<Response>)[]) {
    const left = [...answers]
    const fetch = () => (left.shift() ?? silence)()
    const client = createClient({ fetch, origin: 'http://127.0.0.1:1', now: Date.now, isOnline: () => true })
    const options = { signal: new AbortController().signal, onProgress: () => undefined, now: Date.now }
    const startedMs = performance.now()
    const fetched = fetchSession(client, { kind: 'key', apiKey: 'k', secret: 's' }, 'id', options).then((result) => ({
      result,
      tookMs: performance.now() - startedMs
    }))
    await vi.advanceTimersByTimeAsync(200_000)
    return fetched
  }

  test('is one for a session and the count of its participants, however late the session came', async () => {
    const { result, tookMs } = await outcome([silence, silence, () => slow(cutOff), silence])
    expect(result).toMatchObject({ failure: { kind: 'timeout' } })
    expect(tookMs).toBeGreaterThan(40_000)
    expect(tookMs).toBeLessThanOrEqual(45_000)
  })

  test('begins anew with each further page', async () => {
    const page = [silence, silence, () => slow(pageOf(100))]
    const { result, tookMs } = await outcome([() => slow(cutOff), ...page, ...page])
    expect(result).toMatchObject({ ok: true })
    expect(tookMs).toBeGreaterThan(45_000)
  })
})
