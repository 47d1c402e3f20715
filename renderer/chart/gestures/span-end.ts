// Where a drag puts an end of what is measured.

import type { Ms } from '../../../electron/shared/session'
import type { Point, View } from '../../state/view/view.svelte'
import { laneIn } from '../../timeline/lanes/lanes'
import { laneAt } from '../../timeline/lanes/layout'
import { snapAt, type Snap } from '../../timeline/scene/snapping'
import { msAt } from '../../timeline/axis/viewport'

export interface SpanEnd {
  readonly ms: Ms
  /** The join or leave that it was put at. */
  readonly snap: Snap | null
}

/** At a point of the plot or, unless it is `free`, at the join or leave of the lane there that is close by. */
export function spanEndAt(view: View, { xPx, yPx }: Point, free: boolean): SpanEnd {
  const withinPx = Math.min(view.viewport.widthPx, Math.max(0, xPx))
  const index = free || yPx > view.lanes.heightPx ? null : laneAt(view.layout, view.lanes.scrollPx, yPx)
  const lane = laneIn(view.layout, index ?? -1)
  const snap = lane === null || xPx !== withinPx ? null : snapAt(lane, view.viewport, xPx)
  return { ms: snap?.ms ?? Math.round(msAt(view.viewport, withinPx)), snap }
}
