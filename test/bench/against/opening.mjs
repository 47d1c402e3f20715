// File to first painted frame: of a small session the first opening after launch, of larger ones all.
import { join } from 'node:path'
import { median } from '../figures.mjs'
import { bareCanvas, openingTimes, rollcall } from '../frames.mjs'
import { inMs, inTimes } from './table.mjs'
import { inTurn } from './turns.mjs'

const firstOpenings = 9
const windows = 3
const floor = join(import.meta.dirname, '../floor')

/** @type {import('./against.mjs').Part} */
export async function* opening({ env, builds, files }) {
  const timesOf = (/** @type {import('../frames.mjs').SessionFile[]} */ pair, /** @type {number} */ openings) => {
    return (/** @type {string} */ build) => openingTimes(opener(build), pair, openings, env)
  }
  const first = await inTurn(builds, firstOpenings, timesOf(files.pair(50, 2), 1))
  yield { measure: 'first opening after launch, 50 participants', ...medians(first), format: inMs, mostRatio: 0.7 }

  const many = await inTurn({ ...builds, floor }, windows, timesOf(files.pair(5_000, 2), 7))
  yield { measure: 'file to first painted frame, 5,000 participants', ...medians(many), format: inMs, mostRatio: 0.6 }
  const floorMs = median(many.floor.flat())
  yield {
    measure: `the same, against the ${inMs(floorMs)} of a bare canvas`,
    before: median(many.before.flat()) / floorMs,
    now: median(many.now.flat()) / floorMs,
    format: inTimes,
    most: 2
  }

  const most = await inTurn(builds, windows, timesOf(files.pair(25_000, 10), 5))
  const measure = 'file to first painted frame, 25,000 participants, 250,000 intervals'
  yield { measure, ...medians(most), format: inMs, mostRatio: 0.5 }
}

/** @param {string} folder */
function opener(folder) {
  return folder === floor ? bareCanvas(folder) : rollcall(folder)
}

/** @param {{before: number[][], now: number[][]}} times */
function medians({ before, now }) {
  return { before: median(before.flat()), now: median(now.flat()) }
}
