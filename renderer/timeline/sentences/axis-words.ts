// What the time axis says to who cannot see it: its ends, the clocks that change on it, and what of it is folded.

import type { Ms } from '../../../electron/shared/session'
import { clockJumpsOf } from '../axis/clock-jumps'
import { cutsWithin } from '../axis/folds'
import { formatDateTime, formatDuration, formatWall } from '../../clock/format'
import { axisDescription } from './speech'
import type { Viewport } from '../axis/viewport'
import type { Zone } from '../../clock/zone'

/** More breaks than this are a burden to listen to. */
const mostSpoken = 10

/**
 * `Europe/Berlin (UTC+1, then UTC+2), 29 Mar 2026 01:00:00 to 04:30:00; clocks +1 h at 03:00; folded: 2 h 14 m nobody in
 * from 10:05:00`; with a second zone also `; second clock: UTC, …`.
 */
export function axisWords(view: Viewport, zone: Zone, second: Zone | null): string {
  const parts = [axisDescription(view, zone), ...jumpWords(view, zone), ...breakWords(view, zone)]
  if (second !== null) parts.push(`second clock: ${axisDescription(view, second)}`, ...jumpWords(view, second))
  return parts.join('; ')
}

function jumpWords(view: Viewport, zone: Zone): readonly string[] {
  return clockJumpsOf(view, zone).map(
    ({ ms, words }) => `${words} at ${formatWall(ms + zone.offsetAt(ms), 'clock', 'minute')}`
  )
}

function breakWords(view: Viewport, zone: Zone): readonly string[] {
  const cuts = cutsWithin(view.folds, view)
  if (cuts.length === 0) return []
  const said = cuts.slice(0, mostSpoken).map((cut) => `${emptyWords(cut)} from ${formatDateTime(cut.startMs, zone)}`)
  if (cuts.length > said.length) said.push(`and ${cuts.length - said.length} more`)
  return [`folded: ${said.join(', ')}`]
}

/** What a break stands for: `2 h 14 m nobody in`. */
export function emptyWords({ startMs, endMs }: { startMs: Ms; endMs: Ms }): string {
  return `${formatDuration(endMs - startMs)} nobody in`
}

/** `2 h 14 m nobody in` when a moment is inside a fold, else null. */
export function foldedAt({ folds }: Viewport, ms: Ms): string | null {
  const cut = cutsWithin(folds, { startMs: ms, endMs: ms })[0]
  return cut === undefined ? null : emptyWords(cut)
}
