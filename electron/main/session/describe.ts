// Tells whether a JSON value is a session, and says in plain words what it is when it is none.

import { isObject, type JsonObject } from './json-reading'

const shownIds = 5
const messageLimit = 200

/** True when an object is a session by its keys: recordings, streams, rooms and statistics are none. */
export function isSession(value: unknown): value is JsonObject {
  if (!isObject(value)) return false
  if (value['participants'] !== undefined || value['participantArray'] !== undefined) return true
  if (value['sessionId'] !== undefined || value['participantId'] !== undefined) return false
  const hasId = ['id', '_id', 'roomId', 'meetingId'].some((key) => typeof value[key] === 'string')
  return hasId && ['start', 'end', 'status'].some((key) => value[key] !== undefined)
}

/** A JSON value that holds no single session in; one or two sentences about what it is instead out. */
export function describeOther(body: unknown): string {
  if (Array.isArray(body)) return describeList(body)
  if (!isObject(body)) return `It is JSON, but only ${kindOf(body)}.`
  if (Array.isArray(body['stats'])) return describeStats(body)
  const one = describeItem(body)
  if (one !== null) return `It describes ${one.one}, not a session.${hint(body)}`
  if (isObject(body['data']) && !Object.hasOwn(body['data'], 'data')) return describeOther(body['data'])
  if (Array.isArray(body['data'])) return describeList(body['data'])
  const message = messageOf(body)
  if (message !== null) return `It is an error that the service answered: “${message}”`
  const keys = Object.keys(body)
  if (keys.length === 0) return 'It is JSON, but an empty object.'
  const more = keys.length > shownIds ? ` and ${keys.length - shownIds} more` : ''
  return `It is JSON, but not a session: an object with ${keys.slice(0, shownIds).map(shorten).join(', ')}${more}.`
}

function describeList(list: readonly unknown[]): string {
  if (list.length === 0) return 'It is an empty list: there is no session in it.'
  const sessions = list.filter(isSession)
  if (sessions.length > 0) {
    const ids = sessions
      .slice(0, shownIds)
      .map((session) => shorten(session['id'] ?? session['_id'] ?? 'one without id'))
    const more = sessions.length > shownIds ? ` and ${sessions.length - shownIds} more` : ''
    return `It is a list of ${sessions.length} sessions: ${ids.join(', ')}${more}. Open one of them by its id.`
  }
  const first = list.find(isObject)
  const item = first === undefined ? null : describeItem(first)
  if (first !== undefined && item !== null) return `It is a list of ${item.many}, not a session.${commonHint(list)}`
  const kinds = [...new Set(list.map(kindOf))]
  const [only] = kinds
  const what = kinds.length === 1 && only !== undefined ? ` of ${plurals.get(only) ?? 'values'}` : ''
  return `It is JSON, but a list${what}, not a session.`
}

function describeStats(body: JsonObject): string {
  const whose = body['participantId'] === undefined ? 'a session' : 'one participant'
  return `It holds the call quality of ${whose}, not who was there.${hint(body)}`
}

function describeItem(item: JsonObject): { readonly one: string; readonly many: string } | null {
  const has = (...keys: readonly string[]): boolean => keys.some((key) => item[key] !== undefined)
  if (has('participantId')) return { one: 'one participant', many: 'participants without their session' }
  if (has('outputs')) return { one: 'a livestream', many: 'livestreams' }
  if (has('downstreamUrl', 'playbackHlsUrl', 'livestreamUrl')) return { one: 'an HLS stream', many: 'HLS streams' }
  if (has('file', 'fileId')) return { one: 'a recording', many: 'recordings' }
  if (has('roomId') && has('createdAt', 'links') && !has('sessionId')) return { one: 'a room', many: 'rooms' }
  return null
}

function hint(body: JsonObject): string {
  const id = body['sessionId']
  return typeof id === 'string' && id !== '' ? ` It belongs to the session ${shorten(id)}.` : ''
}

function commonHint(list: readonly unknown[]): string {
  const hints = new Set(list.map((item) => (isObject(item) ? hint(item) : '')))
  const [only] = hints
  return hints.size === 1 && only !== undefined ? only : ''
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
