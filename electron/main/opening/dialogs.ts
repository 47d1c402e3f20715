// The system's dialogs: which file to open, where to save, and on what to print.

import { app, dialog, shell, type BrowserWindow } from 'electron'
import type { FileType } from '../files/file-name'
import type { Folders } from '../files/folders'
import { titledPdf } from './pdf-facts'
import { Saving, type Printing } from './saving'

/** Asks which files to open, first in a folder, if there is one; none when the dialog was dismissed. */
export async function choosePaths(window: BrowserWindow | null, folder: string | null): Promise<readonly string[]> {
  const options: Electron.OpenDialogOptions = {
    title: 'Open sessions',
    ...(folder === null ? {} : { defaultPath: folder }),
    properties: ['openFile', 'multiSelections'],
    filters: [
      { name: 'Sessions', extensions: ['rollcall', 'json'] },
      { name: 'All files', extensions: ['*'] }
    ]
  }
  const chosen = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options))
  return chosen.canceled ? [] : chosen.filePaths
}

/** Saves and prints from the window that there is when it is asked for. */
export function savingFrom(window: () => BrowserWindow | null, folders: Folders): Saving {
  return new Saving({
    choosePath: (suggestedPath, type) => chooseTarget(window(), suggestedPath, type),
    folder: async () => (await folders.last('save')) ?? app.getPath('downloads'),
    remember: (folder) => folders.remember('save', folder),
    show: (path) => shell.showItemInFolder(path),
    printToPdf: async (title) => {
      const page = { landscape: true, pageSize: 'A4', printBackground: true, preferCSSPageSize: true } as const
      // Older Chromiums have no tags to give.
      return titledPdf(await pageOf(window()).printToPDF({ ...page, generateTaggedPDF: true }), title)
    },
    print: () => print(pageOf(window()))
  })
}

/** A page that breaks or goes while the system's dialog is open is not told of any more. */
function print(page: Electron.WebContents): Promise<Printing> {
  return new Promise((resolve) => {
    const end = (printed: boolean, why: string) => {
      page.off('render-process-gone', broke).off('destroyed', broke)
      resolve({ printed, why })
    }
    const broke = () => end(false, 'The window broke')
    page.once('render-process-gone', broke).once('destroyed', broke)
    page.print({ printBackground: true, landscape: true }, end)
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
