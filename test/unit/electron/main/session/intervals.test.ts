// How recorded entries become intervals, and what is said of the odd ones.

import { describe, expect, test } from 'vitest'
import type { Remnant } from '../../../../../electron/shared/session-rows'
import type { PlainSession } from '../../../plain-session'
import {
  atMinute,
  clock,
  endedSession,
  kindsOf,
  minutes,
  noteOf,
  only,
  person,
  presenceOf,
  runningSession,
  sessionOf
} from './bodies'

function remnantsOf(session: PlainSession): readonly Remnant[] {
  return only(session.participants).remnants?.presence ?? []
}

describe('ordinary entries', () => {
  test('a reconnect is a second interval, without a note', () => {
    const session = sessionOf(endedSession(person('a', [0, 10], [11, 20])))
    expect(presenceOf(session)).toEqual([
      [0, 10],
      [11, 20]
    ])
    expect(session.notes).toEqual([])
  })

  test('an entry that starts when the one before ends is no oddity', () => {
    expect(sessionOf(endedSession(person('a', [0, 10], [10, 20]))).notes).toEqual([])
  })

  test('an open end in a running session is no oddity', () => {
    const session = sessionOf(runningSession(person('a', [0, 10], [11, null])))
    expect(presenceOf(session)).toEqual([
      [0, 10],
      [11, null]
    ])
    expect(session.notes).toEqual([])
  })
})

describe('odd entries', () => {
  test('entries out of order are sorted, with one note that counts them', () => {
    const session = sessionOf(endedSession(person('a', [30, 40], [0, 10], [50, 55], [12, 20])))
    expect(presenceOf(session)).toEqual([
      [0, 10],
      [12, 20],
      [30, 40],
      [50, 55]
    ])
    expect(only(session.notes)).toMatchObject({
      kind: 'out-of-order',
      participantId: 'a',
      path: 'participants[0].timelog[1]',
      raw: JSON.stringify({ start: clock(0), end: clock(10) }),
      atMs: atMinute(0),
      count: 2
    })
  })

  test('overlapping entries are both kept, and the later one is marked', () => {
    const session = sessionOf(endedSession(person('a', [0, 30], [5, 10], [20, 40])))
    expect(presenceOf(session)).toEqual([
      [0, 30],
      [5, 10, 'overlapping'],
      [20, 40, 'overlapping']
    ])
    expect(session.notes.map(({ path, raw }) => [path, raw])).toEqual([
      ['participants[0].timelog[1].start', JSON.stringify(clock(5))],
      ['participants[0].timelog[2].start', JSON.stringify(clock(20))]
    ])
  })

  test('the same entry twice is one interval, and noted', () => {
    const session = sessionOf(endedSession(person('a', [0, 10], [0, 10], [0, 10])))
    expect(presenceOf(session)).toEqual([[0, 10, 'repeated']])
    expect(kindsOf(session)).toEqual(['repeated', 'repeated'])
  })

  test('an entry without length is kept as a moment', () => {
    const session = sessionOf(endedSession(person('a', [5, 5])))
    expect(presenceOf(session)).toEqual([[5, 5, 'zero-length']])
    expect(noteOf(session, 'zero-length').atMs).toBe(atMinute(5))
  })

  test('a moment within another entry has no length to overlap with', () => {
    expect(presenceOf(sessionOf(endedSession(person('a', [0, 10], [5, 5]))))).toEqual([
      [0, 10],
      [5, 5, 'zero-length']
    ])
  })

  test('an entry that ends before it starts is kept from its start, and until when is not known', () => {
    const session = sessionOf(endedSession(person('a', [20, 10])))
    expect(presenceOf(session)).toEqual([[20, null, 'backwards']])
    expect(only(session.notes)).toMatchObject({
      kind: 'backwards',
      path: 'participants[0].timelog[0].end',
      raw: JSON.stringify(clock(10)),
      atMs: atMinute(20)
    })
  })

  test('an entry without a start is not an interval, but its end is kept, and the note leads there', () => {
    const session = sessionOf(endedSession(person('a', [null, 10])))
    expect(presenceOf(session)).toEqual([])
    expect(remnantsOf(session)).toEqual([{ start: 'unrecorded', endMs: atMinute(10), notes: ['missing-time'] }])
    expect(only(session.notes)).toMatchObject({ kind: 'missing-time', raw: 'null', atMs: atMinute(10) })
  })

  test('an entry with a start that is no time is not an interval, but its end is kept', () => {
    const raw = '2022-07-05T15:60:35.047+00:00'
    const session = sessionOf(endedSession({ ...person('a'), timelog: [{ start: raw, end: clock(10) }] }))
    expect(presenceOf(session)).toEqual([])
    expect(remnantsOf(session)).toEqual([{ start: 'unreadable', endMs: atMinute(10), notes: ['invalid-time'] }])
    expect(only(session.notes)).toMatchObject({
      kind: 'invalid-time',
      raw: JSON.stringify(raw),
      handling: 'This time does not exist: there is no minute 60. Shown up to its end, from when on is not known.',
      atMs: atMinute(10)
    })
  })

  test('an end that is no time is an open end, and is not called missing as well', () => {
    const session = sessionOf(endedSession({ ...person('a'), timelog: [{ start: clock(1), end: 'soon' }] }))
    expect(presenceOf(session)).toEqual([[1, null, 'invalid-time']])
    expect(only(session.participants).presence[0]).toMatchObject({ endUnreadable: true })
    expect(kindsOf(session)).toEqual(['invalid-time'])
  })

  test('two entries that start alike are not the same while an end cannot be read', () => {
    const timelog = ['soon', 'later'].map((end) => ({ start: clock(1), end }))
    const session = sessionOf(endedSession({ ...person('a'), timelog }))
    expect(presenceOf(session)).toHaveLength(2)
    expect(kindsOf(session)).toEqual(['invalid-time', 'invalid-time'])
  })

  test('an entry of which neither time can be read is kept without any', () => {
    const session = sessionOf(endedSession({ ...person('a'), timelog: [{ start: 'early', end: 'late' }, {}] }))
    expect(remnantsOf(session)).toEqual([
      { start: 'unreadable', endMs: null, endUnreadable: true, notes: ['invalid-time'] },
      { start: 'unrecorded', endMs: null, notes: ['missing-time'] }
    ])
  })

  test.each([
    ['null', { start: clock(1), end: null }, 'null'],
    ['absent', { start: clock(1) }, null]
  ])('an end that is %s in an ended session is noted', (_, entry, raw) => {
    const session = sessionOf(endedSession({ ...person('a'), timelog: [entry] }))
    expect(presenceOf(session)).toEqual([[1, null, 'missing-end']])
    expect(noteOf(session, 'missing-end').raw).toBe(raw)
  })

  test('an open end before a later entry is odd even while the session runs', () => {
    const session = sessionOf(runningSession(person('a', [0, null], [20, null])))
    expect(presenceOf(session)).toEqual([
      [0, null, 'missing-end'],
      [20, null]
    ])
    expect(only(session.notes)).toMatchObject({ kind: 'missing-end', path: 'participants[0].timelog[0].end' })
  })

  test('numbers are read as milliseconds, and said to be', () => {
    const session = sessionOf(endedSession({ ...person('a'), timelog: [{ start: atMinute(1), end: atMinute(2) }] }))
    expect(presenceOf(session)).toEqual([[1, 2, 'wrong-type']])
    expect(kindsOf(session)).toEqual(['wrong-type', 'wrong-type'])
  })

  test('a time without a zone is read as UTC, and said to be', () => {
    const session = sessionOf(
      endedSession({ ...person('a'), timelog: [{ start: '2024-05-06T14:01:00', end: clock(2) }] })
    )
    expect(presenceOf(session)).toEqual([[1, 2, 'missing-zone']])
    expect(only(session.notes).handling).toBe('No time zone was given, so UTC was taken.')
  })

  test.each([[7], ['text'], [null], [[]]])(
    'an entry %j is noted, and kept as one that nothing is known of',
    (entry) => {
      const session = sessionOf(endedSession({ ...person('a'), timelog: [entry] }))
      expect(presenceOf(session)).toEqual([])
      expect(remnantsOf(session)).toEqual([
        { start: 'unreadable', endMs: null, endUnreadable: true, notes: ['wrong-type'] }
      ])
      expect(only(session.notes)).toMatchObject({ kind: 'wrong-type', path: 'participants[0].timelog[0]' })
    }
  )
})

