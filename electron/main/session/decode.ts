// The one gate for API answers and files: any text becomes a Session with its data notes, or a Failure that says why not.

import { ok, type Result } from '../../shared/result'
import type { Session } from '../../shared/session'
import { parseJson } from './json-reading'
import { noteKeys, sessionKeys } from './keys'
import { Ledger } from './ledger'
import { readLimits } from './limits'
import { locateSession, type LocatedSession } from './locate'
import { readParticipant } from './participants'
import { keyOf } from './place'
import { readRoster } from './roster'
import { readRenamed, readText } from './texts'
import { noteWithheld } from './withheld-notes'

/**
 * Text of an API answer or a file in (every shape that the service is known to answer with, and the `{session,
 * participantPages}` that the client puts together); the session with a note for each oddity out, or `not-a-session`
 * with what the text is instead. Total and pure.
 */
export function decode(text: string): Result<Session> {
  const body = parseJson(text)
  if (!body.ok) return body
  const ledger = new Ledger()
  const located = locateSession(body.value, ledger)
  if (!located.ok) return located
  const session = readSession(located.value, ledger)
  noteWithheld(text, body.value, session.participants, ledger)
  return ok({ ...session, notes: ledger.notes })
}

function readSession(located: LocatedSession, ledger: Ledger): Omit<Session, 'notes'> {
  const { object, place } = located
  noteKeys(object, sessionKeys, () => place, ledger)
  const id = readRenamed(object, 'id', '_id', place, ledger)
  if (id === null) {
    const handling = 'The answer does not say which session it is about.'
    ledger.add({ kind: 'missing-id', path: keyOf(place, 'id').path, raw: object['id'], handling })
  }
  const roomId = readRenamed(object, 'roomId', 'meetingId', place, ledger)
  const customRoomId = readRenamed(object, 'customRoomId', 'userMeetingId', place, ledger)
  const region = readText(object['region'], () => keyOf(place, 'region').path, ledger, null)
  const limits = readLimits(object, place, ledger)
  const members = readRoster(located, ledger)
  const participantsTotal = readTotal(located, members.length, ledger)
  const participants = members.map((member) => readParticipant(member, { limits, ledger }))
  return { id, roomId, customRoomId, ...limits, region, participants, participantsTotal }
}

function readTotal({ object, place, pages, totals }: LocatedSession, shown: number, ledger: Ledger): number | null {
  const lists = [object, ...pages.map((page) => page.object)]
  if (lists.every((list) => (list['participants'] ?? list['participantArray'] ?? null) === null)) {
    const handling = 'There is no list of participants: nobody is shown.'
    ledger.add({ kind: 'participants-missing', path: keyOf(place, 'participants').path, handling })
  }
  const unique = object['uniqueParticipantsCount']
  const path = keyOf(place, 'uniqueParticipantsCount').path
  const said = totals.at(-1) ?? (unique === undefined || unique === null ? null : { value: unique, path })
  if (said === null) return null
  const total = said.value
  if (typeof total !== 'number' || !Number.isSafeInteger(total) || total < 0) {
    const handling = 'Not a number of participants: not used.'
    ledger.add({ kind: 'wrong-type', path: said.path, raw: total, handling })
    return null
  }
  if (total > shown) {
    const handling = `The service counts ${total} participants, and this answer holds ${shown}: the others are not shown.`
    ledger.add({ kind: 'participants-missing', path: said.path, raw: total, handling })
  }
  // JSON has a -0, which is no other number of participants than 0.
  return Math.abs(total)
}
