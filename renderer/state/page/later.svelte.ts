// Something that is worked out once, and kept: when it comes from a thread, or at once for whoever cannot wait.

import type { Task } from '../../computing/task'

export class Later<T> {
  #known: T | null = null
  #shown: T | null = $state.raw(null)
  #coming: Promise<T | null> | null = null
  readonly #stopping = new AbortController()

  constructor(private readonly task: Task<T>) {}

  /** What has come; null until then. */
  get shown(): T | null {
    return this.#shown
  }

  /** For whoever cannot wait. */
  get now(): T {
    return (this.#known ??= this.task.here())
  }

  /** Works it out if that is short. */
  begin(): void {
    if (this.#shown === null && (this.task.isShort || this.#known !== null)) this.#shown = this.now
  }

  /** Comes, once however often it is asked for; null when it was stopped. */
  come(): Promise<T | null> {
    return (this.#coming ??= this.#come())
  }

  /** It is not wanted any more. */
  stop(): void {
    this.#stopping.abort()
  }

  async #come(): Promise<T | null> {
    this.begin()
    if (this.#shown !== null) return this.#shown
    const result = await this.task.elsewhere(this.#stopping.signal)
    return result === null || this.#stopping.signal.aborted ? null : (this.#shown = this.#known ??= result)
  }
}
