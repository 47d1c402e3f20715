// Writes recorded entries as intervals, sorted by start, and as what is left of those without one; each oddity noted.

import type { Ms, NoteKind, ParticipantIndex, RowKind } from '../../shared/session'
import { noteBits } from '../../shared/session-rows'
import type { GrowingIntervals } from './growing-intervals'
import { isObject, type JsonObject } from './json-reading'
import { intervalKeys, noteKeys } from './keys'
import type { Ledger } from './ledger'
import { outside, type Limits } from './limits'
import { itemOf, keyOf, type Place } from './place'
import type { Left, SessionWriter } from './session-writer'
import { plainMs, readNotedTime } from './times'

/** A recorded list and where it stands. Several of them are one participant's when its id occurs more than once. */
export interface EntryList {
  readonly entries: readonly unknown[]
  readonly place: Place
}

export interface Scope {
  readonly ledger: Ledger
  readonly limits: Limits
  readonly writer: SessionWriter
}

/** Whose is read, and where she is written. */
export interface Whose {
  readonly id: string
  readonly index: ParticipantIndex
}

interface Draft {
  readonly startMs: Ms
  readonly endMs: Ms | null
  readonly endUnreadable: boolean
  readonly entry: JsonObject
  readonly place: Place
  readonly index: number
  /** As bits. */
  notes: number
}

/** Recorded lists of `{start, end}` of one participant and kind in; written are intervals, sorted by start, and what is left of other entries. */
export function readEntries(lists: readonly EntryList[], { id, index }: Whose, kind: RowKind, scope: Scope): void {
  const [list, another] = lists
  if (list === undefined) return
  const { limits, ledger, writer } = scope
  const { intervals } = writer
  writer.beginRow(kind)
  const from = intervals.length
  if (another === undefined && writePlain(list.entries, limits, intervals)) return
  intervals.cut(from)

  const drafts: Draft[] = []
  const remnants: Left[] = []
  for (const each of lists) readList(each, id, scope, drafts, remnants)
  if (drafts.some((draft, at) => at > 0 && compare(drafts[at - 1] ?? draft, draft) > 0)) drafts.sort(compare)

  const remark = remarkOn(id, ledger)
  const kept = dropRepeated(drafts, remark)
  noteNeighbours(kept, limits, remark)
  noteOutside(kept, limits, remark)
  for (const { startMs, endMs, endUnreadable, notes } of kept) {
    intervals.add(startMs, endMs ?? NaN, endUnreadable, notes)
  }
  for (const remnant of remnants) writer.addRemnant(index, kind, remnant)
}

/** Writes the intervals of a list with nothing odd in it, which is nearly every list; false, with some written, when it needs a closer look. */
function writePlain(entries: readonly unknown[], limits: Limits, intervals: GrowingIntervals): boolean {
  const latestMs = limits.endMs ?? Infinity
  let reachMs = limits.startMs ?? -Infinity
  for (const entry of entries) {
    if (!isObject(entry)) return false
    for (const key in entry) if (key !== 'start' && key !== 'end') return false
    const startMs = plainMs(entry['start'])
    const endMs = plainMs(entry['end'])
    // False of a NaN too, which stands for a time that is not plain.
    if (!(startMs >= reachMs && endMs > startMs && endMs <= latestMs)) return false
    intervals.add(startMs, endMs)
    reachMs = endMs
  }
  return true
}

type RemarkOn = (
  draft: Draft,
  side: 'start' | 'end',
  remark: { readonly kind: NoteKind; readonly handling: string; readonly atMs?: Ms }
) => void

function remarkOn(participantId: string, ledger: Ledger): RemarkOn {
  return (draft, side, { kind, handling, atMs }) => {
    draft.notes |= noteBits([kind])
    const path = `${draft.place.path}[${draft.index}].${side}`
    ledger.add({ kind, participantId, path, raw: draft.entry[side], handling, atMs: atMs ?? draft.startMs })
  }
}

function compare(one: Draft, other: Draft): number {
  return one.startMs - other.startMs || endOf(one) - endOf(other) || 0
}

function endOf(draft: Draft): number {
  return draft.endMs ?? Number.MAX_SAFE_INTEGER
}

function readList(list: EntryList, participantId: string, scope: Scope, drafts: Draft[], remnants: Left[]): void {
  const { ledger } = scope
  const { path } = list.place
  let earlierThanBefore = 0
  let first: Draft | null = null
  let previousMs = -Infinity
  for (const [index, entry] of list.entries.entries()) {
    if (!isObject(entry)) {
      const handling = `Not an entry with a start and an end. ${nothingKnown}`
      ledger.add({ kind: 'wrong-type', participantId, path: `${path}[${index}]`, raw: entry, handling })
      remnants.push({ start: 'unreadable', endMs: null, endUnreadable: true, notes: noteBits(['wrong-type']) })
      continue
    }
    noteKeys(entry, intervalKeys, () => itemOf(list.place, index), ledger, participantId)
    const draft = readEntry(entry, list.place, index, participantId, scope)
    if (!('startMs' in draft)) {
      remnants.push(draft)
      continue
    }
    if (draft.startMs < previousMs) {
      earlierThanBefore += 1
      first ??= draft
    }
    previousMs = draft.startMs
    drafts.push(draft)
  }
  if (first === null) return
  const { index, entry: raw, startMs: atMs } = first
  const handling = 'Recorded after an entry that starts later: shown in order of time.'
  const found = { participantId, path: `${path}[${index}]`, raw, atMs, count: earlierThanBefore }
  ledger.add({ kind: 'out-of-order', handling, ...found })
}

