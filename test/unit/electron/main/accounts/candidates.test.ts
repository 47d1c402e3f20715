// Proven drafts, with their credentials, stay in memory no longer than they have to.

import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createCandidates } from '../../../../../electron/main/accounts/candidates'
import type { AccountDraft } from '../../../../../electron/shared/account'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const draft: AccountDraft = { name: 'A', color: 'teal', credential: { kind: 'token', token: 'x' }, replaces: null }

test('are forgotten after ten minutes, though nobody asks', () => {
  const candidates = createCandidates(
    () => 0,
    () => 'one'
  )
  candidates.add(draft)
  vi.advanceTimersByTime(599_999)
  expect(candidates.find('one')).toBe(draft)
  vi.advanceTimersByTime(1)
  expect(candidates.find('one')).toBeNull()
  expect(vi.getTimerCount()).toBe(0)
})

test('are forgotten after ten minutes by the clock too, as after a sleep of the computer', () => {
  let nowMs = 0
  const candidates = createCandidates(
    () => nowMs,
    () => 'one'
  )
  candidates.add(draft)
  nowMs = 600_000
  expect(candidates.find('one')).toBeNull()
})

test('are forgotten at once when discarded, with nothing left to run', () => {
  const candidates = createCandidates(
    () => 0,
    () => 'one'
  )
  candidates.add(draft)
  candidates.discard('one')
  expect(candidates.find('one')).toBeNull()
  expect(vi.getTimerCount()).toBe(0)
})

test('that are not there can be discarded all the same', () => {
  const candidates = createCandidates(
    () => 0,
    () => 'one'
  )
  expect(candidates.discard('another')).toBeNull()
})
