// What every story needs: a profile of its own, the stand-in service, a private keychain, and Rollcall itself.
import type { ChildProcess } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import {
  _electron,
  test as base,
  expect,
  type Browser,
  type ElectronApplication,
  type Locator,
  type Page
} from '@playwright/test'
import { startBeside, startChromium } from '../../engine/chromium'
import { startKeyring, type Keyring, type KeyringState } from '../../keychain/keyring'
import { documentedSessions } from '../../videosdk/sessions'
import { startVideosdk, type Videosdk } from '../../videosdk/server'
import { firstFrame } from './first-frame'
import type { Asked } from './proxy-figure'
import { startRecordingProxy, type RecordingProxy } from './recording-proxy'
import { saveIn } from '../export/saving'
import { add } from './tally'
import { countSearch, partsOf, search, tokensSent } from './traces'

export { expect }

/** The account that the stand-in service knows; the secret is one that no other text contains. */
export const account = {
  name: 'Acme production',
  apiKey: 'e2e-key-7c1f0a52-90d4-4a2b',
  secret: 'e2e-secret-4f9d2c7be1a84c35b0d6'
}

export interface StartOptions {
  readonly args?: readonly string[]
  /** Chromium's own. */
  readonly switches?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  readonly profile?: string
  /** Null leaves `ROLLCALL_API_ORIGIN` unset: the app then knows the real service only. */
  readonly origin?: string | null
  readonly keyring?: Pick<Keyring, 'env'>
  /** Starts with the account that the service knows, for this run only: for stories that are not about accounts. */
  readonly signedIn?: boolean
  /** A copy of the app that a user starts for whom Chromium makes its sandbox, where the suite's own user is root. */
  readonly sandboxedCopy?: string
}

export interface Rollcall {
  readonly app: ElectronApplication
  readonly page: Page
  readonly profile: string
  /** All that the app wrote to its standard output and error so far. */
  readonly output: () => string
  /** What the page's own policy refused it so far, in Chromium's words. */
  readonly violations: () => readonly string[]
  /** The page's source as it was when the app was closed; empty when the page was gone by then. */
  readonly lastPage: () => string
  idle(): Promise<void>
  /** Gives the window's content this size in px of the screen, and the page this zoom. */
  resize(width: number, height: number, zoom?: number): Promise<void>
  /** Answers the system's save dialog for the user from now on: in this folder, under the suggested name. */
  saveIn(folder: string): Promise<void>
  close(): Promise<void>
}

interface Story {
  profile: string
  /** Where the app puts its temporary files. */
  temporary: string
  keyringState: KeyringState
  /** The story has the page do what its policy forbids; all others must not. */
  isAttacked: boolean
  keyring: Keyring
  service: Videosdk
  start: (options?: StartOptions) => Promise<Rollcall>
  rollcall: Rollcall
  /** Rollcall with the account that the service knows. */
  signedIn: Rollcall
}

interface Worker {
  /** A window that opens on another worker's display leaves the focus where it is. */
  display: undefined
  /** What all programs that a story starts are told to send over; the stand-in service needs none. */
  recordingProxy: RecordingProxy
  /** Where the Chromium is that has the pages of this project; empty where Electron has them. */
  chromiumPath: string
  /** That Chromium, one for all stories of a worker. */
  chromium: Browser | null
}

export const root = resolve(__dirname, '../../..')
const ending = 5_000

