// Each secret that was taken out of a body is noted, wherever it stood.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { withheldMarker, withholdSecrets } from '../../../../../electron/main/session/withhold'
import { clock, endedSession, kindsOf, only, person, sessionOf, type Json } from './bodies'

/** The session of a body whose secrets were taken out, as main does it. */
function opened(body: unknown, known: readonly string[] = []): ReturnType<typeof sessionOf> {
  return sessionOf(withholdSecrets(JSON.stringify(body), known))
}

const withheldIn = (session: ReturnType<typeof sessionOf>) =>
  session.notes.filter(({ kind }) => kind === 'secret-withheld').map(({ path, count }) => [path, count])

describe('a secret is noted', () => {
  test.each<[string, Json]>([
    ['links.apiKey', { links: { apiKey: 'canary' } }],
    ['hlsLog[1].streamKey', { hlsLog: [{}, { streamKey: 'canary' }] }],
    ['unknown.list[0][1].secret', { unknown: { list: [[1, { secret: 'canary' }]] } }],
    ['activeDuration', { activeDuration: 'KNOWN-SECRET' }],
    ['customRoomId', { customRoomId: 'the room of KNOWN-SECRET' }],
    ['links[0]', { links: ['KNOWN-SECRET'] }],
    ['links["[withheld by Rollcall]"]', { links: { 'KNOWN-SECRET': 1 } }]
  ])('at %s', (path, more) => {
    expect(withheldIn(opened({ ...endedSession(), ...more }, ['KNOWN-SECRET']))).toEqual([[path, 1]])
  })

  test('of a participant with whose it is, and several of a sort once with their number', () => {
    const withToken = (id: string): Json => ({ ...person(id, [0, 1]), deviceInfo: { token: 'canary' } })
    expect(only(opened(endedSession(withToken('a'))).notes)).toMatchObject({
      kind: 'secret-withheld',
      participantId: 'a',
      path: 'participants[0].deviceInfo.token',
      raw: null,
      count: 1
    })
    expect(only(opened(endedSession(withToken('a'), withToken('b'))).notes)).toMatchObject({
      participantId: null,
      path: 'participants[0].deviceInfo.token',
      count: 2
    })
  })

  test('of the whole where another value of the same key hides it', () => {
    const text = JSON.stringify(endedSession()).replace(/^\{/, '{"token":"canary","token":null,')
    const withheld = withholdSecrets(text, [])
    expect(withheld).toContain(withheldMarker)
    expect(withheldIn(sessionOf(withheld))).toHaveLength(1)
  })

  test('of somebody who is not shown as about nobody', () => {
    const { notes } = opened({ ...endedSession(), participants: { 0: { participantId: 'a', token: 'canary' } } })
    expect(notes.map(({ kind, participantId }) => [kind, participantId])).toContainEqual(['secret-withheld', null])
  })

  test('in a composite of pages, where what holds it is not read', () => {
    const page = { pageInfo: { total: 1, token: 'canary' }, data: [{ participants: [person('a', [0, 1])] }] }
    const session = opened({ session: endedSession(), participantPages: [page] })
    expect(withheldIn(session)).toEqual([['participantPages[0].pageInfo.token', 1]])
  })

  test('also when part of a text that is shown was taken out', () => {
    const session = opened(endedSession({ ...person('a', [0, 1]), name: 'Ada KNOWN-SECRET' }), ['KNOWN-SECRET'])
    expect(only(session.participants).name).toBe(`Ada ${withheldMarker}`)
    expect(kindsOf(session)).toEqual(['secret-withheld'])
  })

  test('as often as it was taken out, in any body', () => {
    const places = fc.jsonValue().map((inner) => ({ ...endedSession(), hlsLog: inner }))
    fc.assert(
      fc.property(places, fc.nat({ max: 5 }), (body, copies) => {
        const text = JSON.stringify({ ...body, links: Array.from({ length: copies }, () => ({ token: 'canary' })) })
        const before = withheldIn(sessionOf(withholdSecrets(JSON.stringify(body), []))).length
        const noted = withheldIn(sessionOf(withholdSecrets(text, []))).slice(before)
        expect(noted).toEqual(copies === 0 ? [] : [['links[0].token', copies]])
      })
    )
  })

  test('once for each sort of place it stood in', () => {
    const session = opened({ ...endedSession(), links: [{ token: 'canary' }], hlsLog: [{ token: 'canary' }] })
    expect(withheldIn(session)).toEqual([
      ['links[0].token', 1],
      ['hlsLog[0].token', 1]
    ])
  })

  test.each([
    [98, `links${'[0]'.repeat(98)}.token`],
    [99, `links${'[0]'.repeat(99)}`],
    [150, `links${'[0]'.repeat(99)}`]
  ])('%i lists deep by its place, down to the hundredth step', (depth, path) => {
    const links: unknown = JSON.parse(`${'['.repeat(depth)}{"token":"canary"}${']'.repeat(depth)}`)
    expect(withheldIn(opened({ ...endedSession(), links }))).toEqual([[path, 1]])
  })

  test('however deep it stood and however many there are', () => {
    const deep = `${'[{"a":'.repeat(20_000)}{"token":"canary"}${'}]'.repeat(20_000)}`
    const text = `${JSON.stringify(endedSession()).slice(0, -1)},"links":${deep}}`
    expect(withheldIn(sessionOf(withholdSecrets(text, [])))).toHaveLength(1)
    const many = Array.from({ length: 200_000 }, () => 'KNOWN-SECRET')
    expect(withheldIn(opened({ ...endedSession(), links: many }, ['KNOWN-SECRET']))).toEqual([['links[0]', 200_000]])
  })
})

test('where nothing was taken out, nothing is noted', () => {
  const participant = { ...person('a', [0, 1]), deviceInfo: { time: clock(1) } }
  expect(opened(endedSession(participant)).notes).toEqual([])
})
