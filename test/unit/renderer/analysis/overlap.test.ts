import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { overlapSpans } from '../../../../renderer/analysis/overlap'
import { union, type Span } from '../../../../renderer/analysis/presence'

/** Sorted and disjoint, within 60 ms; some of no length. */
const anySpans: fc.Arbitrary<readonly Span[]> = fc
  .array(fc.tuple(fc.nat(60), fc.nat(12)), { maxLength: 12 })
  .map((drawn) => union(drawn.map(([startMs, length]) => ({ startMs, endMs: startMs + length }))))

const covers = (spans: readonly Span[], ms: number) => spans.some(({ startMs, endMs }) => startMs <= ms && ms < endMs)

describe('the moments that two have in common', () => {
  it('are half-open: one who leaves when the other joins never met her', () => {
    expect(overlapSpans([{ startMs: 0, endMs: 10 }], [{ startMs: 10, endMs: 20 }])).toEqual([])
    expect(overlapSpans([{ startMs: 0, endMs: 11 }], [{ startMs: 10, endMs: 20 }])).toEqual([
      { startMs: 10, endMs: 11 }
    ])
  })

  it('are exactly those that lie in both, whichever comes first', () => {
    fc.assert(
      fc.property(anySpans, anySpans, (a, b) => {
        const shared = overlapSpans(a, b)
        expect(overlapSpans(b, a)).toEqual(shared)
        for (let ms = 0; ms < 80; ms++) expect(covers(shared, ms)).toBe(covers(a, ms) && covers(b, ms))
        expect(union(shared)).toEqual(shared)
        expect(shared.every(({ startMs, endMs }) => startMs < endMs)).toBe(true)
      })
    )
  })
})
