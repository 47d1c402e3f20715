// How far what has no recorded end is taken to go, and how far back what has no start.

import type { Ms, Session, Span } from '../../electron/shared/session'

/** How far open ends go: to `endMs`, as still running or as unrecorded. */
export interface Horizon {
  readonly running: boolean
  readonly endMs: Ms
  /** How far back an entry without a start is drawn. */
  readonly startMs?: Ms
}

/**
 * Open ends of a running session go up to `asOfMs` (when it was fetched); where nobody knows that, over the last recorded
 * moment: whoever is still in was in then too, also who joined just then. Those of an ended session go up to its end, else
 * to the last recorded moment. Entries without a start go back to the session's, else to the first recorded moment.
 */
export function horizonOf(session: Session, asOfMs: Ms | null): Horizon {
  const { running } = session
  const knownMs = running ? asOfMs : session.endMs
  if (knownMs !== null && session.startMs !== null) return { running, endMs: knownMs, startMs: session.startMs }
  const recorded = recordedSpan(session) ?? { startMs: 0, endMs: 0 }
  const startMs = session.startMs ?? recorded.startMs
  return { running, endMs: knownMs ?? recorded.endMs + (running ? 1 : 0), startMs }
}

/** The first and the latest moment that the session's data names anywhere, or null when it names none. */
export function recordedSpan({ startMs, endMs, intervals, remnants, errors }: Session): Span | null {
  let firstMs = Infinity
  let lastMs = -Infinity
  const seeAll = (times: ArrayLike<Ms>) => {
    for (let row = 0; row < times.length; row++) {
      // What is not known is neither before nor after anything.
      const ms = times[row] ?? NaN
      if (ms < firstMs) firstMs = ms
      if (ms > lastMs) lastMs = ms
    }
  }
  seeAll([startMs ?? NaN, endMs ?? NaN])
  for (const column of [intervals.startMs, intervals.endMs, remnants.endMs, errors.atMs]) seeAll(column)
  return firstMs === Infinity ? null : { startMs: firstMs, endMs: lastMs }
}
