// What the window can reach: exactly the Bridge, and every call on its own channel.

import { beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { callChannels, eventChannels, type Bridge, type BridgeEvents } from '../../../../electron/shared/bridge'
import { ok } from '../../../../electron/shared/result'

const electron = vi.hoisted(() => ({
  contextBridge: { exposeInMainWorld: vi.fn() },
  ipcRenderer: { invoke: vi.fn(), on: vi.fn(), removeListener: vi.fn() },
  webUtils: { getPathForFile: vi.fn(() => '/from/web-utils.json') }
}))
vi.mock('electron', () => electron)

let bridge: Bridge

beforeAll(async () => {
  vi.stubGlobal('navigation', new EventTarget())
  await import('../../../../electron/preload/index')
  expect(electron.contextBridge.exposeInMainWorld.mock.calls).toEqual([['bridge', expect.any(Object)]])
  bridge = electron.contextBridge.exposeInMainWorld.mock.calls[0]?.[1]
})

beforeEach(() => {
  vi.clearAllMocks()
  electron.ipcRenderer.invoke.mockResolvedValue(ok(null))
})

test('the window gets these names and no other', () => {
  expect(Object.keys(bridge)).toMatchInlineSnapshot(`
    [
      "getAbout",
      "getSettings",
      "changeSettings",
      "copyText",
      "copyPicture",
      "getZone",
      "getOwnZone",
      "listZones",
      "getZoneEditions",
      "listAccounts",
      "inspectToken",
      "proveAccount",
      "keepAccount",
      "discardCandidate",
      "testAccount",
      "editAccount",
      "chooseAccount",
      "removeAccount",
      "getProxyLogin",
      "logInToProxy",
      "forgetProxyLogin",
      "cancelKeychain",
      "fetchSession",
      "cancel",
      "chooseFile",
      "openDropped",
      "takeWaiting",
      "openPlace",
      "openChosen",
      "openSample",
      "openKept",
      "openRecent",
      "readPiece",
      "readRaw",
      "keepSnapshot",
      "saveMarks",
      "listKept",
      "removeKept",
      "getTabs",
      "saveTabs",
      "listRecents",
      "clearRecents",
      "saveFile",
      "savePdf",
      "saveSession",
      "showSaved",
      "printPage",
      "on",
      "pathOf",
    ]
  `)
})

test('every call goes to its own channel with its arguments, and its answer comes back', async () => {
  for (const [name, channel] of Object.entries(callChannels)) {
    const call = bridge[name as keyof typeof callChannels] as (...args: unknown[]) => Promise<unknown>
    expect(await call('one', 2)).toEqual(ok(null))
    expect(electron.ipcRenderer.invoke).toHaveBeenLastCalledWith(channel, 'one', 2)
  }
  expect(electron.ipcRenderer.invoke).toHaveBeenCalledTimes(Object.keys(callChannels).length)
})

test('an event gives its payload and nothing of Electron, until listening stops', () => {
  const heard = vi.fn()
  const stop = bridge.on('menu', heard)
  const [channel, receive] = electron.ipcRenderer.on.mock.calls[0] ?? []
  expect(channel).toBe(eventChannels.menu)
  receive({ sender: 'of Electron' }, 'fit')
  expect(heard.mock.calls).toEqual([['fit']])
  stop()
  expect(electron.ipcRenderer.removeListener).toHaveBeenCalledWith(eventChannels.menu, receive)
})

test.each(['__proto__', 'constructor', 'rollcall:menu', ''])('%j is no event', (name) => {
  expect(() => bridge.on(name as keyof BridgeEvents, vi.fn())).toThrow('No such event')
  expect(electron.ipcRenderer.on).not.toHaveBeenCalled()
})

test('only a real file has a path', () => {
  const file = new File(['{}'], 'a.json')
  expect(bridge.pathOf(file)).toBe('/from/web-utils.json')
  expect(bridge.pathOf(Object.assign(new File([], 'b.json'), { path: '/older/electron.json' }))).toBe(
    '/older/electron.json'
  )
  expect(bridge.pathOf({ path: '/etc/passwd' })).toBe('')
})
