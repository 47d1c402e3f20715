import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Session, Span } from '../../../../electron/shared/session'
import { participantsOf } from '../../../../electron/shared/session-rows'
import { concurrencyOf } from '../../../../renderer/analysis/concurrency'
import { overlapOf } from '../../../../renderer/analysis/overlap'
import { horizonOf } from '../../../../renderer/analysis/horizon'
import { presenceOf } from '../../../../renderer/analysis/presence'
import { union } from '../../../../renderer/analysis/span-sets'
import { lengthOf } from '../../../../renderer/analysis/spans'
import { presenceIn, person, readPresences, spansFrom, spansIn } from './reading'
import { anyIntervals, anySession, at, intervalsOf, participantOf, sessionOf, type Seconds } from '../timeline/sessions'

function presence(seconds: readonly Seconds[], running = false, asOf: number | null = null) {
  const participant = participantOf('isha', intervalsOf(...seconds))
  const session = sessionOf([participant], running ? { running, endMs: null } : {})
  return readOne(session, asOf === null ? null : at(asOf))
}

function readOne(session: Session, asOfMs: number | null) {
  const [first] = readPresences(presenceIn(session, horizonOf(session, asOfMs)))
  if (first === undefined) throw new Error('A session with a participant has a presence')
  return first
}

describe('presence', () => {
  it('counts a reconnect as a second join and the time between as away', () => {
    const { joins, inRoomMs, gaps, atLeast } = presence([
      [0, 100],
      [125, 200]
    ])
    expect({ joins, inRoomMs, gaps, atLeast }).toEqual({
      joins: 2,
      inRoomMs: 175_000,
      gaps: [{ startMs: at(100), endMs: at(125) }],
      atLeast: false
    })
  })

  it('counts time that two entries share only once, and an entry inside another as no join of its own', () => {
    const overlapping = presence([
      [0, 100],
      [90, 200]
    ])
    expect(overlapping.inRoomMs).toBe(200_000)
    expect(overlapping.joins).toBe(2)
    expect(
      presence([
        [0, 100],
        [0, 100],
        [20, 30]
      ]).joins
    ).toBe(1)
  })

  it('runs an open end of a running session up to when it was fetched', () => {
    const { stays, inRoomMs, atLeast, lastLeave } = presence([[10, null]], true, 60)
    expect(stays[0]).toMatchObject({ end: 'running', endMs: at(60) })
    expect({ inRoomMs, atLeast, lastLeave }).toEqual({
      inRoomMs: 50_000,
      atLeast: false,
      lastLeave: { atMs: at(60), end: 'running' }
    })
  })

  it('runs an open end over the last recorded moment when nobody knows when it was fetched', () => {
    const first = participantOf('a', intervalsOf([10, null]))
    const session = sessionOf([first, participantOf('b', intervalsOf([20, 70]))], { running: true, endMs: null })
    expect(readOne(session, null).inRoomMs).toBe(60_001)
  })

  it('counts who joined at the last recorded moment of a running session as in then, together with the others', () => {
    const people = [participantOf('a', intervalsOf([0, null])), participantOf('b', intervalsOf([17, null]))]
    const session = sessionOf(people, { running: true, endMs: null })
    const presences = presenceIn(session, horizonOf(session, null))
    expect(concurrencyOf(presences).counts).toEqual(Int32Array.of(1, 2, 0))
    expect(overlapOf(presences, person(0), person(1))).toMatchObject({ togetherMs: 1, firstMs: at(17) })
  })

  it('adds nothing for a leave that was not recorded, and says that the total is a lower bound', () => {
    const { stays, inRoomMs, atLeast, gaps } = presence([
      [0, null],
      [200, 300]
    ])
    expect(stays[0]).toMatchObject({ end: 'unrecorded', endMs: at(200) })
    expect({ inRoomMs, atLeast, gaps }).toEqual({ inRoomMs: 100_000, atLeast: true, gaps: [] })
  })

  it('draws a missing last leave of an ended session up to its end', () => {
    expect(presence([[900, null]]).stays[0]).toMatchObject({ end: 'unrecorded', endMs: at(1000) })
    expect(presence([[1100, null]]).stays[0]).toMatchObject({ end: 'unrecorded', endMs: at(1100) })
  })

  it('takes an earlier open entry of somebody who came back as not recorded, even while the session runs', () => {
    const { stays } = presence(
      [
        [0, null],
        [50, null]
      ],
      true,
      80
    )
    expect(stays.map(({ end, endMs }) => [end, endMs])).toEqual([
      ['unrecorded', at(50)],
      ['running', at(80)]
    ])
  })

  it('says nothing of somebody who never was in', () => {
    expect(presence([])).toMatchObject({ inRoomMs: 0, joins: 0, firstJoinMs: null, lastLeave: null })
  })
})

/** Each span by itself, in any order. */
function unionOf(spans: readonly Span[]): readonly Span[] {
  return spansIn(union(spans.map((span) => spansFrom([span]))))
}

describe('union', () => {
  it('has the same length in any order, at most the span, and covers every interval', () => {
    fc.assert(
      fc.property(anyIntervals, fc.infiniteStream(fc.nat()), (intervals, random) => {
        const { stays } = readOne(sessionOf([participantOf('isha', intervals)]), null)
        const pieces = unionOf(stays)
        const shuffled = stays
          .map((stay) => ({ stay, key: random.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ stay }) => stay)
        expect(unionOf(shuffled)).toEqual(pieces)
        const spanMs = Math.max(0, ...stays.map((stay) => stay.endMs)) - (stays[0]?.startMs ?? 0)
        expect(lengthOf(spansFrom(pieces))).toBeLessThanOrEqual(Math.max(0, spanMs))
        for (const { startMs, endMs } of stays) {
          expect(pieces.some((piece) => piece.startMs <= startMs && piece.endMs >= endMs)).toBe(true)
        }
      })
    )
  })

  it('with the gaps between its pieces fills the whole span', () => {
    fc.assert(
      fc.property(anySession, (session) => {
        const presences = presenceIn(session, horizonOf(session, at(1000)))
        for (const participant of participantsOf(session)) {
          const { pieces, gaps, firstJoinMs, drawn } = presenceOf(presences, participant)
          const reachMs = drawn?.endMs ?? 0
          expect(lengthOf(pieces) + lengthOf(gaps)).toBe(firstJoinMs === null ? 0 : reachMs - firstJoinMs)
        }
      })
    )
  })
})
