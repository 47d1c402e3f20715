import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldsAt, noFolds, toAxis } from '../../../../../renderer/timeline/axis/folds'
import {
  fit,
  limitsOf,
  msAt,
  pan,
  resized,
  show,
  spanOf,
  xOf,
  zoomAbout,
  type Limits,
  type Viewport
} from '../../../../../renderer/timeline/axis/viewport'
import { foldsFrom } from '../folding'
import { t0 } from '../sessions'
import { evenly, lengthsBetween } from '../spread'

const anyLimits: fc.Arbitrary<Limits> = fc
  .tuple(fc.integer({ min: 0, max: 30 * 86_400_000 }), fc.integer({ min: 0, max: 1e9 }))
  .map(([span, start]) => limitsOf({ startMs: t0 + start, endMs: t0 + start + span }))

/** As anyLimits, often with some of it folded. */
const anyFoldedLimits: fc.Arbitrary<Limits> = fc
  .tuple(foldsFrom(t0), fc.integer({ min: 0, max: 30 * 86_400_000 }))
  .map(([folds, span]) => limitsOf({ startMs: t0, endMs: t0 + span }, folds))

const anyView: fc.Arbitrary<{ limits: Limits; view: Viewport }> = fc
  .tuple(fc.oneof(anyLimits, anyFoldedLimits), evenly(0, 1), evenly(0, 1))
  .chain(([limits, from, share]) =>
    fc.integer({ min: 50, max: 4000 }).map((widthPx) => {
      const startMs = limits.startMs + from * spanOf(limits)
      return { limits, view: show({ startMs, endMs: startMs + share ** 3 * spanOf(limits) }, widthPx, limits) }
    })
  )

/** The moment at a share of the plot's width. */
function momentAt(view: Viewport, where: number): number {
  return msAt(view, where * view.widthPx)
}

const share = evenly(0, 1)
const factor = lengthsBetween(0.01, 100)

function expectWithin(view: Viewport, limits: Limits): void {
  expect(view.startMs).toBeGreaterThanOrEqual(limits.startMs)
  expect(view.endMs).toBeLessThanOrEqual(limits.endMs)
  expect(spanOf(view)).toBeGreaterThan(limits.minSpanMs * 0.999)
  expect(toAxis(view.folds, view.startMs)).toBeCloseTo(view.axisStartMs, 2)
  expect(toAxis(view.folds, view.endMs)).toBeCloseTo(view.axisEndMs, 2)
}

/** Half a thousandth of a millisecond: what is left of a double's precision at today's dates, a few times over. */
const toleranceMs = 0.005

