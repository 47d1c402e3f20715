// The one gate for API answers and files: any text becomes a Session with its data notes, or a Failure that says why not.

import { ok, type Result } from '../../shared/result'
import {
  mediaKinds,
  type NoteKind,
  type ParticipantIndex,
  type RowKind,
  type Session,
  type SessionHead
} from '../../shared/session'
import { noteBits } from '../../shared/session-rows'
import { parseJson } from './json-reading'
import { noteKeys, sessionKeys } from './keys'
import { Ledger } from './ledger'
import { readLimits } from './limits'
import { locateSession, type LocatedSession } from './locate'
import { readParticipant } from './participants'
import { keyOf } from './place'
import { noteRepeatedKeys, type Repeated } from './repeated-keys'
import { ownersOf, readRoster, type Member } from './roster'
import { SessionWriter } from './session-writer'
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
  const writer = new SessionWriter()
  const { head, members } = readSession(located.value, ledger, writer)
  const repeated = noteRepeatedKeys(text, body.value, ownersOf(members), ledger)
  noteWithheld(text, body.value, members, ledger)
  const mayLackPeople = addDoubts(repeated, members, writer)
  for (const note of ledger.notes) writer.addNote(note)
  return ok(writer.finish(mayLackPeople ? { ...head, incomplete: true } : head))
}

function readSession(
  located: LocatedSession,
  ledger: Ledger,
  writer: SessionWriter
): { readonly head: SessionHead; readonly members: readonly Member[] } {
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
  for (const member of members) readParticipant(member, { limits, ledger, writer })
  if (ledger.hidesRecord) for (const index of members.keys()) addLost(index, 'presence', [], writer)
  const head = { id, roomId, customRoomId, ...limits, region, participantsTotal }
  return { head: ledger.hidesPeople ? { ...head, incomplete: true } : head, members }
}

/**
 * Of a key that stands twice one value is read: what the other one said of who was in, nobody knows. True when it may
 * have been about others than are shown.
 */
function addDoubts(repeated: readonly Repeated[], members: readonly Member[], writer: SessionWriter): boolean {
  if (repeated.length === 0) return false
  const hidesPeople = repeated.some(({ path }) => peopleKeys.test(path))
  const doubted = new Map<string, Set<RowKind>>()
  for (const { path, participantId } of repeated) {
    if (participantId === null) continue
    const kinds = doubted.get(participantId) ?? new Set()
    for (const kind of kindsBehind(path)) kinds.add(kind)
    doubted.set(participantId, kinds)
  }
  for (const [index, { id }] of members.entries()) {
    const kinds = new Set(doubted.get(id))
    if (hidesPeople) kinds.add('presence')
    for (const kind of kinds) addLost(index, kind, ['repeated-key'], writer)
  }
  return hidesPeople
}

/** Under these, or under what a record stands in, there may have been anybody. */
const peopleKeys = /(?:^|\.)(?:participants|participantArray|data|session|participantPages)$|\]\.participantId$/

/** What of a participant is recorded at a path. */
function kindsBehind(path: string): readonly RowKind[] {
  const [, own = ''] = /\.?(?:participants|participantArray)\[\d+\]\.(.*)$/s.exec(path) ?? []
  if (/^timelog\b/.test(own)) return ['presence']
  if (own === 'events') return mediaKinds
  return mediaKinds.filter((kind) => own === `events.${kind}` || own.startsWith(`events.${kind}[`))
}

/** Somebody of whom something recorded could not be read: it may have been at any time besides. */
function addLost(index: number, kind: RowKind, notes: readonly NoteKind[], writer: SessionWriter): void {
  const lost = { start: 'unreadable', endMs: null, endUnreadable: true, notes: noteBits(notes) } as const
  writer.addRemnant(index as ParticipantIndex, kind, lost)
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
