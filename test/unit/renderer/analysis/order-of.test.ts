import fc from 'fast-check'
import { expect, it } from 'vitest'
import { orderOf } from '../../../../renderer/analysis/order-of'

const number = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.integer({ min: 1_600_000_000_000, max: 1_700_000_000_000 }),
  fc.double(),
  fc.constantFrom(NaN, -0, Infinity, -Infinity)
)

it.each([20, 3000])('numbers are ordered by size, then by index, and what is none comes last: up to %i', (most) => {
  fc.assert(
    fc.property(fc.array(number, { minLength: most / 4, maxLength: most, size: 'max' }), (numbers) => {
      const indexes = [...numbers.keys()]
      const at = (index: number) => numbers[index] ?? 0
      const known = indexes.filter((index) => !Number.isNaN(at(index)))
      const sorted = known.sort((a, b) => (at(a) < at(b) ? -1 : at(a) > at(b) ? 1 : a - b))
      const expected = [...sorted, ...indexes.filter((index) => Number.isNaN(at(index)))]
      expect([...orderOf(Float64Array.from(numbers))]).toEqual(expected)
    }),
    { numRuns: 60 }
  )
})
