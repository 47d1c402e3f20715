// What is a session by its keys, and what everything else is called.

import { describe, expect, test } from 'vitest'
import { describeOther, isSession } from '../../../../../electron/main/session/describe'
import { endedSession } from './bodies'

describe('a session', () => {
  const room = ['roomId', 'meetingId', 'customRoomId', 'userMeetingId']

  test.each(room)('is what has %s with two more of the marks of a session', (key) => {
    const marks = [{ start: 'x' }, { status: 'ongoing' }, { participants: [] }, { links: {} }]
    for (const one of marks) {
      expect(isSession({ [key]: 'x', ...one })).toBe(false)
      for (const other of marks) if (one !== other) expect(isSession({ [key]: 'x', ...one, ...other })).toBe(true)
    }
    expect(isSession({ [key]: 'x', id: 'x', participants: null })).toBe(true)
    expect(isSession({ [key]: 'x', _id: { $oid: 'x' }, participantArray: [7] })).toBe(true)
  })

  test('is without a room what has a start, a status that only sessions have, and a list or links', () => {
    expect(isSession({ id: 'x', start: 'x', status: 'ended', participants: [] })).toBe(true)
    expect(isSession({ id: 'x', start: 'x', status: 'ended', links: {} })).toBe(true)
    expect(isSession({ id: 'x', start: 'x', status: 'ended' })).toBe(false)
    expect(isSession({ id: 'x', status: 'ended', participants: [] })).toBe(false)
  })

  test('is with a status that is not known what has all else', () => {
    for (const status of ['paused', 7, {}]) {
      const whole = { roomId: 'r', start: 'x', participants: [], links: {}, status }
      expect(isSession(whole)).toBe(true)
      for (const key of ['roomId', 'start', 'participants'])
        expect(isSession({ ...whole, [key]: undefined })).toBe(false)
    }
  })

  test.each([...room, 'id', '_id', 'start', 'end', 'status'])('is not what has %s alone', (key) => {
    expect(isSession({ [key]: 'x' })).toBe(false)
  })

  test('is whatever has a participant as the service writes one', () => {
    for (const key of ['participants', 'participantArray']) {
      for (const own of ['timelog', 'changeModeHistory']) expect(isSession({ [key]: [7, { [own]: null }] })).toBe(true)
      expect(isSession({ [key]: [{ participantId: 'a' }], start: 'x' })).toBe(true)
      expect(isSession({ [key]: [{ participantId: 'a' }], meetingId: 7, sessionId: 'x' })).toBe(true)
    }
  })

  test('is with participants of whom nothing can be read what has all else', () => {
    const whole = { roomId: 'r', start: 'x', status: 'ended', participants: [{}] }
    expect(isSession(whole)).toBe(true)
    for (const key of ['roomId', 'start', 'status']) expect(isSession({ ...whole, [key]: undefined })).toBe(false)
  })

  test.each<[string, object]>([
    ['a survey', { id: 's1', title: 'How was it?', participants: 240, start: 'x', end: 'x', status: 'closed' }],
    ['a chat', { id: 'c1', type: 'group', participants: [{ participantId: 'u1', role: 'member' }], createdAt: 'x' }],
    ['an appointment', { id: 'e1', meetingId: '884', start: 'x', end: 'x', attendees: [] }],
    ['a booked room', { id: 'b1', roomId: 'R-12', start: 'x', status: 'confirmed', participants: [{ email: 'x' }] }],
    ['a call of another service', { id: 'c1', start: 'x', end: 'x', status: 'ended', from: 'x', to: 'x' }],
    ['a lesson', { id: 'l1', roomId: 'r', start: 'x', participants: [{ id: 'a', name: 'Ann' }] }]
  ])('is not %s', (_, body) => {
    expect(isSession(body)).toBe(false)
  })

  test('is nothing that belongs to another session or participant', () => {
    expect(isSession({ roomId: 'x', start: 'x', sessionId: 'x' })).toBe(false)
    expect(isSession({ roomId: 'x', start: 'x', participantId: 'x' })).toBe(false)
    expect(isSession([{ roomId: 'x', start: 'x' }])).toBe(false)
  })
})

describe('what belongs to sessions', () => {
  const offered = (body: unknown) => describeOther(body).sessionIds

  test('names them, whether the value itself says so, its data or its items', () => {
    const [one, other] = ['65f01a2b3c4d5e6f70818293', '65f01a2b3c4d5e6f70818294']
    expect(offered({ webhookType: 'session-ended', data: { sessionId: one } })).toEqual([one])
    expect(offered({ data: [{ callId: 'c', sessionId: one }, { sessionId: other }, { sessionId: one }] })).toEqual([
      one,
      other
    ])
    expect(offered([{ session_id: { $oid: one } }])).toEqual([one])
  })

  test('offers nothing that is no id of a session', () => {
    for (const sessionId of [
      'short',
      '../../rooms',
      'a b c d e f g h',
      'x'.repeat(65),
      7,
      null,
      {},
      ['65f01a2b3c4d'],
      '\u202Eabcdefgh'
    ])
      expect(offered({ sessionId, data: { sessionId } })).toEqual([])
  })

  test('says how many there are when there are several', () => {
    const items = Array.from({ length: 7 }, (_, index) => ({ fileId: 'f', sessionId: `session-${index}` }))
    expect(describeOther(items).words).toBe(
      'It is a list of recordings, not a session. It belongs to 7 sessions: session-0, session-1, session-2, session-3, session-4 and 2 more.'
    )
  })
})

