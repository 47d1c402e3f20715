// Lights up where a lane was in together with the anchor: all else of the lane fades, and lines run above and below what is left.

import type { VisibleLane } from '../../timeline/scene/on-screen'
import type { RowKind } from '../../../electron/shared/session'
import { edgeColour, paintFoot, type Pen } from './marks'
import type { Surface } from './surface'
import type { Theme } from './theme'

/** How much of what stands outside of the time together is taken away. */
const fading = 0.65
const linePx = 2
/** Clear between a bar and its lines, which may have the same colour. */
const clearPx = 1

interface Foot {
  readonly row: RowKind
  readonly leftPx: number
  rightPx: number
  readonly bottomPx: number
}

/** Paints over a lane, after its marks, in a plot that is `widthPx` wide. */
export function paintTogether({ surface, theme }: Pen, lane: VisibleLane, widthPx: number): void {
  const { context } = surface
  const topPx = surface.snapPx(lane.topPx)
  const heightPx = surface.snapPx(lane.topPx + lane.heightPx) - topPx
  // Takes away from what is painted, not from the row under the canvas, which tells the focus by its colour.
  context.globalCompositeOperation = 'destination-out'
  context.globalAlpha = fading
  // Whatever was painted last may have left a hatch behind, which takes away only where it has paint.
  context.fillStyle = theme.text
  let fromPx = 0
  for (const { leftPx, widthPx: litPx } of lane.together) {
    context.fillRect(fromPx, topPx, Math.max(0, surface.snapPx(leftPx) - fromPx), heightPx)
    fromPx = surface.snapPx(leftPx + litPx)
  }
  context.fillRect(fromPx, topPx, Math.max(0, widthPx - fromPx), heightPx)
  context.globalCompositeOperation = 'source-over'
  context.globalAlpha = 1
  paintFeet(surface, lane, theme)
  context.fillStyle = theme.text
  for (const rect of lane.together) {
    const leftPx = surface.snapPx(rect.leftPx)
    const rightPx = surface.snapPx(rect.leftPx + rect.widthPx)
    context.fillRect(leftPx, surface.snapPx(rect.topPx) - clearPx - linePx, rightPx - leftPx, linePx)
    context.fillRect(leftPx, surface.snapPx(rect.topPx + rect.heightPx) + clearPx, rightPx - leftPx, linePx)
  }
}

/** The foot of every bar and density: one line for all that touch. */
function paintFeet(surface: Surface, lane: VisibleLane, theme: Theme): void {
  const feet: Foot[] = []
  for (const mark of lane.marks) {
    if (mark.what !== 'bar' && mark.what !== 'density') continue
    const leftPx = surface.snapPx(mark.leftPx)
    const rightPx = surface.snapPx(mark.leftPx + mark.widthPx)
    const last = feet.at(-1)
    if (last?.row === mark.row && leftPx >= last.leftPx && leftPx <= last.rightPx) {
      last.rightPx = Math.max(last.rightPx, rightPx)
    } else feet.push({ row: mark.row, leftPx, rightPx, bottomPx: surface.snapPx(mark.topPx + mark.heightPx) })
  }
  for (const foot of feet) paintFoot(surface, edgeColour(foot.row, theme), foot)
}
