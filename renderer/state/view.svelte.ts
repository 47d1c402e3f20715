// What part of a session is on screen and what is pointed at there, with the verbs that move it.

import type { Ms } from '../../electron/shared/session'
import type { Span } from '../analysis/presence'
import type { Hit } from '../timeline/hit'
import { visibleLanes, type LaneLayout } from '../timeline/lanes'
import * as viewports from '../timeline/viewport'
import type { Limits, Viewport } from '../timeline/viewport'

/** In CSS px from the plot's left top corner. */
export interface Point {
  readonly xPx: number
  readonly yPx: number
}

const zoomStep = 1.5
const largeZoomStep = 4
const panShare = 0.15
const largePanShare = 0.75
/** Free space on both sides of a lane that was fitted, as a share of it. */
const laneMarginShare = 0.04

export class View {
  #layout: LaneLayout = $state.raw({ lanes: [], topsPx: new Float64Array(1), heightPx: 0 })
  #limits: Limits
  #keyedMs: Ms | null = $state(null)
  viewport: Viewport = $state.raw({ startMs: 0, endMs: 1, widthPx: 1 })
  /** How far the lanes are scrolled down, and how much of them shows at once. */
  scrollPx = $state(0)
  heightPx = $state(0)
  focusedLane: number | null = $state(null)
  pointer: Point | null = $state.raw(null)
  /** What is painted under the pointer; the chart keeps it up to date. */
  hovered: Hit | null = $state.raw(null)
  /** The moment under the pointer or, without a pointer, the one that was stepped to. */
  readonly instantMs: Ms | null = $derived(this.#instant())

  /** Shows all of `extent`, the time that the layout's marks take up; null when there are none. */
  constructor(layout: LaneLayout, extent: Span | null) {
    this.#layout = layout
    this.#limits = viewports.limitsOf(extent)
    this.viewport = viewports.fit(this.#limits, 1)
  }

  get layout(): LaneLayout {
    return this.#layout
  }

  /** Takes newer data: the time on screen and the focused participant stay as far as they still exist. */
  update(layout: LaneLayout, extent: Span | null): void {
    const focused = this.#layout.lanes[this.focusedLane ?? -1]?.participant.id
    const lane = layout.lanes.findIndex(({ participant }) => participant.id === focused)
    this.#layout = layout
    this.#limits = viewports.limitsOf(extent)
    this.viewport = viewports.resized(this.viewport, this.viewport.widthPx, this.#limits)
    this.focusedLane = lane === -1 ? null : lane
    this.hovered = null
    this.scrollTo(this.scrollPx)
  }

  /** The plot's size on screen. */
  resize(widthPx: number, heightPx: number): void {
    this.heightPx = heightPx
    if (widthPx !== this.viewport.widthPx) this.viewport = viewports.resized(this.viewport, widthPx, this.#limits)
    this.scrollTo(this.scrollPx)
  }

  fit(): void {
    this.viewport = viewports.fit(this.#limits, this.viewport.widthPx)
  }

  show(range: Span): void {
    this.viewport = viewports.show(range, this.viewport.widthPx, this.#limits)
  }

  zoomIn(far = false): void {
    this.#zoomAbout(this.#anchorMs(), far ? largeZoomStep : zoomStep)
  }

  zoomOut(far = false): void {
    this.#zoomAbout(this.#anchorMs(), 1 / (far ? largeZoomStep : zoomStep))
  }

  /** Shows `factor` times larger; the moment at `atPx` stays where it is. */
  zoomAt(factor: number, atPx: number): void {
    const withinPx = Math.min(this.viewport.widthPx, Math.max(0, atPx))
    this.#zoomAbout(viewports.msAt(this.viewport, withinPx), factor)
  }

  /** Moves towards later times by a distance on the screen; negative: towards earlier. */
  pan(byPx: number): void {
    this.viewport = viewports.pan(this.viewport, byPx, this.#limits)
  }

  panEarlier(far = false): void {
    this.pan(-this.viewport.widthPx * (far ? largePanShare : panShare))
  }

  panLater(far = false): void {
    this.pan(this.viewport.widthPx * (far ? largePanShare : panShare))
  }

  /** Scrolls the lanes, in whole pixels within what there is. */
  scrollTo(px: number): void {
    this.scrollPx = Math.round(Math.max(0, Math.min(px, this.#layout.heightPx - this.heightPx)))
  }

  /** Fits the focused participant's time from first join to last leave; if that is on screen already, everything. */
  fitLane(): void {
    const presence = this.#layout.lanes[this.focusedLane ?? -1]?.presence
    const startMs = presence?.firstJoinMs ?? null
    const endMs = presence?.lastLeave?.atMs ?? null
    if (startMs === null || endMs === null) return this.fit()
    const marginMs = (endMs - startMs) * laneMarginShare
    const before = this.viewport
    this.show({ startMs: startMs - marginMs, endMs: endMs + marginMs })
    if (before.startMs === this.viewport.startMs && before.endMs === this.viewport.endMs) this.fit()
  }

  /** Focuses a lane, the nearest one for an index outside, and brings it into view. */
  focusLane(index: number): void {
    const { lanes, topsPx } = this.#layout
    if (lanes.length === 0) return
    const lane = Math.max(0, Math.min(lanes.length - 1, index))
    this.focusedLane = lane
    const topPx = topsPx[lane] ?? 0
    const bottomPx = topsPx[lane + 1] ?? 0
    if (topPx < this.scrollPx) this.scrollTo(topPx)
    else if (bottomPx > this.scrollPx + this.heightPx) this.scrollTo(bottomPx - this.heightPx)
  }

  /** Moves the focus down by a number of lanes, or up for a negative one; without a focus, to the first lane on screen. */
  moveFocus(by: number): void {
    this.focusLane(this.focusedLane === null ? this.#onScreen().from : this.focusedLane + by)
  }

  /** Moves the focus by as many lanes as are on screen: 1 down, -1 up. */
  pageFocus(direction: 1 | -1): void {
    const { from, to } = this.#onScreen()
    this.moveFocus(direction * Math.max(1, to - from - 1))
  }

  /** Points at a moment and brings it into view. */
  goTo(ms: Ms): void {
    this.pointer = null
    this.#keyedMs = ms
    const { startMs, endMs, widthPx } = this.viewport
    if (ms < startMs || ms > endMs) this.pan(viewports.xOf(this.viewport, ms) - widthPx / 2)
  }

  /** Steps to the next join or leave (1) or the previous one (-1), of the focused participant or of anybody. */
  stepEdge(direction: 1 | -1, ofAnybody: boolean): void {
    if (!ofAnybody && this.focusedLane === null) this.moveFocus(0)
    const fromMs = this.instantMs ?? -Infinity * direction
    const from = ofAnybody ? 0 : (this.focusedLane ?? 0)
    const to = ofAnybody ? this.#layout.lanes.length : from + 1
    let best: { ms: Ms; lane: number } | null = null
    for (let lane = from; lane < to; lane++) {
      for (const stay of this.#layout.lanes[lane]?.presence.stays ?? []) {
        for (const ms of stay.end === 'recorded' ? [stay.startMs, stay.endMs] : [stay.startMs]) {
          if ((ms - fromMs) * direction > 0 && (best === null || (best.ms - ms) * direction > 0)) best = { ms, lane }
        }
      }
    }
    if (best === null) return
    this.focusLane(best.lane)
    this.goTo(best.ms)
  }

  /** The pointer is over a point of the plot, or away. It takes over from a moment that was stepped to. */
  pointTo(point: Point | null): void {
    this.pointer = point
    if (point === null) this.hovered = null
    else this.#keyedMs = null
  }

  /** Points at nothing any more. */
  letGo(): void {
    this.#keyedMs = null
    this.pointTo(null)
  }

  #instant(): Ms | null {
    if (this.pointer === null) return this.#keyedMs
    const { xPx } = this.pointer
    return xPx < 0 || xPx > this.viewport.widthPx ? null : viewports.msAt(this.viewport, xPx)
  }

  #onScreen(): { from: number; to: number } {
    return visibleLanes(this.#layout, this.scrollPx, this.heightPx)
  }

  #zoomAbout(ms: Ms, factor: number): void {
    this.viewport = viewports.zoomAbout(this.viewport, ms, factor, this.#limits)
  }

  /** Keys and buttons zoom about what is pointed at, else about the middle of what shows of the focused lane. */
  #anchorMs(): Ms {
    const { startMs, endMs } = this.viewport
    if (this.instantMs !== null && this.instantMs >= startMs && this.instantMs <= endMs) return this.instantMs
    const presence = this.#layout.lanes[this.focusedLane ?? -1]?.presence
    const fromMs = Math.max(startMs, presence?.firstJoinMs ?? startMs)
    const toMs = Math.min(endMs, presence?.lastLeave?.atMs ?? endMs)
    return fromMs < toMs ? (fromMs + toMs) / 2 : (startMs + endMs) / 2
  }
}
