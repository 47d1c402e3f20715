// When each participant was in the room: the union of her entries, the gaps between them and her totals.

import {
  untolds,
  type Ms,
  type ParticipantIndex,
  type RemnantIndex,
  type RemnantTable,
  type Session,
  type Span,
  type Untold
} from '../../electron/shared/session'
import { known, rowsOf, type RowRange } from '../../electron/shared/session-rows'
import type { Horizon } from './horizon'
import { orderOf } from './order-of'
import { firstFrom } from './search'
import { writeWithout } from './span-sets'
import { SpanWriter } from './span-writer'
import { countOf, gapsBetween, lengthOf, noSpans, spansOf, type Spans, type SpanTable } from './spans'
import { endCodes, endKinds, isOpen, lostOf, staysOf, type EndKind, type Stays, type StayTable } from './stays'

/** Everybody's presence under a horizon, a row for each participant: the one source of every in-room figure. */
export interface PresenceTable {
  readonly length: number
  readonly horizon: Horizon
  readonly stays: StayTable
  readonly remnants: RemnantTable
  /** The union of all that is drawn, unrecorded stretches included. Where nobody is in doubt, what follows is the same table. */
  readonly pieces: SpanTable
  /** The union of what is known: stretches without a recorded start and end left out. */
  readonly known: SpanTable
  /** All moments at which she may have been in; boundless where nobody knows from or until when. */
  readonly possible: SpanTable
  /** Those of them that are owed to entries whose start is not known or whose end could not be read. */
  readonly untold: SpanTable
  /**
   * When she was in beyond doubt. A stay without a known leave counts for its first millisecond only, and one without a known
   * join for its last: she was there, nobody knows how long.
   */
  readonly sure: SpanTable
  /** Length of `known`. */
  readonly inRoomMs: Float64Array
  /** 1 where something of an entry is not known, so that the total is only a lower bound. */
  readonly atLeast: Uint8Array
  /** True when that is so of anybody. */
  readonly isDoubtful: boolean
  /** Entries that are not inside another of the same participant; the fewest that it can be. */
  readonly joins: Uint32Array
  /** 1 where it can be more. */
  readonly joinsAtLeast: Uint8Array
  /** NaN for somebody who never was in, and where an entry without a known start may have come before all others. */
  readonly firstJoinMs: Float64Array
  /** How sure the last moment in the room is: a place in `endKinds`, which says nothing of who has no stays. */
  readonly lastEnd: Uint8Array
  /** Why something is untold, the worse of the reasons: a place in `untolds`. */
  readonly untoldWhy: Uint8Array
}

/** One participant's presence, read out of the table. */
export interface Presence {
  /** Every entry that has a time, sorted by start. */
  readonly stays: Stays
  /** What is left of entries that have none: they may have been at any time. */
  readonly lost: readonly RemnantIndex[]
  readonly pieces: Spans
  readonly known: Spans
  readonly possible: Spans
  readonly untold: Spans
  readonly untoldWhy: Untold
  readonly sure: Spans
  /** Stretches between two possible ones: away beyond doubt, and back later. */
  readonly gaps: Spans
  /** Stretches that are not drawn as presence, in which she may have been in all the same; cut to the horizon. */
  readonly unsure: Spans
  readonly inRoomMs: Ms
  readonly atLeast: boolean
  readonly joins: number
  readonly joinsAtLeast: boolean
  readonly firstJoinMs: Ms | null
  /** The last moment in the room and how sure it is; null for somebody of whom no moment is known. */
  readonly lastLeave: { readonly atMs: Ms; readonly end: EndKind } | null
  /** From the first to the last moment that is drawn; null when nothing is. */
  readonly drawn: Span | null
}

/** True for somebody who never was in, which nothing could hide. */
export function neverIn({ stays, lost }: Presence): boolean {
  return countOf(stays) === 0 && lost.length === 0
}

/** One participant's presence. */
export function presenceOf(table: PresenceTable, participant: ParticipantIndex): Presence {
  const stays = staysOf(table.stays, participant, 'presence')
  const possible = spansOf(table.possible, participant)
  const drawn = drawnOf(table, participant)
  return {
    stays,
    lost: lostOf(table.remnants, participant, 'presence'),
    pieces: spansOf(table.pieces, participant),
    known: spansOf(table.known, participant),
    possible,
    untold: spansOf(table.untold, participant),
    untoldWhy: untolds[table.untoldWhy[participant] ?? 0] ?? 'unreadable',
    sure: spansOf(table.sure, participant),
    gaps: gapsBetween(possible),
    unsure: unsureOf(table, participant),
    inRoomMs: table.inRoomMs[participant] ?? 0,
    atLeast: table.atLeast[participant] === 1,
    joins: table.joins[participant] ?? 0,
    joinsAtLeast: table.joinsAtLeast[participant] === 1,
    firstJoinMs: known(table.firstJoinMs[participant]),
    lastLeave: drawn && { atMs: drawn.endMs, end: endKinds[table.lastEnd[participant] ?? 0] ?? 'recorded' },
    drawn
  }
}

