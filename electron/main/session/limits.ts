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
  /** True when something was received that could not be read, absent otherwise. */
  readonly startUnreadable?: true
  readonly endUnreadable?: true
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
 * A session object in; its limits out. It runs when no end was received and its status is `ongoing` or was not received
 * either: an end time is believed before the status, and what could not be read says neither that it runs nor that it
 * ended. A body that has neither start, end nor status says nothing, and is not taken to run.
 */
export function readLimits(session: JsonObject, place: Place, ledger: Ledger): Limits {
  const placeOf = (key: 'start' | 'end' | 'status'): Place => keyOf(place, key)
  const read = (key: 'start' | 'end', unused: string): Ms | null =>
    readNotedTime(session[key], { ledger, participantId: null, place: () => placeOf(key), unused }).ms
  const startMs = read('start', 'The session is shown without a start.')
  const endMs = read('end', 'The session is shown without an end.')
  const statusPath = placeOf('status').path
  const status = readText(session['status'], () => statusPath, ledger, null)
  const isGiven = (key: 'start' | 'end' | 'status'): boolean => session[key] !== undefined && session[key] !== null
  const unreadable = {
    ...(startMs === null && isGiven('start') && { startUnreadable: true as const }),
    ...(endMs === null && isGiven('end') && { endUnreadable: true as const })
  }

  if (!isGiven('status') && session['end'] === undefined && session['start'] === undefined) {
    const handling = 'This answer does not say when the session started or ended, nor whether it still runs.'
    ledger.add({ kind: 'missing-time', path: place.path, handling })
    return { startMs: null, endMs: null, status, running: false }
  }
  if (!isGiven('start')) {
    const handling = 'No start was recorded: the session is shown without a start.'
    ledger.add({ kind: 'missing-time', path: placeOf('start').path, raw: session['start'], handling })
  }
  if (status !== null && status !== 'ongoing' && status !== 'ended') {
    const handling = isGiven('end')
      ? 'Not a known status: whether the session still runs is taken from its end time.'
      : 'Not a known status, and no end was recorded: whether the session still runs is not known.'
    ledger.add({ kind: 'unknown-status', path: statusPath, raw: status, handling })
  }
  if (status === 'ongoing' && endMs !== null) {
    const handling = 'The session has an end time. The end is believed, and the session is shown as ended.'
    ledger.add({ kind: 'contradicting-status', path: statusPath, raw: status, handling, atMs: endMs })
  }
  if (status === 'ended' && !isGiven('end')) {
    const handling = 'No end was recorded. The status is believed, and the session is shown as ended, without an end.'
    ledger.add({ kind: 'contradicting-status', path: statusPath, raw: status, handling })
  }
  const running = !isGiven('end') && (status === 'ongoing' || !isGiven('status'))
  if (startMs !== null && endMs !== null && endMs < startMs) {
    const handling = 'The session ends before it starts: it is shown without an end.'
    ledger.add({ kind: 'backwards', path: placeOf('end').path, raw: session['end'], handling, atMs: endMs })
    return { startMs, endMs: null, status, running, endUnreadable: true }
  }
  return { startMs, endMs, status, running, ...unreadable }
}
