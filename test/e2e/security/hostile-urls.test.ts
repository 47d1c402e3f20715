// Hostile addresses: whichever way the page is sent to one, it stays where it is and nobody is asked for anything.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test as base } from '../rollcall/story'
import { twoFramesIn } from '../rollcall/steps'
import { noteFigure } from '../../torture/figures'
import type { Rollcall } from '../rollcall/rollcall'

/** A server that must not hear anything, by any protocol. */
const test = base.extend<{ listener: { readonly port: number; readonly heard: () => number } }>({
  listener: async ({}, use) => {
    let connections = 0
    const server: Server = createServer((_request, response) => response.end('<!doctype html><p>heard'))
    server.on('connection', () => connections++)
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    await use({ port: (server.address() as AddressInfo).port, heard: () => connections })
    server.closeAllConnections()
    server.close()
  }
})
test.use({ keyringState: 'no-bus', isAttacked: true })

const hostileUrls = (port: number): readonly string[] => [
  `https://127.0.0.1:${port}/secret`,
  `http://127.0.0.1:${port}/secret`,
  `http://rollcall@127.0.0.1:${port}/`,
  `//127.0.0.1:${port}/relative`,
  'file:///etc/passwd',
  'javascript:document.title="ran"',
  'java\nscript:document.title="ran"',
  'data:text/html,<script>document.title="ran"</script>',
  'about:blank',
  'about:srcdoc',
  'app://other/index.html',
  'app://rollcall.example/index.html',
  'app://rollcall/../../etc/passwd',
  'app://rollcall/index.html?other',
  'devtools://devtools/bundled/inspector.html',
  'view-source:app://rollcall/index.html',
  'chrome://gpu',
  'chrome-extension://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/x.html',
  `ws://127.0.0.1:${port}/`,
  `ftp://127.0.0.1:${port}/`,
  'mailto:a@example.com',
  'tel:112',
  'rollcall-test://open',
  `filesystem:http://127.0.0.1:${port}/temporary/x`
]

/** How a page is sent somewhere; each is run in the page with the address. */
const ways = {
  'the location': (url: string) => void (location.href = url),
  'location.replace': (url: string) => location.replace(url),
  'a link': (url: string) => {
    const link = Object.assign(document.createElement('a'), { href: url })
    document.body.append(link)
    link.click()
    link.remove()
  },
  'a link to a new window': (url: string) => {
    const link = Object.assign(document.createElement('a'), { href: url, target: '_blank', rel: 'opener' })
    document.body.append(link)
    link.click()
    link.remove()
  },
  'window.open': (url: string) => {
    if (window.open(url) !== null) throw new Error('A window was opened')
  },
  'a form': (url: string) => {
    const form = Object.assign(document.createElement('form'), { action: url, method: 'post' })
    document.body.append(form)
    form.submit()
    form.remove()
  },
  'a refresh': (url: string) =>
    new Promise<void>((done) => {
      const refresh = Object.assign(document.createElement('meta'), { httpEquiv: 'refresh', content: `0;url=${url}` })
      document.head.append(refresh)
      // It is put in line for the page's next turns, behind which these come.
      void painted().then(() => setTimeout(done))
      refresh.remove()
    }),
  'a frame': (url: string) => embed('iframe', 'src', url),
  'an object': (url: string) => embed('object', 'data', url),
  'an embed': (url: string) => embed('embed', 'src', url)
} as const

declare function painted(): Promise<void>
declare function embed(element: string, attribute: string, url: string): Promise<void>

interface Watched {
  readonly sent: string[]
  readonly navigated: string[]
  /** By main, before it was loaded. */
  readonly refused: Set<string>
  opened: number
}

/** Sends the page where main refuses it to go: once it has, whatever the page was sent to before is through. */
async function allIsThrough({ app, page }: Rollcall, count: number): Promise<void> {
  const last = `app://rollcall/last-${count}`
  await page.evaluate((to) => void (location.href = to), last)
  await app.evaluate(({ BrowserWindow }, last) => {
    const { watched } = globalThis as unknown as { watched: Watched }
    const isRefused = () => watched.refused.has(last)
    if (isRefused()) return
    return new Promise<void>((done) =>
      BrowserWindow.getAllWindows()[0]?.webContents.on('will-frame-navigate', () => isRefused() && done())
    )
  }, last)
}

