import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { atOnce } from '../../../../electron/shared/work'
import { sortedBy, sortedWith } from '../../../../renderer/analysis/sorted-by'
import { manyTimes, timesOf } from './many-times'

describe('things sorted in stretches', () => {
  it('are as they are sorted at once, and equal ones stay in their order', () => {
    fc.assert(
      fc.property(manyTimes(50_000), (plan) => {
        const things = timesOf(plan).map((time, index) => ({ key: time % 50, index }))
        const sorted = atOnce(sortedBy(things, ({ key }) => key))
        expect(sorted).toEqual([...things].sort((a, b) => a.key - b.key))
      }),
      { numRuns: 10 }
    )
  })

  it('are not compared more often between two yields, however many they are', () => {
    const mostCompared = (length: number) => {
      let compared = 0
      let most = 0
      const work = sortedWith(timesOf({ length, step: 7_919 }), (a, b) => {
        compared++
        return a - b
      })
      while (work.next().done !== true) {
        most = Math.max(most, compared)
        compared = 0
      }
      return Math.max(most, compared)
    }
    expect(mostCompared(300_000)).toBeLessThan(1.1 * mostCompared(20_000))
  })
})
