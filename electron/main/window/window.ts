// Makes the one window, remembers its place, and brings its page back once when it crashes.

import { join } from 'node:path'
import { app, BrowserWindow, dialog, nativeTheme, screen } from 'electron'
import { desktopSession, isWayland } from './display'
import { placeWindow, smallest } from './placement'
import { offerFieldMenu } from './field-menu'
import { appPage } from './protocol'
import type { Bounds, SettingsStore } from './settings'

const saveDelayMs = 500
/** Chromium now and then draws nothing of a window that is hidden: it is shown then without its first frame. */
const longestHiddenMs = 2000

/** Creates the window and starts loading its page; it shows itself when there is something to see. */
export async function openWindow(settings: SettingsStore): Promise<BrowserWindow> {
  const placement = await settings.placement()
  nativeTheme.themeSource = (await settings.settings()).theme
  const bounds = placeWindow(placement, workAreas())
  const window = new BrowserWindow({
    ...bounds,
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
      spellcheck: false
    }
  })
  if (placement?.maximized) window.maximize()
  showWhenDrawn(window)
  rememberPlacement(window, bounds, settings)
  bringBack(window)
  offerFieldMenu(window)
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
    window.webContents.off('did-finish-load', show)
    window.show()
  }
  const late = setTimeout(show, longestHiddenMs)
  window.once('ready-to-show', show)
  // Under Wayland a window that was never shown gets no frame to be ready with.
  window.webContents.once('did-finish-load', show)
  window.once('closed', () => clearTimeout(late))
}

function workAreas() {
  const primary = screen.getPrimaryDisplay()
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id)
  return [primary, ...others].map(({ workArea }) => workArea)
}

/** `first` is where it was opened. */
function rememberPlacement(window: BrowserWindow, first: Bounds, settings: SettingsStore): void {
  const isPlaced =
    process.platform !== 'linux' || !isWayland(desktopSession(app.commandLine.getSwitchValue('ozone-platform')))
  let timer: NodeJS.Timeout | undefined
  const save = () => {
    clearTimeout(timer)
    timer = undefined
    // Not remembering where the window was is not worth a word to the user.
    const { width, height } = window.getNormalBounds()
    // What Wayland says of the place is made up.
    const bounds = isPlaced ? window.getNormalBounds() : { ...first, width, height }
    void settings.rememberPlacement({ bounds, maximized: window.isMaximized() })
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
