// What is a session by its keys, and what everything else is called.

import { describe, expect, test } from 'vitest'
import { describeOther, isSession } from '../../../../../electron/main/session/describe'
import { endedSession } from './bodies'

describe('a session', () => {
  const idKeys = ['id', '_id', 'roomId', 'meetingId']
  const limitKeys = ['start', 'end', 'status']

  test.each(idKeys.flatMap((id) => limitKeys.map((limit) => [id, limit] as const)))(
    'is what has %s and %s',
    (id, limit) => {
      expect(isSession({ [id]: 'x', [limit]: null })).toBe(true)
    }
  )

  test.each([...idKeys, ...limitKeys])('is not what has %s alone', (key) => {
    expect(isSession({ [key]: 'x' })).toBe(false)
  })

  test('is whatever has a list of participants, and nothing that belongs to another session or participant', () => {
    expect(isSession({ participants: null })).toBe(true)
    expect(isSession({ participantArray: [] })).toBe(true)
    expect(isSession({ id: 'x', start: 'x', sessionId: 'x' })).toBe(false)
    expect(isSession({ id: 'x', start: 'x', participantId: 'x' })).toBe(false)
    expect(isSession({ id: 1, start: 'x' })).toBe(false)
    expect(isSession([{ id: 'x', start: 'x' }])).toBe(false)
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
    ['It describes a recording, not a session. It belongs to the session s1.', { fileId: 'x', sessionId: 's1' }],
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
    ['It is a list of recordings, not a session.', [7, { fileId: 'x', sessionId: 's1' }]],
    ['It is a list of recordings, not a session. It belongs to the session s1.', [{ fileId: 'x', sessionId: 's1' }]],
    ['It is an error that the service answered: “no”', { message: '', error: '', msg: 'no' }],
    ['It is an error that the service answered: “no”', { statusMessage: 'no', code: 7 }],
    [`It is an error that the service answered: “${'x'.repeat(200)}”`, { error: { message: 'x'.repeat(201) } }],
    [
      'It is a list of 2 sessions: x, one without id. Open one of them by its id.',
      [
        { ...endedSession(), id: undefined, _id: 'x' },
        { ...endedSession(), id: undefined }
      ]
    ],
    [
      'It is a list of 5 sessions: a number, a, b, c, d. Open one of them by its id.',
      [7, 'a', 'b', 'c', 'd'].map((id) => ({ ...endedSession(), id }))
    ]
  ])('%s', (words, body) => {
    expect(describeOther(body)).toBe(words)
  })
})
