import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attendanceOf } from '../../../../renderer/analysis/attendance'
import { concurrencyOf, countAt } from '../../../../renderer/analysis/concurrency'
import { horizonOf } from '../../../../renderer/analysis/horizon'
import {
  rollCallAt,
  rollStates,
  whereaboutsAt,
  whereaboutsWords,
  type Whereabouts
} from '../../../../renderer/analysis/roll-call'
import { anySession, at, intervalsOf, participantOf, sessionOf, type Seconds } from '../timeline/sessions'
import type { PlainPresence } from './plain-presence'
import { inOrder, person, presenceIn, readPresences } from './reading'
import { anyPresences, instants } from './small-sessions'

function attendance(people: readonly (readonly Seconds[])[], running = false) {
  const participants = people.map((seconds, index) => participantOf(`p${index}`, intervalsOf(...seconds)))
  const session = sessionOf(participants, running ? { running, endMs: null } : {})
  const presences = presenceIn(session, horizonOf(session, running ? at(60) : null))
  return attendanceOf(presences, inOrder(presences))
}

const say = (ms: number) => `${(ms - at(0)) / 1000}`

function words(seconds: readonly Seconds[], atSeconds: number, running = false): string {
  return whereaboutsWords(whereaboutsAt(attendance([seconds], running), person(0), at(atSeconds)), say)
}

/** The rule, straight from the recorded stays. */
function whereaboutsByHand({ stays }: PlainPresence, ms: number): Whereabouts {
  if (stays.length === 0) return { state: 'never' }
  const sureEnd = (stay: (typeof stays)[number]) => (stay.end === 'unrecorded' ? stay.startMs : stay.endMs)
  const past = stays.filter(({ startMs }) => startMs <= ms)
  const nextMs = Math.min(...stays.filter(({ startMs }) => startMs > ms).map(({ startMs }) => startMs))
  if (past.length === 0) return { state: 'not-yet', joinMs: nextMs }
  const isIn = past.some((stay) => ms < (stay.end === 'unrecorded' ? stay.startMs + 1 : stay.endMs))
  if (isIn) return { state: 'present', sinceMs: 0, untilMs: null }
  const sinceMs = Math.max(...past.map(sureEnd))
  const latestMs = Math.max(...past.map(({ startMs }) => startMs))
  const latest = past.filter(({ startMs }) => startMs === latestMs)
  const backMs = nextMs === Infinity ? null : nextMs
  for (const why of ['running', 'unrecorded'] as const) {
    if (latest.some(({ end }) => end === why)) return { state: 'unknown', why, sinceMs, backMs }
  }
  return backMs === null ? { state: 'left', sinceMs } : { state: 'away', sinceMs, backMs }
}

describe('the roll call', () => {
  it('knows who is in, who comes back, who is gone and who is still to come', () => {
    const twice: Seconds[] = [
      [10, 20],
      [45, 90]
    ]
    expect([5, 10, 20, 45, 90].map((second) => words(twice, second))).toEqual([
      'joins at 10',
      'in since 10',
      'away since 20, back at 45',
      'in since 45',
      'left at 90'
    ])
    expect(words([], 5)).toBe('never in room')
  })

  it('calls nobody in or gone whose leave is not recorded', () => {
    expect(words([[10, null]], 11)).toBe('no leave recorded since 10')
    expect(words([[10, null]], 5000)).toBe('no leave recorded since 10')
    const rejoined: Seconds[] = [
      [10, null],
      [50, 60]
    ]
    expect(words(rejoined, 30)).toBe('no leave recorded since 10, joins again at 50')
    expect(words(rejoined, 55)).toBe('in since 50')
    expect(words(rejoined, 60)).toBe('left at 60')
  })

  it('has somebody in a running session in until the data was fetched, and does not know the future', () => {
    expect(words([[10, null]], 59, true)).toBe('in since 10')
    expect(words([[10, null]], 60, true)).toBe('in at least until 60, nothing is known after')
  })

  it('says until when somebody is in, if her leave is recorded', () => {
    const people = attendance([[[0, 10]], [[5, null]]])
    expect(whereaboutsAt(people, person(0), at(5))).toEqual({ state: 'present', sinceMs: at(0), untilMs: at(10) })
    expect(whereaboutsAt(people, person(1), at(5))).toEqual({ state: 'present', sinceMs: at(5), untilMs: null })
  })

  it('agrees at every instant with counting everybody by hand, and with the concurrency', () => {
    fc.assert(
      fc.property(anyPresences, (table) => {
        const people = attendanceOf(table, inOrder(table))
        const concurrency = concurrencyOf(table)
        const presences = readPresences(table)
        for (const ms of instants) {
          const { who } = rollCallAt(people, ms)
          expect(who.present.length).toBe(countAt(concurrency, ms))
          presences.forEach((presence, index) => {
            const byHand = whereaboutsByHand(presence, ms)
            expect(rollStates.filter((state) => who[state].includes(person(index)))).toEqual([byHand.state])
            const whereabouts = whereaboutsAt(people, person(index), ms)
            if (byHand.state === 'present') expect(whereabouts.state).toBe('present')
            else expect(whereabouts).toEqual(byHand)
          })
        }
      }),
      { numRuns: 300 }
    )
  })

  it('agrees in sessions of minutes too, on every edge and beside it', () => {
    fc.assert(
      fc.property(anySession, (session) => {
        const table = presenceIn(session, horizonOf(session, at(1000)))
        const people = attendanceOf(table, inOrder(table))
        const concurrency = concurrencyOf(table)
        const presences = readPresences(table)
        const edges = presences.flatMap(({ stays }) => stays.flatMap(({ startMs, endMs }) => [startMs, endMs]))
        for (const ms of edges.flatMap((edge) => [edge - 1, edge, edge + 1])) {
          const { who } = rollCallAt(people, ms)
          expect(who.present.length).toBe(countAt(concurrency, ms))
          for (const state of rollStates) {
            const byHand = presences.flatMap((presence, index) =>
              whereaboutsByHand(presence, ms).state === state ? [index] : []
            )
            expect(who[state]).toEqual(byHand)
          }
        }
      }),
      { numRuns: 40 }
    )
  })
})
