// Entries that are nearly ordinary: the one oddity in them is not passed over, and none is made up.

import { expect, test } from 'vitest'
import { mediaKinds } from '../../../../../electron/shared/session'
import {
  atMinute,
  clock,
  endedSession,
  kindsOf,
  minutes,
  only,
  person,
  presenceOf,
  runningSession,
  sessionOf,
  timelog
} from './bodies'

const withLog = (timelog: readonly unknown[]) => ({ ...person('a'), timelog })

test('entries that start together are in order of their ends, an open one last', () => {
  expect(presenceOf(sessionOf(endedSession(person('a', [0, 30], [0, 10]))))).toEqual([
    [0, 10],
    [0, 30, 'overlapping']
  ])
  expect(presenceOf(sessionOf(runningSession(person('a', [0, null], [0, 10]))))).toEqual([
    [0, 10],
    [0, null, 'overlapping']
  ])
})

test('an entry is marked with every oddity of its start and its end', () => {
  const session = sessionOf(endedSession(withLog([{ start: atMinute(1), end: '2024-05-06T14:02:00' }])))
  expect(presenceOf(session)).toEqual([[1, 2, 'missing-zone', 'wrong-type']])
})

test('an end without a zone is noted, also where all else is in order', () => {
  const session = sessionOf(endedSession(withLog([{ start: clock(1), end: '2024-05-06T14:02:00' }])))
  expect(presenceOf(session)).toEqual([[1, 2, 'missing-zone']])
})

test('an entry without a start is not shown, also in a session without a start', () => {
  const session = sessionOf({ ...endedSession(person('a', [null, 10])), start: null })
  expect(presenceOf(session)).toEqual([])
  expect(kindsOf(session)).toEqual(['missing-time', 'missing-time'])
})

test('an end that is no time is not called missing, also before a later entry of a running session', () => {
  const session = sessionOf(runningSession(withLog([{ start: clock(0), end: 'soon' }, { start: clock(20) }])))
  expect(presenceOf(session)).toEqual([
    [0, null, 'invalid-time'],
    [20, null]
  ])
  expect(kindsOf(session)).toEqual(['invalid-time'])
})

test('an open end is odd before any later entry, wherever it stands', () => {
  const session = sessionOf(runningSession(person('a', [0, 5], [6, 7], [8, null], [9, 10])))
  expect(presenceOf(session)).toEqual([
    [0, 5],
    [6, 7],
    [8, null, 'missing-end'],
    [9, 10]
  ])
})

test.each(mediaKinds)('entries of %s are shown, and under no other kind', (kind) => {
  const session = sessionOf(endedSession({ ...person('a', [0, 10]), events: { [kind]: timelog([1, 2]) } }))
  const { media } = only(session.participants)
  for (const each of mediaKinds) expect(minutes(media[each])).toEqual(each === kind ? [[1, 2]] : [])
})
