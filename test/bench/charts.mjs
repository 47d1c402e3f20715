// Rollcall's chart against other charts and a bare canvas: the same sessions, each in an Electron of its own, in one run.

import { join } from 'node:path'
import { say } from '../../electron/setup/progress.mjs'
import { loadTypeScript } from '../bundle.mjs'
import { printAims } from './aims.mjs'
import { bundlePage, charts, installRivals } from './chart-pages.mjs'
import { gestures, runChart } from './chart-run.mjs'
import { inMs, median, percentile95 } from './figures.mjs'

/**
 * @typedef {{name: string, participants: number, intervals: number}} Size intervals in all
 * @typedef {import('./chart-run.mjs').Figures | null} Outcome
 * @typedef {Map<string, Map<string, Outcome>>} Outcomes by the size's name, then by the chart's
 */

/** @type {readonly Size[]} */
const sizes = [
  [12, 48],
  [200, 1_000],
  [1_000, 10_000],
  [10_000, 50_000],
  [25_000, 250_000],
  [1, 10_000]
].map(([participants, intervals]) => ({
  name: `${count(participants)} / ${count(intervals)}`,
  participants,
  intervals
}))
/** So many lanes of the largest session are drawn alone as well: the same is on screen then, and little is off it. */
const beginning = 200

/**
 * Prints the table and what became of the aims.
 * @param {string} folder for what is built @param {NodeJS.ProcessEnv} env @param {string | undefined} only one size, as in 200/1000
 */
export async function compareCharts(folder, env, only) {
  await installRivals()
  const { sessionText, beginningText } = await loadTypeScript(
    'test/bench/chart-sessions.ts',
    join(folder, 'chart-sessions')
  )
  const pages = []
  for (const [index, chart] of charts.entries()) pages.push(await bundlePage(chart, join(folder, `page-${index}`)))
  const chosen = sizes.filter(
    ({ participants, intervals }) => only === undefined || only === `${participants}/${intervals}`
  )

  console.log('')
  console.log(
    '| participants / intervals | | data to first frame (the very first) | its main-thread time | scroll | pan | zoom | memory |'
  )
  console.log('|---|---|---|---|---|---|---|---|')
  /** @type {Outcomes} */
  const outcomes = new Map()
  for (const { name, participants, intervals } of chosen) {
    const text = sessionText(participants, intervals / participants)
    /** @type {Map<string, Outcome>} */
    const ofSize = new Map()
    outcomes.set(name, ofSize)
    for (const page of pages) {
      const outcome = await runChart(page, text, env)
      ofSize.set(page.name, outcome)
      console.log(`| ${name} | ${page.name} | ${cells(outcome, participants).join(' | ')} |`)
    }
  }
  console.log('')
  say(
    'Main-thread time: what the page ran on its main thread, drawing included. Of gestures: for a frame, median / 95th percentile.'
  )
  say('Memory: private to the page.')
  const largest = sizes.find(({ participants }) => participants === Math.max(...sizes.map((size) => size.participants)))
  const whole = outcomes.get(largest.name)?.get(charts[0].name)
  const alone = whole
    ? await runChart(
        pages[0],
        beginningText(largest.participants, largest.intervals / largest.participants, beginning),
        env
      )
    : null
  printAims(outcomes, whole && alone ? { whole, alone } : null)
}

/** @param {number} number */
function count(number) {
  return number.toLocaleString('en')
}

/** @param {Outcome} outcome @param {number} participants */
function cells(outcome, participants) {
  if (outcome === null) return ['over 60 s', '–', ...gestures.map(() => '–'), '–']
  return [
    `${inMs(outcome.warmMs)} (${inMs(outcome.coldMs)})`,
    inMs(outcome.busyMs),
    ...gestures.map((gesture) => {
      // All lanes of a small session are on screen: there is nothing to scroll.
      if (gesture === 'scroll' && participants < 20) return '–'
      const times = outcome.frames[gesture]
      if (times === undefined || times.length === 0) return 'over 60 s'
      return `${median(times).toFixed(1)} / ${percentile95(times).toFixed(1)} ms`
    }),
    `${outcome.memoryMb.toFixed(0)} MB`
  ]
}
