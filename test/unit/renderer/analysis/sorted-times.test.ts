import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { atOnce } from '../../../../electron/shared/work'
import { sortedTimes } from '../../../../renderer/analysis/sorted-times'
import { manyTimes, timesOf } from './many-times'

describe('times sorted in stretches', () => {
  it('are as they are sorted at once', () => {
    fc.assert(
      fc.property(manyTimes(200_000), (plan) => {
        const times = timesOf(plan)
        // Element by element it would take half a minute.
        expect(isDeepStrictEqual(atOnce(sortedTimes(Float64Array.from(times))), Float64Array.from(times).sort())).toBe(
          true
        )
      }),
      { numRuns: 20 }
    )
  })

  it('never take long from one yield to the next', () => {
    const work = sortedTimes(Float64Array.from(timesOf({ length: 200_000, step: 7 })))
    let stretches = 0
    while (work.next().done !== true) stretches++
    expect(stretches).toBeGreaterThan(20)
  })
})
