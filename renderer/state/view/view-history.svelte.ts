import type { Span } from '../../../electron/shared/session'
// The stretches of time that were on screen before, to go back to and forward again.

const most = 100

/** Two stacks: going somewhere new forgets what lay ahead. */
export class ViewHistory {
  #past: readonly Span[] = $state.raw([])
  #ahead: readonly Span[] = $state.raw([])

  get canGoBack(): boolean {
    return this.#past.length > 0
  }

  get canGoForward(): boolean {
    return this.#ahead.length > 0
  }

  /** `left` is what was on screen until now. */
  remember(left: Span): void {
    this.#past = [...this.#past.slice(1 - most), left]
    this.#ahead = []
  }

  /** What was on screen before `now`, or null. */
  back(now: Span): Span | null {
    const before = this.#past.at(-1)
    if (before === undefined) return null
    this.#past = this.#past.slice(0, -1)
    this.#ahead = [...this.#ahead, now]
    return before
  }

  /** Forgets what was remembered last and answers it, or null: whatever followed it was taken back. */
  takeBack(): Span | null {
    const before = this.#past.at(-1) ?? null
    this.#past = this.#past.slice(0, -1)
    return before
  }

  /** What was gone back from, or null. */
  forward(now: Span): Span | null {
    const next = this.#ahead.at(-1)
    if (next === undefined) return null
    this.#ahead = this.#ahead.slice(0, -1)
    this.#past = [...this.#past, now]
    return next
  }
}
