// Plans of many times, without storing each in the test.

import fc from 'fast-check'

interface Plan {
  readonly length: number
  readonly step: number
}

/** Up to so many, which should fall into several stretches. */
export function manyTimes(most: number): fc.Arbitrary<Plan> {
  return fc.record({ length: fc.integer({ min: 0, max: most }), step: fc.integer({ min: 1, max: 10_007 }) })
}

export function timesOf({ length, step }: Plan): number[] {
  return Array.from({ length }, (_, index) => (index * step) % 65_537)
}
