import { describe, expect, it } from 'vitest'
import { atOnce } from '../../../../../electron/shared/work'
import type { SheetCsvStyle } from '../../../../../electron/shared/settings'
import { writingCsv } from '../../../../../renderer/report/tables/csv-lines'
import { sheetCsv, sheetCsvOf } from '../../../../../renderer/report/tables/sheet-csv'
import { onTheWall, type Column, type Table } from '../../../../../renderer/report/tables/table'
import { relativeTo, utc } from '../../../../../renderer/clock/zone'
import { zone as zoneNamed } from '../../../zones'
import { readCsv } from '../csv-reading'

const english: SheetCsvStyle = { separator: ',', decimalSign: '.' }
const german: SheetCsvStyle = { separator: ';', decimalSign: ',' }
const columns: readonly Column[] = [
  { name: 'id', kind: 'text' },
  { name: 'start', kind: 'moment' },
  { name: 'duration', kind: 'length' },
  { name: 'joins', kind: 'count' }
]
const startMs = Date.UTC(2026, 2, 12, 9, 0, 10, 7)
const table: Table = { columns, rows: [['7.10', startMs, 2_965_923, 2]] }
const berlin = zoneNamed('Europe/Berlin')

describe('CSV for spreadsheets', () => {
  it('has dates of the zone on screen and of UTC, and lengths that no language takes for others', () => {
    expect(readCsv(atOnce(writingCsv(sheetCsv(onTheWall(table, berlin), [], english))))).toEqual([
      ['id', 'start (Europe/Berlin)', 'start (UTC)', 'duration (s)', 'duration (ms)', 'joins'],
      ["'7.10", '2026-03-12T10:00:10.007', '2026-03-12T09:00:10.007', '2965.9230', '2965923', '2']
    ])
  })

  it('has each date once in UTC', () => {
    expect(readCsv(atOnce(writingCsv(sheetCsv(onTheWall(table, utc), [], english))))[0]).toEqual([
      'id',
      'start (UTC)',
      'duration (s)',
      'duration (ms)',
      'joins'
    ])
  })

  it('is written with the separator and the decimal sign that were chosen', () => {
    const csv = atOnce(writingCsv(sheetCsv(onTheWall(table, utc), [{ label: 'Room', text: 'a;b' }], german)))
    expect(csv.split('\r\n')[1]).toBe(`'7.10;2026-03-12T09:00:10.007;"2965,9230";2965923;2;"a;b"`)
    const tabs = atOnce(writingCsv(sheetCsv(onTheWall(table, utc), [], { separator: '\t', decimalSign: '.' })))
    expect(tabs.split('\r\n')[1]).toBe("'7.10\t2026-03-12T09:00:10.007\t2965.9230\t2965923\t2")
  })

  it('counts relative times in seconds, also those before the moment that they count from', () => {
    const relative = relativeTo(startMs + 5_250)
    expect(readCsv(atOnce(writingCsv(sheetCsv(onTheWall(table, relative), [], english))))).toMatchObject([
      ['id', 'start (s, relative to start)', 'start (UTC)', 'duration (s)', 'duration (ms)', 'joins'],
      ["'7.10", '-5.2500', '2026-03-12T09:00:10.007', '2965.9230', '2965923', '2']
    ])
  })

  it('leaves cells empty where nothing is known', () => {
    const unknown = { columns, rows: [['a', null, null, null]] }
    expect(readCsv(atOnce(writingCsv(sheetCsv(onTheWall(unknown, berlin), [], english))))[1]).toEqual([
      'a',
      '',
      '',
      '',
      '',
      ''
    ])
  })

  it('knows how a language writes numbers', () => {
    expect(['en-GB', 'hi', 'ja'].map(sheetCsvOf)).toEqual([english, english, english])
    expect(['de', 'fr-CA', 'pt-BR', 'ru'].map(sheetCsvOf)).toEqual([german, german, german, german])
  })
})
