// The raw JSON as a file: as it was received, with the statement added; or without anything that tells who somebody is.

import { jsonTokens } from './json-tokens'
import { replacerOf } from './name-matching'
import { addReplacement, hiddenMode, type Pseudonym, type Pseudonyms } from './pseudonyms'
import type { Statement } from './statement'

/** The field with the statement. Rollcall knows it and opens such a file like any other. */
const statementKey = 'rollcall'

/** A page in a list in an envelope, and a record in a list of it. */
const deepestParticipant = 8

/**
 * Raw JSON in, the same out with the statement in a field of its own at the beginning: what was received stands behind it,
 * character by character. A list is put beside it, under `data`.
 */
export function rawJsonFile(raw: string, statement: Statement): string {
  const facts = JSON.stringify(Object.fromEntries(statement.map(({ label, text }) => [label.toLowerCase(), text])))
  const text = raw.trim()
  const parsed: unknown = JSON.parse(text)
  if (!isObject(parsed)) return `{"${statementKey}":${facts},\n"data":${text}}\n`
  // An exported file that was opened and is exported again: two statements would contradict each other.
  const rest = (Object.hasOwn(parsed, statementKey) ? withoutMember(text, statementKey) : text).slice(1).trimStart()
  return `{"${statementKey}":${facts}${rest.startsWith('}') ? '' : ',\n'}${rest}\n`
}

/** The JSON text of an object without what stands under a key, however often; the rest as received. */
function withoutMember(json: string, key: string): string {
  const kept: string[] = []
  let depth = 0
  let from = 1
  let isKey = true
  let isOther = true
  for (const token of jsonTokens(json)) {
    const ends = depth === 1 && (token.text === ',' || token.text === '}')
    if (ends && isOther) kept.push(json.slice(from, token.from))
    if (ends) from = token.to
    else if (depth === 1 && isKey) isOther = JSON.parse(token.text) !== key
    isKey = ends || depth === 0
    if (token.text === '{' || token.text === '[') depth += 1
    else if (token.text === '}' || token.text === ']') depth -= 1
  }
  return `{${kept.join(',')}}`
}

export interface HiddenRaw {
  readonly text: string
  readonly leftOut: { readonly names: readonly string[]; readonly unknown: number }
}

type JsonObject = Readonly<Record<string, unknown>>
type Fields = Readonly<Record<string, Read>>
type Read = (value: unknown, pen: Pen, owner: JsonObject) => unknown

interface Pen {
  readonly pseudonyms: Pseudonyms
  readonly textOf: (text: string) => string
  readonly names: Set<string>
  readonly unknown: Set<string>
}

const plain: Read = (value, pen) => hiddenValue(value, pen)
/** Ids and times of the service: a text of others cannot stand in them, and names that look like a part of them would break them. */
const serviceText: Read = (value, pen) =>
  typeof value === 'string' && /^[\w:.+-]{1,64}$/.test(value) ? value : plain(value, pen, {})
const listOf =
  (fields: Fields): Read =>
  (value, pen) =>
    Array.isArray(value) ? value.map((item) => hiddenObject(item, fields, pen)) : hiddenObject(value, fields, pen)

const interval: Fields = { start: serviceText, end: serviceText }
const error: Fields = { start: serviceText, message: plain }
const modeChange: Fields = {
  timelog: serviceText,
  mode: (value, pen) => (typeof value === 'string' ? hiddenMode(value, pen.pseudonyms) : plain(value, pen, {}))
}
const events: Fields = {
  mic: listOf(interval),
  webcam: listOf(interval),
  screenShare: listOf(interval),
  screenShareAudio: listOf(interval),
  errors: listOf(error)
}
const participant: Fields = {
  participantId: (value, pen) => pseudonymOf(value, pen.pseudonyms)?.id ?? plain(value, pen, {}),
  name: (value, pen, owner) =>
    blank(value) ? value : (pseudonymOf(owner['participantId'], pen.pseudonyms)?.name ?? plain(value, pen, {})),
  timelog: listOf(interval),
  events: listOf(events),
  mode: (value, pen) => (typeof value === 'string' ? hiddenMode(value, pen.pseudonyms) : plain(value, pen, {})),
  changeModeHistory: listOf(modeChange),
  initTime: serviceText,
  type: plain
}
const session: Fields = {
  id: serviceText,
  _id: serviceText,
  roomId: serviceText,
  meetingId: serviceText,
  region: serviceText,
  status: serviceText,
  start: serviceText,
  end: serviceText,
  activeDuration: plain,
  participants: listOf(participant),
  participantArray: listOf(participant),
  uniqueParticipantsCount: plain
}
const pageInfo: Fields = { currentPage: plain, perPage: plain, lastPage: plain, total: plain }
const envelope: Fields = { pageInfo: listOf(pageInfo), data: listOf(session) }
const inEnvelope: Read = (value, pen) => listOf({ ...session, ...envelope })(value, pen, {})
const body: Fields = {
  ...session,
  ...envelope,
  session: inEnvelope,
  participantPages: inEnvelope,
  participantsFailure: plain
}

