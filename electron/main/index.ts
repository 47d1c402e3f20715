// Starts the app: makes the parts, wires them, and shows the window as early as it can.

import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { app, protocol, type BrowserWindow } from 'electron'
import { eventChannels, type BridgeEvents } from '../shared/bridge'
import { removeStaleTemporaries } from './files/atomic-file'
import { createHandlers } from './calls/calls'
import { clocksHere, type Clocks } from './clocks/clocks'
import { filesAmong, leftOutOf, withFiles } from './starting/command-line'
import { takeDemoAccount } from './starting/demo-account'
import { desktopSession, displayProblem } from './window/display'
import { Folders } from './files/folders'
import { createGate } from './calls/gate'
import { isTooLong, lastFew, packed, unpacked, type FewFiles } from './opening/handover'
import { serveCalls } from './calls/ipc'
import { Parcels } from './calls/parcels'
import { Library } from './library/library'
import { cutOffWindow, lockDown } from './window/lockdown'
import { forgoDefaultMenu, showMenu } from './window/menu'
import { ownProfile } from './starting/one-owner'
import { Opening } from './opening/opening'
import { Paths } from './opening/paths'
import { TabsFile } from './opening/tabs-file'
import { answer, appScheme, readBundle } from './window/protocol'
import { nameSocks } from './proxy/proxy-environment'
import { beReadable } from './window/readable'
import { Recents } from './opening/recents'
import { Requests } from './calls/requests'
import { SettingsStore } from './window/settings'
import { keepSilent } from './window/silence'
import { apiOrigin, serviceOrigin } from './videosdk/origin'
import { focusWindow, openWindow } from './window/window'
import { Work } from './work/work'

const profileFiles = ['settings.json', 'recents.json', 'tabs.json', 'folders.json', 'accounts.json', 'proxy.json']
const quitPatienceMs = 1000
const threadPatienceMs = 500
/** Marks are written with all of their session's file, which for the largest takes seconds. */
const libraryPatienceMs = 10_000

const say = (line: string) => process.stderr.write(`Rollcall: ${line}\n`)
const nameOf = (error: unknown) => (error instanceof Error ? error.name : typeof error)

const noDisplay =
  process.platform === 'linux' ? displayProblem(desktopSession(app.commandLine.getSwitchValue('ozone-platform'))) : null
if (noDisplay !== null) {
  say(noDisplay)
  process.exit(1)
}
beReadable(process.env)
process.on('uncaughtException', (error) => say(`went on after ${nameOf(error)}`))
process.on('unhandledRejection', (error) => say(`went on after ${nameOf(error)}`))

const demo = takeDemoAccount(process.env, app.isPackaged)
const few = lastFew(filesAmong(process.argv, !app.isPackaged, process.cwd()), leftOutOf(process.argv))
const profile = chooseProfile()
if (isTooLong(process.argv, few) && few.leftOut > leftOutOf(process.argv)) {
  app.relaunch({ args: withFiles(process.argv, !app.isPackaged, few.files, few.leftOut) })
  app.exit(0)
} else if (ownProfile(profile, () => app.requestSingleInstanceLock(packed(few)))) start()
else app.exit(0)

