// Every call and event between the two processes, as signatures, and the channel of each.

import type { Account, AccountDraft, AccountLabel, Accounts, Candidate, Proof, TokenInspection } from './account'
import type { TimeMark } from './mark'
import type { Column } from './parcel'
import type { HeldProxyLogin, ProxyLogin, ProxyQuestion } from './proxy'
import type { Result } from './result'
import type { Ms } from './session'
import type { Settings } from './settings'
import type { Kept, KeptPage, OpenedFile, Recent, Snapshot, TextPart } from './snapshot'
import type { OpenTabs, Place, TabsBefore } from './tabs'
import type { KnownZone, ZoneEditions, ZonePlaces } from './zone-rules'

export interface About {
  readonly version: string
  readonly platform: 'linux' | 'mac' | 'windows'
  /** Set when the app talks to something other than the real service. */
  readonly apiOrigin: string | null
}

/** What main does for the window. Every answer is a Result; a `requestId` is made by the window and can be cancelled. */
export interface BridgeCalls {
  getAbout(): Result<About>
  getSettings(): Result<Settings>
  changeSettings(change: Partial<Settings>): Result<Settings>
  copyText(text: string): Result<null>
  /** The bytes of a PNG, as a picture. */
  copyPicture(png: Uint8Array): Result<null>

  /** The rules of a zone by its exact name; null when neither Rollcall nor the system has any. */
  getZone(name: string): Result<KnownZone | null>
  /** The user's own zone; null when nobody knows which it is. */
  getOwnZone(): Result<KnownZone | null>
  /** Every zone that can be chosen, with what it means at a moment. */
  listZones(atMs: Ms): Result<ZonePlaces>
  getZoneEditions(): Result<ZoneEditions>

  listAccounts(): Result<Accounts>
  inspectToken(token: string): Result<TokenInspection>
  /** Inspects the draft, then proves it with a real call; its credential waits in main. */
  proveAccount(requestId: string, draft: AccountDraft): Result<Candidate>
  /** Saves a waiting candidate, reads it back, and makes it the current account. */
  keepAccount(candidateId: string, storage: Account['storage']): Result<Accounts>
  discardCandidate(candidateId: string): Result<null>
  testAccount(requestId: string, accountId: string): Result<Proof>
  editAccount(accountId: string, label: AccountLabel): Result<Accounts>
  chooseAccount(accountId: string): Result<Accounts>
  removeAccount(accountId: string): Result<Accounts>
  /** Gives up what waits for the keychain's question to its user, which then is answered `cancelled`. */
  cancelKeychain(): Result<null>

  /** Which proxy a login is held for; null when for none. */
  getProxyLogin(): Result<HeldProxyLogin | null>
  /** Answers a proxy that asked, from the next request on; in the keychain it is read back. */
  logInToProxy(proxy: string, login: ProxyLogin, storage: Account['storage']): Result<HeldProxyLogin>
  /** Removes the login from memory and from the keychain. */
  forgetProxyLogin(): Result<null>

  /** `pasted` is whatever the user has: an id, an API URL, a link. */
  fetchSession(requestId: string, pasted: string): Result<Snapshot>
  cancel(requestId: string): Result<null>

  /** Lets the user choose files, which then wait for `takeWaiting`; false when the dialog was dismissed. */
  chooseFile(): Result<boolean>
  /** A path that the user dropped on the window. */
  openDropped(requestId: string, path: string): Result<OpenedFile>
  /** What the dialog, the command line or the system asked for since the last call, to be opened by their places. */
  takeWaiting(): Result<WaitingFiles>
  /**
   * Opens again what was opened before, or a file that waited. What is still held of the snapshot (an empty text: of none)
   * comes without the disk; a session of the service is never fetched for it: then it fails with `not-kept`.
   */
  openPlace(requestId: string, place: Place, snapshotId: string): Result<OpenedFile>
  /** One of the sessions of a file that had several. */
  openChosen(requestId: string, choiceId: string, index: number): Result<Snapshot>
  openSample(): Result<Snapshot>
  openKept(requestId: string, keptId: string): Result<Snapshot>
  openRecent(requestId: string, recentId: string): Result<OpenedFile>
  /** A piece of what was left out of an answer. The window's own door asks for it (`renderer/bridge`): whoever calls through that gets whole answers. */
  readPiece(parcelId: string, column: number, from: number): Result<Column>
  /** The raw JSON, from a byte on. */
  readRaw(snapshotId: string, fromByte: number): Result<TextPart>

  keepSnapshot(snapshotId: string, marks: readonly TimeMark[]): Result<Kept>
  /** Puts these marks in place of those that a kept session has. */
  saveMarks(keptId: string, marks: readonly TimeMark[]): Result<null>
  /** The first page of the kept sessions or, with what the page before it named as the next, that one. */
  listKept(from: string | null): Result<KeptPage>
  /** Removes a kept session from the disk; only a whole one, a file in doubt stays where it is. */
  removeKept(keptId: string): Result<null>
  /** The sessions that were open when Rollcall ended. */
  getTabs(): Result<TabsBefore>
  /** Remembers which sessions are open, for the next start. */
  saveTabs(tabs: OpenTabs): Result<null>
  listRecents(): Result<readonly Recent[]>
  clearRecents(): Result<null>

