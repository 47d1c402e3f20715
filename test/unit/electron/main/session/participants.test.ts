// What is read of a participant beside presence, and what is said of what is missing.

import { describe, expect, test } from 'vitest'
import { mediaKinds } from '../../../../../electron/shared/session'
import { atMinute, clock, endedSession, kindsOf, noteOf, only, person, sessionOf, timelog } from './bodies'

const read = (participant: unknown): ReturnType<typeof sessionOf> => sessionOf(endedSession(participant))

describe('names', () => {
  test.each([[undefined], [null], [''], ['  ']])('a name %j is missing, and noted', (name) => {
    const session = read({ ...person('a', [0, 1]), name })
    expect(only(session.participants).name).toBeNull()
    expect(only(session.notes)).toMatchObject({
      kind: 'missing-name',
      participantId: 'a',
      path: 'participants[0].name'
    })
  })

  test('a number as a name is read as text, and noted', () => {
    const session = read({ ...person('a', [0, 1]), name: 42 })
    expect(only(session.participants).name).toBe('42')
    expect(kindsOf(session)).toEqual(['wrong-type'])
  })

  test('an object as a name is not shown, and noted', () => {
    const session = read({ ...person('a', [0, 1]), name: { first: 'A' } })
    expect(only(session.participants).name).toBeNull()
    expect(noteOf(session, 'wrong-type').raw).toBe('{"first":"A"}')
  })
})

test('a participant without a timelog is there, without presence', () => {
  const session = read({ participantId: 'a', name: 'A' })
  expect(only(session.participants).presence).toEqual([])
  expect(only(session.notes)).toMatchObject({ kind: 'missing-timelog', path: 'participants[0].timelog', raw: null })
})

test('an empty timelog is no oddity', () => {
  expect(read({ participantId: 'a', name: 'A', timelog: [] }).notes).toEqual([])
})

test('a timelog that is no list is noted', () => {
  const session = read({ participantId: 'a', name: 'A', timelog: { start: clock(1), end: clock(2) } })
  expect(only(session.notes)).toMatchObject({ kind: 'wrong-type', path: 'participants[0].timelog' })
})

describe('errors', () => {
  const withErrors = (...errors: unknown[]): ReturnType<typeof sessionOf> =>
    read({ ...person('a', [0, 50]), events: { errors } })

  test('are sorted by their time, and an odd order is noted', () => {
    const session = withErrors({ start: clock(9), message: 'second' }, { start: clock(3), message: 'first' })
    expect(only(session.participants).errors).toEqual([
      { atMs: atMinute(3), message: 'first' },
      { atMs: atMinute(9), message: 'second' }
    ])
    expect(kindsOf(session)).toEqual(['out-of-order'])
  })

  test.each([
    [-1, 'before-session'],
    [61, 'after-session']
  ])('at minute %i of a session of an hour are shown there, and noted as %s', (minute, kind) => {
    const session = withErrors(
      { start: clock(0), message: 'in' },
      { start: clock(60), message: 'in' },
      { start: clock(minute), message: 'out' }
    )
    expect(only(session.participants).errors).toContainEqual({ atMs: atMinute(minute), message: 'out' })
    expect(session.notes.filter((note) => note.kind !== 'out-of-order')).toEqual([
      {
        kind,
        participantId: 'a',
        path: 'participants[0].events.errors[2].start',
        raw: JSON.stringify(clock(minute)),
        handling: expect.stringContaining('shown where it was recorded'),
        atMs: atMinute(minute),
        count: 1
      }
    ])
  })

  test('at the same time are in no odd order', () => {
    const errors = ['one', 'other'].map((message) => ({ start: clock(3), message }))
    expect(withErrors(...errors).notes).toEqual([])
  })

  test('without a time are not shown, but their message is in the note', () => {
    const session = withErrors({ message: 'lost' }, { start: null }, { start: 'x', message: 'odd' })
    expect(only(session.participants).errors).toEqual([])
    expect(session.notes.map(({ kind, raw }) => [kind, raw])).toEqual([
      ['missing-time', '{"message":"lost"}'],
      ['missing-time', '{"start":null}'],
      ['invalid-time', '{"start":"x","message":"odd"}']
    ])
  })

  test('without a message say so', () => {
    const messages = [{}, { message: '' }, { message: null }]
    const session = withErrors(...messages.map((message) => ({ start: clock(3), ...message })))
    expect(only(session.participants).errors.map(({ message }) => message)).toEqual(
      messages.map(() => 'No message was recorded')
    )
    expect(session.notes.map(({ kind, raw }) => [kind, raw])).toEqual([
      ['wrong-type', null],
      ['wrong-type', '""'],
      ['wrong-type', 'null']
    ])
  })
})

test('changes of mode are read in order of time, and one without a mode is noted', () => {
  const changeModeHistory = [{ mode: 'VIEWER', timelog: clock(5), _id: 'x' }, { timelog: clock(6) }, 'CONFERENCE']
  const session = read({ ...person('a', [0, 50]), mode: 'VIEWER', type: 'agent', changeModeHistory })
  expect(only(session.participants)).toMatchObject({
    mode: 'VIEWER',
    type: 'agent',
    modes: [{ mode: 'VIEWER', atMs: atMinute(5) }]
  })
  expect(session.notes.map(({ kind, path }) => [kind, path])).toEqual([
    ['wrong-type', 'participants[0].changeModeHistory[1]'],
    ['wrong-type', 'participants[0].changeModeHistory[2]']
  ])
})

