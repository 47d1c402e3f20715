// CSV text that opens the same everywhere: RFC 4180, with cells that a spreadsheet would run as formulas made harmless.

/** Rows of cells in; CSV with CRLF after every row out. Cells that begin with = + - @ tab or CR get a leading apostrophe. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `${cells.map(cellOf).join(',')}\r\n`).join('')
}

function cellOf(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
