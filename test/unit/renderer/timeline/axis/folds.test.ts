import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldsOf } from '../../folds-of'
import { cutsWithin, foldsAt, fromAxis, noFolds, toAxis } from '../../../../../renderer/timeline/axis/folds'
import { fit, limitsOf, xOf } from '../../../../../renderer/timeline/axis/viewport'
import { errorsOf } from '../../../plain-rows'
import { everybodyOf } from '../../../../../renderer/timeline/lanes/lanes'
import { staysIn } from '../../analysis/reading'
import { anyFolds } from '../folding'
import { anySession, at, eachLane, intervalsOf, lanesOf, participantOf, sessionOf, t0, type Seconds } from '../sessions'

const day = 86_400_000
const shift = fc.integer({ min: -2 * day, max: 60 * day })
const lanesAt = (...seconds: readonly Seconds[]) =>
  lanesOf(sessionOf([participantOf('a', intervalsOf(...seconds))]), null)

/** Whole seconds after `t0`. */
const inSeconds = ({ startMs, endMs }: { startMs: number; endMs: number }) =>
  [startMs, endMs].map((ms) => Math.round((ms - t0) / 1000))

describe('folds', () => {
  it('and unfolding are inverses, both ways', () => {
    fc.assert(
      fc.property(anyFolds, shift, (folds, by) => {
        const ms = t0 + by
        expect(Math.abs(fromAxis(folds, toAxis(folds, ms)) - ms)).toBeLessThan(0.001)
        expect(Math.abs(toAxis(folds, fromAxis(folds, by)) - by)).toBeLessThan(0.001)
      }),
      { numRuns: 1000 }
    )
  })

  it('keep every moment before every later one', () => {
    fc.assert(
      fc.property(anyFolds, shift, fc.integer({ min: 1, max: day }), (folds, by, later) => {
        expect(toAxis(folds, t0 + by + later)).toBeGreaterThan(toAxis(folds, t0 + by))
        expect(fromAxis(folds, by + later)).toBeGreaterThan(fromAxis(folds, by))
      }),
      { numRuns: 1000 }
    )
  })

  it('leave times as long as they are outside the cuts, and each cut as long as it is kept', () => {
    fc.assert(
      fc.property(anyFolds, (folds) => {
        let previousMs = t0
        for (const { startMs, endMs, keptMs } of folds.cuts) {
          expect(toAxis(folds, startMs) - toAxis(folds, previousMs)).toBeCloseTo(startMs - previousMs, 3)
          expect(toAxis(folds, endMs) - toAxis(folds, startMs)).toBeCloseTo(keptMs, 3)
          previousMs = endMs
        }
      })
    )
  })

  it('change nothing when there are none', () => {
    expect(toAxis(noFolds, t0 + 0.25)).toBe(t0 + 0.25)
    expect(fromAxis(noFolds, t0 + 0.25)).toBe(t0 + 0.25)
    expect(foldsAt([])).toBe(noFolds)
  })

  it('find the cuts that reach into a stretch of time', () => {
    const cut = (from: number, to: number) => ({ startMs: at(from), endMs: at(to), keptMs: 10 })
    const folds = foldsAt([cut(10, 20), cut(30, 40), cut(50, 60)])
    const within = (from: number, to: number) => cutsWithin(folds, { startMs: at(from), endMs: at(to) }).map(inSeconds)
    expect(within(15, 45)).toEqual([
      [10, 20],
      [30, 40]
    ])
    expect(within(20, 30)).toEqual([])
    expect(within(32, 34)).toEqual([[30, 40]])
  })
})

