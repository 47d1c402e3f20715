import { describe, expect, it } from 'vitest'
import { summaryColumns, summaryCsv } from '../../../../renderer/report/summary-csv'
import { lanesOf } from '../../../../renderer/timeline/lanes'
import { intervalsOf, participantOf, sessionOf } from '../timeline/sessions'

const people = [
  participantOf('a', intervalsOf([0, 10], [5, 20], [60, 100]), { name: 'Zoë' }),
  participantOf('b', intervalsOf([1, 11], [30, null]), { name: '=Bo' }),
  participantOf('c', [])
]

function rowOf(index: number, running = false): Record<string, string> {
  const session = sessionOf(people, running ? { running, endMs: null } : {})
  const lines = summaryCsv(lanesOf(session, running ? session.startMs : null), []).split('\r\n')
  const cells = lines[index + 1]?.split(',') ?? []
  return Object.fromEntries(summaryColumns.map((column, at) => [column, cells[at] ?? '']))
}

describe('the summary of participants', () => {
  it('counts overlapping intervals once', () => {
    expect(rowOf(0)).toEqual({
      participant: 'Zoë',
      id: 'a',
      'first join': '2022-02-22T07:26:43.120Z',
      'last leave': '2022-02-22T07:28:23.120Z',
      end: 'left',
      'in room (s)': '60.000',
      'in room': '1 m 00 s',
      'at least': 'no',
      'first join to last leave (s)': '100.000',
      joins: '3',
      'times away': '1',
      'away (s)': '40.000',
      'longest away (s)': '40.000',
      'never joined': 'no',
      notes: '0'
    })
  })

  it('says where a total is only a lower bound, and invents no leave', () => {
    expect(rowOf(1)).toMatchObject({
      participant: "'=Bo",
      'last leave': '',
      end: 'no leave recorded',
      'in room (s)': '10.000',
      'at least': 'yes',
      'first join to last leave (s)': ''
    })
    expect(rowOf(1, true)).toMatchObject({ 'last leave': '', end: 'still in', 'at least': 'no' })
  })

  it('keeps who never joined', () => {
    expect(rowOf(2)).toMatchObject({ participant: 'c', 'first join': '', end: '', 'never joined': 'yes', joins: '0' })
  })
})
