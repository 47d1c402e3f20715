// The breaks of folded time on a sheet: a band behind the lanes, and its length above them, clear of everything else.

import { emptyWords } from '../../timeline/sentences/axis-words'
import { breaksOf, type FoldBreak } from '../../timeline/axis/breaks'
import { formatDuration } from '../../clock/format'
import type { Viewport } from '../../timeline/axis/viewport'
import { colours } from './svg-colours'
import { rectOf } from './svg-marks'
import { charPx, smallPx, textAt, widthOf } from './svg-text'
import { element } from './xml'

const rowPx = 13
const betweenPx = 6
/** Lengths in more rows than this would be a picture of their own; each band still tells its length to who points at it. */
const mostRows = 6

interface Placed {
  readonly text: string
  readonly xPx: number
  /** The axis that the words belong to, which may be narrower than they are. */
  readonly middlePx: number
  /** From the top. */
  readonly row: number
}

interface Rows {
  readonly count: number
  readonly placed: readonly Placed[]
  readonly complete: boolean
}

/** How much room the lengths of a view's folds take between the line of people and the lanes; 0 without folds. */
export function foldRowsPx(view: Viewport): number {
  return rowsOf(view).count * rowPx
}

/** A view and the height of its lanes in; the bands out, to be painted before the lanes. */
export function foldBands(view: Viewport, heightPx: number): string {
  return breaksOf(view, charPx)
    .map(({ leftPx, rightPx, ...span }) => {
      const title = element('title', {}, emptyWords(span))
      const band = { leftPx, topPx: 0, widthPx: rightPx - leftPx, heightPx }
      const edges = [leftPx, rightPx].map((xPx) =>
        element('line', {
          ...{ x1: xPx, x2: xPx, y1: 0, y2: heightPx },
          ...{ stroke: colours['text-dim'], 'stroke-dasharray': '1 3' }
        })
      )
      return rectOf(band, { fill: colours['bg-side'], class: 'break' }, title) + edges.join('')
    })
    .join('')
}

/** How long each fold is, in the rows that end where the lanes begin. */
export function foldWords(view: Viewport): string {
  const { count, placed } = rowsOf(view)
  return placed
    .map(({ text, xPx, middlePx, row }) => {
      const baselinePx = (row - count) * rowPx + 9
      const stem = { x1: middlePx, x2: middlePx, y1: baselinePx + 3, y2: 0, stroke: colours['text-dim'] }
      const words = { 'text-anchor': 'middle', 'font-size': smallPx, class: 'fold' }
      return element('line', stem) + textAt(text, xPx, baselinePx, colours['text-dim'], words)
    })
    .join('')
}

/** With `nobody in` where half of the rows hold that, else lengths alone. */
function rowsOf(view: Viewport): Rows {
  const breaks = breaksOf(view, charPx)
  const whole = placedIn(breaks, view.widthPx, mostRows / 2, emptyWords)
  if (whole.complete) return whole
  return placedIn(breaks, view.widthPx, mostRows, ({ startMs, endMs }) => formatDuration(endMs - startMs))
}

function placedIn(
  breaks: readonly FoldBreak[],
  widthPx: number,
  most: number,
  wordsOf: (fold: FoldBreak) => string
): Rows {
  const endsPx: number[] = []
  const placed: Placed[] = []
  for (const fold of breaks) {
    const text = wordsOf(fold)
    const halfPx = widthOf(text, smallPx) / 2
    const middlePx = (fold.leftPx + fold.rightPx) / 2
    const xPx = Math.max(halfPx, Math.min(widthPx - halfPx, middlePx))
    const free = endsPx.findIndex((endPx) => endPx + betweenPx <= xPx - halfPx)
    const row = free === -1 ? endsPx.length : free
    if (row >= most) continue
    endsPx[row] = xPx + halfPx
    placed.push({ text, xPx, middlePx, row })
  }
  return { count: endsPx.length, placed, complete: placed.length === breaks.length }
}