export const test = base.extend<Story & { silence: undefined }, Worker>({
  display: [
    async ({}, use, { parallelIndex }) => {
      const own = process.env['ROLLCALL_DISPLAYS']?.split(' ')[parallelIndex]
      if (own) process.env['DISPLAY'] = own
      await use(undefined)
    },
    { scope: 'worker', auto: true }
  ],

  recordingProxy: [
    async ({}, use) => {
      const proxy = await startRecordingProxy()
      // Of what the user's own environment says of proxies, nothing is left that would go before.
      for (const name of Object.keys(process.env)) if (/^(all|no|https?)_proxy$/i.test(name)) process.env[name] = ''
      Object.assign(process.env, proxy.env)
      await use(proxy)
      proxy.stop()
    },
    { scope: 'worker', auto: true }
  ],

  chromiumPath: ['', { option: true, scope: 'worker' }],

  chromium: [
    async ({ chromiumPath, recordingProxy }, use) => {
      const browser =
        chromiumPath === '' ? null : await startChromium(chromiumPath, recordingProxy.env['http_proxy'] ?? '')
      await use(browser)
      await browser?.close()
    },
    { scope: 'worker' }
  ],

  silence: [
    async ({ recordingProxy }, use) => {
      await use(undefined)
      const asked: Asked = recordingProxy.take()
      add('asked', asked)
      expect(asked, 'asked for elsewhere than at the stand-in service').toEqual([])
    },
    { auto: true }
  ],

  profile: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'rollcall-e2e-'))
    await use(folder)
    await rm(folder, { recursive: true, force: true })
  },

  temporary: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'rollcall-e2e-tmp-'))
    // As the system's own: the app may run as another user.
    await chmod(folder, 0o1777)
    await use(folder)
    await rm(folder, { recursive: true, force: true })
  },

  keyringState: ['unlocked', { option: true }],

  isAttacked: [false, { option: true }],

  keyring: async ({ keyringState }, use) => {
    const keyring = await startKeyring(keyringState)
    await use(keyring)
    await keyring.stop()
  },

  service: async ({}, use) => {
    const service = await startVideosdk({ ...account, sessions: documentedSessions() })
    await use(service)
    await service.stop()
  },

  start: async ({ profile, temporary, keyring, service, isAttacked, chromium }, use) => {
    const running: Rollcall[] = []
    if (chromium !== null) add('engine', chromium.version())
    await use(async (options = {}) => {
      const all = { profile, keyring, origin: service.origin, ...options, env: { TMPDIR: temporary, ...options.env } }
      const rollcall =
        chromium === null
          ? await launch(all)
          : await startBeside(chromium, { profile: all.profile, args: all.args ?? [], env: environmentOf(all) })
      running.push(rollcall)
      return rollcall
    })
    for (const rollcall of running) await rollcall.close()
    if (!isAttacked)
      expect(
        running.flatMap((each) => each.violations()),
        'against the policy of the page'
      ).toEqual([])
    const folders = new Set([temporary, keyring.home, ...running.map((each) => each.profile)])
    const texts = running.map((each, index) => [`start ${index + 1}`, each.output() + each.lastPage()])
    const { apiKey, secret } = account
    const secrets = { apiKey, secret, ...partsOf(tokensSent(service.requests)) }
    const done = await search({ folders, texts: Object.fromEntries(texts) }, secrets)
    countSearch(done)
    expect(done.hits, 'what the story left behind').toEqual([])
  },

  rollcall: async ({ start }, use) => {
    await use(await start())
  },

  signedIn: async ({ start }, use) => {
    await use(await start({ signedIn: true }))
  }
})

interface Command {
  readonly executablePath: string
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
}

/** How the app is started with these options; for stories that start it a second time by themselves. */
export async function commandOf(
  options: StartOptions & { profile: string; keyring: Pick<Keyring, 'env'> }
): Promise<Command> {
  const { electronPath } = await import('../../../electron/setup/electron-path.mjs')
  const { noSandboxReason } = await import('../../../electron/setup/launch.mjs')
  const hasSandbox = options.sandboxedCopy !== undefined || noSandboxReason() === undefined
  return {
    executablePath: electronPath(),
    args: [
      ...(hasSandbox ? [] : ['--no-sandbox']),
      // The tests' display has no graphics card: Chromium's process for one would die once or twice while the window comes up.
      ...(process.platform === 'linux' ? ['--disable-gpu'] : []),
      '--lang=en-GB',
      `--user-data-dir=${options.profile}`,
      ...(options.switches ?? []),
      options.sandboxedCopy ?? root,
      ...(options.args ?? [])
    ],
    env: environmentOf(options)
  }
}

function environmentOf(options: StartOptions & { keyring: Pick<Keyring, 'env'> }): Record<string, string> {
  return {
    ...definedOnly({ ...process.env, ROLLCALL_API_ORIGIN: undefined, ROLLCALL_DEMO_ACCOUNT: undefined }),
    TZ: 'Europe/Berlin',
    ...definedOnly(options.keyring.env),
    ...(options.origin ? { ROLLCALL_API_ORIGIN: options.origin } : {}),
    ...(options.signedIn ? { ROLLCALL_DEMO_ACCOUNT: JSON.stringify({ ...account, color: 'teal' }) } : {}),
    ...options.env
  }
}

