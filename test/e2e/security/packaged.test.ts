// The packaged app: made for real, read back, attacked through what its fuses close, and used.
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { chromium } from '@playwright/test'
import { header } from '../rollcall/steps'
import { expect, test as base } from '../rollcall/story'
import { startKeyring } from '../../keychain/keyring'
import { noteFigure } from '../../torture/figures'
import { generateSession } from '../../videosdk/generator'
import { accountRow, dialog, openAccounts, secretsInKeychain } from '../accounts/account-steps'
import { filesIn, makePackages, readFuses, type PackageFolder, type Packages } from './package-folder'
import { account, root } from '../rollcall/rollcall'
import { countSearch, search } from '../rollcall/traces'

const id = 'packaged-account'
const { apiKey, secret } = account
const item = { service: 'Rollcall', account: id, secret: JSON.stringify({ v: 1, key: apiKey, secret }) }

const test = base.extend<object, { packages: Packages }>({
  packages: [
    async ({}, use) => {
      const packages = await makePackages()
      await use(packages)
      await packages.remove()
    },
    { scope: 'worker', timeout: 120_000 }
  ],
  keyring: async ({}, use) => {
    const keyring = await startKeyring('unlocked', [item])
    await use(keyring)
    await keyring.stop()
  }
})

// One after the other, as they share the packages.
test.describe.configure({ mode: 'default' })

test('the package has the fuses that are declared, and only what runs', async ({ packages }) => {
  const { shipped, declared, electronVersion } = packages
  const found = await readFuses(shipped.program)
  const [readable, missing] = [true, false].map((isThere) =>
    Object.keys(declared).filter((name) => name in found === isThere)
  ) as [string[], string[]]
  expect(found).toMatchObject(Object.fromEntries(readable.map((name) => [name, declared[name]])))
  expect(Object.keys(found).filter((name) => !(name in declared))).toEqual([])
  const absent = missing.length === 0 ? '' : `; Electron ${electronVersion} has no ${missing.join(', ')}`
  const count = `${readable.length} of ${Object.keys(declared).length}`
  noteFigure('Sandbox', `${count} fuses read back from a package as they are declared${absent}`)

  expect(await readdir(dirname(shipped.archive))).toEqual(['app.asar', 'app.asar.unpacked'])
  const built = await readdir(join(root, 'out'), { recursive: true })
  const running = built
    .filter((path) => /^(main|preload|renderer)\/.*(?:\.\w+|\/LICENSE)$/.test(path) && !path.endsWith('licenses.md'))
    .map((path) => `out/${path}`)
  const files = await filesIn(shipped)
  expect(files.filter((path) => path.startsWith('out/'))).toEqual(running.toSorted())
  expect(files.filter((path) => /\.(map|ts|svelte)$/.test(path))).toEqual([])
  expect(files.filter((path) => !path.startsWith('out/'))).toEqual([
    'node_modules/keytar/LICENSE.md',
    'node_modules/keytar/lib/keytar.js',
    'node_modules/keytar/package.json',
    `node_modules/keytar/prebuilds/linux-${process.arch}/keytar.node`,
    'package.json'
  ])
})

