// What every story needs: a profile of its own, the stand-in service, a private keychain, and Rollcall itself.
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, expect, type Browser } from '@playwright/test'
import { startBeside, startChromium } from '../../engine/chromium'
import { startKeyring, type Keyring, type KeyringState } from '../../keychain/keyring'
import { documentedSessions } from '../../videosdk/sessions'
import { startVideosdk, type Videosdk } from '../../videosdk/server'
import type { Asked } from './proxy-figure'
import { startRecordingProxy, type RecordingProxy } from './recording-proxy'
import { account, environmentOf, launch, type Rollcall, type StartOptions } from './rollcall'
import { add } from './tally'
import { countSearch, partsOf, search, tokensSent } from './traces'

export { expect }

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
