// The system's dialogs: which file to open, where to save, and on what to print.

import { app, dialog, type BrowserWindow } from 'electron'
import type { FileType } from './file-name'
import { Saving } from './saving'

/** Asks which file to open; null when the dialog was dismissed. */
export async function choosePath(window: BrowserWindow | null): Promise<string | null> {
  const options: Electron.OpenDialogOptions = {
    title: 'Open a session',
    properties: ['openFile'],
    filters: [
      { name: 'Sessions', extensions: ['rollcall', 'json'] },
      { name: 'All files', extensions: ['*'] }
    ]
  }
  const chosen = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options))
  return chosen.canceled ? null : (chosen.filePaths[0] ?? null)
}

/** Saves and prints from the window that there is when it is asked for. */
export function savingFrom(window: () => BrowserWindow | null): Saving {
  return new Saving({
    choosePath: (suggestedPath, type) => chooseTarget(window(), suggestedPath, type),
    downloads: () => app.getPath('downloads'),
    printToPdf: () =>
      pageOf(window()).printToPDF({ landscape: true, pageSize: 'A4', printBackground: true, preferCSSPageSize: true }),
    print: () =>
      new Promise((resolve) =>
        pageOf(window()).print({ printBackground: true, landscape: true }, (printed, why) => resolve({ printed, why }))
      )
  })
}

async function chooseTarget(
  window: BrowserWindow | null,
  suggestedPath: string,
  { extension, name }: FileType
): Promise<string | null> {
  const options: Electron.SaveDialogOptions = {
    defaultPath: suggestedPath,
    properties: ['showOverwriteConfirmation', 'createDirectory'],
    filters: [
      { name, extensions: [extension] },
      { name: 'All files', extensions: ['*'] }
    ]
  }
  const chosen = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options))
  return chosen.canceled || !chosen.filePath ? null : chosen.filePath
}

function pageOf(window: BrowserWindow | null): Electron.WebContents {
  if (window === null) throw new Error('There is no window whose page could be printed')
  return window.webContents
}
