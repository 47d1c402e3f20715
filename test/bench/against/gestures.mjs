// Frames of scrolling, panning and zooming in the app's own window.
import { readFileSync } from 'node:fs'
import { bundleScript } from '../chart-pages.mjs'
import { gestures as names } from '../chart-run.mjs'
import { median, percentile95 } from '../figures.mjs'
import { openFile, rollcall } from '../frames.mjs'
import { categories, frameTimes } from '../trace.mjs'
import { traced } from '../tracing.mjs'
import { idle, withWindow } from '../windows.mjs'
import { inTenths } from './table.mjs'
import { inTurn } from './turns.mjs'
import { join } from 'node:path'

const rounds = 3
const frames = 120
const limitMs = 8_000
/** No slower, but for what two runs of one build differ by. */
const asBefore = 1.05
const mostMs = 4.5

/** @type {import('./against.mjs').Part} */
export async function* gestures({ env, folder, builds, files }) {
  const [file] = files.pair(10_000, 5)
  const script = readFileSync(await bundleScript(join(import.meta.dirname, '../pages/window.mjs'), folder), 'utf8')
  const found = await inTurn(builds, rounds, (build) => framesOf(build, file, script, env))
  for (const name of names) {
    const times = { before: found.before.flatMap((each) => each[name]), now: found.now.flatMap((each) => each[name]) }
    const what = `10,000 / 50,000: a frame of ${name}`
    const middle = { before: median(times.before), now: median(times.now) }
    yield { measure: `${what}, median`, ...middle, format: inTenths, mostRatio: asBefore }
    const slow = { before: percentile95(times.before), now: percentile95(times.now) }
    const aim = name === 'scroll' ? { mostRatio: asBefore } : { most: mostMs }
    yield { measure: `${what}, 95th percentile`, ...slow, format: inTenths, ...aim }
  }
}

/**
 * @param {string} build @param {import('../frames.mjs').SessionFile} file @param {string} script @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Record<import('../chart-run.mjs').Gesture, number[]>>}
 */
function framesOf(build, file, script, env) {
  return withWindow(build, env, async (app, page) => {
    await idle(page)
    await openFile(rollcall(build), file, app, page)
    await idle(page)
    await page.evaluate(script)
    const times = { scroll: [], pan: [], zoom: [] }
    for (const name of names) {
      const move = () => page.evaluate((args) => window.bench.move(...args), [name, frames, limitMs])
      times[name] = frameTimes(await traced(app, categories, move), name)
    }
    return times
  })
}