/** Fields that the service documents and that may tell who somebody is, where she was or whose account it was. */
const telling: ReadonlySet<string> = new Set([
  ...[
    'customRoomId',
    'userMeetingId',
    'userId',
    'apiKey',
    'chatLink',
    'hlsLog',
    'links',
    '_id',
    'deviceInfo',
    'geoLocation'
  ]
])

/**
 * Raw JSON and the pseudonyms of its session in; indented JSON out that holds only fields known to be harmless, with the
 * pseudonyms in place of names and ids, and with the names of the fields that were left out. A chat log's address, a place or
 * a field that nobody knows could undo every pseudonym.
 */
export function hiddenRawJson(raw: string, pseudonyms: Pseudonyms): HiddenRaw {
  const parsed: unknown = JSON.parse(raw)
  const replacements = new Map<string, string | null>(pseudonyms.replacements)
  gatherNames(parsed, pseudonyms, replacements)
  const pen: Pen = { pseudonyms, textOf: replacerOf(replacements), names: new Set(), unknown: new Set() }
  const hidden = listOf(body)(parsed, pen, {})
  return {
    text: JSON.stringify(hidden, null, 2),
    leftOut: { names: [...pen.names].sort(), unknown: pen.unknown.size }
  }
}

/** One id can have been recorded under several names, of which the session has the first. */
function gatherNames(
  value: unknown,
  pseudonyms: Pseudonyms,
  replacements: Map<string, string | null>,
  depth = 0
): void {
  if (depth > deepestParticipant) return
  if (Array.isArray(value)) {
    for (const item of value) gatherNames(item, pseudonyms, replacements, depth + 1)
  } else if (isObject(value)) {
    const pseudonym = pseudonymOf(value['participantId'], pseudonyms)
    const name = value['name']
    if (pseudonym !== null && typeof name === 'string' && name.trim() !== value['participantId'])
      addReplacement(replacements, name, pseudonym.name)
    for (const key in value) gatherNames(value[key], pseudonyms, replacements, depth + 1)
  }
}

function hiddenObject(value: unknown, fields: Fields, pen: Pen): unknown {
  if (!isObject(value)) return hiddenValue(value, pen)
  const hidden: Record<string, unknown> = {}
  for (const key of Object.keys(value)) {
    const read = Object.hasOwn(fields, key) ? fields[key] : undefined
    if (read !== undefined) hidden[key] = read(value[key], pen, value)
    else if (telling.has(key)) pen.names.add(key)
    else if (key !== statementKey) pen.unknown.add(key)
  }
  return hidden
}

/** Where something else stands than the field is for: texts without names, and nothing that has fields of its own. */
function hiddenValue(value: unknown, { textOf, unknown }: Pen): unknown {
  if (typeof value === 'string') return textOf(value)
  if (typeof value !== 'object' || value === null) return value
  unknown.add('')
  return Array.isArray(value) ? [] : {}
}

/** Rollcall reads a number as text where an id should stand. */
function pseudonymOf(participantId: unknown, { byId }: Pseudonyms): Pseudonym | null {
  const id = typeof participantId === 'number' ? String(participantId) : participantId
  return typeof id === 'string' ? (byId.get(id) ?? null) : null
}

function blank(value: unknown): boolean {
  return value === null || value === undefined || value === ''
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
