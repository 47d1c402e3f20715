// The menu of a text field, and of a text that is selected: the system's own, with what its roles do and nothing else.

import { Menu, type BrowserWindow, type MenuItemConstructorOptions } from 'electron'

/** Shows it wherever the page leaves a right click, Shift + F10 or the menu key to the system. */
export function offerFieldMenu(window: BrowserWindow): void {
  window.webContents.on('context-menu', (_event, { isEditable, editFlags, selectionText, x, y }) => {
    const copy: MenuItemConstructorOptions = { role: 'copy', enabled: editFlags.canCopy }
    const items: MenuItemConstructorOptions[] = isEditable
      ? [
          { role: 'undo', enabled: editFlags.canUndo },
          { role: 'redo', enabled: editFlags.canRedo },
          { type: 'separator' },
          { role: 'cut', enabled: editFlags.canCut },
          copy,
          { role: 'paste', enabled: editFlags.canPaste },
          { type: 'separator' },
          { role: 'selectAll', enabled: editFlags.canSelectAll }
        ]
      : [copy]
    if (isEditable || selectionText.trim() !== '') Menu.buildFromTemplate(items).popup({ window, x, y })
  })
}
