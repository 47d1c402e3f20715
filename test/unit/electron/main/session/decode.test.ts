// Which bodies are sessions, and what is read from each of the documented shapes.

import { describe, expect, test } from 'vitest'
import { decode } from '../../../../../electron/main/session/decode'
import { documented, endedSession, kindsOf, noteOf, only, refusalOf, sessionOf } from './bodies'

describe('the documented bodies', () => {
  test('a single session is read without a note', () => {
    const session = sessionOf(documented('session.json'))
    expect(session).toMatchObject({
      id: '621490331a4fb00409e38ca4',
      roomId: 'abc-xyzw-lmno',
      customRoomId: 'testing-room',
      status: 'ended',
      running: false,
      startMs: Date.parse('2022-02-22T07:26:43.863Z'),
      endMs: Date.parse('2022-02-22T07:48:32.553Z'),
      participantsTotal: null,
      notes: []
    })
    expect(only(session.participants)).toEqual({
      id: 'hasm43',
      name: 'test-1',
      presence: [{ startMs: Date.parse('2022-02-22T07:26:44.465Z'), endMs: Date.parse('2022-02-22T07:48:32.553Z') }],
      media: { mic: [], webcam: [], screenShare: [], screenShareAudio: [] },
      errors: [],
      modes: [],
      mode: null,
      type: null,
      device: null
    })
  })

  test('a running session has open ends, which are no oddity', () => {
    const session = sessionOf(documented('session-running.json'))
    expect(session).toMatchObject({ running: true, endMs: null, status: 'ongoing', notes: [] })
    expect(session.participants.map(({ presence }) => presence.map(({ endMs }) => endMs))).toEqual([
      [null],
      [Date.parse('2022-03-29T05:21:54.469Z')]
    ])
  })

  test('a page of participants is read in its order, and says what it does not hold', () => {
    const session = sessionOf(documented('participants.json'))
    expect(session.id).toBe('61763c2597b0c743cf454204')
    expect(session.participants.map(({ id }) => id)).toEqual([
      'a1pu7evl',
      'x2hwiee0',
      'ylgjhgeh',
      'jkkyiiqo',
      'x9mwdb2l'
    ])
    expect(session).toMatchObject({ running: false, startMs: null, endMs: null, participantsTotal: 10 })
    expect(kindsOf(session)).toEqual(['missing-time', 'participants-missing', 'missing-end', 'missing-end'])
    expect(noteOf(session, 'participants-missing')).toMatchObject({ path: 'pageInfo.total', raw: '10' })
    expect(session.notes[2]).toMatchObject({
      participantId: 'ylgjhgeh',
      path: 'data.participants[2].timelog[0].end',
      raw: 'null'
    })
  })

  test('active participants are the participants of the session in the list, not the list', () => {
    const session = sessionOf(documented('participants-active.json'))
    expect(session).toMatchObject({
      id: '64bb3619669942e088479mm0',
      running: true,
      region: 'in002',
      participantsTotal: 2
    })
    expect(session.participants).toMatchObject([
      {
        id: 'iqpq5uen',
        name: 'demo1',
        device: 'Firefox 115.0 on Linux',
        mode: 'CONFERENCE',
        modes: [{ mode: 'CONFERENCE', atMs: Date.parse('2023-07-24T08:28:09.650Z') }]
      },
      { id: 'mxavzgb5', name: 'demo2' }
    ])
    expect(kindsOf(session)).toEqual(['older-name'])
  })

  test('a list with one session is that session, and its total counts sessions, not participants', () => {
    const session = sessionOf(documented('sessions-list.json'))
    expect(session).toMatchObject({ id: '621497578bea0d0404c35c4c', participantsTotal: null })
    expect(kindsOf(session)).toEqual(['after-session', 'after-session'])
  })

  test('the older names are read, each with a note', () => {
    const session = sessionOf(documented('media-events.json'))
    expect(session).toMatchObject({ id: null, roomId: 'k7tb-chj6-9sjp', participantsTotal: 4 })
    expect(kindsOf(session)).toEqual(['missing-id', 'older-name', 'older-name'])
    const [, , , isha] = session.participants
    expect(isha?.presence).toHaveLength(2)
    expect(isha?.media.mic).toHaveLength(4)
    expect(isha?.errors).toEqual([
      { atMs: Date.parse('2024-04-02T11:41:54.860Z'), message: 'Unable to start microphone' }
    ])
  })
})

