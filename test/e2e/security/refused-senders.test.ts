// Who is answered: the window's own page, and no frame in it, no other page, no other window, and nobody who is gone.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ask, givenUp, isHanging } from '../rollcall/steps'
import { expect, test } from '../rollcall/story'
import { callChannels, eventChannels } from '../../../electron/shared/bridge'
import { accepted } from '../../torture/accepted-calls'
import { noteFigure } from '../../torture/figures'
import { effects, holdBack } from './effects'
import { inPreloadWorld, openPreloadWorld } from './preload-world'
import { root, type Rollcall } from '../rollcall/rollcall'

test.use({ keyringState: 'no-bus', isAttacked: true })

const preload = join(root, 'out/preload/index.js')

/** One list of arguments for every call, which main would accept from its own page. */
const calls = Object.entries(accepted).map(([name, lists]) => [name, lists[0] ?? []] as const)

/** Runs the app's preload script in frames too, so that they have what a page has. Electron's module is read-only: a copy goes to the app. */
const withPreloadInFrames = `
const Module = require('node:module')
const electron = require('electron')
const load = Module._load
const BrowserWindow = new Proxy(electron.BrowserWindow, {
  construct: (Real, [{ webPreferences, ...options }]) =>
    new Real({ ...options, webPreferences: { ...webPreferences, nodeIntegrationInSubFrames: true } })
})
const seen = Object.create(electron, { BrowserWindow: { value: BrowserWindow } })
Module._load = (request, ...rest) => (request === 'electron' ? seen : load(request, ...rest))
`

interface Asked {
  readonly url: string
  readonly kinds: readonly string[]
}

/** JavaScript that makes every call once and gives where it ran, with what came back. */
const askAll = `(async () => {
  const kindOf = (answer) => (answer?.ok === false ? answer.failure.kind : 'answered')
  const calls = ${JSON.stringify(calls)}
  const kinds = await Promise.all(calls.map(async ([name, args]) => kindOf(await window.bridge[name](...args))))
  return { url: location.href, kinds: [...new Set(kinds)] }
})()`

const errors = ({ output }: Rollcall) => output().match(/^Rollcall: .*(?:went on after|failed with).*$/gm)

/** From now on every address of the app is an empty page without a policy, and frames may go anywhere. */
async function weaken({ app, page }: Rollcall): Promise<void> {
  const loaded = page.waitForEvent('load')
  await app.evaluate(({ BrowserWindow, protocol }) => {
    protocol.unhandle('app')
    protocol.handle('app', () => new Response('<!doctype html><p>', { headers: { 'Content-Type': 'text/html' } }))
    const [window] = BrowserWindow.getAllWindows()
    for (const event of ['will-navigate', 'will-frame-navigate'] as const) window?.webContents.removeAllListeners(event)
    window?.webContents.reload()
  })
  await loaded
}

test('a frame of the page, another page in its window and another window are refused every call', async ({
  start,
  profile,
  service
}) => {
  const hook = join(profile, 'frames.cjs')
  await writeFile(hook, withPreloadInFrames)
  const rollcall = await start({ signedIn: true, switches: ['-r', hook] })
  const { app, page } = rollcall
  await holdBack(rollcall)
  const before = await effects(rollcall, service)
  const addFrame = (attribute: 'src' | 'srcdoc', value: string) =>
    page.evaluate(
      ([attribute, value]) =>
        new Promise<void>((loaded) => {
          const frame = document.createElement('iframe')
          frame.setAttribute(attribute, value)
          frame.onload = () => loaded()
          document.body.append(frame)
        }),
      [attribute, value] as const
    )
  const inFrame = () =>
    app.evaluate(
      ({ BrowserWindow }, code) =>
        BrowserWindow.getAllWindows()[0]?.webContents.mainFrame.frames.at(-1)?.executeJavaScript(code),
      askAll
    ) as Promise<Asked>
  const asked: Asked[] = []

  await addFrame('srcdoc', '<p>')
  asked.push(await inFrame())
  await weaken(rollcall)
  await addFrame('src', 'app://rollcall/index.html')
  asked.push(await inFrame())
  // Each is gone, most of them before main looks at who asks.
  await page.evaluate(async () => {
    for (let count = 0; count < 100; count++) {
      const frame = document.createElement('iframe')
      frame.srcdoc = '<p>'
      const loaded = new Promise((done) => (frame.onload = done))
      document.body.append(frame)
      await loaded
      void frame.contentWindow?.bridge.copyText('from a frame that is gone')
      frame.remove()
    }
  })

  const elsewhere = [
    ...['data:text/html,<p>', 'about:blank', 'app://other/index.html', 'app://rollcall/other.html'],
    ...['app://rollcall.example/index.html', `${service.origin}/`, 'file:///etc/passwd']
  ]
  for (const url of elsewhere)
    asked.push(
      (await app.evaluate(
        async ({ BrowserWindow }, [url, code]) => {
          const contents = BrowserWindow.getAllWindows()[0]?.webContents
          await contents?.loadURL(url).catch(() => undefined)
          return contents?.executeJavaScript(code)
        },
        [url, askAll] as const
      )) as Asked
    )
  expect(service.connections).toBe(0)

  // The app's own page and preload in a window of somebody else's, and pages that the app's own session would not load.
  for (const url of ['app://rollcall/index.html', `${service.origin}/`, 'file:///etc/passwd'])
    asked.push(
      (await app.evaluate(
        async ({ BrowserWindow }, [url, code, preload]) => {
          const partition = url.startsWith('app:') ? {} : { partition: 'another' }
          const window = new BrowserWindow({ show: false, webPreferences: { preload, ...partition } })
          await window.loadURL(url).catch(() => undefined)
          const asked: unknown = await window.webContents.executeJavaScript(code)
          window.destroy()
          return asked
        },
        [url, askAll, preload] as const
      )) as Asked
    )

  for (const { url, kinds } of asked) expect(kinds, url).toEqual(['unexpected'])
  // The same page, no longer weakened but by its policy, is answered: it is who asks that counts.
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.loadURL('app://rollcall/index.html'))
  // The page that was there before may be asked once more while it goes.
  const about = () => page.evaluate(() => window.bridge.getAbout()).catch(() => null)
  await expect.poll(about).toMatchObject({ ok: true })
  const { connections } = service
  expect(await effects(rollcall, service)).toEqual({
    ...(before as object),
    requests: service.requests.length,
    opened: connections
  })
  const refusals = rollcall.output().match(/: refused, not asked by the window's own page$/gm) ?? []
  expect(refusals.length).toBeGreaterThanOrEqual(asked.length * calls.length)
  expect(errors(rollcall)).toBeNull()
  noteFigure(
    'IPC and page',
    `${asked.length} foreign senders (frames, pages, windows) times ${calls.length} channels: ` +
      `${asked.length * calls.length} of ${asked.length * calls.length} calls refused, and 100 from frames that were gone`
  )
})

