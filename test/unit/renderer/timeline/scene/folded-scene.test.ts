import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldsOf } from '../../folds-of'
import { foldsAt } from '../../../../../renderer/timeline/axis/folds'
import { fit, limitsOf, viewportOf, xOf } from '../../../../../renderer/timeline/axis/viewport'
import { anyView, isBarOrDensity, sceneFor } from '../drawing'
import { anySession, at, intervalsOf, lanesOf, participantOf, sessionOf, type Seconds } from '../sessions'

const lane = (...seconds: readonly Seconds[]) => sessionOf([participantOf('a', intervalsOf(...seconds))])

/** 4,900 s are cut to 100 s: 1,000 px for 1,000 s of what is left. */
const folds = foldsAt([{ startMs: at(400), endMs: at(5300), keptMs: 100_000 }])
const shown = viewportOf({ startMs: at(0), endMs: at(5800) }, 1000, folds)

describe('a scene on a folded axis', () => {
  it('keeps bars beside a break as wide as their time, and tells the true length of the time away', () => {
    const scene = sceneFor(lane([100, 300], [5400, 5700]), shown)
    expect(scene.breaks).toMatchObject([{ leftPx: 400, rightPx: 500, label: '1 h 21 m' }])
    expect(scene.lanes[0]?.marks).toMatchObject([
      { what: 'bar', leftPx: 100, widthPx: 200, startMs: at(100), endMs: at(300) },
      { what: 'bar', leftPx: 600, widthPx: 300, startMs: at(5400), endMs: at(5700) },
      { what: 'gap', leftPx: 300, widthPx: 300, label: 'away 1 h 25 m', overBars: false }
    ])
  })

  it('groups short stays after a break where they stand', () => {
    const many = Array.from({ length: 40 }, (_, index): Seconds => [5500 + index * 0.05, 5500 + index * 0.05 + 0.02])
    const scene = sceneFor(lane([100, 300], ...many), shown)
    expect(scene.lanes[0]?.marks.filter(({ what }) => what === 'density')).toMatchObject([
      { count: 40, leftPx: 700, widthPx: 2 }
    ])
  })

  it('puts errors after a break where they were, those on the same pixels together', () => {
    const errors = [100, 5500, 5501, 5700].map((seconds) => ({ atMs: at(seconds), message: 'lost' }))
    const scene = sceneFor(sessionOf([participantOf('a', [], { errors })]), shown)
    expect(scene.lanes[0]?.marks).toMatchObject([
      { count: 1, leftPx: 95.5 },
      { count: 2, leftPx: 695.5 },
      { count: 1, leftPx: 895.5 }
    ])
  })

  it('paints every bar and every group at the time at which it begins, on any axis', () => {
    fc.assert(
      fc.property(anySession, anyView, (session, view) => {
        for (const mark of sceneFor(session, view).lanes.flatMap(({ marks }) => marks)) {
          if (!isBarOrDensity(mark)) continue
          const beginsPx = Math.min(view.widthPx, Math.max(0, xOf(view, mark.startMs)))
          expect(Math.abs(mark.leftPx - beginsPx)).toBeLessThan(2.01)
        }
      }),
      { numRuns: 300 }
    )
  })

  it('never paints a bar into a break that was cut out of the session itself', () => {
    fc.assert(
      fc.property(anySession, fc.integer({ min: 1000, max: 100_000 }), (session, foldOverMs) => {
        const found = foldsOf(lanesOf(session, at(1000)), [at(0), at(1000)], foldOverMs)
        const view = fit(limitsOf({ startMs: at(0), endMs: at(1300) }, found), 1000)
        const scene = sceneFor(session, view)
        for (const mark of scene.lanes.flatMap(({ marks }) => marks).filter(isBarOrDensity)) {
          const startPx = xOf(view, mark.startMs)
          const endPx = xOf(view, mark.endMs)
          expect(scene.breaks.filter(({ leftPx, rightPx }) => startPx < rightPx && endPx > leftPx)).toEqual([])
        }
      })
    )
  })
})
