// The whole session on one strip with the view's window on it: where the window lies, and what of time a drag of it asks for.

import type { Span } from '../../../electron/shared/session'
import { msAt, xOfAxis, type Viewport } from './viewport'

/** In CSS px from the strip's left edge. */
export interface OverviewWindow {
  readonly leftPx: number
  readonly rightPx: number
}

/** Where a view lies on the strip; `whole` is the viewport that fits everything into the strip, with the view's own folds. */
export function windowOn(whole: Viewport, view: Viewport): OverviewWindow {
  return { leftPx: xOfAxis(whole, view.axisStartMs), rightPx: xOfAxis(whole, view.axisEndMs) }
}

/** The time between two places of the strip, in any order; places beyond its ends are the ends. */
export function timeBetween(whole: Viewport, onePx: number, otherPx: number): Span {
  const within = (px: number) => Math.min(whole.widthPx, Math.max(0, px))
  const startMs = msAt(whole, within(Math.min(onePx, otherPx)))
  return { startMs, endMs: msAt(whole, within(Math.max(onePx, otherPx))) }
}

/** The time in a window that was moved along the strip; at an end of the strip it stops and keeps its length there. */
export function timeMoved(whole: Viewport, { leftPx, rightPx }: OverviewWindow, byPx: number): Span {
  const byAtMostPx = Math.min(whole.widthPx - rightPx, Math.max(-leftPx, byPx))
  return timeBetween(whole, leftPx + byAtMostPx, rightPx + byAtMostPx)
}

/** The time in a window of which one edge was taken elsewhere, beyond the other one too. */
export function timeResized(
  whole: Viewport,
  { leftPx, rightPx }: OverviewWindow,
  edge: 'start' | 'end',
  toPx: number
): Span {
  return timeBetween(whole, toPx, edge === 'start' ? rightPx : leftPx)
}

/** The time in a window that was moved so that its middle is at a place. */
export function timeCentred(whole: Viewport, window: OverviewWindow, atPx: number): Span {
  return timeMoved(whole, window, atPx - (window.leftPx + window.rightPx) / 2)
}

/** True when the window covers the strip, so that there is nowhere to move it. */
export function coversAll(whole: Viewport, { leftPx, rightPx }: OverviewWindow): boolean {
  return leftPx <= 0.5 && rightPx >= whole.widthPx - 0.5
}
