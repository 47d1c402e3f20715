import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decode } from '../../../../../electron/main/session/decode'
import type { Session } from '../../../../../electron/shared/session'
import { pseudonymsOf } from '../../../../../renderer/report/text/pseudonyms'
import { hiddenRawJson, rawJsonFile } from '../../../../../renderer/report/text/raw-json'
import { plainOf } from '../../../plain-session'

const statement = [
  { label: 'Session', text: '6214' },
  { label: 'Made by', text: 'Rollcall "1"' }
]

function fixture(name: string): string {
  return readFileSync(join(import.meta.dirname, '../../../../fixtures/api', `${name}.json`), 'utf8')
}

function decoded(raw: string): Session {
  const result = decode(raw)
  if (!result.ok) throw new Error(result.failure.detail ?? result.failure.kind)
  return result.value
}

const person = (participantId: unknown, name: unknown, more: object = {}) => ({
  participantId,
  name,
  timelog: [{ start: '2022-02-22T07:26:44.465Z', end: '2022-02-22T07:48:32.553Z', _id: 'isha' }],
  ...more
})
const telling = JSON.stringify({
  id: '621490331a4fb00409e38ca4',
  roomId: 'abc-xyzw-lmno',
  customRoomId: 'case of Isha',
  start: '2022-02-22T07:26:43.863Z',
  end: '2022-02-22T07:48:32.553Z',
  chatLink: 'https://example.org/chat-of-isha.csv',
  links: { isha: 'isha' },
  IshaKey: 'x',
  participants: [
    person('isha@example.org', 'Isha Rao', {
      mode: 'SEND_AND_RECV',
      deviceInfo: { model: 'Isha’s phone' },
      geoLocation: 'Ishapur',
      events: { errors: [{ start: '2022-02-22T07:30:00.000Z', message: 'ISHA RAO aka Queen Isha: no camera' }] }
    }),
    person('isha@example.org', 'Queen Isha'),
    person(17, 'Bo'),
    person(null, 'Isha without id'),
    'Isha Rao'
  ]
})

describe('raw JSON as a file', () => {
  it.each(['session', 'session-running', 'participants', 'media-events', 'participants-active'])(
    'opens in Rollcall as what was received, without a further data note: %s',
    (name) => {
      const raw = fixture(name)
      expect(decoded(rawJsonFile(raw, statement))).toEqual(decoded(raw))
    }
  )

  it('holds what was received character by character, behind the statement', () => {
    const raw = '{ "id" : "a", "participants": [ ] }'
    const file = rawJsonFile(raw, statement)
    expect(file).toBe(
      '{"rollcall":{"session":"6214","made by":"Rollcall \\"1\\""},\n"id" : "a", "participants": [ ] }\n'
    )
    expect(JSON.parse(rawJsonFile('{}', statement))).toHaveProperty('rollcall')
    expect(JSON.parse(rawJsonFile('[1]', statement))).toMatchObject({ data: [1] })
  })

  it('has one statement when an exported file is exported again', () => {
    const again = rawJsonFile(rawJsonFile('{"id":"a"}', [{ label: 'Hidden', text: 'names' }]), statement)
    expect(JSON.parse(again)).toEqual({ id: 'a', rollcall: { session: '6214', 'made by': 'Rollcall "1"' } })
  })

  it('keeps the rest character by character when it is exported again, however deep it is', () => {
    const deep = `${'[{"a":'.repeat(20_000)}-0${'}]'.repeat(20_000)}`
    const before = '"id" : 12345678901234567890, "region":"rollcall"'
    const raw = `{${before},"rollcall":{"a":[{},","]}, "links":${deep} , "\\u0072ollcall" : 1,"data":{"rollcall":1e400}}`
    const file = rawJsonFile(raw, [])
    expect(file).toBe(`{"rollcall":{},\n${before}, "links":${deep} ,"data":{"rollcall":1e400}}\n`)
  })

  it.each(['{"rollcall":1}', '{ "rollcall" : {} , "rollcall":2 }'])(
    'has nothing else where nothing else was: %s',
    (raw) => {
      expect(rawJsonFile(raw, [])).toBe('{"rollcall":{}}\n')
    }
  )
})

describe('raw JSON with pseudonyms', () => {
  it('tells nobody, and says what was left out', () => {
    const hidden = hiddenRawJson(telling, pseudonymsOf(decoded(telling)))
    expect(hidden.text).not.toMatch(/isha|queen|"Bo"|17\b/i)
    expect(hidden.text).toContain('SEND_AND_RECV')
    expect(hidden.leftOut).toEqual({
      names: ['_id', 'chatLink', 'customRoomId', 'deviceInfo', 'geoLocation', 'links'],
      unknown: 1
    })
  })

  it.each(['session', 'session-running', 'participants', 'media-events', 'participants-active'])(
    'opens in Rollcall with the same times, and with the same pseudonyms as before: %s',
    (name) => {
      const before = decoded(fixture(name))
      const pseudonyms = pseudonymsOf(before)
      const after = decoded(rawJsonFile(hiddenRawJson(fixture(name), pseudonyms).text, statement))
      expect(plainOf(after).participants).toEqual(
        plainOf(before).participants.map((participant) => ({
          ...participant,
          id: pseudonyms.byId.get(participant.id)?.id,
          name: participant.name === null ? null : pseudonyms.byId.get(participant.id)?.name,
          errors: participant.errors.map((error) => ({ ...error, message: pseudonyms.textOf(error.message) })),
          device: null
        }))
      )
      expect(after).toMatchObject({
        id: before.id,
        roomId: before.roomId,
        startMs: before.startMs,
        endMs: before.endMs
      })
    }
  )

  it('tells namesakes apart', () => {
    const raw = JSON.stringify({ id: 'a', participants: [person('p1', 'Bo Li'), person('p2', 'Bo Li')] })
    const { text } = hiddenRawJson(raw, pseudonymsOf(decoded(raw)))
    expect(plainOf(decoded(text)).participants.map(({ name }) => name)).toEqual(['Participant 1', 'Participant 2'])
  })

  it('never fails and keeps no secret word, wherever it stands', () => {
    const secret = fc.constantFrom('Secretissima', 'secretissima', 'x SECRETISSIMA y')
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        secret,
        fc.constant(null),
        fc.integer(),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(
          fc.constantFrom(
            'name',
            'participantId',
            'timelog',
            'participants',
            'data',
            'message',
            'events',
            'id',
            'mode'
          ),
          tie('value'),
          { maxKeys: 4 }
        )
      )
    }))
    const session = decoded(JSON.stringify({ id: 'a', participants: [person('p1', 'Secretissima')] }))
    fc.assert(
      fc.property(value, (drawn) => {
        // Where the service writes its own ids, no name stands.
        const raw = JSON.stringify(drawn).replace(/"id":"[^"]*"/g, '"id":"a"')
        expect(hiddenRawJson(raw, pseudonymsOf(session)).text).not.toMatch(/secretissima/i)
      })
    )
  })
})
