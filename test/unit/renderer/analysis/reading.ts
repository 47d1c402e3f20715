// Reads what stands in columns as objects, so that tests can compare it.

import { remnantAt } from '../../../../electron/shared/session-rows'
import type { ParticipantIndex, Session, Span } from '../../../../electron/shared/session'
import type { Horizon } from '../../../../renderer/analysis/horizon'
import { presenceTableOf, presenceOf, type Presence, type PresenceTable } from '../../../../renderer/analysis/presence'
import type { Spans } from '../../../../renderer/analysis/spans'
import { stayTableOf, stayAt, type Stay, type Stays } from '../../../../renderer/analysis/stays'
import type { PlainPresence } from './plain-presence'

export function spansIn({ startMs, endMs, from, to }: Spans): readonly Span[] {
  const spans: Span[] = []
  for (let row = from; row < to; row++) spans.push({ startMs: startMs[row] ?? NaN, endMs: endMs[row] ?? NaN })
  return spans
}

/** The columns of spans that are written down as objects. */
export function spansFrom(spans: readonly Span[]): Spans {
  const startMs = Float64Array.from(spans, (span) => span.startMs)
  return { startMs, endMs: Float64Array.from(spans, (span) => span.endMs), from: 0, to: spans.length }
}

export function staysIn({ table, from, to }: Stays): readonly Stay[] {
  const stays: Stay[] = []
  for (let row = from; row < to; row++) stays.push(stayAt(table, row))
  return stays
}

export function readPresence(presence: Presence, { remnants }: PresenceTable): PlainPresence {
  const { stays, lost, pieces, known, possible, untold, sure, gaps, unsure, ...figures } = presence
  return {
    ...figures,
    stays: staysIn(stays),
    lost: lost.map((row) => remnantAt(remnants, row)),
    pieces: spansIn(pieces),
    known: spansIn(known),
    possible: spansIn(possible),
    untold: spansIn(untold),
    sure: spansIn(sure),
    gaps: spansIn(gaps),
    unsure: spansIn(unsure)
  }
}

/** Everybody's presence in the order of the session. */
export function presenceIn(session: Session, horizon: Horizon): PresenceTable {
  return presenceTableOf(session, stayTableOf(session, horizon), horizon)
}

/** Everybody's presence as objects. */
export function readPresences(table: PresenceTable): readonly PlainPresence[] {
  return Array.from(inOrder(table), (index) => readPresence(presenceOf(table, person(index)), table))
}

/** Every participant of a table, in its order. */
export function inOrder({ length }: { readonly length: number }): Uint32Array {
  return Uint32Array.from({ length }, (_, index) => index)
}

/** The row of a participant that a test counts. */
export function person(index: number): ParticipantIndex {
  return index as ParticipantIndex
}
