// Folds drawn at random, for the tests of what is folded.
import fc from 'fast-check'
import { foldsAt, type Cut, type Folds } from '../../../../renderer/timeline/axis/folds'
import { t0 } from './sessions'
import { lengthsBetween } from './spread'

/** One to eight cuts from `fromMs` on, each at least ten times longer than it is kept, with stretches of any length between them. */
export function foldsFrom(fromMs: number): fc.Arbitrary<Folds> {
  const stretch = lengthsBetween(1000, 5 * 86_400_000)
  const kept = lengthsBetween(0.001, 0.1)
  return fc.array(fc.tuple(stretch, stretch, kept), { minLength: 1, maxLength: 8 }).map((drawn) => {
    const cuts: Cut[] = []
    let atMs = fromMs
    for (const [before, length, share] of drawn) {
      const startMs = Math.round(atMs + before)
      const endMs = Math.round(startMs + length)
      cuts.push({ startMs, endMs, keptMs: length * share })
      atMs = endMs
    }
    return foldsAt(cuts)
  })
}

export const anyFolds: fc.Arbitrary<Folds> = foldsFrom(t0)
