// Says which Electron this checkout runs on: the official one, or the older stand-in for development and tests.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fallbackFolder } from './fallback-electron.mjs'
import { OFFICIAL_ELECTRON, readJson } from './places.mjs'
import { SetupStopped } from './progress.mjs'

/** The official Electron's program, or undefined while it is not unpacked in node_modules. */
export function officialElectron() {
  const name = text(join(OFFICIAL_ELECTRON, 'path.txt'))
  const version = text(join(OFFICIAL_ELECTRON, 'dist/version'))?.replace(/^v/, '')
  if (!name || version !== readJson(join(OFFICIAL_ELECTRON, 'package.json'))?.version) return undefined
  const program = join(OFFICIAL_ELECTRON, 'dist', name)
  return existsSync(program) ? program : undefined
}

/** The stand-in's program, or undefined while it is not unpacked in the cache. */
export function fallbackElectron() {
  const program = join(fallbackFolder(), 'electron')
  return existsSync(program) ? program : undefined
}

/** The program that was named by ELECTRON_OVERRIDE_DIST_PATH, the electron package's own way to choose another. */
export function chosenElectron() {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH
  return folder && join(folder, text(join(OFFICIAL_ELECTRON, 'path.txt')) ?? 'electron')
}

/** The Electron program to start for development and tests; throws when set-up has not been run. */
export function electronPath() {
  const program = chosenElectron() || officialElectron() || fallbackElectron()
  if (!program) throw new SetupStopped('No Electron yet: run npm start or npm test once.')
  return program
}

/** @param {string} path */
function text(path) {
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : undefined
}

if (process.argv[1] === import.meta.filename) console.log(electronPath())
