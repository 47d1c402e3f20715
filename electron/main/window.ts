// Makes the one window, remembers its place, and brings its page back once when it crashes.

import { join } from 'node:path'
import { app, BrowserWindow, dialog, nativeTheme, screen } from 'electron'
import { placeWindow, smallest } from './placement'
import { appPage } from './protocol'
import type { SettingsStore } from './settings'

const saveDelayMs = 500
/** Chromium now and then draws nothing of a window that is hidden: it is shown then without its first frame. */
const longestHiddenMs = 2000

/** Creates the window and starts loading its page; it shows itself when there is something to see. */
export async function openWindow(settings: SettingsStore): Promise<BrowserWindow> {
  const placement = await settings.placement()
  nativeTheme.themeSource = (await settings.settings()).theme
  const window = new BrowserWindow({
    ...placeWindow(placement, workAreas()),
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    title: app.name,
    // The page's own background, so that nothing flashes before its first frame.
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#16181c' : '#ffffff',
    webPreferences: {
      preload: join(__dirname, '../preload/index.js'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      devTools: !app.isPackaged,
      // The spell checker would fetch its dictionaries from a server.
      spellcheck: false
    }
  })
  if (placement?.maximized) window.maximize()
  showWhenDrawn(window)
  rememberPlacement(window, settings)
  bringBack(window)
  void window.loadURL(appPage)
  return window
}

/** Brings the window to the front. */
export function focusWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}

function showWhenDrawn(window: BrowserWindow): void {
  const show = () => {
    clearTimeout(late)
    window.off('ready-to-show', show)
    window.show()
  }
  const late = setTimeout(show, longestHiddenMs)
  window.once('ready-to-show', show)
  window.once('closed', () => clearTimeout(late))
}

function workAreas() {
  const primary = screen.getPrimaryDisplay()
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id)
  return [primary, ...others].map(({ workArea }) => workArea)
}

function rememberPlacement(window: BrowserWindow, settings: SettingsStore): void {
  let timer: NodeJS.Timeout | undefined
  const save = () => {
    clearTimeout(timer)
    timer = undefined
    // Not remembering where the window was is not worth a word to the user.
    void settings.rememberPlacement({ bounds: window.getNormalBounds(), maximized: window.isMaximized() })
  }
  const saveSoon = () => {
    clearTimeout(timer)
    timer = setTimeout(save, saveDelayMs)
  }
  window.on('resize', saveSoon)
  window.on('move', saveSoon)
  window.on('close', () => {
    if (timer !== undefined) save()
  })
}

function bringBack(window: BrowserWindow): void {
  let crashes = 0
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return
    crashes += 1
    if (crashes === 1) window.webContents.reload()
    void dialog
      .showMessageBox(window, {
        type: 'warning',
        message: crashes === 1 ? 'The window broke and was started again.' : 'The window broke again.',
        detail: 'What was kept is safe. What was open can be opened again from the list of recents.',
        buttons: crashes === 1 ? ['OK'] : ['Start again', 'Quit']
      })
      .then(({ response }) => {
        if (crashes === 1) return
        if (response === 0) window.webContents.reload()
        else app.quit()
      })
  })
}