  /** Writes a file wherever the user chooses; null when the dialog was dismissed. */
  saveFile(suggestedName: string, content: string | Uint8Array): Result<SavedFile | null>
  /** The window's page in its print style as a PDF with a title, likewise. */
  savePdf(suggestedName: string, title: string): Result<SavedFile | null>
  /** An open session as a kept file, with these marks, likewise. */
  saveSession(suggestedName: string, snapshotId: string, marks: readonly TimeMark[]): Result<SavedFile | null>
  /** Shows a file that was saved in this run in its folder. */
  showSaved(savedId: string): Result<null>
  /** The system's print dialog for the window's page; false when it was dismissed. */
  printPage(): Result<boolean>
}

/** What the window learns of a file that main has written: where it is stays with main. */
export interface SavedFile {
  readonly id: string
  readonly name: string
}

export type MenuCommand =
  | 'open-file'
  | 'keep'
  | 'add-account'
  | 'ask'
  | 'refresh'
  | 'timeline'
  | 'table'
  | 'zoom-in'
  | 'zoom-out'
  | 'fit'
  | 'help'
  | 'palette'
  | 'sidebar'
  | 'find'
  | 'go-to'
  | 'back'
  | 'forward'
  | 'export'
  | 'print'
  | 'sample'
  | 'new-tab'
  | 'reopen-tab'
  | 'close-tab'
  | 'next-tab'
  | 'previous-tab'

export interface Progress {
  readonly requestId: string
  readonly step: 'keychain' | 'session' | 'participants' | 'waiting'
  readonly done: number | null
  readonly total: number | null
  /** For `waiting`: when the next attempt starts. */
  readonly untilMs: Ms | null
}

/** Of more files at once only the last so many are opened: they are more than anybody meant to look at. */
export const mostFilesAtOnce = 20

/** Files that waited, oldest first, and how many others were left out. */
export interface WaitingFiles {
  readonly files: readonly { readonly fileId: string; readonly fileName: string }[]
  readonly leftOut: number
}

/** The keychain asks its user something in a window of its own, and a call waits for the answer. */
export interface KeychainQuestion {
  /** Whose window it is; null when that cannot be told. */
  readonly program: string | null
}

/** What main tells the window unasked. */
export interface BridgeEvents {
  progress: Progress
  /** Files wait to be opened: call `takeWaiting`. */
  waiting: null
  /** A request failed because this proxy wants a login first. */
  proxyAsks: ProxyQuestion
  menu: MenuCommand
  /** Null when nothing waits any more. */
  keychain: KeychainQuestion | null
}

export type Bridge = {
  readonly [Name in keyof BridgeCalls]: (
    ...args: Parameters<BridgeCalls[Name]>
  ) => Promise<ReturnType<BridgeCalls[Name]>>
} & {
  /** Starts listening; the returned function stops it. */
  readonly on: <Name extends keyof BridgeEvents>(
    event: Name,
    listener: (payload: BridgeEvents[Name]) => void
  ) => () => void
  /** The path of a file that the user dropped, or an empty string when it has none. */
  readonly pathOf: (file: object) => string
}

export const callChannels = {
  getAbout: 'rollcall:get-about',
  getSettings: 'rollcall:get-settings',
  changeSettings: 'rollcall:change-settings',
  copyText: 'rollcall:copy-text',
  copyPicture: 'rollcall:copy-picture',
  getZone: 'rollcall:get-zone',
  getOwnZone: 'rollcall:get-own-zone',
  listZones: 'rollcall:list-zones',
  getZoneEditions: 'rollcall:get-zone-editions',
  listAccounts: 'rollcall:list-accounts',
  inspectToken: 'rollcall:inspect-token',
  proveAccount: 'rollcall:prove-account',
  keepAccount: 'rollcall:keep-account',
  discardCandidate: 'rollcall:discard-candidate',
  testAccount: 'rollcall:test-account',
  editAccount: 'rollcall:edit-account',
  chooseAccount: 'rollcall:choose-account',
  removeAccount: 'rollcall:remove-account',
  getProxyLogin: 'rollcall:get-proxy-login',
  logInToProxy: 'rollcall:log-in-to-proxy',
  forgetProxyLogin: 'rollcall:forget-proxy-login',
  cancelKeychain: 'rollcall:cancel-keychain',
  fetchSession: 'rollcall:fetch-session',
  cancel: 'rollcall:cancel',
  chooseFile: 'rollcall:choose-file',
  openDropped: 'rollcall:open-dropped',
  takeWaiting: 'rollcall:take-waiting',
  openPlace: 'rollcall:open-place',
  openChosen: 'rollcall:open-chosen',
  openSample: 'rollcall:open-sample',
  openKept: 'rollcall:open-kept',
  openRecent: 'rollcall:open-recent',
  readPiece: 'rollcall:read-piece',
  readRaw: 'rollcall:read-raw',
  keepSnapshot: 'rollcall:keep-snapshot',
  saveMarks: 'rollcall:save-marks',
  listKept: 'rollcall:list-kept',
  removeKept: 'rollcall:remove-kept',
  getTabs: 'rollcall:get-tabs',
  saveTabs: 'rollcall:save-tabs',
  listRecents: 'rollcall:list-recents',
  clearRecents: 'rollcall:clear-recents',
  saveFile: 'rollcall:save-file',
  savePdf: 'rollcall:save-pdf',
  saveSession: 'rollcall:save-session',
  showSaved: 'rollcall:show-saved',
  printPage: 'rollcall:print-page'
} as const satisfies Record<keyof BridgeCalls, string>

export const eventChannels = {
  progress: 'rollcall:progress',
  waiting: 'rollcall:waiting',
  proxyAsks: 'rollcall:proxy-asks',
  menu: 'rollcall:menu',
  keychain: 'rollcall:keychain'
} as const satisfies Record<keyof BridgeEvents, string>
