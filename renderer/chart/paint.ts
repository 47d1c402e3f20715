// Paints a scene as it is: where things are and what they say has been decided before.

import type { BarMark, DensityMark, ErrorMark, GapMark, RowKind, Scene, VisibleLane } from '../timeline/scene'
import { labelGapPx, type Tick } from '../timeline/ticks'
import { xOf } from '../timeline/viewport'
import type { Brush, Brushes } from './brushes'
import type { Surface } from './surface'
import type { Theme } from './theme'

/** Height of the ruler: a line for dates, a line for times. */
export const rulerPx = 40
export const labelFontPx = 11
const dateBaselinePx = 13
const timeBaselinePx = 28
const minorTickPx = 6
const softEdgePx = 18
const softSteps = 6
const arrowPx = 6
const doubtPx = 6
/** Edge lines inside bars narrower than this would leave nothing of the bar. */
const edgedPx = 5

export const labelFont = (theme: Theme): string => `${labelFontPx}px ${theme.font}`

/** Paints the time axis on a surface of its own, `rulerPx` high. */
export function paintRuler(surface: Surface, ticks: readonly Tick[], theme: Theme): void {
  surface.clear()
  const { context } = surface
  context.font = labelFont(theme)
  context.textBaseline = 'alphabetic'
  context.textAlign = 'left'
  for (const tick of ticks) {
    const leftPx = surface.snapPx(tick.xPx)
    const topPx = tick.major ? rulerPx - minorTickPx * 2 : rulerPx - minorTickPx
    context.fillStyle = tick.major ? theme.textDim : theme.line
    context.fillRect(leftPx, topPx, surface.hairPx, rulerPx - topPx)
    if (tick.label !== null) {
      context.fillStyle = theme.text
      context.fillText(tick.label, leftPx + labelGapPx, timeBaselinePx)
    }
    if (tick.date !== null) {
      context.fillStyle = theme.textDim
      context.fillText(tick.date, leftPx + labelGapPx, dateBaselinePx)
    }
  }
}

/** Paints the lanes. What the scene calls the plot's corner is the surface's corner. */
export function paintLanes(surface: Surface, scene: Scene, theme: Theme, brushes: Brushes): void {
  surface.clear()
  const { context } = surface
  context.font = labelFont(theme)
  context.textBaseline = 'middle'
  context.textAlign = 'center'
  anchorPx = xOf(scene.view, 0) % patternPeriodPx
  paintGrid(surface, scene, theme)
  paintOutside(surface, scene, brushes)
  for (const lane of scene.lanes) paintLane(surface, lane, theme, brushes)
  paintLimits(surface, scene, theme)
}

function paintGrid(surface: Surface, scene: Scene, theme: Theme): void {
  const { context } = surface
  context.fillStyle = theme.grid
  for (const tick of scene.ticks)
    if (tick.major) context.fillRect(surface.snapPx(tick.xPx), 0, surface.hairPx, scene.heightPx)
}

function paintOutside(surface: Surface, scene: Scene, brushes: Brushes): void {
  for (const { leftPx, topPx, widthPx, heightPx } of scene.outside) {
    const at = { leftPx, topPx, rightPx: leftPx + widthPx, bottomPx: topPx + heightPx }
    fillPattern(surface.context, brushes.outside, at)
  }
}

/** The session's limits, over everything: what lies beyond them is drawn there, and crosses them. */
function paintLimits(surface: Surface, scene: Scene, theme: Theme): void {
  const { context } = surface
  context.strokeStyle = theme.limit
  context.lineWidth = surface.hairPx
  for (const line of scene.limitLines) {
    context.setLineDash(line.what === 'fetched' ? [2, 3] : [])
    const xPx = surface.snapPx(line.xPx) + surface.hairPx / 2
    context.beginPath()
    context.moveTo(xPx, 0)
    context.lineTo(xPx, scene.heightPx)
    context.stroke()
  }
}

function paintLane(surface: Surface, lane: VisibleLane, theme: Theme, brushes: Brushes): void {
  for (const mark of lane.marks) {
    switch (mark.what) {
      case 'bar':
        paintBar(surface, mark, theme, brushes)
        break
      case 'density':
        paintDensity(surface, mark, theme, brushes)
        break
      case 'gap':
        paintGap(surface, mark, theme)
        break
      case 'error':
        paintError(surface, mark, theme)
        break
      default:
        mark satisfies never
    }
  }
}

