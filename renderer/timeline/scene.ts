// Everything that is on screen, in CSS pixels from the plot's left top corner: painting, hitting and describing start here.

import type { MediaKind, Ms, Untold } from '../../electron/shared/session'
import type { EndKind, Span } from '../analysis/presence'
import { breaksOf, type FoldBreak } from './breaks'
import { clockJumpsOf, type ClockJump } from './clock-jumps'
import type { Heading } from './groups'
import type { Lane } from './lanes'
import type { LaneLayout } from './layout'
import { headingsIn, pinnedLanes, scrolledLanes } from './on-screen'
import { ticksOf, type Tick } from './ticks'
import { xOf, type Viewport } from './viewport'
import type { Zone } from './zone'

export interface Rect {
  readonly leftPx: number
  readonly topPx: number
  readonly widthPx: number
  readonly heightPx: number
}

export type RowKind = 'presence' | MediaKind

/** One stay. The rectangle is cut to the plot and at least 2 px wide; `startMs` and `endMs` are the true extents. */
export interface BarMark extends Rect, Span {
  readonly what: 'bar'
  readonly row: RowKind
  /** Its place in the lane's stays, or in those of the track. */
  readonly index: number
  /** Absent: square; else hatched up to the end, as nobody knows when it began. */
  readonly start?: Untold
  /** `recorded`: square; `running`: a soft edge with an arrow; `unrecorded` and `unreadable`: hatched. */
  readonly end: EndKind
  /** True when the bar goes on beyond the plot, so that no edge is drawn there. */
  readonly cutLeft: boolean
  readonly cutRight: boolean
  /** True when data notes are about this very interval: about its end, or about anything else. */
  readonly doubtAtStart: boolean
  readonly doubtAtEnd: boolean
  /** "no leave recorded", "join not readable" and the like where it fits, else null. */
  readonly label: string | null
}

/** Several stays that are too short to be told apart at this zoom. */
export interface DensityMark extends Rect, Span {
  readonly what: 'density'
  readonly row: RowKind
  /** The first of them, and how many: they follow one another. */
  readonly index: number
  readonly count: number
  /** How much of the rectangle's time is covered, above 0 up to 1. */
  readonly coverage: number
  readonly doubtful: boolean
}

/** Away, and back later: a thin dashed connector through the middle of the rectangle. */
export interface GapMark extends Rect, Span {
  readonly what: 'gap'
  /** True for a gap too short to be seen: the rectangle is wider than it and lies over the ends of the bars beside it. */
  readonly overBars: boolean
  /** "away 25 s" where it fits (centred in the rectangle), else null. */
  readonly label: string | null
}

/** A stretch without a bar in which she may have been in, as an entry could not be read: a dotted line through its middle. */
export interface UnsureMark extends Rect {
  readonly what: 'unsure'
  /** "not known" where it fits (centred in the rectangle), else null. */
  readonly label: string | null
}

/** One or more errors on the same pixels: a diamond that fills the square. */
export interface ErrorMark extends Rect {
  readonly what: 'error'
  readonly atMs: Ms
  /** The first of them in the participant's errors by time, and how many. */
  readonly index: number
  readonly count: number
}

export type Mark = BarMark | DensityMark | GapMark | UnsureMark | ErrorMark

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
}

export interface VisibleHeading {
  /** Of the lane that it stands above. */
  readonly index: number
  readonly heading: Heading
  readonly topPx: number
  readonly heightPx: number
}

export interface LimitLine {
  readonly what: 'session-start' | 'session-end' | 'fetched'
  readonly ms: Ms
  readonly xPx: number
}

/** What the session itself says of its limits. */
export interface SessionLimits {
  readonly startMs: Ms | null
  readonly endMs: Ms | null
  /** When it was fetched, for a running session; else null. */
  readonly fetchedMs: Ms | null
}

export interface SceneInput {
  readonly layout: LaneLayout
  readonly view: Viewport
  readonly zone: Zone
  readonly limits: SessionLimits
  /** Whom all are compared with, wherever her lane is. */
  readonly anchor: Lane | null
  /** How far the lanes are scrolled down. */
  readonly scrollPx: number
  /** Height of the plot, without the ruler. */
  readonly heightPx: number
  /** How much further the canvas of the scrolled lanes reaches than the plot, both up and down. */
  readonly overscanPx?: number
  /** The widest a character of a label gets, at the label's size. */
  readonly charPx: number
}

export interface Scene {
  readonly view: Viewport
  /** Height of the canvas of the scrolled lanes: the plot's, and `overscanPx` above and below it. */
  readonly heightPx: number
  readonly overscanPx: number
  readonly ticks: readonly Tick[]
  readonly breaks: readonly FoldBreak[]
  readonly clockJumps: readonly ClockJump[]
  /** The parts of the plot before and after the session, to be shaded. */
  readonly outside: readonly Rect[]
  readonly limitLines: readonly LimitLine[]
  /** Those that scroll and their headings, from the top of their canvas: what lies under the pinned ones is not among them. */
  readonly lanes: readonly VisibleLane[]
  readonly headings: readonly VisibleHeading[]
  /** Those that do not scroll, from the plot's top: they have a canvas of their own over the other. */
  readonly pinned: readonly VisibleLane[]
  /** How much of the plot the pinned ones take up. */
  readonly pinnedHeightPx: number
  /** True while all are compared with an anchor, wherever her lane is. */
  readonly compared: boolean
}

/** What is visible of a layout in a viewport. The cost depends on what is visible, not on how much there is. */
export function sceneOf(input: SceneInput): Scene {
  const { layout, view, zone, limits, charPx, overscanPx = 0 } = input
  const heightPx = input.heightPx + 2 * overscanPx
  return {
    view,
    heightPx,
    overscanPx,
    ticks: ticksOf(view, zone, charPx),
    breaks: breaksOf(view, charPx),
    clockJumps: clockJumpsOf(view, zone),
    outside: outsideOf(limits, view, heightPx),
    limitLines: limitLinesOf(limits, view),
    lanes: scrolledLanes(input),
    headings: headingsIn(input),
    pinned: pinnedLanes(input),
    pinnedHeightPx: Math.min(input.heightPx, layout.pinnedHeightPx),
    compared: input.anchor !== null
  }
}

function limitLinesOf(limits: SessionLimits, view: Viewport): readonly LimitLine[] {
  const lines: LimitLine[] = []
  const add = (what: LimitLine['what'], ms: Ms | null) => {
    if (ms !== null && ms >= view.startMs && ms <= view.endMs) lines.push({ what, ms, xPx: xOf(view, ms) })
  }
  add('session-start', limits.startMs)
  add('session-end', limits.endMs)
  add('fetched', limits.fetchedMs)
  return lines
}

function outsideOf(limits: SessionLimits, view: Viewport, heightPx: number): readonly Rect[] {
  const rects: Rect[] = []
  const add = (leftPx: number, rightPx: number) => {
    if (rightPx > leftPx) rects.push({ leftPx, topPx: 0, widthPx: rightPx - leftPx, heightPx })
  }
  if (limits.startMs !== null) add(0, Math.min(view.widthPx, xOf(view, limits.startMs)))
  const endMs = limits.endMs ?? limits.fetchedMs
  if (endMs !== null) add(Math.max(0, xOf(view, endMs)), view.widthPx)
  return rects
}
