// What each call of the window may carry: exact number of arguments, exact shapes, bounded lengths.

import { isAbsolute } from 'node:path'
import * as v from 'valibot'
import type { BridgeCalls } from '../../shared/bridge'
import { hasFileType, isKeptName } from '../files/file-name'
import { isPicture } from '../files/picture'
import { accountLabelSchema } from '../kept/label'
import { marksSchema } from '../kept/marks'
import { openTabsSchema, placeSchema } from '../opening/tabs-file'
import { settingsChangeSchema, zoneNameSchema } from '../window/settings'

type ArgumentSchemas = {
  readonly [Name in keyof BridgeCalls]: v.GenericSchema<unknown, Parameters<BridgeCalls[Name]>>
}

const upTo = (length: number) => v.pipe(v.string(), v.maxLength(length))

const none = v.strictTuple([])
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(255))
const requestId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/))
/** There are no dates beyond. */
const moment = v.pipe(v.number(), v.minValue(-8.64e15), v.maxValue(8.64e15))
const byte = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const pastedText = upTo(100_000)
const credentialPart = upTo(20_000)
const loginPart = upTo(1000)
// A relative path would be looked for wherever the app was started.
const path = v.pipe(upTo(32_767), v.check(isAbsolute))
const clipboardText = upTo(64 * 1024 * 1024)

const suggestedName = v.pipe(upTo(1000), v.check(hasFileType))
const largestContent = 256 * 1024 * 1024
const content = v.union([
  v.pipe(
    upTo(largestContent),
    v.check((text) => Buffer.byteLength(text) <= largestContent)
  ),
  v.pipe(
    v.instance(Uint8Array),
    v.check(({ byteLength }) => byteLength <= largestContent)
  )
])

const picture = v.pipe(
  v.instance(Uint8Array),
  v.check((png) => isPicture(png))
)
const keptName = v.pipe(upTo(1000), v.check(isKeptName))

const draft = v.strictObject({
  ...accountLabelSchema.entries,
  credential: v.variant('kind', [
    v.strictObject({ kind: v.literal('key'), apiKey: credentialPart, secret: credentialPart }),
    v.strictObject({ kind: v.literal('token'), token: credentialPart })
  ]),
  replaces: v.nullable(id)
})

const storage = v.picklist(['keychain', 'this-run'])
const proxyLogin = v.strictObject({ name: v.pipe(loginPart, v.minLength(1)), password: loginPart })

/** The schema of every call's arguments; a call without one does not compile. */
export const argumentSchemas: ArgumentSchemas = {
  getAbout: none,
  getSettings: none,
  changeSettings: v.strictTuple([settingsChangeSchema]),
  copyText: v.strictTuple([clipboardText]),
  copyPicture: v.strictTuple([picture]),
  getZone: v.strictTuple([zoneNameSchema]),
  getOwnZone: none,
  listZones: v.strictTuple([moment]),
  getZoneEditions: none,
  listAccounts: none,
  inspectToken: v.strictTuple([credentialPart]),
  proveAccount: v.strictTuple([requestId, draft]),
  keepAccount: v.strictTuple([id, storage]),
  discardCandidate: v.strictTuple([id]),
  testAccount: v.strictTuple([requestId, id]),
  editAccount: v.strictTuple([id, accountLabelSchema]),
  chooseAccount: v.strictTuple([id]),
  removeAccount: v.strictTuple([id]),
  getProxyLogin: none,
  logInToProxy: v.strictTuple([upTo(300), proxyLogin, storage]),
  forgetProxyLogin: none,
  cancelKeychain: none,
  fetchSession: v.strictTuple([requestId, pastedText]),
  cancel: v.strictTuple([requestId]),
  chooseFile: none,
  openDropped: v.strictTuple([requestId, path]),
  takeWaiting: none,
  openPlace: v.strictTuple([requestId, placeSchema, upTo(255)]),
  openChosen: v.strictTuple([requestId, id, byte]),
  openSample: none,
  openKept: v.strictTuple([requestId, id]),
  openRecent: v.strictTuple([requestId, id]),
  readPiece: v.strictTuple([id, byte, byte]),
  readRaw: v.strictTuple([id, byte]),
  keepSnapshot: v.strictTuple([id, marksSchema]),
  saveMarks: v.strictTuple([id, marksSchema]),
  listKept: v.strictTuple([v.nullable(id)]),
  removeKept: v.strictTuple([id]),
  getTabs: none,
  saveTabs: v.strictTuple([openTabsSchema]),
  listRecents: none,
  clearRecents: none,
  saveFile: v.strictTuple([suggestedName, content]),
  savePdf: v.strictTuple([suggestedName, upTo(1000)]),
  saveSession: v.strictTuple([keptName, id, marksSchema]),
  showSaved: v.strictTuple([id]),
  printPage: none
}
