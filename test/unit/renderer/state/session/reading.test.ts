// What is too long for one answer is read part by part, and is the same in the end.

import { expect, test } from 'vitest'
import { fail, ok } from '../../../../../electron/shared/result'
import { readRaw } from '../../../../../renderer/state/session/reading'
import { FakeBridge, settle } from '../fake-bridge'

test('the parts of a long text are put together', async () => {
  const fake = new FakeBridge()
  const raw = readRaw(fake.bridge, 'snapshot-1')
  await fake.answer('readRaw', ok({ text: '{"a":', nextByte: 5 }))
  await settle()
  await fake.answer('readRaw', ok({ text: '1}', nextByte: null }))
  expect(await raw).toEqual(ok('{"a":1}'))
  expect(fake.argsOf('readRaw')).toEqual([
    ['snapshot-1', 0],
    ['snapshot-1', 5]
  ])
})

test('a part that is not there any more is a failure of the whole', async () => {
  const fake = new FakeBridge()
  const raw = readRaw(fake.bridge, 'snapshot-1')
  await fake.answer('readRaw', ok({ text: '{', nextByte: 1 }))
  await fake.answer('readRaw', fail('not-open'))
  expect(await raw).toEqual(fail('not-open'))
})
