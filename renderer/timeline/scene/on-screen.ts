// Which lanes and headings are on screen, and what is painted in each: nothing is done for the others.

import type { Heading } from '../lanes/groups'
import type { Entry } from '../lanes/entries'
import { noSpans } from '../../analysis/spans'
import { laneIn, type Lane } from '../lanes/lanes'
import type { Viewport } from '../axis/viewport'
import { marksOf } from './lane-marks'
import type { Mark, Rect } from './mark-types'
import { firstLaneBelow, headingPx, laneBottomPx, scrolledPart, visibleLanes, type LaneLayout } from '../lanes/layout'
import { cutToView, togetherRects } from './together'

export interface VisibleLane {
  readonly index: number
  readonly lane: Lane
  /** May be negative for the first lane, when it is scrolled partly out. */
  readonly topPx: number
  readonly heightPx: number
  /** In the order of painting: later ones lie on top. */
  readonly marks: readonly Mark[]
  readonly isAnchor: boolean
  /** Where it was in together with the anchor, cut to the plot, at least 2 px wide and disjoint; empty for the anchor itself. */
  readonly together: readonly Rect[]
  /** The mark of the selected entry, or of several of which it is one; null in every lane but hers, and where it is not on screen. */
  readonly selected: Mark | null
}

export interface VisibleHeading {
  /** Of the lane that it stands above. */
  readonly index: number
  readonly heading: Heading
  readonly topPx: number
  readonly heightPx: number
}

/** What decides what is on screen. */
export interface Stage {
  readonly layout: LaneLayout
  readonly view: Viewport
  /** Whom all are compared with, wherever her lane is. */
  readonly anchor: Lane | null
  readonly selected?: Entry | null
  /** How far the lanes are scrolled down. */
  readonly scrollPx: number
  /** Height of the plot, without the ruler. */
  readonly heightPx: number
  /** How much further the canvas of the scrolled lanes reaches than the plot, both up and down. */
  readonly overscanPx?: number
  /** The widest a character of a label gets, at the label's size. */
  readonly charPx: number
}

/** The lanes that scroll, as far as they show below the pinned ones. */
export function scrolledLanes(input: Stage): readonly VisibleLane[] {
  const { layout, scrollPx, heightPx, overscanPx = 0 } = input
  const { from, to } = visibleLanes(layout, scrollPx, heightPx, overscanPx)
  return lanesFrom(from, to, scrollPx - overscanPx, input)
}

/** The lanes that do not scroll, as far as the plot has room for them. */
export function pinnedLanes(input: Stage): readonly VisibleLane[] {
  const { pinnedCount, topsPx } = input.layout
  let to = 0
  while (to < pinnedCount && (topsPx[to] ?? 0) < input.heightPx) to++
  return lanesFrom(0, to, 0, input)
}

/** `originPx`: what is painted at the top of the canvas, from the top of all lanes. */
function lanesFrom(from: number, to: number, originPx: number, input: Stage): readonly VisibleLane[] {
  const { layout, view, charPx, anchor, selected = null } = input
  const { topsPx, metrics } = layout
  const anchorSpans = anchor === null || from === to ? noSpans : cutToView(anchor.presence.sure, view)
  const visible: VisibleLane[] = []
  for (let index = from; index < to; index++) {
    const lane = laneIn(layout, index)
    if (lane === null) break
    const topPx = (topsPx[index] ?? 0) - originPx
    const bottomPx = laneBottomPx(layout, index) - originPx
    const isAnchor = lane === anchor
    const bar = { topPx: topPx + metrics.barTopPx, heightPx: metrics.barPx }
    const marks = marksOf(lane, metrics, view, topPx, charPx)
    const isHers = selected !== null && selected.participantId === lane.id
    visible.push({
      index,
      lane,
      topPx,
      heightPx: bottomPx - topPx,
      marks,
      isAnchor,
      together: isAnchor ? [] : togetherRects(anchorSpans, cutToView(lane.presence.sure, view), view, bar),
      selected: isHers ? (marks.find((mark) => standsFor(mark, selected)) ?? null) : null
    })
  }
  return visible
}

/** Whether a mark is that of an entry of its lane, or of several of which it is one. */
function standsFor(mark: Mark, { kind, place, startMs }: Entry): boolean {
  switch (mark.what) {
    case 'bar':
      return mark.row === kind && mark.index === place
    case 'density':
      return mark.row === kind && mark.index <= place && place < mark.index + mark.count
    case 'gap':
      return kind === 'away' && mark.startMs === startMs
    case 'error':
      return kind === 'error' && mark.index <= place && place < mark.index + mark.count
    case 'unsure':
      return false
  }
}

/** The headings that show below the pinned lanes. */
export function headingsIn({ layout, scrollPx, heightPx, overscanPx = 0 }: Stage): readonly VisibleHeading[] {
  const { headings, topsPx, order } = layout
  const visible: VisibleHeading[] = []
  if (headings.size === 0) return visible
  const { fromPx, toPx } = scrolledPart(layout, scrollPx, heightPx, overscanPx)
  for (let index = firstLaneBelow(layout, fromPx); index < order.length; index++) {
    const laneTopPx = topsPx[index] ?? 0
    if (laneTopPx - headingPx >= toPx) break
    const heading = headings.get(index)
    if (heading === undefined || laneTopPx <= fromPx) continue
    visible.push({ index, heading, topPx: laneTopPx - headingPx - scrollPx + overscanPx, heightPx: headingPx })
  }
  return visible
}
