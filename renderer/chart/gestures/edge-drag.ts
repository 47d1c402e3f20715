// A drag of one edge of what is measured: the other one stays, and beyond the plot the view goes along.

import type { Ms } from '../../../electron/shared/session'
import type { Point, View } from '../../state/view/view.svelte'
import { spanEndAt } from './span-end'

/** How much of the distance beyond the plot the view follows in each frame, and at most. */
const followShare = 0.2
const mostFollowPx = 40

interface Held {
  readonly otherMs: Ms
  readonly beforeMs: Ms
  at: Point
  /** Put where the pointer is, and at no join or leave. */
  free: boolean
}

export class EdgeDrag {
  #held: Held | null = null
  #frame: number | null = null

  constructor(private readonly view: () => View) {}

  get isHeld(): boolean {
    return this.#held !== null
  }

  /** Takes hold of the edge that is at `beforeMs`; the one at `otherMs` stays. */
  begin(beforeMs: Ms, otherMs: Ms, at: Point): void {
    this.#held = { otherMs, beforeMs, at, free: false }
    this.view().settle()
  }

  move(at: Point, free: boolean): void {
    if (this.#held === null) return
    Object.assign(this.#held, { at, free })
    this.#put(this.#held)
    if (this.#beyondPx(this.#held) !== 0) this.#frame ??= requestAnimationFrame(() => this.#follow())
  }

  /** Lets go; which edge is held now, as one that was dragged over the other is the other one, or null without any. */
  drop(): 'start' | 'end' | null {
    if (this.#held === null) return null
    const { otherMs } = this.#held
    this.letGo()
    this.view().settle()
    return this.view().measuring.span?.endMs === otherMs ? 'start' : 'end'
  }

  /** Back to where the edge was. */
  takeBack(): void {
    const held = this.#held
    if (held !== null) this.view().measuring.set({ startMs: held.otherMs, endMs: held.beforeMs })
    this.letGo()
  }

  letGo(): void {
    if (this.#frame !== null) cancelAnimationFrame(this.#frame)
    this.#frame = null
    this.#held = null
  }

  #put({ at, free, otherMs }: Held): void {
    const { ms, snap } = spanEndAt(this.view(), at, free)
    this.view().measuring.set({ startMs: otherMs, endMs: ms }, snap)
  }

  #beyondPx({ at: { xPx } }: Held): number {
    return Math.min(0, xPx) + Math.max(0, xPx - this.view().viewport.widthPx)
  }

  #follow(): void {
    this.#frame = null
    if (this.#held === null) return
    const byPx = Math.max(-mostFollowPx, Math.min(mostFollowPx, this.#beyondPx(this.#held) * followShare))
    if (byPx === 0) return
    this.view().pan(byPx)
    this.#put(this.#held)
    this.#frame = requestAnimationFrame(() => this.#follow())
  }
}
