// A session together with its pages of participants, as the client puts them together.

import { describe, expect, test } from 'vitest'
import { endedSession, kindsOf, noteOf, only, person, refusalOf, runningSession, sessionOf } from './bodies'

describe('a session with its pages of participants', () => {
  const page = (total: number, ...participants: unknown[]): unknown => ({
    pageInfo: { currentPage: 1, perPage: 20, lastPage: 2, total },
    data: { id: 'session-1', roomId: 'room-1', participants }
  })

  test('holds the participants of all pages, in order, without a note', () => {
    const body = {
      session: endedSession(person('a', [0, 5])),
      participantPages: [page(3, person('b', [1, 2]), person('a', [0, 5])), page(3, person('c', [3, 4]))]
    }
    const session = sessionOf(body)
    expect(session.participants.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
    expect(session).toMatchObject({ id: 'session-1', participantsTotal: 3, notes: [] })
  })

  test('believes the page where the session itself says something else', () => {
    const session = sessionOf({
      session: runningSession(person('a', [0, null])),
      participantPages: [page(1, person('a', [0, 5], [6, 7]))]
    })
    expect(only(session.participants).presence).toHaveLength(2)
    expect(session.notes).toEqual([])
  })

  test('says nothing of pages that overlap, unless they say different things', () => {
    const pages = [page(2, person('a', [0, 5]), person('b', [1, 2])), page(2, person('b', [1, 2]))]
    expect(sessionOf({ session: endedSession(), participantPages: pages }).notes).toEqual([])
    const changed = [page(2, person('a', [0, 5]), person('b', [1, 2])), page(2, person('b', [1, 3]))]
    expect(kindsOf(sessionOf({ session: endedSession(), participantPages: changed }))).toEqual([
      'duplicate-participant',
      'overlapping'
    ])
  })

  test('says how many are still missing', () => {
    const session = sessionOf({ session: endedSession(), participantPages: [page(30, person('a', [0, 5]))] })
    expect(noteOf(session, 'participants-missing')).toMatchObject({
      path: 'participantPages[0].pageInfo.total',
      handling: 'The service counts 30 participants, and this answer holds 1: the others are not shown.'
    })
  })

  test('takes participants without an id from the pages alone', () => {
    const nameless = { name: 'Guest', timelog: [] }
    const session = sessionOf({ session: endedSession(nameless), participantPages: [page(1, nameless)] })
    expect(session.participants.map(({ id }) => id)).toEqual(['participant-1'])
  })

  test('believes the pages about those without an id too', () => {
    const named = (name: string) => ({ name, timelog: [] })
    const session = sessionOf({ session: endedSession(named('Old')), participantPages: [page(1, named('New'))] })
    expect(session.participants.map(({ name }) => name)).toEqual(['New'])
  })

  test('compares a repeated record with the one before it, and only with one of another page', () => {
    const [old, changed] = [person('a', [0, 5]), person('a', [6, 7])]
    const thrice = [page(1, old), page(1, changed), page(1, changed)]
    const { handling } = noteOf(
      sessionOf({ session: endedSession(), participantPages: thrice }),
      'duplicate-participant'
    )
    expect(handling).toContain('2 times')
    expect(kindsOf(sessionOf(endedSession(old, old)))).toContain('duplicate-participant')
    const last = page(1, person('a', [8, 9]))
    const more = sessionOf({ session: endedSession(), participantPages: [...thrice, last, last] })
    expect(noteOf(more, 'duplicate-participant').handling).toContain('3 times')
  })

  test('may have its participants on its pages alone', () => {
    const session = sessionOf({
      session: { ...endedSession(), participants: undefined },
      participantPages: [page(1, person('a', [0, 5]))]
    })
    expect(only(session.participants).id).toBe('a')
    expect(session.notes).toEqual([])
  })

  test('notes what is no page, and reads the others', () => {
    const pages = [{ message: 'Too many requests' }, page(1, person('a', [0, 5]))]
    const session = sessionOf({ session: endedSession(), participantPages: pages })
    expect(session.participants).toHaveLength(1)
    expect(noteOf(session, 'wrong-type').path).toBe('participantPages[0]')
    expect(noteOf(sessionOf({ session: endedSession(), participantPages: 7 }), 'wrong-type').raw).toBe('7')
  })

  test('is refused like any other body when there is no session in it', () => {
    expect(refusalOf({ session: { message: 'Not found' }, participantPages: [] })).toContain('“Not found”')
  })

  test('takes a body nested without end on two pages for two records, and survives it', () => {
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`
    const answer = JSON.stringify(page(1, { ...person('a', [0, 5]), _id: 'DEEP' })).replace('"DEEP"', deep)
    const text = `{"session":${JSON.stringify(endedSession())},"participantPages":[${answer},${answer}]}`
    expect(kindsOf(sessionOf(text))).toEqual(['duplicate-participant', 'repeated'])
  })

  test('reads an id that occurs a hundred thousand times as one participant', () => {
    const crowd = Array.from({ length: 100_000 }, () => ({ participantId: 'a', name: 'A', timelog: [] }))
    const session = sessionOf(endedSession(...crowd))
    expect(only(session.participants).id).toBe('a')
    expect(noteOf(session, 'duplicate-participant').handling).toContain('100000 times')
  })
})

test('participants that could not be counted are noted as possibly missing, with the reason', () => {
  const why = 'not-permitted: Forbidden'
  const session = sessionOf({
    session: endedSession(person('a', [0, 5])),
    participantPages: [],
    participantsFailure: why
  })
  expect(kindsOf(session)).toEqual(['participants-missing'])
  expect(noteOf(session, 'participants-missing')).toMatchObject({
    path: 'participantsFailure',
    raw: JSON.stringify(why)
  })
})
