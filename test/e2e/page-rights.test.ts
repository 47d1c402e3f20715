// What the page may not do, whatever runs in it: ask the system for anything, run what is injected, reach past the bridge.
import { createSocket } from 'node:dgram'
import { createServer, type AddressInfo } from 'node:net'
import { callChannels } from '../../electron/shared/bridge'
import { noteFigure } from '../torture/figures'
import { expect, test, type Rollcall } from './rollcall'

test.use({ keyringState: 'no-bus', isAttacked: true })

/** Every name that Chromium or Electron has had for a permission; each Chromium knows some of them. */
const permissionNames = [
  ...['accelerometer', 'accessibility-events', 'ambient-light-sensor', 'automatic-fullscreen', 'background-fetch'],
  ...['background-sync', 'bluetooth', 'camera', 'captured-surface-control', 'clipboard-read', 'clipboard-write'],
  ...['clipboard-sanitized-write', 'deprecated-sync-clipboard-read', 'display-capture', 'fileSystem', 'fullscreen'],
  ...['geolocation', 'gyroscope', 'hand-tracking', 'hid', 'idle-detection', 'keyboard-lock', 'keyboardLock'],
  ...['local-fonts', 'local-network-access', 'magnetometer', 'media', 'mediaKeySystem', 'microphone', 'midi'],
  ...['midi-sysex', 'midiSysex', 'nfc', 'notifications', 'openExternal', 'payment-handler'],
  ...['periodic-background-sync', 'persistent-storage', 'pointer-lock', 'pointerLock', 'push', 'screen-wake-lock'],
  ...['serial', 'speaker-selection', 'storage-access', 'system-wake-lock', 'top-level-storage-access', 'usb'],
  ...['web-printing', 'window-management', 'window-placement']
]

/** Ways to ask for more: expressions, each with a value that is empty or that is refused where nothing was given. */
const demands: Readonly<Record<string, string>> = {
  camera: 'navigator.mediaDevices.getUserMedia({ video: true })',
  microphone: 'navigator.mediaDevices.getUserMedia({ audio: true })',
  screen: 'navigator.mediaDevices.getDisplayMedia({ video: true })',
  desktop: "navigator.mediaDevices.getUserMedia({ video: { mandatory: { chromeMediaSource: 'desktop' } } })",
  'names of devices': 'navigator.mediaDevices.enumerateDevices().then((all) => all.some(({ label }) => label))',
  position: 'new Promise((found, refused) => navigator.geolocation.getCurrentPosition(found, refused))',
  notifications: "Notification.requestPermission().then((given) => given === 'granted')",
  'a notification':
    "new Promise((shown) => { const n = new Notification('x'); n.onshow = () => shown(1); n.onerror = () => shown(0) })",
  'the clipboard, as text': 'navigator.clipboard.readText()',
  'the clipboard, as anything': 'navigator.clipboard.read()',
  'writing the clipboard': "navigator.clipboard.writeText('x').then(() => 1)",
  MIDI: 'navigator.requestMIDIAccess()',
  'MIDI with system messages': 'navigator.requestMIDIAccess({ sysex: true })',
  'a serial port': 'navigator.serial.requestPort()',
  'serial ports': 'navigator.serial.getPorts().then(({ length }) => length)',
  'a USB device': 'navigator.usb.requestDevice({ filters: [] })',
  'USB devices': 'navigator.usb.getDevices().then(({ length }) => length)',
  'an HID device': 'navigator.hid.requestDevice({ filters: [] }).then(({ length }) => length)',
  Bluetooth: 'navigator.bluetooth.requestDevice({ acceptAllDevices: true })',
  'full screen': 'Promise.race([document.body.requestFullscreen(), soon()]).then(() => document.fullscreenElement)',
  'the pointer': 'Promise.race([document.body.requestPointerLock(), soon()]).then(() => document.pointerLockElement)',
  'idle times': "IdleDetector.requestPermission().then((given) => given === 'granted')",
  'keeping awake': "navigator.wakeLock.request('screen')",
  'lasting storage': 'navigator.storage.persist()',
  'the screens': 'getScreenDetails()',
  'local fonts': 'queryLocalFonts().then(({ length }) => length)',
  "others' storage": 'document.requestStorageAccess()',
  'a scheme': "navigator.registerProtocolHandler('web+rollcall', 'app://rollcall/%s')",
  'a worker for requests': "navigator.serviceWorker.register('/assets/index.js')",
  'a credential': 'navigator.credentials.get({ password: true })',
  'a window': "window.open('', '_blank')"
}

