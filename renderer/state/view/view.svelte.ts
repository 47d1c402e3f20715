// What is on screen of a session and what is pointed at and measured there, with the verbs of keys and pointer.

import type { Ms, Span } from '../../../electron/shared/session'
import { nextEdge, type Direction } from '../../timeline/lanes/edges'
import { nextEntry, type Entry, type EntryKind } from '../../timeline/lanes/entries'
import { noFolds, type Folds } from '../../timeline/axis/folds'
import type { Hit } from '../../timeline/scene/hit'
import type { LaneLayout } from '../../timeline/lanes/layout'
import * as viewports from '../../timeline/axis/viewport'
import { LaneFocus } from './lane-focus.svelte'
import type { Lineup } from './lineup.svelte'
import { Measuring } from './measuring.svelte'
import { Selection } from './selection.svelte'
import { TimeView } from './time-view.svelte'

/** In CSS px from the plot's left top corner. */
export interface Point {
  readonly xPx: number
  readonly yPx: number
}

const zoomStep = 1.5
const largeZoomStep = 4
const panShare = 0.15
const largePanShare = 0.75
/** How much of the plot pinned lanes take at most: the others are to be seen below them. */
const pinnedMostShare = 0.5
/** How far an arrow key moves the crosshair. */
const instantStepPx = 8

