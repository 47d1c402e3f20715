// Rollcall without Electron: what was built of it for the page in a Chromium, and what was built of main in plain Node beside it.
import { fork, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { chromium, type Browser, type ElectronApplication, type Frame, type Page } from '@playwright/test'
import type { PrintToPDFOptions } from 'electron'
import type { Rollcall } from '../e2e/rollcall/rollcall'
import { crossing } from './crossing.cjs'
import { withBridge } from './page.cjs'

export interface OnChromium {
  readonly profile: string
  /** What the app is given, without the program. */
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
}

/** The window's content on the tests' displays in Electron: the usual window without its menu. */
const viewport = { width: 1280, height: 773 }
const ending = 5_000
const quiet = ['background-networking', 'component-update', 'sync', 'quic', 'gpu'].map((name) => `--disable-${name}`)

/** Starts the program at a path, for all stories of a worker; what it asks for beyond its own pages goes to this proxy. */
export function startChromium(executablePath: string, proxy: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    // Scroll bars take their room in the window, and so they do here.
    ignoreDefaultArgs: ['--hide-scrollbars'],
    args: [...quiet, '--no-first-run', '--lang=en-GB'],
    proxy: { server: proxy, bypass: '127.0.0.1' }
  })
}

/** Starts main, and opens its page in a context of its own. */
export async function startBeside(browser: Browser, { profile, args, env }: OnChromium): Promise<Rollcall> {
  const main = fork(join(__dirname, 'main.cjs'), [`--user-data-dir=${profile}`, ...args], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...env }
  })
  const output: string[] = []
  for (const stream of [main.stdout, main.stderr]) stream?.on('data', (chunk) => output.push(String(chunk)))
  const context = await browser.newContext({
    viewport,
    locale: 'en-GB',
    timezoneId: env['TZ'] ?? 'Europe/Berlin',
    colorScheme: 'light'
  })
  await context.exposeBinding('rollcallToMain', async ({ frame }: { frame: Frame }, text: string) => {
    const call = { what: 'call', text: await withPaths(frame, text), frame: asked(frame) }
    if (main.connected) main.send(call)
  })
  await context.addInitScript(bridge())
  const page = await context.newPage()
  const violations: string[] = []
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) violations.push(message.text())
  })
  await firstLoad(main, page, violations)
  let lastPage = ''
  const rollcall: Rollcall = {
    get app(): ElectronApplication {
      throw new Error('This story needs Electron’s own objects: it is none for the project chromium')
    },
    page,
    profile,
    output: () => output.join(''),
    violations: () => violations,
    idle: () => page.locator('html[data-idle="true"]').waitFor({ state: 'attached' }),
    resize: (width, height, zoom) => resize(page, width, height, zoom),
    saveIn: async (folder) => void main.send({ what: 'save in', text: folder }),
    lastPage: () => lastPage,
    async close() {
      lastPage ||= await page.content().catch(() => '')
      await Promise.all([context.close(), quit(main)])
    }
  }
  await rollcall.idle()
  return rollcall
}

/** A page that is zoomed has fewer px, each of more dots. */
async function resize(page: Page, width: number, height: number, zoom?: number): Promise<void> {
  await page.setViewportSize({ width, height })
  if (zoom === undefined) return
  const devtools = await page.context().newCDPSession(page)
  const size = { width: Math.round(width / zoom), height: Math.round(height / zoom) }
  await devtools.send('Emulation.setDeviceMetricsOverride', { ...size, deviceScaleFactor: zoom, mobile: false })
}

/** The page as Electron is asked to print it. */
function print(
  page: Page,
  {
    landscape = false,
    pageSize,
    printBackground = false,
    preferCSSPageSize = false,
    generateTaggedPDF = false
  }: PrintToPDFOptions
): Promise<Buffer> {
  if (typeof pageSize !== 'string') throw new Error('Only a size of paper with a name can be printed here')
  return page.pdf({ landscape, format: pageSize, printBackground, preferCSSPageSize, tagged: generateTaggedPDF })
}

/** What was built of the preload, as a script for the page. */
function bridge(): string {
  const preload = readFileSync(resolve(__dirname, '../../out/preload/index.js'), 'utf8')
  return `(${withBridge})((require) => {${preload}\n}, ${crossing})`
}

/** Does from now on what main tells, and resolves when the page that it asked for first is loaded. */
function firstLoad(main: ChildProcess, page: Page, violations: string[]): Promise<void> {
  return new Promise((loaded, failed) => {
    main.once('exit', (code) => failed(new Error(`The main process ended with ${code}`)))
    main.on('message', (told: Told) => {
      switch (told.what) {
        case 'load':
          return void page.goto(told.url).then(() => loaded(), failed)
        case 'text':
          return void page.evaluate(take, told.text).catch(() => undefined)
        case 'theme':
          return void page
            .emulateMedia({ colorScheme: told.theme === 'dark' ? 'dark' : 'light' })
            .catch(() => undefined)
        case 'print':
          return void print(page, told.options).then((pdf) => {
            if (main.connected) main.send({ what: 'printed', text: pdf.toString('base64') })
          }, failed)
        case 'missing':
          return violations.push(`The stand-in for Electron has no ${told.name}`)
      }
    })
  })
}

type Told =
  | { readonly what: 'load'; readonly url: string }
  | { readonly what: 'text'; readonly text: string }
  | { readonly what: 'theme'; readonly theme: 'system' | 'light' | 'dark' }
  | { readonly what: 'print'; readonly options: PrintToPDFOptions }
  | { readonly what: 'missing'; readonly name: string }

/** In the page: hands a text of main's to the bridge. */
function take(text: string): void {
  const page = globalThis as unknown as Record<symbol, { fromMain: (text: string) => void }>
  page[Symbol.for('rollcall')]?.fromMain(text)
}

/** A text of the page's with the paths, as Chromium knows them, of the files that stand in it. */
async function withPaths(frame: Frame, text: string): Promise<string> {
  const [word, index] = /"rollcall-file:(\d+)"/.exec(text) ?? []
  if (word === undefined) return text
  const devtools = await frame.page().context().newCDPSession(frame)
  const expression = `globalThis[Symbol.for('rollcall')].files[${index}]`
  const { result } = await devtools.send('Runtime.evaluate', { expression })
  const { path } = await devtools.send('DOM.getFileInfo', { objectId: result.objectId ?? '' })
  await devtools.detach()
  return withPaths(
    frame,
    text.replace(word, () => JSON.stringify(path))
  )
}

/** A frame as main is to see it: under the app's own address. */
function asked(frame: Frame): { url: string; parent: object | null } {
  const url = frame.url().replace(/^http:\/\/127\.0\.0\.1:\d+\//, 'app://rollcall/')
  return { url, parent: frame.parentFrame() && {} }
}

async function quit(main: ChildProcess): Promise<void> {
  if (main.exitCode !== null || main.signalCode !== null) return
  const ended = new Promise((resolve) => main.once('exit', resolve))
  const timer = setTimeout(() => main.kill('SIGKILL'), ending)
  if (main.connected) main.send({ what: 'quit' })
  await ended
  clearTimeout(timer)
}
