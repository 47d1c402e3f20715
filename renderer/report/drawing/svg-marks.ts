// The marks of a scene as SVG: bars, densities, gaps and errors, where and as large as the scene has them.

import type { VisibleLane } from '../../timeline/scene/on-screen'
import type { BarMark, DensityMark, ErrorMark, GapMark, Mark, Rect } from '../../timeline/scene/mark-types'
import { assertNever } from '../../../electron/shared/result'
import { errorAt } from '../../timeline/lanes/lanes'
import { formatCount } from '../../clock/format'
import { arrowPx, edgedPx, palest, softEdgePx } from '../../timeline/scene/mark-looks'
import type { RowKind } from '../../../electron/shared/session'
import { rowNames } from '../../timeline/sentences/speech'
import { colours, dashCuts, edgeColour, openEndHatching, paleCut, rowColours } from './svg-colours'
import { fontPx, textAt, widthOf } from './svg-text'
import { element, numberText, xmlText, type Attributes } from './xml'

const edgePx = 2
const softSteps = 6

/** All marks of a lane, then what lies over them. */
export function laneMarks({ lane, marks, together }: VisibleLane): string {
  const lit = together.map((rect) =>
    rectOf(rect, { fill: 'none', stroke: colours.text, 'stroke-width': 1.5, class: 'together' })
  )
  const errorOf = (mark: ErrorMark): string => errorAt(lane.session, lane.errors.from + mark.index).message
  return [...marks.map((mark) => markOf(mark, errorOf)), ...lit, ...marks.map(doubtsOf)].join('')
}

function markOf(mark: Mark, errorOf: (mark: ErrorMark) => string): string {
  switch (mark.what) {
    case 'bar':
      return barOf(mark)
    case 'density':
      return densityOf(mark)
    case 'gap':
      return gapOf(mark)
    case 'unsure':
      return `${unsureLine(mark)}${mark.label === null ? '' : labelOf(mark, mark.label)}`
    case 'error':
      return diamondOf(mark, errorOf(mark))
    default:
      return assertNever(mark)
  }
}

export function rectOf({ leftPx, topPx, widthPx, heightPx }: Rect, attributes: Attributes, content = ''): string {
  return element('rect', { x: leftPx, y: topPx, width: widthPx, height: heightPx, ...attributes }, content)
}

function barOf(mark: BarMark): string {
  const filled = isOpen(mark)
    ? openOf(mark)
    : mark.end === 'running' && !mark.cutRight
      ? runningOf(mark)
      : mark.row === 'presence' && mark.widthPx < edgedPx
        ? rectOf(mark, { fill: colours['presence-strong'], class: 'bar' })
        : filledOf(mark.row, mark, 'bar')
  return `${filled}${edgesOf(mark)}${mark.label === null ? '' : labelOf(mark, mark.label)}`
}

function edgesOf(mark: BarMark): string {
  if (mark.row !== 'presence' || mark.widthPx < edgedPx) return ''
  const fill = colours['presence-edge']
  const foot = rectOf({ ...mark, topPx: mark.topPx + mark.heightPx - 1, heightPx: 1 }, { fill })
  const left = mark.cutLeft || mark.start !== undefined ? '' : rectOf({ ...mark, widthPx: edgePx }, { fill })
  if (mark.cutRight || mark.end !== 'recorded') return foot + left
  return foot + left + rectOf({ ...mark, leftPx: mark.leftPx + mark.widthPx - edgePx, widthPx: edgePx }, { fill })
}

