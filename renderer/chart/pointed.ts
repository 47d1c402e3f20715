// What details are shown for: what is under the pointer or, while the keyboard leads, what the focused lane has there.

import type { Point, View } from '../state/view.svelte'
import type { Hit } from '../timeline/hit'
import { laneMetrics } from '../timeline/lanes'
import { xOf } from '../timeline/viewport'

export interface Pointed {
  readonly hit: Hit
  /** Where the details belong, from the plot's left top corner. */
  readonly at: Point
}

/** The thing pointed at and where, or null; `hitAt` answers what is painted at a point. */
export function pointedAt(view: View, keyed: boolean, hitAt: (point: Point) => Hit | null): Pointed | null {
  const { pointer, focusedLane, instantMs } = view
  if (pointer !== null) return pointed(hitAt(pointer), pointer)
  if (!keyed || focusedLane === null) return null
  const yPx = (view.layout.topsPx[focusedLane] ?? 0) - view.scrollPx + laneMetrics.barTopPx + laneMetrics.barPx / 2
  if (instantMs === null) return pointed(hitAt({ xPx: -1, yPx }), { xPx: 0, yPx })
  const xPx = xOf(view.viewport, instantMs)
  // A leave lies at the very end of its bar, where the next thing begins already.
  const before = hitAt({ xPx: xPx - 1, yPx })
  return pointed(before?.mark?.what === 'bar' ? before : hitAt({ xPx: xPx + 0.5, yPx }), { xPx, yPx })
}

function pointed(hit: Hit | null, at: Point): Pointed | null {
  return hit === null ? null : { hit, at }
}
