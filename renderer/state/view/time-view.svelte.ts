// What part of a session's time is on screen, with the verbs that move it and the way back to earlier parts.

import type { Ms, Span } from '../../../electron/shared/session'
import type { Folds } from '../../timeline/axis/folds'
import * as viewports from '../../timeline/axis/viewport'
import type { Limits, Viewport } from '../../timeline/axis/viewport'
import { ViewHistory } from './view-history.svelte'

/** Free space on both sides of what was fitted, as a share of it. */
const fitMarginShare = 0.04
/** A view that did not move for so long is at rest. */
const restMs = 100

export class TimeView {
  #limits: Limits = $state.raw(viewports.limitsOf(null))
  #drifting = false
  /** Where the view was told to be before the small moves that go on now; null at rest. */
  #left: Viewport | null = $state.raw(null)
  #rest: ReturnType<typeof setTimeout> | undefined
  /** What a key or a button has brought about, whose words are to be said: a moment, what was selected, or what the view shows now. */
  speaks: 'moment' | 'selection' | 'view' | null = null
  readonly history = new ViewHistory()
  viewport: Viewport = $state.raw(viewports.viewportOf({ startMs: 0, endMs: 1 }, 1))

  /** Shows all there is to show. */
  constructor(limits: Limits) {
    this.#limits = limits
    this.viewport = viewports.fit(limits, 1)
  }

  get limits(): Limits {
    return this.#limits
  }

  /** What words are about: while the view is on the move, where it was before, as new words would cost more than the frame. */
  get told(): Viewport {
    return this.#left ?? this.viewport
  }

  get isMoving(): boolean {
    return this.#left !== null
  }

  /** Takes the extent of newer data, or other folds of its time: what is on screen stays as far as it still exists. */
  update(extent: Span | null, folds: Folds): void {
    const { widthPx } = this.viewport
    const wasWhole = isSameTime(this.viewport, this.#limits)
    this.#stop()
    this.#limits = viewports.limitsOf(extent, folds)
    this.viewport = wasWhole
      ? viewports.fit(this.#limits, widthPx)
      : viewports.resized(this.viewport, widthPx, this.#limits)
  }

  /** What is on screen; null when that is all there is. */
  get range(): Span | null {
    const { startMs, endMs } = this.told
    return isSameTime(this.told, this.#limits) ? null : { startMs, endMs }
  }

  /** Puts back what was on screen in an earlier run or before the tab slept: nothing is said, and there is no way back from it. */
  putBack(range: Span | null): void {
    this.viewport =
      range === null
        ? viewports.fit(this.#limits, this.viewport.widthPx)
        : viewports.show(range, this.viewport.widthPx, this.#limits)
  }

  fit(): void {
    this.#jump(viewports.fit(this.#limits, this.viewport.widthPx))
  }

  show(range: Span): void {
    this.#jump(viewports.show(range, this.viewport.widthPx, this.#limits))
  }

  /** Shows a range while it is being dragged: all of one drag is one step back. */
  follow(range: Span): void {
    this.#drift(viewports.show(range, this.viewport.widthPx, this.#limits))
  }

  /** A drag begins or has ended: what moves the view next is a step of its own. */
  settle(): void {
    this.#drifting = false
  }

  /** The drag that is under way is not to have happened; one that has moved nothing leaves all as it is. */
  takeBack(): void {
    if (this.#drifting) this.#restore(this.history.takeBack())
  }

  back(): void {
    this.#restore(this.history.back(this.viewport))
  }

  forward(): void {
    this.#restore(this.history.forward(this.viewport))
  }

  /** Shows a range with a little room on both sides. */
  showWhole(range: Span): void {
    this.#jump(viewports.show(range, this.viewport.widthPx, this.#limits, fitMarginShare))
  }

  /** Brings a moment into view, in its middle when it is not there already. */
  reveal(ms: Ms): void {
    const { startMs, endMs, widthPx } = this.viewport
    if (ms >= startMs && ms <= endMs) return
    this.#jump(viewports.pan(this.viewport, viewports.xOf(this.viewport, ms) - widthPx / 2, this.#limits))
  }

  /** Shows `factor` times larger; the moment at `atPx` stays where it is. */
  zoomAt(factor: number, atPx: number): void {
    const withinPx = Math.min(this.viewport.widthPx, Math.max(0, atPx))
    this.zoomAbout(viewports.msAt(this.viewport, withinPx), factor)
  }

  /** Moves towards later times by a distance on the screen; negative: towards earlier. */
  pan(byPx: number): void {
    this.#drift(viewports.pan(this.viewport, byPx, this.#limits))
  }

  /** The plot is this wide now. */
  protected widen(widthPx: number): void {
    if (widthPx === this.viewport.widthPx) return
    this.#stop()
    this.viewport = viewports.resized(this.viewport, widthPx, this.#limits)
  }

  /** Shows `factor` times larger about a moment. */
  protected zoomAbout(ms: Ms, factor: number): void {
    this.#drift(viewports.zoomAbout(this.viewport, ms, factor, this.#limits))
  }

  #jump(next: Viewport): void {
    if (isSameTime(next, this.viewport)) return
    this.history.remember(this.viewport)
    this.speaks ??= 'view'
    this.#drifting = false
    this.#stop()
    this.viewport = next
  }

  /** One of many small moves: going back undoes them together. */
  #drift(next: Viewport): void {
    if (isSameTime(next, this.viewport)) return
    if (!this.#drifting) this.history.remember(this.viewport)
    this.#drifting = true
    this.#left ??= this.viewport
    this.viewport = next
    clearTimeout(this.#rest)
    this.#rest = setTimeout(() => this.#stop(), restMs)
  }

  #stop(): void {
    clearTimeout(this.#rest)
    this.#left = null
  }

  #restore(range: Span | null): void {
    if (range === null) return
    this.speaks ??= 'view'
    this.#drifting = false
    this.#stop()
    this.viewport = viewports.show(range, this.viewport.widthPx, this.#limits)
  }
}

function isSameTime(one: Span, other: Span): boolean {
  return one.startMs === other.startMs && one.endMs === other.endMs
}
