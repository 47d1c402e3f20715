// Turns recorded entries into intervals: sorted by start, kept as recorded, each oddity noted.

import type { Interval, Ms, NoteKind } from '../../shared/session'
import { isObject, type JsonObject } from './json-reading'
import { intervalKeys, noteKeys } from './keys'
import type { Ledger } from './ledger'
import { outside, type Limits } from './limits'
import { itemOf, type Place } from './place'
import { readNotedTime, readTime } from './times'

/** A recorded list and where it stands. Several of them are one participant's when its id occurs more than once. */
export interface EntryList {
  readonly entries: readonly unknown[]
  readonly place: Place
}

export interface Scope {
  readonly ledger: Ledger
  readonly limits: Limits
}

interface Draft {
  readonly startMs: Ms
  readonly endMs: Ms | null
  readonly entry: JsonObject
  readonly place: Place
  readonly index: number
  notes: NoteKind[] | null
}

const noIntervals: readonly Interval[] = []

/** Recorded lists of `{start, end}` of one participant in; intervals out, sorted by start. `endMs` is never before `startMs`. */
export function readIntervals(lists: readonly EntryList[], participantId: string, scope: Scope): readonly Interval[] {
  const [list, another] = lists
  if (list === undefined) return noIntervals
  const plain = another === undefined ? readPlain(list.entries, scope.limits) : null
  if (plain !== null) return plain

  const drafts: Draft[] = []
  for (const each of lists) readList(each, participantId, scope, drafts)
  if (drafts.length === 0) return noIntervals
  if (drafts.some((draft, index) => index > 0 && compare(drafts[index - 1] ?? draft, draft) > 0)) drafts.sort(compare)

  const remark = remarkOn(participantId, scope.ledger)
  const kept = dropRepeated(drafts, remark)
  noteNeighbours(kept, scope.limits, remark)
  noteOutside(kept, scope.limits, remark)
  return kept.map(({ startMs, endMs, notes }) => (notes === null ? { startMs, endMs } : { startMs, endMs, notes }))
}

/** The intervals of a list with nothing odd in it, which is nearly every list; null when it needs a closer look. */
function readPlain(entries: readonly unknown[], limits: Limits): readonly Interval[] | null {
  const intervals: Interval[] = []
  const latestMs = limits.endMs ?? Infinity
  let reachMs = limits.startMs ?? -Infinity
  for (const entry of entries) {
    if (!isObject(entry)) return null
    for (const key in entry) if (key !== 'start' && key !== 'end') return null
    const start = readTime(entry['start'])
    const end = readTime(entry['end'])
    if (start.ms === null || end.ms === null || start.oddity !== undefined || end.oddity !== undefined) return null
    if (start.ms < reachMs || end.ms <= start.ms || end.ms > latestMs) return null
    intervals.push({ startMs: start.ms, endMs: end.ms })
    reachMs = end.ms
  }
  return intervals
}

type RemarkOn = (
  draft: Draft,
  side: 'start' | 'end',
  remark: { readonly kind: NoteKind; readonly handling: string; readonly atMs?: Ms }
) => void

function remarkOn(participantId: string, ledger: Ledger): RemarkOn {
  return (draft, side, { kind, handling, atMs }) => {
    mark(draft, kind)
    const path = `${draft.place.path}[${draft.index}].${side}`
    ledger.add({ kind, participantId, path, raw: draft.entry[side], handling, atMs: atMs ?? draft.startMs })
  }
}

function mark(draft: Draft, kind: NoteKind): void {
  draft.notes ??= []
  if (!draft.notes.includes(kind)) draft.notes.push(kind)
}

function compare(one: Draft, other: Draft): number {
  return one.startMs - other.startMs || endOf(one) - endOf(other) || 0
}

function endOf(draft: Draft): number {
  return draft.endMs ?? Number.MAX_SAFE_INTEGER
}

function readList(list: EntryList, participantId: string, scope: Scope, drafts: Draft[]): void {
  const { ledger } = scope
  const { path } = list.place
  let earlierThanBefore = 0
  let first: Draft | null = null
  let previousMs = -Infinity
  for (const [index, entry] of list.entries.entries()) {
    if (!isObject(entry)) {
      const handling = 'Not an entry with a start and an end: not shown.'
      ledger.add({ kind: 'wrong-type', participantId, path: `${path}[${index}]`, raw: entry, handling })
      continue
    }
    noteKeys(entry, intervalKeys, () => itemOf(list.place, index), ledger, participantId)
    const draft = readEntry(entry, list.place, index, participantId, scope)
    if (draft === null) continue
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

function readEntry(
  entry: JsonObject,
  place: Place,
  index: number,
  participantId: string,
  { ledger, limits }: Scope
): Draft | null {
  let notes: NoteKind[] | null = null
  const add = (side: 'start' | 'end', kind: NoteKind, handling: string, atMs: Ms | null): void => {
    const path = `${place.path}[${index}].${side}`
    ledger.add({ kind, participantId, path, raw: entry[side], handling, atMs })
    notes = [...(notes ?? []).filter((other) => other !== kind), kind]
  }
  const endMs = readNotedTime(entry['end'], 'Shown without an end.', (kind, handling, ms) =>
    add('end', kind, handling, ms)
  )
  const unused = endMs === null ? 'The entry is not shown.' : 'The entry is not shown: only its end is known.'
  const startMs = readNotedTime(entry['start'], unused, (kind, handling, ms) =>
    add('start', kind, handling, ms ?? endMs)
  )
  if (startMs === null) {
    if (isAbsent(entry['start'])) add('start', 'missing-time', `No start was recorded. ${unused}`, endMs)
    return null
  }
  if (endMs !== null && endMs < startMs) {
    add(
      'end',
      'backwards',
      'The end is before the start, so neither gives a length: shown as a moment at its start.',
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
  return { startMs, endMs: endMs === null ? null : Math.max(startMs, endMs), entry, place, index, notes }
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null
}

function dropRepeated(sorted: readonly Draft[], remark: RemarkOn): readonly Draft[] {
  const kept: Draft[] = []
  for (const draft of sorted) {
    const before = kept.at(-1)
    if (before === undefined || before.startMs !== draft.startMs || before.endMs !== draft.endMs) {
      kept.push(draft)
      continue
    }
    remark(draft, 'start', { kind: 'repeated', handling: 'The same entry was recorded before: shown once.' })
    for (const kind of draft.notes ?? []) mark(before, kind)
  }
  return kept
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
