// What Rollcall's chart aims at, and whether the figures of this run meet it.

import { charts } from './chart-pages.mjs'
import { gestures } from './chart-run.mjs'
import { median, percentile95, ratio } from './figures.mjs'

const [rollcall, floor, ...rivals] = charts.map(({ name }) => name)
const aimedSize = '10,000 / 50,000'

/**
 * @param {import('./charts.mjs').Outcomes} outcomes
 * @param {{whole: import('./chart-run.mjs').Figures, alone: import('./chart-run.mjs').Figures} | null} offScreen the largest
 * session, and the lanes at its top alone
 */
export function printAims(outcomes, offScreen) {
  console.log('')
  console.log('| aim | found | |')
  console.log('|---|---|---|')
  const aimed = outcomes.get(aimedSize)
  const own = aimed?.get(rollcall)
  if (aimed && own) {
    for (const [key, how] of /** @type {const} */ ([
      ['warmMs', 'first frame'],
      ['busyMs', "first frame's main-thread time"]
    ])) {
      const floorMs = aimed.get(floor)?.[key] ?? NaN
      const rivalMs = Math.min(...rivals.map((name) => aimed.get(name)?.[key] ?? Infinity))
      aim(`${aimedSize}: ${how} at most 1.2 x the bare canvas's`, own[key] / floorMs, 1.2, ratio(own[key], floorMs))
      aim(`${aimedSize}: ${how} at most half of the fastest rival's`, own[key] / rivalMs, 0.5, ratio(own[key], rivalMs))
    }
    for (const gesture of /** @type {const} */ (['pan', 'zoom'])) {
      const times = own.frames[gesture] ?? [Infinity]
      aim(`${aimedSize}: ${gesture}, 95th percentile at most 4 ms`, percentile95(times), 4, ms(percentile95(times)))
    }
  }
  const all = [...outcomes.values()].flatMap((ofSize) =>
    gestures.flatMap((name) => ofSize.get(rollcall)?.frames[name] ?? [])
  )
  const longest = all.reduce((most, time) => Math.max(most, time), 0)
  aim('no frame above 16 ms at any size', longest, 16, ms(longest))
  if (offScreen === null) return
  for (const gesture of gestures) {
    const [whole, alone] = [offScreen.whole, offScreen.alone].map(({ frames }) => median(frames[gesture] ?? [NaN]))
    aim(
      `${gesture}: what is off screen costs nothing (25,000 lanes against the top 200 alone)`,
      whole / alone,
      1.1,
      ratio(whole, alone)
    )
  }
}

/** @param {string} what @param {number} value @param {number} most @param {string} found */
function aim(what, value, most, found) {
  console.log(`| ${what} | ${found} | ${value <= most ? 'met' : 'missed'} |`)
}

/** @param {number} time */
function ms(time) {
  return `${time.toFixed(1)} ms`
}
