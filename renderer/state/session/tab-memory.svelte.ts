// Remembers which sessions are open and how they are looked at: their order at once, a view when it has come to rest.

import { untrack } from 'svelte'
import type { Bridge } from '../../../electron/shared/bridge'
import type { Desk } from './desk.svelte'

/** A view is saved so long after its last change. */
const restMs = 1000

export class TabMemory {
  /** True when the last saving failed. */
  failed = $state(false)
  #saved = ''
  #rest: ReturnType<typeof setTimeout> | undefined

  constructor(
    private readonly bridge: Bridge,
    private readonly desk: Desk
  ) {}

  /** To be called in an effect, once what was open before is known: follows the tabs from then on. */
  follow(): void {
    // What was read needs not be written.
    this.#saved = JSON.stringify(this.desk.before)

    $effect(() => {
      void this.desk.tabs.map(({ place, title }) => [place, title])
      void this.desk.front
      untrack(() => this.save())
    })

    $effect(() => {
      // Its parts, not the text: this runs with every frame of a gesture.
      void this.desk.front?.looked
      clearTimeout(this.#rest)
      this.#rest = setTimeout(() => this.save(), restMs)
    })
  }

  /** Saves what has changed; nobody waits for it. */
  save(): void {
    clearTimeout(this.#rest)
    const tabs = this.desk.remembered
    const text = JSON.stringify(tabs)
    if (text === this.#saved) return
    this.#saved = text
    void this.bridge.saveTabs(tabs).then(({ ok }) => (this.failed = !ok))
  }
}
