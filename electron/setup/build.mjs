// Builds the app into out/ when out/ was made from other sources than the present ones.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './places.mjs'
import { run, stopIfInterrupted } from './processes.mjs'
import { SetupStopped, step } from './progress.mjs'

const FOLDERS = ['electron', 'renderer']
const CONFIGURATION = /(\.config\.[cm]?[jt]s|\.json)$/
const RECORD = join(ROOT, 'out/built-from')
// Its list of files is hundreds of lines: a file for each time zone.
const BUILD = [join(ROOT, 'node_modules/electron-vite/bin/electron-vite.js'), 'build', '--logLevel', 'warn']

/** Builds, whether it is needed or not. @returns {Promise<number>} the exit code of the build */
export async function build() {
  const digest = sourcesDigest()
  rmSync(RECORD, { force: true })
  const code = await run(process.execPath, BUILD, { cwd: ROOT })
  if (code === 0) writeFileSync(RECORD, digest)
  return code
}

/** Builds when out/ is missing or was made from other sources. */
export async function buildIfNeeded() {
  if (existsSync(RECORD) && readFileSync(RECORD, 'utf8') === sourcesDigest()) return
  const code = await step('Building', build)
  stopIfInterrupted()
  if (code !== 0) throw new SetupStopped('The app does not build; see the messages above.')
}

/** A digest of every file that goes into the build: unlike file times, content is the same in every clone. */
function sourcesDigest() {
  const hash = createHash('sha256')
  const configuration = readdirSync(ROOT).filter((name) => CONFIGURATION.test(name))
  const paths = [...configuration, ...FOLDERS].flatMap(filesUnder)
  for (const path of paths) hash.update(`${path}\0`).update(readFileSync(join(ROOT, path)))
  return hash.digest('hex')
}

/** @param {string} path in the checkout @returns {string[]} */
function filesUnder(path) {
  if (path === 'electron/setup') return []
  if (!statSync(join(ROOT, path)).isDirectory()) return [path]
  return readdirSync(join(ROOT, path))
    .sort()
    .flatMap((name) => filesUnder(`${path}/${name}`))
}
