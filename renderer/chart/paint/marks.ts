// Paints single marks: bars, densities, gaps and errors, crisp on the surface's device pixels.

import type { BarMark, DensityMark, ErrorMark, GapMark, Mark, Rect, UnsureMark } from '../../timeline/scene/mark-types'
import { arrowPx, edgedPx, palest, softEdgePx } from '../../timeline/scene/mark-looks'
import type { RowKind } from '../../../electron/shared/session'
import type { Brush, Brushes } from './brushes'
import { labelFontPx } from './label-font'
import type { Surface } from './surface'
import type { Theme } from './theme'

const softSteps = 9
const doubtPx = 6

/** What marks are painted with. */
export interface Pen {
  readonly surface: Surface
  readonly theme: Theme
  readonly brushes: Brushes
  /** Where patterns begin: on a moment, not on the screen, so that they move along with the bars. */
  readonly anchorPx: number
}

interface Box {
  leftPx: number
  topPx: number
  rightPx: number
  bottomPx: number
}

/** Paints the marks of a lane, in their order. */
export function paintMarks(pen: Pen, marks: readonly Mark[]): void {
  for (let index = 0; index < marks.length; index++) {
    const mark = marks[index]
    if (mark === undefined) return
    if (isPresenceDensity(mark)) index = paintDensities(pen, marks, index) - 1
    else paintMark(pen, mark)
  }
}

/** Paints one mark that is no density of presence. */
export function paintMark(pen: Pen, mark: Mark): void {
  switch (mark.what) {
    case 'bar':
      return paintBar(pen, mark)
    case 'density':
      return paintPale(pen, mark)
    case 'gap':
      return paintGap(pen, mark)
    case 'unsure':
      return paintUnsure(pen, mark)
    case 'error':
      return paintError(pen, mark)
    default:
      mark satisfies never
  }
}

/** The one box that marks are snapped into, again and again, so that a frame allocates none. */
const box: Box = { leftPx: 0, topPx: 0, rightPx: 0, bottomPx: 0 }

function snap(surface: Surface, mark: Rect): Box {
  box.leftPx = surface.snapPx(mark.leftPx)
  box.topPx = surface.snapPx(mark.topPx)
  box.rightPx = Math.max(surface.snapPx(mark.leftPx + mark.widthPx), box.leftPx + 2)
  box.bottomPx = surface.snapPx(mark.topPx + mark.heightPx)
  return box
}

function fill(context: CanvasRenderingContext2D, { leftPx, topPx, rightPx, bottomPx }: Box): void {
  context.fillRect(leftPx, topPx, rightPx - leftPx, bottomPx - topPx)
}

/** Fills a box with a pattern that begins at the pen's anchor and at the box's top. */
export function fillPattern({ surface: { context }, anchorPx }: Pen, pattern: CanvasPattern, at: Box): void {
  context.fillStyle = pattern
  context.translate(anchorPx, at.topPx)
  context.fillRect(at.leftPx - anchorPx, 0, at.rightPx - at.leftPx, at.bottomPx - at.topPx)
  context.translate(-anchorPx, -at.topPx)
}

export const edgeColour = (row: RowKind, theme: Theme): string => (row === 'presence' ? theme.presenceEdge : theme[row])

function paintBar(pen: Pen, mark: BarMark): void {
  const { surface, theme, brushes } = pen
  const { context } = surface
  const at = snap(surface, mark)
  const edgePx = surface.hairPx
  if (mark.start !== undefined || mark.end === 'unrecorded' || mark.end === 'unreadable') paintOpen(pen, mark, at)
  else if (mark.end === 'running' && !mark.cutRight) paintRunning(pen, mark, at)
  else if (mark.row === 'presence' && at.rightPx - at.leftPx < edgedPx) {
    // Pale and without edges it would hardly be seen.
    context.fillStyle = theme.presenceStrong
    fill(context, at)
  } else paintFilled(pen, brushes.rows[mark.row], at)
  if (mark.row === 'presence' && at.rightPx - at.leftPx >= edgedPx) {
    paintFoot(surface, theme.presenceEdge, at)
    if (!mark.cutLeft && mark.start === undefined)
      context.fillRect(at.leftPx, at.topPx, edgePx * 2, at.bottomPx - at.topPx)
    if (!mark.cutRight && mark.end === 'recorded')
      context.fillRect(at.rightPx - edgePx * 2, at.topPx, edgePx * 2, at.bottomPx - at.topPx)
  }
  if (mark.label !== null) paintLabel(pen, mark, mark.label)
}

function paintFilled(pen: Pen, brush: Brush, at: Box): void {
  const { context } = pen.surface
  context.fillStyle = brush.colour
  fill(context, at)
  if (brush.pattern !== null) fillPattern(pen, brush.pattern, at)
}

