// What is sent to the thread that writes a workbook, and what it answers.

import type { Cell, Column } from '../report/tables/table'

/** A sheet's beginning, some of its rows, or that all was sent. Rows belong to the sheet that began last. */
export type WorkbookPart =
  | { readonly what: 'sheet'; readonly name: string; readonly columns: readonly Column[] }
  | { readonly what: 'rows'; readonly rows: readonly (readonly Cell[])[] }
  | { readonly what: 'end' }

/** The file's bytes, or in words why there is none. */
export type WorkbookAnswer = { readonly bytes: Uint8Array<ArrayBuffer> } | { readonly failed: string }
