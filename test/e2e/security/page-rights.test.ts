// What the page may not do, whatever runs in it: ask the system for anything, run what is injected, reach past the bridge.
import { expect, test } from '../rollcall/story'
import { callChannels } from '../../../electron/shared/bridge'
import { noteFigure } from '../../torture/figures'
import { dropPolicy, injections, running, succeedApart, succeedTogether, unlock } from './injections'
import type { Rollcall } from '../rollcall/rollcall'

test.use({ keyringState: 'no-bus', isAttacked: true })

/** Every name that Chromium or Electron has had for a permission; each Chromium knows some of them. */
const permissionNames = [
  ...['ar', 'geolocation-approximate', 'local-network', 'loopback-network', 'sensors', 'smart-card', 'vr'],
  ...['web-app-installation'],
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

test('what is injected into the page does not run and reaches nobody', async ({ rollcall }) => {
  test.setTimeout(120_000)
  expect(await succeedTogether(rollcall)).toEqual([])

  // What follows shows that each of them is an attack, and that none depends on the policy alone to reach nobody.
  await dropPolicy(rollcall)
  expect(await succeedTogether(rollcall)).toEqual(running)
  await unlock(rollcall)
  const succeeding = await succeedApart(rollcall)
  noteFigure(
    'IPC and page',
    `${Object.keys(injections).length} injections into the page: 0 ran or reached anybody; ${running.length} of them succeed in a page ` +
      `without the policy, ${succeeding} where the app does not hold the page back either`
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
