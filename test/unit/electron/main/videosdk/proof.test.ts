// Proving a credential: accepted, rejected or out of reach, by one call for one session.
import { expect, test, vi } from 'vitest'
import { prove } from '../../../../../electron/main/videosdk/proof'
import type { VideosdkClient } from '../../../../../electron/main/videosdk/client'
import { fail, failureKinds, ok } from '../../../../../electron/shared/result'

const credential = { kind: 'token', token: 'a.b.c' } as const
const { signal } = new AbortController()
const answer = { bytes: new Uint8Array(), participants: 0, total: 0, lastPage: 1, serviceTimeMs: null }
const rejections: readonly string[] = ['key-rejected', 'token-expired', 'wrong-role', 'not-permitted', 'not-a-token']

test('an answer to the shortest list of sessions is proof', async () => {
  const get = vi.fn(() => Promise.resolve(ok(answer)))
  const open = vi.fn(() => ok({ get }))
  expect(await prove({ open }, credential, signal)).toEqual(ok({ outcome: 'accepted' }))
  expect(open).toHaveBeenCalledWith(credential, { signal })
  expect(get.mock.calls).toEqual([['/v2/sessions/', { page: '1', perPage: '1' }]])
})

test.each(failureKinds.filter((kind) => kind !== 'cancelled'))('%s is a rejection, or out of reach', async (kind) => {
  const outcome = rejections.includes(kind) ? 'rejected' : 'unreachable'
  const failure = fail(kind, 'Because')
  const refused: VideosdkClient = { open: () => ok({ get: () => Promise.resolve(failure) }) }
  expect(await prove(refused, credential, signal)).toEqual(ok({ outcome, failure: failure.failure }))
  expect(await prove({ open: () => failure }, credential, signal)).toEqual(ok({ outcome, failure: failure.failure }))
})

test('what was cancelled proves nothing', async () => {
  const cancelled: VideosdkClient = { open: () => ok({ get: () => Promise.resolve(fail('cancelled')) }) }
  expect(await prove(cancelled, credential, signal)).toEqual(fail('cancelled'))
})
