// What deserves a look, as ticks on the strip of the whole session: those of one kind on the same few pixels are one.

import { findingKinds, type FindingKind, type Findings } from '../lanes/findings'
import { firstFrom } from '../../analysis/search'
import { msAt, type Viewport } from './viewport'

/** A tick is this wide, in CSS px, and columns of ticks begin at the strip's left edge. */
export const tickPx = 3
/** How far beside a tick a click still means it. */
const reachPx = 3

export interface FindingTick {
  readonly what: FindingKind
  /** Left edge of its column. */
  readonly leftPx: number
  /** The first of them among all findings, and how many of the kind there are. */
  readonly index: number
  readonly count: number
}

/** Findings (by time) and the strip's viewport in; ticks from left to right out. Costs one walk through the kinds. */
export function findingTicks({ ms, what, length }: Findings, whole: Viewport): readonly FindingTick[] {
  const ticks: FindingTick[] = []
  let from = 0
  for (let leftPx = 0; leftPx < whole.widthPx && from < length; leftPx += tickPx) {
    const isLast = leftPx + tickPx >= whole.widthPx
    const to = isLast ? length : firstFrom(ms, from, length, msAt(whole, leftPx + tickPx))
    if (to === from) continue
    const firsts = [-1, -1, -1]
    const counts = [0, 0, 0]
    for (let index = from; index < to; index++) {
      const kind = what[index] ?? 0
      if (counts[kind] === 0) firsts[kind] = index
      counts[kind] = (counts[kind] ?? 0) + 1
    }
    findingKinds.forEach((kind, code) => {
      const count = counts[code] ?? 0
      if (count > 0) ticks.push({ what: kind, leftPx, index: firsts[code] ?? 0, count })
    })
    from = to
  }
  return ticks
}

/** The tick that a place on the strip means: the nearest one, of several in a column the first kind; null where none is near. */
export function tickAt(ticks: readonly FindingTick[], xPx: number): FindingTick | null {
  let nearest: FindingTick | null = null
  let leastPx = reachPx + tickPx / 2
  for (const tick of ticks) {
    const farPx = Math.abs(tick.leftPx + tickPx / 2 - xPx)
    if (farPx < leastPx) {
      nearest = tick
      leastPx = farPx
    }
  }
  return nearest
}
