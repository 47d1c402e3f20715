// How far the lanes are scrolled and which of them has the focus.

import { laneIn, type Lane } from '../../timeline/lanes/lanes'
import {
  headingPx,
  indexOfLane,
  laneBottomPx,
  visibleLanes,
  type IndexRange,
  type LaneLayout
} from '../../timeline/lanes/layout'
import type { Lineup } from './lineup.svelte'

export class LaneFocus {
  #wantedScrollPx = $state(0)
  /** How much of the lanes shows at once, in CSS px. */
  heightPx = $state(0)
  /** The participant whose lane has the focus, shown or not. */
  focusedId: string | null = $state(null)
  /** True while the keyboard leads: then the details shown are those of the focused lane. */
  keyed = $state(false)
  /** The lane that has the focus, or null when it is not shown. */
  readonly index: number | null = $derived(this.focusedId === null ? null : indexOfLane(this.layout, this.focusedId))
  /** How far the lanes are scrolled down, in whole px within what there is. */
  readonly scrollPx: number = $derived(
    Math.round(Math.max(0, Math.min(this.#wantedScrollPx, this.layout.heightPx - this.heightPx)))
  )

  constructor(private readonly lineup: Lineup) {}

  get layout(): LaneLayout {
    return this.lineup.layout
  }

  /** The lane that has the focus, or null when it is not shown. */
  get focused(): Lane | null {
    return laneIn(this.layout, this.index ?? -1)
  }

  get onScreen(): IndexRange {
    return visibleLanes(this.layout, this.scrollPx, this.heightPx)
  }

  scrollTo(px: number): void {
    this.#wantedScrollPx = px
  }

  scrollBy(byPx: number): void {
    this.#wantedScrollPx = this.scrollPx + byPx
  }

  /** Focuses a lane, the nearest one for an index outside, and brings it into view. */
  focus(index: number): void {
    const { layout } = this
    const lane = laneIn(layout, Math.max(0, Math.min(layout.order.length - 1, index)))
    if (lane === null) return
    this.focusedId = lane.id
    this.#reveal()
  }

  /** Another height of what shows at once. */
  resize(heightPx: number): void {
    this.keepInView(() => (this.heightPx = heightPx))
  }

  /** Changes heights; a focused lane that was in view stays in it. */
  keepInView(change: () => void): void {
    const box = this.#focusedBox()
    const wasInView = box !== null && box.bottomPx > this.scrollPx && box.topPx < this.scrollPx + this.heightPx
    change()
    if (wasInView) this.#reveal()
  }

  /** From where to where the focused lane goes, its heading included; null for a pinned one, which does not scroll. */
  #focusedBox(): { readonly topPx: number; readonly bottomPx: number } | null {
    const { layout, index } = this
    const { topsPx, headings, pinnedCount, pinnedHeightPx } = layout
    if (index === null || index < pinnedCount) return null
    const topPx = (topsPx[index] ?? 0) - pinnedHeightPx - (headings.has(index) ? headingPx : 0)
    return { topPx, bottomPx: laneBottomPx(layout, index) }
  }

  #reveal(): void {
    const box = this.#focusedBox()
    if (box === null) return
    const { topPx, bottomPx } = box
    if (topPx < this.scrollPx) this.scrollTo(topPx)
    else if (bottomPx > this.scrollPx + this.heightPx) this.scrollTo(bottomPx - this.heightPx)
  }

  /** Focuses a participant's lane; one that is filtered out has the focus all the same. */
  focusParticipant(participantId: string): void {
    this.focusedId = participantId
    if (this.index !== null) this.focus(this.index)
  }

  /** Moves the focus down by a number of lanes, or up for a negative one; without a focus, to the first lane on screen. */
  move(by: number): void {
    this.focus(this.index === null ? this.onScreen.from : this.index + by)
  }

  /** Moves the focus by as many lanes as are on screen: 1 down, -1 up. */
  page(direction: 1 | -1): void {
    const { from, to } = this.onScreen
    this.move(direction * Math.max(1, to - from - 1))
  }
}
