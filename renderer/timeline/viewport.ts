// The part of time that is on screen, and the verbs that move it; every verb answers with a new viewport within limits.

import type { Ms } from '../../electron/shared/session'
import type { Span } from '../analysis/presence'

/** An immutable map between time and CSS pixels from the plot's left edge. */
export interface Viewport extends Span {
  readonly widthPx: number
}

/** How far a viewport may go, and how close. */
export interface Limits extends Span {
  readonly minSpanMs: Ms
}

const marginShare = 0.02
const minMarginMs = 500
const minSpanMs = 20
/** Ticks and labels need room around what a Date can hold. */
const lastMs = 8.6e15
const emptySpan: Span = { startMs: 0, endMs: 3_600_000 }

/** All of the data's extent plus a margin on both sides; an hour at the epoch when there is no time at all. */
export function limitsOf(extent: Span | null): Limits {
  const { startMs, endMs } = extent ?? emptySpan
  const marginMs = Math.max(minMarginMs, (endMs - startMs) * marginShare)
  return {
    startMs: Math.max(-lastMs, startMs - marginMs),
    endMs: Math.min(lastMs, endMs + marginMs),
    minSpanMs
  }
}

/** Length of the time on screen. */
export function spanOf(view: Span): Ms {
  return view.endMs - view.startMs
}

/** The pixel of a moment, fractional, from the plot's left edge; outside 0 to `widthPx` when it is off screen. */
export function xOf(view: Viewport, ms: Ms): number {
  return ((ms - view.startMs) * view.widthPx) / spanOf(view)
}

/** The moment at a pixel, fractional: the inverse of `xOf`. */
export function msAt(view: Viewport, xPx: number): Ms {
  return view.startMs + (xPx * spanOf(view)) / view.widthPx
}

/** Everything, margins included. */
export function fit(limits: Limits, widthPx: number): Viewport {
  return { startMs: limits.startMs, endMs: limits.endMs, widthPx: Math.max(1, widthPx) }
}

/** Moves by a number of pixels: positive shows later times. Stops at the limits and keeps the span. */
export function pan(view: Viewport, deltaPx: number, limits: Limits): Viewport {
  const deltaMs = (deltaPx * spanOf(view)) / view.widthPx
  return clamped(view.startMs + deltaMs, spanOf(view), view.widthPx, limits)
}

/** Zooms so that `ms` stays where it is: a factor above 1 shows less time, below 1 more. */
export function zoomAbout(view: Viewport, ms: Ms, factor: number, limits: Limits): Viewport {
  const spanMs = clampSpan(spanOf(view) / factor, limits)
  const share = (ms - view.startMs) / spanOf(view)
  return clamped(ms - share * spanMs, spanMs, view.widthPx, limits)
}

/** Shows a range of time as wide as possible, within the limits. */
export function show(range: Span, widthPx: number, limits: Limits): Viewport {
  const spanMs = clampSpan(spanOf(range), limits)
  const middleMs = range.startMs + spanOf(range) / 2
  return clamped(middleMs - spanMs / 2, spanMs, Math.max(1, widthPx), limits)
}

/** The same time on another width; for a new extent (a refreshed session) it is also brought within the new limits. */
export function resized(view: Viewport, widthPx: number, limits: Limits): Viewport {
  return clamped(view.startMs, spanOf(view), Math.max(1, widthPx), limits)
}

function clampSpan(spanMs: Ms, limits: Limits): Ms {
  return Math.min(Math.max(spanMs, limits.minSpanMs), spanOf(limits))
}

function clamped(startMs: Ms, wantedSpanMs: Ms, widthPx: number, limits: Limits): Viewport {
  const spanMs = clampSpan(wantedSpanMs, limits)
  const latestMs = limits.endMs - spanMs
  const start = Math.max(limits.startMs, Math.min(startMs, latestMs))
  return { startMs: start, endMs: Math.min(start + spanMs, limits.endMs), widthPx }
}
