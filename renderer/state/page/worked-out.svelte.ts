// What a component works out of what it shows: what is not short comes later, while it is still wanted.

import { untrack } from 'svelte'
import type { Task } from '../../computing/task'
import type { Activity } from './activity'
import { Later } from './later.svelte'

/**
 * To be called while a component is made. `taskOf` is asked again whenever what it reads changes, and then its work begins
 * anew; null means that there is nothing to work out. `value` is null then, and for as long as it is waited for.
 */
export function workedOut<T>(activity: () => Activity, taskOf: () => Task<T> | null): { readonly value: T | null } {
  const later = $derived.by(() => {
    const task = taskOf()
    if (task === null) return null
    const begun = new Later(task)
    begun.begin()
    return begun
  })

  $effect(() => {
    const own = later
    if (own === null || untrack(() => own.shown) !== null) return
    void untrack(() => activity().during(own.come()))
    return () => own.stop()
  })

  return {
    get value() {
      return later?.shown ?? null
    }
  }
}
