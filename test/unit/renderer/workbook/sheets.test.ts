import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Cell, Column } from '../../../../renderer/report/tables/table'
import { plainText } from '../../../../renderer/words/plain-text'
import { WorkbookSheets } from '../../../../renderer/workbook/sheets'
import { readWorkbook, type ReadCell } from './workbook-reading'

const text = (name: string): Column => ({ name, kind: 'text' })

async function cellsOf(columns: readonly Column[], rows: readonly (readonly Cell[])[]): Promise<readonly ReadCell[]> {
  const sheets = new WorkbookSheets()
  sheets.add({ what: 'sheet', name: 'Intervals', columns })
  sheets.add({ what: 'rows', rows })
  return readWorkbook(await sheets.file())[0]?.cells ?? []
}

async function textsOf(texts: readonly string[]): Promise<readonly (string | null)[]> {
  const cells = await cellsOf(
    [text('id')],
    texts.map((id) => [id])
  )
  return cells.slice(1).map((cell) => cell.text)
}

describe('a workbook', () => {
  it('has dates, lengths and numbers that are such, and nothing where nothing is known', async () => {
    const columns: readonly Column[] = [
      text('id'),
      { name: 'start (UTC)', kind: 'moment' },
      { name: 'duration', kind: 'length' },
      { name: 'start (s)', kind: 'seconds' },
      { name: 'joins', kind: 'count' }
    ]
    const startMs = Date.UTC(2026, 2, 12, 9, 0, 10, 7)
    const cells = await cellsOf(columns, [
      ['a', startMs, 100 * 3_600_000 + 7, -5.25, 3],
      [null, null, null, null, null]
    ])
    expect(cells.slice(0, 5).map((cell) => cell.text)).toEqual(['id', 'start (UTC)', 'duration', 'start (s)', 'joins'])
    const [, start, duration, since, joins, ...more] = cells.slice(5)
    expect(start).toMatchObject({ at: 'B2', format: 'yyyy-mm-dd hh:mm:ss.000' })
    // A day is 1, and 25569 is the first of January 1970.
    expect(Math.round(((start?.number ?? 0) - 25_569) * 86_400_000)).toBe(startMs)
    expect(duration).toMatchObject({ at: 'C2', format: '[h]:mm:ss.000' })
    expect(Math.round((duration?.number ?? 0) * 86_400_000)).toBe(360_000_007)
    expect(since).toMatchObject({ at: 'D2', number: -5.25, format: '0.000' })
    expect(joins).toMatchObject({ at: 'E2', number: 3, format: '0' })
    expect(more).toEqual([])
  })

  it('has every id as a text that is what it was, whatever the library or the format would make of it', async () => {
    const ids = [
      '00123',
      '1E5',
      '7.10',
      '1:30',
      'TRUE',
      '5 Mai',
      '=1+1',
      '-1',
      '0',
      ' lead',
      'trail ',
      'x<y&z>"q"',
      "it's"
    ]
    const names = Object.getOwnPropertyNames(Object.prototype)
    const odd = ['_x0041_', '_x005F_', '_X000d_', 'Zo\ufffd', 'a\nb', '😀', '\ufdd0']
    const all = [...ids, ...names, ...odd]
    expect(await textsOf(all)).toEqual(all)
  })

  it('has no control character, no half of a character and no more than a cell holds', async () => {
    const [control, turned, half, broken, long] = await textsOf([
      'a\0b',
      'Ann \u202egpj',
      '\ud800x',
      'a\r\nb',
      'é'.repeat(40_000)
    ])
    expect([control, turned, half, broken]).toEqual(['a b', 'Ann gpj', '\ufffdx', 'a\nb'])
    expect(long).toBe(`${'é'.repeat(32_766)}…`)
  })

  it('keeps any text', async () => {
    const texts = fc.uniqueArray(fc.string({ minLength: 1, unit: 'grapheme' }), { minLength: 1, maxLength: 30 })
    const asWritten = (written: string) => plainText(written).replace(/\r\n?/g, '\n')
    await fc.assert(
      fc.asyncProperty(texts, async (written) => {
        const kept = written.filter((each) => asWritten(each) !== '')
        expect(await textsOf(kept)).toEqual(kept.map(asWritten))
      })
    )
  })

  it('writes a time as a text where programs have no date for it', async () => {
    const [, old, late] = await cellsOf(
      [{ name: 'start', kind: 'moment' }],
      [[Date.UTC(1899, 11, 31)], [Date.UTC(12_026, 0, 1)]]
    )
    expect([old?.text, late?.text]).toEqual(['1899-12-31T00:00:00.000', '+012026-01-01T00:00:00.000'])
  })

  it('goes on in a second sheet where one is full', async () => {
    const sheets = new WorkbookSheets(3)
    sheets.add({ what: 'sheet', name: 'Intervals', columns: [text('id')] })
    sheets.add({ what: 'rows', rows: [['a'], ['b'], ['c']] })
    sheets.add({ what: 'rows', rows: [['d'], ['e']] })
    sheets.add({ what: 'sheet', name: 'About', columns: [text('what')] })
    const read = readWorkbook(await sheets.file())
    expect(read.map(({ name, cells }) => [name, cells.map((cell) => cell.text)])).toEqual([
      ['Intervals', ['id', 'a', 'b']],
      ['Intervals 2', ['id', 'c', 'd']],
      ['Intervals 3', ['id', 'e']],
      ['About', ['what']]
    ])
  })
})
