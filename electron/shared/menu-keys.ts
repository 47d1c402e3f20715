// The keys of the menu's own commands, in Electron's notation: what the menu binds and the help sheet prints.

import type { About, MenuCommand } from './bridge'

const everywhere = {
  'open-file': 'CmdOrCtrl+O',
  keep: 'CmdOrCtrl+S',
  export: 'CmdOrCtrl+E',
  print: 'CmdOrCtrl+P',
  refresh: 'CmdOrCtrl+R',
  ask: 'CmdOrCtrl+L',
  find: 'CmdOrCtrl+F',
  palette: 'CmdOrCtrl+K',
  sidebar: 'CmdOrCtrl+B',
  'new-tab': 'CmdOrCtrl+T',
  'close-tab': 'CmdOrCtrl+W',
  'reopen-tab': 'CmdOrCtrl+Shift+T',
  'next-tab': 'Ctrl+Tab',
  'previous-tab': 'Ctrl+Shift+Tab'
} as const satisfies Partial<Record<MenuCommand, string>>

type BoundCommand = keyof typeof everywhere | 'back' | 'forward'

/** The accelerator of every command that has one. On a Mac, Alt with an arrow moves by a word in whatever is typed. */
export function menuKeys(platform: About['platform']): Readonly<Record<BoundCommand, string>> {
  const isMac = platform === 'mac'
  return { ...everywhere, back: isMac ? 'Cmd+[' : 'Alt+Left', forward: isMac ? 'Cmd+]' : 'Alt+Right' }
}