/** Each kind has a pattern of its own besides its colour. */
export function filledOf(row: RowKind, rect: Rect, name: string | null): string {
  const base = rectOf(rect, { fill: rowColours[row], class: name })
  const { topPx, heightPx } = rect
  const cut = { fill: colours.bg, opacity: paleCut }
  switch (row) {
    case 'presence':
    case 'mic':
      return base
    case 'webcam':
      return base + rectOf({ ...rect, topPx: topPx + heightPx / 4, heightPx: heightPx / 2 }, cut)
    case 'screenShare':
      return base + dashCuts(rect, 4)
    case 'screenShareAudio':
      return [
        base,
        rectOf({ ...rect, heightPx: heightPx / 4 }, cut),
        rectOf({ ...rect, topPx: topPx + (heightPx * 3) / 4, heightPx: heightPx / 4 }, cut),
        dashCuts({ ...rect, topPx: topPx + heightPx / 4, heightPx: heightPx / 2 }, 2)
      ].join('')
    default:
      return assertNever(row)
  }
}

/** Still in: the last stretch fades and ends in an arrow, within the rectangle. */
function runningOf(mark: BarMark): string {
  const { leftPx, topPx, widthPx, heightPx, row } = mark
  const fadePx = Math.min(softEdgePx, widthPx / 2)
  const rightPx = leftPx + widthPx
  const steps = Array.from({ length: softSteps }, (_, step) => {
    const at = { ...mark, leftPx: rightPx - fadePx + (fadePx * step) / softSteps, widthPx: fadePx / softSteps }
    return rectOf(at, { fill: rowColours[row], opacity: 1 - (step + 1) / (softSteps + 1) })
  })
  const middlePx = topPx + heightPx / 2
  const halfPx = Math.min(arrowPx, heightPx / 2, widthPx)
  const tip = [
    `M${numberText(rightPx - halfPx)} ${numberText(middlePx - halfPx)}`,
    `l${numberText(halfPx)} ${numberText(halfPx)}`
  ]
  const arrow = element('path', {
    d: `${tip.join('')}l${numberText(-halfPx)} ${numberText(halfPx)}z`,
    fill: edgeColour(row)
  })
  const whole = rectOf(mark, { fill: 'none', class: 'bar' })
  return [whole, filledOf(row, { ...mark, widthPx: widthPx - fadePx }, null), ...steps, arrow].join('')
}

function isOpen({ start, end }: BarMark): boolean {
  return start !== undefined || end === 'unrecorded' || end === 'unreadable'
}

/** Nobody knows when this ended, or when it began: hatched, with an open side and a firm one where the time is known. */
function openOf(mark: BarMark): string {
  const { row, start, leftPx, widthPx } = mark
  const fill = edgeColour(row)
  const parts = [
    rectOf(mark, { fill: row === 'presence' ? colours['presence-faint'] : colours.bg, class: 'bar' }),
    openEndHatching(mark, row)
  ]
  const isCut = start === undefined ? mark.cutLeft : mark.cutRight
  const firmPx = start === undefined ? leftPx : leftPx + widthPx - edgePx
  if (!isCut) parts.push(rectOf({ ...mark, leftPx: firmPx, widthPx: edgePx }, { fill }))
  if (row === 'presence') {
    parts.push(rectOf({ ...mark, heightPx: 1 }, { fill }))
    parts.push(rectOf({ ...mark, topPx: mark.topPx + mark.heightPx - 1, heightPx: 1 }, { fill }))
  }
  return parts.join('')
}

/** As high as the stays cover of the time there; a track is too thin for that and gets paler. How many there are is said on hovering. */
function densityOf(mark: DensityMark): string {
  const { row, topPx, heightPx, coverage } = mark
  const what = row === 'presence' ? 'short stays' : `short stretches of ${rowNames[row]}`
  const title = element('title', {}, xmlText(`${formatCount(mark.count)} ${what}`))
  if (row !== 'presence') {
    const opacity = palest + (1 - palest) * coverage
    return rectOf(mark, { fill: rowColours[row], opacity, class: 'density' }, title)
  }
  const coveredPx = Math.max(2, heightPx * coverage)
  const ground = rectOf(mark, { fill: colours['away-bg'], class: 'density' }, title)
  const covered = { ...mark, topPx: topPx + heightPx - coveredPx, heightPx: coveredPx }
  return ground + rectOf(covered, { fill: colours['presence-strong'], 'pointer-events': 'none' })
}

