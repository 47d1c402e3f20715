// A session is the same on both sides of the bridge.

import { expect, test } from 'vitest'
import { packSession, unpackSession } from '../../../../electron/shared/packed-session'
import { generateSession } from '../../../videosdk/generator'
import { documented, endedSession, person, sessionOf } from '../main/session/bodies'

const generated = (plan: object) => sessionOf(generateSession({ seed: 7, participants: 60, ...plan }))

test.each([
  ['an ordinary one', generated({})],
  ['one with microphones, cameras, shared screens, errors and devices', generated({ media: true })],
  ['one with every known oddity', generated({ media: true, oddities: true })],
  ['a running one, where ends are open', generated({ media: true, running: true })],
  ['the documented one', sessionOf(documented('session.json'))],
  ['one of somebody who never was in', sessionOf(endedSession(person('a')))],
  ['one of nobody', sessionOf(endedSession())]
])('%s is unpacked as it was packed', (_, session) => {
  expect(unpackSession(packSession(session))).toStrictEqual(session)
})

test('what is empty takes no place in the packed text', () => {
  const session = sessionOf(endedSession(person('a', [0, 10], [11, 20])))
  expect(packSession(session).length).toBeLessThan(JSON.stringify(session).length * 0.75)
})
