// The time axis: where ticks stand and what they say, on the zone's wall clock.

import type { Ms } from '../../electron/shared/session'
import type { Viewport } from './viewport'
import type { Zone } from './zone'

export interface Tick {
  readonly ms: Ms
  readonly xPx: number
  /** Major ticks carry a label when it fits; minor ones never do. */
  readonly major: boolean
  /** Stands right of the tick, from `xPx + labelGapPx`; null when it would touch its neighbour or leave the plot. */
  readonly label: string | null
  /** For a second line: the date, on the first label and wherever it changes; null elsewhere and in relative time. */
  readonly date: string | null
}

export const labelGapPx = 4

/** Ticks in the view, strictly increasing. `charPx` is the widest a character of a label gets (digits and letters). */
export function ticksOf(view: Viewport, zone: Zone, charPx: number): readonly Tick[] {
  throw new Error(`not yet ${view.widthPx} ${zone.name} ${charPx}`)
}