test('beside the program lie the licences of all code that is in it, word for word', async ({ packages }) => {
  const folder = dirname(packages.shipped.program)
  expect(await readdir(folder)).toEqual(expect.arrayContaining(['LICENSE.txt', 'LICENSES.chromium.html']))
  const texts = await Promise.all(
    ['main', 'window'].map((part) => readFile(join(folder, `licenses/${part}.md`), 'utf8'))
  )
  const licences = texts.flatMap((text) => text.split(/^## /m).slice(1))
  const nameOf = (licence: string) => licence.slice(0, licence.indexOf(' - '))
  expect(licences.map(nameOf)).toEqual(
    expect.arrayContaining(['jsonwebtoken', 'jws', 'ky', 'semver', 'valibot', '@lucide/svelte', 'svelte'])
  )
  expect(licences.filter((licence) => !/copyright/i.test(licence)).map(nameOf)).toEqual([])
})

test('what would make a plain Node of the package, debug it or change its app does nothing', async ({
  packages,
  profile
}) => {
  const planted = join(profile, 'planted.js')
  await writeFile(planted, `process.stderr.write('planted code ran\\n'); process.exit()`)
  const attacks: Readonly<Record<string, (target: PackageFolder) => Promise<string>>> = {
    ELECTRON_RUN_AS_NODE: (target) => output(target, profile, [planted], { ELECTRON_RUN_AS_NODE: '1' }),
    '--inspect': (target) => output(target, profile, ['--inspect=0']),
    'an app folder for the archive': (target) => withFolderForArchive(target, () => output(target, profile, [planted])),
    'NODE_OPTIONS=--require': (target) => output(target, profile, [], { NODE_OPTIONS: `--require=${planted}` }),
    '--require': (target) => output(target, profile, ['--require', planted]),
    'another app named': (target) => output(target, profile, [dirname(planted)])
  }
  const hit = /planted code ran|Debugger listening/
  const works: string[] = []
  for (const [name, attack] of Object.entries(attacks)) {
    const said = await attack(packages.shipped)
    expect(said, name).not.toMatch(hit)
    // Without its archive there is nothing that could say so.
    if (!name.includes('folder')) expect(said, name).toContain('there is no display')
    if (hit.test(await attack(packages.control))) works.push(name)
  }
  expect(works).toEqual(['ELECTRON_RUN_AS_NODE', '--inspect', 'an app folder for the archive'])
  noteFigure(
    'Sandbox',
    `${Object.keys(attacks).length} of ${Object.keys(attacks).length} attacks on the package do nothing; ` +
      `${works.length} of them work on a control with its fuses set for them (${works.join(', ')})`
  )
})

test('the packaged app opens a large file, and its keychain process removes an account', async ({
  packages,
  keyring,
  profile,
  temporary
}) => {
  const saved = { id, name: account.name, color: 'teal', kind: 'key', saved: true }
  await mkdir(profile, { recursive: true })
  await writeFile(join(profile, 'accounts.json'), JSON.stringify({ version: 1, currentId: id, accounts: [saved] }))
  // Long enough for the thread that reads long texts, which the archive holds too.
  const session = generateSession({ seed: 6, participants: 2_000, media: true })
  const file = join(profile, 'large.json')
  await writeFile(file, JSON.stringify(session))
  const { program, args, env } = await startOf(packages.shipped, profile)
  const child = spawn(program, [...args, '--remote-debugging-port=0', file], {
    env: { ...env, ...process.env, ...keyring.env, TMPDIR: temporary }
  })
  const ended = once(child, 'exit')
  let said = ''
  let lastPage: string
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (said += String(part)))
  try {
    await expect.poll(() => said).toMatch(/DevTools listening on ws:/)
    const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1] ?? ''
    // Electron does not know all that Playwright else asks of a browser.
    const browser = await chromium.connectOverCDP(address, { noDefaults: true })
    const [context] = browser.contexts()
    const page = context?.pages()[0] ?? (await context?.waitForEvent('page'))
    if (!page) throw new Error('The packaged app shows no window')
    await page.locator('html[data-idle="true"]').waitFor({ state: 'attached' })
    expect(page.url()).toMatch(/^app:/)
    expect(said.includes('sandbox is off'), 'a run without the sandbox says so').toBe(args.includes('--no-sandbox'))
    await expect(header(page)).toContainText('2,000 participants')

    await openAccounts(page)
    const row = accountRow(page, account.name)
    await row.getByRole('button', { name: 'Remove' }).click()
    await row.getByRole('button', { name: 'Remove account' }).click()
    await expect(dialog(page)).toContainText('There is no account yet.')
    expect(await secretsInKeychain(keyring)).toEqual([])
    lastPage = await page.content()

    // The signal with which a Node becomes debuggable; without that ability it is the end.
    child.kill('SIGUSR1')
    await expect.poll(() => child.signalCode).toBe('SIGUSR1')
    expect(said).not.toContain('Debugger listening')
  } finally {
    child.kill('SIGKILL')
    await ended
  }
  const places = { folders: [profile, temporary, keyring.home], texts: { output: said, page: lastPage } }
  const done = await search(places, { apiKey, secret })
  countSearch(done)
  expect(done.hits, 'what the packaged app left behind').toEqual([])
})

test('on Linux a changed archive is not noticed, as SECURITY.md says', async ({ packages: { shipped }, profile }) => {
  const bytes = await readFile(shipped.archive)
  const changed = bytes.toString('latin1').replace('there is no display', 'there is no DISPLAY')
  await writeFile(shipped.archive, changed, 'latin1')
  expect(await output(shipped, profile, [])).toContain('there is no DISPLAY')
})

async function startOf({ program }: PackageFolder, profile: string) {
  const { noSandboxReason } = await import('../../../electron/setup/launch.mjs')
  const switches = noSandboxReason() === undefined ? [] : ['--no-sandbox']
  return { program, args: [...switches, `--user-data-dir=${profile}`], env: { DBUS_SESSION_BUS_ADDRESS: 'disabled:' } }
}

/** All that a packaged program says without a display: the app then ends at once, and says why. */
async function output(
  target: PackageFolder,
  profile: string,
  attack: readonly string[],
  attackEnv: Readonly<Record<string, string>> = {}
): Promise<string> {
  const { program, args, env } = await startOf(target, profile)
  // The attack comes first: a plain Node would not know the switches.
  const options = { env: { PATH: process.env['PATH'], HOME: profile, ...env, ...attackEnv }, timeout: 10_000 }
  return new Promise((resolve) =>
    execFile(program, [...attack, ...args], options, (_error, stdout, stderr) => resolve(stdout + stderr))
  )
}

/** Puts an app of other making where the archive was, for as long as some work takes. */
async function withFolderForArchive<T>({ archive }: PackageFolder, work: () => Promise<T>): Promise<T> {
  const folder = join(dirname(archive), 'app')
  await mkdir(folder)
  await writeFile(join(folder, 'package.json'), '{ "name": "other", "main": "index.js" }')
  await writeFile(join(folder, 'index.js'), `process.stderr.write('planted code ran\\n'); process.exit()`)
  await rename(archive, `${archive}.aside`)
  try {
    return await work()
  } finally {
    await rename(`${archive}.aside`, archive)
    await rm(folder, { recursive: true })
  }
}
