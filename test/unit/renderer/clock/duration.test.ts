// A typed length of time.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { durationOf } from '../../../../renderer/clock/duration'

it.each([
  ['90 s', 90_000],
  ['5m', 300_000],
  ['1 h 30 m', 5_400_000],
  ['1.5 h', 5_400_000],
  ['250 ms', 250],
  ['2:30', 150_000],
  ['1:02:30', 3_750_000],
  [' 10 MIN ', 600_000],
  ['2 d', 172_800_000]
])('%s is a length', (typed, ms) => {
  expect(durationOf(typed)).toBe(ms)
})

it.each(['', '5', 'five minutes', '0 s', '5 m!', '-5 m', '2:75', '5 mm', '1e9 h'])('“%s” is none', (typed) => {
  expect(durationOf(typed)).toBeNull()
})

it('is read part by part, in any order and with any blanks', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 59 }), (hours, minutes) => {
      const ms = (hours * 60 + minutes) * 60_000
      expect(durationOf(`${hours} h ${minutes} m`)).toBe(ms)
      expect(durationOf(`${minutes}m ${hours}h`)).toBe(ms)
      expect(durationOf(`${hours}:${String(minutes).padStart(2, '0')}:00`)).toBe(ms)
    })
  )
})
