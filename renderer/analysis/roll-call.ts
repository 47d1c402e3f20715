// The roll call: at an instant, everybody is in exactly one state, and nobody whose leave is missing is called in or gone.

import type { Ms } from '../../electron/shared/session'
import { afterOf, pieceAfter, sizeOf, type Attendance } from './attendance'

/** In the order in which a roll call lists them. */
export const rollStates = ['present', 'away', 'not-yet', 'left', 'unknown', 'never'] as const
export type RollState = (typeof rollStates)[number]

/** Where one participant is at an instant. All moments are recorded ones. */
export type Whereabouts =
  /** `untilMs` is the recorded leave; null when there is none. */
  | { readonly state: 'present'; readonly sinceMs: Ms; readonly untilMs: Ms | null }
  | { readonly state: 'away'; readonly sinceMs: Ms; readonly backMs: Ms }
  | { readonly state: 'not-yet'; readonly joinMs: Ms }
  | { readonly state: 'left'; readonly sinceMs: Ms }
  /**
   * Nobody knows. `unrecorded`: a leave is missing, and `sinceMs` is the last recorded moment; `running`: she was in up to
   * `sinceMs`, where what is known ends. `backMs` is her next join, if any.
   */
  | {
      readonly state: 'unknown'
      readonly why: 'unrecorded' | 'running'
      readonly sinceMs: Ms
      readonly backMs: Ms | null
    }
  | { readonly state: 'never' }

export interface RollCall {
  readonly ms: Ms
  /** The participants in each state, by their place in the attendance, in its order. */
  readonly who: Readonly<Record<RollState, readonly number[]>>
}

/**
 * Who is in at an instant, stays being half-open. As many are present as `countAt` counts: one without a recorded leave
 * in her first millisecond only, and unknown from then on, until she joins again.
 */
export function rollCallAt(attendance: Attendance, ms: Ms): RollCall {
  const who: Record<RollState, number[]> = { present: [], away: [], 'not-yet': [], left: [], unknown: [], never: [] }
  const participants = sizeOf(attendance)
  for (let participant = 0; participant < participants; participant++) {
    who[stateAt(attendance, participant, ms)].push(participant)
  }
  return { ms, who }
}

function stateAt(attendance: Attendance, participant: number, ms: Ms): RollState {
  const { offsets, endsMs } = attendance
  const from = offsets[participant] ?? 0
  const to = offsets[participant + 1] ?? from
  if (from === to) return 'never'
  const next = pieceAfter(attendance, participant, ms)
  if (next === from) return 'not-yet'
  if (ms < (endsMs[next - 1] ?? 0)) return 'present'
  if (afterOf(attendance, next - 1) !== 'away') return 'unknown'
  return next < to ? 'away' : 'left'
}

/** Where one participant is at an instant, with the moments around it. */
export function whereaboutsAt(attendance: Attendance, participant: number, ms: Ms): Whereabouts {
  const { offsets, startsMs, leavesMs } = attendance
  const state = stateAt(attendance, participant, ms)
  if (state === 'never') return { state }
  const next = pieceAfter(attendance, participant, ms)
  const nextMs = startsMs[next] ?? 0
  const after = afterOf(attendance, next - 1)
  const leaveMs = leavesMs[next - 1] ?? 0
  switch (state) {
    case 'present':
      return { state, sinceMs: startsMs[next - 1] ?? 0, untilMs: after === 'away' ? leaveMs : null }
    case 'away':
      return { state, sinceMs: leaveMs, backMs: nextMs }
    case 'not-yet':
      return { state, joinMs: nextMs }
    case 'left':
      return { state, sinceMs: leaveMs }
    case 'unknown': {
      const backMs = next < (offsets[participant + 1] ?? 0) ? nextMs : null
      return { state, why: after === 'running' ? 'running' : 'unrecorded', sinceMs: leaveMs, backMs }
    }
  }
}

/** What is said of somebody's whereabouts: `away since 07:26:43, back at 07:27:08`. `say` words a moment. */
export function whereaboutsWords(whereabouts: Whereabouts, say: (ms: Ms) => string): string {
  switch (whereabouts.state) {
    case 'present':
      return `in since ${say(whereabouts.sinceMs)}`
    case 'away':
      return `away since ${say(whereabouts.sinceMs)}, back at ${say(whereabouts.backMs)}`
    case 'not-yet':
      return `joins at ${say(whereabouts.joinMs)}`
    case 'left':
      return `left at ${say(whereabouts.sinceMs)}`
    case 'unknown': {
      const since = say(whereabouts.sinceMs)
      const words =
        whereabouts.why === 'running'
          ? `in at least until ${since}, nothing is known after`
          : `no leave recorded since ${since}`
      return whereabouts.backMs === null ? words : `${words}, joins again at ${say(whereabouts.backMs)}`
    }
    case 'never':
      return 'no presence recorded'
  }
}
