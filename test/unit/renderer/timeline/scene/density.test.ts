// Ten thousand intervals in one lane: none is lost, none swells, and what shares pixels is counted.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Mark } from '../../../../../renderer/timeline/scene/mark-types'
import { noFolds } from '../../../../../renderer/timeline/axis/folds'
import { viewportOf } from '../../../../../renderer/timeline/axis/viewport'
import { sceneFor } from '../drawing'
import { at, intervalsOf, participantOf, sessionOf } from '../sessions'

const many = 10_000
/** One begins every 100 ms and lasts half of that. */
const seconds = Array.from({ length: many }, (_, index) => [index / 10, index / 10 + 0.05] as const)
const session = sessionOf([participantOf('p0', intervalsOf(...seconds))])

function marksBetween(fromSeconds: number, toSeconds: number, widthPx: number): readonly Mark[] {
  const view = viewportOf({ startMs: at(fromSeconds), endMs: at(toSeconds) }, widthPx, noFolds)
  return sceneFor(session, view).lanes[0]?.marks ?? []
}

const countOf = (mark: Mark): number => (mark.what === 'density' ? mark.count : mark.what === 'bar' ? 1 : 0)

it('shows all of them in fewer marks than there are pixels, and says how many each stands for', () => {
  const marks = marksBetween(0, 1000, 1000)
  expect(marks.length).toBeLessThanOrEqual(501)
  expect(marks.reduce((sum, mark) => sum + countOf(mark), 0)).toBe(many)
  for (const mark of marks) {
    if (mark.what !== 'density') continue
    expect(mark.coverage).toBeCloseTo(0.5, 1)
  }
})

it('has each interval in view at every zoom exactly once, at least 2 px wide until the edge of the plot cuts it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 900 }), fc.double({ min: -2, max: 2, noNaN: true }), (from, zoom) => {
      const to = from + 10 ** zoom
      const marks = marksBetween(from, to, 1000)
      const touching = seconds.filter(([start, end]) => end > from && start < to).length
      const shown = marks.reduce((sum, mark) => sum + countOf(mark), 0)
      // Of what shares a column with the first or the last in view some may lie beyond the edge.
      const columnful = Math.ceil((2 * (to - from)) / 1000 / 0.1) + 1
      expect(shown).toBeGreaterThanOrEqual(touching)
      expect(shown).toBeLessThanOrEqual(touching + 2 * columnful)
      for (const { what, leftPx, widthPx } of marks) {
        if (what !== 'bar' && what !== 'density') continue
        if (leftPx > 0 && leftPx + widthPx < 1000) expect(widthPx).toBeGreaterThanOrEqual(2)
      }
    }),
    { numRuns: 40 }
  )
})
