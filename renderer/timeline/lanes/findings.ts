// What is odd in a session, in the order of time: drops, media errors, and data notes that have a moment.

import { noteKinds, type Ms, type NoteKind, type ParticipantIndex } from '../../../electron/shared/session'
import { idOf, momentsOf } from '../../../electron/shared/session-rows'
import { textAt } from '../../../electron/shared/texts'
import { orderOf } from '../../analysis/order-of'
import { firstAfter, firstFrom } from '../../analysis/search'
import { formatCount, formatDuration } from '../../clock/format'
import { noteWords } from '../../words/note-words'
import type { Direction } from './edges'
import type { Lanes } from './lanes'

interface Found {
  /** Its place among all findings. */
  readonly index: number
  /** Null for a note about the session itself. */
  readonly participantId: string | null
  readonly ms: Ms
}

/** One oddity and its moment: of a drop, the leave. */
export type Finding = Found &
  (
    | { readonly what: 'drop'; readonly awayMs: Ms }
    | { readonly what: 'error'; readonly message: string }
    | { readonly what: 'note'; readonly kind: NoteKind; readonly count: number }
  )

export const findingKinds = ['drop', 'error', 'note'] as const
export type FindingKind = (typeof findingKinds)[number]

/** A session and what was worked out of it. */
type Worked = Pick<Lanes, 'session' | 'analysis'>

/** All findings of a session as columns: by time, then in the order of the lanes. */
export interface Findings {
  readonly length: number
  readonly lanes: Worked
  readonly ms: Float64Array
  /** A place in `findingKinds`. */
  readonly what: Uint8Array
  /** Of the span of possible presence before a drop, of the error, or of the note. */
  readonly row: Uint32Array
  /** -1 for a note about the session itself. */
  readonly participant: Int32Array
}

/** The findings of all lanes of a session. */
export function findingsOf(lanes: Worked): Findings {
  const { session, analysis } = lanes
  const { possible } = analysis.presence
  const { errors, notes } = session
  const found = columnsOf(possible.startMs.length + errors.length + notes.length)
  let length = 0
  const add = (what: number, row: number, participant: number, ms: Ms) => {
    found.ms[length] = ms
    found.what[length] = what
    found.row[length] = row
    found.participant[length] = participant
    length++
  }
  for (const index of analysis.order) {
    const participant = index as ParticipantIndex
    const last = (possible.first[participant + 1] ?? 0) - 1
    for (let row = possible.first[participant] ?? 0; row < last; row++)
      add(0, row, participant, possible.endMs[row] ?? 0)
    const { from, to } = momentsOf(errors, participant)
    for (let row = from; row < to; row++) add(1, row, participant, errors.atMs[row] ?? 0)
  }
  for (let row = 0; row < notes.length; row++) {
    const ms = notes.atMs[row] ?? NaN
    if (!Number.isNaN(ms)) add(2, row, notes.participant[row] ?? -1, ms)
  }
  const order = orderOf(found.ms.subarray(0, length))
  return { lanes, length, ...inOrder(found, order) }
}

type Columns = Pick<Findings, 'ms' | 'what' | 'row' | 'participant'>

function columnsOf(length: number): Columns {
  return {
    ms: new Float64Array(length),
    what: new Uint8Array(length),
    row: new Uint32Array(length),
    participant: new Int32Array(length)
  }
}

function inOrder({ ms, what, row, participant }: Columns, order: Uint32Array): Columns {
  const sorted = columnsOf(order.length)
  for (let at = 0; at < order.length; at++) {
    const index = order[at] ?? 0
    sorted.ms[at] = ms[index] ?? 0
    sorted.what[at] = what[index] ?? 0
    sorted.row[at] = row[index] ?? 0
    sorted.participant[at] = participant[index] ?? 0
  }
  return sorted
}

/** A finding by its place, counted from 0; null where there is none. */
export function findingAt(findings: Findings, index: number): Finding | null {
  const { session, analysis } = findings.lanes
  const ms = findings.ms[index]
  if (ms === undefined) return null
  const row = findings.row[index] ?? 0
  const participant = findings.participant[index] ?? -1
  const participantId = participant < 0 ? null : idOf(session, participant as ParticipantIndex)
  const what = findingKinds[findings.what[index] ?? 0] ?? 'note'
  switch (what) {
    case 'drop':
      return { index, participantId, ms, what, awayMs: (analysis.presence.possible.startMs[row + 1] ?? 0) - ms }
    case 'error':
      return { index, participantId, ms, what, message: textAt(session.texts, session.errors.text[row] ?? -1) ?? '' }
    case 'note': {
      const kind = noteKinds[session.notes.kind[row] ?? 0] ?? 'wrong-type'
      return { index, participantId, ms, what, kind, count: session.notes.count[row] ?? 1 }
    }
  }
}

/** `drop: away 25 s, rejoined (inferred)`, `error: camera lost`, `data note: no end recorded`. */
export function findingWords(finding: Finding): string {
  switch (finding.what) {
    case 'drop':
      return `drop: away ${formatDuration(finding.awayMs)}, rejoined (inferred)`
    case 'error':
      return `error: ${finding.message}`
    case 'note': {
      const places = finding.count > 1 ? ` (${formatCount(finding.count)} places)` : ''
      return `data note: ${noteWords[finding.kind]}${places}`
    }
  }
}

/**
 * The next (1) or previous (-1) finding; null past the last of them. From one of these findings it steps to its neighbour, so
 * that several at one moment are all reached; from a moment, to the nearest beyond it.
 */
export function nextFinding(findings: Findings, from: Finding | Ms, direction: Direction): Finding | null {
  const { ms: timesMs, length } = findings
  if (typeof from !== 'number' && isAt(findings, from)) return findingAt(findings, from.index + direction)
  const ms = typeof from === 'number' ? from : from.ms
  return findingAt(
    findings,
    direction === 1 ? firstAfter(timesMs, 0, length, ms) : firstFrom(timesMs, 0, length, ms) - 1
  )
}

/** The next finding of one kind after one of these findings or a moment, and around the end; null where there is none. */
export function nextOfKind(findings: Findings, kind: FindingKind, from: Finding | Ms): Finding | null {
  const { ms: timesMs, what, length } = findings
  const code = findingKinds.indexOf(kind)
  const isKnown = typeof from !== 'number' && isAt(findings, from)
  const first = isKnown ? from.index + 1 : firstAfter(timesMs, 0, length, typeof from === 'number' ? from : from.ms)
  for (let step = 0; step < length; step++) {
    const index = (first + step) % length
    if (what[index] === code) return findingAt(findings, index)
  }
  return null
}

/** Whether a finding stands among these in its place: newer data may have others. */
function isAt(findings: Findings, { index, ms, what, participantId }: Finding): boolean {
  const here = findingAt(findings, index)
  return here !== null && here.ms === ms && here.what === what && here.participantId === participantId
}
