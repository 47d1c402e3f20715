import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldsOf } from '../../folds-of'
import { summaryOf } from '../../../../../renderer/analysis/summary'
import { concurrencyOf, rangeOf, type Steps } from '../../../../../renderer/analysis/concurrency'
import { horizonOf } from '../../../../../renderer/analysis/horizon'
import { presenceIn } from '../../analysis/reading'
import { concurrencyLineOf, topCountOf } from '../../../../../renderer/timeline/axis/concurrency-line'
import { countWords } from '../../../../../renderer/timeline/sentences/session-words'
import { msAt, viewportOf } from '../../../../../renderer/timeline/axis/viewport'
import { anySession, at, intervalsOf, lanesOf, participantOf, sessionOf, type Seconds } from '../sessions'

function concurrency(...people: readonly (readonly Seconds[])[]) {
  const participants = people.map((seconds, index) => participantOf(`p${index}`, intervalsOf(...seconds)))
  const session = sessionOf(participants)
  return concurrencyOf(presenceIn(session, horizonOf(session, null)))
}

const noDoubt: Steps = { atMs: new Float64Array(), counts: new Int32Array() }

/** A pixel a second. */
function lineOf(
  counts: ReturnType<typeof concurrency>,
  fromSeconds: number,
  toSeconds: number,
  peakAtLeast = false,
  { inDoubt = noDoubt, incomplete = false } = {}
) {
  const view = viewportOf({ startMs: at(fromSeconds), endMs: at(toSeconds) }, toSeconds - fromSeconds)
  return concurrencyLineOf({ concurrency: counts, inDoubt, incomplete, view, heightPx: 40, peakAtLeast })
}

describe('the line of how many were in', () => {
  const counts = concurrency([[10, 50]], [[20.2, 20.4]])

  it('steps up where somebody joins and down where she leaves, and keeps a visit within one pixel', () => {
    const { steps, topCount } = lineOf(counts, 0, 60)
    expect(topCount).toBe(2)
    expect(topCountOf(counts)).toBe(2)
    expect(steps.map(({ leftPx, widthPx, topPx, bottomPx }) => [leftPx, widthPx, topPx, bottomPx])).toEqual([
      [0, 10, 40, 40],
      [10, 1, 20, 40],
      [11, 9, 20, 20],
      [20, 1, 0, 20],
      [21, 29, 20, 20],
      [50, 1, 20, 40],
      [51, 9, 40, 40]
    ])
  })

  it('marks the peak where it is first reached on screen', () => {
    const { peak } = lineOf(counts, 0, 60)
    expect(peak).toEqual({ count: 2, atMs: at(20.2), xPx: expect.closeTo(20.2, 6), yPx: 0, label: 'peak 2' })
    expect(lineOf(counts, 0, 60, true).peak?.label).toBe('peak at least 2')
    expect(lineOf(counts, 30, 60).peak).toBeNull()
    expect(lineOf(concurrency(), 0, 60).peak).toBeNull()
    expect(lineOf(concurrency([[10, 50]]), 30, 60).peak).toMatchObject({ atMs: at(30), xPx: 0 })
  })

  it('is doubtful exactly where more may have been in', () => {
    const inDoubt = { atMs: Float64Array.of(at(5), at(19.5), at(30.2), at(30.4)), counts: Int32Array.of(1, 0, 2, 0) }
    const doubtful = (doubts: Parameters<typeof lineOf>[4]) =>
      lineOf(counts, 0, 60, false, doubts)
        .steps.filter((step) => step.doubtful)
        .map(({ leftPx, widthPx }) => [leftPx, leftPx + widthPx])
    expect(doubtful({})).toEqual([])
    expect(doubtful({ inDoubt })).toEqual([
      [5, 10],
      [10, 11],
      [11, 20],
      [30, 31]
    ])
    expect(doubtful({ incomplete: true }).length).toBe(lineOf(counts, 0, 60).steps.length)
  })

  it('has a round whole number at its top', () => {
    const topOf = (people: number) =>
      lineOf(concurrency(...Array.from({ length: people }, (): Seconds[] => [[0, 10]])), 0, 10).topCount
    expect([0, 1, 5, 7, 11, 12, 13, 21, 26, 101, 130, 260].map(topOf)).toEqual([
      1, 1, 5, 8, 12, 12, 15, 25, 30, 120, 150, 300
    ])
  })

  it('bounds what is true of every column and paints exactly the highest and lowest on screen, folded or not', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    const width = fc.double({ min: 5, max: 300, noNaN: true })
    fc.assert(
      fc.property(anySession, share, share, width, fc.boolean(), (session, from, length, widthPx, folded) => {
        const lanes = lanesOf(session, at(1000))
        const { presence, outline } = lanes.analysis
        const all = concurrencyOf(presence)
        const folds = foldsOf(lanes, [at(0), at(1000)], folded ? 1000 : null)
        const startMs = at(-20 + from * 1000)
        const endMs = startMs + 20 + length ** 2 * 1_400_000
        const view = viewportOf({ startMs, endMs }, widthPx, folds)
        const summary = summaryOf(outline, presence)
        const line = concurrencyLineOf({ ...summary, view, heightPx: 40 })
        const onScreen = rangeOf(all, startMs, endMs)
        expect(Math.max(...line.steps.map(({ highest }) => highest))).toBe(onScreen.highest)
        expect(Math.min(...line.steps.map(({ lowest }) => lowest))).toBe(onScreen.lowest)
        for (let xPx = 0; xPx + 1 < widthPx; xPx++) {
          const truth = rangeOf(all, xPx === 0 ? startMs : msAt(view, xPx), msAt(view, xPx + 1))
          const painted = line.steps.findLast(({ leftPx }) => leftPx <= xPx + 0.5)
          expect(painted?.lowest).toBeLessThanOrEqual(truth.lowest)
          expect(painted?.highest).toBeGreaterThanOrEqual(truth.highest)
          const atLeast = countWords(summary, Math.max(startMs, msAt(view, xPx + 0.5))).startsWith('at least')
          if (atLeast) expect(painted?.doubtful).toBe(true)
        }
        line.steps.forEach((step, index) => {
          const next = line.steps[index + 1]
          expect(step.leftPx + step.widthPx).toBe(next?.leftPx ?? widthPx)
          if (next !== undefined)
            expect(Math.max(step.topPx, next.topPx)).toBeLessThanOrEqual(Math.min(step.bottomPx, next.bottomPx))
        })
      }),
      { numRuns: 200 }
    )
  })
})
