// Which stories are of the page alone: they ask nothing of Electron's own objects, and run on the engine of the Electron that ships.
import { existsSync } from 'node:fs'

const debian = '/usr/bin/chromium-headless-shell'

/** Where the Chromium for them is; undefined where there is none, and then Electron runs them. */
export const chromiumPath = existsSync(debian) ? debian : undefined

/** Of these a few run on both, so that a difference between the two shows: a file for keys, pointers, colours and words each. */
export const onBoth = ['find', 'minimap', 'forced-colours', 'screen-reader']

export const pageStories = [
  ...onBoth,
  'accessibility',
  'clock-flags',
  'details',
  'first-start',
  'go-to',
  'large-session',
  'lineup',
  'mailed-files',
  'marks',
  'measuring',
  'media',
  'moving',
  'overlap',
  'palette',
  'repeated-hour',
  'roll-call',
  'small-window',
  'time-and-zones',
  'time-axis',
  'unread-times'
]

/** As Playwright matches files. */
export const filesOf = (names: readonly string[]): string[] => names.map((name) => `**/${name}.test.ts`)