/** From the first to the last moment that is drawn of a participant; null when nothing is. */
export function drawnOf({ stays }: PresenceTable, participant: ParticipantIndex): Span | null {
  const { from, to } = rowsOf(stays, participant, 'presence')
  return from === to ? null : { startMs: stays.startMs[from] ?? 0, endMs: stays.reachMs[to - 1] ?? 0 }
}

/** Stretches that are not drawn as a participant's presence, in which she may have been in all the same; cut to the horizon. */
export function unsureOf(table: PresenceTable, participant: ParticipantIndex): Spans {
  if (countOf(spansOf(table.untold, participant)) === 0) return noSpans
  const unsure = new SpanWriter()
  writeUnsure(unsure, table, participant)
  return unsure.spans()
}

/** The same written after others. */
export function writeUnsure(
  unsure: SpanWriter,
  { untold, pieces, horizon: { startMs = Infinity, endMs } }: PresenceTable,
  participant: ParticipantIndex
): void {
  writeWithout(unsure, spansOf(untold, participant), spansOf(pieces, participant), { startMs, endMs })
}

/** Everybody's presence, from the stays of the session under a horizon. */
export function presenceTableOf(session: Session, stays: StayTable, horizon: Horizon): PresenceTable {
  const length = session.participants.length
  const table = {
    length,
    horizon,
    stays,
    remnants: session.remnants,
    inRoomMs: new Float64Array(length),
    atLeast: new Uint8Array(length),
    joins: new Uint32Array(length),
    joinsAtLeast: new Uint8Array(length),
    firstJoinMs: new Float64Array(length).fill(NaN),
    lastEnd: new Uint8Array(length),
    untoldWhy: new Uint8Array(length).fill(untolds.indexOf('unrecorded'))
  }
  const pieces = united(table)
  const isDoubtful = table.atLeast.includes(1)
  const untold: SpanTable = { ...noSpans, first: new Uint32Array(length + 1) }
  if (!isDoubtful) return { ...table, isDoubtful, pieces, known: pieces, possible: pieces, untold, sure: pieces }
  const spans = doubtsOf(table, pieces)
  return { ...table, isDoubtful, pieces, ...spans }
}

type Columns = Omit<PresenceTable, 'isDoubtful' | 'pieces' | 'known' | 'possible' | 'untold' | 'sure'>

/** The pieces of everybody, and the figures of those of whom nothing is in doubt. */
function united(columns: Columns): SpanTable {
  const { length, stays, remnants, atLeast, firstJoinMs, lastEnd, inRoomMs, joins } = columns
  const { startMs, endMs, reachMs, end } = stays
  const writer = new SpanWriter(length, Math.max(16, stays.length))
  for (let index = 0; index < length; index++) {
    const participant = index as ParticipantIndex
    const { from, to } = rowsOf(stays, participant, 'presence')
    let isDoubtful = countOf(rowsOf(remnants, participant, 'presence')) > 0
    let coveredMs = -Infinity
    let ownMs = 0
    for (let row = from; row < to; row++) {
      const fromMs = startMs[row] ?? 0
      const untilMs = endMs[row] ?? 0
      writer.unite(fromMs, untilMs)
      isDoubtful ||= isOpen(stays, row)
      if (untilMs > coveredMs) {
        ownMs += untilMs - Math.max(fromMs, coveredMs)
        coveredMs = untilMs
      }
    }
    writer.endRow()
    atLeast[index] = isDoubtful ? 1 : 0
    if (from < to) {
      firstJoinMs[index] = startMs[from] ?? 0
      const lastMs = reachMs[to - 1]
      let latest = to - 1
      while (endMs[latest] !== lastMs) latest--
      lastEnd[index] = end[latest] ?? 0
    }
    if (!isDoubtful) {
      inRoomMs[index] = ownMs
      joins[index] = countJoins(stays, { from, to }, everyStay)
    }
  }
  return writer.table()
}

interface Doubts {
  readonly known: SpanTable
  readonly possible: SpanTable
  readonly untold: SpanTable
  readonly sure: SpanTable
}

