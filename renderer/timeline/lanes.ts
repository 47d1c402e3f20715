// One lane for each participant, and where each lane stands.

import {
  mediaKinds,
  type DataNote,
  type MediaError,
  type MediaKind,
  type Ms,
  type Participant,
  type Session
} from '../../electron/shared/session'
import { horizonOf, presenceOf, resolveEnds, type Horizon, type Presence, type Stay } from '../analysis/presence'
import { firstWhere } from '../analysis/search'
import { placesOf } from './note-words'
import { swatchOf } from './swatch'

export interface Track {
  readonly kind: MediaKind
  readonly stays: readonly Stay[]
}

export interface Lane {
  readonly participant: Participant
  /** The name, or the id of somebody without one. */
  readonly title: string
  readonly swatch: number
  readonly presence: Presence
  /** Only the kinds that have data, in the order of `mediaKinds`. */
  readonly tracks: readonly Track[]
  /** By time. */
  readonly errors: readonly MediaError[]
  /** How many data notes are about this participant. */
  readonly noteCount: number
  readonly firstNote: DataNote | null
}

/** Sizes within a lane, in CSS px. */
export const laneMetrics = {
  basePx: 36,
  barTopPx: 9,
  barPx: 18,
  trackPx: 4,
  trackPitchPx: 6,
  /** Below the last track. */
  trackEndPx: 4,
  /** What the label needs when it has a third line, which names the tracks. */
  leastWithTracksPx: 52
} as const

export interface LaneLayout {
  readonly lanes: readonly Lane[]
  /** The top of each lane, then the bottom of the last: one more than there are lanes. */
  readonly topsPx: Float64Array
  readonly heightPx: number
}

export interface IndexRange {
  readonly from: number
  /** Exclusive. */
  readonly to: number
}

/** All lanes, by first join, then as received; those who never were in come last. `asOfMs`: when the data was fetched, if known. */
export function lanesOf(session: Session, asOfMs: Ms | null): readonly Lane[] {
  const horizon = horizonOf(session, asOfMs)
  const notes = notesByParticipant(session)
  const lanes = session.participants.map((participant) => laneOf(participant, horizon, notes.get(participant.id) ?? []))
  return lanes.sort((a, b) => order(a) - order(b))
}

function order(lane: Lane): number {
  return lane.presence.firstJoinMs ?? Number.MAX_VALUE
}

function notesByParticipant(session: Session): ReadonlyMap<string, readonly DataNote[]> {
  const byParticipant = new Map<string, DataNote[]>()
  for (const note of session.notes) {
    if (note.participantId === null) continue
    const notes = byParticipant.get(note.participantId)
    if (notes === undefined) byParticipant.set(note.participantId, [note])
    else notes.push(note)
  }
  return byParticipant
}

function laneOf(participant: Participant, horizon: Horizon, notes: readonly DataNote[]): Lane {
  const presence = presenceOf(participant, horizon)
  return {
    participant,
    title: participant.name ?? participant.id,
    swatch: swatchOf(participant.id),
    presence,
    tracks: tracksOf(participant, presence, horizon),
    errors: byTime(participant.errors),
    noteCount: placesOf(notes),
    firstNote: notes[0] ?? null
  }
}

function byTime(errors: readonly MediaError[]): readonly MediaError[] {
  return errors.length < 2 ? errors : [...errors].sort((a, b) => a.atMs - b.atMs)
}

function tracksOf(participant: Participant, presence: Presence, horizon: Horizon): readonly Track[] {
  const tracks: Track[] = []
  for (const kind of mediaKinds) {
    const intervals = participant.media[kind]
    if (intervals.length > 0) tracks.push({ kind, stays: endedByLeave(resolveEnds(intervals, horizon), presence) })
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
    const ended = stay.end === 'recorded' || running ? stay : unrecordedUntil(stay, Math.min(stay.endMs, leaveMs))
    reachMs = Math.max(reachMs, ended.endMs)
    return { ...ended, reachMs }
  })
}

function unrecordedUntil(stay: Stay, endMs: Ms): Stay {
  return { ...stay, end: 'unrecorded', endMs }
}

/** The stays of one row of a lane: its presence, or a media track (none when the lane has no such track). */
export function staysOf(lane: Lane, row: 'presence' | MediaKind): readonly Stay[] {
  if (row === 'presence') return lane.presence.stays
  return lane.tracks.find(({ kind }) => kind === row)?.stays ?? []
}

/** Stacks lanes from the top. */
export function layoutOf(lanes: readonly Lane[]): LaneLayout {
  const topsPx = new Float64Array(lanes.length + 1)
  let topPx = 0
  lanes.forEach((lane, index) => {
    topsPx[index] = topPx
    topPx += laneHeightPx(lane)
  })
  topsPx[lanes.length] = topPx
  return { lanes, topsPx, heightPx: topPx }
}

function laneHeightPx(lane: Lane): number {
  const { basePx, trackPitchPx, trackEndPx, leastWithTracksPx } = laneMetrics
  if (lane.tracks.length === 0) return basePx
  return Math.max(leastWithTracksPx, basePx + lane.tracks.length * trackPitchPx + trackEndPx)
}

/** The lane at a distance from the top of all lanes, or null outside them. */
export function laneAt(layout: LaneLayout, yPx: number): number | null {
  if (yPx < 0 || yPx >= layout.heightPx) return null
  return firstWhere(layout.lanes.length, (index) => (layout.topsPx[index + 1] ?? Infinity) > yPx)
}

/** Which lanes show, at least in part, in a window of `heightPx` that is scrolled down by `scrollPx`. */
export function visibleLanes(layout: LaneLayout, scrollPx: number, heightPx: number): IndexRange {
  const first = laneAt(layout, Math.max(0, scrollPx))
  if (first === null || scrollPx + heightPx <= 0) return { from: 0, to: 0 }
  let to = first
  while (to < layout.lanes.length && (layout.topsPx[to] ?? 0) < scrollPx + heightPx) to++
  return { from: first, to }
}

/** Which of `count` rows of `rowPx` show in a scrolled window. */
export function visibleRows(scrollPx: number, heightPx: number, rowPx: number, count: number): IndexRange {
  const clamp = (row: number) => Math.min(count, Math.max(0, row))
  return { from: clamp(Math.floor(scrollPx / rowPx)), to: clamp(Math.ceil((scrollPx + heightPx) / rowPx)) }
}
