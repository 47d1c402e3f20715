import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Span } from '../../../../electron/shared/session'
import { concurrencyOf } from '../../../../renderer/analysis/concurrency'
import { aloneOf, aloneWords, overlapOf, overlapSpans, overlapWords } from '../../../../renderer/analysis/overlap'
import { horizonOf, lengthOf, presenceOf, surePieces, union } from '../../../../renderer/analysis/presence'
import { at, intervalsOf, participantOf, sessionOf, type Seconds } from '../timeline/sessions'
import { anyPresences } from './small-sessions'

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

function presencesOf(...people: readonly (readonly Seconds[])[]) {
  const participants = people.map((seconds, index) => participantOf(`p${index}`, intervalsOf(...seconds)))
  const horizon = horizonOf(sessionOf(participants), null)
  return participants.map((participant) => presenceOf(participant, horizon))
}

const say = (ms: number) => `${(ms - at(0)) / 1000}`

function together(a: readonly Seconds[], b: readonly Seconds[]): string {
  const [one, other] = presencesOf(a, b)
  if (one === undefined || other === undefined) throw new Error('Two went in')
  return overlapWords(overlapOf(one, other), say)
}

function alone(...people: readonly (readonly Seconds[])[]): string {
  const presences = presencesOf(...people)
  const [anchor] = presences
  if (anchor === undefined) throw new Error('An anchor went in')
  return aloneWords(aloneOf(anchor, presences, concurrencyOf(presences)))
}

describe('the overlap with the anchor', () => {
  it('says how long two were in together and when they first met, or that they never did', () => {
    const anchor: Seconds[] = [
      [0, 100],
      [200, 300]
    ]
    expect(together(anchor, [[40, 250]])).toBe('together 1 m 50 s, first at 40')
    expect(together(anchor, [[100, 200]])).toBe('never met')
    expect(together(anchor, [])).toBe('never met')
  })

  it('does not invent time for a leave that is not recorded', () => {
    const open: Seconds[] = [
      [0, 60],
      [70, null]
    ]
    expect(together(open, [[0, 100]])).toBe('together at least 1 m 00 s, first at 0')
    expect(together(open, [[65, 100]])).toBe('met at 70, for how long is not recorded')
    expect(together(open, [[80, 100]])).toBe('may have met: a leave is not recorded')
    expect(together(open, [[10, 20]])).toBe('together 10 s, first at 10')
  })

  it('says how long the anchor was alone, and whether that is certain', () => {
    expect(alone([[0, 100]], [[40, 70]], [[60, 80]])).toBe('alone 1 m 00 s')
    expect(alone([[0, 100]], [[0, 200]])).toBe('never alone')
    expect(alone([[0, 100]], [[40, null]])).toBe('alone at most 1 m 39 s')
    expect(
      alone(
        [
          [0, 100],
          [200, null]
        ],
        [[0, 40]]
      )
    ).toBe('alone at least 1 m 00 s')
    expect(alone([[200, null]], [[0, 40]])).toBe('not known to have been alone')
  })

  it('is symmetric, and of somebody with herself her own time', () => {
    fc.assert(
      fc.property(anyPresences, (presences) => {
        for (const a of presences) {
          expect(overlapOf(a, a).togetherMs).toBe(a.inRoomMs)
          for (const b of presences) {
            const overlap = overlapOf(a, b)
            expect(overlapOf(b, a)).toEqual(overlap)
            for (let ms = 0; ms < 50; ms++) {
              expect(covers(overlap.spans, ms)).toBe(covers(surePieces(a), ms) && covers(surePieces(b), ms))
            }
            expect(overlap.firstMs === null).toBe(overlap.spans.length === 0)
          }
        }
      })
    )
  })

  it('with everybody else, together with the time alone, makes up the anchor’s own time', () => {
    fc.assert(
      fc.property(anyPresences, (presences) => {
        const concurrency = concurrencyOf(presences)
        for (const anchor of presences) {
          const { spans, ms } = aloneOf(anchor, presences, concurrency)
          const others = presences.filter((other) => other !== anchor)
          const withOthers = others.flatMap((other) => overlapSpans(anchor.known, overlapOf(anchor, other).spans))
          const sorted = withOthers.sort((a, b) => a.startMs - b.startMs)
          expect(overlapSpans(spans, union(sorted))).toEqual([])
          expect(ms + lengthOf(union(sorted))).toBe(anchor.inRoomMs)
        }
      })
    )
  })
})
