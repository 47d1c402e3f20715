import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  coversAll,
  timeBetween,
  timeCentred,
  timeMoved,
  timeResized,
  windowOn
} from '../../../../../renderer/timeline/axis/overview'
import { fit, limitsOf, show, viewportOf, xOf } from '../../../../../renderer/timeline/axis/viewport'
import { foldsFrom } from '../folding'
import { at, t0 } from '../sessions'

const whole = viewportOf({ startMs: at(0), endMs: at(1000) }, 500)
const view = viewportOf({ startMs: at(200), endMs: at(400) }, 1200)
const window = windowOn(whole, view)

describe('the window on the whole session', () => {
  it('covers what the view shows', () => {
    expect(window).toEqual({ leftPx: 100, rightPx: 200 })
    expect(coversAll(whole, window)).toBe(false)
    expect(coversAll(whole, windowOn(whole, viewportOf(whole, 1200)))).toBe(true)
  })

  it('is dragged along, and stops at the ends without getting shorter', () => {
    expect(timeMoved(whole, window, 50)).toEqual({ startMs: at(300), endMs: at(500) })
    expect(timeMoved(whole, window, -900)).toEqual({ startMs: at(0), endMs: at(200) })
    expect(timeMoved(whole, window, 900)).toEqual({ startMs: at(800), endMs: at(1000) })
  })

  it('is made longer and shorter by its edges, which may change sides', () => {
    expect(timeResized(whole, window, 'start', 150)).toEqual({ startMs: at(300), endMs: at(400) })
    expect(timeResized(whole, window, 'end', 999)).toEqual({ startMs: at(200), endMs: at(1000) })
    expect(timeResized(whole, window, 'start', 300)).toEqual({ startMs: at(400), endMs: at(600) })
    expect(timeResized(whole, window, 'end', 50)).toEqual({ startMs: at(100), endMs: at(200) })
  })

  it('comes to where one clicks, and spans what one drags in any direction', () => {
    expect(timeCentred(whole, window, 300)).toEqual({ startMs: at(500), endMs: at(700) })
    expect(timeCentred(whole, window, 10)).toEqual({ startMs: at(0), endMs: at(200) })
    expect(timeBetween(whole, 100, -20)).toEqual({ startMs: at(0), endMs: at(200) })
    expect(timeBetween(whole, 400, 900)).toEqual({ startMs: at(800), endMs: at(1000) })
  })

  it('keeps its width on the strip wherever it is dragged, in folded time too', () => {
    const place = fc.double({ min: 0, max: 1000, noNaN: true })
    fc.assert(
      fc.property(foldsFrom(t0), place, place, place, (folds, onePx, otherPx, byPx) => {
        const limits = limitsOf({ startMs: t0, endMs: t0 + 40 * 86_400_000 }, folds)
        const strip = fit(limits, 1000)
        const shown = show(timeBetween(strip, onePx, otherPx), 1200, limits)
        const before = windowOn(strip, shown)
        const moved = timeMoved(strip, before, byPx)
        const widthPx = xOf(strip, moved.endMs) - xOf(strip, moved.startMs)
        expect(widthPx).toBeCloseTo(before.rightPx - before.leftPx, 1)
        expect(moved.startMs).toBeGreaterThanOrEqual(limits.startMs - 1)
        expect(moved.endMs).toBeLessThanOrEqual(limits.endMs + 1)
      })
    )
  })
})
