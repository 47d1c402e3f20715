// The world of the preload script, where Electron's own ipcRenderer is: below the bridge, past what its calls look like.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Rollcall } from '../rollcall/rollcall'

/** The id of the world that a preload script runs in when it is isolated. */
const isolatedWorld = 999

/** Starts the page once more with a preload script beside the app's own that leaves `raw`, an ipcRenderer, in that world. */
export async function openPreloadWorld({ app, page, profile, idle }: Rollcall): Promise<void> {
  const file = join(profile, 'raw-preload.cjs')
  await writeFile(file, "globalThis.raw = require('electron').ipcRenderer\n")
  const loaded = page.waitForEvent('load')
  await app.evaluate(({ BrowserWindow, session }, path) => {
    // Electron before 35 has the older one only.
    if ('registerPreloadScript' in session.defaultSession)
      session.defaultSession.registerPreloadScript({ type: 'frame', filePath: path })
    else (session.defaultSession as { setPreloads(paths: string[]): void }).setPreloads([path])
    BrowserWindow.getAllWindows()[0]?.webContents.reload()
  }, file)
  await loaded
  await idle()
}

/** Runs an expression in that world; its value must be one that can be sent. */
export function inPreloadWorld<T>({ app }: Rollcall, code: string): Promise<T> {
  return app.evaluate(
    ({ BrowserWindow }, { world, code }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScriptInIsolatedWorld(world, [{ code }]),
    { world: isolatedWorld, code }
  ) as Promise<T>
}
