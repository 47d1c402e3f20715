import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvFile, csvOf, csvTable } from '../../../../renderer/report/csv'

/** A strict reader of RFC 4180 with CRLF after every row: throws on anything else. */
function parse(text: string): readonly (readonly string[])[] {
  const rows: string[][] = []
  let row: string[] = []
  let index = 0
  while (index < text.length) {
    const match = /^(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/.exec(text.slice(index))
    if (match === null) throw new Error(`Not CSV at ${index}`)
    row.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '')
    if (match[3] === '\r\n') {
      rows.push(row)
      row = []
    }
    index += match[0].length
  }
  if (row.length > 0) throw new Error('The last row does not end')
  return rows
}

describe('CSV', () => {
  it('quotes only what needs it and ends every row in CRLF', () => {
    expect(
      csvOf([
        ['a', 'b c', ''],
        ['say "hi"', 'x,y', 'two\nlines']
      ])
    ).toBe('a,b c,\r\n"say ""hi""","x,y","two\nlines"\r\n')
  })

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '\nx', ' =1', '"=1"', "'=1", '\u200b=1', '\ufeff+1', '＝1'])(
    'makes the formula-like cell %j harmless',
    (cell) => expect(parse(csvOf([[cell]]))).toEqual([[`'${cell}`]])
  )

  it.each(['007', '12e4', '1.5E-3', '12345678901234567890', ' 00'])(
    'keeps the id %j from being read as another number',
    (cell) => expect(parse(csvOf([[cell]]))).toEqual([[`'${cell}`]])
  )

  it.each(['1-2', '1/2', '3/4/25', '2024-05-14', '1.2.', '1.2.2025', 'MAR1', 'Sept-2', '5 May', '2 june 24', ' 1-2 '])(
    'keeps the name %j from being read as a day',
    (cell) => expect(parse(csvOf([[cell]]))).toEqual([[`'${cell}`]])
  )

  it.each([
    'a=1',
    'May',
    'Marcus 12',
    'April Jones',
    'room 1-2',
    '555-0123-4',
    '1.5',
    '1.2.3.4',
    '0',
    '0.500',
    '1200',
    '123456789012345',
    '12e4x',
    '07:26',
    'Zoë',
    '2022-02-22T07:26:43.120Z',
    '“quoted”',
    ''
  ])('leaves the cell %j alone', (cell) => expect(parse(csvOf([[cell]]))).toEqual([[cell]]))

  it('holds no control character and no sign that turns the direction of what follows', () => {
    expect(csvOf([['before\0after', 'Ann \u202egpj.exe', '\u202e=1']])).toBe("before after,Ann gpj.exe,'=1\r\n")
  })

  it('reads back as what was written, but for the apostrophes', () => {
    const cell = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('"', ',', '\r', '\n', '=', '\t', 'é', ' ') }))
    const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { maxLength: 10 })
    fc.assert(
      fc.property(rows, (written) => {
        const read = parse(csvOf(written))
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
      { label: 'Hidden', text: 'names, and ids' }
    ]
    expect(csvTable(['a'], [['1'], ['2']], statement)).toBe(
      'a,session,hidden\r\n1,6214,"names, and ids"\r\n2,6214,"names, and ids"\r\n'
    )
    expect(csvTable(['a'], [], statement)).toBe('a,session,hidden\r\n,6214,"names, and ids"\r\n')
  })

  it('begins a file with the mark by which spreadsheets know UTF-8', () => {
    expect(new TextEncoder().encode(csvFile('Zoë')).slice(0, 4)).toEqual(new Uint8Array([0xef, 0xbb, 0xbf, 0x5a]))
  })
})
