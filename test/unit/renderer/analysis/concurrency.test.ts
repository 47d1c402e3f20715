import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { concurrencyOf, countAt, firstWith, peakOf, rangeOf } from '../../../../renderer/analysis/concurrency'
import { horizonOf } from '../../../../renderer/analysis/horizon'
import { summaryOf, outlineOf } from '../../../../renderer/analysis/summary'
import { anySession, at, intervalsOf, participantOf, sessionOf, t0, type Seconds } from '../timeline/sessions'
import { presenceIn, readPresences } from './reading'
import { anyPresences } from './small-sessions'

function presencesOf(...people: readonly (readonly Seconds[])[]) {
  const participants = people.map((seconds, index) => participantOf(`p${index}`, intervalsOf(...seconds)))
  const session = sessionOf(participants)
  const horizon = horizonOf(session, null)
  return { session, horizon, presences: presenceIn(session, horizon) }
}

describe('concurrency', () => {
  it('lets one leave before another joins at the same instant', () => {
    const concurrency = concurrencyOf(presencesOf([[0, 10]], [[10, 20]]).presences)
    expect(peakOf(concurrency)).toEqual({ count: 1, atMs: at(0) })
    expect(countAt(concurrency, at(10))).toBe(1)
    expect(countAt(concurrency, at(20))).toBe(0)
  })

  it('counts somebody with two overlapping entries once', () => {
    const both: Seconds[] = [
      [0, 10],
      [5, 15]
    ]
    expect(peakOf(concurrencyOf(presencesOf(both, [[6, 7]]).presences))).toEqual({ count: 2, atMs: at(6) })
  })

  it('has no peak when nobody was in', () => {
    expect(peakOf(concurrencyOf(presencesOf([], [[5, 5]]).presences))).toBeNull()
  })

  it('counts a join without a leave at its first moment', () => {
    const concurrency = concurrencyOf(presencesOf([[5, null]], [[0, 10]]).presences)
    expect([at(5), at(5) + 1].map((ms) => countAt(concurrency, ms))).toEqual([2, 1])
  })

  it('agrees with counting everybody by hand at any instant', () => {
    fc.assert(
      fc.property(anySession, fc.array(fc.integer({ min: -1000, max: 1_400_000 })), (session, instants) => {
        const horizon = horizonOf(session, at(1000))
        const table = presenceIn(session, horizon)
        const presences = readPresences(table)
        const concurrency = concurrencyOf(table)
        const edges = presences.flatMap(({ stays }) => stays.flatMap(({ startMs, endMs }) => [startMs, endMs]))
        const counted = [...edges, ...instants.map((ms) => t0 + ms)].map((ms) => {
          const inAt = presences.filter(({ stays }) =>
            stays.some(({ startMs, endMs, end }) => startMs <= ms && ms < (end === 'unrecorded' ? startMs + 1 : endMs))
          )
          expect(countAt(concurrency, ms)).toBe(inAt.length)
          return inAt.length
        })
        expect(peakOf(concurrency)?.count ?? 0).toBe(Math.max(0, ...counted))
      })
    )
  })
})

describe('the lowest and the highest count of a stretch', () => {
  it('include what it begins with and leave out what begins at its end', () => {
    const concurrency = concurrencyOf(presencesOf([[0, 10]], [[5, 20]]).presences)
    expect(rangeOf(concurrency, at(-5), at(5))).toEqual({ lowest: 0, highest: 1 })
    expect(rangeOf(concurrency, at(6), at(30))).toEqual({ lowest: 0, highest: 2 })
    expect(rangeOf(concurrency, at(7), at(7))).toEqual({ lowest: 2, highest: 2 })
    expect(rangeOf(concurrencyOf(presencesOf().presences), at(0), at(7))).toEqual({ lowest: 0, highest: 0 })
  })

  it('are those of its instants, wherever it begins and ends', () => {
    fc.assert(
      fc.property(
        anyPresences,
        fc.integer({ min: -2, max: 45 }),
        fc.integer({ min: 1, max: 50 }),
        (presences, from, length) => {
          const concurrency = concurrencyOf(presences)
          const counts = Array.from({ length }, (_, index) => countAt(concurrency, from + index))
          const { lowest, highest } = rangeOf(concurrency, from, from + length)
          expect({ lowest, highest }).toEqual({ lowest: Math.min(...counts), highest: Math.max(...counts) })
          for (const count of [lowest, highest, highest + 1]) {
            const first = counts.indexOf(count)
            const span = { startMs: from, endMs: from + length }
            expect(firstWith(concurrency, count, span)).toBe(first === -1 ? null : from + first)
          }
        }
      ),
      { numRuns: 500 }
    )
  })
})

describe('the header', () => {
  it('shows participants, joins, peak and duration, and fits overhangs', () => {
    const { session, horizon, presences } = presencesOf(
      [
        [-5, 10],
        [20, 30]
      ],
      [[25, 1010]]
    )
    expect(summaryOf(outlineOf(session, horizon), presences)).toMatchObject({
      participants: 2,
      joins: 3,
      peak: { count: 2, atMs: at(25) },
      peakAtLeast: false,
      durationMs: 1_000_000,
      extent: { startMs: at(-5), endMs: at(1010) }
    })
  })

  it('has no extent when the data has no time at all', () => {
    const session = sessionOf([participantOf('a', [])], { startMs: null, endMs: null })
    const horizon = horizonOf(session, null)
    expect(outlineOf(session, horizon).extent).toBeNull()
  })

  it('takes the duration of a running session up to when it was fetched', () => {
    const session = sessionOf([], { running: true, endMs: null })
    expect(outlineOf(session, horizonOf(session, at(60))).durationMs).toBe(60_000)
  })
})
