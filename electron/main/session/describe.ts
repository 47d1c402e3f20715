// Tells whether a JSON value is a session, and says in plain words what it is when it is none.

import { sessionIdShape } from '../../shared/session-id'
import { extendedText } from './extended-json'
import { isObject, type JsonObject } from './json-reading'

const shownIds = 5
const messageLimit = 200
/** In so many values of what is no session its ids are looked for. */
const mostSearched = 10_000

const roomKeys = ['roomId', 'meetingId', 'customRoomId', 'userMeetingId']
const ownIdKeys = ['id', '_id']
const listKeys = ['participants', 'participantArray']
/** So many of a session's marks tell it from tickets, appointments, surveys and calls, each of which has some. */
const marksNeeded = 3

/**
 * True when an object is a session by its keys: somebody is in it as only the service writes one, or it has enough of a
 * session's marks and nothing that speaks against it.
 */
export function isSession(value: unknown): value is JsonObject {
  if (!isObject(value)) return false
  const has = (...keys: readonly string[]): boolean => keys.some((key) => (value[key] ?? null) !== null)
  const names = (keys: readonly string[]): boolean => keys.some((key) => isIdOrText(value[key]))
  const lists = [value['participants'], value['participantArray']].filter((list) => list !== undefined)
  if (lists.some((list) => isSomewhere(list, 'timelog', 'changeModeHistory'))) return true

  const { status } = value
  const isNamed = status === 'ongoing' || status === 'ended'
  const hasRoom = names(roomKeys)
  const hasMark = hasRoom || isNamed || has('start')
  if (lists.some((list) => isSomewhere(list, 'participantId')) && hasMark) return true

  if (has('sessionId', 'participantId')) return false
  if (lists.some(holdsStrangers)) return hasRoom && isNamed && has('start')
  const hasList = lists.some((list) => list === null || Array.isArray(list))
  if (has('status') && !isNamed) return hasRoom && has('start') && hasList
  if (hasRoom && hasList && names(ownIdKeys)) return true
  const marks = [hasRoom, isNamed, has('start'), hasList, isObject(value['links'])]
  return marks.filter(Boolean).length >= marksNeeded
}

/** Somebody in the list has one of these keys. */
function isSomewhere(list: unknown, ...keys: readonly string[]): boolean {
  return Array.isArray(list) && list.some((item) => isObject(item) && keys.some((key) => item[key] !== undefined))
}

/** Somebody is in the list, but as no answer of the service writes it. */
function holdsStrangers(list: unknown): boolean {
  return Array.isArray(list) && list.some(isObject)
}

function isIdOrText(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number' || extendedText(value) !== null
}

/** What a JSON value is that holds no single session. */
export interface Other {
  /** One or two sentences about what it is instead. */
  readonly words: string
  /** The sessions that it belongs to, by what stands in it: well-formed ids only. */
  readonly sessionIds: readonly string[]
}

/** A JSON value that holds no single session in; what it is instead out. */
export function describeOther(body: unknown): Other {
  const own = sessionsOf(body).flatMap((session) => idIn(session['id'] ?? session['_id']))
  const sessionIds = own.length > 0 ? [...new Set(own)] : sessionIdsIn(body)
  return { words: `${wordsFor(body)}${own.length > 0 ? '' : belonging(sessionIds)}`, sessionIds }
}

/** The sessions in a list, or in one in an envelope. */
function sessionsOf(body: unknown): readonly JsonObject[] {
  const list = isObject(body) ? body['data'] : body
  return Array.isArray(list) ? list.filter((item): item is JsonObject => isSession(item) || isBrief(item)) : []
}

/** What a list of sessions may hold of one: its id and room, and when it was or whether it is over, but nobody who was there. */
function isBrief(item: unknown): item is JsonObject {
  if (!isObject(item) || !/^[a-f0-9]{24}$/i.test(String(item['id'] ?? item['_id']))) return false
  const has = (keys: readonly string[]) => keys.some((key) => (item[key] ?? null) !== null)
  return has(roomKeys) && has(['status', 'start']) && !has(['sessionId', 'participantId', ...listKeys])
}

