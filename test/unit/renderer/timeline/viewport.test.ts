import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
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
} from '../../../../renderer/timeline/viewport'
import { t0 } from './sessions'

const anyLimits: fc.Arbitrary<Limits> = fc
  .tuple(fc.integer({ min: 0, max: 30 * 86_400_000 }), fc.integer({ min: 0, max: 1e9 }))
  .map(([span, start]) => limitsOf({ startMs: t0 + start, endMs: t0 + start + span }))

const anyView: fc.Arbitrary<{ limits: Limits; view: Viewport }> = fc
  .tuple(anyLimits, fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }))
  .chain(([limits, from, share]) =>
    fc.integer({ min: 50, max: 4000 }).map((widthPx) => {
      const startMs = limits.startMs + from * spanOf(limits)
      return { limits, view: show({ startMs, endMs: startMs + share ** 3 * spanOf(limits) }, widthPx, limits) }
    })
  )

const share = fc.double({ min: 0, max: 1, noNaN: true })
const factor = fc.double({ min: 0.01, max: 100, noNaN: true })

function expectWithin(view: Viewport, limits: Limits): void {
  expect(view.startMs).toBeGreaterThanOrEqual(limits.startMs)
  expect(view.endMs).toBeLessThanOrEqual(limits.endMs)
  expect(spanOf(view)).toBeGreaterThan(limits.minSpanMs * 0.999)
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
          else view = zoomAbout(view, view.startMs + step.at * spanOf(view), step.factor, limits)
          expectWithin(view, limits)
        }
      })
    )
  })

  it('returns to where it was when zoomed in about any point and out again', () => {
    fc.assert(
      fc.property(anyView, share, fc.double({ min: 1, max: 50, noNaN: true }), ({ limits, view }, where, by) => {
        fc.pre(spanOf(view) / by >= limits.minSpanMs)
        const ms = view.startMs + where * spanOf(view)
        const back = zoomAbout(zoomAbout(view, ms, by, limits), ms, 1 / by, limits)
        const tolerance = toleranceMs * by
        expect(Math.abs(back.startMs - view.startMs)).toBeLessThan(tolerance)
        expect(Math.abs(back.endMs - view.endMs)).toBeLessThan(tolerance)
      })
    )
  })

  it('keeps the moment under the pointer while zooming in', () => {
    fc.assert(
      fc.property(anyView, share, fc.double({ min: 1, max: 50, noNaN: true }), ({ limits, view }, where, by) => {
        const ms = view.startMs + where * spanOf(view)
        const zoomed = zoomAbout(view, ms, by, limits)
        expect(Math.abs(msAt(zoomed, where * view.widthPx) - ms)).toBeLessThan(toleranceMs)
      })
    )
  })

  it('returns to where it was when panned and panned back, unless it met a limit', () => {
    fc.assert(
      fc.property(anyView, fc.integer({ min: -3000, max: 3000 }), ({ limits, view }, px) => {
        const moved = pan(view, px, limits)
        fc.pre(moved.startMs > limits.startMs && moved.endMs < limits.endMs)
        expect(Math.abs(pan(moved, -px, limits).startMs - view.startMs)).toBeLessThan(toleranceMs)
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
    expect(fit(limits, 1000)).toEqual({ startMs: t0 - 2000, endMs: t0 + 102_000, widthPx: 1000 })
    expect(spanOf(fit(limitsOf(null), 1000))).toBeGreaterThan(3_600_000)
  })
})
