// The keys of the menu's own commands, in Electron's notation: what the menu binds and the help sheet prints.

import type { MenuCommand } from './bridge'

export const menuKeys = {
  'open-file': 'CmdOrCtrl+O',
  keep: 'CmdOrCtrl+S',
  refresh: 'CmdOrCtrl+R',
  ask: 'CmdOrCtrl+L'
} as const satisfies Partial<Record<MenuCommand, string>>
