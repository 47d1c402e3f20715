// A body of almost 64 MiB: how long it takes to open, and for how long the window does not answer meanwhile.
import { median } from '../figures.mjs'
import { openFile, rollcall } from '../frames.mjs'
import { longestTask, taskCategories } from '../trace.mjs'
import { traced } from '../tracing.mjs'
import { idle, withWindow } from '../windows.mjs'
import { inTenths, inMs } from './table.mjs'
import { inTurn } from './turns.mjs'

const rounds = 3

/** @type {import('./against.mjs').Part} */
export async function* largest({ env, builds, files }) {
  const file = files.largest()
  const found = await inTurn(builds, rounds, (build) => figuresOf(build, file, env))
  const middle = (/** @type {keyof Awaited<ReturnType<typeof figuresOf>>} */ key) => ({
    before: median(found.before.map((figures) => figures[key])),
    now: median(found.now.map((figures) => figures[key]))
  })
  const what = 'a body of 64 MiB, 880,000 intervals'
  yield { measure: `${what}: file to first painted frame`, ...middle('paintedMs'), format: inMs, mostRatio: 0.5 }
  yield { measure: `${what}: file to idle`, ...middle('idleMs'), format: inMs, mostRatio: 0.5 }
  yield { measure: `${what}: longest task of the page`, ...middle('pageMs'), format: inTenths, most: 50 }
  yield { measure: `${what}: longest collection of its garbage`, ...middle('garbageMs'), format: inTenths }
  yield { measure: `${what}: longest task of main`, ...middle('mainMs'), format: inTenths, most: 12 }
}

/** @param {string} build @param {import('../frames.mjs').SessionFile} file @param {NodeJS.ProcessEnv} env */
function figuresOf(build, file, env) {
  return withWindow(build, env, async (app, page) => {
    await idle(page)
    let [paintedMs, idleMs] = [NaN, NaN]
    const events = await traced(app, taskCategories, async () => {
      const startMs = performance.now()
      paintedMs = await openFile(rollcall(build), file, app, page)
      await idle(page)
      idleMs = performance.now() - startMs
    })
    const ofPage = longestTask(events, 'CrRendererMain')
    const mainMs = longestTask(events, 'CrBrowserMain').ms
    return { paintedMs, idleMs, pageMs: ofPage.ms, garbageMs: ofPage.garbageMs, mainMs }
  })
}
