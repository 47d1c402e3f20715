// Ids and names that are numbers keep every digit as it was written.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clock, noteOf, only, person, sessionOf } from './bodies'

const digits = fc.stringMatching(/^-?(?:0|[1-9]\d{0,24})(?:\.\d{1,12})?(?:[eE][+-]?\d{1,3})?$/)

function sessionWith(fields: string, people = '[]'): string {
  return `{"start":"${clock(0)}","end":"${clock(60)}","status":"ended",${fields},"participants":${people}}`
}

test('two people with ids of 19 digits are two people, with their ids as they were written', () => {
  const [one, other] = ['2916334247900527532', '2916334247900527611']
  const timelog = JSON.stringify(person('x', [0, 1])['timelog'])
  const people = [one, other].map((id) => `{"participantId":${id},"name":"A","timelog":${timelog}}`)
  const session = sessionOf(sessionWith('"id":"s"', `[${people.join()}]`))
  expect(session.participants.map(({ id }) => id)).toEqual([one, other])
  expect(session.notes.map(({ kind, path, raw }) => [kind, path, raw])).toEqual([
    ['wrong-type', 'participants[0].participantId', one],
    ['wrong-type', 'participants[1].participantId', other]
  ])
})

test.each([
  ['id', 'id'],
  ['_id', 'id'],
  ['roomId', 'roomId'],
  ['meetingId', 'roomId'],
  ['customRoomId', 'customRoomId'],
  ['userMeetingId', 'customRoomId'],
  ['region', 'region'],
  ['status', 'status']
] as const)('%s is shown digit for digit, whatever number it is', (key, field) => {
  fc.assert(
    fc.property(digits, fc.boolean(), (number, escaped) => {
      const name = escaped ? `\\u00${key.charCodeAt(0).toString(16)}${key.slice(1)}` : key
      expect(sessionOf(sessionWith(`"${name}" :\t${number}`, '[{"participantId":"a"}]'))[field]).toBe(number)
    })
  )
})

test.each(['participantId', 'name', 'mode', 'type'])('%s of a participant is shown digit for digit', (key) => {
  fc.assert(
    fc.property(digits, (number) => {
      const shown = only(sessionOf(sessionWith('"id":"s"', `[{"${key}":${number},"timelog":[]}]`)).participants)
      expect(shown[key === 'participantId' ? 'id' : (key as 'name')]).toBe(number)
    })
  )
})

test('of a key that stands twice the last number counts, and what it means is not mixed up', () => {
  const session = sessionOf(sessionWith('"id":7.10,"id":7.1,"roomId":1e5,"roomId":"room"'))
  expect(session).toMatchObject({ id: '7.1', roomId: 'room' })
})

test('a raw value is shown word for word: its digits, its escapes and its blanks', () => {
  const session = sessionOf(sessionWith('"id":"s","odd":{ "a" : 1e5, "b":"\\u00e9\\/" },"more":-0'))
  expect(session.notes.map(({ path, raw }) => [path, raw])).toEqual([
    ['odd', '{ "a" : 1e5, "b":"\\u00e9\\/" }'],
    ['more', '-0']
  ])
  expect(noteOf(sessionOf(sessionWith(`"id":"s","odd":"${'😀'.repeat(150)}"`)), 'extra-key').raw).toBe(
    `"${'😀'.repeat(99)}…`
  )
})

test('an id deeper than anything that is read does no harm', () => {
  const deep = `${'{"a":['.repeat(20_000)}{"id":1}${']}'.repeat(20_000)}`
  expect(sessionOf(sessionWith(`"id":12345678901234567890,"deep":${deep}`)).id).toBe('12345678901234567890')
})
