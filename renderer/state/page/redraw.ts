// Gathers any number of wishes to redraw into one animation frame, and holds the idle signal until it is painted.

import type { Activity } from './activity'

export class Redraw {
  #frame: number | null = null
  #end = (): void => undefined

  constructor(
    private readonly activity: Activity,
    private readonly paint: () => void
  ) {}

  request(): void {
    if (this.#frame !== null) return
    this.#end = this.activity.begin()
    this.#frame = requestAnimationFrame(() => {
      this.#frame = null
      try {
        this.paint()
      } finally {
        this.#end()
      }
    })
  }

  /** Gives up a redraw that is pending. */
  cancel(): void {
    if (this.#frame === null) return
    cancelAnimationFrame(this.#frame)
    this.#frame = null
    this.#end()
  }
}
