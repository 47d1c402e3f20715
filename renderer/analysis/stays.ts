// How each recorded end is to be read: the stays of everybody, of presence and media, with their ends made explicit.

import {
  rowKinds,
  untolds,
  type NoteKind,
  type ParticipantIndex,
  type RemnantIndex,
  type RemnantTable,
  type RowKind,
  type Session,
  type Span,
  type Ms,
  type Untold
} from '../../electron/shared/session'
import { noteKindsOf, rowsOf, type RowRange } from '../../electron/shared/session-rows'
import type { Horizon } from './horizon'
import { orderOf } from './order-of'
import { firstFrom } from './search'

/**
 * `running`: still in; `unrecorded` and `unreadable`: it ended, but nobody knows when, as no end was received or one that
 * could not be read. `endMs` is only how far it is drawn then.
 */
export const endKinds = ['recorded', 'running', ...untolds] as const
export type EndKind = (typeof endKinds)[number]

/** What stands for each in a column: its place among them. */
export const endCodes = { recorded: 0, running: 1, unreadable: 2, unrecorded: 3 } as const satisfies Record<
  EndKind,
  number
>

/** The stays of everybody: of each participant first her presence, then her media in the order of `mediaKinds`, those of one kind by start. */
export interface StayTable {
  readonly length: number
  /** Row kind `k` of participant `p` has the stays from `first[p * rowKinds.length + k]` up to the next such number. */
  readonly first: Uint32Array
  /** Only how far back it is drawn where nobody knows when it began. */
  readonly startMs: Float64Array
  readonly endMs: Float64Array
  /** The latest `endMs` of this and all earlier stays of the same list: it never falls, so it can be searched. */
  readonly reachMs: Float64Array
  /** 0 where the start is recorded, else 1 and the place in `untolds` of why it is not. */
  readonly start: Uint8Array
  /** A place in `endKinds`. */
  readonly end: Uint8Array
  /** Bit `i` stands for `noteKinds[i]`. */
  readonly notes: Uint32Array
}

/** Some stays of one list: the rows from one up to but not at another. */
export interface Stays extends RowRange {
  readonly table: StayTable
}

/** One recorded entry (of presence or of a media track) with its end made explicit. */
export interface Stay extends Span {
  /** Why nobody knows when it began, absent where that is recorded. `startMs` is only how far back it is drawn then. */
  readonly start?: Untold
  readonly end: EndKind
  readonly notes: readonly NoteKind[]
  /** The latest `endMs` of this and all earlier stays of the same list. */
  readonly reachMs: Ms
}

/** A participant's stays of one kind. */
export function staysOf(table: StayTable, participant: ParticipantIndex, kind: RowKind): Stays {
  const { from, to } = rowsOf(table, participant, kind)
  return { table, from, to }
}

/** A stay by its row. */
export function stayAt(table: StayTable, row: number): Stay {
  const start = startAt(table, row)
  return {
    startMs: table.startMs[row] ?? 0,
    endMs: table.endMs[row] ?? 0,
    ...(start !== undefined && { start }),
    end: endAt(table, row),
    notes: noteKindsOf(table.notes[row] ?? 0),
    reachMs: table.reachMs[row] ?? 0
  }
}

/** Why nobody knows when a stay began; undefined where that is recorded. */
export function startAt({ start }: StayTable, row: number): Untold | undefined {
  return untolds[(start[row] ?? 0) - 1]
}

/** How a stay's end is to be read. */
export function endAt({ end }: StayTable, row: number): EndKind {
  return endKinds[end[row] ?? 0] ?? 'recorded'
}

/** True where a start or an end is not known, so that the stay has no length. */
export function isOpen({ start, end }: StayTable, row: number): boolean {
  return start[row] !== 0 || (end[row] ?? 0) >= endCodes.unreadable
}

/** What is left of a participant's entries of one kind that have no time at all: they may have been at any time. */
export function lostOf(remnants: RemnantTable, participant: ParticipantIndex, kind: RowKind): readonly RemnantIndex[] {
  const lost: RemnantIndex[] = []
  const { from, to } = rowsOf(remnants, participant, kind)
  for (let row = from; row < to; row++) if (Number.isNaN(remnants.endMs[row])) lost.push(row as RemnantIndex)
  return lost
}

/**
 * The stays of a session. Without an end an entry is `running` only in a running session and when nothing of the same list
 * starts or may start later; else it goes up to the next start or the horizon. Entries without a start are drawn back to the
 * moment recorded before their end, else to the horizon; those without any time make no stay. Open media end by the leave.
 */