/** Nothing but a well-formed id may ever become a request. */
function idIn(id: unknown): readonly string[] {
  const text = typeof id === 'string' ? id : extendedText(id)
  return text !== null && sessionIdShape.test(text) ? [text] : []
}

function wordsFor(body: unknown): string {
  if (Array.isArray(body)) return describeList(body)
  if (!isObject(body)) return `It is JSON, but only ${kindOf(body)}.`
  if (typeof body['webhookType'] === 'string') return describeWebhook(body['webhookType'])
  if (Array.isArray(body['stats'])) return describeStats(body)
  const report = foreignReport(body)
  if (report !== null) return `It is ${report}: Rollcall does not read it.`
  const one = describeItem(body)
  if (one !== null) return `It describes ${one.one}, not a session.`
  if (isObject(body['data']) && !Object.hasOwn(body['data'], 'data')) return wordsFor(body['data'])
  if (Array.isArray(body['data'])) return describeList(body['data'])
  const message = messageOf(body)
  if (message !== null) return `It is an error that the service answered: “${message}”`
  const keys = Object.keys(body)
  if (keys.length === 0) return 'It is JSON, but an empty object.'
  const more = keys.length > shownIds ? ` and ${keys.length - shownIds} more` : ''
  const guess = lookOf(body)
  const like = guess === null ? '' : ` It looks like ${guess}.`
  return `It is JSON, but not a session: an object with ${keys.slice(0, shownIds).map(shorten).join(', ')}${more}.${like}`
}

function describeWebhook(type: string): string {
  return `It is the webhook “${shorten(type)}”, which says what happened but not who was there.`
}

/** What other services' programs write about who was in a call, by keys that none of VideoSDK's answers has. */
function foreignReport(body: JsonObject): string | null {
  const people = [body['participants'], body['data'], body['attendanceRecords']].find(Array.isArray) as unknown
  const first = Array.isArray(people) ? people.find(isObject) : undefined
  const [inner] =
    first !== undefined && Array.isArray(first['participants']) ? first['participants'].filter(isObject) : []
  const has = (item: JsonObject | undefined, ...keys: readonly string[]): boolean =>
    item !== undefined && keys.every((key) => item[key] !== undefined)
  if (has(first, 'join_time', 'leave_time')) return 'a Zoom participants report'
  if (has(inner, 'join_time', 'participant_id') || has(first, 'join_time', 'duration')) return 'a Daily meetings report'
  if (has(body, 'attendanceRecords') || has(first, 'attendanceIntervals')) return 'a Microsoft Teams attendance report'
  if (has(first, 'earliestStartTime')) return 'a Google Meet list of participants'
  return null
}

/** A guess in words, for what is filed beside sessions and has an id and a status as they do. */
function lookOf(body: JsonObject): string | null {
  const has = (...keys: readonly string[]): boolean => keys.some((key) => body[key] !== undefined)
  if (has('subject', 'priority', 'assignee', 'requester')) return 'a ticket'
  if (has('currency', 'amount', 'total_price')) return 'an order or a payment'
  return null
}

function describeList(list: readonly unknown[]): string {
  if (list.length === 0) return 'It is an empty list: there is no session in it.'
  const sessions = sessionsOf(list)
  if (sessions.length > 0) {
    const nobody = sessions.some(isSession) ? '' : ', without who was in them'
    const ids = sessions.slice(0, shownIds).map((session) => {
      const id = session['id'] ?? session['_id'] ?? 'one without id'
      return shorten(extendedText(id) ?? id)
    })
    const more = sessions.length > shownIds ? ` and ${sessions.length - shownIds} more` : ''
    return `It is a list of ${counted(sessions.length)}${nobody}: ${ids.join(', ')}${more}.`
  }
  const first = list.find(isObject)
  const item = first === undefined ? null : describeItem(first)
  if (first !== undefined && item !== null) return `It is a list of ${item.many}, not a session.`
  const kinds = [...new Set(list.map(kindOf))]
  const [only] = kinds
  const what = kinds.length === 1 && only !== undefined ? ` of ${plurals.get(only) ?? 'values'}` : ''
  return `It is JSON, but a list${what}, not a session.`
}

