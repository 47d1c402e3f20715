// Draws one session in one chart, in an Electron of its own: first frames, memory, and the frames of the gestures.

import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { _electron } from '@playwright/test'
import { median } from './figures.mjs'
import { launchArgs } from './launches.mjs'
import { categories, frameTimes } from './trace.mjs'
import { traced } from './tracing.mjs'

const window = join(import.meta.dirname, 'chart-window')
/** @typedef {'scroll' | 'pan' | 'zoom'} Gesture */
/** @type {readonly Gesture[]} */
export const gestures = ['scroll', 'pan', 'zoom']
const limitMs = 60_000
const warmDraws = 7
/** A chart that takes this long draws only once more. */
const slowMs = 5_000
const frames = 120
const gestureLimitMs = 8_000

/**
 * @typedef {object} Figures
 * @property {number} coldMs to the first frame of the first drawing
 * @property {number} warmMs the median of the drawings that followed; of a very slow chart there is one only
 * @property {number} busyMs main-thread time of that
 * @property {number} memoryMb private to the page's process, with the session and its chart
 * @property {Partial<Record<Gesture, number[]>>} frames main-thread time for each frame, ms; without those that took too long
 */

/**
 * @param {import('./chart-pages.mjs').Chart} chart @param {string} text the session @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Figures | null>} null when the chart was not drawn within a minute
 */
export async function runChart(chart, text, env) {
  const { args, remove } = launchArgs()
  const app = await _electron.launch({
    args: [...args, window, chart.page],
    cwd: window,
    env: /** @type {Record<string, string>} */ (env)
  })
  try {
    const page = await app.firstWindow()
    await page.waitForLoadState()
    await page.evaluate((session) => window.bench.take(session), text)
    const draw = () => inTime(page.evaluate(() => window.bench.draw()))
    const coldMs = await draw()
    if (coldMs === null) return null
    const warm = []
    const drawing = await marked(app, 'draw', async () => {
      while ((coldMs < slowMs || warm.length === 0) && warm.length < warmDraws) warm.push((await draw()) ?? Infinity)
    })
    const memoryMb = await privateMb(page)
    /** @type {Figures['frames']} */
    const times = {}
    for (const gesture of gestures) {
      const move = () =>
        page.evaluate(([name, ...most]) => window.bench.move(name, ...most), [gesture, frames, gestureLimitMs])
      const found = await inTime(marked(app, gesture, move))
      if (found === null) break
      times[gesture] = found
    }
    return { coldMs, warmMs: median(warm), busyMs: median(drawing), memoryMb, frames: times }
  } finally {
    await kill(app)
    remove()
  }
}

/** Ends every process of it: a chart that is not done after a minute would not let it quit. @param {import('@playwright/test').ElectronApplication} app */
async function kill(app) {
  const pids = await app.evaluate(({ app: electron }) => electron.getAppMetrics().map(({ pid }) => pid))
  const ended = new Promise((resolve) => app.process().once('exit', resolve))
  for (const pid of pids) process.kill(pid, 'SIGKILL')
  await ended
}

/** @param {import('@playwright/test').Page} page */
async function privateMb(page) {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('HeapProfiler.collectGarbage')
  await devtools.detach()
  return (await page.evaluate(() => window.privateKb())) / 1024
}

/**
 * Main-thread times, ms, from each mark of this name to the next mark.
 * @param {import('@playwright/test').ElectronApplication} app @param {string} mark @param {() => Promise<unknown>} work
 */
async function marked(app, mark, work) {
  return frameTimes(await traced(app, categories, work), mark)
}

/** What comes of it, or null after a minute. @template T @param {Promise<T>} work @returns {Promise<T | null>} */
async function inTime(work) {
  const timer = new AbortController()
  const late = setTimeout(limitMs, null, { signal: timer.signal }).catch(() => null)
  // What is late is ended with its window, and then rejects.
  work.catch(() => {})
  try {
    return await Promise.race([work, late])
  } finally {
    timer.abort()
  }
}
