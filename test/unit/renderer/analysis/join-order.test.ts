import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byFirstJoin } from '../../../../renderer/analysis/join-order'
import { participantOf, sessionOf } from '../timeline/sessions'

const anyTime = fc.oneof(fc.nat(5), fc.double({ min: 0, max: 5, noNaN: true }), fc.constantFrom(-8e15, 8e15, 1.6e12))

describe('the order of first joins', () => {
  it('is by time, then as received, with those who never were in at the end', () => {
    fc.assert(
      fc.property(fc.array(fc.option(anyTime), { maxLength: 12 }), (times) => {
        const participants = times.map((startMs, index) =>
          participantOf(`p${index}`, startMs === null ? [] : [{ startMs, endMs: null }])
        )
        const joinMs = (index: number) => times[index] ?? Infinity
        const expected = times
          .map((_, index) => index)
          .sort((a, b) => (joinMs(a) === joinMs(b) ? a - b : joinMs(a) - joinMs(b)))
        expect([...byFirstJoin(sessionOf(participants))]).toEqual(expected)
      })
    )
  })

  it('is found for the times of real sessions too', () => {
    const participants = Array.from({ length: 2_000 }, (_, index) =>
      participantOf(`p${index}`, [{ startMs: 1.7e12 + ((index * 7919) % 2_000) * 60_000, endMs: null }])
    )
    const order = byFirstJoin(sessionOf(participants))
    const starts = Array.from(order, (index) => participants[index]?.presence[0]?.startMs ?? 0)
    expect(starts).toEqual([...starts].sort((a, b) => a - b))
  })
})
