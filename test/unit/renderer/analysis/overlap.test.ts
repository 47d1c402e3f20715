import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Span } from '../../../../electron/shared/session'
import { concurrencyOf } from '../../../../renderer/analysis/concurrency'
import { horizonOf } from '../../../../renderer/analysis/horizon'
import { aloneOf, aloneWords, overlapOf, overlapWords } from '../../../../renderer/analysis/overlap'
import { presenceOf } from '../../../../renderer/analysis/presence'
import { overlapSpans, union } from '../../../../renderer/analysis/span-sets'
import { lengthOf, spansOf, type Spans } from '../../../../renderer/analysis/spans'
import { at, intervalsOf, participantOf, sessionOf, type Seconds } from '../timeline/sessions'
import { inOrder, person, presenceIn, readPresences, spansFrom, spansIn } from './reading'
import { anyPresences, instants } from './small-sessions'

/** Sorted and disjoint, within 60 ms; some of no length. */
const anySpans: fc.Arbitrary<Spans> = fc
  .array(fc.tuple(fc.nat(60), fc.nat(12)), { maxLength: 12 })
  .map((drawn) => union(drawn.map(([startMs, length]) => spansFrom([{ startMs, endMs: startMs + length }]))))

const covers = (spans: readonly Span[], ms: number) => spans.some(({ startMs, endMs }) => startMs <= ms && ms < endMs)

describe('the moments that two have in common', () => {
  it('are half-open: one who leaves when the other joins never met her', () => {
    const shared = (one: Span, other: Span) => spansIn(overlapSpans(spansFrom([one]), spansFrom([other])))
    expect(shared({ startMs: 0, endMs: 10 }, { startMs: 10, endMs: 20 })).toEqual([])
    expect(shared({ startMs: 0, endMs: 11 }, { startMs: 10, endMs: 20 })).toEqual([{ startMs: 10, endMs: 11 }])
  })

  it('are exactly those that lie in both, whichever comes first', () => {
    fc.assert(
      fc.property(anySpans, anySpans, (a, b) => {
        const shared = spansIn(overlapSpans(a, b))
        expect(spansIn(overlapSpans(b, a))).toEqual(shared)
        for (let ms = 0; ms < 80; ms++)
          expect(covers(shared, ms)).toBe(covers(spansIn(a), ms) && covers(spansIn(b), ms))
        expect(spansIn(union([spansFrom(shared)]))).toEqual(shared)
        expect(shared.every(({ startMs, endMs }) => startMs < endMs)).toBe(true)
      })
    )
  })
})

function presencesOf(...people: readonly (readonly Seconds[])[]) {
  const participants = people.map((seconds, index) => participantOf(`p${index}`, intervalsOf(...seconds)))
  const session = sessionOf(participants)
  return presenceIn(session, horizonOf(session, null))
}

const say = (ms: number) => `${(ms - at(0)) / 1000}`

function together(a: readonly Seconds[], b: readonly Seconds[]): string {
  return overlapWords(overlapOf(presencesOf(a, b), person(0), person(1)), say)
}

function alone(...people: readonly (readonly Seconds[])[]): string {
  const presences = presencesOf(...people)
  return aloneWords(aloneOf(presences, person(0), concurrencyOf(presences)))
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
        for (const [a, one] of readPresences(presences).entries()) {
          expect(overlapOf(presences, person(a), person(a)).togetherMs).toBe(one.inRoomMs)
          for (const [b, other] of readPresences(presences).entries()) {
            const overlap = overlapOf(presences, person(a), person(b))
            expect(overlapOf(presences, person(b), person(a))).toEqual(overlap)
            const both = instants.filter((ms) => covers(one.sure, ms) && covers(other.sure, ms))
            expect(overlap.firstMs).toBe(both[0] ?? null)
          }
        }
      })
    )
  })

  it('with everybody else, together with the time alone, makes up the anchor’s own time', () => {
    fc.assert(
      fc.property(anyPresences, (presences) => {
        const concurrency = concurrencyOf(presences)
        const everybody = Array.from(inOrder(presences), person)
        for (const anchor of everybody) {
          const { spans, ms } = aloneOf(presences, anchor, concurrency)
          const { known, inRoomMs } = presenceOf(presences, anchor)
          const others = everybody.filter((other) => other !== anchor)
          const withOthers = union(others.map((other) => overlapSpans(known, spansOf(presences.sure, other))))
          expect(spansIn(overlapSpans(spans, withOthers))).toEqual([])
          expect(ms + lengthOf(withOthers)).toBe(inRoomMs)
        }
      })
    )
  })
})