describe('what is not a session is refused with what it is', () => {
  test.each([
    [
      'recordings.json',
      'It is a list of recordings, not a session. It belongs to the session 61d6e823783d6b03a026ac05.'
    ],
    ['hls.json', 'It is a list of HLS streams, not a session. It belongs to the session abcde94c96e17e03fb0abcde4.'],
    [
      'livestreams.json',
      'It is a list of livestreams, not a session. It belongs to 2 sessions: 63e5fa3dbdxe4fa80eqwbe22d96, 63ee5023ehy73bb4a718ee4.'
    ],
    [
      'session-stats.json',
      'It holds the call quality of a session, not who was there. It belongs to the session 62d13ccea0f6ac85649d7931.'
    ],
    [
      'participant-stats.json',
      'It holds the call quality of one participant, not who was there. It belongs to the session 62d13ccea0f6ac85649d7931.'
    ]
  ])('%s', (name, words) => {
    expect(refusalOf(documented(name))).toBe(words)
  })

  test.each([
    ['', 'It is empty.'],
    ['  \n', 'It is empty.'],
    ['<!DOCTYPE html><p>Bad gateway', 'It is a web page, not JSON.'],
    ['Session not found', 'It is not JSON: line 1 goes wrong at "Session not found".'],
    ['{\n  "id": "a",\n  "start": undefined\n}', 'It is not JSON: line 3 goes wrong at "undefined".'],
    ['{"id": "a", "participants": [\n{', 'It is not whole JSON: it stops in line 2, as if it had been cut off.'],
    ['[1, 2, 3]', 'It is JSON, but a list of numbers, not a session.'],
    ['[1, "a"]', 'It is JSON, but a list, not a session.'],
    ['null', 'It is JSON, but only null.'],
    ['"text"', 'It is JSON, but only a text.'],
    ['42', 'It is JSON, but only a number.'],
    ['{}', 'It is JSON, but an empty object.'],
    ['{"a":1,"b":2}', 'It is JSON, but not a session: an object with a, b.'],
    ['{"data":[]}', 'It is an empty list: there is no session in it.'],
    ['{"statusCode":401,"message":"Token is invalid"}', 'It is an error that the service answered: “Token is invalid”'],
    ['{"error":{"message":"No such room"}}', 'It is an error that the service answered: “No such room”'],
    ['{"participantId":"a","timelog":[]}', 'It describes one participant, not a session.'],
    ['{"data":[{"participantId":"a"}]}', 'It is a list of participants without their session, not a session.'],
    ['{"id":"1","roomId":"abcd-efgh-ijkl","createdAt":"","links":{}}', 'It describes a room, not a session.']
  ])('%j', (text, words) => {
    expect(refusalOf(text)).toBe(words)
  })

  test('a list of several sessions names them, so that one can be opened by its id', () => {
    const list = [endedSession(), { ...endedSession(), id: 'session-2' }, { ...endedSession(), id: 'session-3' }]
    expect(refusalOf({ data: list })).toBe('It is a list of 3 sessions: session-1, session-2, session-3.')
    const many = Array.from({ length: 9 }, (_, index) => ({ ...endedSession(), id: `s${index}` }))
    expect(refusalOf({ data: many })).toContain('9 sessions: s0, s1, s2, s3, s4 and 4 more.')
  })
})

describe('where participants were', () => {
  const decoded = (body: object) => {
    const result = decode(JSON.stringify(body))
    return result.ok ? result.value.places : null
  }
  const inPlace = (participantId: string, geoLocation: unknown) => ({ participantId, timelog: [], geoLocation })

  test('is counted by place, the most frequent first; what is unknown or no place is left out', () => {
    const surat = { city: 'Surat', region: 'Gujarat', country: 'India' }
    const places = decoded(
      endedSession(
        inPlace('a', { city: 'Leeds', region: 'unknown', country: 'United Kingdom' }),
        inPlace('b', surat),
        inPlace('c', surat),
        inPlace('d', { city: 'unknown', region: 'unknown', country: 'unknown' }),
        inPlace('e', 'Surat'),
        inPlace('f', { city: 7, country: null })
      )
    )
    expect(places).toEqual([
      { ...surat, participants: 2 },
      { city: 'Leeds', region: null, country: 'United Kingdom', participants: 1 }
    ])
    expect(decoded(endedSession())).toBeUndefined()
  })
})
