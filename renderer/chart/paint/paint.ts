// Paints a scene as it is: where things are and what they say has been decided before.

import type { VisibleLane } from '../../timeline/scene/on-screen'
import type { Scene } from '../../timeline/scene/scene'
import { xOf } from '../../timeline/axis/viewport'
import type { ClockJump } from '../../timeline/axis/clock-jumps'
import type { Brushes } from './brushes'
import { fillPattern, paintDoubts, paintMark, paintMarks, paintSelected, type Pen } from './marks'
import { labelFont } from './label-font'
import { paintBreaks, paintJumps } from './paint-axis'
import type { Surface } from './surface'
import type { Theme } from './theme'
import { paintTogether } from './together'

/** A multiple of every pattern's width. */
const patternPeriodPx = 24

/** Paints the lanes that scroll. What the scene calls the plot's corner is the surface's corner. */
export function paintLanes(surface: Surface, scene: Scene, theme: Theme, brushes: Brushes): void {
  paintPlot(surface, scene, scene.lanes, scene.heightPx, theme, brushes)
}

/** Paints the pinned lanes on a surface of their own, which lies over the other. */
export function paintPinned(surface: Surface, scene: Scene, theme: Theme, brushes: Brushes): void {
  paintPlot(surface, scene, scene.pinned, scene.pinnedHeightPx, theme, brushes)
}

function paintPlot(
  surface: Surface,
  scene: Scene,
  lanes: readonly VisibleLane[],
  heightPx: number,
  theme: Theme,
  brushes: Brushes
): void {
  surface.clear()
  const { context } = surface
  context.font = labelFont(theme)
  context.textBaseline = 'middle'
  context.textAlign = 'center'
  const pen: Pen = { surface, theme, brushes, anchorPx: xOf(scene.view, 0) % patternPeriodPx }
  paintGrid(surface, scene, heightPx, theme)
  paintOutside(pen, scene)
  const [foldedJumps, jumps] = foldedFirst(scene)
  // Under the words of the fold that it is in.
  paintJumps(surface, foldedJumps, 0, heightPx, theme)
  paintBreaks(surface, scene.breaks, heightPx, theme, brushes)
  for (const lane of lanes) {
    paintMarks(pen, lane.marks)
    const fades = scene.compared && !lane.isAnchor
    if (fades) paintTogether(pen, lane, scene.view.widthPx)
    for (const mark of lane.marks) if (fades && mark.what === 'error') paintMark(pen, mark)
    paintDoubts(pen, lane.marks)
    if (lane.selected !== null) paintSelected(pen, lane.selected)
  }
  paintJumps(surface, jumps, 0, heightPx, theme)
  paintLimits(surface, scene, heightPx, theme)
}

/** The changes of clocks that are in folded time, and the others. */
function foldedFirst({ breaks, clockJumps }: Scene): readonly [ClockJump[], ClockJump[]] {
  const isFolded = ({ xPx }: ClockJump) => breaks.some(({ leftPx, rightPx }) => xPx >= leftPx && xPx <= rightPx)
  return [clockJumps.filter(isFolded), clockJumps.filter((jump) => !isFolded(jump))]
}

function paintGrid(surface: Surface, scene: Scene, heightPx: number, theme: Theme): void {
  const { context } = surface
  context.fillStyle = theme.grid
  for (const tick of scene.ticks)
    if (tick.major) context.fillRect(surface.snapPx(tick.xPx), 0, surface.hairPx, heightPx)
}

function paintOutside(pen: Pen, scene: Scene): void {
  for (const { leftPx, topPx, widthPx, heightPx } of scene.outside) {
    const at = { leftPx, topPx, rightPx: leftPx + widthPx, bottomPx: topPx + heightPx }
    fillPattern(pen, pen.brushes.outside, at)
  }
}

/** The session's limits, over everything: what lies beyond them is drawn there, and crosses them. */
function paintLimits(surface: Surface, scene: Scene, heightPx: number, theme: Theme): void {
  const { context } = surface
  context.strokeStyle = theme.limit
  context.lineWidth = surface.hairPx
  for (const line of scene.limitLines) {
    context.setLineDash(line.what === 'fetched' ? [2, 3] : [])
    const xPx = surface.snapPx(line.xPx) + surface.hairPx / 2
    context.beginPath()
    context.moveTo(xPx, 0)
    context.lineTo(xPx, heightPx)
    context.stroke()
  }
}
