// How Rollcall is started for a story, and what a story has of it then.
import type { ChildProcess } from 'node:child_process'
import { dirname, resolve } from 'node:path'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import type { Keyring } from '../../keychain/keyring'
import { saveIn } from '../export/saving'
import { firstFrame } from './first-frame'

export const root = resolve(__dirname, '../../..')
const ending = 5_000

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

/** What the app finds in its environment with these options. */
export function environmentOf(options: StartOptions & { keyring: Pick<Keyring, 'env'> }): Record<string, string> {
  return {
    ...definedOnly({ ...process.env, ROLLCALL_API_ORIGIN: undefined, ROLLCALL_DEMO_ACCOUNT: undefined }),
    TZ: 'Europe/Berlin',
    ...definedOnly(options.keyring.env),
    ...(options.origin ? { ROLLCALL_API_ORIGIN: options.origin } : {}),
    ...(options.signedIn ? { ROLLCALL_DEMO_ACCOUNT: JSON.stringify({ ...account, color: 'teal' }) } : {}),
    ...options.env
  }
}

/** Starts the app in Electron and waits until its window is there. */
export async function launch(
  options: StartOptions & { profile: string; keyring: Pick<Keyring, 'env'> }
): Promise<Rollcall> {
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