describe('something else', () => {
  const long = 'x'.repeat(41)
  test.each<[string, unknown]>([
    ['It is JSON, but only true or false.', true],
    ['It is JSON, but a list of lists, not a session.', [[], []]],
    ['It is JSON, but a list of nulls, not a session.', [null]],
    ['It is JSON, but a list of true and false, not a session.', [true, false]],
    ['It is JSON, but a list of objects, not a session.', [{}, {}]],
    ['It is JSON, but a list of texts, not a session.', ['a']],
    ['It is JSON, but not a session: an object with a, b, c, d, e.', { a: 1, b: 1, c: 1, d: 1, e: 1 }],
    [
      'It is JSON, but not a session: an object with a, b, c, d, e and 2 more.',
      { a: 1, b: 1, c: 1, d: 1, e: 1, f: 1, g: 1 }
    ],
    [
      `It is JSON, but not a session: an object with ${'x'.repeat(39)}…, ${'y'.repeat(40)}.`,
      { [long]: 1, ['y'.repeat(40)]: 1 }
    ],
    ['It is JSON, but not a session: an object with data.', { data: { data: { participantId: 'a' } } }],
    ['It describes one participant, not a session.', { data: { participantId: 'a' } }],
    ['It describes a livestream, not a session.', { outputs: [] }],
    ['It describes an HLS stream, not a session.', { downstreamUrl: 'x' }],
    ['It describes an HLS stream, not a session.', { playbackHlsUrl: 'x' }],
    ['It describes an HLS stream, not a session.', { livestreamUrl: 'x' }],
    ['It describes a recording, not a session.', { file: {} }],
    [
      'It describes a recording, not a session. It belongs to the session session-1.',
      { fileId: 'x', sessionId: 'session-1' }
    ],
    ['It describes a recording, not a session.', { fileId: 'x', sessionId: '' }],
    ['It describes a recording, not a session.', { fileId: 'x', sessionId: 7 }],
    [
      `It describes a recording, not a session. It belongs to the session ${'x'.repeat(39)}….`,
      { fileId: 'x', sessionId: long }
    ],
    ['It describes a room, not a session.', { roomId: 'r', createdAt: 'x' }],
    ['It describes a room, not a session.', { roomId: 'r', links: {} }],
    ['It is JSON, but not a session: an object with roomId.', { roomId: 'r' }],
    ['It is JSON, but not a session: an object with createdAt, links.', { createdAt: 'x', links: {} }],
    [
      'It is JSON, but not a session: an object with roomId, links, sessionId.',
      { roomId: 'r', links: {}, sessionId: 's' }
    ],
    ['It is a list of rooms, not a session.', { data: [{ roomId: 'r', links: {} }] }],
    [
      'It is a list of recordings, not a session. It belongs to the session session-1.',
      [7, { fileId: 'x', sessionId: 'session-1' }]
    ],
    ['It is a list of telephone calls, not a session.', { data: [{ callId: 'c', status: 'COMPLETED', start: 'x' }] }],
    ['It describes a telephone call, not a session.', { gatewayId: 'g', from: '+1', to: '+2' }],
    [
      'It is the webhook “session-ended”, which says what happened but not who was there.',
      { webhookType: 'session-ended', data: { meetingId: 'r', start: 'x' } }
    ],
    [
      'It is JSON, but not a session: an object with id, status, subject, requester. It looks like a ticket.',
      { id: 'TCK-8812', status: 'open', subject: 'I was thrown out twice', requester: 'asha' }
    ],
    [
      'It is JSON, but not a session: an object with id, status, amount, currency. It looks like an order or a payment.',
      { id: 'ord_77', status: 'succeeded', amount: 4200, currency: 'inr' }
    ],
    [
      'It is a Zoom participants report: Rollcall does not read it.',
      { page_count: 1, participants: [{ id: 'z1', join_time: 'x', leave_time: 'x' }] }
    ],
    [
      'It is a Daily meetings report: Rollcall does not read it.',
      { data: [{ id: 'm', participants: [{ participant_id: 'p', join_time: 1, duration: 2 }] }] }
    ],
    [
      'It is a Microsoft Teams attendance report: Rollcall does not read it.',
      { attendanceRecords: [{ attendanceIntervals: [] }] }
    ],
    [
      'It is a Google Meet list of participants: Rollcall does not read it.',
      { participants: [{ name: 'conferenceRecords/a/participants/b', earliestStartTime: 'x' }] }
    ],
    ['It is an error that the service answered: “no”', { message: '', error: '', msg: 'no' }],
    ['It is an error that the service answered: “no”', { statusMessage: 'no', code: 7 }],
    [`It is an error that the service answered: “${'x'.repeat(200)}”`, { error: { message: 'x'.repeat(201) } }],
    [
      'It is a list of 2 sessions: x, one without id.',
      [
        { ...endedSession(), id: undefined, _id: 'x' },
        { ...endedSession(), id: undefined }
      ]
    ],
    [
      'It is a list of 5 sessions: a number, a, b, c, d.',
      [7, 'a', 'b', 'c', 'd'].map((id) => ({ ...endedSession(), id }))
    ]
  ])('%s', (words, body) => {
    expect(describeOther(body).words).toBe(words)
  })
})

test.each([
  ['a ticket', { ticket: { subject: 'Thrown out', custom_fields: { session_id: '65f01a2b3c4d5e6f70818293' } } }],
  ['a message', { data: [{ session: { id: '65f01a2b3c4d5e6f70818293' } }] }],
  ['another spelling', { event: 'left', payload: { sessionID: '65f01a2b3c4d5e6f70818293' } }]
])('the session that %s is about is named, however deep its id stands', (_, body) => {
  expect(describeOther(body)).toMatchObject({
    sessionIds: ['65f01a2b3c4d5e6f70818293'],
    words: expect.stringMatching(/It belongs to the session 65f01a2b3c4d5e6f70818293\.$/)
  })
})
