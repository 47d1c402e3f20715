// How a call ends that was cancelled, refused or broken by a mistake: what it says, and that it says no more later.

import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createClient, type ApiAnswer, type BatchOptions } from '../../../../../electron/main/videosdk/client'
import type { Credential } from '../../../../../electron/shared/account'
import type { Result } from '../../../../../electron/shared/result'

type Sending = (url: string, init: RequestInit) => Promise<Response>

interface Asking extends Partial<BatchOptions> {
  readonly credential?: Credential
  readonly isOnline?: boolean
}

const key: Credential = { kind: 'key', apiKey: 'the-key', secret: 'the-secret' }
const refusing = (status: number, body: string) => () => Promise.resolve(new Response(body, { status }))
const silence = () => new Promise<Response>(() => undefined)

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

async function ask(fetch: Sending, { credential = key, isOnline = true, ...options }: Asking) {
  const client = createClient({ fetch, origin: 'http://127.0.0.1:1', now: Date.now, isOnline: () => isOnline })
  const batch = client.open(credential, { signal: new AbortController().signal, ...options })
  const asked: Promise<Result<ApiAnswer>> = batch.ok ? batch.value.get('/') : Promise.resolve(batch)
  // What a call breaks off with is looked at later.
  asked.catch(() => undefined)
  await vi.advanceTimersByTimeAsync(1_000)
  return { asked }
}

test('a call that was cancelled before it was made sends nothing, and is cancelled also without a network', async () => {
  const fetch = vi.fn<Sending>(silence)
  for (const isOnline of [true, false]) {
    const { asked } = await ask(fetch, { signal: AbortSignal.abort(), isOnline })
    expect(await asked).toMatchObject({ failure: { kind: 'cancelled' } })
  }
  expect(fetch).not.toHaveBeenCalled()
})

test('a call that is cancelled or has timed out tells of no further wait', async () => {
  for (const end of ['cancelled', 'timeout']) {
    const controller = new AbortController()
    const waits: number[] = []
    const { asked } = await ask(silence, { signal: controller.signal, onWaiting: (untilMs) => waits.push(untilMs) })
    if (end === 'cancelled') controller.abort()
    else await vi.advanceTimersByTimeAsync(45_000)
    expect(await asked).toMatchObject({ failure: { kind: end } })
    const told = waits.length
    await vi.advanceTimersByTimeAsync(60_000)
    expect(waits).toHaveLength(told)
    expect(told).toBe(end === 'cancelled' ? 0 : 2)
  }
})

test('a ready-made token is taken out of a refusal whatever it looks like, and nothing else is', async () => {
  // Too short to be known as a token by its form.
  const token = 'eyJhbGciOiJub25lIn0.e30.s'
  const fetch = refusing(403, `{"message":"The roles of ${token} are undefined"}`)
  const { asked } = await ask(fetch, { credential: { kind: 'token', token } })
  expect(await asked).toMatchObject({
    failure: { kind: 'not-permitted', detail: 'The roles of [withheld] are undefined' }
  })
})

test('a mistake of the one who asked is not taken for the answer of the service', async () => {
  const onWaiting = () => {
    throw new Error('a mistake')
  }
  const { asked } = await ask(refusing(500, 'Broken'), { onWaiting })
  await expect(asked).rejects.toThrow('a mistake')
})
