// What happened beside a time away, or beside an error, in words.

import type { Ms, Span } from '../../../electron/shared/session'
import { formatCount, formatDuration } from '../../clock/format'
import { awayAfter, errorBefore, joinedWithin } from '../lanes/beside'
import { titleOf, type Lane, type Lanes } from '../lanes/lanes'

/** `error 7 s before`, null without one: the last of her errors in the minute before she was away. */
export function errorBeforeWords(lane: Lane, { startMs }: Span): string | null {
  const row = errorBefore(lane, startMs)
  return row === null ? null : errorWords(startMs - (lane.session.errors.atMs[row] ?? 0))
}

/** What is said of a time away beside its times: `error 7 s before, rejoined (inferred)`. */
export function awayWords(errorBeforeMs: Ms | null): string {
  return [...(errorBeforeMs === null ? [] : [errorWords(errorBeforeMs)]), 'rejoined (inferred)'].join(', ')
}

function errorWords(beforeMs: Ms): string {
  return `error ${lengthBefore(beforeMs)}`
}

/** `7 s before a drop`, null where no drop followed within a minute. */
export function dropAfterWords(lane: Lane, errorMs: Ms): string | null {
  const away = awayAfter(lane, errorMs)
  return away === null ? null : `${lengthBefore(away.startMs - errorMs)} a drop`
}

/** `Dr Ada joined meanwhile`, `Dr Ada and 2 others joined meanwhile`; null where nobody else did. */
export function meanwhileWords({ session, analysis }: Lanes, lane: Lane, away: Span): string | null {
  const [first, ...others] = joinedWithin(analysis.attendance, away, lane.participant)
  if (first === undefined) return null
  const more = others.length === 0 ? '' : ` and ${formatCount(others.length)} other${others.length === 1 ? '' : 's'}`
  return `${titleOf(session, first)}${more} joined meanwhile`
}

function lengthBefore(ms: Ms): string {
  return ms === 0 ? 'just before' : `${formatDuration(ms)} before`
}
