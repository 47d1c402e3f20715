// Implements Bridge with invoke and on, and hands it to the window; nothing else crosses.

import { contextBridge, ipcRenderer, webUtils } from 'electron'
import { callChannels, eventChannels, type Bridge, type BridgeCalls, type BridgeEvents } from '../shared/bridge'
import './stay'

function call<Name extends keyof BridgeCalls>(name: Name) {
  return (...args: Parameters<BridgeCalls[Name]>): Promise<ReturnType<BridgeCalls[Name]>> =>
    ipcRenderer.invoke(callChannels[name], ...args)
}

function on<Name extends keyof BridgeEvents>(event: Name, listener: (payload: BridgeEvents[Name]) => void): () => void {
  if (!Object.hasOwn(eventChannels, event)) throw new TypeError('No such event')
  const receive = (_event: unknown, payload: BridgeEvents[Name]) => listener(payload)
  ipcRenderer.on(eventChannels[event], receive)
  return () => {
    ipcRenderer.removeListener(eventChannels[event], receive)
  }
}

function pathOf(file: object): string {
  if (!(file instanceof File)) return ''
  // Electron before 32 has no webUtils and puts the path on the file itself.
  const { path } = file as { readonly path?: unknown }
  if (typeof path === 'string') return path
  return webUtils.getPathForFile(file)
}

const bridge = {
  getAbout: call('getAbout'),
  getSettings: call('getSettings'),
  changeSettings: call('changeSettings'),
  copyText: call('copyText'),
  copyPicture: call('copyPicture'),
  getZone: call('getZone'),
  getOwnZone: call('getOwnZone'),
  listZones: call('listZones'),
  getZoneEditions: call('getZoneEditions'),
  listAccounts: call('listAccounts'),
  inspectToken: call('inspectToken'),
  proveAccount: call('proveAccount'),
  keepAccount: call('keepAccount'),
  discardCandidate: call('discardCandidate'),
  testAccount: call('testAccount'),
  editAccount: call('editAccount'),
  chooseAccount: call('chooseAccount'),
  removeAccount: call('removeAccount'),
  getProxyLogin: call('getProxyLogin'),
  logInToProxy: call('logInToProxy'),
  forgetProxyLogin: call('forgetProxyLogin'),
  cancelKeychain: call('cancelKeychain'),
  fetchSession: call('fetchSession'),
  cancel: call('cancel'),
  chooseFile: call('chooseFile'),
  openDropped: call('openDropped'),
  takeWaiting: call('takeWaiting'),
  openPlace: call('openPlace'),
  openChosen: call('openChosen'),
  openSample: call('openSample'),
  openKept: call('openKept'),
  openRecent: call('openRecent'),
  readPiece: call('readPiece'),
  readRaw: call('readRaw'),
  keepSnapshot: call('keepSnapshot'),
  saveMarks: call('saveMarks'),
  listKept: call('listKept'),
  removeKept: call('removeKept'),
  getTabs: call('getTabs'),
  saveTabs: call('saveTabs'),
  listRecents: call('listRecents'),
  clearRecents: call('clearRecents'),
  saveFile: call('saveFile'),
  savePdf: call('savePdf'),
  saveSession: call('saveSession'),
  showSaved: call('showSaved'),
  printPage: call('printPage'),
  on,
  pathOf
} satisfies Bridge

contextBridge.exposeInMainWorld('bridge', bridge)
