// The few figures that the bench prints.

/** @param {readonly number[]} values at least one */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/** @param {number} ms */
export function inMs(ms) {
  return `${ms.toFixed(0)} ms`
}

/** @param {number} value @param {number} floor */
export function ratio(value, floor) {
  return `${(value / floor).toFixed(2)} x`
}

/** The value that 95 of 100 do not exceed. @param {readonly number[]} values at least one */
export function percentile95(values) {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.ceil(sorted.length * 0.95) - 1]
}
