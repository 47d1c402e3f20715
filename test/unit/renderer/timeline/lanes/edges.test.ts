import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextEdge, type Edge } from '../../../../../renderer/timeline/lanes/edges'
import { everybodyOf, type LaneList } from '../../../../../renderer/timeline/lanes/lanes'
import { staysIn } from '../../analysis/reading'
import { anySession, at, eachLane, intervalsOf, lanesOf, participantOf, sessionOf, type Seconds } from '../sessions'

function lanes(...people: readonly (readonly Seconds[])[]): LaneList {
  const session = sessionOf(people.map((seconds, index) => participantOf(`p${index}`, intervalsOf(...seconds))))
  return everybodyOf(lanesOf(session, null))
}

function edgeByHand(all: LaneList, fromMs: number, direction: 1 | -1): Edge | null {
  const edges = eachLane(all).flatMap(({ presence }, lane) =>
    staysIn(presence.stays).flatMap(({ startMs, endMs, end }) =>
      (end === 'recorded' ? [startMs, endMs] : [startMs]).map((ms) => ({ ms, lane }))
    )
  )
  const beyond = edges.filter(({ ms }) => (ms - fromMs) * direction > 0)
  return beyond.sort((a, b) => (a.ms - b.ms) * direction || a.lane - b.lane)[0] ?? null
}

describe('stepping from edge to edge', () => {
  const two = lanes(
    [
      [0, 100],
      [125, 200]
    ],
    [[50, 125]]
  )

  it('goes to every join and leave of a lane, in both directions', () => {
    const own = { ...two, order: two.order.subarray(0, 1) }
    expect(nextEdge(own, at(0), 1)).toEqual({ ms: at(100), lane: 0 })
    expect(nextEdge(own, at(100), 1)).toEqual({ ms: at(125), lane: 0 })
    expect(nextEdge(own, at(200), 1)).toBeNull()
    expect(nextEdge(own, at(110), -1)).toEqual({ ms: at(100), lane: 0 })
    expect(nextEdge(own, Infinity, -1)).toEqual({ ms: at(200), lane: 0 })
    expect(nextEdge(own, at(0), -1)).toBeNull()
  })

  it('goes through all lanes, to the upper one of two at the same moment', () => {
    expect(nextEdge(two, at(10), 1)).toEqual({ ms: at(50), lane: 1 })
    expect(nextEdge(two, at(100), 1)).toEqual({ ms: at(125), lane: 0 })
    expect(nextEdge(two, -Infinity, 1)).toEqual({ ms: at(0), lane: 0 })
    expect(nextEdge(lanes(), 0, 1)).toBeNull()
  })

  it('knows no leave where none is recorded', () => {
    expect(nextEdge(lanes([[10, null]]), at(10), 1)).toBeNull()
  })

  it('finds what looking through everything finds, from any moment', () => {
    fc.assert(
      fc.property(anySession, fc.array(fc.integer({ min: -1, max: 1001 })), (session, seconds) => {
        const all = everybodyOf(lanesOf(session, at(1000)))
        const stays = eachLane(all).flatMap(({ presence }) => staysIn(presence.stays))
        const edges = stays.flatMap(({ startMs, endMs }) => [startMs, endMs])
        for (const ms of [...edges, ...seconds.map(at)]) {
          expect(nextEdge(all, ms, 1)).toEqual(edgeByHand(all, ms, 1))
          expect(nextEdge(all, ms, -1)).toEqual(edgeByHand(all, ms, -1))
        }
      }),
      { numRuns: 30 }
    )
  })
})
