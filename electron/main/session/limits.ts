// Reads when a session started and ended and whether it still runs, and says so where these contradict each other.

import type { Ms, NoteKind } from '../../shared/session'
import type { JsonObject } from './json-reading'
import type { Ledger } from './ledger'
import { keyOf, type Place } from './place'
import { readText } from './texts'
import { readNotedTime } from './times'

export interface Limits {
  readonly startMs: Ms | null
  readonly endMs: Ms | null
  readonly status: string | null
  readonly running: boolean
}

/** A moment in; what is odd about it out when it lies outside the session's limits, else null. */
export function outside(
  atMs: Ms,
  { startMs, endMs }: Limits
): { readonly kind: NoteKind; readonly handling: string } | null {
  if (startMs !== null && atMs < startMs) {
    return { kind: 'before-session', handling: 'Before the session starts: shown where it was recorded.' }
  }
  if (endMs !== null && atMs > endMs) {
    return { kind: 'after-session', handling: 'After the session ends: shown where it was recorded.' }
  }
  return null
}

/**
 * A session object in; its limits out. It runs when it has no end and its status is not `ended`; an end time is believed
 * before the status. A body that has neither start, end nor status says nothing, and is not taken to run.
 */
export function readLimits(session: JsonObject, place: Place, ledger: Ledger): Limits {
  const startPath = keyOf(place, 'start').path
  const endPath = keyOf(place, 'end').path
  const statusPath = keyOf(place, 'status').path
  const startMs = readNotedTime(session['start'], 'The session is shown without a start.', (kind, handling, atMs) =>
    ledger.add({ kind, path: startPath, raw: session['start'], handling, atMs })
  )
  const endMs = readNotedTime(session['end'], 'The session is shown without an end.', (kind, handling, atMs) =>
    ledger.add({ kind, path: endPath, raw: session['end'], handling, atMs })
  )
  const status = readText(session['status'], () => statusPath, ledger, null)
  const endIsGiven = session['end'] !== undefined && session['end'] !== null

  if (status === null && session['end'] === undefined && session['start'] === undefined) {
    const handling = 'This answer does not say when the session started or ended, nor whether it still runs.'
    ledger.add({ kind: 'missing-time', path: place.path, handling })
    return { startMs: null, endMs: null, status, running: false }
  }
  if (session['start'] === undefined || session['start'] === null) {
    const handling = 'No start was recorded: the session is shown without a start.'
    ledger.add({ kind: 'missing-time', path: startPath, raw: session['start'], handling })
  }
  if (status !== null && status !== 'ongoing' && status !== 'ended') {
    const handling = 'Not a known status: whether the session still runs is taken from its end time.'
    ledger.add({ kind: 'unknown-status', path: statusPath, raw: status, handling })
  }
  if (status === 'ongoing' && endMs !== null) {
    const handling = 'The session has an end time. The end is believed, and the session is shown as ended.'
    ledger.add({ kind: 'contradicting-status', path: statusPath, raw: status, handling, atMs: endMs })
  }
  if (status === 'ended' && !endIsGiven) {
    const handling = 'No end was recorded. The status is believed, and the session is shown as ended, without an end.'
    ledger.add({ kind: 'contradicting-status', path: statusPath, raw: status, handling })
  }
  const running = endMs === null && status !== 'ended' && (status === 'ongoing' || !endIsGiven)
  if (startMs !== null && endMs !== null && endMs < startMs) {
    const handling = 'The session ends before it starts: it is shown without an end.'
    ledger.add({ kind: 'backwards', path: endPath, raw: session['end'], handling, atMs: endMs })
    return { startMs, endMs: null, status, running }
  }
  return { startMs, endMs, status, running }
}
