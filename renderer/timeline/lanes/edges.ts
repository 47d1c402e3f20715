// Steps from one join or leave to the next, in a lane or in all of them.

import type { Ms } from '../../../electron/shared/session'
import type { Stay } from '../../analysis/presence'
import { firstWhere } from '../../analysis/search'
import type { Lane } from './lanes'

/** Towards later times, or towards earlier ones. */
export type Direction = 1 | -1

/** A recorded join or leave. */
export interface Edge {
  readonly ms: Ms
  /** Index into the lanes that were asked; the first of those with an edge at the same moment. */
  readonly lane: number
}

/**
 * The nearest join or leave strictly after (1) or before (-1) a moment, in any of the lanes; null when there is none.
 * Each lane is searched in its own order, so that thousands of them cost a few milliseconds and no index is kept.
 */
export function nextEdge(lanes: readonly Lane[], fromMs: Ms, direction: Direction): Edge | null {
  let best: Edge | null = null
  for (const [lane, { presence }] of lanes.entries()) {
    const ms = direction === 1 ? edgeAfter(presence.stays, fromMs) : edgeBefore(presence.stays, fromMs)
    if (ms !== null && (best === null || (best.ms - ms) * direction > 0)) best = { ms, lane }
  }
  return best
}

function edgeAfter(stays: readonly Stay[], fromMs: Ms): Ms | null {
  let next = firstWhere(stays.length, (index) => (stays[index]?.startMs ?? Infinity) > fromMs)
  while (stays[next]?.start !== undefined) next++
  let best = stays[next]?.startMs ?? Infinity
  // Only stays that began already can end before the next one begins, and none before the first that reaches further.
  for (let index = firstReaching(stays, fromMs); index < next; index++) {
    const leaveMs = leaveOf(stays[index])
    if (leaveMs !== null && leaveMs > fromMs && leaveMs < best) best = leaveMs
  }
  return best === Infinity ? null : best
}

function edgeBefore(stays: readonly Stay[], fromMs: Ms): Ms | null {
  const next = firstWhere(stays.length, (index) => (stays[index]?.startMs ?? Infinity) >= fromMs)
  let last = next - 1
  while (stays[last]?.start !== undefined) last--
  let best = stays[last]?.startMs ?? -Infinity
  for (let index = firstReaching(stays, best); index < next; index++) {
    const leaveMs = leaveOf(stays[index])
    if (leaveMs !== null && leaveMs < fromMs && leaveMs > best) best = leaveMs
  }
  return best === -Infinity ? null : best
}

/** The first stay that, or an earlier one, ends after a moment. */
function firstReaching(stays: readonly Stay[], ms: Ms): number {
  return firstWhere(stays.length, (index) => (stays[index]?.reachMs ?? Infinity) > ms)
}

function leaveOf(stay: Stay | undefined): Ms | null {
  return stay?.end === 'recorded' ? stay.endMs : null
}
