// When a session counts as running, and what is said where its status and its times disagree.

import { describe, expect, test } from 'vitest'
import { atMinute, clock, endedSession, kindsOf, noteOf, only, person, sessionOf } from './bodies'

const limits = (fields: object): ReturnType<typeof sessionOf> =>
  sessionOf({ id: 'session-1', roomId: 'room-1', participants: [], ...fields })

describe('a session runs', () => {
  test.each([
    [true, { status: 'ongoing', start: clock(0), end: null }],
    [true, { status: 'ongoing', start: clock(0) }],
    [true, { start: clock(0), end: null }],
    [true, { start: clock(0) }],
    [false, { status: 'ended', start: clock(0), end: clock(60) }],
    [false, { start: clock(0), end: clock(60) }],
    [false, { start: clock(0), end: 'later' }],
    [false, { status: 'ended', start: clock(0), end: null }],
    [false, { status: 'ongoing', start: clock(0), end: clock(60) }],
    [false, { status: 'ongoing', start: clock(0), end: 'later' }],
    [false, { status: 'paused', start: clock(0) }],
    [false, { status: {}, start: clock(0) }],
    [false, {}]
  ])('%j for %j', (running, fields) => {
    expect(limits(fields).running).toBe(running)
  })
})

test('an end that is no time is not missing, nor is a start', () => {
  const session = limits({ status: 'ended', start: 'early', end: 'late' })
  expect(session).toMatchObject({ startMs: null, endMs: null, startUnreadable: true, endUnreadable: true })
  const missing = limits({ status: 'ended', start: null, end: null })
  expect(missing).not.toHaveProperty('startUnreadable')
  expect(missing).not.toHaveProperty('endUnreadable')
})

test('of a session with a status that is not known, and no end, nobody knows whether it runs', () => {
  expect(noteOf(limits({ status: 'paused', start: clock(0), end: null }), 'unknown-status').handling).toBe(
    'Not a known status, and no end was recorded: whether the session still runs is not known.'
  )
})

test('a status that is not known is kept as it is, and noted', () => {
  const session = limits({ status: 'paused', start: clock(0), end: clock(60) })
  expect(session.status).toBe('paused')
  expect(only(session.notes)).toMatchObject({ kind: 'unknown-status', path: 'status', raw: '"paused"' })
})

test('an end time is believed before the status', () => {
  const session = limits({ status: 'ongoing', start: clock(0), end: clock(60) })
  expect(session).toMatchObject({ status: 'ongoing', endMs: atMinute(60) })
  expect(only(session.notes)).toMatchObject({
    kind: 'contradicting-status',
    handling: 'The session has an end time. The end is believed, and the session is shown as ended.'
  })
})

test('an ended session without an end is noted', () => {
  expect(kindsOf(limits({ status: 'ended', start: clock(0), end: null }))).toEqual(['contradicting-status'])
})

test('a session without a start is noted, and so is one with a start that is no time', () => {
  expect(kindsOf(limits({ status: 'ended', end: clock(60) }))).toEqual(['missing-time'])
  expect(only(limits({ status: 'ended', start: 'x', end: clock(60) }).notes)).toMatchObject({
    kind: 'invalid-time',
    path: 'start',
    handling: 'This is not written as any time that Rollcall knows. The session is shown without a start.'
  })
})

test('a null is never the year 1970', () => {
  expect(limits({ status: 'ended', start: null, end: null })).toMatchObject({ startMs: null, endMs: null })
})

test('a session that ends before it starts has no end, so that nobody is called late by it', () => {
  const session = sessionOf({ ...endedSession(person('a', [0, 50])), end: clock(-10) })
  expect(session).toMatchObject({ startMs: atMinute(0), endMs: null, running: false })
  expect(only(session.notes)).toMatchObject({ kind: 'backwards', path: 'end', atMs: atMinute(-10) })
})

test('a status or an end alone says as much as it does', () => {
  expect(kindsOf(limits({ status: 'ended' }))).toEqual(['missing-time', 'contradicting-status'])
  expect(limits({ end: clock(60) })).toMatchObject({ endMs: atMinute(60), startMs: null, running: false })
})

test('a session without length has its end', () => {
  expect(limits({ start: clock(0), end: clock(0) })).toMatchObject({ endMs: atMinute(0), notes: [] })
})

test('a status that is no text is noted', () => {
  expect(noteOf(limits({ status: {}, start: clock(0), end: clock(60) }), 'wrong-type').raw).toBe('{}')
})