describe('entries outside the session', () => {
  test('are kept where they were recorded, with the time that is outside', () => {
    const session = sessionOf(endedSession(person('a', [-5, 10], [50, 65], [70, 80])))
    expect(presenceOf(session)).toEqual([
      [-5, 10, 'before-session'],
      [50, 65, 'after-session'],
      [70, 80, 'after-session']
    ])
    expect(session.notes.map(({ kind, path, raw }) => [kind, path, raw])).toEqual([
      ['before-session', 'participants[0].timelog[0].start', JSON.stringify(clock(-5))],
      ['after-session', 'participants[0].timelog[1].end', JSON.stringify(clock(65))],
      ['after-session', 'participants[0].timelog[2].start', JSON.stringify(clock(70))]
    ])
  })

  test('an entry longer than the session is noted on both sides', () => {
    expect(presenceOf(sessionOf(endedSession(person('a', [-1, 61]))))).toEqual([
      [-1, 61, 'before-session', 'after-session']
    ])
  })

  test('an entry that starts at the very end is outside only by its own end', () => {
    const session = sessionOf(endedSession(person('a', [60, 65])))
    expect(noteOf(session, 'after-session').path).toBe('participants[0].timelog[0].end')
  })

  test('an entry exactly as long as the session is no oddity', () => {
    expect(sessionOf(endedSession(person('a', [0, 60]))).notes).toEqual([])
  })
})

test('media intervals follow the same rules, each kind on its own', () => {
  const events = {
    mic: [
      { start: clock(5), end: clock(6) },
      { start: clock(1), end: clock(2) }
    ],
    webcam: [{ start: clock(1), end: null }],
    screenShare: [{ start: clock(9), end: clock(8) }],
    screenShareAudio: 'none'
  }
  const session = sessionOf(endedSession({ ...person('a', [0, 10]), events }))
  const { media, remnants } = only(session.participants)
  expect(minutes(media.mic)).toEqual([
    [1, 2],
    [5, 6]
  ])
  expect(minutes(media.webcam)).toEqual([[1, null, 'missing-end']])
  expect(minutes(media.screenShare)).toEqual([[9, null, 'backwards']])
  expect(media.screenShareAudio).toEqual([])
  expect(remnants).toEqual({
    screenShareAudio: [{ start: 'unreadable', endMs: null, endUnreadable: true, notes: ['wrong-type'] }]
  })
  expect(session.notes.map(({ kind, path }) => [kind, path])).toEqual([
    ['out-of-order', 'participants[0].events.mic[1]'],
    ['missing-end', 'participants[0].events.webcam[0].end'],
    ['backwards', 'participants[0].events.screenShare[0].end'],
    ['wrong-type', 'participants[0].events.screenShareAudio']
  ])
})

test('media that ends a few milliseconds after its presence is normal', () => {
  const events = { mic: [{ start: clock(1), end: new Date(atMinute(10) + 14).toISOString() }] }
  expect(sessionOf(endedSession({ ...person('a', [0, 10]), events })).notes).toEqual([])
})
