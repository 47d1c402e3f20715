// What is under the pointer, and the words for it.

import type { Mark, Scene, VisibleLane } from './scene'
import type { Zone } from './zone'

export interface Hit {
  readonly lane: VisibleLane
  /** The topmost mark there, or null on the lane's empty part. */
  readonly mark: Mark | null
}

/** A point in CSS px from the plot's left top corner in; the lane and mark that are painted there out, or null outside all lanes. */
export function hit(scene: Scene, xPx: number, yPx: number): Hit | null {
  throw new Error(`not yet ${scene.heightPx} ${xPx} ${yPx}`)
}

/** Lines to show on hover, the first one a title; times are exact to the millisecond, in the zone. */
export function describe(found: Hit, zone: Zone): readonly string[] {
  throw new Error(`not yet ${found.lane.index} ${zone.name}`)
}
