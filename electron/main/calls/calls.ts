// What main does for each call of the window: every line hands over to the part that knows.

import { dirname } from 'node:path'
import { app, clipboard, nativeTheme, type BrowserWindow } from 'electron'
import type { About, Progress } from '../../shared/bridge'
import { fail, ok } from '../../shared/result'
import type { AccountsStore } from '../accounts/accounts'
import type { Clocks } from '../clocks/clocks'
import { choosePaths, savingFrom } from '../opening/dialogs'
import type { Folders } from '../files/folders'
import type { Handlers } from './gate'
import type { Parcels } from './parcels'
import type { Library } from '../library/library'
import type { Opening } from '../opening/opening'
import { copyPicture } from '../window/clipboard'
import { platform } from '../window/platform'
import type { ProxyLogins } from '../proxy/proxy-logins'
import type { Recents } from '../opening/recents'
import type { Requests } from './requests'
import type { TabsFile } from '../opening/tabs-file'
import type { SettingsStore } from '../window/settings'

interface CallParts {
  readonly apiOrigin: string | null
  readonly window: () => BrowserWindow | null
  readonly settings: SettingsStore
  readonly clocks: Clocks
  readonly folders: Folders
  readonly requests: Requests
  readonly accounts: () => Promise<AccountsStore>
  readonly proxyLogins: () => Promise<ProxyLogins>
  readonly opening: Opening
  readonly library: Library
  readonly recents: Recents
  readonly tabs: TabsFile
  readonly parcels: Parcels
  readonly onProgress: (progress: Progress) => void
}

export function createHandlers(parts: CallParts): Handlers {
  const { settings, clocks, requests, opening, library, recents, tabs } = parts
  const saving = savingFrom(parts.window, parts.folders)
  const reportTo = (requestId: string) => (progress: Omit<Progress, 'requestId'>) =>
    parts.onProgress({ requestId, ...progress })
  return {
    getAbout: () => ok(about(parts.apiOrigin)),
    getSettings: async () => ok(await settings.settings()),
    async changeSettings(change) {
      const saved = await settings.change(change)
      const now = await settings.settings()
      nativeTheme.themeSource = now.theme
      return saved.ok ? ok(now) : saved
    },
    async copyText(text) {
      await clipboard.writeText(text)
      return ok(null)
    },
    copyPicture: async (png) => ((await copyPicture(png)) ? ok(null) : fail('unexpected', 'It is no whole picture.')),

    getZone: async (name) => ok(await clocks.zone(name)),
    getOwnZone: async () => ok(await clocks.ownZone()),
    listZones: async (atMs) => ok(await clocks.places(atMs)),
    getZoneEditions: async () => ok(await clocks.editions()),

    listAccounts: async () => (await parts.accounts()).listAccounts(),
    inspectToken: async (token) => (await parts.accounts()).inspectToken(token),
    proveAccount: (requestId, draft) =>
      requests.run(requestId, async (signal) => (await parts.accounts()).proveAccount(draft, signal)),
    keepAccount: async (candidateId, storage) => (await parts.accounts()).keepAccount(candidateId, storage),
    discardCandidate: async (candidateId) => (await parts.accounts()).discardCandidate(candidateId),
    testAccount: (requestId, accountId) =>
      requests.run(requestId, async (signal) => (await parts.accounts()).testAccount(accountId, signal)),
    editAccount: async (accountId, label) => (await parts.accounts()).editAccount(accountId, label),
    chooseAccount: async (accountId) => (await parts.accounts()).chooseAccount(accountId),
    removeAccount: async (accountId) => (await parts.accounts()).removeAccount(accountId),
    cancelKeychain: async () => (await parts.accounts()).cancelKeychain(),

    getProxyLogin: async () => ok(await (await parts.proxyLogins()).held()),
    logInToProxy: async (proxy, login, storage) => (await parts.proxyLogins()).logIn(proxy, login, storage),
    forgetProxyLogin: async () => (await parts.proxyLogins()).forget(),

    fetchSession: (requestId, pasted) =>
      requests.run(requestId, (signal) => opening.fetchSession(pasted, signal, reportTo(requestId))),
    cancel(requestId) {
      requests.cancel(requestId)
      return ok(null)
    },

    async chooseFile() {
      const files = await choosePaths(parts.window(), await parts.folders.last('open'))
      const [first] = files
      if (first === undefined) return ok(false)
      await parts.folders.remember('open', dirname(first))
      opening.expect({ files, leftOut: 0 })
      return ok(true)
    },
    openDropped: (requestId, path) => requests.run(requestId, (signal) => opening.openFile(path, signal)),
    takeWaiting: () => ok(opening.takeWaiting()),
    openPlace: (requestId, place, snapshotId) =>
      requests.run(requestId, (signal) => opening.openPlace(place, snapshotId, signal)),
    openChosen: (requestId, choiceId, index) =>
      requests.run(requestId, (signal) => opening.openChosen(choiceId, index, signal)),
    openSample: () => opening.openSample(),
    openKept: (requestId, keptId) => requests.run(requestId, (signal) => opening.openKept(keptId, signal)),
    openRecent: (requestId, recentId) =>
      requests.run(requestId, (signal) => opening.openRecent(recentId, signal, reportTo(requestId))),
    readPiece: (parcelId, column, from) => parts.parcels.read(parcelId, column, from),
    readRaw: (snapshotId, fromByte) => opening.readRaw(snapshotId, fromByte),

    keepSnapshot: (snapshotId, marks) => opening.keep(snapshotId, marks),
    saveMarks: (keptId, marks) => library.saveMarks(keptId, marks),
    listKept: (from) => library.page(from),
    removeKept: (keptId) => library.remove(keptId),
    getTabs: async () => ok(await tabs.read()),
    saveTabs: (open) => tabs.remember(open),
    listRecents: async () => ok(await recents.list()),
    clearRecents: () => recents.clear(),

    saveFile: (suggestedName, content) => saving.saveFile(suggestedName, content),
    savePdf: (suggestedName, title) => saving.savePdf(suggestedName, title),
    saveSession: (suggestedName, snapshotId, marks) =>
      saving.saveMade(suggestedName, () => opening.keptFile(snapshotId, marks)),
    showSaved: (savedId) => saving.show(savedId),
    printPage: () => saving.printPage()
  }
}

function about(apiOrigin: string | null): About {
  return {
    version: app.getVersion(),
    platform,
    apiOrigin
  }
}
