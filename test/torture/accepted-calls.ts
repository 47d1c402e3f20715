// For each call of the window, arguments that it accepts.
import type { CallName } from '../../electron/main/calls/gate'

export const label = { name: 'Acme', color: 'blue' }
export const mark = { id: 'm1', name: 'Lost her', startMs: 1, endMs: 2 }
export const login = { name: 'agent', password: 'p' }
/** A PNG of one pixel. */
const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64'
)
export const key = { kind: 'key', apiKey: 'k', secret: 's' }

export const accepted: Record<CallName, readonly unknown[][]> = {
  getAbout: [[]],
  getSettings: [[]],
  changeSettings: [
    [{}],
    [{ theme: 'dark' }],
    [{ letterKeys: false }],
    [{ wheel: 'classic', secondZone: null, foldOverMs: 300_000 }],
    [{ secondZone: { kind: 'utc' }, foldOverMs: null }],
    [{ zone: { kind: 'iana', name: 'Asia/Kolkata' } }],
    [{ clocks: [{ sessionId: 's', zone: { kind: 'utc' }, second: { kind: 'local' } }], recentZones: ['UTC'] }]
  ],
  copyText: [['anything']],
  copyPicture: [[onePixel]],
  getZone: [['Asia/Kolkata'], ['UTC'], ['Etc/GMT+5'], ['America/Port-au-Prince'], ['Nowhere/At_All']],
  getOwnZone: [[]],
  listZones: [[0], [1_771_000_000_000.5], [-8.64e15], [8.64e15]],
  getZoneEditions: [[]],
  listAccounts: [[]],
  inspectToken: [['Bearer x']],
  proveAccount: [
    ['r-1', { ...label, credential: key, replaces: null }],
    ['r-1', { ...label, credential: { kind: 'token', token: 't' }, replaces: 'a1' }]
  ],
  keepAccount: [
    ['c1', 'keychain'],
    ['c1', 'this-run']
  ],
  discardCandidate: [['c1']],
  testAccount: [['r-1', 'a1']],
  editAccount: [['a1', label]],
  chooseAccount: [['a1']],
  removeAccount: [['a1']],
  getProxyLogin: [[]],
  logInToProxy: [
    ['proxy:3128', login, 'keychain'],
    ['proxy:3128', { ...login, password: '' }, 'this-run']
  ],
  forgetProxyLogin: [[]],
  cancelKeychain: [[]],
  fetchSession: [['r-1', ' pasted ']],
  cancel: [['r-1']],
  chooseFile: [[]],
  openDropped: [['r-1', '/home/a.json']],
  takeWaiting: [[]],
  openPlace: [
    ['r-1', { kind: 'session', sessionId: 's' }, ''],
    ['r-1', { kind: 'kept', keptId: 'a.rollcall' }, 'snapshot-1'],
    ['r-1', { kind: 'file', fileId: 'f', nth: 3 }, ''],
    ['r-1', { kind: 'sample' }, '']
  ],
  openChosen: [['r-1', 'choice-1', 0]],
  openSample: [[]],
  openKept: [['r-1', 'a.rollcall']],
  openRecent: [['r-1', 'recent']],
  readPiece: [['parcel-1', 0, 131_072]],
  readRaw: [['snapshot-1', 1_048_576]],
  keepSnapshot: [
    ['snapshot-1', [mark, { ...mark, id: 'm2', endMs: null }]],
    ['snapshot-1', []]
  ],
  saveMarks: [['a.rollcall', [mark]]],
  listKept: [[null], ['a.rollcall']],
  removeKept: [['a.rollcall']],
  getTabs: [[]],
  saveTabs: [
    [{ tabs: [], front: null }],
    [{ tabs: [{ place: { kind: 'sample' }, title: 't', sessionId: null, startMs: 1, view: '{}' }], front: 0 }]
  ],
  listRecents: [[]],
  clearRecents: [[]],
  saveFile: [
    ['a session.svg', '<svg/>'],
    ['a.png', new Uint8Array([1])]
  ],
  savePdf: [['a.pdf', 'Session a']],
  saveSession: [['a.rollcall', 'snapshot-1', [mark]]],
  showSaved: [['saved-1']],
  printPage: [[]]
}
