import { describe, expect, it } from 'vitest'
import { participantTable } from '../../../../../renderer/report/tables/participant-table'
import type { Cell } from '../../../../../renderer/report/tables/table'
import { everybodyOf } from '../../../../../renderer/timeline/lanes/lanes'
import { at, intervalsOf, lanesOf, participantOf, sessionOf } from '../../timeline/sessions'

const people = [
  participantOf('a', intervalsOf([0, 10], [5, 20], [60, 100]), { name: 'Zoë' }),
  participantOf('b', intervalsOf([1, 11], [30, null]), { name: '=Bo' }),
  participantOf('c', [])
]

function rowOf(index: number, running = false): Record<string, Cell | undefined> {
  const session = sessionOf(people, running ? { running, endMs: null } : {})
  const { columns, rows } = participantTable(everybodyOf(lanesOf(session, running ? session.startMs : null)))
  const cells = [...rows][index] ?? []
  return Object.fromEntries(columns.map(({ name }, at) => [name, cells[at]]))
}

describe('the summary of participants', () => {
  it('counts overlapping intervals once', () => {
    expect(rowOf(0)).toEqual({
      participant: 'Zoë',
      id: 'a',
      'first join': at(0),
      'last leave': at(100),
      end: 'left',
      'in room': 60_000,
      'at least': 'no',
      'first join to last leave': 100_000,
      joins: 3,
      'joins at least': 'no',
      drops: 1,
      'away in all': 40_000,
      'away at least': 'no',
      'longest away': 40_000,
      'never joined': 'no',
      'data notes': 0
    })
  })

  it('says where a total is only a lower bound, and invents no leave', () => {
    expect(rowOf(1)).toMatchObject({
      'last leave': null,
      end: 'no leave recorded',
      'in room': 10_000,
      'at least': 'yes',
      'first join to last leave': null
    })
    expect(rowOf(1, true)).toMatchObject({ 'last leave': null, end: 'still in', 'at least': 'no' })
  })

  it('says where the joins are only a lower bound, which they may not be where the time is', () => {
    const lost = participantOf('d', intervalsOf([0, 100], [50, null]))
    const { columns, rows } = participantTable(everybodyOf(lanesOf(sessionOf([lost]), null)))
    const [row = []] = [...rows]
    const names = columns.map(({ name }) => name)
    const cell = (name: string) => row[names.indexOf(name)]
    expect(['at least', 'joins', 'joins at least'].map(cell)).toEqual(['yes', 1, 'yes'])
    expect(rowOf(1)).toMatchObject({ 'at least': 'yes', joins: 2, 'joins at least': 'no' })
  })

  it('keeps who never joined', () => {
    expect(rowOf(2)).toMatchObject({ participant: 'c', 'first join': null, end: '', 'never joined': 'yes', joins: 0 })
  })
})
