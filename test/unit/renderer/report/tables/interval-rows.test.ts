import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Ms, Session } from '../../../../../electron/shared/session'
import { intervalTable, rowAt, rowCells, rowColumns } from '../../../../../renderer/report/tables/interval-rows'
import { everyRow, listingOf, rowsWords } from '../../../../../renderer/report/tables/listing'
import { sortedRows } from '../../../../../renderer/report/tables/row-order'
import { everybodyOf } from '../../../../../renderer/timeline/lanes/lanes'
import { utc } from '../../../../../renderer/clock/zone'
import { zone } from '../../../zones'
import { anySession, at, intervalsOf, lanesOf, participantOf, sessionOf } from '../../timeline/sessions'

const listingFor = (session: Session, asOfMs: Ms | null = null) => listingOf(everybodyOf(lanesOf(session, asOfMs)))
const rowsOf = (session: Session, asOfMs: Ms | null = null) => {
  const listing = listingFor(session, asOfMs)
  return Array.from(everyRow(listing), (row) => rowAt(listing, row))
}
const tableOf = (session: Session, asOfMs: Ms | null = null) => {
  const listing = listingFor(session, asOfMs)
  return intervalTable(listing, everyRow(listing))
}

const isha = participantOf('rilsgehg', intervalsOf([0, 100.5], [200, null]), {
  name: '=isha',
  media: { mic: intervalsOf([1, 2]), webcam: [], screenShare: [], screenShareAudio: [] },
  errors: [{ atMs: at(50), message: 'ICE failed' }]
})

