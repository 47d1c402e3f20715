// A key that stands twice in one object is noted with both values, whatever the parser makes of it.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clock, endedSession, noteOf, person, sessionOf } from './bodies'

const entry = `{"start":"${clock(0)}","end":"${clock(1)}"}`

function repeated(body: unknown): readonly unknown[] {
  const { notes } = sessionOf(body)
  const found = notes.filter(({ kind }) => kind === 'repeated-key')
  return found.map(({ participantId, path, raw, count }) => [participantId, path, raw, count])
}

test('a timelog that stands twice is noted with both, word for word, for its participant', () => {
  const body = `{"id":"s","roomId":"r","participants":[{"participantId":"asha-01","name":"A","timelog":[ ${entry} ],"timelog":[]}]}`
  expect(repeated(body)).toEqual([['asha-01', 'participants[0].timelog', `[ ${entry} ] … []`, 1]])
  expect(noteOf(sessionOf(body), 'repeated-key').handling).toBe(
    'This key stands twice in one object. The last value counts, as in most programs; no other is used.'
  )
})

test.each([
  ['the session', '{"id":"a","roomId":"r","participants":[],"id":1e5}', ['id', '"a" … 1e5']],
  [
    'an envelope',
    '{"data":7,"data":{"id":"a","roomId":"r","participants":[]}}',
    ['data', '7 … {"id":"a","roomId":"r","participants":[]}']
  ],
  ['an escaped key', '{"id":"a","roomId":"r","participants":[],"\\u0069d":"b"}', ['id', '"a" … "b"']],
  ['a key with a blank before its colon', '{"id" :"a","roomId":"r","participants":[],"id"\n:"b"}', ['id', '"a" … "b"']],
  [
    'a key of something that is not shown',
    '{"id":"a","roomId":"r","participants":[],"x":[{"y":1,"y":2}]}',
    ['x[0].y', '1 … 2']
  ],
  [
    'a key of the prototype',
    '{"id":"a","roomId":"r","participants":[],"__proto__":1,"__proto__":{}}',
    ['["__proto__"]', '1 … {}']
  ]
])('twice in %s', (_, body, [path, raw]) => {
  expect(repeated(body)).toEqual([[null, path === '["__proto__"]' ? '__proto__' : path, raw, 1]])
})

test('an entry of a participant, an event, an error: each is noted for whom it is', () => {
  const events = `{"mic":[{"start":"${clock(0)}","start":"${clock(1)}","end":"${clock(2)}"}],"mic":[]}`
  const body = `{"id":"s","roomId":"r","participants":[{"participantId":"a"},{"participantId":"b","events":${events}}]}`
  const { notes } = sessionOf(body)
  expect(
    notes.flatMap(({ kind, participantId, path }) => (kind === 'repeated-key' ? [[participantId, path]] : []))
  ).toEqual([
    ['b', 'participants[1].events.mic[0].start'],
    ['b', 'participants[1].events.mic']
  ])
})

test('a key that stands often is one note, and a long value is cut', () => {
  const long = `"${'x'.repeat(500)}"`
  const body = `{"id":"s","roomId":"r","participants":[],"odd":${long},"odd":1,"odd":2}`
  const note = noteOf(sessionOf(body), 'repeated-key')
  expect(note.handling).toMatch(/^This key stands 3 times/)
  expect(note.raw).toBe(`"${'x'.repeat(78)}… … 2`)
})

test('text that only looks like keys is none', () => {
  const name = '":a": \\" : "'
  const odd = { ...person('a', [0, 1]), name, '":': { '"': ':"' } }
  expect(repeated(endedSession(odd))).toEqual([])
})

test('there are as many such notes as the text has keys that its value has not', () => {
  const keyText = fc.constantFrom('a', 'b', 'id', 'x y', '"', ':')
  const { tree } = fc.letrec<{ tree: string }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom('1', '"a:b"', '":"', 'null', '[]'),
      fc.array(tie('tree'), { maxLength: 3 }).map((items) => `[${items.join()}]`),
      fc
        .array(fc.tuple(keyText, tie('tree')), { maxLength: 4 })
        .map((entries) => `{${entries.map(([key, value]) => `${JSON.stringify(key)}:${value}`).join()}}`)
    )
  }))
  const keysWritten = (text: string) => [...text.matchAll(/"(?:[^"\\]|\\.)*"(:)?/g)].filter(([, colon]) => colon).length
  const keysDistinct = (text: string): number => {
    // Each object by itself: what an earlier value of a repeated key holds counts too.
    let extra = 0
    for (const { kind, handling, count } of sessionOf(`{"id":"s","roomId":"r","participants":[],"t":${text}}`).notes)
      if (kind === 'repeated-key')
        extra += count * (/twice/.test(handling) ? 1 : Number(/(\d+) times/.exec(handling)?.[1]) - 1)
    return extra
  }
  fc.assert(
    fc.property(tree, (text) => {
      const isRepeated = keysWritten(text) !== keysOf(JSON.parse(text))
      expect(keysDistinct(text) > 0).toBe(isRepeated)
    }),
    { numRuns: 1000 }
  )
})

function keysOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  const inner = Object.values(value).reduce((sum: number, item) => sum + keysOf(item), 0)
  return inner + (Array.isArray(value) ? 0 : Object.keys(value).length)
}
