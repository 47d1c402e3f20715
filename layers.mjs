// The layers, stated once: every folder of the sources, each above the ones that its files may import from.
// `npm run lint` refuses an import that goes up, and so every circle of folders; circles of files are refused beside it.

const shared = 'electron/shared'

const renderer = [
  'renderer/clock',
  'renderer/analysis',
  'renderer/words',
  'renderer/timeline/lanes',
  'renderer/timeline/axis',
  'renderer/timeline/sentences',
  'renderer/timeline/scene',
  'renderer/report/text',
  'renderer/report/tables',
  'renderer/report/drawing',
  'renderer/report',
  'renderer/workbook',
  'renderer/computing',
  'renderer/keys',
  'renderer/state/page',
  'renderer/state/marks',
  'renderer/state/accounts',
  'renderer/state/view',
  'renderer/state/session',
  'renderer/state',
  'renderer/chart/paint',
  'renderer/chart/gestures',
  'renderer/chart',
  'renderer/ui/parts',
  'renderer/ui/accounts',
  'renderer/ui/session',
  'renderer/ui/panels',
  'renderer/ui/export',
  'renderer/ui/commands',
  'renderer/ui/toolbar',
  'renderer/ui/frame',
  'renderer'
]

const main = [
  'electron/main/files',
  'electron/main/clocks',
  'electron/main/window',
  'electron/main/session',
  'electron/main/unwrapping',
  'electron/main/kept',
  'electron/main/work',
  'electron/main/library',
  'electron/main/keychain',
  'electron/main/proxy',
  'electron/main/videosdk',
  'electron/main/accounts',
  'electron/main/opening',
  'electron/main/starting',
  'electron/main/calls',
  'electron/main',
  'electron/setup'
]

/** Towers that stand on what is shared and know nothing of each other. */
const towers = [renderer, main, ['electron/preload']]

/** Every folder, and those that its files may import from, itself among them. @type {ReadonlyMap<string, readonly string[]>} */
export const layers = new Map([
  [shared, [shared]],
  ...towers.flatMap((tower) => tower.map((folder, at) => [folder, [shared, ...tower.slice(0, at + 1)]]))
])
