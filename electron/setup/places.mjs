// Where things are: the checkout, what is installed in it, and the cache that all checkouts share.
import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

export const ROOT = resolve(import.meta.dirname, '../..')
export const OFFICIAL_ELECTRON = join(ROOT, 'node_modules/electron')

/** The folder that outlives a checkout, so that a second clone downloads nothing again. */
export function cacheFolder() {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'rollcall')
}

/** Parses a JSON file of ours or npm's; undefined when there is none. @param {string} path */
export function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}
