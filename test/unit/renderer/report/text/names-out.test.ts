// Whose names go out, in words that a support agent reads before a file leaves.
import { expect, test } from 'vitest'
import { namesOutOf } from '../../../../../renderer/report/extract'
import { namesOutWords } from '../../../../../renderer/report/text/names-out'
import { extractFor } from '../extracts'
import { intervalsOf, participantOf, sessionOf } from '../../timeline/sessions'

const names = ['Maria', 'Wei', 'Amina', 'Juan', 'Ann']
const people = names.map((name, at) => participantOf(`p${at}`, intervalsOf([at * 10, 600]), { name }))
const session = sessionOf(people)
const said = (change: Parameters<typeof extractFor>[1], isWhole = false) =>
  namesOutWords(namesOutOf(extractFor(session, change), isWhole))

test('of those alone who are chosen', () => {
  expect(said({ whom: ['p0'] })).toBe('The name of Maria goes out; 4 others are left out.')
  expect(said({ whom: ['p1', 'p0'], pseudonymous: true, named: ['p1', 'p0'] })).toBe(
    'The names of Maria and Wei go out; 3 others are left out.'
  )
})

test('of some while the others are called by numbers', () => {
  const hidden = { pseudonymous: true }
  expect(said({ ...hidden, named: ['p0', 'p1'] })).toBe(
    'The names of Maria and Wei go out; 3 others are called Participant 3…5.'
  )
  expect(said({ ...hidden, named: ['p2'] })).toBe(
    'The name of Amina goes out; 4 others are called Participant 1, 2, 4 and 5.'
  )
  expect(said({ ...hidden, named: ['p0', 'p1', 'p2', 'p3'] })).toBe(
    'The names of Maria, Wei, Amina and Juan go out; 1 other is called Participant 5.'
  )
  expect(said({ ...hidden, named: ['p0'], whom: ['p0', 'p3'] })).toBe(
    'The name of Maria goes out; 1 other is called Participant 4; 3 others are left out.'
  )
})

test('of everybody or of nobody', () => {
  expect(said({})).toBe('All 5 names go out.')
  expect(said({ pseudonymous: true })).toBe('Nobody’s name goes out; 5 participants are called Participant 1…5.')
  expect(said({ pseudonymous: true, whom: ['p4'] })).toBe(
    'Nobody’s name goes out; 1 participant is called Participant 5; 4 others are left out.'
  )
})

test('of everybody by a file that holds the whole session, whoever was chosen', () => {
  expect(said({ whom: ['p0'] }, true)).toBe('All 5 names go out.')
})
