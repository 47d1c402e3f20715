// Which stories are of the page alone: they ask nothing of Electron's own objects, and run on the engine of the Electron that ships.
import { existsSync } from 'node:fs'

const debian = '/usr/bin/chromium-headless-shell'

/** Where the Chromium for them is; undefined where there is none, and then Electron runs them. */
export const chromiumPath = existsSync(debian) ? debian : undefined

export const pageStories = [
  'accessibility',
  'clock-flags',
  'details',
  'find',
  'first-start',
  'forced-colours',
  'go-to',
  'large-session',
  'lineup',
  'mailed-files',
  'marks',
  'measuring',
  'media',
  'minimap',
  'moving',
  'overlap',
  'palette',
  'print',
  'repeated-hour',
  'roll-call',
  'screen-reader',
  'small-window',
  'time-and-zones',
  'time-axis',
  'unread-times'
]

/** As Playwright matches files. */
export const filesOf = (names: readonly string[]): string[] => names.map((name) => `**/${name}.test.ts`)