/** Still in: the last stretch fades in steps and ends in an arrow, as what comes after it is not known yet. */
function paintRunning(pen: Pen, mark: BarMark, at: Box): void {
  const { theme, brushes } = pen
  const { context } = pen.surface
  const endPx = at.rightPx
  const fadePx = Math.min(softEdgePx, (endPx - at.leftPx) / 2)
  at.rightPx = endPx - fadePx
  paintFilled(pen, brushes.rows[mark.row], at)
  context.fillStyle = brushes.rows[mark.row].colour
  for (let step = 0; step < softSteps; step++) {
    const leftPx = at.rightPx + (fadePx * step) / softSteps
    context.globalAlpha = 1 - (step + 1) / (softSteps + 1)
    context.fillRect(leftPx, at.topPx, fadePx / softSteps, at.bottomPx - at.topPx)
  }
  context.globalAlpha = 1
  at.rightPx = endPx
  const middlePx = (at.topPx + at.bottomPx) / 2
  const halfPx = Math.min(arrowPx, (at.bottomPx - at.topPx) / 2, endPx - at.leftPx)
  context.fillStyle = edgeColour(mark.row, theme)
  context.beginPath()
  context.moveTo(endPx - halfPx, middlePx - halfPx)
  context.lineTo(endPx, middlePx)
  context.lineTo(endPx - halfPx, middlePx + halfPx)
  context.fill()
}

/** Nobody knows when this ended, or when it began: hatched, with an open side and a firm one where the time is known. */
function paintOpen(pen: Pen, mark: BarMark, at: Box): void {
  const { surface, theme, brushes } = pen
  const { context } = surface
  context.fillStyle = mark.row === 'presence' ? theme.presenceFaint : theme.background
  fill(context, at)
  fillPattern(pen, brushes.hatch[mark.row], at)
  context.fillStyle = edgeColour(mark.row, theme)
  const isCut = mark.start === undefined ? mark.cutLeft : mark.cutRight
  const firmPx = mark.start === undefined ? at.leftPx : at.rightPx - 2
  if (!isCut) context.fillRect(firmPx, at.topPx, 2, at.bottomPx - at.topPx)
  if (mark.row !== 'presence') return
  context.fillRect(at.leftPx, at.topPx, at.rightPx - at.leftPx, surface.hairPx)
  context.fillRect(at.leftPx, at.bottomPx - surface.hairPx, at.rightPx - at.leftPx, surface.hairPx)
}

function isPresenceDensity(mark: Mark | undefined): mark is DensityMark {
  return mark?.what === 'density' && mark.row === 'presence'
}

/**
 * Many stays on few pixels: as high as they cover of the time there. There can be hundreds side by side, from the one at
 * `first` to the index that is returned: they have one ground, so that a frame has half as much to paint.
 */
function paintDensities({ surface, theme }: Pen, marks: readonly Mark[], first: number): number {
  const { context } = surface
  let end = first
  let ground: Box | null = null
  // What they leave of the time there is mostly time away.
  context.fillStyle = theme.awayFill
  for (let mark = marks[end]; isPresenceDensity(mark); mark = marks[++end]) {
    const at = snap(surface, mark)
    if (ground !== null && at.leftPx >= ground.leftPx && at.leftPx <= ground.rightPx) ground.rightPx = at.rightPx
    else {
      if (ground !== null) fill(context, ground)
      ground = { ...at }
    }
  }
  if (ground !== null) fill(context, ground)
  context.fillStyle = theme.presenceStrong
  for (let index = first; index < end; index++) {
    const mark = marks[index]
    if (!isPresenceDensity(mark)) continue
    const at = snap(surface, mark)
    at.topPx = surface.snapPx(at.bottomPx - Math.max(2, (at.bottomPx - at.topPx) * mark.coverage))
    fill(context, at)
  }
  return end
}

/** Many short stretches of a track, which is too thin to be filled in part: the less they cover, the paler. */
function paintPale(pen: Pen, mark: DensityMark): void {
  const { surface, brushes } = pen
  const { context } = surface
  const at = snap(surface, mark)
  context.globalAlpha = palest + (1 - palest) * mark.coverage
  paintFilled(pen, brushes.rows[mark.row], at)
  context.globalAlpha = 1
  paintFoot(surface, brushes.rows[mark.row].colour, at)
}

/** However pale something is, one line of it in full says from where to where it goes. */
export function paintFoot({ context, hairPx }: Surface, colour: string, at: Omit<Box, 'topPx'>): void {
  context.fillStyle = colour
  context.fillRect(at.leftPx, at.bottomPx - hairPx, at.rightPx - at.leftPx, hairPx)
}

/** A block with an outline: two fills, which take a canvas less time than a stroke. */
function paintGap({ surface, theme }: Pen, mark: GapMark): void {
  const { context, hairPx } = surface
  const at = snap(surface, mark)
  context.fillStyle = theme.doubt
  fill(context, at)
  context.fillStyle = theme.awayFill
  const insidePx = at.rightPx - at.leftPx - 2 * hairPx
  if (insidePx > 0)
    context.fillRect(at.leftPx + hairPx, at.topPx + hairPx, insidePx, at.bottomPx - at.topPx - 2 * hairPx)
  if (mark.label === null) return
  context.fillStyle = theme.text
  context.fillText(mark.label, mark.leftPx + mark.widthPx / 2, mark.topPx + mark.heightPx / 2 + 0.5)
}