export function stayTableOf(session: Session, horizon: Horizon): StayTable {
  const { intervals, remnants } = session
  if (remnants.length === 0 && areKnown(intervals.endMs)) {
    const { length, first, startMs, endMs, notes } = intervals
    const recorded = new Uint8Array(length)
    return { length, first, startMs, endMs, reachMs: reachOf(first, endMs), start: recorded, end: recorded, notes }
  }
  const columns = laidOut(session)
  resolveEnds(columns, session, horizon)
  addRemnants(columns, session, horizon)
  endMediaByLeave(columns)
  return { ...columns, reachMs: reachOf(columns.first, columns.endMs) }
}

function areKnown(times: Float64Array): boolean {
  for (let row = 0; row < times.length; row++) if (Number.isNaN(times[row])) return false
  return true
}

type Columns = Omit<StayTable, 'reachMs'>

/** The intervals as they are; after those of each list there is room for its remnants that have an end. */
function laidOut({ intervals, remnants }: Session): Columns {
  const first = new Uint32Array(intervals.first.length)
  let ended = 0
  for (let list = 0; list < first.length; list++) {
    first[list] = (intervals.first[list] ?? 0) + ended
    const to = remnants.first[list + 1] ?? 0
    for (let row = remnants.first[list] ?? 0; row < to; row++) if (!Number.isNaN(remnants.endMs[row])) ended++
  }
  const length = intervals.length + ended
  const [start, end] = [new Uint8Array(length), new Uint8Array(length)]
  if (ended === 0) {
    const { startMs, endMs, notes } = intervals
    return { length, first, startMs, endMs: endMs.slice(), start, end, notes }
  }
  const startMs = new Float64Array(length)
  const endMs = new Float64Array(length)
  const notes = new Uint32Array(length)
  for (let list = 0; list + 1 < first.length; list++) {
    let to = first[list] ?? 0
    const untilRow = intervals.first[list + 1] ?? 0
    for (let row = intervals.first[list] ?? 0; row < untilRow; row++, to++) {
      startMs[to] = intervals.startMs[row] ?? 0
      endMs[to] = intervals.endMs[row] ?? 0
      notes[to] = intervals.notes[row] ?? 0
    }
  }
  return { length, first, startMs, endMs, start, end, notes }
}

/** From the back of each list, so that the next later start is known and many equal starts cost no more. */
function resolveEnds(columns: Columns, { intervals, remnants }: Session, { running, endMs: horizonMs }: Horizon): void {
  const { first, startMs, endMs, end } = columns
  for (let list = 0; list + 1 < first.length; list++) {
    const from = first[list] ?? 0
    const readFrom = intervals.first[list] ?? 0
    const startsAreKnown = remnants.first[list] === remnants.first[list + 1]
    let laterMs = Infinity
    let sameMs = Infinity
    for (let read = (intervals.first[list + 1] ?? 0) - 1; read >= readFrom; read--) {
      const row = from + read - readFrom
      const ownMs = startMs[row] ?? 0
      if (ownMs !== sameMs) {
        laterMs = sameMs
        sameMs = ownMs
      }
      if (!Number.isNaN(endMs[row])) continue
      const isLast = laterMs === Infinity
      endMs[row] = isLast ? Math.max(ownMs, horizonMs) : laterMs
      if (intervals.endUnreadable[read] === 1) end[row] = endCodes.unreadable
      else end[row] = running && isLast && startsAreKnown ? endCodes.running : endCodes.unrecorded
    }
  }
}

/** Remnants with an end are drawn back to the moment recorded before it, else to the horizon. */
function addRemnants(columns: Columns, { intervals, remnants }: Session, horizon: Horizon): void {
  const { first } = columns
  if (columns.length === intervals.length) return
  for (let list = 0; list + 1 < first.length; list++) {
    const from = first[list] ?? 0
    const to = first[list + 1] ?? 0
    const firstAdded = from + (intervals.first[list + 1] ?? 0) - (intervals.first[list] ?? 0)
    if (firstAdded === to) continue
    let row = firstAdded
    const untilRow = remnants.first[list + 1] ?? 0
    for (let remnant = remnants.first[list] ?? 0; remnant < untilRow; remnant++) {
      if (Number.isNaN(remnants.endMs[remnant])) continue
      columns.endMs[row] = remnants.endMs[remnant] ?? 0
      columns.start[row] = 1 + (remnants.start[remnant] ?? 0)
      columns.notes[row] = remnants.notes[remnant] ?? 0
      row++
    }
    drawBack(columns, { from, to }, firstAdded, horizon.startMs ?? Infinity)
    sortByStart(columns, { from, to })
  }
}

