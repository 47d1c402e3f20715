// The raw JSON: its beginning to look at, all of it to copy, and never that of another session.

import { beforeEach, expect, test } from 'vitest'
import { fail, ok } from '../../../../../electron/shared/result'
import { Activity } from '../../../../../renderer/state/page/activity'
import { RawJson } from '../../../../../renderer/state/session/raw-json.svelte'
import { FakeBridge, settle } from '../fake-bridge'

let fake: FakeBridge
let raw: RawJson

beforeEach(() => {
  fake = new FakeBridge()
  raw = new RawJson(fake.bridge, new Activity({ dataset: {} }))
})

test('to look at a long text only its beginning is read', async () => {
  void raw.read('snapshot-1')
  await fake.answer('readRaw', ok({ text: '{"id":', nextByte: 6 }))
  expect(raw.beginning).toEqual({ text: '{"id":', nextByte: 6 })
  void raw.read('snapshot-1')
  expect(fake.argsOf('readRaw')).toEqual([['snapshot-1', 0]])
})

test('to copy it, all of it is read', async () => {
  const all = raw.readAll('snapshot-1')
  await fake.answer('readRaw', ok({ text: '{"id":', nextByte: 6 }))
  await settle()
  await fake.answer('readRaw', ok({ text: '1}', nextByte: null }))
  expect(await all).toEqual(ok('{"id":1}'))
  expect(fake.argsOf('readRaw')).toEqual([
    ['snapshot-1', 0],
    ['snapshot-1', 6]
  ])
  expect(raw.failure).toBeNull()
})

test('what was read of one session is not shown for another', async () => {
  void raw.read('snapshot-1')
  void raw.read('snapshot-2')
  await fake.answer('readRaw', ok({ text: 'first', nextByte: null }))
  expect(raw.beginning).toBeNull()
  await fake.answer('readRaw', ok({ text: 'second', nextByte: null }))
  expect(raw.beginning?.text).toBe('second')
})

test('a text that is not there any more is a failure, to look at and to copy', async () => {
  void raw.read('snapshot-1')
  await fake.answer('readRaw', fail('not-open'))
  expect(raw.failure?.kind).toBe('not-open')
  raw.clear()
  expect(raw.failure).toBeNull()

  void raw.read('snapshot-1')
  await fake.answer('readRaw', ok({ text: '{', nextByte: 1 }))
  const all = raw.readAll('snapshot-1')
  await fake.answer('readRaw', fail('not-open'))
  expect((await all).ok).toBe(false)
  expect(raw.failure?.kind).toBe('not-open')
})

test('a copy of one session that fails says nothing beside another', async () => {
  void raw.read('snapshot-1')
  await fake.answer('readRaw', ok({ text: '{', nextByte: 1 }))
  const all = raw.readAll('snapshot-1')
  void raw.read('snapshot-2')
  await fake.answer('readRaw', fail('not-open'))
  expect((await all).ok).toBe(false)
  expect(raw.failure).toBeNull()
})
