// Something of an open session that is worked out when it is first asked for, and kept.

import { atOnce, type Work } from '../../../electron/shared/work'
import { inTurns } from './in-turns'
import { nextTask } from '../page/painted'

export class Later<T> {
  #known: T | null = null
  #coming: Promise<T | null> | null = null

  /** `takesLong`: it is better waited for than worked out in one go. */
  constructor(
    private readonly workOut: () => Work<T>,
    readonly takesLong: boolean
  ) {}

  /** For whoever cannot wait, and for what is quickly done. */
  get now(): T {
    return (this.#known ??= atOnce(this.workOut()))
  }

  /** True while it is still to be waited for. */
  get isToCome(): boolean {
    return this.takesLong && this.#known === null
  }

  /** Worked out in turns, once however often it is asked for; null when it is no longer wanted. */
  async come(isWanted: () => boolean): Promise<T | null> {
    if (this.#known !== null) return this.#known
    this.#coming ??= inTurns(this.workOut(), nextTask, isWanted)
    const come = await this.#coming
    this.#coming = null
    return come === null ? null : (this.#known ??= come)
  }
}
