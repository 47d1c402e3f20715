// What a component works out of what it shows: at once when that is quickly done, else in turns while it is still wanted.

import { atOnce, type Work } from '../../../electron/shared/work'
import type { Activity } from '../page/activity'
import { inTurns } from './in-turns'
import { nextTask } from '../page/painted'

export interface Job<T> {
  readonly work: () => Work<T>
  /** It is better waited for than done in one go. */
  readonly takesLong: boolean
}

/**
 * To be called while a component is made. `jobOf` is asked again whenever what it reads changes, and then its work begins
 * anew; null means that there is nothing to work out. `value` is null then, and for as long as it is waited for.
 */
export function workedOut<T>(activity: () => Activity, jobOf: () => Job<T> | null): { readonly value: T | null } {
  const job = $derived(jobOf())
  let done: { readonly of: Job<T>; readonly value: T } | null = $state.raw(null)
  const value = $derived.by(() => {
    if (job === null) return null
    if (!job.takesLong) return atOnce(job.work())
    return done?.of === job ? done.value : null
  })

  async function finish(of: Job<T>, isWanted: () => boolean): Promise<void> {
    const value = await inTurns(of.work(), nextTask, isWanted)
    // What is shown of it takes a task of its own.
    await nextTask()
    if (value !== null && isWanted()) done = { of, value }
  }

  $effect(() => {
    const of = job
    if (of === null || !of.takesLong) return
    let wanted = true
    void activity().during(finish(of, () => wanted))
    return () => (wanted = false)
  })

  return {
    get value() {
      return value
    }
  }
}