/** What is known, possible and sure of everybody where something of somebody is not known, and her figures. */
function doubtsOf(columns: Columns, pieces: SpanTable): Doubts {
  const { length, atLeast, inRoomMs } = columns
  const known = new SpanWriter(length)
  const possible = new SpanWriter(length)
  const untold = new SpanWriter(length)
  const sure = new SpanWriter(length)
  for (let index = 0; index < length; index++) {
    const participant = index as ParticipantIndex
    if (atLeast[index] === 0) {
      for (const writer of [known, possible, sure]) appendAll(writer, spansOf(pieces, participant))
    } else {
      const doubt = doubtOf(columns, participant)
      writeKnown(known, doubt)
      writeUntold(untold, doubt)
      writePossible(possible, doubt)
      writeSure(sure, doubt)
      inRoomMs[index] = lengthOf(known.row())
      setJoins(columns, doubt, known.row())
      if (isUntold(doubt)) setUntold(columns, doubt)
    }
    for (const writer of [known, possible, untold, sure]) writer.endRow()
  }
  return { known: known.table(), possible: possible.table(), untold: untold.table(), sure: sure.table() }
}

function appendAll(writer: SpanWriter, { startMs, endMs, from, to }: Spans): void {
  for (let row = from; row < to; row++) writer.append(startMs[row] ?? 0, endMs[row] ?? 0)
}

/** What of somebody's entries is not known. */
interface Doubt extends RowRange {
  readonly participant: ParticipantIndex
  readonly stays: StayTable
  /** True when there are entries without any time: they may have been at any. */
  readonly isLost: boolean
  /** True when there are entries without a start. */
  readonly isUnstarted: boolean
  /** Up to when entries without a start may have been; -Infinity without any. */
  readonly untilMs: Ms
  /** From when entries on may have been whose end could not be read; Infinity without any. */
  readonly fromMs: Ms
  /** The last known start; -Infinity where none is known. */
  readonly lastStartMs: Ms
}

function doubtOf({ stays, remnants }: Columns, participant: ParticipantIndex): Doubt {
  const { from, to } = rowsOf(stays, participant, 'presence')
  const unstarted = countOf(rowsOf(remnants, participant, 'presence'))
  let ended = 0
  let untilMs = -Infinity
  let fromMs = Infinity
  let lastStartMs = -Infinity
  for (let row = from; row < to; row++) {
    if (stays.start[row] !== 0) {
      ended++
      untilMs = Math.max(untilMs, stays.endMs[row] ?? 0)
      continue
    }
    lastStartMs = stays.startMs[row] ?? 0
    if (stays.end[row] === endCodes.unreadable) fromMs = Math.min(fromMs, lastStartMs)
  }
  const isUnstarted = unstarted > 0
  return { participant, stays, from, to, isLost: unstarted > ended, isUnstarted, untilMs, fromMs, lastStartMs }
}

function isUntold({ isUnstarted, fromMs }: Doubt): boolean {
  return isUnstarted || fromMs < Infinity
}

function writeKnown(known: SpanWriter, { stays, from, to }: Doubt): void {
  for (let row = from; row < to; row++) {
    if (!isOpen(stays, row)) known.unite(stays.startMs[row] ?? 0, stays.endMs[row] ?? 0)
  }
}

/** When an entry may have been that has no start, or an end that could not be read: a later start does not answer for that. */
function writeUntold(untold: SpanWriter, { isLost, untilMs, fromMs }: Doubt): void {
  if (isLost) return untold.unite(-Infinity, Infinity)
  if (untilMs > -Infinity) untold.unite(-Infinity, untilMs)
  if (fromMs < Infinity) untold.unite(fromMs, Infinity)
}

/** A stay without a recorded end may have reached up to the next start, and without limit where there is none. */
function writePossible(possible: SpanWriter, { stays, from, to, isLost, untilMs, fromMs, lastStartMs }: Doubt): void {
  if (isLost) return possible.unite(-Infinity, Infinity)
  if (untilMs > -Infinity) possible.unite(-Infinity, untilMs)
  for (let row = from; row < to; row++) {
    if (stays.start[row] !== 0) continue
    const startMs = stays.startMs[row] ?? 0
    const isEndless = stays.end[row] === endCodes.unrecorded && startMs === lastStartMs
    possible.unite(startMs, isEndless || startMs >= fromMs ? Infinity : (stays.endMs[row] ?? 0))
  }
}