function start(): void {
  nameSocks(process.env)
  keepSilent()
  forgoDefaultMenu()
  lockDown(say)
  // What V8 makes of the page's code is kept in the profile: from the third start on it is not made again.
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, codeCache: true } }
  ])
  const origin = apiOrigin(process.env, app.isPackaged)
  if (!origin.ok) say(origin.failure.detail ?? 'ROLLCALL_API_ORIGIN is ignored')
  const apiAt = origin.ok ? origin.value : serviceOrigin
  const bundle = readBundle(join(__dirname, '../renderer'))
  const settings = new SettingsStore(join(profile, 'settings.json'))
  const clocks = clocksHere()
  const recents = new Recents(join(profile, 'recents.json'), Date.now)
  const paths = new Paths()
  const tabs = new TabsFile(join(profile, 'tabs.json'), paths)
  const folders = new Folders(join(profile, 'folders.json'))
  // Of its own, so that what is to be kept does not wait for what is being opened.
  const libraryWork = new Work()
  const openingWork = new Work()
  const library = new Library(join(profile, 'library'), undefined, libraryWork)
  const requests = new Requests()
  const connected = once(async () =>
    (await import('./starting/connected')).connect({
      folder: profile,
      origin: apiAt,
      demo,
      work: openingWork,
      onProxyAsks: (question) => send('proxyAsks', question),
      onKeychainQuestion: (question) => send('keychain', question)
    })
  )
  const opening = new Opening({
    library,
    recents,
    paths,
    fetchBody: async (...args) => (await connected()).fetchBody(...args),
    secrets: async () => (connected.started() ? (await connected()).knownSecrets() : []),
    work: openingWork,
    sample: async () => (await import('./session/sample')).sampleJson,
    nowMs: Date.now
  })
  opening.expect(few)

  let window: BrowserWindow | null = null
  const send = <Name extends keyof BridgeEvents>(event: Name, payload: BridgeEvents[Name]) => {
    if (window && !window.isDestroyed()) window.webContents.send(eventChannels[event], payload)
  }
  const openSoon = (asked: FewFiles) => {
    opening.expect(asked)
    if (window) focusWindow(window)
    if (asked.files.length > 0) send('waiting', null)
  }
  const parcels = new Parcels()
  const handlers = createHandlers({
    apiOrigin: apiAt === serviceOrigin ? null : apiAt,
    window: () => window,
    settings,
    clocks,
    folders,
    requests,
    accounts: async () => (await connected()).accounts,
    proxyLogins: async () => (await connected()).proxyLogins,
    opening,
    library,
    recents,
    tabs,
    parcels,
    onProgress: (progress) => send('progress', progress)
  })
  serveCalls(
    createGate(handlers, () => window?.webContents.id ?? null, say),
    parcels
  )

  app.on('second-instance', (_event, _argv, _folder, handedOver) => {
    openSoon(unpacked(handedOver))
  })
  app.on('open-file', (event, path) => {
    event.preventDefault()
    openSoon({ files: [path], leftOut: 0 })
  })
  app.on('window-all-closed', () => app.quit())
  app.on('will-quit', () => {
    void openingWork.close()
    if (connected.started()) void connected().then(({ close }) => close())
  })
  const connectedSettled = async () => connected.started() && (await connected()).settled()
  finishBeforeQuitting(
    () => [
      atMost(libraryPatienceMs, library.settled()),
      ...[settings.settled(), recents.settled(), tabs.settled(), folders.settled(), connectedSettled()].map((work) =>
        atMost(quitPatienceMs, work)
      )
    ],
    () => Promise.all([openingWork.close(), libraryWork.close()])
  )

  /** While the page is put together, main has time for what it will ask first. */
  const prepare = () => {
    clocks.lookAhead()
    // The text of a file is looked through for a demo account's secret too, which is not known yet.
    if (demo === null) void opening.openAhead(tabs.read())
    void import('./starting/connected')
    void import('./work/tasks')
  }

  const show = async () => {
    // What an earlier run left half written goes before there is a window that could write.
    await Promise.all([app.whenReady(), settings.settings(), removeStaleTemporaries(profile, profileFiles)])
    protocol.handle(appScheme, async ({ method, url }) => {
      const { body, ...head } = answer(await bundle, method, url)
      return new Response(body, head)
    })
    cutOffWindow()
    showMenu((command) => send('menu', command))
    window = await openWindow(settings)
    window.webContents.once('did-navigate', prepare)
    window.webContents.on('did-start-loading', () => requests.cancelAll())
    window.on('closed', () => (window = null))
    await tellEditions(clocks)
    await library.cleanUp()
  }
  show().catch((error: unknown) => {
    say(`could not start (${nameOf(error)})`)
    app.exit(1)
  })
}

/** The rules of time zones are part of what About tells. */
async function tellEditions(clocks: Clocks): Promise<void> {
  const { own, system } = await clocks.editions()
  const rules = system !== null && system > own ? `${system} of this system` : own
  app.setAboutPanelOptions({ applicationVersion: `${app.getVersion()}, time zone rules ${rules}` })
}

function chooseProfile(): string {
  const asked = app.commandLine.getSwitchValue('user-data-dir')
  if (asked !== '') app.setPath('userData', resolve(asked))
  const folder = app.getPath('userData')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return folder
}

/**
 * Lets writes that have begun reach the disk before the app ends, but not for ever. A thread that does not end then would
 * hold up the end of the process: it is ended with it.
 */
function finishBeforeQuitting(pending: () => Promise<unknown>[], endThreads: () => Promise<unknown>): void {
  let isFinished = false
  app.on('will-quit', (event) => {
    if (isFinished) return
    event.preventDefault()
    const finish = async () => {
      await Promise.allSettled(pending())
      let areEnded = false
      await atMost(
        threadPatienceMs,
        endThreads().then(() => (areEnded = true))
      )
      if (!areEnded) process.kill(process.pid, 'SIGKILL')
      isFinished = true
      // Electron takes no second request to quit while it still asks about the first.
      setImmediate(() => app.quit())
    }
    void finish()
  })
}

function atMost(waitMs: number, work: Promise<unknown>): Promise<unknown> {
  return Promise.race([work, new Promise((resolve) => setTimeout(resolve, waitMs))])
}

/** Makes something on first use, and only once. */
function once<T>(make: () => Promise<T>): (() => Promise<T>) & { readonly started: () => boolean } {
  let made: Promise<T> | undefined
  return Object.assign(() => (made ??= make()), { started: () => made !== undefined })
}
