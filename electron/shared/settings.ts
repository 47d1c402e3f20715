// What the user chose about the window, remembered between runs.

export type ZoneChoice =
  | { readonly kind: 'local' }
  | { readonly kind: 'utc' }
  | { readonly kind: 'iana'; readonly name: string }
  | { readonly kind: 'relative' }

/** The clock that times are shown in, and a second one or null. */
export interface ClockChoice {
  readonly zone: ZoneChoice
  readonly second: ZoneChoice | null
}

/** What was chosen for one session. */
export interface SessionClocks extends ClockChoice {
  readonly sessionId: string
}

/** Of so many sessions the clocks are remembered. */
export const mostClocks = 500
export const mostRecentZones = 6

/** What separates the cells of a CSV file for spreadsheets, and the decimals of its numbers. */
export interface SheetCsvStyle {
  readonly separator: ',' | ';' | '\t'
  readonly decimalSign: '.' | ','
}

/** How much room a lane takes, from most to least; of a crowd a thousand show at once, without words. */
export const densities = ['comfortable', 'middle', 'compact', 'crowd'] as const
export type Density = (typeof densities)[number]

export const panelTabs = ['details', 'roll-call', 'overlap', 'marks', 'notes', 'raw'] as const
export type PanelTab = (typeof panelTabs)[number]

export interface Settings {
  readonly theme: 'system' | 'light' | 'dark'
  /** What a session starts with for which nothing was chosen: `local` or `utc`, never the zone of another session. */
  readonly zone: ZoneChoice
  /** Whether keys of one character work without a modifier. */
  readonly letterKeys: boolean
  /** `modern`: the wheel scrolls the lanes, with Ctrl or Cmd it zooms. `classic`: it zooms, with Shift it scrolls the lanes. */
  readonly wheel: 'modern' | 'classic'
  /** The second clock that such a session starts with, or null. */
  readonly secondZone: ZoneChoice | null
  /** Stretches longer than this in which nobody is in are folded; null folds none. */
  readonly foldOverMs: number | null
  /** Null: as the system's language has it. */
  readonly sheetCsv: SheetCsvStyle | null
  /** By session, the latest choice first. */
  readonly clocks: readonly SessionClocks[]
  /** Names of zones that were chosen lately, the latest first. */
  readonly recentZones: readonly string[]
  readonly density: Density
  readonly isSidebarOpen: boolean
  /** Widths and heights that were dragged, in CSS px; null: each has its own. */
  readonly sidebarPx: number | null
  readonly laneHeadPx: number | null
  /** Heights of the panel by its tab, and its width where it stands beside the lanes. */
  readonly panelPx: Readonly<Partial<Record<PanelTab | 'beside', number>>>
}
