// The figures of a session's header.

import { mediaKinds, type Ms, type Session, type Span } from '../../electron/shared/session'
import { atOnce, stretch, type Work } from '../../electron/shared/work'
import { countingConcurrency, countingDoubts, peakOf, type Concurrency, type Peak, type Steps } from './concurrency'
import type { Horizon, Presence } from './presence'

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
  return atOnce(outlining(session, horizon))
}

/** The same as work that can be interrupted. */
export function* outlining(session: Session, horizon: Horizon): Work<Outline> {
  return {
    participants: session.participants.length,
    incomplete: session.incomplete === true,
    startMs: session.startMs,
    endMs: session.endMs,
    durationMs: durationOf(session, horizon),
    extent: yield* extentOf(session, horizon)
  }
}

/** The header's figures from a session, its horizon and the presence of each participant (in any order). */
export function summaryOf(session: Session, horizon: Horizon, presences: readonly Presence[]): Summary {
  return atOnce(summing(outlineOf(session, horizon), presences))
}

/** The same as work that can be interrupted, from the outline of the session and the presence of each participant. */
export function* summing(outline: Outline, presences: readonly Presence[]): Work<Summary> {
  const concurrency = yield* countingConcurrency(presences)
  const doubtful: Presence[] = []
  let joins = 0
  let joinsAtLeast = outline.incomplete
  for (const [index, presence] of presences.entries()) {
    joins += presence.joins
    joinsAtLeast ||= presence.joinsAtLeast
    if (presence.atLeast) doubtful.push(presence)
    if (index % stretch === stretch - 1) yield
  }
  const peakAtLeast = outline.incomplete || doubtful.length > 0
  const inDoubt = yield* countingDoubts(doubtful)
  return { ...outline, joins, joinsAtLeast, peak: peakOf(concurrency), peakAtLeast, concurrency, inDoubt }
}

const noRemnants: NonNullable<Session['participants'][number]['remnants']> = {}

function durationOf(session: Session, horizon: Horizon): Ms | null {
  const endMs = session.endMs ?? (session.running ? horizon.endMs : null)
  return session.startMs === null || endMs === null ? null : Math.max(0, endMs - session.startMs)
}

function* extentOf(session: Session, horizon: Horizon): Work<Span | null> {
  let seen = 0
  let startMs = Infinity
  let endMs = -Infinity
  const see = (ms: Ms | null) => {
    if (ms === null) return
    if (ms < startMs) startMs = ms
    if (ms > endMs) endMs = ms
  }
  see(session.startMs)
  see(session.endMs)
  for (const { presence, media, remnants, errors } of session.participants) {
    for (const interval of presence) {
      see(interval.startMs)
      see(interval.endMs)
      if (++seen % stretch === 0) yield
    }
    for (const kind of mediaKinds) {
      for (const interval of media[kind]) {
        see(interval.startMs)
        see(interval.endMs)
      }
    }
    for (const list of Object.values(remnants ?? noRemnants)) for (const remnant of list) see(remnant.endMs)
    for (const error of errors) see(error.atMs)
    seen += 1
    if (seen >= stretch) {
      seen = 0
      yield
    }
  }
  if (startMs === Infinity) return null
  if (session.running) see(horizon.endMs)
  return { startMs, endMs }
}