interface Box {
  leftPx: number
  topPx: number
  rightPx: number
  bottomPx: number
}

/** The one box that marks are snapped into, again and again, so that a frame allocates none. */
const box: Box = { leftPx: 0, topPx: 0, rightPx: 0, bottomPx: 0 }

function snap(surface: Surface, mark: BarMark | DensityMark): Box {
  box.leftPx = surface.snapPx(mark.leftPx)
  box.topPx = surface.snapPx(mark.topPx)
  box.rightPx = Math.max(surface.snapPx(mark.leftPx + mark.widthPx), box.leftPx + 2)
  box.bottomPx = surface.snapPx(mark.topPx + mark.heightPx)
  return box
}

function fill(context: CanvasRenderingContext2D, { leftPx, topPx, rightPx, bottomPx }: Box): void {
  context.fillRect(leftPx, topPx, rightPx - leftPx, bottomPx - topPx)
}

/** A multiple of every pattern's width. */
const patternPeriodPx = 24

/** Where patterns begin: on a moment, not on the screen, so that they move along with the bars. */
let anchorPx = 0

function fillPattern(context: CanvasRenderingContext2D, pattern: CanvasPattern, at: Box): void {
  context.fillStyle = pattern
  context.translate(anchorPx, at.topPx)
  context.fillRect(at.leftPx - anchorPx, 0, at.rightPx - at.leftPx, at.bottomPx - at.topPx)
  context.translate(-anchorPx, -at.topPx)
}

const edgeColour = (row: RowKind, theme: Theme): string => (row === 'presence' ? theme.presenceEdge : theme[row])

function paintBar(surface: Surface, mark: BarMark, theme: Theme, brushes: Brushes): void {
  const { context } = surface
  const at = snap(surface, mark)
  const edgePx = surface.hairPx
  if (mark.end === 'unrecorded') paintUnrecorded(surface, mark, at, theme, brushes)
  else if (mark.end === 'running' && !mark.cutRight) paintRunning(context, mark, at, theme, brushes)
  else paintFilled(context, brushes.rows[mark.row], at)
  if (mark.row === 'presence' && at.rightPx - at.leftPx >= edgedPx) {
    context.fillStyle = theme.presenceEdge
    if (!mark.cutLeft) context.fillRect(at.leftPx, at.topPx, edgePx * 2, at.bottomPx - at.topPx)
    if (!mark.cutRight && mark.end === 'recorded')
      context.fillRect(at.rightPx - edgePx * 2, at.topPx, edgePx * 2, at.bottomPx - at.topPx)
  }
  if (mark.doubtful) paintDoubt(context, mark.row, at, theme)
  if (mark.label !== null) paintLabel(surface, mark, mark.label, theme)
}

function paintFilled(context: CanvasRenderingContext2D, brush: Brush, at: Box): void {
  context.fillStyle = brush.colour
  fill(context, at)
  if (brush.pattern !== null) fillPattern(context, brush.pattern, at)
}

/** Still in: the last stretch fades in steps and ends in an arrow, as what comes after it is not known yet. */
function paintRunning(context: CanvasRenderingContext2D, mark: BarMark, at: Box, theme: Theme, brushes: Brushes): void {
  const endPx = at.rightPx
  const fadePx = Math.min(softEdgePx, (endPx - at.leftPx) / 2)
  at.rightPx = endPx - fadePx
  paintFilled(context, brushes.rows[mark.row], at)
  context.fillStyle = brushes.rows[mark.row].colour
  for (let step = 0; step < softSteps; step++) {
    const leftPx = at.rightPx + (fadePx * step) / softSteps
    context.globalAlpha = 1 - (step + 1) / (softSteps + 1)
    context.fillRect(leftPx, at.topPx, fadePx / softSteps, at.bottomPx - at.topPx)
  }
  context.globalAlpha = 1
  at.rightPx = endPx
  const middlePx = (at.topPx + at.bottomPx) / 2
  const halfPx = Math.min(arrowPx, (at.bottomPx - at.topPx) / 2)
  context.fillStyle = edgeColour(mark.row, theme)
  context.beginPath()
  context.moveTo(endPx - halfPx, middlePx - halfPx)
  context.lineTo(endPx, middlePx)
  context.lineTo(endPx - halfPx, middlePx + halfPx)
  context.fill()
}

