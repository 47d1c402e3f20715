// The tabs that were closed, to be opened again: the last one first, until Rollcall ends.

import type { Look } from '../page/screen.svelte'
import type { Asleep } from './tab.svelte'

export interface ClosedTab {
  readonly asleep: Asleep
  readonly look: Look
  /** Where it stood among the others. */
  readonly at: number
}

/** So many are remembered. */
const mostClosed = 25

export class ClosedTabs {
  #tabs: readonly ClosedTab[] = []

  get isEmpty(): boolean {
    return this.#tabs.length === 0
  }

  add(tab: ClosedTab): void {
    this.#tabs = [...this.#tabs, tab].slice(-mostClosed)
  }

  /** The one that was closed last, which is forgotten with that; null without any. */
  take(): ClosedTab | null {
    const last = this.#tabs.at(-1) ?? null
    this.#tabs = this.#tabs.slice(0, -1)
    return last
  }

  /** A kept copy was removed: its session can be asked for, where its id is known, and else not be opened again. */
  forgetKept(keptId: string): void {
    this.#tabs = this.#tabs.flatMap((tab) => {
      const { asleep } = tab
      const { sessionId } = asleep
      if (asleep.keptId !== keptId) return [tab]
      if (asleep.place.kind !== 'kept') return [{ ...tab, asleep: { ...asleep, keptId: null } }]
      if (sessionId === null) return []
      return [{ ...tab, asleep: { ...asleep, keptId: null, place: { kind: 'session' as const, sessionId } } }]
    })
  }
}
