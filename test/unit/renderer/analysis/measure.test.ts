import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attendanceOf } from '../../../../renderer/analysis/attendance'
import { concurrencyOf, countAt } from '../../../../renderer/analysis/concurrency'
import { measureOf } from '../../../../renderer/analysis/measure'
import { horizonOf } from '../../../../renderer/analysis/horizon'
import type { PresenceTable } from '../../../../renderer/analysis/presence'
import { whereaboutsAt } from '../../../../renderer/analysis/roll-call'
import { at, intervalsOf, participantOf, sessionOf, type Seconds } from '../timeline/sessions'
import { inOrder, person, presenceIn, readPresences } from './reading'
import { anyPresences } from './small-sessions'

function measured(presences: PresenceTable, startMs: number, endMs: number) {
  return measureOf(attendanceOf(presences, inOrder(presences)), concurrencyOf(presences), { startMs, endMs })
}

function presencesOf(...people: readonly (readonly Seconds[])[]) {
  const participants = people.map((seconds, index) => participantOf(`p${index}`, intervalsOf(...seconds)))
  const session = sessionOf(participants)
  return presenceIn(session, horizonOf(session, null))
}

describe('a measured span', () => {
  const presences = presencesOf(
    [[0, 100]],
    [
      [0, 30],
      [40, 70]
    ],
    [[50, 90]],
    [[10, null]],
    [[45, null]],
    []
  )

  it('has everybody in for all of it, part of it or none of it, unless nobody knows', () => {
    const { all, part, none, unknown } = measured(presences, at(20), at(50))
    expect(all).toEqual([0])
    expect(part).toEqual([
      { participant: 1, inMs: 20_000, atLeast: false },
      { participant: 4, inMs: 0, atLeast: true }
    ])
    expect(none).toEqual([2, 5])
    expect(unknown).toEqual([3])
  })

  it('says how many joined and left, and the fewest and the most in at once, with when', () => {
    const measure = measured(presences, at(20), at(50))
    expect(measure).toMatchObject({
      joins: 2,
      leaves: 1,
      lowest: { count: 1, atMs: at(30) },
      highest: { count: 3, atMs: at(45) }
    })
  })

  it('takes what happens at its start and leaves what happens at its end to the next one', () => {
    const before = measured(presencesOf([[10, 20]]), at(0), at(20))
    const after = measured(presencesOf([[10, 20]]), at(20), at(30))
    expect([before.joins, before.leaves, after.joins, after.leaves]).toEqual([1, 0, 0, 1])
    expect(measured(presencesOf([[10, 20]]), at(10), at(20)).all).toEqual([0])
    expect(after.none).toEqual([0])
  })

  it('without a length is an instant', () => {
    const { all, part, none, unknown } = measured(presences, at(50), at(50))
    expect({ all, part, none, unknown }).toEqual({ all: [0, 1, 2], part: [], none: [5], unknown: [3, 4] })
  })

  it('agrees with asking everybody at every instant of it', () => {
    fc.assert(
      fc.property(
        anyPresences,
        fc.integer({ min: -2, max: 45 }),
        fc.integer({ min: 1, max: 45 }),
        (presences, from, length) => {
          const attendance = attendanceOf(presences, inOrder(presences))
          const concurrency = concurrencyOf(presences)
          const people = readPresences(presences)
          const instants = Array.from({ length }, (_, index) => from + index)
          const measure = measured(presences, from, from + length)
          const counts = instants.map((ms) => countAt(concurrency, ms))
          expect([measure.lowest.count, measure.highest.count]).toEqual([Math.min(...counts), Math.max(...counts)])
          expect(measure.lowest.atMs).toBe(from + counts.indexOf(Math.min(...counts)))
          expect(measure.highest.atMs).toBe(from + counts.indexOf(Math.max(...counts)))
          const grown = countAt(concurrency, from + length - 1) - countAt(concurrency, from - 1)
          if (people.every(({ stays }) => stays.every(({ end }) => end === 'recorded'))) {
            expect(measure.joins - measure.leaves).toBe(grown)
          }
          const halves = [measured(presences, from, from + 1), measured(presences, from + 1, from + length)]
          expect(measure.joins).toBe(halves.reduce((sum, { joins }) => sum + joins, 0))
          expect(measure.leaves).toBe(halves.reduce((sum, { leaves }) => sum + leaves, 0))
          people.forEach((presence, index) => {
            const states = instants.map((ms) => whereaboutsAt(attendance, person(index), ms).state)
            const isIn = states.filter((state) => state === 'present').length
            const inDoubt = states.includes('unknown')
            const known = instants.filter((ms) => presence.known.some((span) => span.startMs <= ms && ms < span.endMs))
            const listed = [measure.all, measure.none, measure.unknown].map((list) => list.includes(person(index)))
            expect(listed).toEqual([isIn === length, isIn === 0 && !inDoubt, isIn === 0 && inDoubt])
            expect(measure.part.filter(({ participant }) => participant === index)).toEqual(
              isIn > 0 && isIn < length ? [{ participant: index, inMs: known.length, atLeast: inDoubt }] : []
            )
          })
        }
      ),
      { numRuns: 500 }
    )
  })
})