describe('table rows', () => {
  it('are one for each interval, time away and error, with times on the clock that is shown and no invented end', () => {
    expect(rowsOf(sessionOf([isha])).map((row) => rowCells(row, zone('Asia/Kolkata')))).toEqual([
      ['=isha', 'rilsgehg', 'in room', '22 Feb 2022 12:56:43.120', '22 Feb 2022 12:58:23.620', '1 m 40.500 s', ''],
      ['=isha', 'rilsgehg', 'in room', '22 Feb 2022 13:00:03.120', '', '', 'no leave recorded'],
      [
        ...['=isha', 'rilsgehg', 'away', '22 Feb 2022 12:58:23.620', '22 Feb 2022 13:00:03.120', '1 m 39.500 s'],
        'error 50 s before, rejoined (inferred)'
      ],
      ['=isha', 'rilsgehg', 'microphone', '22 Feb 2022 12:56:44.120', '22 Feb 2022 12:56:45.120', '1.000 s', ''],
      ['=isha', 'rilsgehg', 'error', '22 Feb 2022 12:57:33.120', '', '', 'ICE failed']
    ])
  })

  it('say who was still in while the session ran', () => {
    const running = sessionOf([isha], { running: true, endMs: null })
    expect(rowsOf(running, at(300))[1]).toMatchObject({ endMs: null, durationMs: null, notes: 'still in' })
  })

  it('are counted as what they are', () => {
    const quiet = participantOf('q', intervalsOf([0, 1], [2, 3]))
    const loud = participantOf('l', intervalsOf([0, 1]), { errors: [{ atMs: at(1), message: 'ICE failed' }] })
    expect(rowsWords(listingFor(sessionOf([quiet])))).toBe('3 rows: 2 intervals, 1 drop')
    expect(rowsWords(listingFor(sessionOf([quiet, loud])))).toBe('5 rows: 3 intervals, 1 drop, 1 error')
  })

  it('say once that an end was not recorded', () => {
    const open = participantOf('a', [{ startMs: at(0), endMs: null, notes: ['missing-end'] }])
    expect(rowsOf(sessionOf([open]))[0]?.notes).toBe('no leave recorded')
  })

  it('name the data notes about the interval', () => {
    const doubtful = participantOf('a', [{ startMs: at(0), endMs: at(1), notes: ['backwards', 'out-of-order'] }])
    expect(rowsOf(sessionOf([doubtful]))[0]?.notes).toBe('ends before it starts, out of order')
  })

  it('become a table that leaves empty what is not known, and says why in a word', () => {
    const { columns, rows } = tableOf(sessionOf([isha]))
    expect(columns.map(({ name }) => name)).toEqual([
      'participant',
      'id',
      'kind',
      'start',
      'end',
      'duration',
      'start is',
      'end is',
      'notes'
    ])
    expect([...rows]).toEqual([
      ['=isha', 'rilsgehg', 'in room', at(0), at(100.5), 100_500, 'recorded', 'recorded', ''],
      ['=isha', 'rilsgehg', 'in room', at(200), null, null, 'recorded', 'not recorded', 'no leave recorded'],
      [
        ...['=isha', 'rilsgehg', 'away', at(100.5), at(200), 99_500, 'recorded', 'recorded'],
        'error 50 s before, rejoined (inferred)'
      ],
      ['=isha', 'rilsgehg', 'microphone', at(1), at(2), 1_000, 'recorded', 'recorded', ''],
      ['=isha', 'rilsgehg', 'error', at(50), null, null, 'recorded', '', 'ICE failed']
    ])
    const running = sessionOf([participantOf('a', intervalsOf([0, null]))], { running: true, endMs: null })
    expect([...tableOf(running, at(300)).rows][0]?.slice(4)).toEqual([null, null, 'recorded', 'not yet', 'still in'])
  })

  it('sort times away by their length, those without an error before them after the others by their notes', () => {
    const errors = [{ atMs: at(95), message: 'ICE failed' }]
    const people = [participantOf('a', intervalsOf([0, 50], [90, 100], [110, 200]), { errors })]
    const listing = listingFor(sessionOf(people))
    const aways = (column: 'duration' | 'notes') =>
      Array.from(sortedRows(listing, { column, descending: true }), (row) => rowAt(listing, row))
        .filter(({ kind }) => kind === 'away')
        .map(({ durationMs, notes }) => [durationMs, notes])
    expect(aways('duration')).toEqual([
      [40_000, 'rejoined (inferred)'],
      [10_000, 'error 5 s before, rejoined (inferred)']
    ])
    expect(aways('notes')).toEqual([
      [40_000, 'rejoined (inferred)'],
      [10_000, 'error 5 s before, rejoined (inferred)']
    ])
  })

  it('sort by number within names, and leave rows without an end last in both directions', () => {
    const people = ['p10', 'p9', 'P1'].map((id, index) =>
      participantOf(id, intervalsOf([index, index === 1 ? null : 50]))
    )
    const listing = listingFor(sessionOf(people))
    const ids = (column: 'id' | 'end', descending: boolean) =>
      Array.from(sortedRows(listing, { column, descending }), (row) => rowAt(listing, row).participantId)
    expect(ids('id', false)).toEqual(['P1', 'p9', 'p10'])
    expect(ids('id', true)).toEqual(['p10', 'p9', 'P1'])
    expect(ids('end', false)).toEqual(['p10', 'P1', 'p9'])
    expect(ids('end', true)).toEqual(['p10', 'P1', 'p9'])
  })

  it('keep every row, and the order of equal ones, whatever they are sorted by', () => {
    fc.assert(
      fc.property(anySession, fc.constantFrom(...rowColumns), fc.boolean(), (session, column, descending) => {
        const listing = listingFor(session)
        const sorted = sortedRows(listing, { column, descending })
        expect(new Set(sorted)).toEqual(new Set(everyRow(listing)))
        const cellOf = (row: number) => rowCells(rowAt(listing, row), utc)[rowColumns.indexOf(column)]
        sorted.slice(1).forEach((row, index) => {
          const before = sorted[index]
          if (before === undefined || cellOf(before) !== cellOf(row)) return
          expect(before).toBeLessThan(row)
        })
      })
    )
  })
})
