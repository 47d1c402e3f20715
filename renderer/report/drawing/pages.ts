// Splits lanes over pages for PDF and print.

import { headingPx, type LaneLayout } from '../../timeline/lanes/layout'

/** A stretch of the lanes, from the top of all of them. */
export interface PagePart {
  readonly fromPx: number
  readonly toPx: number
}

/**
 * A layout and the room for lanes on a page in; the pages' parts from the first on out, at least one. No lane is cut, unless
 * one alone is higher than a page, and a heading stays with the lane below it.
 */
export function pagesOf({ order, topsPx, headings, heightPx }: LaneLayout, pagePx: number): readonly PagePart[] {
  const pages: PagePart[] = []
  const roomPx = Math.max(1, pagePx)
  let fromPx = 0
  order.forEach((_, index) => {
    const startPx = (topsPx[index] ?? 0) - (headings.has(index) ? headingPx : 0)
    const nextPx = topsPx[index + 1] ?? heightPx
    const bottomPx = nextPx - (headings.has(index + 1) ? headingPx : 0)
    if (bottomPx - fromPx > roomPx && startPx > fromPx) {
      pages.push({ fromPx, toPx: startPx })
      fromPx = startPx
    }
    for (; bottomPx - fromPx > roomPx; fromPx += roomPx) pages.push({ fromPx, toPx: fromPx + roomPx })
  })
  return [...pages, { fromPx, toPx: heightPx }]
}
