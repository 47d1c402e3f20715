// What the user chose about the window, remembered between runs.

export type ZoneChoice =
  | { readonly kind: 'local' }
  | { readonly kind: 'utc' }
  | { readonly kind: 'iana'; readonly name: string }
  | { readonly kind: 'relative' }

/** What separates the cells of a CSV file for spreadsheets, and the decimals of its numbers. */
export interface SheetCsvStyle {
  readonly separator: ',' | ';' | '\t'
  readonly decimalSign: '.' | ','
}

export interface Settings {
  readonly theme: 'system' | 'light' | 'dark'
  readonly zone: ZoneChoice
  /** Whether keys of one character work without a modifier. */
  readonly letterKeys: boolean
  /** `modern`: the wheel scrolls the lanes, with Ctrl or Cmd it zooms. `classic`: it zooms, with Shift it scrolls the lanes. */
  readonly wheel: 'modern' | 'classic'
  /** The clock of a second ruler, or null for one ruler. */
  readonly secondZone: ZoneChoice | null
  /** Stretches longer than this in which nobody is in are folded; null folds none. */
  readonly foldOverMs: number | null
  /** Null: as the system's language has it. */
  readonly sheetCsv: SheetCsvStyle | null
}