/** Said of an entry or a list with no time that can be used: it can be anywhere. */
const nothingKnown = 'Shown without times: it may have been at any time.'

function readEntry(
  entry: JsonObject,
  place: Place,
  index: number,
  participantId: string,
  { ledger, limits }: Scope
): Draft | Left {
  let notes = 0
  const add = (side: 'start' | 'end', kind: NoteKind, handling: string, atMs: Ms | null): void => {
    const path = `${place.path}[${index}].${side}`
    ledger.add({ kind, participantId, path, raw: entry[side], handling, atMs })
    notes |= noteBits([kind])
  }
  const read = (side: 'start' | 'end', unused: string, otherMs: Ms | null): Ms | null => {
    const at = { ledger, participantId, place: () => keyOf(itemOf(place, index), side), unused, otherMs }
    const { ms, doubt } = readNotedTime(entry[side], at)
    if (doubt !== null) notes |= noteBits([doubt])
    return ms
  }
  const endMs = read('end', 'Shown without an end.', null)
  const endUnreadable = endMs === null && !isAbsent(entry['end'])
  const unused = endMs === null ? nothingKnown : 'Shown up to its end, from when on is not known.'
  const startMs = read('start', unused, endMs)
  if (startMs === null) {
    const start = isAbsent(entry['start']) ? 'unrecorded' : 'unreadable'
    if (start === 'unrecorded') add('start', 'missing-time', `No start was recorded. ${unused}`, endMs)
    return { start, endMs, endUnreadable, notes }
  }
  const isBackwards = endMs !== null && endMs < startMs
  if (isBackwards) {
    add(
      'end',
      'backwards',
      'The end is before the start, so one of them is wrong: shown from its start, and until when is not known.',
      startMs
    )
  } else if (endMs === startMs) {
    add('end', 'zero-length', 'It starts and ends at the same time: shown as a moment.', startMs)
  } else if (isAbsent(entry['end']) && !limits.running) {
    add(
      'end',
      'missing-end',
      'No end was recorded, and the session is not known to run: shown without an end.',
      startMs
    )
  }
  return isBackwards
    ? { startMs, endMs: null, endUnreadable: true, entry, place, index, notes }
    : { startMs, endMs, endUnreadable, entry, place, index, notes }
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null
}

function dropRepeated(sorted: readonly Draft[], remark: RemarkOn): readonly Draft[] {
  const kept: Draft[] = []
  for (const draft of sorted) {
    const before = kept.at(-1)
    if (before === undefined || !isSame(before, draft)) {
      kept.push(draft)
      continue
    }
    remark(draft, 'start', { kind: 'repeated', handling: 'The same entry was recorded before: shown once.' })
    before.notes |= draft.notes
  }
  return kept
}

/** Of ends that could not be read nobody can say that they are the same. */
function isSame(one: Draft, other: Draft): boolean {
  return one.startMs === other.startMs && one.endMs === other.endMs && !one.endUnreadable && !other.endUnreadable
}

/** Half-open intervals overlap when one starts before the other's end; a moment has no length to overlap with. */
function noteNeighbours(kept: readonly Draft[], limits: Limits, remark: RemarkOn): void {
  const lastStartMs = kept.at(-1)?.startMs ?? 0
  let latestEndMs = -Infinity
  for (const draft of kept) {
    if (draft.startMs < latestEndMs && draft.endMs !== draft.startMs) {
      const handling = 'It starts before an earlier entry ends: both are shown, and shared time counts once.'
      remark(draft, 'start', { kind: 'overlapping', handling })
    }
    if (draft.endMs !== null) latestEndMs = Math.max(latestEndMs, draft.endMs)
    else if (limits.running && draft.startMs < lastStartMs && isAbsent(draft.entry['end'])) {
      const handling = 'No end was recorded, although a later entry of the same kind starts: shown without an end.'
      remark(draft, 'end', { kind: 'missing-end', handling })
    }
  }
}

function noteOutside(kept: readonly Draft[], limits: Limits, remark: RemarkOn): void {
  for (const draft of kept) {
    const start = outside(draft.startMs, limits)
    if (start !== null) remark(draft, 'start', start)
    if (start?.kind === 'after-session' || draft.endMs === null) continue
    const end = outside(draft.endMs, limits)
    if (end?.kind === 'after-session') remark(draft, 'end', { ...end, atMs: draft.endMs })
  }
}
