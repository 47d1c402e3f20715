// The one table of a comparison with an earlier build: a row for each measure.
import { inMs } from '../figures.mjs'

/**
 * @typedef {object} Row
 * @property {string} measure
 * @property {number} before @property {number} now
 * @property {(value: number) => string} format
 * @property {number} [mostRatio] the aim: so much of what it was before
 * @property {number} [most] the aim: so much, whatever it was before
 */

export const head = ['measure', 'before', 'now', 'ratio', 'aim', '']

/** @param {Row} row @returns {string[]} a cell for each of the head's */
export function cells({ measure, before, now, format, mostRatio, most }) {
  const part = now / before
  const figures = [measure, format(before), format(now), inTimes(part)]
  if (mostRatio !== undefined) return [...figures, `at most ${mostRatio} of before`, verdict(part, mostRatio)]
  if (most !== undefined) return [...figures, `at most ${format(most)}`, verdict(now, most)]
  return [...figures, '', '']
}

/** @param {readonly string[]} row */
export function print(row) {
  console.log(`| ${row.join(' | ')} |`)
}

/** @param {number} value @param {number} most */
function verdict(value, most) {
  return value <= most ? 'met' : 'missed'
}

/** @param {number} value */
export const inTimes = (value) => `${value.toFixed(2)} x`
/** @param {number} ms */
export const inTenths = (ms) => `${ms.toFixed(1)} ms`
/** @param {number} mb */
export const inMb = (mb) => `${mb.toFixed(1)} MB`
/** @param {number} value */
export const asCount = (value) => Math.round(value).toLocaleString('en')
export { inMs }
