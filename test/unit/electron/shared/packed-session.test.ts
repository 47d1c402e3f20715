// A session is the same on both sides of the bridge.

import { expect, test } from 'vitest'
import { packedLength, packSession, unpackSession } from '../../../../electron/shared/packed-session'
import type { Participant, Remnant, Session } from '../../../../electron/shared/session'
import { generateSession } from '../../../videosdk/generator'
import { clock, documented, endedSession, person, sessionOf } from '../main/session/bodies'

const generated = (plan: object) => sessionOf(generateSession({ seed: 7, participants: 60, ...plan }))

/** Of one whose lists are all long, and unequally so, between two others. */
function busySession(): Session {
  const session = generated({ participants: 3 })
  const [first, second, third] = session.participants
  if (first === undefined || second === undefined || third === undefined) throw new Error('There are three')
  const at = (index: number) => ({ startMs: index * 1_000, endMs: index % 7 === 0 ? null : index * 1_000 + 500 })
  const many = (length: number) => Array.from({ length }, (_, index) => at(index))
  const manyRemnants = (length: number): readonly Remnant[] =>
    Array.from({ length }, (_, index) => ({ start: 'unreadable', endMs: index, notes: ['invalid-time'] }))
  const busy: Participant = {
    ...second,
    presence: many(25_000).map((interval, index) =>
      index === 9_000 ? { ...interval, notes: ['overlapping'] } : interval
    ),
    media: { mic: many(12_000), webcam: many(1), screenShare: [], screenShareAudio: many(4_000) },
    remnants: { presence: manyRemnants(7_000), webcam: manyRemnants(1) },
    errors: Array.from({ length: 9_999 }, (_, index) => ({ atMs: index, message: `Camera lost ${index}` })),
    modes: Array.from({ length: 2_001 }, (_, index) => ({ atMs: index, mode: 'CONFERENCE' }))
  }
  return { ...session, participants: [first, busy, third] }
}

function notedSession(): Session {
  const session = generated({ participants: 3 })
  const note = {
    kind: 'zero-length',
    participantId: 'a',
    raw: '0',
    handling: 'Shown as a stroke.',
    atMs: 5,
    count: 1
  } as const
  return {
    ...session,
    notes: Array.from({ length: 40_000 }, (_, index) => ({ ...note, path: `participants[${index}]` }))
  }
}

test.each([
  ['an ordinary one', generated({})],
  ['one with microphones, cameras, shared screens, errors and devices', generated({ media: true })],
  ['one with every known oddity', generated({ media: true, oddities: true })],
  ['a running one, where ends are open', generated({ media: true, running: true })],
  ['the documented one', sessionOf(documented('session.json'))],
  ['one of somebody who never was in', sessionOf(endedSession(person('a')))],
  [
    'one with entries, lists and people that could not be read',
    sessionOf({
      ...endedSession(
        { ...person('a'), timelog: [{ start: clock(1), end: 'soon' }, { start: 'soon', end: clock(2) }, 7] },
        { ...person('b', [0, 10]), events: 'none' },
        { ...person('c'), timelog: [{ start: clock(1), end: clock(5) }, { end: clock(4) }] },
        7
      ),
      end: 'soon'
    })
  ],
  ['one of nobody', sessionOf(endedSession())],
  ['one whose every list is far too long for one piece', busySession()],
  ['one with tens of thousands of notes', notedSession()]
])('%s is unpacked as it was packed', (_, session) => {
  expect(unpackSession(packSession(session))).toStrictEqual(session)
})

test('no piece of a large session takes long to read', () => {
  for (const session of [busySession(), notedSession(), generated({ participants: 3_000 })]) {
    const pieces = packSession(session)
    expect(pieces.length).toBeGreaterThan(3)
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(300_000)
  }
})

test('what is empty takes no place in the packed text', () => {
  const session = sessionOf(endedSession(person('a', [0, 10], [11, 20])))
  expect(packedLength(packSession(session))).toBeLessThan(JSON.stringify(session).length * 0.75)
})
