// What is too long for one answer is read part by part, and is the same in the end.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fail, ok } from '../../../../../electron/shared/result'
import { readRaw, withSession } from '../../../../../renderer/state/session/reading'
import { FakeBridge, settle, snapshotOf } from '../fake-bridge'

const snapshot = snapshotOf('snapshot-1', { customRoomId: 'line\nbreak' })
const long = { ...snapshot, session: null }
const wanted = () => true

test('a session that comes with its snapshot needs no further call', async () => {
  const fake = new FakeBridge()
  expect(await withSession(fake.bridge, ok(snapshot), wanted)).toEqual(ok(snapshot))
  expect(await withSession(fake.bridge, ok(null), wanted)).toEqual(ok(null))
  expect(await withSession(fake.bridge, fail('offline'), wanted)).toEqual(fail('offline'))
  expect(fake.made).toEqual([])
})

test('the pieces of a long session are the same wherever its parts end', async () => {
  const text = [...snapshot.session, '{"notes":[]}', '{"notes":[]}'].join('\n')
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat({ max: text.length }), { maxLength: 4 }), async (cuts) => {
      const fake = new FakeBridge()
      const read = withSession(fake.bridge, ok(long), wanted)
      const ends = [...cuts.sort((one, other) => one - other), text.length]
      let from = 0
      for (const [index, end] of ends.entries()) {
        await settle()
        const nextByte = index === ends.length - 1 ? null : end
        await fake.answer('readSession', ok({ text: text.slice(from, end), nextByte }))
        from = end
      }
      expect(await read).toEqual(ok({ ...snapshot, session: text.split('\n') }))
      expect(fake.argsOf('readSession')[0]).toEqual(['snapshot-1', 0])
    })
  )
})

test('a part that is not there any more is a failure of the whole', async () => {
  const fake = new FakeBridge()
  const session = withSession(fake.bridge, ok(long), wanted)
  const raw = readRaw(fake.bridge, 'snapshot-1')
  await fake.answer('readSession', ok({ text: '{', nextByte: 1 }))
  await fake.answer('readSession', fail('not-open'))
  await fake.answer('readRaw', fail('not-open'))
  expect(await session).toEqual(fail('not-open'))
  expect(await raw).toEqual(fail('not-open'))
})

test('a session that is no longer wanted is not read any further', async () => {
  const fake = new FakeBridge()
  let isWanted = true
  const read = withSession(fake.bridge, ok(long), () => isWanted)
  await fake.answer('readSession', ok({ text: '{', nextByte: 1 }))
  await settle()
  isWanted = false
  await fake.answer('readSession', ok({ text: '}', nextByte: 2 }))
  expect(await read).toEqual(fail('cancelled'))
  expect(fake.argsOf('readSession')).toEqual([
    ['snapshot-1', 0],
    ['snapshot-1', 1]
  ])
})