/** In the page as if the user had just clicked there, which many demands need to be heard at all. */
async function demand({ page }: Rollcall, expression: string): Promise<string | null> {
  const devtools = await page.context().newCDPSession(page)
  const { result } = await devtools.send('Runtime.evaluate', {
    expression: `(async () => {
      const soon = () => new Promise((done) => setTimeout(done, 300))
      const never = new Promise((done) => setTimeout(done, 3_000, 'no answer'))
      try { const given = await Promise.race([${expression}, never]); return given ? String(given) : null } catch { return null }
    })()`,
    userGesture: true,
    awaitPromise: true
  })
  await devtools.detach()
  return (result.value as string | null | undefined) ?? null
}

test('every permission is denied: none is held, and whatever the page asks the system for, it gets nothing', async ({
  rollcall
}) => {
  const { app, page } = rollcall
  const states = await page.evaluate(
    (names) =>
      Promise.all(
        names.map((name) =>
          navigator.permissions
            .query({ name, userVisibleOnly: true, sysex: true } as unknown as PermissionDescriptor)
            .then(
              ({ state }): string => state,
              () => 'unknown'
            )
        )
      ),
    permissionNames
  )
  const known = permissionNames.filter((_, index) => states[index] !== 'unknown')
  expect(permissionNames.filter((_, index) => !['denied', 'unknown'].includes(states[index] ?? ''))).toEqual([])
  expect(known).toEqual(expect.arrayContaining(['camera', 'clipboard-read', 'geolocation', 'midi', 'notifications']))

  const given: string[] = []
  await Promise.all(
    Object.entries(demands).map(async ([what, expression]) => {
      if ((await demand(rollcall, expression)) !== null) given.push(what)
    })
  )
  expect(given).toEqual([])
  expect(app.windows()).toHaveLength(1)
  const count = Object.keys(demands).length
  noteFigure(
    'IPC and page',
    `${known.length} of ${known.length} permissions that this Chromium knows denied, ${count} of ${count} demands on the system refused`
  )
})

interface Ears {
  readonly port: number
  readonly heard: () => number
  readonly close: () => void
}

