// What a customer is told: in room, away and when, by the clock that is named, and nothing that is not known.
import { expect, test } from 'vitest'
import { shortTextOf } from '../../../../../renderer/report/extract'
import { extractFor } from '../extracts'
import { intervalsOf, participantOf, sessionOf } from '../../timeline/sessions'

const people = [
  participantOf('m-1', intervalsOf([0, 100], [145, 600], [700, 900]), { name: 'Maria' }),
  participantOf('w-1', intervalsOf([50, 900]), { name: 'Wei' })
]
const lines = (...args: Parameters<typeof extractFor>) =>
  shortTextOf(extractFor(...args))
    .trimEnd()
    .split('\n')

test('each stretch of time away is told with its length, under the figures of who was in', () => {
  expect(lines(sessionOf(people, { customRoomId: 'visit-20481' }), { whom: ['m-1'] })).toEqual([
    'Session visit-20481, 22 Feb 2022, times in UTC',
    '',
    'Maria: in room 12 m 35 s; first joined 07:26:43, last left 07:41:43; 2 drops (inferred), away 2 m 25 s in all:',
    '- away 07:28:23 to 07:29:08 (45 s)',
    '- away 07:36:43 to 07:38:23 (1 m 40 s)'
  ])
})

test('who was never away is said not to have been, and others keep their pseudonyms', () => {
  const told = lines(sessionOf(people), { pseudonymous: true, named: ['w-1'] })
  expect(told.at(-1)).toBe('Wei: in room 14 m 10 s; first joined 07:27:33, last left 07:41:43; not away in between.')
  expect(told.join()).toContain('Participant 1: in room')
  expect(told.join()).not.toContain('Maria')
})

test('of a session of many only the first are told, and how many more there are', () => {
  const crowd = Array.from({ length: 60 }, (_, at) => participantOf(`p${at}`, intervalsOf([at, 900])))
  expect(lines(sessionOf(crowd)).at(-1)).toBe('And 10 more.')
})
