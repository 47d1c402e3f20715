// Where an end of what is measured goes when it is dragged close to a join or a leave: exactly there.

import type { Ms } from '../../../electron/shared/session'
import { firstFrom } from '../../analysis/search'
import type { Stays } from '../../analysis/stays'
import { edgeOf } from '../lanes/edges'
import type { Lane } from '../lanes/lanes'
import { msAt, xOf, type Viewport } from '../axis/viewport'

/** A recorded join or leave that an end was put at, and whose it is. */
export interface Snap {
  readonly ms: Ms
  readonly what: 'join' | 'leave'
  /** The lane's title. */
  readonly who: string
}

/** An end further away on screen stays where it is. */
export const snapPx = 5

/** The join or leave of a lane that is nearest to a place, in px from the plot's left edge; null when none is within `snapPx`. */
export function snapAt(lane: Lane, view: Viewport, xPx: number): Snap | null {
  const ms = Math.round(msAt(view, xPx))
  const farPx = (edgeMs: Ms) => Math.abs(xOf(view, edgeMs) - xPx)
  // Half a millisecond apart, so that an edge at this very moment is found too.
  const { stays } = lane.presence
  const edges = [edgeOf(stays, ms - 0.5, 1), edgeOf(stays, ms + 0.5, -1)].filter((edge) => edge !== null)
  const [nearest] = edges.filter((edge) => farPx(edge) <= snapPx).sort((a, b) => farPx(a) - farPx(b))
  if (nearest === undefined) return null
  return { ms: nearest, what: isJoin(stays, nearest) ? 'join' : 'leave', who: lane.title }
}

function isJoin({ table: { startMs, start }, from, to }: Stays, ms: Ms): boolean {
  let at = firstFrom(startMs, from, to, ms)
  while (at < to && startMs[at] === ms && start[at] !== 0) at++
  return at < to && startMs[at] === ms
}
