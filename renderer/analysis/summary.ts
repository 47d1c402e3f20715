// The figures of a session's header.

import { mediaKinds, type Ms, type Session } from '../../electron/shared/session'
import { concurrencyOf, peakOf, type Concurrency, type Peak } from './concurrency'
import type { Horizon, Presence, Span } from './presence'

export interface Summary {
  /** As shown: one for each id. */
  readonly participants: number
  readonly joins: number
  readonly peak: Peak | null
  /** True when a leave is not recorded, so that the peak is only a lower bound. */
  readonly peakAtLeast: boolean
  readonly startMs: Ms | null
  readonly endMs: Ms | null
  /** Start to end; of a running session to `asOf`; null when either is unknown. */
  readonly durationMs: Ms | null
  /** From the first to the last moment of anything that is drawn, overhangs included; null when there is no time at all. */
  readonly extent: Span | null
  readonly concurrency: Concurrency
}

/** The header's figures from a session, its horizon and the presence of each participant (in any order). */
export function summaryOf(session: Session, horizon: Horizon, presences: readonly Presence[]): Summary {
  const concurrency = concurrencyOf(presences)
  return {
    participants: session.participants.length,
    joins: presences.reduce((sum, presence) => sum + presence.joins, 0),
    peak: peakOf(concurrency),
    peakAtLeast: presences.some((presence) => presence.atLeast),
    startMs: session.startMs,
    endMs: session.endMs,
    durationMs: durationOf(session, horizon),
    extent: extentOf(session, horizon, presences),
    concurrency
  }
}

function durationOf(session: Session, horizon: Horizon): Ms | null {
  const endMs = session.endMs ?? (session.running ? horizon.endMs : null)
  return session.startMs === null || endMs === null ? null : Math.max(0, endMs - session.startMs)
}

function extentOf(session: Session, horizon: Horizon, presences: readonly Presence[]): Span | null {
  let startMs = Infinity
  let endMs = -Infinity
  const see = (ms: Ms | null) => {
    if (ms === null) return
    if (ms < startMs) startMs = ms
    if (ms > endMs) endMs = ms
  }
  see(session.startMs)
  see(session.endMs)
  for (const presence of presences) {
    see(presence.firstJoinMs)
    see(presence.lastLeave?.atMs ?? null)
  }
  for (const participant of session.participants) {
    for (const kind of mediaKinds) {
      for (const interval of participant.media[kind]) {
        see(interval.startMs)
        see(interval.endMs)
      }
    }
    for (const error of participant.errors) see(error.atMs)
  }
  if (startMs === Infinity) return null
  if (session.running) see(horizon.endMs)
  return { startMs, endMs }
}