async function launch(options: StartOptions & { profile: string; keyring: Pick<Keyring, 'env'> }): Promise<Rollcall> {
  const { executablePath, args, env } = await commandOf(options)
  // Only when it looks for the program itself does Playwright hold the app back until it listens; else one launch in a hundred hangs.
  const { officialElectron } = await import('../../../electron/setup/electron-path.mjs')
  if (!officialElectron()) process.env.ELECTRON_OVERRIDE_DIST_PATH ??= dirname(executablePath)
  // Unasked, Playwright adds a --no-sandbox of its own.
  const app = await _electron.launch({ args: [...args], cwd: root, env: { ...env }, chromiumSandbox: true })
  const output: string[] = []
  const process_ = app.process()
  process_.stdout?.on('data', (chunk) => output.push(String(chunk)))
  process_.stderr?.on('data', (chunk) => output.push(String(chunk)))
  const page = await app.firstWindow()
  const violations: string[] = []
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) violations.push(message.text())
  })
  let lastPage = ''
  const rollcall: Rollcall = {
    app,
    page,
    profile: options.profile,
    output: () => output.join(''),
    violations: () => violations,
    idle: () => idle(page),
    resize: (width, height, zoom) => resize(app, width, height, zoom),
    saveIn: (folder) => saveIn(app, folder),
    lastPage: () => lastPage,
    async close() {
      if (hasExited(process_)) return
      const timer = setTimeout(() => process_.kill('SIGKILL'), ending)
      lastPage = await page.content().catch(() => '')
      await app.close().catch(() => undefined)
      clearTimeout(timer)
    }
  }
  await rollcall.idle()
  await firstFrame(app, page)
  return rollcall
}

/** Waits for the app's own signal that no load, decode or redraw is pending. */
async function idle(page: Page): Promise<void> {
  await page.locator('html[data-idle="true"]').waitFor({ state: 'attached' })
}

/** Without a zoom the page keeps the one that it has. */
async function resize(app: ElectronApplication, width: number, height: number, zoom?: number): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, { width, height, zoom }) => {
      const [window] = BrowserWindow.getAllWindows()
      window?.setContentSize(width, height)
      if (zoom !== undefined) window?.webContents.setZoomFactor(zoom)
    },
    { width, height, zoom }
  )
}

function hasExited(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null
}

function definedOnly(values: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined))
}

/** The lane of a participant in the grid that assistive technology reads. */
export function lane(page: Page, name: string | RegExp): Locator {
  return page.getByRole('grid', { name: 'Participants' }).getByRole('row', { name })
}

/** Types or pastes into the field for the session and asks for it; does not wait for the answer. */
export async function ask(page: Page, pasted: string): Promise<void> {
  const field = sessionField(page)
  await field.fill(pasted)
  await field.press('Enter')
}

/** Asks for a session and waits until all that comes of it is on screen. */
export async function fetchSession({ page, idle }: Rollcall, pasted: string): Promise<void> {
  await ask(page, pasted)
  await idle()
}

export function sessionField(page: Page): Locator {
  return page.getByRole('textbox', { name: 'Session id or link' })
}

/** Waits until the service has the app's last request and leaves it without an answer: what was not asked cannot be given up. */
export async function isHanging({ requests }: Videosdk): Promise<void> {
  await expect.poll(() => requests.at(-1)?.status).toBe('hung')
}

/** Waits until the app has given up its last request, well before the request's own ten seconds would end it. */
export async function givenUp({ requests }: Videosdk, index = requests.length - 1): Promise<void> {
  await expect.poll(() => requests[index]?.aborted, { timeout: 5_000 }).toBe(true)
}

/** The open session's ids and figures. */
export function header(page: Page): Locator {
  return page.getByRole('region', { name: 'Session', exact: true })
}

/** The last line of the window. */
export function status(page: Page): Locator {
  return page.getByRole('contentinfo', { name: 'Status' })
}

/** What the system's clipboard holds. There is one for all workers: only the stories of `copy.test.ts`, one after the other, use it. */
export function copied({ app }: Rollcall): Promise<string> {
  return app.evaluate(({ clipboard }) => clipboard.readText())
}

/** Turns the wheel where the pointer is, and waits until the page has felt it: Playwright does not. */
export async function wheel(page: Page, x: number, y: number): Promise<void> {
  const felt = page.evaluate(
    () =>
      new Promise<void>((done) => addEventListener('wheel', () => done(), { once: true, capture: true, passive: true }))
  )
  await page.evaluate(() => undefined)
  await page.mouse.wheel(x, y)
  await felt
}