/** Nobody knows when this ended: hatched, with an open right side. */
function paintUnrecorded(surface: Surface, mark: BarMark, at: Box, theme: Theme, brushes: Brushes): void {
  const { context } = surface
  context.fillStyle = mark.row === 'presence' ? theme.presenceFaint : theme.background
  fill(context, at)
  fillPattern(context, brushes.hatch[mark.row], at)
  if (mark.row !== 'presence') return
  context.fillStyle = theme.presenceEdge
  context.fillRect(at.leftPx, at.topPx, at.rightPx - at.leftPx, surface.hairPx)
  context.fillRect(at.leftPx, at.bottomPx - surface.hairPx, at.rightPx - at.leftPx, surface.hairPx)
}

/** Many stays on few pixels: as high as they cover of the time there, over the faint whole. */
function paintDensity(surface: Surface, mark: DensityMark, theme: Theme, brushes: Brushes): void {
  const { context } = surface
  const at = snap(surface, mark)
  context.globalAlpha = mark.row === 'presence' ? 1 : 0.4
  context.fillStyle = mark.row === 'presence' ? theme.presenceFaint : theme[mark.row]
  fill(context, at)
  context.globalAlpha = 1
  const heightPx = Math.max(2, (at.bottomPx - at.topPx) * mark.coverage)
  at.topPx = surface.snapPx(at.bottomPx - heightPx)
  paintFilled(context, brushes.rows[mark.row], at)
  if (mark.doubtful) paintDoubt(context, mark.row, at, theme)
}

function paintGap(surface: Surface, mark: GapMark, theme: Theme): void {
  const { context } = surface
  const yPx = surface.snapPx(mark.topPx + mark.heightPx / 2) + surface.hairPx / 2
  context.strokeStyle = theme.textDim
  context.lineWidth = surface.hairPx
  context.setLineDash([3, 3])
  context.beginPath()
  context.moveTo(surface.snapPx(mark.leftPx), yPx)
  context.lineTo(surface.snapPx(mark.leftPx + mark.widthPx), yPx)
  context.stroke()
  if (mark.label !== null) paintLabel(surface, mark, mark.label, theme)
}

/** Words in the middle of a mark, on a plate of the background so that no line or hatching runs through them. */
function paintLabel(surface: Surface, mark: BarMark | GapMark, label: string, theme: Theme): void {
  const { context } = surface
  const middlePx = mark.leftPx + mark.widthPx / 2
  const widthPx = context.measureText(label).width + 6
  const topPx = mark.topPx + (mark.heightPx - labelFontPx - 3) / 2
  context.fillStyle = theme.background
  context.fillRect(surface.snapPx(middlePx - widthPx / 2), surface.snapPx(topPx), widthPx, labelFontPx + 3)
  context.fillStyle = theme.textDim
  context.fillText(label, middlePx, mark.topPx + mark.heightPx / 2 + 0.5)
}

/** A small triangle at the beginning says that data notes are about this very interval. */
function paintDoubt(context: CanvasRenderingContext2D, row: RowKind, at: Box, theme: Theme): void {
  const sizePx = row === 'presence' ? doubtPx : 3
  context.fillStyle = theme.doubt
  context.beginPath()
  context.moveTo(at.leftPx, at.topPx - 1)
  context.lineTo(at.leftPx + sizePx + 1, at.topPx - 1)
  context.lineTo(at.leftPx, at.topPx + sizePx)
  context.fill()
}

function paintError(surface: Surface, mark: ErrorMark, theme: Theme): void {
  const { context } = surface
  const middleXPx = mark.leftPx + mark.widthPx / 2
  const middleYPx = mark.topPx + mark.heightPx / 2
  context.beginPath()
  context.moveTo(middleXPx, mark.topPx)
  context.lineTo(mark.leftPx + mark.widthPx, middleYPx)
  context.lineTo(middleXPx, mark.topPx + mark.heightPx)
  context.lineTo(mark.leftPx, middleYPx)
  context.closePath()
  context.setLineDash([])
  context.strokeStyle = theme.background
  context.lineWidth = 2
  context.stroke()
  context.fillStyle = theme.error
  context.fill()
}
