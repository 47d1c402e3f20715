// One lane for each participant: all that is known of her, worked out when it is asked for.

import {
  type DataNote,
  type MediaError,
  type MediaKind,
  mediaKinds,
  type Ms,
  type Participant,
  type Remnant,
  type Session,
  type Span
} from '../../../electron/shared/session'
import { atOnce, stretch, type Work } from '../../../electron/shared/work'
import {
  findingPresence,
  horizonOf,
  resolvingEnds,
  surePieces,
  type Horizon,
  type Presence,
  type Stay
} from '../../analysis/presence'
import { firstWhere } from '../../analysis/search'
import { byFirstJoin } from './join-order'
import { placesOf } from '../../words/note-words'
import { mostRowsInAll } from './rows'
import { swatchOf } from './swatch'

export interface Track {
  readonly kind: MediaKind
  readonly stays: readonly Stay[]
  /** What is left of entries without any time. */
  readonly lost: readonly Remnant[]
}

export interface Lane {
  readonly participant: Participant
  /** The name, or the id of somebody without one. */
  readonly title: string
  readonly swatch: number
  readonly presence: Presence
  /** The pieces in which she was in beyond doubt. */
  readonly sure: readonly Span[]
  /** Only the kinds that have data, in the order of `mediaKinds`. */
  readonly tracks: readonly Track[]
  /** By time. */
  readonly errors: readonly MediaError[]
  /** How many data notes are about this participant. */
  readonly noteCount: number
  readonly firstNote: DataNote | null
}

/** All lanes, by first join, then as received; those who never were in come last. `asOfMs`: when the data was fetched, if known. */
export function lanesOf(session: Session, asOfMs: Ms | null): readonly Lane[] {
  return atOnce(liningUp(session, horizonOf(session, asOfMs)))
}

/** The same as work that can be interrupted. What would hold up the frame that first shows a lane is worked out in it. */
export function* liningUp(session: Session, horizon: Horizon): Work<readonly Lane[]> {
  const notes = yield* notesByParticipant(session)
  const lanes: ParticipantLane[] = []
  for (const participant of yield* byFirstJoin(session.participants)) {
    const lane = new ParticipantLane(participant, horizon, notes.get(participant.id) ?? noNotes)
    if (lanes.length < mostRowsInAll || isLong(participant)) yield* lane.workingOut()
    lanes.push(lane)
    if (lanes.length % stretch === 0) yield
  }
  return lanes
}

/** The presence of each of these lanes, which is kept, as work that can be interrupted. */
export function* presencesOf(lanes: readonly Lane[]): Work<readonly Presence[]> {
  const presences: Presence[] = []
  for (const lane of lanes) {
    presences.push(lane.presence)
    yield
  }
  return presences
}

/** A lane of so many intervals is no longer worked out in passing. */
function isLong({ presence, media }: Participant): boolean {
  return presence.length > stretch || mediaKinds.some((kind) => media[kind].length > stretch)
}

const noNotes: readonly DataNote[] = []

/** How many media tracks a lane has: one for each kind with data. */
export function trackCount({ media, remnants }: Participant): number {
  if (remnants !== undefined) return mediaKinds.filter((kind) => media[kind].length > 0 || kind in remnants).length
  const { mic, webcam, screenShare, screenShareAudio } = media
  // Written out, as every lane of a layout asks.
  return +(mic.length > 0) + +(webcam.length > 0) + +(screenShare.length > 0) + +(screenShareAudio.length > 0)
}

function* notesByParticipant(session: Session): Work<ReadonlyMap<string, readonly DataNote[]>> {
  const byParticipant = new Map<string, DataNote[]>()
  for (const [index, note] of session.notes.entries()) {
    if (index % stretch === stretch - 1) yield
    if (note.participantId === null) continue
    const notes = byParticipant.get(note.participantId)
    if (notes === undefined) byParticipant.set(note.participantId, [note])
    else notes.push(note)
  }
  return byParticipant
}

/** Of thousands of lanes a few show: what takes time to work out waits until it is asked for, and is kept. */
class ParticipantLane implements Lane {
  readonly title: string
  readonly #horizon: Horizon
  readonly #notes: readonly DataNote[]
  #presence: Presence | null = null
  #sure: readonly Span[] | null = null
  #tracks: readonly Track[] | null = null
  #errors: readonly MediaError[] | null = null

  constructor(
    readonly participant: Participant,
    horizon: Horizon,
    notes: readonly DataNote[]
  ) {
    this.title = participant.name ?? participant.id
    this.#horizon = horizon
    this.#notes = notes
  }

  get swatch(): number {
    return swatchOf(this.participant.id)
  }

  get presence(): Presence {
    return (this.#presence ??= atOnce(findingPresence(this.participant, this.#horizon)))
  }

  get sure(): readonly Span[] {
    return (this.#sure ??= surePieces(this.presence))
  }

  get tracks(): readonly Track[] {
    return (this.#tracks ??= atOnce(tracksOf(this.participant, this.presence, this.#horizon)))
  }

  *workingOut(): Work<void> {
    this.#presence ??= yield* findingPresence(this.participant, this.#horizon)
    this.#tracks ??= yield* tracksOf(this.participant, this.#presence, this.#horizon)
  }

  get errors(): readonly MediaError[] {
    return (this.#errors ??= byTime(this.participant.errors))
  }

  get noteCount(): number {
    return placesOf(this.#notes)
  }

  get firstNote(): DataNote | null {
    return this.#notes[0] ?? null
  }
}

function byTime(errors: readonly MediaError[]): readonly MediaError[] {
  return errors.length < 2 ? errors : [...errors].sort((a, b) => a.atMs - b.atMs)
}

function* tracksOf(participant: Participant, presence: Presence, horizon: Horizon): Work<readonly Track[]> {
  const tracks: Track[] = []
  for (const kind of mediaKinds) {
    const intervals = participant.media[kind]
    const remnants = participant.remnants?.[kind] ?? []
    if (intervals.length === 0 && remnants.length === 0) continue
    const stays = yield* resolvingEnds(intervals, horizon, remnants)
    const lost = remnants.filter(({ endMs }) => endMs === null)
    tracks.push({ kind, stays: endedByLeave(stays, presence), lost })
    yield
  }
  return tracks
}

/** Nobody's microphone stays on after she left: an open stretch goes no further than the piece of presence it began in. */
function endedByLeave(stays: readonly Stay[], { pieces, lastLeave }: Presence): readonly Stay[] {
  if (stays.every((stay) => stay.end === 'recorded')) return stays
  let reachMs = -Infinity
  return stays.map((stay) => {
    const at = firstWhere(pieces.length, (index) => (pieces[index]?.endMs ?? Infinity) >= stay.startMs)
    const leaveMs = pieces[at]?.endMs ?? stay.startMs
    const running = stay.end === 'running' && at === pieces.length - 1 && lastLeave?.end === 'running'
    const ended = stay.end === 'recorded' || running ? stay : endedAt(stay, Math.min(stay.endMs, leaveMs))
    reachMs = Math.max(reachMs, ended.endMs)
    return { ...ended, reachMs }
  })
}

function endedAt(stay: Stay, endMs: Ms): Stay {
  return { ...stay, end: stay.end === 'unreadable' ? 'unreadable' : 'unrecorded', endMs: Math.max(stay.startMs, endMs) }
}

/** The stays of one row of a lane: its presence, or a media track (none when the lane has no such track). */
export function staysOf(lane: Lane, row: 'presence' | MediaKind): readonly Stay[] {
  if (row === 'presence') return lane.presence.stays
  return lane.tracks.find(({ kind }) => kind === row)?.stays ?? []
}
