import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { atOnce } from '../../../../../electron/shared/work'
import { csvFile, writingCsv } from '../../../../../renderer/report/tables/csv-lines'
import { programCsv } from '../../../../../renderer/report/tables/program-csv'
import type { Statement } from '../../../../../renderer/report/text/statement'
import type { Cell, Column } from '../../../../../renderer/report/tables/table'
import { readCsv } from '../csv-reading'

const texts = (names: readonly string[]): readonly Column[] => names.map((name) => ({ name, kind: 'text' }))

function csvOf(columns: readonly Column[], rows: readonly (readonly Cell[])[], statement: Statement = []): string {
  return atOnce(writingCsv(programCsv({ columns, rows }, statement)))
}

function cellOf(text: string): string | undefined {
  return readCsv(csvOf(texts(['a']), [[text]]))[1]?.[0]
}

describe('CSV for programs', () => {
  it('quotes only what needs it and ends every row in CRLF', () => {
    const rows = [
      ['b c', ''],
      ['say "hi"', 'x,y'],
      ['two\nlines', 'z']
    ]
    expect(csvOf(texts(['a', 'b']), rows)).toBe('a,b\r\nb c,\r\n"say ""hi""","x,y"\r\n"two\nlines",z\r\n')
  })

  it('names columns so that nobody need quote them, with the unit of lengths', () => {
    const columns: readonly Column[] = [
      { name: 'first join', kind: 'moment' },
      { name: 'in room', kind: 'length' },
      { name: 'joins', kind: 'count' }
    ]
    const csv = csvOf(columns, [[Date.UTC(2026, 2, 12, 9, 0, 0, 7), 2_965_923, 3]])
    expect(csv).toBe('first_join,in_room_ms,joins\r\n2026-03-12T09:00:00.007Z,2965923,3\r\n')
  })

  it('leaves a cell empty where nothing is known', () => {
    const columns: readonly Column[] = [
      { name: 'end', kind: 'moment' },
      { name: 'duration', kind: 'length' },
      { name: 'joins', kind: 'count' },
      { name: 'id', kind: 'text' }
    ]
    expect(csvOf(columns, [[null, null, null, null]])).toBe('end,duration_ms,joins,id\r\n,,,\r\n')
  })

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '\nx', ' =1', '"=1"', "'=1", '\u200b=1', '\ufeff+1', '＝1'])(
    'makes the formula-like cell %j harmless',
    (cell) => expect(cellOf(cell)).toBe(`'${cell}`)
  )

  it.each([
    '007',
    '12e4',
    '12345678901234567890',
    '7.10',
    '1:30',
    '1042:2',
    'TRUE',
    '5 Mai',
    '3/2024',
    'NA',
    '50%',
    'Zoë'
  ])('keeps the id %j as it is', (cell) => expect(cellOf(cell)).toBe(cell))

  it('holds no control character and no sign that turns the direction of what follows', () => {
    expect(['before\0after', 'Ann \u202egpj.exe', '\u202e=1'].map(cellOf)).toEqual([
      'before after',
      'Ann gpj.exe',
      "'=1"
    ])
  })

  it('reads back as what was written, but for the apostrophes', () => {
    const cell = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('"', ',', '\r', '\n', '=', '\t', 'é', ' ') }))
    const rows = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 10 })
    fc.assert(
      fc.property(rows, (written) => {
        const read = readCsv(csvOf(texts(['a', 'b', 'c']), written)).slice(1)
        expect(read).toHaveLength(written.length)
        written.forEach((cells, row) =>
          cells.forEach((text, column) => expect([text, `'${text}`]).toContain(read[row]?.[column]))
        )
        for (const text of read.flat()) expect(text).not.toMatch(/^[\s"]*[=+\-@]|^[\t\r]/)
      })
    )
  })

  it('states in each row where the rows come from, and once where there are none', () => {
    const statement = [
      { label: 'Session', text: '6214' },
      { label: 'Custom room id', text: 'names, and ids' }
    ]
    expect(csvOf(texts(['a']), [['1'], ['2']], statement)).toBe(
      'a,session,custom_room_id\r\n1,6214,"names, and ids"\r\n2,6214,"names, and ids"\r\n'
    )
    expect(csvOf(texts(['a']), [], statement)).toBe('a,session,custom_room_id\r\n,6214,"names, and ids"\r\n')
  })

  it('begins a file with the mark by which spreadsheets know UTF-8', () => {
    expect(new TextEncoder().encode(csvFile('Zoë')).slice(0, 4)).toEqual(new Uint8Array([0xef, 0xbb, 0xbf, 0x5a]))
  })
})