/** Hears any connection and any datagram on one port of the loopback interface. */
async function listen(): Promise<Ears> {
  let heard = 0
  const server = createServer((socket) => {
    heard++
    socket.destroy()
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  const datagrams = createSocket('udp4').on('message', () => heard++)
  await new Promise<void>((done) => datagrams.bind(port, '127.0.0.1', done))
  const close = () => {
    server.close()
    datagrams.close()
  }
  return { port, heard: () => heard, close }
}

/** Attacks of a script that got into the page: each would run `ran()` or reach the address. */
const attacks = (at: string, address: string): Readonly<Record<string, string>> => ({
  'an inline script': "add('script', { textContent: 'ran()' })",
  'an inline module': "add('script', { type: 'module', textContent: 'ran()' })",
  'markup with a handler': "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=ran()>')",
  'a handler that is clicked': "document.body.insertAdjacentHTML('beforeend', '<b id=b onclick=ran()>'), b.click()",
  eval: "eval('ran()')",
  'a function from text': "new Function('ran()')()",
  'a timer with text': "setTimeout('ran()')",
  'a script from elsewhere': `add('script', { src: '${at}/x.js' })`,
  'a module from elsewhere': `import('${at}/x.mjs')`,
  'a script in its address': "add('script', { src: 'data:text/javascript,ran()' })",
  'a script from memory': "add('script', { src: blob('ran()') })",
  'a worker from memory': "new Worker(blob('1')).postMessage(1)",
  'a shared worker': "new SharedWorker(blob('1'))",
  'a worklet': "new AudioContext().audioWorklet.addModule(blob('1'))",
  WebAssembly: 'WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).then(ran)',
  'a picture from elsewhere': `new Image().src = '${at}/x.png'`,
  'a beacon': `navigator.sendBeacon('${at}', 'x')`,
  fetch: `fetch('${at}', { method: 'POST', mode: 'no-cors', body: 'x' })`,
  'fetch that outlives the page': `fetch('${at}', { keepalive: true, mode: 'no-cors' })`,
  XMLHttpRequest: `(() => { const r = new XMLHttpRequest(); r.open('GET', '${at}'); r.send() })()`,
  'a web socket': `new WebSocket('ws://${address}')`,
  'an event source': `new EventSource('${at}')`,
  'a base address': `add('base', { href: '${at}/' }), new Image().src = 'x.png'`,
  'a form': `add('form', { action: '${at}', method: 'post' }).submit()`,
  'a form in a new window': `add('form', { action: '${at}', target: '_blank' }).submit()`,
  'a frame with a script': "add('iframe', { srcdoc: '<script>parent.ran()</script>' })",
  'a frame from elsewhere': `add('iframe', { src: '${at}' })`,
  'an object': `add('object', { data: '${at}/x.swf' })`,
  'a style sheet from elsewhere': `add('link', { rel: 'stylesheet', href: '${at}/x.css' })`,
  'an inline style sheet': `add('style', { textContent: "body { background: url(${at}/a) }" })`,
  'an inline style': `document.body.insertAdjacentHTML('beforeend', '<p style="background:url(${at}/b)">x')`,
  'a style by script': `document.body.style.background = "url(${at}/c)"`,
  'a style sheet by script': `(() => { const s = new CSSStyleSheet(); s.replaceSync("body { background: url(${at}/d) }"); document.adoptedStyleSheets = [s] })()`,
  'a font': `new FontFace('x', "url(${at}/x.woff2)").load()`,
  'a video': `add('video', { src: '${at}/x.mp4', autoplay: true })`,
  'something fetched ahead': `add('link', { rel: 'prefetch', href: '${at}/y' }), add('link', { rel: 'preload', as: 'script', href: '${at}/z' })`,
  'a connection ahead': `add('link', { rel: 'preconnect', href: '${at}' })`,
  'a page ahead': `add('script', { type: 'speculationrules', textContent: '{"prefetch":[{"source":"list","urls":["${at}/p"]}]}' })`,
  'a ping': `add('a', { href: '#', ping: '${at}' }).click()`,
  'a manifest': `add('link', { rel: 'manifest', href: '${at}/m' })`,
  'a call over STUN': `connect('stun:${address}')`,
  'a call over TURN': `connect('turn:${address}?transport=tcp')`
})

test('what is injected into the page does not run and reaches nobody', async ({ rollcall }) => {
  const { page } = rollcall
  const ears = await listen()
  const nothing = { heard: 0, hasRun: false }
  const tried = attacks(`http://127.0.0.1:${ears.port}`, `127.0.0.1:${ears.port}`)
  for (const [what, code] of Object.entries(tried)) {
    await page.evaluate(
      `(async () => {
        const ran = (window.ran = () => { window.hasRun = true })
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
    expect({ heard: ears.heard(), hasRun: await page.evaluate(() => 'hasRun' in window) }, what).toEqual(nothing)
  }
  ears.close()
  noteFigure(
    'IPC and page',
    `${Object.keys(tried).length} of ${Object.keys(tried).length} injected attacks blocked by the policy of the page`
  )
})

test('nothing of Electron or Node can be reached from the page, by the bridge or its insides', async ({ rollcall }) => {
  const { page } = rollcall
  const found = await page.evaluate(() => {
    const forbidden = [
      ...['process', 'require', 'module', 'exports', 'Buffer', 'global', 'setImmediate', '__dirname', 'electron'],
      ...['ipcRenderer', 'raw', 'binding', 'webFrame', 'contextBridge']
    ]
    const { bridge } = window
    const descriptor = Object.getOwnPropertyDescriptor(window, 'bridge')
    const calls = Object.entries(bridge)
    // Functions of another world would bring that world's constructor with them, and with it its names.
    const own = (value: unknown) => value === Function || value === Object || value === Promise || value === undefined
    const strange = calls.flatMap(([name, call]) => {
      const held = call as unknown as { constructor: unknown; prototype?: { constructor: unknown } }
      const promise = name === 'getAbout' ? [(call as () => object)().constructor] : []
      const isOurs = [held.constructor, Object.getPrototypeOf(held).constructor, ...promise].every(own)
      return isOurs && Object.keys(call as object).length === 0 ? [] : [name]
    })
    let isChanged = false
    try {
      Object.assign(bridge, { getAbout: () => 'mine' })
      isChanged = true
    } catch {
      // It is frozen.
    }
    const stop = bridge.on('menu', () => undefined)
    return {
      globals: forbidden.filter((name) => name in window),
      names: Reflect.ownKeys(bridge).map(String).sort(),
      prototype: Object.getPrototypeOf(bridge) === Object.prototype,
      isFixed: descriptor?.writable === false && descriptor.configurable === false && Object.isFrozen(bridge),
      isChanged,
      strange,
      stopped: String(stop())
    }
  })
  expect(found).toEqual({
    globals: [],
    names: [...Object.keys(callChannels), 'on', 'pathOf'].sort(),
    prototype: true,
    isFixed: true,
    isChanged: false,
    strange: [],
    stopped: 'undefined'
  })
  const tricks = await page.evaluate(() => {
    const on = window.bridge.on as (...args: unknown[]) => unknown
    return ['__proto__', 'constructor', 'rollcall:menu', 'ELECTRON_BROWSER_REQUIRE', '', null, {}].map((name) => {
      try {
        return String(on(name, () => undefined))
      } catch (error) {
        return (error as Error).constructor === Error || error instanceof TypeError ? 'refused' : 'of another world'
      }
    })
  })
  expect(new Set(tricks)).toEqual(new Set(['refused']))
})
