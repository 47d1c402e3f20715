// Whatever a call of the window can do, gathered in one value, so that a story can say that nothing was done.
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Videosdk } from '../../videosdk/server'
import type { Rollcall } from '../rollcall/rollcall'

/** What the system was asked for, by name. */
type Asked = Record<string, number>

/** From now on dialogs are dismissed, and nothing is copied, printed or opened elsewhere, but all of it is counted. */
export async function holdBack({ app }: Rollcall): Promise<void> {
  await app.evaluate(({ BrowserWindow, clipboard, dialog, nativeTheme, shell }) => {
    const asked: Asked = {}
    Object.assign(globalThis, { asked })
    const counted = (name: string, answer: unknown) => () => {
      asked[name] = (asked[name] ?? 0) + 1
      return Promise.resolve(answer)
    }
    const dismissed = { canceled: true, filePaths: [], response: 0 }
    for (const name of ['showOpenDialog', 'showSaveDialog', 'showMessageBox'])
      Object.assign(dialog, { [name]: counted(name, dismissed) })
    for (const name of ['writeText', 'write', 'writeHTML', 'clear', 'readText', 'read'])
      Object.assign(clipboard, { [name]: counted(name, '') })
    for (const name of ['openExternal', 'openPath', 'showItemInFolder', 'trashItem'])
      Object.assign(shell, { [name]: counted(name, '') })
    const print = (_options: unknown, done: (isPrinted: boolean, why: string) => void) =>
      counted('print', null)().then(() => done(false, 'cancelled'))
    for (const { webContents } of BrowserWindow.getAllWindows())
      Object.assign(webContents, { print, printToPDF: counted('printToPDF', Buffer.alloc(0)) })
    nativeTheme.on('updated', counted('theme', null))
  })
}

/** The app's files with their content, its accounts, what it asked of the system and the service, and its windows. */
export async function effects({ app, page, profile }: Rollcall, service: Videosdk): Promise<unknown> {
  const calls = await page.evaluate(async () => [
    await window.bridge.listAccounts(),
    await window.bridge.getSettings(),
    await window.bridge.listKept(null),
    await window.bridge.listRecents()
  ])
  const inMain = await app.evaluate(({ BrowserWindow, nativeTheme }) => ({
    asked: { ...(globalThis as unknown as { asked: Asked }).asked },
    theme: nativeTheme.themeSource,
    windows: BrowserWindow.getAllWindows().length
  }))
  return {
    calls,
    ...inMain,
    files: await filesOf(profile),
    requests: service.requests.length,
    opened: service.connections
  }
}

/** Without what Chromium keeps there for itself. */
async function filesOf(profile: string): Promise<Readonly<Record<string, string>>> {
  const own = (await readdir(profile)).filter((name) => /\.(?:json|tmp|rollcall)$/.test(name))
  const kept = (await readdir(join(profile, 'library')).catch(() => [])).map((name) => join('library', name))
  const hashes = [...own, ...kept].map(async (name) => {
    const bytes = await readFile(join(profile, name))
    return [name, createHash('sha256').update(bytes).digest('hex')] as const
  })
  return Object.fromEntries(await Promise.all(hashes))
}
