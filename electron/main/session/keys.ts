// The keys that are known from the documented bodies and the service's SDK; all others are noted, not read.

import { mediaKinds } from '../../shared/session'
import type { JsonObject } from './json-reading'
import type { Ledger } from './ledger'
import { keyOf, type Place } from './place'
import { withheldMarker } from './withhold'

const keys = (...names: readonly string[]): ReadonlySet<string> => new Set(names)

/** What an exported file says of itself. */
const statementKey = 'rollcall'
export const envelopeKeys = keys('pageInfo', 'data', statementKey)
export const compositeKeys = keys('session', 'participantPages', 'participantsFailure', statementKey)
export const sessionKeys = keys(
  ...['id', '_id', 'roomId', 'meetingId', 'customRoomId', 'userMeetingId', 'userId', 'apiKey', 'region', 'status'],
  ...['start', 'end', 'activeDuration', 'participants', 'participantArray', 'uniqueParticipantsCount'],
  ...['chatLink', 'hlsLog', 'links', statementKey]
)
export const participantKeys = keys(
  ...['participantId', '_id', 'name', 'timelog', 'events', 'mode', 'changeModeHistory'],
  ...['deviceInfo', 'geoLocation', 'initTime', 'type']
)
export const eventKeys = keys(...mediaKinds, 'errors')
export const intervalKeys = keys('start', 'end', '_id')
export const errorKeys = keys('start', 'message', '_id')
export const modeKeys = keys('mode', 'timelog', '_id')

/** Notes the keys of `object` that are not known, once per sort of place. */
export function noteKeys(
  object: JsonObject,
  known: ReadonlySet<string>,
  place: () => Place,
  ledger: Ledger,
  participantId: string | null = null
): void {
  for (const key in object) {
    const value = object[key]
    // What was withheld has its own note, from whatever depth it comes.
    if (!known.has(key) && value !== withheldMarker) {
      const { path, pattern } = keyOf(place(), key)
      const handling = 'Not known to Rollcall: not shown, but part of the raw JSON.'
      ledger.count('extra-key', pattern, () => ({ participantId, path, raw: value, handling }))
    }
  }
}
