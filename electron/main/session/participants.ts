// Reads one participant from all records of its id.

import { mediaKinds, type Ms, type NoteKind, type RowKind, type Untold } from '../../shared/session'
import { noteBits, type MediaError, type ModeChange } from '../../shared/session-rows'
import { readEntries, type EntryList, type Scope } from './intervals'
import { isObject, type JsonObject } from './json-reading'
import { errorKeys, eventKeys, modeKeys, noteKeys, participantKeys } from './keys'
import { outside } from './limits'
import { noteMediaOutside } from './media-presence'
import { keyOf, itemOf, type Place } from './place'
import type { Member, Source } from './roster'
import type { Left } from './session-writer'
import { readText } from './texts'
import { readNotedTime } from './times'

/** A participant's records in; she is written. Where records disagree about a text, the first one that has it counts. */
export function readParticipant(member: Member, scope: Scope): void {
  const { id, sources } = member
  const { ledger, writer } = scope
  const whose = { id, index: writer.addParticipant(id) }
  for (const { object, place } of sources) noteKeys(object, participantKeys, () => place, ledger, id)
  const read = (kind: RowKind, { lists, lost }: ReadLists): void => {
    readEntries(lists, whose, kind, scope)
    for (const left of lost) writer.addRemnant(whose.index, kind, left)
  }
  const events = readEvents(sources, id, scope)
  const name = readName(sources, id, scope)
  read('presence', listsOf(sources, 'timelog', id, scope, true))
  if (events !== noEvents) {
    for (const kind of mediaKinds) {
      const { lists, lost } = listsOf(events.sources, kind, id, scope)
      read(kind, { lists, lost: [...events.lost, ...lost] })
    }
  }
  for (const { atMs, message } of readErrors(listsOf(events.sources, 'errors', id, scope).lists, id, scope)) {
    writer.addError(atMs, message)
  }
  for (const { atMs, mode } of readModes(listsOf(sources, 'changeModeHistory', id, scope).lists, id, scope)) {
    writer.addMode(atMs, mode)
  }
  writer.addFacts({
    name,
    mode: firstText(sources, 'mode', id, scope),
    type: firstText(sources, 'type', id, scope),
    device: firstDevice(sources)
  })
  addPlace(sources, scope)
  noteMediaOutside(member, whose.index, scope)
}

/** In characters. */
const longestPlace = 100

/** What could be read of something, and what is left of what could not. */
interface ReadLists {
  readonly lists: readonly EntryList[]
  readonly lost: readonly Left[]
}

interface ReadEvents {
  readonly sources: readonly Source[]
  readonly lost: readonly Left[]
}

/** Of most participants most lists are absent, and there may be a hundred thousand of them: these stand for all of those. */
const noLists: ReadLists = { lists: [], lost: [] }
const noEvents: ReadEvents = { sources: [], lost: [] }

function readName(sources: Member['sources'], id: string, scope: Scope): string | null {
  const name = firstText(sources, 'name', id, scope)
  if (name !== null && name.trim() !== '') return name
  const [{ object, place }] = sources
  const handling = 'No name was recorded: the id is shown.'
  const path = keyOf(place, 'name').path
  scope.ledger.add({ kind: 'missing-name', participantId: id, path, raw: object['name'], handling })
  return null
}

function firstText(sources: readonly Source[], key: string, id: string, { ledger }: Scope): string | null {
  let first: string | null = null
  for (const { object, place } of sources) {
    const value = object[key]
    if (value === undefined) continue
    const text = readText(value, () => keyOf(place, key).path, ledger, id)
    if (first === null) first = text
    else if (text !== null && text !== first) {
      const handling = `Not shown: the participant was recorded before with another ${key}.`
      const path = keyOf(place, key).path
      ledger.add({ kind: 'duplicate-participant', participantId: id, path, raw: text, handling })
    }
  }
  return first
}

function readEvents(sources: readonly Source[], id: string, { ledger }: Scope): ReadEvents {
  const read: Source[] = []
  const lost: Left[] = []
  for (const { object, place } of sources) {
    const events = object['events']
    if (events === undefined || events === null) continue
    const eventsPlace = keyOf(place, 'events')
    if (isObject(events)) {
      noteKeys(events, eventKeys, () => eventsPlace, ledger, id)
      read.push({ object: events, place: eventsPlace })
      continue
    }
    const handling = 'Not a set of media events: none of it is shown.'
    ledger.add({ kind: 'wrong-type', participantId: id, path: eventsPlace.path, raw: events, handling })
    lost.push(lostList('unreadable', 'wrong-type'))
  }
  return read.length + lost.length === 0 ? noEvents : { sources: read, lost }
}

/** The lists under a key in each of the records. What is no list is noted and lost; what is absent only where it is `wanted`. */
function listsOf(sources: readonly Source[], key: string, id: string, { ledger }: Scope, wanted = false): ReadLists {
  let lists: EntryList[] | null = null
  let lost: Left[] | null = null
  for (const { object, place } of sources) {
    const entries = object[key]
    if (Array.isArray(entries)) {
      if (entries.length > 0) (lists ??= []).push({ entries, place: keyOf(place, key) })
      continue
    }
    const absent = entries === undefined || entries === null
    if (absent && !wanted) continue
    const kind = absent ? 'missing-timelog' : 'wrong-type'
    const handling = absent ? 'No times were recorded: shown without presence.' : 'Not a list: none of it is shown.'
    ledger.add({ kind, participantId: id, path: keyOf(place, key).path, raw: entries, handling })
    ;(lost ??= []).push(lostList(absent ? 'unrecorded' : 'unreadable', kind))
  }
  return lists === null && lost === null ? noLists : { lists: lists ?? [], lost: lost ?? [] }
}