/** Gives the stays from `firstAdded` on a start to be drawn from. */
function drawBack(columns: Columns, { from, to }: RowRange, firstAdded: number, earliestMs: Ms): void {
  const { startMs, endMs, end } = columns
  const moments = new Float64Array(2 * (to - from))
  let count = 0
  for (let row = from; row < to; row++) {
    if (row < firstAdded) moments[count++] = startMs[row] ?? 0
    if (end[row] === endCodes.recorded) moments[count++] = endMs[row] ?? 0
  }
  const edgesMs = moments.subarray(0, count).sort()
  for (let row = firstAdded; row < to; row++) {
    const ownMs = endMs[row] ?? 0
    const before = edgesMs[firstFrom(edgesMs, 0, edgesMs.length, ownMs) - 1]
    startMs[row] = Math.min(before ?? earliestMs, ownMs - 1)
  }
}

function sortByStart(columns: Columns, { from, to }: RowRange): void {
  const order = orderOf(columns.startMs.slice(from, to))
  for (const column of [columns.startMs, columns.endMs, columns.start, columns.end, columns.notes]) {
    const before = column.slice(from, to)
    for (let index = 0; index < order.length; index++) column[from + index] = before[order[index] ?? 0] ?? 0
  }
}

/** Nobody's microphone stays on after she left: an open stretch goes no further than the piece of presence it began in. */
function endMediaByLeave({ first, startMs, endMs, end }: Columns): void {
  for (let list = 0; list + 1 < first.length; list++) {
    const kind = list % rowKinds.length
    const from = first[list] ?? 0
    const to = first[list + 1] ?? 0
    if (kind === 0 || !isOpenWithin(end, from, to)) continue
    let presence = first[list - kind] ?? 0
    const presenceTo = first[list - kind + 1] ?? 0
    const isStillIn = runsOn({ endMs, end }, presence, presenceTo)
    let leaveMs = -Infinity
    for (let row = from; row < to; row++) {
      const ownMs = startMs[row] ?? 0
      // On to the first piece of presence that reaches the start.
      while (leaveMs < ownMs && presence < presenceTo) {
        leaveMs = endMs[presence++] ?? 0
        while (presence < presenceTo && (startMs[presence] ?? 0) <= leaveMs)
          leaveMs = Math.max(leaveMs, endMs[presence++] ?? 0)
      }
      if (end[row] === endCodes.recorded) continue
      if (end[row] === endCodes.running) {
        if (isStillIn && leaveMs >= ownMs && presence === presenceTo) continue
        end[row] = endCodes.unrecorded
      }
      endMs[row] = Math.max(ownMs, Math.min(endMs[row] ?? 0, leaveMs))
    }
  }
}

function isOpenWithin(end: Uint8Array, from: number, to: number): boolean {
  for (let row = from; row < to; row++) if (end[row] !== endCodes.recorded) return true
  return false
}

/** Whether somebody was in for as long as anything is known of her, and nothing that could not be read may have gone on after it. */
function runsOn({ endMs, end }: Pick<Columns, 'endMs' | 'end'>, from: number, to: number): boolean {
  let latest = from
  for (let row = from; row < to; row++) {
    if (end[row] === endCodes.unreadable) return false
    if ((endMs[row] ?? 0) >= (endMs[latest] ?? 0)) latest = row
  }
  return from < to && end[latest] === endCodes.running
}

/** Where no stay ends before an earlier one of its list, the ends themselves. */
function reachOf(first: Uint32Array, endMs: Float64Array): Float64Array {
  const reachMs = new Float64Array(endMs.length)
  let isSame = true
  for (let list = 0; list + 1 < first.length; list++) {
    let latestMs = -Infinity
    const to = first[list + 1] ?? 0
    for (let row = first[list] ?? 0; row < to; row++) {
      const ownMs = endMs[row] ?? 0
      if (ownMs > latestMs) latestMs = ownMs
      else if (ownMs < latestMs) isSame = false
      reachMs[row] = latestMs
    }
  }
  return isSame ? endMs : reachMs
}
