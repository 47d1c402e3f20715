// Reads the sources: every way from the window into main is one of the listed channels, and each leads through the gate.
import { readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import ts from 'typescript'
import { expect, test, vi } from 'vitest'
import { argumentSchemas } from '../../electron/main/calls/call-arguments'
import { createHandlers } from '../../electron/main/calls/calls'
import { callChannels, eventChannels } from '../../electron/shared/bridge'
import { noteFigure } from './figures'

const electron = vi.hoisted(() => ({
  app: {},
  clipboard: {},
  dialog: {},
  nativeTheme: {},
  contextBridge: { exposeInMainWorld: vi.fn() },
  ipcRenderer: {},
  webUtils: {}
}))
vi.mock('electron', () => electron)
vi.stubGlobal('navigation', new EventTarget())

const root = resolve(import.meta.dirname, '../..')

/** Electron's names for whatever lets main hear a page, or reach into it, past the gate. */
const inMain = new Set([
  ...['ipcMain', 'ipc', 'MessageChannelMain', 'MessagePortMain', 'MessageChannel', 'BroadcastChannel', 'postMessage'],
  ...['executeJavaScript', 'executeJavaScriptInIsolatedWorld', 'debugger', 'exposeInMainWorld']
])
const messageEvents = new Set([
  ...['message', 'messageerror', 'ipc-message', 'ipc-message-sync', 'ipc-message-host', 'console-message']
])
const inWindow = new Set([
  ...['ipcRenderer', 'contextBridge', 'exposeInMainWorld', 'exposeInIsolatedWorld', 'sendSync', 'sendToHost'],
  ...['webFrame', 'webUtils']
])

function sourcesIn(...folders: string[]): readonly ts.SourceFile[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.(?:svelte|[cm]?[jt]s)$/.test(path))
      .map((path) => join(folder, path))
      .map((path) => ts.createSourceFile(path, readFileSync(join(root, path), 'utf8'), ts.ScriptTarget.Latest, true))
  )
}

/** Where the code has one of the names, and where it listens for one of the events: comments and types do not count. */
function uses(
  files: readonly ts.SourceFile[],
  names: ReadonlySet<string>,
  events: ReadonlySet<string> = new Set()
): readonly string[] {
  const found = new Set<string>()
  const look = (file: ts.SourceFile, node: ts.Node): void => {
    const { parent } = node
    if (ts.isTypeNode(node)) return
    if (ts.isIdentifier(node) && names.has(node.text))
      found.add(`${file.fileName}: ${ts.isPropertyAccessExpression(parent) ? parent.getText() : node.text}`)
    if (ts.isStringLiteralLike(node) && ts.isElementAccessExpression(parent) && names.has(node.text))
      found.add(`${file.fileName}: ${parent.getText()}`)
    if (ts.isStringLiteralLike(node) && ts.isCallExpression(parent) && events.has(node.text))
      if (/\b(?:on|once|addListener|prependListener|addEventListener)$/.test(parent.expression.getText()))
        found.add(`${file.fileName}: ${parent.expression.getText()} ${node.text}`)
    ts.forEachChild(node, (child) => look(file, child))
  }
  for (const file of files) look(file, file)
  return [...found].sort()
}

test('main hears the window in one place alone, and its own child process and thread in others', () => {
  expect(uses(sourcesIn('electron/main'), inMain, messageEvents)).toEqual([
    'electron/main/calls/ipc.ts: ipcMain',
    'electron/main/calls/ipc.ts: ipcMain.handle',
    'electron/main/keychain/keychain-child.ts: port.on message',
    'electron/main/keychain/keychain-child.ts: port.postMessage',
    'electron/main/keychain/keychain-child.ts: process.on message',
    'electron/main/keychain/keychain-fork.ts: child.on message',
    'electron/main/keychain/keychain-fork.ts: child.postMessage',
    'electron/main/work/work.ts: this.#worker.postMessage',
    'electron/main/work/work.ts: worker.on message',
    'electron/main/work/work.ts: worker.on messageerror',
    'electron/main/work/worker.ts: parentPort?.on message',
    'electron/main/work/worker.ts: parentPort?.postMessage'
  ])
})

test('there every channel of the list, and no other, is handed to the gate with whoever asks', () => {
  const [file] = sourcesIn('electron/main').filter(({ fileName }) => fileName === 'electron/main/calls/ipc.ts')
  const loops: string[] = []
  const look = (node: ts.Node): void => {
    if (ts.isForOfStatement(node)) loops.push(node.getText().replace(/\s+/g, ' '))
    ts.forEachChild(node, look)
  }
  if (file) look(file)
  expect(loops).toEqual([
    'for (const name of Object.keys(callChannels) as CallName[]) { ipcMain.handle(callChannels[name], ' +
      'async (event, ...args: unknown[]) => parcels.pack(await gate(name, event, args))) }'
  ])
})

test('the window reaches Electron through the preload script alone', () => {
  expect(uses(sourcesIn('electron/preload'), inWindow)).toEqual(
    [
      ...['contextBridge', 'contextBridge.exposeInMainWorld', 'ipcRenderer', 'ipcRenderer.invoke', 'ipcRenderer.on'],
      ...['ipcRenderer.removeListener', 'webUtils', 'webUtils.getPathForFile']
    ].map((use) => `electron/preload/index.ts: ${use}`)
  )
  expect(uses(sourcesIn('renderer', 'electron/shared'), inWindow)).toEqual([])
})

test('channels, their schemas, their handlers and the names in the window are the same', async () => {
  await import('../../electron/preload/index')
  const [world, bridge] = electron.contextBridge.exposeInMainWorld.mock.calls[0] ?? []
  expect(world).toBe('bridge')
  const names = Object.keys(callChannels).sort()
  const parts = { window: () => null } as unknown as Parameters<typeof createHandlers>[0]
  expect(Object.keys(argumentSchemas).sort()).toEqual(names)
  expect(Object.keys(createHandlers(parts)).sort()).toEqual(names)
  expect(Object.keys(bridge as object).sort()).toEqual([...names, 'on', 'pathOf'].sort())
  const channels = [...Object.values(callChannels), ...Object.values(eventChannels)]
  expect(new Set(channels).size).toBe(channels.length)
  noteFigure(
    'IPC and page',
    `${names.length} channels, as many schemas, handlers and names in the window; main hears the window in 1 place`
  )
})
