// The native menu: the usual roles, and commands that the window carries out.

import { app, Menu, type MenuItemConstructorOptions } from 'electron'
import type { MenuCommand } from '../../shared/bridge'
import { menuKeys } from '../../shared/menu-keys'
import { platform } from './platform'

const separator: MenuItemConstructorOptions = { type: 'separator' }

/** To be called before the app is ready: Electron would make a menu of its own, only to have it replaced. */
export function forgoDefaultMenu(): void {
  Menu.setApplicationMenu(null)
}

/** Puts the menu up; `send` tells the window what was chosen. No accelerator is a single key: those belong to the window. */
export function showMenu(send: (command: MenuCommand) => void): void {
  const keys: Readonly<Partial<Record<MenuCommand, string>>> = menuKeys(platform)
  const item = (label: string, command: MenuCommand): MenuItemConstructorOptions => {
    const accelerator = keys[command]
    return { label, click: () => send(command), ...(accelerator === undefined ? {} : { accelerator }) }
  }
  const isMac = platform === 'mac'
  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    {
      label: '&File',
      submenu: [
        item('New &Tab', 'new-tab'),
        item('Open Closed Tab A&gain', 'reopen-tab'),
        item('&Open Files…', 'open-file'),
        item('&Keep Session', 'keep'),
        item('&Refresh Session', 'refresh'),
        separator,
        item('&Export…', 'export'),
        item('&Print…', 'print'),
        separator,
        item('&Add Account…', 'add-account'),
        separator,
        item('&Close Tab', 'close-tab'),
        ...(isMac ? [] : [{ role: 'quit' } as const])
      ]
    },
    {
      label: '&Edit',
      submenu: [
        { role: 'undo' },
        { role: 'redo' },
        separator,
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
        separator,
        item('&Find Participant…', 'find'),
        item('Session &Id or Link', 'ask')
      ]
    },
    {
      label: '&View',
      submenu: [
        item('&Timeline', 'timeline'),
        item('T&able', 'table'),
        item('&Command Palette…', 'palette'),
        item('Show or &Hide Sessions', 'sidebar'),
        separator,
        item('&Go to Time…', 'go-to'),
        item('&Earlier View', 'back'),
        item('Late&r View', 'forward'),
        separator,
        item('Zoom Chart &In', 'zoom-in'),
        item('Zoom Chart &Out', 'zoom-out'),
        item('Fit &Whole Session', 'fit'),
        separator,
        // The usual keys enlarge the text, as everywhere; the chart has keys of its own.
        { role: 'zoomIn', label: '&Larger Text' },
        { role: 'zoomOut', label: '&Smaller Text' },
        { role: 'resetZoom', label: '&Normal Text Size' },
        separator,
        { role: 'togglefullscreen' },
        ...(app.isPackaged ? [] : [{ role: 'toggleDevTools' } as const])
      ]
    },
    {
      role: 'window',
      label: '&Window',
      submenu: [
        item('&Next Tab', 'next-tab'),
        item('&Previous Tab', 'previous-tab'),
        separator,
        { role: 'minimize' },
        ...(isMac ? [{ role: 'zoom' } as const] : []),
        // The key that closes a window elsewhere closes a tab of it here.
        { role: 'close', accelerator: 'CmdOrCtrl+Shift+W' },
        ...(isMac ? [separator, { role: 'front' } as const] : [])
      ]
    },
    {
      role: 'help',
      submenu: [
        item('&Keys and Help', 'help'),
        item('&Sample Session', 'sample'),
        ...(isMac ? [] : [{ role: 'about' } as const])
      ]
    }
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