test('events that are no object are noted, and of no kind of media anything is known then; absent ones are not', () => {
  const session = read({ ...person('a', [0, 1]), events: [] })
  expect(kindsOf(session)).toEqual(['wrong-type'])
  expect(Object.keys(only(session.participants).remnants ?? {})).toEqual([...mediaKinds])
  const without = read({ ...person('a', [0, 1]), events: null })
  expect(kindsOf(without)).toEqual([])
  expect(only(without.participants)).not.toHaveProperty('remnants')
})

test.each([
  ['unreadable', 'none', 'wrong-type'],
  ['unrecorded', null, 'missing-timelog'],
  ['unrecorded', undefined, 'missing-timelog']
])('of a timelog that is %s (%j) it stays known that it was', (start, timelog, kind) => {
  const { remnants } = only(read({ ...person('a'), timelog }).participants)
  expect(remnants?.presence).toMatchObject([{ start, endMs: null, notes: [kind] }])
})

test.each([
  [
    'Firefox 115.0 on Linux',
    { browserUserAgent: { browser: { name: 'Firefox', version: '115.0' }, os: { name: 'Linux' } } }
  ],
  ['Firefox', { browserUserAgent: { browser: { name: 'Firefox' } } }],
  [
    'Firefox on 10',
    { browserUserAgent: { browser: { name: 'Firefox', version: '' }, os: { name: '', version: '10' } } }
  ],
  ['iOS 17.2', { browserUserAgent: { os: { name: 'iOS', version: '17.2' } } }],
  [null, { browserUserAgent: 'Mozilla/5.0' }],
  [null, null],
  [null, 'phone']
])('the device is %j', (device, deviceInfo) => {
  const session = read({ ...person('a', [0, 1]), deviceInfo })
  expect(only(session.participants).device).toBe(device)
  expect(session.notes).toEqual([])
})

describe('a participant id that occurs more than once', () => {
  test('is one participant with the entries of all, and noted', () => {
    const session = sessionOf(endedSession(person('a', [30, 40]), person('b', [0, 1]), person('a', [0, 10])))
    expect(session.participants.map(({ id, presence }) => [id, presence.length])).toEqual([
      ['a', 2],
      ['b', 1]
    ])
    expect(session.participants[0]?.presence[0]?.startMs).toBe(atMinute(0))
    expect(only(session.notes)).toMatchObject({
      kind: 'duplicate-participant',
      participantId: 'a',
      path: 'participants[2].participantId',
      handling: 'This id occurs 2 times: shown as one participant, with the entries of all.'
    })
  })

  test('keeps the first name, and notes the other', () => {
    const session = sessionOf(endedSession(person('a', [0, 1]), { ...person('a', [2, 3]), name: 'Other' }))
    expect(only(session.participants).name).toBe('Name of a')
    expect(session.notes[1]).toMatchObject({
      kind: 'duplicate-participant',
      path: 'participants[1].name',
      raw: '"Other"'
    })
  })

  test('takes from each record what the others lack, and notes no difference', () => {
    const device = { deviceInfo: { browserUserAgent: { os: { name: 'iOS' } } } }
    const [first, second] = [person('a', [0, 1]), { participantId: 'a', timelog: [], mode: 'VIEWER', ...device }]
    const session = sessionOf(endedSession(first, second))
    expect(only(session.participants)).toMatchObject({ name: 'Name of a', mode: 'VIEWER', device: 'iOS' })
    expect(kindsOf(session)).toEqual(['duplicate-participant'])
  })

  test('takes the media and errors of all', () => {
    const events = (at: number): object => ({
      mic: timelog([at, at + 1]),
      errors: [{ start: clock(at), message: 'x' }]
    })
    const twice = [1, 5].map((at) => ({ ...person('a', [at, at + 1]), events: events(at) }))
    const { media, errors } = only(sessionOf(endedSession(...twice)).participants)
    expect([media.mic.length, errors.length]).toEqual([2, 2])
  })
})

describe('a participant without an id', () => {
  test('gets one that nobody else has, and a note', () => {
    const session = sessionOf(
      endedSession({ ...person('x', [0, 1]), participantId: null }, person('participant-1', [0, 1]), {
        ...person('x', [0, 1]),
        participantId: ''
      })
    )
    expect(session.participants.map(({ id }) => id)).toEqual(['participant-2', 'participant-1', 'participant-3'])
    expect(session.notes.map(({ kind, participantId, path, raw }) => [kind, participantId, path, raw])).toEqual([
      ['missing-id', 'participant-2', 'participants[0].participantId', 'null'],
      ['missing-id', 'participant-3', 'participants[2].participantId', '""']
    ])
  })

  test('is not confused with a number, which is read as text', () => {
    const session = sessionOf(endedSession({ ...person('x', [0, 1]), participantId: 7 }))
    expect(only(session.participants).id).toBe('7')
    expect(kindsOf(session)).toEqual(['wrong-type'])
  })

  test('what is no participant at all is noted and not shown', () => {
    const session = sessionOf(endedSession(null, 'Rahul', person('a', [0, 1])))
    expect(session.participants).toHaveLength(1)
    expect(session.notes.map(({ path, raw }) => [path, raw])).toEqual([
      ['participants[0]', 'null'],
      ['participants[1]', '"Rahul"']
    ])
  })
})
