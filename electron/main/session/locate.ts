// Finds the session in a body: itself, in an envelope, in a list of one, or together with its pages of participants.

import { fail, ok, type Result } from '../../shared/result'
import { describeOther, isSession } from './describe'
import { isObject, type JsonObject } from './json-reading'
import { compositeKeys, envelopeKeys, noteKeys } from './keys'
import type { Ledger } from './ledger'
import { itemOf, keyOf, wholeText, type Place } from './place'

export interface Found {
  readonly object: JsonObject
  readonly place: Place
}

export interface LocatedSession extends Found {
  /** Session objects of further pages, each with a part of the participants. */
  readonly pages: readonly Found[]
  /** Where the answer says how many participants there are in all; a later one is believed. */
  readonly totals: readonly { readonly value: unknown; readonly path: string }[]
}

/** True for what the service answers, or the client puts together, about one session; a mere list of one is neither. */
export function holdsOneSession(body: unknown): boolean {
  if (!isObject(body)) return false
  if (isSession(body)) return true
  const session = body['session']
  return isObject(session) ? isSession(session) || holdsOne(session['data']) : holdsOne(body['data'])
}

function holdsOne(data: unknown): boolean {
  return Array.isArray(data) ? data.filter(isSession).length === 1 : isSession(data)
}

/** Any JSON value in; the session object in it, or `not-a-session` with what the value is instead. */
export function locateSession(body: unknown, ledger: Ledger): Result<LocatedSession> {
  if (isObject(body) && isObject(body['session']) && !isSession(body))
    return locateComposite(body, body['session'], ledger)
  return locateOne(body, wholeText, ledger)
}

function locateOne(body: unknown, place: Place, ledger: Ledger): Result<LocatedSession> {
  if (isSession(body)) return ok({ object: body, place, pages: [], totals: [] })
  if (Array.isArray(body)) return locateInList(body, place, null, ledger)
  if (!isObject(body)) return noSession(body)

  const data = body['data']
  const dataPlace = keyOf(place, 'data')
  const total = totalOf(body, place)
  if (Array.isArray(data)) {
    const located = locateInList(data, dataPlace, total, ledger)
    if (located.ok) noteKeys(body, envelopeKeys, () => place, ledger)
    return located
  }
  if (!isSession(data)) return noSession(body)
  noteKeys(body, envelopeKeys, () => place, ledger)
  return ok({ object: data, place: dataPlace, pages: [], totals: total === null ? [] : [total] })
}

type Total = LocatedSession['totals'][number]

function locateInList(
  list: readonly unknown[],
  place: Place,
  total: Total | null,
  ledger: Ledger
): Result<LocatedSession> {
  const sessions = list.flatMap((item, index) =>
    isSession(item) ? [{ object: item, place: itemOf(place, index) }] : []
  )
  const [only, ...others] = sessions
  if (only === undefined || others.length > 0) return noSession(list)
  for (const [index, item] of list.entries()) {
    if (item === only.object) continue
    const handling = 'Stands in the list next to the session, but is none: not shown.'
    ledger.add({ kind: 'wrong-type', path: itemOf(place, index).path, raw: item, handling })
  }
  return ok({ ...only, pages: [], totals: total !== null && isActiveAnswer(only.object) ? [total] : [] })
}

/** The answer about active participants counts participants, and its session has only an `_id`; a list counts sessions. */
function isActiveAnswer(session: JsonObject): boolean {
  return session['id'] === undefined && session['_id'] !== undefined && (session['end'] ?? null) === null
}

function locateComposite(body: JsonObject, session: unknown, ledger: Ledger): Result<LocatedSession> {
  const located = locateOne(session, keyOf(wholeText, 'session'), ledger)
  if (!located.ok) return located
  noteKeys(body, compositeKeys, () => wholeText, ledger)
  const why = body['participantsFailure']
  if (why !== undefined) {
    const handling = 'The service did not say how many participants there were: others may be missing here.'
    const { path } = keyOf(wholeText, 'participantsFailure')
    ledger.add({ kind: 'participants-missing', path, raw: why, handling })
  }
  const pagesPlace = keyOf(wholeText, 'participantPages')
  const pages: Found[] = []
  const totals: Total[] = []
  const answers = body['participantPages'] ?? []
  if (!Array.isArray(answers)) {
    const handling = 'Not a list of pages of participants: not read.'
    ledger.add({ kind: 'wrong-type', path: pagesPlace.path, raw: answers, handling, hidesPeople: true })
    return located
  }
  for (const [index, answer] of answers.entries()) {
    const page = locateOne(answer, itemOf(pagesPlace, index), ledger)
    if (page.ok) {
      pages.push({ object: page.value.object, place: page.value.place })
      totals.push(...page.value.totals)
    } else {
      const handling = 'Not a page of participants: not read.'
      ledger.add({ kind: 'wrong-type', path: itemOf(pagesPlace, index).path, raw: answer, handling, hidesPeople: true })
    }
  }
  return ok({ ...located.value, pages, totals })
}

/** Refuses a JSON value with what it is instead. */
export function noSession(body: unknown): Result<never> {
  const { words, sessionIds } = describeOther(body)
  const refused = fail('not-a-session', words)
  return sessionIds.length === 0 ? refused : { ok: false, failure: { ...refused.failure, sessionIds } }
}

function totalOf(body: JsonObject, place: Place): Total | null {
  const pageInfo = body['pageInfo']
  if (!isObject(pageInfo) || pageInfo['total'] === undefined) return null
  return { value: pageInfo['total'], path: keyOf(keyOf(place, 'pageInfo'), 'total').path }
}
