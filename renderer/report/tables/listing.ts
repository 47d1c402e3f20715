// What there is a row of in the table of intervals, as columns: a session may have a million of them.

import { rowKinds, type Ms, type ParticipantIndex, type Session, type Span } from '../../../electron/shared/session'
import { momentsOf } from '../../../electron/shared/session-rows'
import { gapsBetween, spansOf, type SpanTable } from '../../analysis/spans'
import { endCodes, lostOf, staysOf, type StayTable } from '../../analysis/stays'
import { counted } from '../../clock/format'
import { entryInRow, entryKinds, rowOfEntry, type Entry, type EntryKind } from '../../timeline/lanes/entries'
import { laneOf, participantsIn, type Lane, type LaneList, type Lanes } from '../../timeline/lanes/lanes'
import { isWithin } from './within'

/** What a row is about. */
export const listedKinds = entryKinds
export type ListedKind = EntryKind

const errorCode = listedKinds.indexOf('error')
const awayCode = listedKinds.indexOf('away')

/** Every interval, time away and error of some participants, a row for each. */
export interface Listing {
  readonly length: number
  readonly session: Session
  readonly stays: StayTable
  /** When everybody may have been in: between two such spans of one participant she was away. */
  readonly possible: SpanTable
  /** Whose each row is. */
  readonly participant: Uint32Array
  /** A place in `listedKinds`. */
  readonly kind: Uint8Array
  /**
   * Where its entry stands in the table of errors or of stays; of a time away the span before it; of what has no time at all
   * the complement of where it stands among the remnants.
   */
  readonly entry: Int32Array
}

/** Some lanes in; all that is listed of them out, lane by lane: in room, away, each kind of media, then errors, each by time. */
export function listingOf(list: LaneList): Listing {
  const { session, analysis } = list.lanes
  const { stays } = analysis
  const { possible } = analysis.presence
  const most = stays.length + session.remnants.length + session.errors.length + possible.startMs.length
  const participant = new Uint32Array(most)
  const kind = new Uint8Array(most)
  const entry = new Int32Array(most)
  let length = 0
  const add = (of: ParticipantIndex, code: number, from: number, to: number) => {
    participant.fill(of, length, length + to - from)
    kind.fill(code, length, length + to - from)
    for (let at = from; at < to; at++) entry[length++] = at
  }
  for (const of of participantsIn(list)) {
    for (const row of rowKinds) {
      const code = listedKinds.indexOf(row)
      const { from, to } = staysOf(stays, of, row)
      add(of, code, from, to)
      for (const at of lostOf(session.remnants, of, row)) add(of, code, ~at, -at)
      if (row !== 'presence') continue
      const gaps = gapsBetween(spansOf(possible, of))
      add(of, awayCode, gaps.from, gaps.to)
    }
    const { from, to } = momentsOf(session.errors, of)
    add(of, errorCode, from, to)
  }
  return {
    ...{ length, session, stays, possible },
    participant: participant.subarray(0, length),
    kind: kind.subarray(0, length),
    entry: entry.subarray(0, length)
  }
}

/** `23 intervals`, or `26 rows: 23 intervals, 2 drops, 1 error` where there are others than intervals. */
export function rowsWords({ length, kind }: Listing): string {
  let errors = 0
  let drops = 0
  for (const code of kind) {
    if (code === errorCode) errors++
    else if (code === awayCode) drops++
  }
  const words = counted(length - errors - drops, 'interval')
  if (errors + drops === 0) return words
  const others = [...(drops === 0 ? [] : [counted(drops, 'drop')]), ...(errors === 0 ? [] : [counted(errors, 'error')])]
  return `${counted(length, 'row')}: ${[words, ...others].join(', ')}`
}

/** All rows of a listing. */
export function everyRow({ length }: Listing): Uint32Array {
  const rows = new Uint32Array(length)
  for (let row = 0; row < length; row++) rows[row] = row
  return rows
}

/** The rows that are, or may be, in a stretch of time; those without a known end go on to `openEndMs`. */
export function rowsWithin(listing: Listing, span: Span, openEndMs: Ms): Uint32Array {
  const rows = new Uint32Array(listing.length)
  let length = 0
  for (let row = 0; row < rows.length; row++) if (mayTouch(listing, row, span, openEndMs)) rows[length++] = row
  return rows.subarray(0, length)
}

function mayTouch(listing: Listing, row: number, span: Span, openEndMs: Ms): boolean {
  const startMs = startMsAt(listing, row)
  const endMs = endMsAt(listing, row)
  if (Number.isNaN(startMs)) return Number.isNaN(endMs) || isWithin(-Infinity, endMs, span)
  if (!Number.isNaN(endMs)) return isWithin(startMs, endMs, span)
  return isWithin(startMs, isError(listing, row) ? startMs : Math.max(startMs, openEndMs), span)
}

/** What a row is about; null for what has no time, and is drawn nowhere. */
export function entryOfRow(listing: Listing, lanes: Lanes, row: number): Entry | null {
  const at = listing.entry[row] ?? -1
  if (at < 0) return null
  const lane = laneOf(lanes, listing.participant[row] as ParticipantIndex)
  return entryInRow(lane, listedKinds[listing.kind[row] ?? 0] ?? 'error', at)
}

/** The row of an entry of a lane; -1 where it is not listed. Costs as much as there are rows. */
export function rowOf(listing: Listing, lane: Lane, entry: Entry): number {
  const at = rowOfEntry(lane, entry)
  const code = listedKinds.findIndex((kind) => kind === entry.kind)
  const { length, participant, kind } = listing
  for (let row = 0; row < length; row++)
    if (listing.entry[row] === at && participant[row] === lane.participant && kind[row] === code) return row
  return -1
}

/** Whether a row is an error. */
export function isError({ kind }: Listing, row: number): boolean {
  return kind[row] === errorCode
}

/** Whether a row is a time away. */
export function isAway({ kind }: Listing, row: number): boolean {
  return kind[row] === awayCode
}

/** When a row's entry starts; NaN when that is not known. */
export function startMsAt(listing: Listing, row: number): Ms {
  const at = listing.entry[row] ?? 0
  if (at < 0) return NaN
  if (isError(listing, row)) return listing.session.errors.atMs[at] ?? 0
  if (isAway(listing, row)) return listing.possible.endMs[at] ?? 0
  return listing.stays.start[at] === 0 ? (listing.stays.startMs[at] ?? 0) : NaN
}

/** When it ends; NaN when that is not known, and for errors. */
export function endMsAt(listing: Listing, row: number): Ms {
  const at = listing.entry[row] ?? 0
  if (at < 0 || isError(listing, row)) return NaN
  if (isAway(listing, row)) return listing.possible.startMs[at + 1] ?? 0
  return listing.stays.end[at] === endCodes.recorded ? (listing.stays.endMs[at] ?? 0) : NaN
}

/** How long it was; NaN when the start or the end is not known, and for errors. */
export function lengthMsAt(listing: Listing, row: number): Ms {
  return endMsAt(listing, row) - startMsAt(listing, row)
}