function describeStats(body: JsonObject): string {
  const whose = body['participantId'] === undefined ? 'a session' : 'one participant'
  return `It holds the call quality of ${whose}, not who was there.`
}

function describeItem(item: JsonObject): { readonly one: string; readonly many: string } | null {
  const has = (...keys: readonly string[]): boolean => keys.some((key) => item[key] !== undefined)
  if (has('callId') || (has('gatewayId') && has('from', 'to')))
    return { one: 'a telephone call', many: 'telephone calls' }
  if (has('participantId')) return { one: 'one participant', many: 'participants without their session' }
  if (has('outputs')) return { one: 'a livestream', many: 'livestreams' }
  if (has('downstreamUrl', 'playbackHlsUrl', 'livestreamUrl')) return { one: 'an HLS stream', many: 'HLS streams' }
  if (has('file', 'fileId')) return { one: 'a recording', many: 'recordings' }
  if (has('roomId') && has('createdAt', 'links') && !has('sessionId')) return { one: 'a room', many: 'rooms' }
  return null
}

/** The ids under a key that says that they are a session's, however deep it stands in a ticket or a message. */
function sessionIdsIn(body: unknown): readonly string[] {
  const ids = new Set<string>()
  const take = (id: unknown) => idIn(id).forEach((text) => ids.add(text))
  // A list of its own instead of recursion: nothing limits how deep a body is.
  const waiting: unknown[] = [body]
  for (let seen = 0; waiting.length > 0 && seen < mostSearched; seen++) {
    const part = waiting.pop()
    if (Array.isArray(part)) waiting.push(...part.slice(0, mostSearched).reverse())
    if (!isObject(part)) continue
    for (const [key, inner] of Object.entries(part).reverse()) {
      if (/^session_?id$/i.test(key)) take(inner)
      else if (/^session$/i.test(key) && isObject(inner)) take(inner['id'] ?? inner['_id'])
      if (typeof inner === 'object' && inner !== null) waiting.push(inner)
    }
  }
  return [...ids]
}

function belonging(sessionIds: readonly string[]): string {
  const [only] = sessionIds
  if (only === undefined) return ''
  if (sessionIds.length === 1) return ` It belongs to the session ${shorten(only)}.`
  const more = sessionIds.length > shownIds ? ` and ${sessionIds.length - shownIds} more` : ''
  return ` It belongs to ${sessionIds.length} sessions: ${sessionIds.slice(0, shownIds).map(shorten).join(', ')}${more}.`
}

function counted(sessions: number): string {
  return sessions === 1 ? 'one session' : `${sessions} sessions`
}

function messageOf(body: JsonObject): string | null {
  for (const key of ['message', 'error', 'msg', 'statusMessage']) {
    const value = body[key]
    const text = isObject(value) ? value['message'] : value
    if (typeof text === 'string' && text !== '') return text.slice(0, messageLimit)
  }
  return null
}

function shorten(value: unknown): string {
  const text = typeof value === 'string' ? value : kindOf(value)
  return text.length > 40 ? `${text.slice(0, 39)}…` : text
}

const plurals: ReadonlyMap<string, string> = new Map([
  ['null', 'nulls'],
  ['a text', 'texts'],
  ['a number', 'numbers'],
  ['true or false', 'true and false'],
  ['a list', 'lists'],
  ['an object', 'objects']
])

function kindOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'string') return 'a text'
  if (typeof value === 'number') return 'a number'
  return typeof value === 'boolean' ? 'true or false' : 'an object'
}
