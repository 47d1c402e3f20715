// Everybody of an open session as lanes: what all of them need as columns, and a lane of its own for who is shown or asked for.

import {
  mediaKinds,
  rowKinds,
  type MediaKind,
  type NoteIndex,
  type ParticipantIndex,
  type RemnantIndex,
  type RowKind,
  type Session
} from '../../../electron/shared/session'
import {
  factOf,
  idOf,
  momentsOf,
  noteAt,
  type DataNote,
  type MediaError,
  type ModeChange,
  type RowRange
} from '../../../electron/shared/session-rows'
import { textAt } from '../../../electron/shared/texts'
import type { Analysis } from '../../analysis/analysis'
import { dropsOf, type Drops } from '../../analysis/drops'
import { presenceOf, type Presence } from '../../analysis/presence'
import { countOf } from '../../analysis/spans'
import { lostOf, staysOf as staysOfKind, type Stays } from '../../analysis/stays'

export interface Lanes {
  readonly session: Session
  readonly analysis: Analysis
  /** How many there are. */
  readonly length: number
  /** Of each participant, how many media tracks she has: one for each kind with data. */
  readonly trackCounts: Uint8Array
  /** How many places of the data the notes about her are about. */
  readonly noteCounts: Uint32Array
  /** The first note about her; -1 without any. */
  readonly firstNotes: Int32Array
  /** Those that were asked for and that somebody holds still, so that each is the same one again. */
  readonly made: Map<ParticipantIndex, WeakRef<Lane>>
}

/** Some lanes in an order. */
export interface LaneList {
  readonly lanes: Lanes
  /** Their participants, the topmost first. */
  readonly order: Uint32Array
}

export interface Track {
  readonly kind: MediaKind
  readonly stays: Stays
  /** What is left of entries without any time. */
  readonly lost: readonly RemnantIndex[]
}

/** What is known of one participant. */
export interface Lane {
  readonly participant: ParticipantIndex
  readonly session: Session
  readonly id: string
  readonly name: string | null
  /** The name, or the id of somebody without one. */
  readonly title: string
  readonly presence: Presence
  readonly drops: Drops
  /** Only the kinds that have data, in the order of `mediaKinds`. */
  readonly tracks: readonly Track[]
  /** Where her media errors stand in the session's, and her changes of mode; by time. */
  readonly errors: RowRange
  readonly modes: RowRange
  /** How many data notes are about this participant. */
  readonly noteCount: number
  readonly firstNote: DataNote | null
}

/** All lanes of a session, of which everything was worked out. */
export function lanesOf(session: Session, analysis: Analysis): Lanes {
  const { length } = session.participants
  const noteCounts = new Uint32Array(length)
  const firstNotes = new Int32Array(length).fill(-1)
  const { participant, count } = session.notes
  for (let note = session.notes.length - 1; note >= 0; note--) {
    const of = participant[note] ?? -1
    if (of < 0) continue
    noteCounts[of] = (noteCounts[of] ?? 0) + (count[note] ?? 0)
    firstNotes[of] = note
  }
  return { session, analysis, length, trackCounts: trackCountsOf(session), noteCounts, firstNotes, made: new Map() }
}

function trackCountsOf({ participants, intervals, remnants }: Session): Uint8Array {
  const counts = new Uint8Array(participants.length)
  for (let participant = 0; participant < counts.length; participant++) {
    let tracks = 0
    // Her rows of media are those after the presence.
    for (let list = participant * rowKinds.length + 1; list < (participant + 1) * rowKinds.length; list++)
      if (hasRows(intervals.first, list) || hasRows(remnants.first, list)) tracks++
    counts[participant] = tracks
  }
  return counts
}

function hasRows(first: Uint32Array, list: number): boolean {
  return (first[list] ?? 0) < (first[list + 1] ?? 0)
}

/** Everybody by first join, then as received; those who never were in come last. */
export function everybodyOf(lanes: Lanes): LaneList {
  return { lanes, order: lanes.analysis.order }
}

/** The participants of a list, the topmost first. */
export function participantsIn({ order }: LaneList): Iterable<ParticipantIndex> {
  return order as Iterable<number> as Iterable<ParticipantIndex>
}

