// The figures of a session's header.

import type { Ms, Session, Span } from '../../electron/shared/session'
import { concurrencyOf, inDoubtOf, peakOf, type Concurrency, type Peak, type Steps } from './concurrency'
import { recordedSpan, type Horizon } from './horizon'
import type { PresenceTable } from './presence'

/** What needs no counting: one walk through the times as they are recorded. */
export interface Outline {
  /** As shown: one for each id. */
  readonly participants: number
  /** True when there may have been others. */
  readonly incomplete: boolean
  readonly startMs: Ms | null
  readonly endMs: Ms | null
  /** Start to end; of a running session to `asOf`; null when either is unknown. */
  readonly durationMs: Ms | null
  /** From the first to the last moment of anything that is drawn, overhangs included; null when there is no time at all. */
  readonly extent: Span | null
}

export interface Summary extends Outline {
  readonly joins: number
  /** True when there may have been more of them. */
  readonly joinsAtLeast: boolean
  readonly peak: Peak | null
  /** True when something of an entry, or of somebody, is not known, so that the peak is only a lower bound. */
  readonly peakAtLeast: boolean
  readonly concurrency: Concurrency
  /** How many besides may have been in at each moment, as far as that is known. */
  readonly inDoubt: Steps
}

/** The outline of a session under its horizon. */
export function outlineOf(session: Session, horizon: Horizon): Outline {
  return {
    participants: session.participants.length,
    incomplete: session.incomplete === true,
    startMs: session.startMs,
    endMs: session.endMs,
    durationMs: durationOf(session, horizon),
    extent: extentOf(session, horizon)
  }
}

/** The header's figures from a session's outline and everybody's presence. */
export function summaryOf(outline: Outline, presence: PresenceTable): Summary {
  const concurrency = concurrencyOf(presence)
  const inDoubt = inDoubtOf(presence)
  return {
    ...outline,
    joins: presence.joins.reduce((sum, joins) => sum + joins, 0),
    joinsAtLeast: outline.incomplete || presence.joinsAtLeast.includes(1),
    peak: peakOf(concurrency),
    peakAtLeast: outline.incomplete || presence.isDoubtful,
    concurrency,
    inDoubt
  }
}

function durationOf(session: Session, horizon: Horizon): Ms | null {
  const endMs = session.endMs ?? (session.running ? horizon.endMs : null)
  return session.startMs === null || endMs === null ? null : Math.max(0, endMs - session.startMs)
}

function extentOf(session: Session, horizon: Horizon): Span | null {
  const recorded = recordedSpan(session)
  if (recorded === null || !session.running) return recorded
  return { startMs: Math.min(recorded.startMs, horizon.endMs), endMs: Math.max(recorded.endMs, horizon.endMs) }
}
