// What main does for each call of the window: every line hands over to the part that knows.

import { app, clipboard, nativeTheme, type BrowserWindow } from 'electron'
import type { About, Progress } from '../shared/bridge'
import { ok } from '../shared/result'
import type { AccountsStore } from './accounts/accounts'
import { choosePath, savingFrom } from './dialogs'
import type { Handlers } from './gate'
import type { Library } from './library/library'
import type { Opening } from './opening'
import { platform } from './platform'
import type { Recents } from './recents'
import type { Requests } from './requests'
import type { SettingsStore } from './settings'

interface CallParts {
  readonly apiOrigin: string | null
  readonly window: () => BrowserWindow | null
  readonly settings: SettingsStore
  readonly requests: Requests
  readonly accounts: () => Promise<AccountsStore>
  readonly opening: Opening
  readonly library: Library
  readonly recents: Recents
  readonly onProgress: (progress: Progress) => void
}

export function createHandlers(parts: CallParts): Handlers {
  const { settings, requests, opening, library, recents } = parts
  const saving = savingFrom(parts.window)
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

    fetchSession: (requestId, pasted) =>
      requests.run(requestId, (signal) => opening.fetchSession(pasted, signal, reportTo(requestId))),
    cancel(requestId) {
      requests.cancel(requestId)
      return ok(null)
    },

    async chooseFile() {
      const path = await choosePath(parts.window())
      if (path !== null) opening.expect([path])
      return ok(path !== null)
    },
    openDropped: (requestId, path) => requests.run(requestId, (signal) => opening.openFile(path, signal)),
    openWaiting: (requestId) => requests.run(requestId, (signal) => opening.openWaiting(signal)),
    openSample: () => opening.openSample(),
    openKept: (requestId, keptId) => requests.run(requestId, (signal) => opening.openKept(keptId, signal)),
    openRecent: (requestId, recentId) =>
      requests.run(requestId, (signal) => opening.openRecent(recentId, signal, reportTo(requestId))),
    readSession: (snapshotId, fromByte) => opening.readSession(snapshotId, fromByte),
    readRaw: (snapshotId, fromByte) => opening.readRaw(snapshotId, fromByte),

    keepSnapshot: (snapshotId, marks) => opening.keep(snapshotId, marks),
    saveMarks: (keptId, marks) => library.saveMarks(keptId, marks),
    listKept: () => library.list(),
    removeKept: (keptId) => library.remove(keptId),
    listRecents: async () => ok(await recents.list()),
    clearRecents: () => recents.clear(),

    saveFile: (suggestedName, content) => saving.saveFile(suggestedName, content),
    savePdf: (suggestedName) => saving.savePdf(suggestedName),
    printPage: () => saving.printPage()
  }
}

function about(apiOrigin: string | null): About {
  return {
    version: app.getVersion(),
    platform,
    localZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    apiOrigin
  }
}
