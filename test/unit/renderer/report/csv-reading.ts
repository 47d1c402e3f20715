// Reads CSV strictly: RFC 4180 with CRLF after every row, and nothing else.

/** CSV in, its rows out; throws on whatever a strict reader would refuse. */
export function readCsv(text: string, separator = ','): readonly (readonly string[])[] {
  const cell = new RegExp(`(?:"((?:[^"]|"")*)"|([^"${separator}\r\n]*))(${separator}|\r\n)`, 'y')
  const rows: string[][] = []
  let row: string[] = []
  for (let at = 0; at < text.length; at = cell.lastIndex) {
    cell.lastIndex = at
    const match = cell.exec(text)
    if (match === null) throw new Error(`Not CSV at ${at}`)
    row.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '')
    if (match[3] === '\r\n') {
      rows.push(row)
      row = []
    }
  }
  if (row.length > 0) throw new Error('The last row does not end')
  return rows
}