/** From now on main notes what leaves for anywhere but the app's own page, where its pages go and what opens. */
async function watchMain({ app }: Rollcall): Promise<void> {
  await app.evaluate(({ BrowserWindow, session, shell }) => {
    const watched: Watched = { sent: [], navigated: [], refused: new Set(), opened: 0 }
    Object.assign(globalThis, { watched })
    session.defaultSession.webRequest.onSendHeaders(({ url }) => void watched.sent.push(url))
    session.defaultSession.on('will-download', (_event, item) => void watched.sent.push(item.getURL()))
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    contents?.on('did-redirect-navigation', (_event, url) => void watched.navigated.push(url))
    // A frame without an address holds a blank page of our own.
    contents?.on('did-frame-navigate', (_event, url, _code, _status, isMainFrame) => {
      if (isMainFrame || !url.startsWith('about:')) watched.navigated.push(url)
    })
    contents?.on('will-frame-navigate', (event) => event.defaultPrevented && watched.refused.add(event.url))
    for (const name of ['openExternal', 'openPath']) Object.assign(shell, { [name]: async () => watched.opened++ })
  })
}

test('twenty-four hostile addresses, each tried in ten ways, lead nowhere: no request leaves and the page stays', async ({
  start,
  listener
}) => {
  const rollcall = await start({ origin: null })
  const { app, page } = rollcall
  await watchMain(rollcall)
  const urls = hostileUrls(listener.port)
  await page.evaluate(
    (painted) => {
      Object.assign(window, {
        stillHere: true,
        painted,
        embed: (name: string, attribute: string, url: string) =>
          new Promise<void>((done) => {
            const element = document.createElement(name)
            element.setAttribute(attribute, url)
            for (const event of ['load', 'error']) element.addEventListener(event, () => done())
            document.addEventListener('securitypolicyviolation', () => done(), { once: true })
            document.body.append(element)
            void painted().then(() => setTimeout(done))
          }).finally(() => document.querySelectorAll('iframe, object, embed').forEach((each) => each.remove()))
      })
    },
    await twoFramesIn(page)
  )

  let attempts = 0
  for (const [way, go] of Object.entries(ways)) {
    for (const url of urls) {
      await page.evaluate(go, url)
      attempts++
      await allIsThrough(rollcall, attempts)
    }
    expect(await page.evaluate(() => 'stillHere' in window), way).toBe(true)
  }

  const seen = await app.evaluate(() => {
    const { sent, navigated, opened } = (globalThis as unknown as { watched: Watched }).watched
    return { sent, navigated, opened }
  })
  expect(seen).toEqual({ sent: [], navigated: [], opened: 0 })
  expect(listener.heard()).toBe(0)
  expect(page.url()).toBe('app://rollcall/index.html')
  // Playwright's own ways to ask would wait for the refused navigations to end.
  expect(await page.evaluate(() => document.title)).toBe('Rollcall')
  expect(app.windows()).toHaveLength(1)
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  noteFigure(
    'IPC and page',
    `${urls.length} hostile addresses times ${Object.keys(ways).length} ways to go there: ${attempts} of ${attempts} blocked, 0 requests left`
  )
})

test('no page of any window follows a redirect, hosts a webview or opens a window', async ({ rollcall, listener }) => {
  const { app } = rollcall
  const redirecting = createServer((_request, response) =>
    response.writeHead(302, { Location: `http://127.0.0.1:${listener.port}/` }).end()
  )
  await new Promise<void>((listening) => redirecting.listen(0, '127.0.0.1', listening))
  const { port } = redirecting.address() as AddressInfo
  const opened = await app.evaluate(
    async ({ BrowserWindow }, [from, to]) => {
      // In a session of its own, which the app has not cut off from the network.
      const window = new BrowserWindow({ show: false, webPreferences: { partition: 'another', webviewTag: true } })
      const loaded = await window.loadURL(from).catch(String)
      await window.loadURL('data:text/html,<p>')
      const { webContents } = window
      const refused = new Promise((attached) => webContents.once('will-attach-webview', attached))
      await webContents.executeJavaScript(
        `document.body.append(Object.assign(document.createElement('webview'), { src: ${JSON.stringify(to)} }))`
      )
      await refused
      const isOpened: unknown = await webContents.executeJavaScript(`window.open(${JSON.stringify(to)}) !== null`, true)
      const count = BrowserWindow.getAllWindows().length
      window.destroy()
      return { loaded, isOpened, count }
    },
    [`http://127.0.0.1:${port}/`, `http://127.0.0.1:${listener.port}/`] as const
  )
  redirecting.close()
  expect(opened).toEqual({ loaded: expect.stringContaining('ERR_'), isOpened: false, count: 2 })
  expect(listener.heard()).toBe(0)
})
