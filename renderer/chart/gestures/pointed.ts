// What details are shown for: what is under the pointer or, once the keyboard has stepped to a moment, what the focused lane has there.

import type { Point, View } from '../../state/view/view.svelte'
import { isSameEntry } from '../../timeline/lanes/entries'
import { entryOf, type Hit } from '../../timeline/scene/hit'
import { xOf } from '../../timeline/axis/viewport'

export interface Pointed {
  readonly hit: Hit
  /** Where the details belong, from the plot's left top corner. */
  readonly at: Point
}

/** The thing pointed at and where, or null; `hitAt` answers what is painted at a point. */
export function pointedAt(view: View, hitAt: (point: Point) => Hit | null): Pointed | null {
  const { pointer, instantMs, lanes } = view
  if (pointer !== null) return pointed(hitAt(pointer), pointer)
  // Lanes are gone through to be compared: details would cover the next ones at every step.
  if (!lanes.keyed || !view.stepped || lanes.index === null || instantMs === null) return null
  const { topsPx, metrics, pinnedCount } = view.layout
  const topPx = (topsPx[lanes.index] ?? 0) - (lanes.index < pinnedCount ? 0 : lanes.scrollPx)
  const yPx = topPx + metrics.barTopPx + metrics.barPx / 2
  const xPx = xOf(view.viewport, instantMs)
  const before = hitAt({ xPx: xPx - 1, yPx })
  const after = hitAt({ xPx: xPx + 0.5, yPx })
  // What is selected was gone to, whatever ends or begins at the same moment.
  for (const each of [before, after])
    if (each !== null && view.selection.entry !== null && isSameEntry(entryOf(each), view.selection.entry))
      return pointed(each, { xPx, yPx })
  for (const mark of [before?.mark, after?.mark]) {
    if (mark?.what !== 'gap' || !mark.overBars) continue
    // A short gap lies over the ends of its bars, and it is one of those ends that was gone to.
    const besidePx = instantMs === mark.startMs ? mark.leftPx - 0.5 : mark.leftPx + mark.widthPx + 0.5
    return pointed(hitAt({ xPx: besidePx, yPx }), { xPx, yPx })
  }
  // A leave lies at the very end of its bar, where the next thing begins already.
  return pointed(before?.mark?.what === 'bar' ? before : after, { xPx, yPx })
}

function pointed(hit: Hit | null, at: Point): Pointed | null {
  return hit === null ? null : { hit, at }
}
