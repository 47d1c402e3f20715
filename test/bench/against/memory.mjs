// What the window's process holds with a large session open, once all garbage was collected.
import { readFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { median } from '../figures.mjs'
import { openFile, rollcall } from '../frames.mjs'
import { idle, withWindow } from '../windows.mjs'
import { liveHeap } from './heap.mjs'
import { asCount, inMb } from './table.mjs'
import { inTurn } from './turns.mjs'

const rounds = 3
const settleMs = 1000
const collections = 3

/** @type {import('./against.mjs').Part} */
export async function* memory({ env, builds, files }) {
  const [[small], [large]] = [files.pair(50, 2), files.pair(25_000, 10)]
  const found = await inTurn(builds, rounds, (build) => figuresOf(build, large, env))
  // A screen full of lanes has its own objects, which are not the session's.
  const without = await inTurn(builds, 1, (build) => figuresOf(build, small, env))
  const middle = (/** @type {keyof Awaited<ReturnType<typeof figuresOf>>} */ key) => ({
    before: median(found.before.map((figures) => figures[key])),
    now: median(found.now.map((figures) => figures[key]))
  })
  const objects = middle('objects')
  const what = '25,000 participants, 250,000 intervals open'
  yield { measure: `${what}: heap and arrays of the page`, ...middle('heapMb'), format: inMb, mostRatio: 0.5 }
  yield { measure: `${what}: private memory of the page`, ...middle('pageMb'), format: inMb, mostRatio: 0.5 }
  yield {
    measure: `${what}: objects more than with a session of 50`,
    before: objects.before - without.before[0].objects,
    now: objects.now - without.now[0].objects,
    format: asCount,
    most: 10_000
  }
  yield { measure: `${what}: private memory of main`, ...middle('mainMb'), format: inMb }
}

/** @param {string} build @param {import('../frames.mjs').SessionFile} file @param {NodeJS.ProcessEnv} env */
function figuresOf(build, file, env) {
  return withWindow(build, env, async (app, page) => {
    await idle(page)
    await openFile(rollcall(build), file, app, page)
    await idle(page)
    const devtools = await page.context().newCDPSession(page)
    // What a first collection lets go of outside of the heap holds objects until a second one.
    for (let turn = 0; turn < collections; turn++) {
      await setTimeout(settleMs)
      await devtools.send('HeapProfiler.collectGarbage')
      await app.evaluate(collectGarbage)
    }
    const pids = await app.evaluate(({ BrowserWindow }) => ({
      main: process.pid,
      page: BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId()
    }))
    const [pageMb, mainMb] = [privateMb(pids.page), privateMb(pids.main)]
    const { bytes, objects } = await liveHeap(devtools)
    return { pageMb, mainMb, heapMb: bytes / 1024 / 1024, objects }
  })
}

/** In main, which has no debugger attached. */
function collectGarbage() {
  const { Session } = process.getBuiltinModule('node:inspector')
  const session = new Session()
  session.connect()
  session.post('HeapProfiler.collectGarbage')
  session.disconnect()
}

/** What Chromium counts as a process's private memory on Linux: what is in no file, in memory or swapped out. @param {number} pid */
function privateMb(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const kbOf = (/** @type {string} */ name) => Number(new RegExp(`^${name}:\\s*(\\d+) kB$`, 'm').exec(status)?.[1])
  return (kbOf('RssAnon') + kbOf('VmSwap')) / 1024
}
