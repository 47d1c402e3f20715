// The one gate for API answers and files: any text becomes a Session with its data notes, or a Failure that says why not.

import { ok, type Result } from '../../shared/result'
import {
  mediaKinds,
  type MediaKind,
  type NoteKind,
  type Participant,
  type Remnant,
  type Session
} from '../../shared/session'
import { parseJson } from './json-reading'
import { noteKeys, sessionKeys } from './keys'
import { Ledger } from './ledger'
import { readLimits } from './limits'
import { locateSession, type LocatedSession } from './locate'
import { readParticipant } from './participants'
import { noteMediaOutside } from './media-presence'
import { keyOf } from './place'
import { noteRepeatedKeys, type Repeated } from './repeated-keys'
import { ownersOf, readRoster, type Member } from './roster'
import { plainNumber } from './extended-json'
import { readRenamed, readText } from './texts'
import { noteWithheld } from './withheld-notes'

/**
 * Text of an API answer or a file in (every shape that the service is known to answer with, and the `{session,
 * participantPages}` that the client puts together); the session with a note for each oddity out, or `not-a-session`
 * with what the text is instead. `stood` says what the text was taken out of, and is noted. Total and pure.
 */
export function decode(text: string, stood: string | null = null): Result<Session> {
  const body = parseJson(text)
  if (!body.ok) return body
  const ledger = new Ledger(text)
  const located = locateSession(body.value, ledger)
  if (!located.ok) return located
  if (stood !== null) ledger.add({ kind: 'enclosed', path: '', handling: stood })
  const { session, members } = readSession(located.value, ledger)
  const repeated = noteRepeatedKeys(text, body.value, ownersOf(members), ledger)
  noteWithheld(text, body.value, session.participants, ledger)
  return ok({ ...withDoubts(session, repeated), notes: ledger.notes })
}

function readSession(
  located: LocatedSession,
  ledger: Ledger
): { readonly session: Omit<Session, 'notes'>; readonly members: readonly Member[] } {
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
  const read = members.map((member) => noteMediaOutside(readParticipant(member, { limits, ledger }), member, ledger))
  const participants = ledger.hidesRecord ? read.map((each) => withLost(each, ['presence'], [])) : read
  const known = { id, roomId, customRoomId, ...limits, region, participants, participantsTotal }
  return { session: ledger.hidesPeople ? { ...known, incomplete: true } : known, members }
}

/** Of a key that stands twice one value is read: what the other one said of who was in, nobody knows. */
function withDoubts(session: Omit<Session, 'notes'>, repeated: readonly Repeated[]): Omit<Session, 'notes'> {
  if (repeated.length === 0) return session
  const hidesPeople = repeated.some(({ path }) => peopleKeys.test(path))
  const doubted = new Map<string, Set<Row>>()
  for (const { path, participantId } of repeated) {
    if (participantId === null) continue
    const rows = doubted.get(participantId) ?? new Set()
    for (const row of rowsBehind(path)) rows.add(row)
    doubted.set(participantId, rows)
  }
  const participants = session.participants.map((each) => {
    const rows = new Set(doubted.get(each.id))
    if (hidesPeople) rows.add('presence')
    return withLost(each, [...rows], ['repeated-key'])
  })
  return { ...session, participants, ...(hidesPeople && { incomplete: true }) }
}

/** Under these, or under what a record stands in, there may have been anybody. */
const peopleKeys = /(?:^|\.)(?:participants|participantArray|data|session|participantPages)$|\]\.participantId$/

/** What of a participant is recorded at a path. */
function rowsBehind(path: string): readonly Row[] {
  const [, own = ''] = /\.?(?:participants|participantArray)\[\d+\]\.(.*)$/s.exec(path) ?? []
  if (/^timelog\b/.test(own)) return ['presence']
  if (own === 'events') return mediaKinds
  return mediaKinds.filter((kind) => own === `events.${kind}` || own.startsWith(`events.${kind}[`))
}

type Row = 'presence' | MediaKind

/** Somebody of whom something recorded could not be read: it may have been at any time besides. */
function withLost(participant: Participant, rows: readonly Row[], notes: readonly NoteKind[]): Participant {
  if (rows.length === 0) return participant
  const lost: Remnant = { start: 'unreadable', endMs: null, endUnreadable: true, notes }
  const { remnants } = participant
  const more = Object.fromEntries(rows.map((row) => [row, [...(remnants?.[row] ?? []), lost]]))
  return { ...participant, remnants: { ...remnants, ...more } }
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
  const total = plainNumber(said.value)
  if (typeof total !== 'number' || !Number.isSafeInteger(total) || total < 0) {
    const handling = 'Not a number of participants: not used.'
    ledger.add({ kind: 'wrong-type', path: said.path, raw: said.value, handling, hidesPeople: true })
    return null
  }
  if (total > shown) {
    const handling = `The service counts ${total} participants, and this answer holds ${shown}: the others are not shown.`
    ledger.add({ kind: 'participants-missing', path: said.path, raw: total, handling })
  }
  // JSON has a -0, which is no other number of participants than 0.
  return Math.abs(total)
}
