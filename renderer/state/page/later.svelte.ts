// Something that is worked out once, and kept: in turns, or at once for whoever cannot wait.

import { atOnce, type Work } from '../../../electron/shared/work'
import { inTurns, turnOf } from './in-turns'

export class Later<T> {
  #known: T | null = null
  #shown: T | null = $state.raw(null)

  constructor(private readonly work: Work<T>) {}

  /** What has come in turns; null until then. */
  get shown(): T | null {
    return this.#shown
  }

  /** For whoever cannot wait: what is left of the work is done now. */
  get now(): T {
    return (this.#known ??= atOnce(this.work))
  }

  /** Does as much of it as a turn takes. */
  begin(): void {
    turnOf(this.arriving())
  }

  /** Comes in turns, once however often it is asked for; null when it is no longer wanted. */
  come(isWanted: () => boolean = () => true): Promise<T | null> {
    return inTurns(this.arriving(), isWanted)
  }

  /** What is left of it, as a part of other work. */
  *arriving(): Work<T> {
    while (this.#known === null) {
      const step = this.work.next()
      if (step.done === true) this.#known = step.value
      else yield
    }
    return (this.#shown = this.#known)
  }
}
