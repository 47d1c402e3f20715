// Gathers who is in a body: under which list, on which page, and under which id, before any of it is read further.

import { isObject, sameJson, type JsonObject } from './json-reading'
import type { Ledger } from './ledger'
import type { Found, LocatedSession } from './locate'
import { itemOf, keyOf, type Place } from './place'
import { readText } from './texts'

/** One record of a participant. */
export interface Source {
  readonly object: JsonObject
  readonly place: Place
}

export interface Member {
  readonly id: string
  /** More than one when the id occurs more than once. */
  readonly sources: readonly [Source, ...Source[]]
}

interface Entry extends Source {
  readonly id: string | null
  /** 0 for the session itself, 1 and up for the pages after it. */
  readonly page: number
}

/**
 * A located session in; its participants out, in the order received. A participant on a page replaces the one of the
 * session, and pages may repeat each other; other repeated ids are put together and noted. Missing ids are made up.
 */
export function readRoster(located: LocatedSession, ledger: Ledger): readonly Member[] {
  const entries = [located, ...located.pages].flatMap((found, page) => readLists(found, page, ledger))
  const known = new Map<string, [Entry, ...Entry[]]>()
  const onPages = new Set(entries.filter((entry) => entry.page > 0).map((entry) => entry.id))
  const ordered: (Entry | [Entry, ...Entry[]])[] = []
  for (const entry of entries) {
    if (entry.id === null) {
      if (entry.page > 0 || !onPages.has(null)) ordered.push(entry)
      continue
    }
    const same = known.get(entry.id)
    if (same === undefined) {
      const group: [Entry, ...Entry[]] = [entry]
      known.set(entry.id, group)
      ordered.push(group)
    } else if (same[0].page === 0 && entry.page > 0) {
      same.splice(0, same.length, entry)
    } else if (!repeatsPage(same.at(-1) ?? same[0], entry)) {
      same.push(entry)
    }
  }
  const makeUpId = idMaker(known)
  return ordered.map((item) => {
    if (Array.isArray(item)) return noteDuplicate(item, ledger)
    return makeUp(item, makeUpId(), ledger)
  })
}

/** Pages shift while people join, so the next page may begin with what the one before ended with. */
function repeatsPage(before: Entry, entry: Entry): boolean {
  return before.page !== entry.page && sameJson(before.object, entry.object)
}

function readLists({ object, place }: Found, page: number, ledger: Ledger): readonly Entry[] {
  const entries: Entry[] = []
  for (const key of ['participants', 'participantArray']) {
    const list = object[key]
    const listPlace = keyOf(place, key)
    if (list === undefined || list === null) continue
    if (!Array.isArray(list)) {
      const handling = 'Not a list of participants: nobody is shown from it.'
      ledger.add({ kind: 'wrong-type', path: listPlace.path, raw: list, handling })
      continue
    }
    if (key === 'participantArray') {
      ledger.add({ kind: 'older-name', path: listPlace.path, handling: 'Read as participants.' })
    }
    for (const [index, item] of list.entries()) {
      const itemPlace = itemOf(listPlace, index)
      if (!isObject(item)) {
        const handling = 'Not a participant: not shown.'
        ledger.add({ kind: 'wrong-type', path: itemPlace.path, raw: item, handling })
        continue
      }
      const id = readText(item['participantId'], () => `${itemPlace.path}.participantId`, ledger, null)
      entries.push({ object: item, place: itemPlace, id, page })
    }
  }
  return entries
}

function noteDuplicate(sources: [Entry, ...Entry[]], ledger: Ledger): Member {
  const [first, second] = sources
  const { id } = first
  if (id === null) throw new Error('Only entries with an id are put together')
  if (second !== undefined) {
    const handling = `This id occurs ${sources.length} times: shown as one participant, with the entries of all.`
    const path = `${second.place.path}.participantId`
    ledger.add({ kind: 'duplicate-participant', participantId: id, path, raw: id, handling })
  }
  return { id, sources }
}

function makeUp(entry: Entry, id: string, ledger: Ledger): Member {
  const path = `${entry.place.path}.participantId`
  const handling = `No id was recorded: shown as ${id}, which Rollcall made up.`
  ledger.add({ kind: 'missing-id', participantId: id, path, raw: entry.object['participantId'], handling })
  return { id, sources: [entry] }
}

function idMaker(taken: ReadonlyMap<string, unknown>): () => string {
  let number = 0
  return () => {
    do number += 1
    while (taken.has(`participant-${number}`))
    return `participant-${number}`
  }
}
