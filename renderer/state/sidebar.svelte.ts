// Whether the left column shows, and how wide it is.

import type { Preferences } from './preferences.svelte'

export const leastSidebarPx = 200
const usualPx = 240

/** In a narrow window it lies over what is beside it, for as long as it is needed; in a wide one it stays as the user left it. */
export class Sidebar {
  /** The window has no room to spare for it. */
  isNarrow = $state(false)
  #isOver = $state(false)
  readonly isOpen = $derived.by(() => (this.isNarrow ? this.#isOver : this.preferences.isSidebarOpen))
  /** It lies over the session. */
  readonly isOver = $derived.by(() => this.isNarrow && this.#isOver)
  readonly widthPx = $derived.by(() => this.preferences.sidebarPx ?? usualPx)

  constructor(private readonly preferences: Preferences) {}

  show(): void {
    if (!this.isOpen) this.toggle()
  }

  toggle(): void {
    if (this.isNarrow) this.#isOver = !this.#isOver
    else void this.preferences.showSidebar(!this.preferences.isSidebarOpen)
  }

  /** What it was opened for was done: over a session it goes. */
  leave(): void {
    this.#isOver = false
  }
}
