// The roll call: at an instant, everybody is in exactly one state, and nobody whose leave is missing is called in or gone.

import type { Ms, ParticipantIndex } from '../../electron/shared/session'
import { afterOf, beforeOf, pieceAfter, sizeOf, type Attendance, type Between } from './attendance'

/** In the order in which a roll call lists them. */
export const rollStates = ['present', 'away', 'not-yet', 'left', 'unknown', 'never'] as const
export type RollState = (typeof rollStates)[number]

/** Where one participant is at an instant. All moments are recorded ones. */
export type Whereabouts =
  /** `sinceMs` is null where no join is known; `untilMs` is the recorded leave, null when there is none. */
  | { readonly state: 'present'; readonly sinceMs: Ms | null; readonly untilMs: Ms | null }
  | { readonly state: 'away'; readonly sinceMs: Ms; readonly backMs: Ms }
  | { readonly state: 'not-yet'; readonly joinMs: Ms }
  | { readonly state: 'left'; readonly sinceMs: Ms }
  /**
   * Nobody knows. `unrecorded`: a leave is missing, and `sinceMs` is the last recorded moment; `running`: she was in up to
   * `sinceMs`, where what is known ends; `unreadable`, `no-start`: an entry that may have been then could not be read, or
   * has no start. `sinceMs` is the last moment before that is recorded, `backMs` her next join, if any.
   */
  | {
      readonly state: 'unknown'
      readonly why: Unknown
      readonly sinceMs: Ms | null
      readonly backMs: Ms | null
    }
  | { readonly state: 'never' }

type Unknown = Exclude<Between, 'away'>

export interface RollCall {
  readonly ms: Ms
  /** The participants in each state, in the order of the attendance. */
  readonly who: Readonly<Record<RollState, readonly ParticipantIndex[]>>
  /** True when others may have been in who are not among them. */
  readonly incomplete: boolean
}

/**
 * Who is in at an instant, stays being half-open. As many are present as `countAt` counts: one without a recorded leave
 * in her first millisecond only, and unknown from then on, until she joins again.
 */
export function rollCallAt(attendance: Attendance, ms: Ms): RollCall {
  const who: Record<RollState, ParticipantIndex[]> = {
    present: [],
    away: [],
    'not-yet': [],
    left: [],
    unknown: [],
    never: []
  }
  // Asked in the order of the columns, which is several times as fast, and named in that of the lists.
  const states = new Uint8Array(sizeOf(attendance))
  for (let index = 0; index < states.length; index++) {
    states[index] = rollStates.indexOf(stateAt(attendance, index as ParticipantIndex, ms))
  }
  for (const index of attendance.order) who[rollStates[states[index] ?? 0] ?? 'never'].push(index as ParticipantIndex)
  return { ms, who, incomplete: attendance.incomplete }
}

function stateAt(attendance: Attendance, participant: ParticipantIndex, ms: Ms): RollState {
  const { first, endMs } = attendance
  const from = first[participant] ?? 0
  const to = first[participant + 1] ?? from
  if (from === to) return beforeOf(attendance, participant) === 'away' ? 'never' : 'unknown'
  const next = pieceAfter(attendance, participant, ms)
  if (next === from) return beforeOf(attendance, participant) === 'away' ? 'not-yet' : 'unknown'
  if (ms < (endMs[next - 1] ?? 0)) return 'present'
  if (afterOf(attendance, next - 1) !== 'away') return 'unknown'
  return next < to ? 'away' : 'left'
}

/** Where one participant is at an instant, with the moments around it. */
export function whereaboutsAt(attendance: Attendance, participant: ParticipantIndex, ms: Ms): Whereabouts {
  const { first, startMs, joined } = attendance
  const state = stateAt(attendance, participant, ms)
  if (state === 'never') return { state }
  const from = first[participant] ?? 0
  const next = pieceAfter(attendance, participant, ms)
  const nextMs = startMs[next] ?? 0
  const between = next === from ? beforeOf(attendance, participant) : afterOf(attendance, next - 1)
  const leaveMs = attendance.leaveMs[next - 1] ?? 0
  switch (state) {
    case 'present': {
      const sinceMs = joined[next - 1] === 1 ? (startMs[next - 1] ?? 0) : null
      return { state, sinceMs, untilMs: between === 'away' ? leaveMs : null }
    }
    case 'away':
      return { state, sinceMs: leaveMs, backMs: nextMs }
    case 'not-yet':
      return { state, joinMs: nextMs }
    case 'left':
      return { state, sinceMs: leaveMs }
    case 'unknown': {
      const back = next < (first[participant + 1] ?? 0) && joined[next] === 1
      const why = between === 'away' ? 'unrecorded' : between
      return { state, why, sinceMs: next === from ? null : leaveMs, backMs: back ? nextMs : null }
    }
  }
}

/** What is said of somebody's whereabouts: `away since 07:26:43, back at 07:27:08`. `say` words a moment. */
export function whereaboutsWords(whereabouts: Whereabouts, say: (ms: Ms) => string): string {
  switch (whereabouts.state) {
    case 'present':
      return whereabouts.sinceMs === null ? 'in, since when is not known' : `in since ${say(whereabouts.sinceMs)}`
    case 'away':
      return `away since ${say(whereabouts.sinceMs)}, back at ${say(whereabouts.backMs)}`
    case 'not-yet':
      return `joins at ${say(whereabouts.joinMs)}`
    case 'left':
      return `left at ${say(whereabouts.sinceMs)}`
    case 'unknown': {
      const words = unknownWords(whereabouts.why, whereabouts.sinceMs, say)
      return whereabouts.backMs === null ? words : `${words}, joins again at ${say(whereabouts.backMs)}`
    }
    case 'never':
      return 'never in room'
  }
}

function unknownWords(why: Unknown, sinceMs: Ms | null, say: (ms: Ms) => string): string {
  const since = sinceMs === null ? '' : say(sinceMs)
  switch (why) {
    case 'running':
      return `in at least until ${since}, nothing is known after`
    case 'unrecorded':
      return `no leave recorded since ${since}`
    case 'unreadable':
      return 'an entry could not be read'
    case 'no-start':
      return 'a join is not recorded'
  }
}