describe('the viewport', () => {
  it('stays within its limits whatever is done to it', () => {
    const verbs = fc.array(
      fc.oneof(
        fc.record({ verb: fc.constant('pan' as const), px: fc.integer({ min: -1e6, max: 1e6 }) }),
        fc.record({ verb: fc.constant('zoom' as const), at: share, factor }),
        fc.record({ verb: fc.constant('resize' as const), widthPx: fc.integer({ min: 0, max: 5000 }) })
      ),
      { maxLength: 20 }
    )
    fc.assert(
      fc.property(anyView, verbs, ({ limits, view: first }, steps) => {
        let view = first
        expectWithin(view, limits)
        for (const step of steps) {
          if (step.verb === 'pan') view = pan(view, step.px, limits)
          else if (step.verb === 'resize') view = resized(view, step.widthPx, limits)
          else view = zoomAbout(view, momentAt(view, step.at), step.factor, limits)
          expectWithin(view, limits)
        }
      })
    )
  })

  it('returns to where it was when zoomed in about any point and out again', () => {
    fc.assert(
      fc.property(anyView, share, lengthsBetween(1, 50), ({ limits, view }, where, by) => {
        fc.pre((view.axisEndMs - view.axisStartMs) / by >= limits.minSpanMs)
        const ms = momentAt(view, where)
        const back = zoomAbout(zoomAbout(view, ms, by, limits), ms, 1 / by, limits)
        const tolerance = toleranceMs * by
        expect(Math.abs(back.axisStartMs - view.axisStartMs)).toBeLessThan(tolerance)
        expect(Math.abs(back.axisEndMs - view.axisEndMs)).toBeLessThan(tolerance)
      })
    )
  })

  it('keeps the moment under the pointer while zooming in', () => {
    fc.assert(
      fc.property(anyView, share, lengthsBetween(1, 50), ({ limits, view }, where, by) => {
        const ms = momentAt(view, where)
        const zoomed = zoomAbout(view, ms, by, limits)
        expect(Math.abs(toAxis(view.folds, momentAt(zoomed, where)) - toAxis(view.folds, ms))).toBeLessThan(toleranceMs)
      })
    )
  })

  it('returns to where it was when panned and panned back, unless it met a limit', () => {
    fc.assert(
      fc.property(anyView, fc.integer({ min: -3000, max: 3000 }), ({ limits, view }, px) => {
        const moved = pan(view, px, limits)
        fc.pre(moved.startMs > limits.startMs && moved.endMs < limits.endMs)
        expect(Math.abs(pan(moved, -px, limits).axisStartMs - view.axisStartMs)).toBeLessThan(toleranceMs)
      })
    )
  })

  it('maps pixels to moments and back', () => {
    fc.assert(
      fc.property(anyView, share, ({ view }, where) => {
        const xPx = where * view.widthPx
        expect(xOf(view, msAt(view, xPx))).toBeCloseTo(xPx, 0)
      })
    )
  })

  it('fits everything with a margin, and shows an hour when there is no time at all', () => {
    const limits = limitsOf({ startMs: t0, endMs: t0 + 100_000 })
    expect(fit(limits, 1000)).toMatchObject({ startMs: t0 - 2000, endMs: t0 + 102_000, widthPx: 1000 })
    expect(spanOf(fit(limitsOf(null), 1000))).toBeGreaterThan(3_600_000)
  })

  it('keeps the time on screen when stretches of it are folded and unfolded again', () => {
    const extent = { startMs: t0, endMs: t0 + 10_000_000 }
    const folds = foldsAt([{ startMs: t0 + 2_000_000, endMs: t0 + 8_000_000, keptMs: 100_000 }])
    const view = show({ startMs: t0 + 1_000_000, endMs: t0 + 9_000_000 }, 1000, limitsOf(extent))
    const folded = resized(view, 1000, limitsOf(extent, folds))
    expect(folded).toMatchObject({ startMs: view.startMs, endMs: view.endMs, folds })
    // 1,000 s before the cut, 100 s for the cut and 1,000 s after it share the width.
    expect(xOf(folded, t0 + 2_000_000)).toBeCloseTo(1_000_000 / 2100, 6)
    expect(xOf(folded, t0 + 8_000_000)).toBeCloseTo(1_100_000 / 2100, 6)
    expect(msAt(folded, 500)).toBeCloseTo(t0 + 5_000_000, 3)
    const unfolded = resized(folded, 1000, limitsOf(extent))
    expect(unfolded).toMatchObject({ startMs: view.startMs, endMs: view.endMs, folds: noFolds })
  })

  it('shows a range with room on both sides, as much as it takes of the axis', () => {
    const folds = foldsAt([{ startMs: t0 + 50_000, endMs: t0 + 5_000_000_000, keptMs: 50_000 }])
    const limits = limitsOf({ startMs: t0 - 100_000, endMs: t0 + 6_000_000_000 }, folds)
    const shown = show({ startMs: t0, endMs: t0 + 5_000_000_000 }, 1200, limits, 0.1)
    expect(shown).toMatchObject({ startMs: t0 - 10_000, endMs: t0 + 5_000_010_000 })
  })

  it('leaves a margin that is small beside what is drawn, not beside what is folded', () => {
    const folds = foldsAt([{ startMs: t0 + 50_000, endMs: t0 + 5_000_000_000, keptMs: 1000 }])
    expect(limitsOf({ startMs: t0, endMs: t0 + 5_000_049_000 }, folds)).toMatchObject({
      startMs: t0 - 2000,
      endMs: t0 + 5_000_051_000
    })
  })
})