describe('the folds of a session', () => {
  it('cut the stretches in which nobody is in, if they are long enough, and leave a little at their edges', () => {
    const lanes = lanesAt([0, 100], [5000, 5100], [5160, 5200])
    const { cuts } = foldsOf(lanes, [], 600_000)
    expect(cuts.map(inSeconds)).toEqual([[130, 4970]])
    expect(foldsOf(lanes, [], 30_000).cuts.map(inSeconds)).toEqual([
      [130, 4970],
      [5101, 5159]
    ])
    expect(foldsOf(lanes, [], 4_900_000)).toBe(noFolds)
    expect(foldsOf(lanes, [], null)).toBe(noFolds)
    expect(foldsOf(lanesOf(sessionOf([]), null), [], 0)).toBe(noFolds)
  })

  it('cut before the first join and after the last leave too, up to the moments that are shown', () => {
    const found = foldsOf(lanesAt([10_000, 10_500]), [at(0), at(90_000)], 600_000)
    expect(found.cuts.map(inSeconds)).toEqual([
      [30, 9970],
      [10_530, 89_970]
    ])
  })

  it('hide nothing that is drawn: neither media nor errors nor presence without a recorded leave', () => {
    const media = { mic: intervalsOf([2000, 2010]), webcam: [], screenShare: [], screenShareAudio: [] }
    const errors = [{ atMs: at(6000), message: 'lost' }]
    const a = participantOf('a', intervalsOf([0, 100], [9900, 10_000]), { media, errors })
    const found = foldsOf(lanesOf(sessionOf([a], { endMs: at(10_000) }), null), [at(8000)], 600_000)
    expect(found.cuts.map(inSeconds)).toEqual([
      [130, 1970],
      [2040, 5970],
      [6030, 7970],
      [8030, 9870]
    ])
    const open = lanesAt([0, null], [9000, 9100])
    expect(foldsOf(open, [], 600_000)).toBe(noFolds)
  })

  it('never cover a moment at which something is drawn, in any session', () => {
    fc.assert(
      fc.property(anySession, fc.integer({ min: 1, max: 200_000 }), (session, foldOverMs) => {
        const lanes = lanesOf(session, at(1000))
        const { cuts } = foldsOf(lanes, [at(0), at(1000)], foldOverMs)
        for (const { presence, tracks, participant } of eachLane(everybodyOf(lanes))) {
          const spans = [presence, ...tracks].flatMap(({ stays }) => staysIn(stays))
          const points = errorsOf(session, participant).map(({ atMs }) => ({ startMs: atMs, endMs: atMs }))
          for (const { startMs, endMs } of [...spans, ...points])
            expect(cuts.filter((cut) => cut.startMs <= endMs && cut.endMs >= startMs)).toEqual([])
        }
        let previousMs = -Infinity
        for (const { startMs, endMs, keptMs } of cuts) {
          expect(startMs).toBeGreaterThan(previousMs)
          expect(keptMs).toBeGreaterThan(0)
          expect(endMs - startMs).toBeGreaterThan(2 * keptMs)
          previousMs = endMs
        }
      })
    )
  })

  it('leave a break of some 24 px when all is shown, however long the cut is', () => {
    const extent = { startMs: at(0), endMs: at(90 * 86_400) }
    const folds = foldsOf(lanesAt([0, 3600], [90 * 86_400 - 1800, 90 * 86_400]), [], 60_000)
    const shown = fit(limitsOf(extent, folds), 1200)
    const [cut] = folds.cuts
    const breakPx = xOf(shown, cut?.endMs ?? 0) - xOf(shown, cut?.startMs ?? 0)
    expect(breakPx).toBeGreaterThan(22)
    expect(breakPx).toBeLessThan(26)
  })

  it('leave at least half of the plot to what is drawn: of very many stretches only the longest are cut', () => {
    const stays = Array.from({ length: 3000 }, (_, index): Seconds => [index * 100, index * 100 + 1])
    const extent = { startMs: at(0), endMs: at(300_000) }
    const folds = foldsOf(lanesAt(...stays), [], 60_000)
    const shown = fit(limitsOf(extent, folds), 1200)
    const widthPx = folds.cuts.reduce((sum, { startMs, endMs }) => sum + xOf(shown, endMs) - xOf(shown, startMs), 0)
    expect(folds.cuts.length).toBeLessThanOrEqual(100)
    expect(widthPx).toBeLessThan(600)
  })
})
