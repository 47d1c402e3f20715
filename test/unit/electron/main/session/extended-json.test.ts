// Ids and numbers as MongoDB writes them, in its canonical and its relaxed form.

import { expect, test } from 'vitest'
import { endedSession, noteOf, sessionOf } from './bodies'

test.each([
  [{ $oid: '65f01a2b3c4d5e6f70818293' }, '65f01a2b3c4d5e6f70818293'],
  [{ $numberLong: '2916334247900527532' }, '2916334247900527532'],
  [{ $numberInt: '42' }, '42'],
  [{ $numberDouble: '7.10' }, '7.10'],
  [{ $numberDecimal: '1E+5' }, '1E+5']
])('%j is read as the text %s, with a note', (written, text) => {
  const session = sessionOf({ ...endedSession(), id: undefined, _id: written, roomId: written })
  expect(session).toMatchObject({ id: text, roomId: text })
  expect(session.notes.filter(({ kind }) => kind === 'wrong-type').map(({ path, raw }) => [path, raw])).toEqual([
    ['_id', JSON.stringify(written)],
    ['roomId', JSON.stringify(written)]
  ])
})

test.each([{ $oid: 7 }, { $oid: '' }, { $oid: 'a', more: 1 }, { $date: 'x' }, { $ref: 'x' }, {}, ['$oid']])(
  '%j is no text',
  (written) => {
    const session = sessionOf({ ...endedSession(), roomId: written })
    expect(session.roomId).toBeNull()
    expect(noteOf(session, 'wrong-type').handling).toBe('Not a text: it is not shown.')
  }
)

test.each([
  [{ $numberInt: '2' }, 2],
  [{ $numberLong: '3' }, 3],
  [{ $oid: '4' }, null],
  [{ $numberDouble: '1.5' }, null]
])('a total of %j is %j', (written, total) => {
  expect(sessionOf({ ...endedSession(), uniqueParticipantsCount: written }).participantsTotal).toBe(total)
})
