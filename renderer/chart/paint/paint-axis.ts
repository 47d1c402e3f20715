// Paints what belongs to time as such: rulers, the breaks of folded time, changes of the clocks, and how many were in.

import { emptyWords } from '../../timeline/sentences/axis-words'
import type { FoldBreak } from '../../timeline/axis/breaks'
import type { ClockJump } from '../../timeline/axis/clock-jumps'
import type { ConcurrencyLine } from '../../timeline/axis/concurrency-line'
import { labelGapPx, type Tick } from '../../timeline/axis/ticks'
import type { Brushes } from './brushes'
import { labelFontPx } from './label-font'
import type { Surface } from './surface'
import type { Theme } from './theme'

/** Height of a ruler: a line for dates, a line for times. */
export const rulerPx = 40
/** Height of a line over the rulers, where the crosshair's time stands, and the marks. */
export const momentPx = 20
/** Height of the band with the line of how many were in, its lower border included. */
export const bandPx = 32
const borderPx = 1
/** How much of a ruler is for dates; what marks a change of clocks there lies under them or beside them. */
export const dateLinePx = 16
const dateBaselinePx = 13
const timeBaselinePx = 28
const minorTickPx = 6
/** A ruler's lower edge, where ticks stand and no words: a line there goes through none. */
export const bareTickPx = 2 * minorTickPx
/** Room above the band's highest count. */
const bandTopPx = 4
/** How far over the line its dots begin. */
const doubtPx = 3
const zigzagPx = 4
const zigzagStepPx = 5
const peakPx = 3
const jumpDash = [6, 3]

/** Height of the band's canvas, and of the line on it. */
export const bandCanvasPx = bandPx - borderPx
export const bandLinePx = bandCanvasPx - bandTopPx

/** Paints a ruler whose upper edge is at `topPx`; a dim one is of a clock that comes second. */
export function paintRuler(
  surface: Surface,
  ticks: readonly Tick[],
  theme: Theme,
  topPx: number,
  ink: 'full' | 'dim' = 'full'
): void {
  const { context } = surface
  const bottomPx = topPx + rulerPx
  context.textBaseline = 'alphabetic'
  context.textAlign = 'left'
  for (const tick of ticks) {
    const leftPx = surface.snapPx(tick.xPx)
    const tickPx = tick.label === null ? minorTickPx : bareTickPx
    context.fillStyle = tick.label !== null ? theme.textDim : theme.line
    context.fillRect(leftPx, bottomPx - tickPx, surface.hairPx, tickPx)
    if (tick.label !== null) {
      context.fillStyle = ink === 'full' ? theme.text : theme.textDim
      context.fillText(tick.label, leftPx + labelGapPx, topPx + timeBaselinePx)
    }
    if (tick.date !== null) {
      context.fillStyle = theme.textDim
      context.fillText(tick.date, leftPx + labelGapPx, topPx + dateBaselinePx)
    }
  }
}

/** The breaks on an axis of this height: two torn edges with hatching between them, and how long it is where there is room. */
export function paintTears(
  surface: Surface,
  breaks: readonly FoldBreak[],
  heightPx: number,
  theme: Theme,
  brushes: Brushes
): void {
  const { context } = surface
  for (const { leftPx, rightPx, label } of breaks) {
    hatchBreak(surface, leftPx, rightPx, heightPx, brushes)
    context.strokeStyle = theme.limit
    context.lineWidth = surface.hairPx
    context.setLineDash([])
    for (const xPx of [leftPx, rightPx]) paintZigzag(context, xPx, heightPx)
    if (label === null) continue
    context.textBaseline = 'alphabetic'
    context.textAlign = 'center'
    writeOver(context, label, (leftPx + rightPx) / 2, heightPx - rulerPx + timeBaselinePx, theme)
  }
}

function paintZigzag(context: CanvasRenderingContext2D, xPx: number, heightPx: number): void {
  context.beginPath()
  for (let step = 0; step * zigzagStepPx <= heightPx; step++) {
    const side = step % 2 === 0 ? -0.5 : 0.5
    context.lineTo(xPx + side * zigzagPx, step * zigzagStepPx)
  }
  context.stroke()
}

/** Hatches a break from the surface's upper edge down. */
export function hatchBreak(
  surface: Surface,
  leftPx: number,
  rightPx: number,
  heightPx: number,
  brushes: Pick<Brushes, 'folded'>
): void {
  const { context } = surface
  context.fillStyle = brushes.folded
  context.translate(leftPx, 0)
  context.fillRect(0, 0, rightPx - leftPx, heightPx)
  context.translate(-leftPx, 0)
}

