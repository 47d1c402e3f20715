import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ParticipantIndex } from '../../../../electron/shared/session'
import { attendanceOf } from '../../../../renderer/analysis/attendance'
import { droppedPeople, dropsOf, dropTableOf, type Drops } from '../../../../renderer/analysis/drops'
import { horizonOf } from '../../../../renderer/analysis/horizon'
import { whereaboutsAt } from '../../../../renderer/analysis/roll-call'
import { at, intervalsOf, participantOf, sessionOf, type Seconds } from '../timeline/sessions'
import { inOrder, person, presenceIn } from './reading'
import { anyPresences, anyStaysOfOne, instants } from './small-sessions'

function drops(seconds: readonly Seconds[], running = false): Drops {
  const session = sessionOf([participantOf('isha', intervalsOf(...seconds))], running ? { running, endMs: null } : {})
  return dropsOf(dropTableOf(presenceIn(session, horizonOf(session, running ? at(900) : null))), person(0))
}

describe('drops', () => {
  it('are leaves with a return, and time away lies between them', () => {
    expect(
      drops([
        [0, 100],
        [125, 200],
        [320, 400]
      ])
    ).toEqual({ count: 2, awayMs: 145_000, atLeast: false })
  })

  it('are none where somebody joined again before she left, or at that very moment', () => {
    expect(
      drops([
        [0, 100],
        [90, 200],
        [200, 300]
      ])
    ).toEqual({ count: 0, awayMs: 0, atLeast: false })
  })

  it('may be more where a leave between two joins is missing', () => {
    const some = drops([
      [0, 100],
      [125, null],
      [300, 400]
    ])
    expect(some).toEqual({ count: 1, awayMs: 25_000, atLeast: true })
  })

  it('are all known where only the last leave is missing: nobody came back from it', () => {
    const known = drops([
      [0, 100],
      [125, null]
    ])
    expect(known).toEqual({ count: 1, awayMs: 25_000, atLeast: false })
  })

  it('are counted of who is still in as well', () => {
    expect(
      drops(
        [
          [0, 100],
          [125, null]
        ],
        true
      )
    ).toEqual({ count: 1, awayMs: 25_000, atLeast: false })
  })

  it('are as long as somebody is away by the roll call, instant by instant', () => {
    fc.assert(
      fc.property(anyPresences, (presence) => {
        const attendance = attendanceOf(presence, inOrder(presence))
        const table = dropTableOf(presence)
        for (const index of inOrder(presence)) {
          const leavesMs = instants.flatMap((ms) => {
            const whereabouts = whereaboutsAt(attendance, index as ParticipantIndex, ms)
            return whereabouts.state === 'away' ? [whereabouts.sinceMs] : []
          })
          expect(table.awayMs[index]).toBe(leavesMs.length)
          expect(table.counts[index]).toBe(new Set(leavesMs).size)
        }
      })
    )
  })

  it('are never fewer than said, whenever the missing leaves were; and just as many where they are not “at least”', () => {
    const anyLengths = fc.array(fc.nat(12), { minLength: 5, maxLength: 5 })
    fc.assert(
      fc.property(anyStaysOfOne, anyLengths, (stays, lengths) => {
        const of = (intervals: typeof stays) => {
          const presence = presenceIn(sessionOf([participantOf('p', intervals)]), { running: false, endMs: 60 })
          return dropsOf(dropTableOf(presence), person(0))
        }
        const said = of(stays)
        const nextMs = (ms: number) => Math.min(...stays.map(({ startMs }) => startMs).filter((start) => start > ms))
        const truth = of(
          stays.map(({ startMs, endMs }, index) => ({
            startMs,
            endMs: endMs ?? Math.min(startMs + (lengths[index] ?? 0), nextMs(startMs))
          }))
        )
        expect(truth.count).toBeGreaterThanOrEqual(said.count)
        expect(truth.awayMs).toBeGreaterThanOrEqual(said.awayMs)
        if (!said.atLeast) expect(truth).toEqual(said)
      })
    )
  })
})

describe('the people who dropped', () => {
  const tableOf = (people: readonly (readonly Seconds[])[]) => {
    const session = sessionOf(people.map((seconds, index) => participantOf(`p${index}`, intervalsOf(...seconds))))
    return dropTableOf(presenceIn(session, horizonOf(session, null)))
  }
  const twice: Seconds[] = [
    [0, 10],
    [20, 30]
  ]
  const perhaps: Seconds[] = [
    [0, null],
    [20, 30]
  ]

  it('count once, however often they did', () => {
    expect(droppedPeople(tableOf([[...twice, [40, 50]], twice, [[0, 90]]]), false)).toEqual({
      people: 2,
      atLeast: false
    })
  })

  it('are at least so many where somebody else may have, or where others may have been in', () => {
    expect(droppedPeople(tableOf([twice, perhaps]), false)).toEqual({ people: 1, atLeast: true })
    expect(droppedPeople(tableOf([twice]), true)).toEqual({ people: 1, atLeast: true })
  })
})
