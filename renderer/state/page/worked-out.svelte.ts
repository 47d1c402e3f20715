// What a component works out of what it shows: what takes longer than a turn comes later, while it is still wanted.

import { untrack } from 'svelte'
import type { Work } from '../../../electron/shared/work'
import type { Activity } from './activity'
import { Later } from './later.svelte'

/**
 * To be called while a component is made. `workOf` is asked again whenever what it reads changes, and then its work begins
 * anew; null means that there is nothing to work out. `value` is null then, and for as long as it is waited for.
 */
export function workedOut<T>(activity: () => Activity, workOf: () => Work<T> | null): { readonly value: T | null } {
  const later = $derived.by(() => {
    const work = workOf()
    if (work === null) return null
    const begun = new Later(work)
    begun.begin()
    return begun
  })

  $effect(() => {
    const own = later
    if (own === null || untrack(() => own.shown) !== null) return
    let wanted = true
    void untrack(activity).during(own.come(() => wanted))
    return () => (wanted = false)
  })

  return {
    get value() {
      return later?.shown ?? null
    }
  }
}
