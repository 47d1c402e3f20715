// npm run bench: prints how fast Rollcall launches, opens files and draws, against floors and other charts measured in the same run.
import '../../electron/setup/node-version.mjs'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildIfNeeded } from '../../electron/setup/build.mjs'
import { ROOT } from '../../electron/setup/places.mjs'
import { prepare } from '../../electron/setup/prepare.mjs'
import { exitWith, say } from '../../electron/setup/progress.mjs'
import { loadTypeScript } from '../bundle.mjs'
import { startDisplay } from '../display.mjs'
import { compareCharts } from './charts.mjs'
import { inMs, ratio } from './figures.mjs'
import { compareDecoding } from './decode.mjs'
import { compareWithEarlier } from './against/against.mjs'
import { compareOpening } from './frames.mjs'
import { compareLibraries } from './libraries.mjs'
import { compareLaunches } from './launches.mjs'

const here = import.meta.dirname
const sizes = [50, 1_000, 5_000, 25_000]
const keptSize = 50
const launches = 9
const openings = 7
/** `npm run bench -- opening`, `-- kept`, `-- decode`, `-- charts` or `-- charts 200/1000` does a part of it; `-- against COMMIT PART…` another. */
const [part, size, ...parts] = process.argv.slice(2)

await exitWith(async () => {
  if (part === 'decode') return benchDecoding()
  const electron = await prepare({ forTests: true })
  if (part !== 'charts') await buildIfNeeded()
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-bench-'))
  const display = await startDisplay()
  try {
    const env = { ...process.env, ELECTRON_RUN_AS_NODE: undefined, ...display.env }
    if (part === 'against') {
      await compareWithEarlier(size ?? 'HEAD', parts, { electron, folder, env })
      return 0
    }
    if (part === 'kept' || part === undefined) await compareLibraries(electron, folder, env)
    if (part === 'kept') return 0
    if (part !== 'charts') await printFigures(electron, folder, env)
    if (part === undefined) await compareDecoding(folder)
    if (part !== 'opening') await compareCharts(folder, env, size)
    return 0
  } finally {
    await display.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})

/** Without a window, and so without Electron. */
async function benchDecoding() {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-bench-'))
  try {
    await compareDecoding(folder)
    return 0
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** @param {string} electron @param {string} folder @param {NodeJS.ProcessEnv} env */
async function printFigures(electron, folder, env) {
  const files = await writeSessions(folder)
  say(`${launches} launches each, in turn; medians`)
  const apps = { blank: [join(here, 'blank')], rollcall: [ROOT, files.kept] }
  const launched = await compareLaunches(apps, { electron, rounds: launches, env })
  console.log('')
  console.log('| | Rollcall | blank Electron window | ratio |')
  console.log('|---|---|---|---|')
  row(`launch to idle, kept session of ${keptSize}`, launched.rollcall.launchMs, launched.blank.launchMs, inMs)
  row('memory of all processes', launched.rollcall.memoryMb, launched.blank.memoryMb, (mb) => `${mb.toFixed(0)} MB`)

  console.log('')
  console.log('| file to first painted frame | Rollcall | bare canvas | ratio | first opening |')
  console.log('|---|---|---|---|---|')
  for (const [size, pair] of files.raw) {
    const { rollcall, floor } = await compareOpening({
      root: ROOT,
      floor: join(here, 'floor'),
      files: pair,
      rounds: openings,
      env
    })
    const first = `${inMs(rollcall.firstMs)} against ${inMs(floor.firstMs)}`
    const name = `${size.toLocaleString('en')} participants`
    console.log(`| ${name} | ${figures(rollcall.medianMs, floor.medianMs, inMs)} | ${first} |`)
  }
}

/** @param {string} name @param {number} value @param {number} floor @param {(value: number) => string} format */
function row(name, value, floor, format) {
  console.log(`| ${name} | ${figures(value, floor, format)} |`)
}

/** @param {number} value @param {number} floor @param {(value: number) => string} format */
function figures(value, floor, format) {
  return `${format(value)} | ${format(floor)} | ${ratio(value, floor)}`
}

/** @param {string} folder */
async function writeSessions(folder) {
  const { generateSession } = await loadTypeScript('test/videosdk/generator.ts', join(folder, 'generator'))
  const { encodeKeptFile } = await loadTypeScript('electron/main/kept/kept-file.ts', join(folder, 'kept-file'))
  mkdirSync(join(folder, 'sessions'))
  /** @param {number} participants @param {number} seed */
  const session = (participants, seed) => generateSession({ seed, participants, intervalsPerParticipant: 2 })
  /** @type {[number, import('./frames.mjs').SessionFile[]][]} */
  const raw = sizes.map((size) => {
    const pair = [size, size + 1].map((seed) => {
      const path = join(folder, 'sessions', `${size}-${seed}.json`)
      const content = session(size, seed)
      writeFileSync(path, JSON.stringify(content))
      return { path, title: content.customRoomId }
    })
    return [size, pair]
  })
  const kept = join(folder, 'sessions', 'kept.rollcall')
  const about = { sessionId: null, roomId: null, customRoomId: null, startMs: null, fetchedAtMs: null, account: null }
  writeFileSync(kept, encodeKeptFile({ ...about, keptAtMs: 0, raw: JSON.stringify(session(keptSize, keptSize)) }))
  return { raw, kept }
}
