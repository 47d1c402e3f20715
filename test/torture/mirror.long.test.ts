// A mirror of Electron's downloads: npm start and npm run package take from it what is named as the Electron that is locked.

import { spawn, type ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { cp, mkdir, readFile, readdir, symlink } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { zipSync, type Zippable } from 'fflate'
import { onTestFinished, expect, test } from 'vitest'
import { fallbackElectron } from '../../electron/setup/electron-path.mjs'
import { fallbackFolder } from '../../electron/setup/fallback-electron.mjs'
import { OFFICIAL_ELECTRON, ROOT, readJson } from '../../electron/setup/places.mjs'
import { startDisplay } from '../display.mjs'
import { temporaryFolder } from '../unit/temporary-folder'

const { version } = readJson(join(OFFICIAL_ELECTRON, 'package.json')) as { version: string }
const zipName = `electron-v${version}-${process.platform}-${process.arch}.zip`
/** A zip says who may run a file in the upper half of these. */
const unix = 3

/** The stand-in as an archive of the official one: the same files, under its version. */
async function archive(): Promise<Uint8Array> {
  const folder = fallbackFolder()
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const zipped: Zippable = {}
  for (const file of files) {
    const name = file.slice(folder.length + 1)
    const bytes = name === 'version' ? Buffer.from(version) : await readFile(file)
    zipped[name] = [bytes, { level: 0, os: unix, attrs: 0o755 << 16 }]
  }
  return zipSync(zipped)
}

/** Serves the archive and its checksums; what was asked for is listed. */
async function startMirror(bytes: Uint8Array): Promise<{ readonly url: string; readonly asked: readonly string[] }> {
  const digest = createHash('sha256').update(bytes).digest('hex')
  const asked: string[] = []
  const server = createServer((request, response) => {
    const name = (request.url ?? '').split('/').at(-1) ?? ''
    asked.push(name)
    if (name === zipName) response.end(bytes)
    else if (name.startsWith('SHASUMS256')) response.end(`${digest} *${zipName}\n`)
    else response.writeHead(404).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, asked }
}

/** A checkout that shares everything with this one but the Electron that it downloads. */
async function checkout(folder: string): Promise<string> {
  const root = join(folder, 'checkout')
  const modules = join(root, 'node_modules')
  await mkdir(modules, { recursive: true })
  for (const name of await readdir(ROOT))
    if (!['node_modules', 'test', 'test-results', '.git'].includes(name))
      await cp(join(ROOT, name), join(root, name), { recursive: true })
  await cp(join(ROOT, 'test/tsconfig.json'), join(root, 'test/tsconfig.json'))
  for (const name of await readdir(join(ROOT, 'node_modules')))
    if (name !== 'electron') await symlink(join(ROOT, 'node_modules', name), join(modules, name))
  await cp(OFFICIAL_ELECTRON, join(modules, 'electron'), {
    recursive: true,
    filter: (path) => !['dist', 'path.txt'].some((own) => path === join(OFFICIAL_ELECTRON, own))
  })
  return root
}

/** The output of a program so far, and its end. */
function listen(child: ChildProcess): { readonly text: () => string; readonly ended: Promise<unknown> } {
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part: Buffer) => (text += part.toString()))
  return { text: () => text, ended: once(child, 'close') }
}

test('npm start and npm run package use a mirror that is named, also where the older Electron is in the cache', async () => {
  expect(fallbackElectron(), 'the older Electron is here').toBeDefined()
  const folder = await temporaryFolder()
  const root = await checkout(folder)
  const mirror = await startMirror(await archive())
  const display = await startDisplay()
  onTestFinished(display.stop)
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    ...display.env,
    ELECTRON_MIRROR: mirror.url,
    // The real archive's checksum is in the package, and this is another.
    electron_use_remote_checksums: '1',
    electron_config_cache: join(folder, 'downloads'),
    ELECTRON_OVERRIDE_DIST_PATH: undefined,
    ELECTRON_EXEC_PATH: undefined
  }
  const run = (script: string, ...args: string[]) => {
    const child = spawn(process.execPath, [join(root, 'electron/setup', script), ...args], { cwd: root, env })
    onTestFinished(() => void child.kill())
    return { child, ...listen(child) }
  }

  const started = run('start.mjs', `--user-data-dir=${join(folder, 'profile')}`, '--remote-debugging-port=0')
  await expect.poll(started.text, { timeout: 60_000 }).toMatch(/DevTools listening on ws:\/\/[\d.:]+/)
  expect(started.text()).toContain(`Electron ${version}, the official download`)
  expect(mirror.asked).toContain(zipName)
  const port = /127\.0\.0\.1:(\d+)/.exec(started.text())?.[1] ?? ''
  const pages = async () => (await fetch(`http://127.0.0.1:${port}/json/list`)).text()
  await expect.poll(pages, { timeout: 20_000 }).toContain('app://rollcall/')
  started.child.kill()
  await started.ended

  const asked = mirror.asked.length
  const packaged = run('package.mjs')
  await packaged.ended
  expect(packaged.text()).toContain(`Rollcall is in ${join(root, 'out/package')}`)
  expect(mirror.asked).toHaveLength(asked)
  const program = join(root, 'out/package/linux-unpacked/rollcall')
  expect((await readFile(program)).length).toBeGreaterThan(100_000_000)
}, 180_000)
