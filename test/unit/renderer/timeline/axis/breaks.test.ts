import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { breaksOf } from '../../../../../renderer/timeline/axis/breaks'
import { foldsAt } from '../../../../../renderer/timeline/axis/folds'
import { viewportOf, xOf } from '../../../../../renderer/timeline/axis/viewport'
import { foldsFrom } from '../folding'
import { at, t0 } from '../sessions'

const charPx = 6.5
/** 2 h 14 m are cut to 100 s. */
const folds = foldsAt([{ startMs: at(1000), endMs: at(1000 + 8040), keptMs: 100_000 }])

describe('the breaks of a folded axis', () => {
  it('stand where time is cut, and say how much is', () => {
    const breaks = breaksOf(viewportOf({ startMs: at(0), endMs: at(1000 + 8040 + 900) }, 4000, folds), charPx)
    expect(breaks).toEqual([
      { startMs: at(1000), endMs: at(9040), leftPx: 2000, rightPx: 2200, label: '2 h 14 m nobody in' }
    ])
  })

  it('say less or nothing when they are narrow', () => {
    const labelAt = (widthPx: number) =>
      breaksOf(viewportOf({ startMs: at(0), endMs: at(9940) }, widthPx, folds), charPx).map(({ label }) => label)
    expect(labelAt(2000)).toEqual(['2 h 14 m'])
    expect(labelAt(500)).toEqual([null])
  })

  it('are cut to the plot, and none is there without folds', () => {
    expect(breaksOf(viewportOf({ startMs: at(2000), endMs: at(3000) }, 700, folds), charPx)).toMatchObject([
      { leftPx: 0, rightPx: 700 }
    ])
    expect(breaksOf(viewportOf({ startMs: at(0), endMs: at(1000) }, 700, folds), charPx)).toEqual([])
    expect(breaksOf(viewportOf({ startMs: at(0), endMs: at(9000) }, 700), charPx)).toEqual([])
  })

  it('are in order, apart and in the plot in any view', () => {
    const shift = fc.integer({ min: 0, max: 30 * 86_400_000 })
    fc.assert(
      fc.property(foldsFrom(t0), shift, fc.integer({ min: 20, max: 1e9 }), (anyFolds, from, span) => {
        const view = viewportOf({ startMs: t0 + from, endMs: t0 + from + span }, 1000, anyFolds)
        let freePx = 0
        for (const { startMs, endMs, leftPx, rightPx } of breaksOf(view, charPx)) {
          expect(leftPx).toBeGreaterThanOrEqual(freePx)
          expect(rightPx).toBeGreaterThanOrEqual(leftPx)
          expect(rightPx).toBeLessThanOrEqual(1000)
          if (startMs > view.startMs) expect(leftPx).toBe(xOf(view, startMs))
          if (endMs < view.endMs) expect(rightPx).toBe(xOf(view, endMs))
          freePx = rightPx
        }
      })
    )
  })
})
