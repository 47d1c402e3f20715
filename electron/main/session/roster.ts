// Gathers who is in a body: under which list, on which page, and under which id, before any of it is read further.

import { isObject, sameJson, type JsonObject } from './json-reading'
import { participantKeys } from './keys'
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
  const entries: Entry[] = []
  for (const [page, found] of [located, ...located.pages].entries()) readLists(found, page, ledger, entries)
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

function readLists({ object, place }: Found, page: number, ledger: Ledger, entries: Entry[]): void {
  for (const key of ['participants', 'participantArray']) {
    const list = object[key]
    const listPlace = keyOf(place, key)
    if (list === undefined || list === null) continue
    if (!Array.isArray(list)) {
      const handling = 'Not a list of participants: nobody is shown from it.'
      const hides = { hidesPeople: true, hidesRecord: true } as const
      ledger.add({ kind: 'wrong-type', path: listPlace.path, raw: list, handling, ...hides })
      continue
    }
    if (key === 'participantArray') {
      ledger.add({ kind: 'older-name', path: listPlace.path, handling: 'Read as participants.' })
    }
    for (let index = 0; index < list.length; index++) {
      const item: unknown = list[index]
      const itemPlace = itemOf(listPlace, index)
      if (!isObject(item) || !hasKnownKey(item)) {
        const handling = 'Not a participant: not shown. It may have been a record of anybody.'
        const hides = { hidesPeople: true, hidesRecord: true } as const
        ledger.add({ kind: 'wrong-type', path: itemPlace.path, raw: item, handling, ...hides })
        continue
      }
      const id = readText(item['participantId'], () => `${itemPlace.path}.participantId`, ledger, null)
      entries.push({ object: item, place: itemPlace, id, page })
    }
  }
}

function hasKnownKey(item: JsonObject): boolean {
  for (const key in item) if (participantKeys.has(key)) return true
  return false
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
  const raw = entry.object['participantId']
  const shown = `shown as ${id}, which Rollcall made up.`
  const remark = { kind: 'missing-id', participantId: id, path, raw } as const
  if (raw === undefined || raw === null || typeof raw === 'string')
    ledger.add({ ...remark, handling: `No id was recorded: ${shown}` })
  else ledger.add({ ...remark, handling: `No id could be read: ${shown} It may be anybody’s.`, hidesRecord: true })
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

/** Members in; whose a path is out, as a function of it: null for what belongs to none of them. */
export function ownersOf(members: readonly Member[]): (path: string) => string | null {
  let owners: ReadonlyMap<string, string> | null = null
  return (path) => {
    owners ??= new Map(members.flatMap(({ id, sources }) => sources.map(({ place }) => [place.path, id] as const)))
    const record = /^.*?\.?(?:participants|participantArray)\[\d+\]/s.exec(path)?.[0]
    return (record === undefined ? undefined : owners.get(record)) ?? null
  }
}
