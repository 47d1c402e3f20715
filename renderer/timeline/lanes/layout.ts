// Where each lane stands: pinned lanes on top, which do not scroll, and below them the others under their headings.

import { mediaKinds } from '../../../electron/shared/session'
import type { Density } from '../../../electron/shared/settings'
import { participantWith } from '../../../electron/shared/session-rows'
import { firstWhere } from '../../analysis/search'
import type { Arranged } from './arrangement'
import type { Headings } from './groups'

/** Sizes within a lane, in CSS px. */
export interface LaneMetrics {
  /** Height of a lane without tracks. */
  readonly basePx: number
  readonly barTopPx: number
  readonly barPx: number
  /** Where the first track is, from the lane's top. */
  readonly tracksTopPx: number
  /** 0 where tracks are not painted. */
  readonly trackPx: number
  readonly trackPitchPx: number
  /** Below the last track. */
  readonly trackEndPx: number
}

/** Labels have two lines, compact ones a single one, and a crowd has none. */
export const metricsOf: Readonly<Record<Density, LaneMetrics>> = {
  comfortable: {
    basePx: 36,
    barTopPx: 9,
    barPx: 18,
    tracksTopPx: 36,
    trackPx: 4,
    trackPitchPx: 6,
    trackEndPx: 4
  },
  middle: {
    basePx: 32,
    barTopPx: 4,
    barPx: 14,
    tracksTopPx: 20,
    trackPx: 2,
    trackPitchPx: 3,
    trackEndPx: 0
  },
  compact: {
    basePx: 24,
    barTopPx: 3,
    barPx: 11,
    tracksTopPx: 15,
    trackPx: 2,
    trackPitchPx: 3,
    trackEndPx: 0
  },
  crowd: {
    basePx: 2,
    barTopPx: 0,
    barPx: 2,
    tracksTopPx: 2,
    trackPx: 0,
    trackPitchPx: 0,
    trackEndPx: 0
  }
}

export const headingPx = 24

export interface LaneLayout extends Arranged {
  readonly metrics: LaneMetrics
  /** The top of each lane, below its heading if it has one; then the bottom of the last: one more than there are lanes. */
  readonly topsPx: Float64Array
  /** Of everything, pinned lanes included. */
  readonly heightPx: number
  /** Of the pinned lanes that do not scroll: the first `pinnedCount`. */
  readonly pinnedHeightPx: number
}

export interface IndexRange {
  readonly from: number
  /** Exclusive. */
  readonly to: number
}

export interface LayoutOptions {
  readonly density?: Density
  /** Pinned lanes that do not fit into this height scroll like the others, so that they cannot take all of a low plot. */
  readonly pinnedMostPx?: number
}

/** Stacks lanes from the top. */
export function layoutOf(
  arranged: Arranged,
  { density = 'comfortable', pinnedMostPx = Infinity }: LayoutOptions = {}
): LaneLayout {
  const { lanes, order, headings } = arranged
  const metrics = metricsOf[density]
  const topsPx = new Float64Array(order.length + 1)
  const heightsPx = ['none', ...mediaKinds].map((_, tracks) => laneHeightPx(tracks, metrics))
  const hasHeadings = headings.size > 0
  let topPx = 0
  for (let index = 0; index < order.length; index++) {
    if (hasHeadings && headings.has(index)) topPx += headingPx
    topsPx[index] = topPx
    topPx += heightsPx[lanes.trackCounts[order[index] ?? 0] ?? 0] ?? 0
  }
  topsPx[order.length] = topPx
  let pinnedCount = 0
  let pinnedHeightPx = 0
  for (; pinnedCount < arranged.pinnedCount; pinnedCount++) {
    const pinnedBottomPx = bottomPx(topsPx, headings, pinnedCount)
    if (pinnedBottomPx > pinnedMostPx) break
    pinnedHeightPx = pinnedBottomPx
  }
  return {
    ...arranged,
    pinnedCount,
    metrics,
    topsPx,
    heightPx: topPx,
    pinnedHeightPx
  }
}

/** The index of a participant's lane, or null when it is not shown. Looked for: a map of all would take longer to make than many searches. */
export function indexOfLane({ lanes, order }: LaneLayout, participantId: string): number | null {
  const participant = participantWith(lanes.session, participantId)
  const index = participant === null ? -1 : order.indexOf(participant)
  return index === -1 ? null : index
}

function laneHeightPx(tracks: number, metrics: LaneMetrics): number {
  const { basePx, tracksTopPx, trackPitchPx, trackEndPx } = metrics
  return tracks === 0 ? basePx : Math.max(basePx, tracksTopPx + tracks * trackPitchPx + trackEndPx)
}

/** Where a lane ends, from the top of all lanes. */
export function laneBottomPx({ topsPx, headings }: LaneLayout, index: number): number {
  return bottomPx(topsPx, headings, index)
}

function bottomPx(topsPx: Float64Array, headings: Headings, index: number): number {
  return (topsPx[index + 1] ?? 0) - (headings.has(index + 1) ? headingPx : 0)
}

/** The lane that is `yPx` below the plot's top while the lanes are scrolled down by `scrollPx`; null on a heading and outside all lanes. */
export function laneAt(layout: LaneLayout, scrollPx: number, yPx: number): number | null {
  if (yPx < 0) return null
  const fromTopPx = yPx < layout.pinnedHeightPx ? yPx : yPx + scrollPx
  if (fromTopPx < 0 || fromTopPx >= layout.heightPx) return null
  const index = firstLaneBelow(layout, fromTopPx)
  return fromTopPx < (layout.topsPx[index] ?? Infinity) ? null : index
}

/**
 * Which of the scrolled lanes show, at least in part, below the pinned ones in a plot of `heightPx` that is scrolled down by
 * `scrollPx`, and which would if it reached `overscanPx` further both up and down.
 */
export function visibleLanes(layout: LaneLayout, scrollPx: number, heightPx: number, overscanPx = 0): IndexRange {
  const { order, topsPx, pinnedCount } = layout
  const { fromPx, toPx } = scrolledPart(layout, scrollPx, heightPx, overscanPx)
  const from = Math.max(pinnedCount, firstLaneBelow(layout, fromPx))
  let to = from
  while (to < order.length && (topsPx[to] ?? 0) < toPx) to++
  return from < to ? { from, to } : { from: 0, to: 0 }
}

/** What shows below the pinned lanes, from the top of all lanes. */
export function scrolledPart(
  { pinnedHeightPx }: LaneLayout,
  scrollPx: number,
  heightPx: number,
  overscanPx: number
): { readonly fromPx: number; readonly toPx: number } {
  const fromPx = Math.max(pinnedHeightPx, scrollPx + pinnedHeightPx - overscanPx)
  return { fromPx, toPx: scrollPx + heightPx + overscanPx }
}

/** The first lane that ends below a distance from the top of all lanes. */
export function firstLaneBelow(layout: LaneLayout, fromTopPx: number): number {
  return firstWhere(layout.order.length, (index) => laneBottomPx(layout, index) > fromTopPx)
}

/** Which of `count` rows of `rowPx` show in a scrolled window. */
export function visibleRows(scrollPx: number, heightPx: number, rowPx: number, count: number): IndexRange {
  const clamp = (row: number) => Math.min(count, Math.max(0, row))
  return { from: clamp(Math.floor(scrollPx / rowPx)), to: clamp(Math.ceil((scrollPx + heightPx) / rowPx)) }
}