function writeSure(sure: SpanWriter, { stays, from, to, untilMs }: Doubt): void {
  if (untilMs === -Infinity) {
    for (let row = from; row < to; row++) sure.unite(sureStart(stays, row), sureEnd(stays, row))
    return
  }
  // One without a known start is drawn far before the moment that she was in then.
  const startsMs = Float64Array.from({ length: to - from }, (_, index) => sureStart(stays, from + index))
  for (const index of orderOf(startsMs)) sure.unite(startsMs[index] ?? 0, sureEnd(stays, from + index))
}

/** When somebody was in beyond doubt, of one stay. */
export function sureStart({ start, startMs, endMs }: StayTable, row: number): Ms {
  return start[row] === 0 ? (startMs[row] ?? 0) : (endMs[row] ?? 0) - 1
}

/** Up to when. */
export function sureEnd({ start, startMs, endMs, end }: StayTable, row: number): Ms {
  const isEnded = start[row] !== 0 || (end[row] ?? 0) < endCodes.unreadable
  return isEnded ? (endMs[row] ?? 0) : (startMs[row] ?? 0) + 1
}

function setUntold({ remnants, firstJoinMs, lastEnd, untoldWhy }: Columns, doubt: Doubt): void {
  const { participant, from, to, isLost, isUnstarted, fromMs } = doubt
  const unreadable = untolds.indexOf('unreadable')
  let isUnreadable = fromMs < Infinity
  const left = rowsOf(remnants, participant, 'presence')
  for (let row = left.from; row < left.to && !isUnreadable; row++) isUnreadable = remnants.start[row] === unreadable
  if (isUnreadable) untoldWhy[participant] = unreadable
  if (isUnstarted) firstJoinMs[participant] = NaN
  // What may have gone on after it hides the last leave.
  if (from < to && (isLost || fromMs < Infinity))
    lastEnd[participant] = isUnreadable ? endCodes.unreadable : endCodes.unrecorded
}

function setJoins({ stays, joins, joinsAtLeast }: Columns, doubt: Doubt, known: Spans): void {
  const { participant, from, to } = doubt
  joins[participant] = isUntold(doubt) ? fewestJoins(doubt, known) : countJoins(stays, doubt, everyStay)
  let isAtLeast = isUntold(doubt)
  // One within another as far as anybody knows may have gone on after it.
  for (let row = from; row < to && !isAtLeast; row++) isAtLeast = isOpen(stays, row) && isWithin(stays, row, known)
  joinsAtLeast[participant] = isAtLeast ? 1 : 0
}

/** Of every stay, whether it is to be counted. */
type Counts = (stays: StayTable, row: number) => boolean

const everyStay: Counts = () => true

/** Stays that are not inside another one. */
function countJoins(stays: StayTable, { from, to }: RowRange, counts: Counts, isApart: Counts = everyStay): number {
  let reachMs = -Infinity
  let countedMs = -Infinity
  let joins = 0
  for (let row = from; row < to; row++) {
    if (!counts(stays, row)) continue
    const endMs = sureEnd(stays, row)
    if (endMs <= reachMs) continue
    reachMs = endMs
    const startMs = stays.startMs[row] ?? 0
    // The one counted before began at the same moment, so it lies inside this one.
    if (startMs === countedMs) continue
    countedMs = startMs
    if (isApart(stays, row)) joins++
  }
  return joins
}

/**
 * The fewest joins that there can have been: an entry of which the start or the end is not known may have all within it that
 * lies beyond its known end, and may itself be within another.
 */
function fewestJoins(doubt: Doubt, known: Spans): number {
  const { stays, from, to, isLost, fromMs, untilMs } = doubt
  const isTold: Counts = ({ start, end }, row) => start[row] === 0 && end[row] !== endCodes.unreadable
  const told = countJoins(stays, doubt, isTold)
  const isApart: Counts = ({ startMs }, row) => !isLost && (startMs[row] ?? 0) < fromMs && sureEnd(stays, row) > untilMs
  const apart = countJoins(stays, doubt, isTold, isApart)
  let needsOne = apart < told
  for (let row = from; row < to && !needsOne; row++) needsOne = !isTold(stays, row) && !isWithin(stays, row, known)
  return apart + (needsOne ? 1 : 0)
}

/** Whether the moment at which somebody was in beyond doubt lies within what is known without it. */
function isWithin(stays: StayTable, row: number, { startMs, endMs, from, to }: Spans): boolean {
  const at = firstFrom(endMs, from, to, sureEnd(stays, row))
  return at < to && (startMs[at] ?? 0) <= sureStart(stays, row)
}