function gapOf(mark: GapMark): string {
  const block = awayBlock(mark)
  if (mark.label === null) return block
  const baselinePx = mark.topPx + mark.heightPx / 2 + fontPx * 0.36
  return (
    block + textAt(mark.label, mark.leftPx + mark.widthPx / 2, baselinePx, colours.text, { 'text-anchor': 'middle' })
  )
}

/** An outlined block: away, and back later. Its outline is within the rectangle. */
export function awayBlock({ leftPx, topPx, widthPx, heightPx }: Rect): string {
  const inside = { leftPx: leftPx + 0.5, topPx: topPx + 0.5, widthPx: Math.max(0, widthPx - 1), heightPx: heightPx - 1 }
  return rectOf(inside, { fill: colours['away-bg'], stroke: colours.doubt, class: 'gap' })
}

/** Somebody may have been in here: a dotted line in the colour of doubt. */
export function unsureLine({ leftPx, topPx, widthPx, heightPx }: Rect): string {
  const yPx = topPx + heightPx / 2
  return element('line', {
    ...{ x1: leftPx, x2: leftPx + widthPx, y1: yPx, y2: yPx, class: 'unsure' },
    ...{ stroke: colours.doubt, 'stroke-width': 2, 'stroke-dasharray': '2 4' }
  })
}

/** Words in the middle of a mark, on a plate so that no line or hatching runs through them. */
function labelOf(mark: Rect, label: string): string {
  const middlePx = mark.leftPx + mark.widthPx / 2
  const widthPx = widthOf(label) + 4
  const heightPx = fontPx + 3
  const topPx = mark.topPx + (mark.heightPx - heightPx) / 2
  const plate = rectOf({ leftPx: middlePx - widthPx / 2, topPx, widthPx, heightPx }, { fill: colours.bg })
  const baselinePx = mark.topPx + mark.heightPx / 2 + fontPx * 0.36
  return plate + textAt(label, middlePx, baselinePx, colours['text-dim'], { 'text-anchor': 'middle' })
}

function diamondOf(mark: ErrorMark, message: string): string {
  const { leftPx, topPx, widthPx, heightPx, count } = mark
  const points = [
    [leftPx + widthPx / 2, topPx],
    [leftPx + widthPx, topPx + heightPx / 2],
    [leftPx + widthPx / 2, topPx + heightPx],
    [leftPx, topPx + heightPx / 2]
  ]
  const more = count > 1 ? ` and ${formatCount(count - 1)} more` : ''
  const yPx = topPx + heightPx / 2
  const tie = { x1: leftPx + widthPx, x2: mark.awayPx, y1: yPx, y2: yPx, stroke: colours.error, 'stroke-width': 2 }
  const line = mark.awayPx === null ? '' : element('line', tie)
  return (
    line +
    element(
      'polygon',
      {
        points: points.map((point) => point.map(numberText).join(',')).join(' '),
        fill: colours.error,
        stroke: colours.bg,
        class: 'error'
      },
      element('title', {}, xmlText(`error: ${message}${more}`))
    )
  )
}

/** A small triangle in an upper corner: data notes are about this very interval. */
function doubtsOf(mark: Mark): string {
  if (mark.what !== 'bar' && mark.what !== 'density') return ''
  const atStart = mark.what === 'bar' ? mark.doubtAtStart : mark.doubtful
  const atEnd = mark.what === 'bar' && mark.doubtAtEnd
  const sizePx = mark.row === 'presence' ? 6 : 3
  const corner = (xPx: number, inwards: number): string =>
    element('path', {
      d: `M${numberText(xPx)} ${numberText(mark.topPx - 1)}h${inwards * (sizePx + 1)}l${-inwards * (sizePx + 1)} ${sizePx + 1}z`,
      fill: colours.doubt,
      class: 'doubt'
    })
  return (atStart ? corner(mark.leftPx, 1) : '') + (atEnd ? corner(mark.leftPx + mark.widthPx, -1) : '')
}
