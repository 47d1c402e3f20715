// What is said in the place of a start or an end that is not known: that it could not be read, or that none was recorded.

import { assertNever } from '../../electron/shared/result'
import type { Ms, RowKind, Untold } from '../../electron/shared/session'
import type { Remnant } from '../../electron/shared/session-rows'
import { neverIn, type Presence } from '../analysis/presence'
import { countOf } from '../analysis/spans'
import type { EndKind } from '../analysis/stays'

/** `no join recorded`, `join not readable`; of media `start` in place of `join`. */
export function startUntold(row: RowKind, why: Untold): string {
  return untold(row === 'presence' ? 'join' : 'start', why)
}

/** `no leave recorded`, `leave not readable`; of media `end` in place of `leave`. */
export function endUntold(row: RowKind, why: Untold): string {
  return untold(row === 'presence' ? 'leave' : 'end', why)
}

/** In place of both, where nothing is known of an entry or of a whole list: `times not readable`, `no times recorded`. */
export function timesUntold({ start, endUnreadable }: Remnant): string {
  return start === 'unreadable' || endUnreadable ? 'times not readable' : 'no times recorded'
}

function untold(what: string, why: Untold): string {
  return why === 'unreadable' ? `${what} not readable` : `no ${what} recorded`
}

/** What is said of an end that has no time: `still in`, `no leave recorded`, `leave not readable`; of media `still on` and so on. */
export function openEnd(row: RowKind, end: Exclude<EndKind, 'recorded'>): string {
  switch (end) {
    case 'running':
      return row === 'presence' ? 'still in' : 'still on'
    case 'unrecorded':
    case 'unreadable':
      return endUntold(row, end)
    default:
      return assertNever(end)
  }
}

/** Why a total is only a lower bound: `an entry could not be read`, `a join is not recorded`, `a leave is not recorded`. */
export function whyAtLeast({ untold, untoldWhy }: Presence): string {
  if (countOf(untold) === 0) return 'a leave is not recorded'
  return untoldWhy === 'unreadable' ? 'an entry could not be read' : 'a join is not recorded'
}

/** The first join as `say` words a moment; `09:50 or earlier` or `not known` where another may have come before, `never joined`. */
export function firstJoinWords(presence: Presence, say: (ms: Ms) => string): string {
  if (neverIn(presence)) return 'never joined'
  if (presence.firstJoinMs !== null) return say(presence.firstJoinMs)
  const { table, from, to } = presence.stays
  let known = from
  while (known < to && table.start[known] !== 0) known++
  return known === to ? 'not known' : `${say(table.startMs[known] ?? 0)} or earlier`
}

/** `last left 11:43:20`; where that has no time `still in`, `no leave recorded`, `leave not readable`, `last leave not known`. */
export function lastLeaveWords({ lastLeave }: Presence, say: (ms: Ms) => string): string {
  if (lastLeave === null) return 'last leave not known'
  return lastLeave.end === 'recorded' ? `last left ${say(lastLeave.atMs)}` : openEnd('presence', lastLeave.end)
}

/** A number in words, after `at least` where it is a lower bound. */
export function bounded(words: string, atLeast: boolean): string {
  return atLeast ? `at least ${words}` : words
}