export class View extends TimeView {
  #isTimeless = $state(false)
  #keyedMs: Ms | null = $state(null)
  #lastInstantMs: Ms | null = $state(null)
  readonly lanes: LaneFocus
  readonly measuring: Measuring
  readonly selection: Selection
  pointer: Point | null = $state.raw(null)
  /** The keyboard has put the crosshair where it is and gone to no other lane since: what is there is to be shown. */
  stepped = $state(false)
  /** What is painted under the pointer; the chart keeps it up to date. */
  hovered: Hit | null = $state.raw(null)
  /** The moment under the pointer or, without a pointer, the one that was stepped to. */
  readonly instantMs: Ms | null = $derived(this.#instant())

  /** Shows all of `extent`, the time that the lanes' marks take up; null when there are none. */
  constructor(
    readonly lineup: Lineup,
    extent: Span | null,
    folds: Folds = noFolds
  ) {
    super(viewports.limitsOf(extent, folds))
    this.#isTimeless = extent === null
    this.lanes = new LaneFocus(lineup)
    this.selection = new Selection(lineup, this.lanes)
    this.measuring = new Measuring(() => this.instantMs)
  }

  get layout(): LaneLayout {
    return this.lineup.layout
  }

  /** The crosshair's moment or, while there is none, where it was last; null before it was anywhere. */
  get lastInstantMs(): Ms | null {
    return this.instantMs ?? this.#lastInstantMs
  }

  /** Where the crosshair stays without a pointer; null where it does not. */
  get heldMs(): Ms | null {
    return this.#keyedMs
  }

  /** Puts the crosshair where it stayed before, without a word. */
  hold(ms: Ms): void {
    if (this.isTimeless) return
    this.#keyedMs = ms
    this.#lastInstantMs = ms
  }

  /** True while no time is known of anything: there is no moment to point at then, nor to go to or measure from. */
  get isTimeless(): boolean {
    return this.#isTimeless
  }

  override update(extent: Span | null, folds: Folds): void {
    super.update(extent, folds)
    this.selection.update()
    this.#isTimeless = extent === null
    this.hovered = null
  }

  /** The plot's size on screen. */
  resize(widthPx: number, heightPx: number): void {
    this.lineup.pinnedMostPx = heightPx * pinnedMostShare
    this.lanes.resize(heightPx)
    this.widen(widthPx)
  }

  zoomIn(far = false): void {
    if (this.isTimeless) return
    this.speaks ??= 'view'
    this.zoomAbout(this.#anchorMs(), far ? largeZoomStep : zoomStep)
  }

  zoomOut(far = false): void {
    if (this.isTimeless) return
    this.speaks ??= 'view'
    this.zoomAbout(this.#anchorMs(), 1 / (far ? largeZoomStep : zoomStep))
  }

  panEarlier(far = false): void {
    if (this.isTimeless) return
    this.speaks ??= 'view'
    this.pan(-this.viewport.widthPx * (far ? largePanShare : panShare))
  }

  panLater(far = false): void {
    if (this.isTimeless) return
    this.speaks ??= 'view'
    this.pan(this.viewport.widthPx * (far ? largePanShare : panShare))
  }

  /**
   * Fits what is measured, else the selected interval, else the focused participant from first join to last leave; if that is
   * on screen already, everything.
   */
  fitFocus(): void {
    const span = this.measuring.span ?? this.selection.span ?? this.lanes.focused?.presence.drawn ?? null
    if (span === null) return this.fit()
    const before = this.viewport
    this.showWhole(span)
    if (before.startMs === this.viewport.startMs && before.endMs === this.viewport.endMs) this.fit()
  }

  /** Points at a moment and brings it into view. */
  goTo(ms: Ms): void {
    if (this.isTimeless) return
    this.pointer = null
    this.stepped = true
    this.speaks = 'moment'
    this.#keyedMs = ms
    this.#lastInstantMs = ms
    this.reveal(ms)
  }

  /** Selects an entry and, when no part of it is on screen, brings its start there. */
  select(entry: Entry): void {
    this.selection.select(entry)
    this.speaks = 'selection'
    const { span } = this.selection
    if (span === null || (span.startMs <= this.viewport.endMs && span.endMs >= this.viewport.startMs)) return
    this.reveal(span.startMs)
  }

  /** Selects the next (1) or previous (-1) entry of the focused lane: counted from the selected one, else from the crosshair, else from its end. */
  walkEntries(direction: Direction, kinds: readonly EntryKind[]): boolean {
    if (this.lanes.index === null) this.lanes.move(0)
    const { focused } = this.lanes
    if (focused === null) return false
    const from = this.selection.entry ?? this.instantMs ?? -Infinity * direction
    const next = nextEntry(focused, kinds, from, direction)
    if (next === null) return false
    this.select(next)
    return true
  }

  /** Moves the crosshair by one small step; `measuring` measures from where it was. */
  stepInstant(direction: Direction, measuring: boolean): void {
    if (this.isTimeless) return
    const fromMs = Math.round(this.instantMs ?? this.#anchorMs())
    if (!measuring) this.measuring.endSteps()
    else if (!this.measuring.isOpen) this.measuring.begin(fromMs, true)
    const fromPx = viewports.xOf(this.viewport, fromMs)
    const toMs = Math.round(viewports.msAt(this.viewport, fromPx + direction * instantStepPx))
    this.goTo(Math.min(this.limits.endMs, Math.max(this.limits.startMs, toMs)))
  }

  zoomToSpan(): void {
    if (this.measuring.span !== null) this.show(this.measuring.span)
  }

  /** Begins to measure at the crosshair or, when that was done, ends there. */
  putSpanEdge(): void {
    if (this.isTimeless) return
    this.speaks = 'moment'
    if (this.measuring.isOpen) return this.measuring.end()
    const ms = this.instantMs ?? this.#anchorMs()
    if (this.instantMs === null) this.goTo(Math.round(ms))
    this.measuring.begin(ms)
  }

  /** Steps to the next join or leave (1) or the previous one (-1), of the focused participant or of anybody who is shown. */
  stepEdge(direction: Direction, ofAnybody: boolean): void {
    if (!ofAnybody && this.lanes.index === null) this.lanes.move(0)
    const { lanes, order } = this.layout
    const first = ofAnybody ? 0 : (this.lanes.index ?? 0)
    const asked = ofAnybody ? order : order.subarray(first, first + 1)
    const edge = nextEdge({ lanes, order: asked }, this.instantMs ?? -Infinity * direction, direction)
    if (edge === null) return
    this.lanes.focus(first + edge.lane)
    this.goTo(edge.ms)
  }

  /** The keyboard takes over from the pointer: the moment it was at is the one to step from. */
  lead(): void {
    this.#keyedMs = this.instantMs
    this.pointer = null
    this.stepped = false
    this.lanes.keyed = true
  }

  /** The pointer is over a point of the plot, or away. It takes over from a moment that was stepped to. */
  pointTo(point: Point | null): void {
    if (point === null) {
      this.#lastInstantMs = this.instantMs ?? this.#lastInstantMs
      this.hovered = null
    } else this.#keyedMs = null
    this.pointer = point
  }

  /** Lets go of one thing: of the selected interval, else of what is measured, else of the crosshair, else of the anchor. */
  letGo(): void {
    if (this.selection.entry !== null) return this.selection.letGo()
    if (this.measuring.span !== null || this.measuring.isOpen) return this.measuring.set(null)
    if (this.instantMs !== null) {
      this.pointTo(null)
      this.#keyedMs = null
    } else this.lineup.anchorId = null
    this.lanes.keyed = false
  }

  #instant(): Ms | null {
    if (this.pointer === null) return this.#keyedMs
    const { xPx } = this.pointer
    return xPx < 0 || xPx > this.viewport.widthPx ? null : viewports.msAt(this.viewport, xPx)
  }

  /** Keys and buttons zoom about what is pointed at, else about the middle of what shows of the focused lane. */
  #anchorMs(): Ms {
    const { startMs, endMs } = this.viewport
    if (this.instantMs !== null && this.instantMs >= startMs && this.instantMs <= endMs) return this.instantMs
    const drawn = this.lanes.focused?.presence.drawn
    const fromMs = Math.max(startMs, drawn?.startMs ?? startMs)
    const toMs = Math.min(endMs, drawn?.endMs ?? endMs)
    // The middle of what is seen, which under folds is not the middle of the time.
    const middleOf = (span: Span) =>
      (viewports.xOf(this.viewport, span.startMs) + viewports.xOf(this.viewport, span.endMs)) / 2
    return viewports.msAt(this.viewport, middleOf(fromMs < toMs ? { startMs: fromMs, endMs: toMs } : this.viewport))
  }
}
