// The order in which participants first joined, found quickly: the first frame of a session waits for it.

import type { Ms, Participant } from '../../../electron/shared/session'
import { stretch, type Work } from '../../../electron/shared/work'
import { sortedTimes } from '../../analysis/sorted-times'

/** By first known join, then as received; those without one come last. */
export function* byFirstJoin(participants: readonly Participant[]): Work<readonly Participant[]> {
  const joined: Participant[] = []
  const others: Participant[] = []
  for (const [index, participant] of participants.entries()) {
    if (participant.presence.length > 0) joined.push(participant)
    else others.push(participant)
    if (index % stretch === stretch - 1) yield
  }
  const joinsMs = Float64Array.from(joined, ({ presence }) => presence[0]?.startMs ?? 0)
  const sorted: Participant[] = []
  for (const index of yield* orderOf(joinsMs)) {
    const participant = joined[index]
    if (participant !== undefined) sorted.push(participant)
    if (sorted.length % stretch === 0) yield
  }
  return others.length === 0 ? sorted : sorted.concat(others)
}

/** The indexes of times by time, then by index. */
function* orderOf(timesMs: Float64Array): Work<readonly number[]> {
  const count = timesMs.length
  const firstMs = timesMs.reduce((least, ms) => Math.min(least, ms), Infinity)
  const lastMs = timesMs.reduce((most, ms) => Math.max(most, ms), -Infinity)
  const fits = (lastMs - firstMs + 1) * count <= Number.MAX_SAFE_INTEGER && timesMs.every(Number.isInteger)
  if (!fits)
    return sortedBy(
      Array.from(timesMs, (_, index) => index),
      timesMs
    )
  // Time and index in one number: numbers alone are sorted several times as fast as with a callback.
  const keys = yield* sortedTimes(timesMs.map((ms, index) => (ms - firstMs) * count + index))
  return Array.from(keys, (key) => key % count)
}

function sortedBy(indexes: number[], timesMs: Float64Array): readonly number[] {
  const at = (index: number): Ms => timesMs[index] ?? 0
  return indexes.sort((a, b) => at(a) - at(b))
}
