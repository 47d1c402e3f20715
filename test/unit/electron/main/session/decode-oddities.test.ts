// Odd and hostile bodies: what is kept of them, and what is said.

import { expect, test } from 'vitest'
import {
  atMinute,
  clock,
  documented,
  endedSession,
  kindsOf,
  noteOf,
  only,
  person,
  refusalOf,
  sessionOf
} from './bodies'

test('a byte order mark is no part of JSON: what is kept and exported could not be read again', () => {
  expect(refusalOf(`\ufeff${documented('session.json')}`)).toMatch(/^It is not JSON: line 1 goes wrong at/)
})

test('the same body decodes to the same session', () => {
  expect(sessionOf(documented('media-events.json'))).toEqual(sessionOf(documented('media-events.json')))
})

test('a bare list with one session is read, and what stands next to it is noted', () => {
  const session = sessionOf([7, endedSession()])
  expect(session.id).toBe('session-1')
  expect(noteOf(session, 'wrong-type')).toMatchObject({ path: '[0]', raw: '7' })
})

test('unknown keys are noted once per sort of place, and counted', () => {
  const odd = (id: string): unknown => ({
    ...person(id, [0, 1]),
    mood: 'fine',
    timelog: [{ start: clock(0), end: clock(1), by: 1 }]
  })
  const session = sessionOf({ data: { ...endedSession(odd('a'), odd('b')), colour: 'red' }, took: 12 })
  expect(session.notes.map(({ kind, path, raw, count }) => [kind, path, raw, count])).toEqual([
    ['extra-key', 'took', '12', 1],
    ['extra-key', 'data.colour', '"red"', 1],
    ['extra-key', 'data.participants[0].mood', '"fine"', 2],
    ['extra-key', 'data.participants[0].timelog[0].by', '1', 2]
  ])
  expect(session.notes.map(({ participantId }) => participantId)).toEqual([null, null, null, null])
})

test('an unknown key is named as JSON would name it, when it is more than a word', () => {
  const keys = ['a-b', '1a', 'b1', '$_', '', 'é', 'x'.repeat(81)]
  const session = sessionOf({ ...endedSession(), links: {}, ...Object.fromEntries(keys.map((key) => [key, 1])) })
  const paths = ['["1a"]', '["a-b"]', 'b1', '$_', '[""]', '["é"]', 'x'.repeat(81)]
  expect(session.notes.map(({ path }) => path).sort()).toEqual(paths.sort())
  expect(sessionOf({ ...endedSession(), ['-'.repeat(81)]: 1 }).notes[0]?.path).toBe(`["${'-'.repeat(80)}"]`)
})

test.each<[number | null, object]>([
  [9, { _id: 'a', end: null }],
  [9, { _id: 'a' }],
  [null, { _id: 'a', id: 'a' }],
  [null, { _id: 'a', end: clock(60) }],
  [null, { roomId: 'a' }]
])(
  'the total beside a list is %j for one session with %j: only the answer about who is in counts participants',
  (total, keys) => {
    const body = { pageInfo: { total: 9 }, data: [{ roomId: 'r', start: clock(0), participants: [], ...keys }] }
    expect(sessionOf(body).participantsTotal).toBe(total)
  }
)

test('a withheld secret is noted, and is not an unknown key', () => {
  const session = sessionOf({ ...endedSession(), apiKey: '[withheld by Rollcall]', token: '[withheld by Rollcall]' })
  expect(session.notes.map(({ kind, path, raw }) => [kind, path, raw])).toEqual([
    ['secret-withheld', 'apiKey', null],
    ['secret-withheld', 'token', null]
  ])
})

test('present names are believed before older ones, and a difference is noted', () => {
  const session = sessionOf({ ...endedSession(), meetingId: 'room-2', userMeetingId: 'own-name', _id: 'session-1' })
  expect(session).toMatchObject({ id: 'session-1', roomId: 'room-1', customRoomId: 'own-name' })
  expect(session.notes.map(({ path, handling }) => [path, handling])).toEqual([
    ['meetingId', 'Not used: roomId says something else.'],
    ['userMeetingId', 'Read as customRoomId.']
  ])
})

test('a session without a list of participants is a session with nobody', () => {
  const session = sessionOf({ id: 'session-1', roomId: 'r', start: clock(0), end: clock(60), status: 'ended' })
  expect(session.participants).toEqual([])
  expect(kindsOf(session)).toEqual(['participants-missing'])
  expect(kindsOf(sessionOf({ ...endedSession(), participants: 'none' }))).toEqual(['wrong-type'])
})

test.each<[string, object]>([
  ['an entry that is no participant', endedSession(7)],
  ['a list of participants that is none', { ...endedSession(), participants: 'none' }],
  ['no list of participants', { id: 'session-1', roomId: 'r', start: clock(0), end: clock(60), status: 'ended' }],
  ['a count above those listed', { ...endedSession(person('a', [0, 1])), uniqueParticipantsCount: 2 }],
  ['a page that is none', { session: endedSession(), participantPages: [7] }],
  ['pages that are no list', { session: endedSession(), participantPages: 7 }]
])('with %s others may have been in who are not shown', (_, body) => {
  expect(sessionOf(body).incomplete).toBe(true)
  expect(sessionOf(endedSession(person('a', [0, 1])))).not.toHaveProperty('incomplete')
})

test('a total that is no number is noted and not used', () => {
  const session = sessionOf({ ...endedSession(), uniqueParticipantsCount: 'many' })
  expect(session.participantsTotal).toBeNull()
  expect(kindsOf(session)).toEqual(['wrong-type'])
})

test('a total of -0, which JSON has, is 0', () => {
  expect(sessionOf('{"id":"a","roomId":"r","participants":[],"uniqueParticipantsCount":-0}').participantsTotal).toBe(0)
})

test('deep nesting, dangerous keys, control characters and lone surrogates are only data', () => {
  const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`
  const text = JSON.stringify(endedSession({ ...person('\ud800\0', [0, 1]), name: '<img onerror=alert(1)>' }))
  const hostile = `${text.slice(0, -1)},"__proto__":{"id":"evil"},"constructor":1e999,"deep":${deep}}`
  const session = sessionOf(hostile)
  expect(only(session.participants)).toMatchObject({ id: '\ud800\0', name: '<img onerror=alert(1)>' })
  expect(session.notes.map(({ kind, path, raw }) => [kind, path, raw?.length])).toEqual([
    ['extra-key', '__proto__', 13],
    ['extra-key', 'constructor', 5],
    ['extra-key', 'deep', 200]
  ])
  expect(Object.getPrototypeOf(session)).toBe(Object.prototype)
  expect(refusalOf(`${'{"data":'.repeat(20_000)}1${'}'.repeat(20_000)}`)).toContain('data')
})

test('a very long name is kept as it is, and a long raw value is cut', () => {
  const name = 'n'.repeat(100_000)
  expect(only(sessionOf(endedSession({ ...person('a', [0, 1]), name })).participants).name).toBe(name)
  const note = noteOf(sessionOf(endedSession({ ...person('a', [0, 1]), mood: '😀'.repeat(1000) })), 'extra-key')
  expect(note.raw).toHaveLength(200)
  expect(note.raw?.endsWith('😀…')).toBe(true)
})

test('a moment of a note is the moment it is about', () => {
  const session = sessionOf(endedSession(person('a', [59, 62])))
  expect(noteOf(session, 'after-session').atMs).toBe(atMinute(62))
})
