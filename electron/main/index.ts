// Starts the app: makes the parts, wires them, and shows the window as early as it can.

import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { app, protocol, type BrowserWindow } from 'electron'
import * as v from 'valibot'
import { eventChannels, type BridgeEvents } from '../shared/bridge'
import { removeStaleTemporaries } from './atomic-file'
import { createHandlers } from './calls'
import { filesAmong } from './command-line'
import { takeDemoAccount } from './demo-account'
import { createGate } from './gate'
import { serveCalls } from './ipc'
import { Library } from './library/library'
import { cutOffWindow, lockDown } from './lockdown'
import { showMenu } from './menu'
import { ownProfile } from './one-owner'
import { Opening } from './opening'
import { answer, appScheme, readBundle } from './protocol'
import { Recents } from './recents'
import { Requests } from './requests'
import { SettingsStore } from './settings'
import { apiOrigin, serviceOrigin } from './videosdk/origin'
import { focusWindow, openWindow } from './window'
import { Work } from './work/work'

const handedOverSchema = v.strictObject({ files: v.pipe(v.array(v.string()), v.maxLength(1000)) })
const profileFiles = ['settings.json', 'recents.json', 'accounts.json']
const quitPatienceMs = 1000
const threadPatienceMs = 500
/** Marks are written with all of their session's file, which for the largest takes seconds. */
const libraryPatienceMs = 10_000

const say = (line: string) => process.stderr.write(`Rollcall: ${line}\n`)
const nameOf = (error: unknown) => (error instanceof Error ? error.name : typeof error)

if (hasNoDisplay()) {
  say('there is no display to open a window on; set DISPLAY or WAYLAND_DISPLAY, or use a virtual one: xvfb-run -a')
  process.exit(1)
}
process.on('uncaughtException', (error) => say(`went on after ${nameOf(error)}`))
process.on('unhandledRejection', (error) => say(`went on after ${nameOf(error)}`))

const demo = takeDemoAccount(process.env, app.isPackaged)
const files = filesAmong(process.argv, !app.isPackaged, process.cwd())
const profile = chooseProfile()
if (ownProfile(profile, () => app.requestSingleInstanceLock({ files }))) start()
else app.exit(0)

function start(): void {
  lockDown(say)
  protocol.registerSchemesAsPrivileged([{ scheme: appScheme, privileges: { standard: true, secure: true } }])
  const origin = apiOrigin(process.env, app.isPackaged)
  if (!origin.ok) say(origin.failure.detail ?? 'ROLLCALL_API_ORIGIN is ignored')
  const apiAt = origin.ok ? origin.value : serviceOrigin
  const bundle = readBundle(join(__dirname, '../renderer'))
  const settings = new SettingsStore(join(profile, 'settings.json'))
  const recents = new Recents(join(profile, 'recents.json'), Date.now)
  // Of its own, so that what is to be kept does not wait for what is being opened.
  const libraryWork = new Work()
  const openingWork = new Work()
  const library = new Library(join(profile, 'library'), undefined, libraryWork)
  const requests = new Requests()
  const connected = once(async () => (await import('./connected')).connect(profile, apiAt, demo, openingWork))
  const opening = new Opening({
    library,
    recents,
    fetchBody: async (...args) => (await connected()).fetchBody(...args),
    secrets: async () => (connected.started() ? (await connected()).knownSecrets() : []),
    work: openingWork,
    sample: async () => (await import('./session/sample')).sampleJson,
    nowMs: Date.now
  })
  opening.expect(files)

  let window: BrowserWindow | null = null
  const send = <Name extends keyof BridgeEvents>(event: Name, payload: BridgeEvents[Name]) => {
    if (window && !window.isDestroyed()) window.webContents.send(eventChannels[event], payload)
  }
  const openSoon = (paths: readonly string[]) => {
    opening.expect(paths)
    if (window) focusWindow(window)
    if (paths.length > 0) send('waiting', null)
  }
  const handlers = createHandlers({
    apiOrigin: apiAt === serviceOrigin ? null : apiAt,
    window: () => window,
    settings,
    requests,
    accounts: async () => (await connected()).accounts,
    opening,
    library,
    recents,
    onProgress: (progress) => send('progress', progress)
  })
  serveCalls(createGate(handlers, () => window?.webContents.id ?? null, say))

  app.on('second-instance', (_event, _argv, _folder, handedOver) => {
    const parsed = v.safeParse(handedOverSchema, handedOver)
    openSoon(parsed.success ? parsed.output.files : [])
  })
  app.on('open-file', (event, path) => {
    event.preventDefault()
    openSoon([path])
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
      ...[settings.settled(), recents.settled(), connectedSettled()].map((work) => atMost(quitPatienceMs, work))
    ],
    () => Promise.all([openingWork.close(), libraryWork.close()])
  )

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
    window.webContents.on('did-start-loading', () => requests.cancelAll())
    window.on('closed', () => (window = null))
    await library.cleanUp()
  }
  show().catch((error: unknown) => {
    say(`could not start (${nameOf(error)})`)
    app.exit(1)
  })
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

function hasNoDisplay(): boolean {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env
  return process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY && !app.commandLine.hasSwitch('ozone-platform')
}

/** Makes something on first use, and only once. */
function once<T>(make: () => Promise<T>): (() => Promise<T>) & { readonly started: () => boolean } {
  let made: Promise<T> | undefined
  return Object.assign(() => (made ??= make()), { started: () => made !== undefined })
}
