// The window's keys for the help sheet: those of the menu from the table that binds them, then what the system's roles bind.

import type { About } from '../../electron/shared/bridge'
import { menuKeys } from '../../electron/shared/menu-keys'

interface KeyRow {
  readonly caps: readonly string[]
  readonly words: string
}

/** Those that are not in the chart's own table of keys. */
const menuWords = {
  'open-file': 'Open files',
  keep: 'Keep the session',
  refresh: 'Fetch the session again',
  ask: 'Go to the field for the session id'
} as const satisfies Partial<Record<keyof ReturnType<typeof menuKeys>, string>>

/** What is printed on the key that goes with most menu keys. */
export function commandKey(platform: About['platform']): string {
  return platform === 'mac' ? '⌘' : 'Ctrl'
}

/** Every key of the window that is not in the table of the session's keys. */
export function windowKeys(platform: About['platform']): readonly KeyRow[] {
  const command = commandKey(platform)
  const keys = menuKeys(platform)
  const menuRows = Object.entries(menuWords).map(([name, words]) => ({
    caps: [keys[name as keyof typeof keys].replace('CmdOrCtrl+', `${command} `)],
    words
  }))
  return [
    ...menuRows,
    { caps: [`${command} +`, `${command} −`, `${command} 0`], words: 'Larger, smaller, normal text' },
    {
      caps: [`${command} Z`, `${command} X`, `${command} C`, `${command} V`, `${command} A`],
      words: `Edit a text; outside of fields ${command} V asks for the session id or link that is pasted`
    },
    {
      caps: ['F6', 'Shift F6'],
      words: 'Next or previous part of the window: sessions, header, toolbar, chart, panel, status'
    },
    { caps: ['Esc'], words: 'Close a menu or a dialog' },
    { caps: [platform === 'mac' ? 'Ctrl ⌘ F' : 'F11'], words: 'Full screen' },
    { caps: [`${command} M`, `${command} Shift W`], words: 'Minimise, close the window' },
    { caps: [platform === 'windows' ? 'Alt F4' : `${command} Q`], words: 'Quit' }
  ]
}