/** The lane of a participant: the same one whenever she is asked for. */
export function laneOf(lanes: Lanes, participant: ParticipantIndex): Lane {
  const made = lanes.made.get(participant)?.deref()
  if (made !== undefined) return made
  const lane = new ParticipantLane(lanes, participant)
  lanes.made.set(participant, new WeakRef(lane))
  if (lanes.made.size % someMade === 0) forgetUnheld(lanes)
  return lane
}

/** After so many the references to those that nobody holds any more are looked for. */
const someMade = 4_096

function forgetUnheld({ made }: Lanes): void {
  for (const [participant, lane] of made) if (lane.deref() === undefined) made.delete(participant)
}

/** The lane at a place of a list, counted from 0; null where there is none. */
export function laneIn({ lanes, order }: LaneList, index: number): Lane | null {
  const participant = order[index]
  return participant === undefined ? null : laneOf(lanes, participant as ParticipantIndex)
}

/** The name of a participant, or the id of one without. */
export function titleOf(session: Session, participant: ParticipantIndex): string {
  return factOf(session, participant, 'name') ?? idOf(session, participant)
}

/** The kinds of media that anybody of a session has. */
export function mediaIn({ intervals, remnants, participants }: Session): readonly MediaKind[] {
  return mediaKinds.filter((kind) => {
    const at = rowKinds.indexOf(kind)
    for (let list = at; list < participants.length * rowKinds.length; list += rowKinds.length)
      if (hasRows(intervals.first, list) || hasRows(remnants.first, list)) return true
    return false
  })
}

/** A media error by its row. */
export function errorAt({ texts, errors }: Session, row: number): MediaError {
  return { atMs: errors.atMs[row] ?? 0, message: textAt(texts, errors.text[row] ?? -1) ?? '' }
}

/** A change of mode by its row. */
export function modeAt({ texts, modes }: Session, row: number): ModeChange {
  return { atMs: modes.atMs[row] ?? 0, mode: textAt(texts, modes.text[row] ?? -1) ?? '' }
}

/** The stays of one row of a lane: its presence, or a media track (none when the lane has no such track). */
export function staysOf({ presence, tracks }: Lane, row: RowKind): Stays {
  if (row === 'presence') return presence.stays
  return tracks.find(({ kind }) => kind === row)?.stays ?? { ...presence.stays, to: presence.stays.from }
}

/** What takes time to read waits until it is asked for, and is kept. */
class ParticipantLane implements Lane {
  readonly session: Session
  readonly id: string
  readonly name: string | null
  readonly #lanes: Lanes
  #presence: Presence | null = null
  #tracks: readonly Track[] | null = null

  constructor(
    lanes: Lanes,
    readonly participant: ParticipantIndex
  ) {
    this.#lanes = lanes
    this.session = lanes.session
    this.id = idOf(lanes.session, participant)
    this.name = factOf(lanes.session, participant, 'name')
  }

  get title(): string {
    return this.name ?? this.id
  }

  get presence(): Presence {
    return (this.#presence ??= presenceOf(this.#lanes.analysis.presence, this.participant))
  }

  get drops(): Drops {
    return dropsOf(this.#lanes.analysis.drops, this.participant)
  }

  get tracks(): readonly Track[] {
    return (this.#tracks ??= tracksOf(this.#lanes, this.participant))
  }

  get errors(): RowRange {
    return momentsOf(this.session.errors, this.participant)
  }

  get modes(): RowRange {
    return momentsOf(this.session.modes, this.participant)
  }

  get noteCount(): number {
    return this.#lanes.noteCounts[this.participant] ?? 0
  }

  get firstNote(): DataNote | null {
    const note = this.#lanes.firstNotes[this.participant] ?? -1
    return note < 0 ? null : noteAt(this.session, note as NoteIndex)
  }
}

function tracksOf({ session, analysis }: Lanes, participant: ParticipantIndex): readonly Track[] {
  return mediaKinds.flatMap((kind) => {
    const stays = staysOfKind(analysis.stays, participant, kind)
    const lost = lostOf(session.remnants, participant, kind)
    return countOf(stays) + lost.length === 0 ? [] : [{ kind, stays, lost }]
  })
}
