// CSV text that opens the same everywhere: RFC 4180, with cells that a spreadsheet would run as formulas made harmless.

/** Rows of cells in; CSV with CRLF after every row out. Cells that begin with = + - @ tab or CR get a leading apostrophe. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  throw new Error(`not yet ${rows.length}`)
}
