// Everything that is on screen, in CSS pixels from the plot's left top corner: painting, hitting and describing start here.

import type { Ms } from '../../../electron/shared/session'
import { breaksOf, type FoldBreak } from '../axis/breaks'
import { clockJumpsOf, type ClockJump } from '../axis/clock-jumps'
import type { Rect } from './mark-types'
import { headingsIn, pinnedLanes, scrolledLanes, type Stage, type VisibleHeading, type VisibleLane } from './on-screen'
import { ticksOf, type Tick } from '../axis/ticks'
import { xOf, type Viewport } from '../axis/viewport'
import type { Zone } from '../../clock/zone'

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

export interface SceneInput extends Stage {
  readonly zone: Zone
  readonly limits: SessionLimits
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