/** Of a list that is none nobody knows what was in it. */
function lostList(start: Untold, kind: NoteKind): Left {
  return { start, endMs: null, endUnreadable: start === 'unreadable', notes: noteBits([kind]) }
}

function readErrors(lists: readonly EntryList[], id: string, scope: Scope): readonly MediaError[] {
  return readMoments(lists, 'start', errorKeys, id, scope, (entry, place, atMs) => {
    const messagePlace = keyOf(place, 'message')
    const message = readText(entry['message'], () => messagePlace.path, scope.ledger, id)
    if (message !== null) return { atMs, message }
    if (entry['message'] === undefined || entry['message'] === null || entry['message'] === '') {
      const handling = 'The error was recorded without a message.'
      const { path } = messagePlace
      scope.ledger.add({ kind: 'wrong-type', participantId: id, path, raw: entry['message'], handling, atMs })
    }
    return { atMs, message: 'No message was recorded' }
  })
}

function readModes(lists: readonly EntryList[], id: string, scope: Scope): readonly ModeChange[] {
  return readMoments(lists, 'timelog', modeKeys, id, scope, (entry, place, atMs) => {
    const mode = readText(entry['mode'], () => keyOf(place, 'mode').path, scope.ledger, id)
    if (mode !== null) return { atMs, mode }
    const handling = 'A change of mode without a mode: not shown.'
    scope.ledger.add({ kind: 'wrong-type', participantId: id, path: place.path, raw: entry, handling, atMs })
    return null
  })
}

/** Reads lists of things that happened at one time, which stands under `timeKey`, and sorts them by it. */
function readMoments<T extends { readonly atMs: Ms }>(
  lists: readonly EntryList[],
  timeKey: string,
  known: ReadonlySet<string>,
  id: string,
  { ledger, limits }: Scope,
  read: (entry: JsonObject, place: Place, atMs: Ms) => T | null
): readonly T[] {
  if (lists.length === 0) return []
  const moments: T[] = []
  for (const { entries, place: listPlace } of lists) {
    let previousMs = -Infinity
    for (const [index, entry] of entries.entries()) {
      const place = itemOf(listPlace, index)
      if (!isObject(entry)) {
        const handling = 'Not an entry with a time: not shown.'
        ledger.add({ kind: 'wrong-type', participantId: id, path: place.path, raw: entry, handling })
        continue
      }
      noteKeys(entry, known, () => place, ledger, id)
      const path = keyOf(place, timeKey).path
      const unused = 'The entry is not shown.'
      const { ms: atMs } = readNotedTime(entry[timeKey], {
        ...{ ledger, participantId: id, unused, raw: entry, rawPath: place.path },
        place: () => keyOf(place, timeKey)
      })
      if (atMs === null) {
        if (entry[timeKey] !== undefined && entry[timeKey] !== null) continue
        const handling = 'No time was recorded: the entry is not shown.'
        ledger.add({ kind: 'missing-time', participantId: id, path, raw: entry, rawPath: place.path, handling })
        continue
      }
      if (atMs < previousMs) {
        const handling = 'Recorded after an entry of a later time: shown in order of time.'
        ledger.add({ kind: 'out-of-order', participantId: id, path, raw: entry[timeKey], handling, atMs })
      }
      previousMs = atMs
      const moment = read(entry, place, atMs)
      if (moment === null) continue
      moments.push(moment)
      const oddity = outside(atMs, limits)
      if (oddity !== null) ledger.add({ ...oddity, participantId: id, path, raw: entry[timeKey], atMs })
    }
  }
  return moments.sort((one, other) => one.atMs - other.atMs)
}

function firstDevice(sources: readonly Source[]): string | null {
  for (const { object } of sources) {
    const line = deviceLine(object['deviceInfo'])
    if (line !== null) return line
  }
  return null
}

/** One line such as "Firefox 115.0 on Linux", or null. What it is made of has no documented shape, so nothing is noted. */
function deviceLine(info: unknown): string | null {
  if (!isObject(info)) return null
  const agent = objectAt(info, 'browserUserAgent')
  const browser = objectAt(agent, 'browser')
  const os = objectAt(agent, 'os')
  const program = [browser['name'], browser['version']].filter(isText).join(' ')
  const system = [os['name'], os['version']].filter(isText).join(' ')
  if (program === '' && system === '') return null
  if (program === '' || system === '') return program + system
  return `${program} on ${system}`
}

/** The first place that is recorded of her. Like the device it has no documented shape, so nothing is noted. */
function addPlace(sources: readonly Source[], { writer }: Scope): void {
  for (const { object } of sources) {
    const { city, region, country } = objectAt(object, 'geoLocation')
    const [placeCity, placeRegion, placeCountry] = [city, region, country].map((part) =>
      isText(part) && !/^unknown$/i.test(part) ? part.slice(0, longestPlace) : null
    )
    if (placeCity == null && placeCountry == null) continue
    return writer.addPlace({ city: placeCity ?? null, region: placeRegion ?? null, country: placeCountry ?? null })
  }
}

function objectAt(value: unknown, key: string): JsonObject {
  const child = isObject(value) ? value[key] : undefined
  return isObject(child) ? child : {}
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}