/** The breaks behind the lanes; where the axis has no room for it, how long nobody was in stands here, along the break. */
export function paintBreaks(
  surface: Surface,
  breaks: readonly FoldBreak[],
  heightPx: number,
  theme: Theme,
  brushes: Brushes
): void {
  const { context } = surface
  for (const { leftPx, rightPx, label, ...empty } of breaks) {
    hatchBreak(surface, leftPx, rightPx, heightPx, brushes)
    context.fillStyle = theme.line
    for (const xPx of [leftPx, rightPx]) context.fillRect(surface.snapPx(xPx), 0, surface.hairPx, heightPx)
    if (label !== null || rightPx - leftPx < labelFontPx + 2) continue
    context.save()
    context.translate((leftPx + rightPx) / 2, heightPx / 2)
    context.rotate(-Math.PI / 2)
    writeOver(context, emptyWords(empty), 0, 0, theme)
    context.restore()
  }
}

/** A text on a patch of the background, centred, so that it can be read over lines and hatching. */
function writeOver(context: CanvasRenderingContext2D, text: string, xPx: number, yPx: number, theme: Theme): void {
  const widthPx = context.measureText(text).width + 6
  const topPx = context.textBaseline === 'middle' ? yPx - labelFontPx / 2 - 1 : yPx - labelFontPx
  context.fillStyle = theme.background
  context.fillRect(xPx - widthPx / 2, topPx, widthPx, labelFontPx + 3)
  context.fillStyle = theme.textDim
  context.fillText(text, xPx, yPx)
}

/** Where the clocks change: a dashed line, whose words stand in the ruler. */
export function paintJumps(
  surface: Surface,
  jumps: readonly ClockJump[],
  topPx: number,
  bottomPx: number,
  theme: Theme
): void {
  if (jumps.length === 0) return
  const { context } = surface
  context.strokeStyle = theme.text
  context.lineWidth = surface.hairPx
  context.setLineDash(jumpDash)
  for (const { xPx } of jumps) {
    const leftPx = surface.snapPx(xPx) + surface.hairPx / 2
    context.beginPath()
    context.moveTo(leftPx, topPx)
    context.lineTo(leftPx, bottomPx)
    context.stroke()
  }
  context.setLineDash([])
}

/** The step line of how many were in, standing on `bottomPx`; what is under it is filled, and dots over it say that there may have been more. */
export function paintLine(
  surface: Surface,
  line: ConcurrencyLine,
  bottomPx: number,
  theme: Theme,
  { unsure }: Pick<Brushes, 'unsure'>
): void {
  const { context } = surface
  const { hairPx } = surface
  const topPx = bottomPx - line.heightPx
  const lastPx = bottomPx - hairPx
  // Two paths instead of a rectangle for each column: there may be one for each pixel.
  context.fillStyle = theme.presenceFaint
  context.beginPath()
  context.moveTo(0, bottomPx)
  for (const step of line.steps) {
    const fillPx = surface.snapPx(topPx + step.bottomPx)
    context.lineTo(step.leftPx, fillPx)
    context.lineTo(step.leftPx + step.widthPx, fillPx)
  }
  context.lineTo(surface.widthPx, bottomPx)
  context.fill()
  context.fillStyle = theme.presenceEdge
  context.beginPath()
  for (const step of line.steps) {
    const linePx = Math.min(lastPx, surface.snapPx(topPx + step.topPx))
    const endPx = Math.min(lastPx, surface.snapPx(topPx + step.bottomPx)) + hairPx
    context.rect(step.leftPx, linePx, step.widthPx, endPx - linePx)
  }
  context.fill()
  if (!line.steps.some(({ doubtful }) => doubtful)) return
  context.fillStyle = unsure
  context.beginPath()
  for (const { doubtful, leftPx, widthPx, topPx: aboveLinePx } of line.steps) {
    if (doubtful) context.rect(leftPx, Math.min(lastPx, surface.snapPx(topPx + aboveLinePx)) - doubtPx, widthPx, 2)
  }
  context.fill()
}

/** The peak on a line that stands on `bottomPx`: a wedge on its first moment; how many that were stands at the axis. */
export function paintPeak(surface: Surface, { peak, heightPx }: ConcurrencyLine, bottomPx: number, theme: Theme): void {
  if (peak === null) return
  const { context } = surface
  const yPx = bottomPx - heightPx + peak.yPx
  context.fillStyle = theme.text
  context.beginPath()
  context.moveTo(peak.xPx, yPx)
  context.lineTo(peak.xPx - peakPx, yPx - peakPx - 1)
  context.lineTo(peak.xPx + peakPx, yPx - peakPx - 1)
  context.fill()
}
