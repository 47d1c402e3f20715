// Where the clock of a zone jumps on screen: the beginning and the end of daylight saving, as they are to be painted.

import type { Ms } from '../../../electron/shared/session'
import { formatWall, formatWallDate } from '../../clock/format'
import { spanOf, xOf, type Viewport } from './viewport'
import { jumpsBetween, offsetText, type Zone } from '../../clock/zone'

export interface ClockJump {
  /** The first instant of the new time. */
  readonly ms: Ms
  readonly xPx: number
  /** `clocks +1 h`, `clocks −30 min`. */
  readonly words: string
  /** `27 Mar 2022 02:00:00 (UTC+1) → 03:00:00 (UTC+2)`; the second date where it is another day. */
  readonly detail: string
}

const minuteMs = 60_000
/** On a longer view a jump of an hour means nothing, and looking for them takes time for each day. */
const longestMs = 800 * 24 * 60 * minuteMs

/** The jumps on screen, in order; none in UTC and in relative time, and none on views of more than about two years. */
export function clockJumpsOf(view: Viewport, zone: Zone): readonly ClockJump[] {
  if (spanOf(view) > longestMs) return []
  return jumpsBetween(zone, view.startMs, view.endMs).map((ms) => {
    const before = zone.offsetAt(ms - 1)
    const after = zone.offsetAt(ms)
    return { ms, xPx: xOf(view, ms), words: jumpWords(after - before), detail: detailOf(ms, before, after) }
  })
}

/** What a clock does that jumps by so much: `clocks +1 h`, `clocks −30 min`. */
export function jumpWords(byMs: Ms): string {
  const minutes = Math.abs(byMs) / minuteMs
  const length = minutes % 60 === 0 ? `${minutes / 60} h` : `${minutes} min`
  return `clocks ${byMs < 0 ? '−' : '+'}${length}`
}

function detailOf(ms: Ms, before: Ms, after: Ms): string {
  const date = formatWallDate(ms + before)
  const newDate = formatWallDate(ms + after)
  const from = `${date} ${formatWall(ms + before, 'clock', 'second')} (${offsetText(before)})`
  const to = `${formatWall(ms + after, 'clock', 'second')} (${offsetText(after)})`
  return `${from} → ${date === newDate ? to : `${newDate} ${to}`}`
}
