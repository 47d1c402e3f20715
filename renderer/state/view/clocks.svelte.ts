// The clocks of one open session: what its times are shown in.

import type { ClockChoice, ZoneChoice } from '../../../electron/shared/settings'
import type { Zones } from './zones.svelte'

/** One serialisable value, which changes only when all of it can be shown. */
export class Clocks {
  choice: ClockChoice = $state.raw({ zone: { kind: 'local' }, second: null })
  #wanted: ClockChoice

  constructor(choice: ClockChoice) {
    this.choice = choice
    this.#wanted = choice
  }

  /** Resolves when the change is shown, or one that came after it. */
  async choose(change: Partial<ClockChoice>, zones: Zones): Promise<void> {
    const wanted = { ...this.#wanted, ...change }
    this.#wanted = wanted
    await loaded(wanted, zones)
    if (this.#wanted === wanted) this.choice = wanted
  }
}

/** Resolves when a choice can be shown; the user's own zone is asked for before anything is opened. */
export async function loaded({ zone, second }: ClockChoice, zones: Zones): Promise<void> {
  await Promise.all(
    [zone, second].filter((each) => each?.kind === 'iana' && !zones.has(each)).map((each) => zones.load(each))
  )
}

/** Whether two choices of a zone are one. */
export function isSameZone(one: ZoneChoice | null, other: ZoneChoice | null): boolean {
  if (one === null || other === null || one.kind !== other.kind) return one === other
  return one.kind !== 'iana' || (other.kind === 'iana' && one.name === other.name)
}
