// The part of time that is on screen, and the verbs that move it; every verb answers with a new viewport within limits.

import type { Ms, Span } from '../../../electron/shared/session'
import { fromAxis, noFolds, toAxis, type Folds } from './folds'

/** An immutable map between time and CSS pixels from the plot's left edge: time to the axis, where some may be folded, and that to pixels. */
export interface Viewport extends Span {
  readonly widthPx: number
  readonly folds: Folds
  /** `startMs` and `endMs` on the axis; the same without folds. */
  readonly axisStartMs: Ms
  readonly axisEndMs: Ms
}

/** How far a viewport may go and how close, and what is folded on the way. */
export interface Limits extends Span {
  readonly minSpanMs: Ms
  readonly folds: Folds
}

const marginShare = 0.02
const minMarginMs = 500
const minSpanMs = 20
/** Ticks and labels need room around what a Date can hold. */
const lastMs = 8.6e15
const emptySpan: Span = { startMs: 0, endMs: 3_600_000 }

/** All of the data's extent plus a margin on both sides, as the folds leave it; an hour at the epoch when there is no time at all. */
export function limitsOf(extent: Span | null, folds = noFolds): Limits {
  const { startMs, endMs } = extent ?? emptySpan
  const axisStartMs = toAxis(folds, startMs)
  const axisEndMs = toAxis(folds, endMs)
  const marginMs = Math.max(minMarginMs, (axisEndMs - axisStartMs) * marginShare)
  return {
    startMs: Math.max(-lastMs, fromAxis(folds, axisStartMs - marginMs)),
    endMs: Math.min(lastMs, fromAxis(folds, axisEndMs + marginMs)),
    minSpanMs,
    folds
  }
}

/** The viewport that shows a range of time as it is asked for, without limits. */
export function viewportOf({ startMs, endMs }: Span, widthPx: number, folds = noFolds): Viewport {
  return { startMs, endMs, widthPx, folds, axisStartMs: toAxis(folds, startMs), axisEndMs: toAxis(folds, endMs) }
}

/** Length of the time on screen, what is folded included. */
export function spanOf(view: Span): Ms {
  return view.endMs - view.startMs
}

/** How much time a pixel is, outside the folds. */
export function msPerPx(view: Viewport): Ms {
  return (view.axisEndMs - view.axisStartMs) / view.widthPx
}

/** The pixel of a moment, fractional, from the plot's left edge; outside 0 to `widthPx` when it is off screen. */
export function xOf(view: Viewport, ms: Ms): number {
  return xOfAxis(view, toAxis(view.folds, ms))
}

/** The pixel of a place on the axis. */
export function xOfAxis(view: Viewport, axisMs: Ms): number {
  return ((axisMs - view.axisStartMs) * view.widthPx) / (view.axisEndMs - view.axisStartMs)
}

/** The moment at a pixel, fractional: the inverse of `xOf`. */
export function msAt(view: Viewport, xPx: number): Ms {
  return fromAxis(view.folds, view.axisStartMs + xPx * msPerPx(view))
}

/** The moment that far before the view, on the axis. */
export function timeBefore(view: Viewport, axisMs: Ms): Ms {
  return fromAxis(view.folds, view.axisStartMs - axisMs)
}

/** The moment that far after the view, on the axis. */
export function timeAfter(view: Viewport, axisMs: Ms): Ms {
  return fromAxis(view.folds, view.axisEndMs + axisMs)
}

/** Everything, margins included. */
export function fit(limits: Limits, widthPx: number): Viewport {
  return viewportOf(limits, Math.max(1, widthPx), limits.folds)
}

/** Moves by a number of pixels: positive shows later times. Stops at the limits and keeps the scale. */
export function pan(view: Viewport, deltaPx: number, limits: Limits): Viewport {
  return clamped(view.axisStartMs + deltaPx * msPerPx(view), axisSpanOf(view), view.widthPx, limits)
}

/** Zooms so that `ms` stays where it is: a factor above 1 shows less time, below 1 more. */
export function zoomAbout(view: Viewport, ms: Ms, factor: number, limits: Limits): Viewport {
  const spanMs = clampSpan(axisSpanOf(view) / factor, limits)
  const axisMs = toAxis(view.folds, ms)
  const share = (axisMs - view.axisStartMs) / axisSpanOf(view)
  return clamped(axisMs - share * spanMs, spanMs, view.widthPx, limits)
}

/** Shows a range of time as wide as possible, within the limits; `marginShare` leaves room on both sides, as a share of the range. */
export function show(range: Span, widthPx: number, limits: Limits, marginShare = 0): Viewport {
  const wanted = viewportOf(range, widthPx, limits.folds)
  const spanMs = clampSpan(axisSpanOf(wanted) * (1 + 2 * marginShare), limits)
  const middleMs = wanted.axisStartMs + axisSpanOf(wanted) / 2
  return clamped(middleMs - spanMs / 2, spanMs, Math.max(1, widthPx), limits)
}

/** The same time on another width; for a new extent (a refreshed session) or other folds it is also brought within the new limits. */
export function resized(view: Viewport, widthPx: number, limits: Limits): Viewport {
  const same = viewportOf(view, widthPx, limits.folds)
  return clamped(same.axisStartMs, axisSpanOf(same), Math.max(1, widthPx), limits)
}

function axisSpanOf(view: Viewport): Ms {
  return view.axisEndMs - view.axisStartMs
}

function clampSpan(axisSpanMs: Ms, limits: Limits): Ms {
  const mostMs = toAxis(limits.folds, limits.endMs) - toAxis(limits.folds, limits.startMs)
  return Math.min(Math.max(axisSpanMs, limits.minSpanMs), mostMs)
}

function clamped(startMs: Ms, wantedSpanMs: Ms, widthPx: number, limits: Limits): Viewport {
  const { folds } = limits
  const earliestMs = toAxis(folds, limits.startMs)
  const latestMs = toAxis(folds, limits.endMs)
  const spanMs = clampSpan(wantedSpanMs, limits)
  const axisStartMs = Math.max(earliestMs, Math.min(startMs, latestMs - spanMs))
  const axisEndMs = Math.min(axisStartMs + spanMs, latestMs)
  return {
    startMs: Math.max(limits.startMs, fromAxis(folds, axisStartMs)),
    endMs: Math.min(limits.endMs, fromAxis(folds, axisEndMs)),
    widthPx,
    folds,
    axisStartMs,
    axisEndMs
  }
}
