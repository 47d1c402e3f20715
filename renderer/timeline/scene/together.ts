// Where a lane lights up: the moments in which it was in together with the anchor, as rectangles.

import { firstAfter, firstFrom } from '../../analysis/search'
import { eachShared, type Spans } from '../../analysis/spans'
import type { Rect } from './mark-types'
import { minBarPx } from '../axis/fitting'
import { xOf, type Viewport } from '../axis/viewport'

/** Those of many spans that are in the view, at least in part. */
export function cutToView(spans: Spans, view: Viewport): Spans {
  const from = firstAfter(spans.endMs, spans.from, spans.to, view.startMs)
  return { ...spans, from, to: firstFrom(spans.startMs, from, spans.to, view.endMs) }
}

/**
 * The moments that two lists of spans share, as rectangles in a row of a lane: cut to the plot, at least 2 px wide, from left
 * to right, and one where they would lie over each other.
 */
export function togetherRects(
  anchor: Spans,
  own: Spans,
  view: Viewport,
  row: { readonly topPx: number; readonly heightPx: number }
): readonly Rect[] {
  const rects: Rect[] = []
  let leftPx = 0
  let rightPx = -Infinity
  const add = () => {
    if (rightPx > leftPx) rects.push({ leftPx, topPx: row.topPx, widthPx: rightPx - leftPx, heightPx: row.heightPx })
  }
  eachShared(anchor, own, (startMs, endMs) => {
    if (endMs <= view.startMs || startMs >= view.endMs) return
    const fromPx = Math.max(0, Math.min(xOf(view, startMs), view.widthPx - minBarPx))
    const toPx = Math.min(view.widthPx, Math.max(xOf(view, endMs), fromPx + minBarPx))
    if (fromPx > rightPx) {
      add()
      leftPx = fromPx
    }
    rightPx = Math.max(rightPx, toPx)
  })
  add()
  return rects
}
