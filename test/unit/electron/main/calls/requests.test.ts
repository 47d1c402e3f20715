// Cancelling what the window asked for.

import { describe, expect, test } from 'vitest'
import { Requests } from '../../../../../electron/main/calls/requests'
import { ok } from '../../../../../electron/shared/result'

const never = () => new Promise<never>(() => undefined)

describe('a request', () => {
  test('answers what its work answers', async () => {
    expect(await new Requests().run('a', async () => ok(1))).toEqual(ok(1))
  })

  test('is answered the moment it is cancelled, even when its work never ends', async () => {
    const requests = new Requests()
    let signal: AbortSignal | undefined
    const answer = requests.run('a', (given) => {
      signal = given
      return never()
    })
    requests.cancel('a')
    expect(await answer).toMatchObject({ ok: false, failure: { kind: 'cancelled' } })
    expect(signal?.aborted).toBe(true)
  })

  test('is not touched when another one is cancelled', async () => {
    const requests = new Requests()
    const one = requests.run('one', never)
    const other = requests.run('other', async () => ok('whole'))
    requests.cancel('one')
    requests.cancel('unknown')
    expect(await other).toEqual(ok('whole'))
    expect(await one).toMatchObject({ failure: { kind: 'cancelled' } })
  })

  test('may fail after it was cancelled without anybody noticing', async () => {
    const requests = new Requests()
    const answer = requests.run('a', async (signal) => {
      await new Promise((resolve) => signal.addEventListener('abort', resolve))
      throw new Error('too late')
    })
    requests.cancelAll()
    expect(await answer).toMatchObject({ failure: { kind: 'cancelled' } })
  })

  test('cannot use the id of one that still runs, and can once that has ended', async () => {
    const requests = new Requests()
    const first = requests.run('a', never)
    await expect(requests.run('a', never)).rejects.toThrow('twice')
    requests.cancel('a')
    await first
    expect(await requests.run('a', async () => ok(2))).toEqual(ok(2))
  })
})
