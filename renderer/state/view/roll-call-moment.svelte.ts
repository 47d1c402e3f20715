// The instant of the roll call: the crosshair's, or one at which it stays.

import type { Ms } from '../../../electron/shared/session'
import type { MarkBook } from '../marks/mark-book.svelte'
import type { View } from './view.svelte'

export class RollCallMoment {
  /** Where it stays without a mark; null while it does not. */
  #stayMs: Ms | null = $state(null)
  /** In whole milliseconds, as it is printed; null before the crosshair was anywhere. */
  readonly ms: Ms | null = $derived(this.#moment())

  constructor(
    private readonly view: View,
    private readonly marks: MarkBook,
    stayMs: Ms | null = null
  ) {
    this.#stayMs = stayMs
  }

  get stayMs(): Ms | null {
    return this.#stayMs
  }

  get follows(): boolean {
    return this.marks.rollCall === null && this.#stayMs === null
  }

  /** True when it is a stepped or pinned moment, whose words are worth saying; a pointer would say too many. */
  get speaks(): boolean {
    return !this.follows || (this.view.pointer === null && this.view.instantMs !== null)
  }

  follow(): void {
    this.marks.rollCallId = null
    this.#stayMs = null
  }

  stayAt(ms: Ms): void {
    this.marks.rollCallId = null
    this.#stayMs = ms
  }

  stayAtMark(id: string): void {
    this.#stayMs = null
    this.marks.rollCallId = id
  }

  #moment(): Ms | null {
    const ms = this.marks.rollCall?.startMs ?? this.#stayMs ?? this.view.lastInstantMs
    return ms === null ? null : Math.round(ms)
  }
}