test('a channel that is not on the list has nobody behind it, and messages that ask for no answer do nothing', async ({
  signedIn,
  service
}) => {
  await openPreloadWorld(signedIn)
  await holdBack(signedIn)
  const before = await effects(signedIn, service)
  const known = Object.values(callChannels)
  const registered = await signedIn.app.evaluate(({ BrowserWindow, ipcMain }) => {
    const handlers = (ipc: unknown) => [
      ...(Reflect.get(ipc as object, '_invokeHandlers') as Map<string, unknown>).keys()
    ]
    const { ipc, mainFrame } = BrowserWindow.getAllWindows()[0]?.webContents ?? {}
    return {
      main: handlers(ipcMain),
      beside: [...handlers(ipc), ...handlers(mainFrame?.ipc)],
      // Electron's own listener keeps an event of this name from being thrown.
      listeners: [ipcMain, ipc, mainFrame?.ipc]
        .flatMap((each) => each?.eventNames() ?? [])
        .filter((name) => name !== 'error')
    }
  })
  expect({ ...registered, main: registered.main.sort() }).toEqual({
    main: [...known].sort(),
    beside: [],
    listeners: []
  })

  const unknown = [
    ...['', 'rollcall:', 'rollcall:nothing', 'ROLLCALL:GET-ABOUT', 'rollcall:get-about ', 'rollcall:get-about\0'],
    ...['get-about', 'getAbout', '__proto__', 'constructor', 'toString', 'error', 'ELECTRON_BROWSER_REQUIRE'],
    ...Object.values(eventChannels)
  ]
  const refused = await inPreloadWorld<readonly string[]>(
    signedIn,
    `Promise.all(${JSON.stringify(unknown)}.map((channel) => raw.invoke(channel).then(() => 'answered', String)))`
  )
  for (const [index, answer] of refused.entries()) expect(answer, unknown[index]).toContain('No handler registered for')

  await inPreloadWorld(
    signedIn,
    `for (const channel of ${JSON.stringify([...known, ...unknown])}) {
      raw.send(channel, 'unasked')
      raw.postMessage(channel, 'unasked', [new MessageChannel().port1])
    }`
  )
  expect(await effects(signedIn, service)).toEqual(before)
  expect(errors(signedIn)).toBeNull()
  noteFigure(
    'IPC and page',
    `handlers registered in the running app: ${registered.main.length} for ${known.length} channels; ` +
      `${unknown.length} of ${unknown.length} unknown channels refused`
  )
})

test('calls in flight when the page is reloaded, its window goes or its process dies leave the app as it was', async ({
  signedIn,
  service
}) => {
  const { app, page, idle } = signedIn
  await holdBack(signedIn)
  service.fail('session', { kind: 'slow-head', delayMs: 'never' })
  await ask(page, 'some-session')
  await isHanging(service)
  const before = await effects(signedIn, service)
  const callOften = `for (let count = 0; count < 300; count++) void window.bridge.getAbout(), void window.bridge.listKept(null)`

  const loaded = page.waitForEvent('load')
  await app.evaluate(({ BrowserWindow }, code) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    void contents?.executeJavaScript(code)
    contents?.reload()
  }, callOften)
  await loaded
  await idle()
  await givenUp(service)

  await app.evaluate(
    async ({ BrowserWindow }, [code, preload]) => {
      for (let count = 0; count < 5; count++) {
        const window = new BrowserWindow({ show: false, webPreferences: { preload } })
        await window.loadURL('app://rollcall/index.html')
        await window.webContents.executeJavaScript(code)
        window.destroy()
      }
    },
    [callOften, preload] as const
  )
  expect(await effects(signedIn, service)).toEqual(before)

  const about = await app.evaluate(async ({ BrowserWindow }, code) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    await contents?.executeJavaScript(code)
    const back = new Promise<void>((done) => contents?.once('did-finish-load', () => done()))
    contents?.forcefullyCrashRenderer()
    await back
    return contents?.executeJavaScript('window.bridge.getAbout()')
  }, callOften)
  expect(about).toMatchObject({ ok: true })
  expect(errors(signedIn)).toBeNull()
})
