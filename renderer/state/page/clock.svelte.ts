// The time of day as state, for ages and countdowns; it ticks only while something shows it.

import { createSubscriber } from 'svelte/reactivity'

/** Reading `nowMs` in a template keeps it within one period of the truth. */
export class Clock {
  readonly #subscribe: () => void
  readonly #read: () => number

  constructor(periodMs: number, read: () => number = Date.now) {
    this.#read = read
    this.#subscribe = createSubscriber((update) => {
      const timer = setInterval(update, periodMs)
      return () => clearInterval(timer)
    })
  }

  get nowMs(): number {
    this.#subscribe()
    return this.#read()
  }
}