/** Somebody may have been in here: a dotted line in the colour of doubt. */
function paintUnsure(pen: Pen, mark: UnsureMark): void {
  const { surface, brushes } = pen
  const leftPx = surface.snapPx(mark.leftPx)
  const yPx = surface.snapPx(mark.topPx + mark.heightPx / 2)
  const at = { leftPx, rightPx: surface.snapPx(mark.leftPx + mark.widthPx), topPx: yPx, bottomPx: yPx + 2 }
  fillPattern(pen, brushes.unsure, at)
  if (mark.label !== null) paintLabel(pen, mark, mark.label)
}

/** Words in the middle of a mark, on a plate of the background so that no line or hatching runs through them. */
function paintLabel({ surface, theme }: Pen, mark: BarMark | UnsureMark, label: string): void {
  const { context } = surface
  const middlePx = mark.leftPx + mark.widthPx / 2
  const widthPx = context.measureText(label).width + 6
  const topPx = mark.topPx + (mark.heightPx - labelFontPx - 3) / 2
  context.fillStyle = theme.background
  context.fillRect(surface.snapPx(middlePx - widthPx / 2), surface.snapPx(topPx), widthPx, labelFontPx + 3)
  context.fillStyle = theme.textDim
  context.fillText(label, middlePx, mark.topPx + mark.heightPx / 2 + 0.5)
}

/**
 * Paints the corners that tell the doubtful marks of a lane: after all of them, as a short gap would cut them. Of corners
 * that would cover each other the first stands for all.
 */
export function paintDoubts(pen: Pen, marks: readonly Mark[]): void {
  const lastPx = new Map<string, number>()
  const paint = (row: RowKind, cornerPx: number, topPx: number, inwards: 1 | -1) => {
    const side = `${row}${inwards}`
    if (Math.abs(cornerPx - (lastPx.get(side) ?? -Infinity)) < doubtSizePx(row)) return
    lastPx.set(side, cornerPx)
    paintDoubt(pen, row, cornerPx, topPx, inwards)
  }
  for (const mark of marks) {
    if (mark.what !== 'bar' && mark.what !== 'density') continue
    const atStart = mark.what === 'bar' ? mark.doubtAtStart : mark.doubtful
    const atEnd = mark.what === 'bar' && mark.doubtAtEnd
    if (!atStart && !atEnd) continue
    const at = snap(pen.surface, mark)
    if (atStart) paint(mark.row, at.leftPx, at.topPx, 1)
    if (atEnd) paint(mark.row, at.rightPx, at.topPx, -1)
  }
}

function doubtSizePx(row: RowKind): number {
  return row === 'presence' ? doubtPx : 3
}

/** A small triangle in an upper corner says that data notes are about this very interval; `inwards` is 1 from the left, -1 from the right. */
function paintDoubt(pen: Pen, row: RowKind, cornerPx: number, topPx: number, inwards: 1 | -1): void {
  const { context } = pen.surface
  const sizePx = doubtSizePx(row)
  context.setLineDash([])
  context.strokeStyle = pen.theme.background
  context.lineWidth = 2
  context.fillStyle = pen.theme.doubt
  context.beginPath()
  context.moveTo(cornerPx, topPx - 1)
  context.lineTo(cornerPx + inwards * (sizePx + 1), topPx - 1)
  context.lineTo(cornerPx, topPx + sizePx)
  context.closePath()
  context.stroke()
  context.fill()
}

function paintError({ surface, theme }: Pen, mark: ErrorMark): void {
  const { context } = surface
  if (mark.awayPx !== null) paintTie(surface, mark, mark.awayPx, theme)
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

/** From an error to the time away that it came before. */
function paintTie(surface: Surface, { leftPx, widthPx, topPx, heightPx }: ErrorMark, toPx: number, theme: Theme): void {
  const fromPx = leftPx + widthPx / 2
  const linePx = 2 * surface.hairPx
  surface.context.fillStyle = theme.error
  surface.context.fillRect(fromPx, surface.snapPx(topPx + heightPx / 2 - surface.hairPx), toPx - fromPx, linePx)
}

/** The width of the selection's outline, and what stays clear between it and the mark. */
const outlinePx = 2
const outlineGapPx = 1

/** An outline around the mark of what is selected, in the colour of text: it stands out from every bar and from what lies beside it. */
export function paintSelected({ surface, theme }: Pen, { leftPx, topPx, widthPx, heightPx }: Rect): void {
  const { context } = surface
  const left = surface.snapPx(leftPx)
  const top = surface.snapPx(topPx)
  const width = Math.max(surface.snapPx(leftPx + widthPx) - left, 2)
  const height = surface.snapPx(topPx + heightPx) - top
  const outline = (colour: string, lineWidth: number, beyondPx: number) => {
    context.strokeStyle = colour
    context.lineWidth = lineWidth
    context.strokeRect(left - beyondPx, top - beyondPx, width + 2 * beyondPx, height + 2 * beyondPx)
  }
  context.setLineDash([])
  outline(theme.background, outlineGapPx, outlineGapPx / 2)
  outline(theme.text, outlinePx, outlineGapPx + outlinePx / 2)
}
