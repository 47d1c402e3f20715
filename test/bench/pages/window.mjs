// Put into the app's own window, with a session open: moves its chart as the bench's pages move theirs.

import { move } from './moving.mjs'
import { byWheel } from './wheels.mjs'

const chart = byWheel(document)

window.bench = {
  /** @param {import('./moving.mjs').Gesture} gesture @param {number} frames @param {number} limitMs */
  move: (gesture, frames, limitMs) => move(chart, gesture, frames, limitMs)
}
