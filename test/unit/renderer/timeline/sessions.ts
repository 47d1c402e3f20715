// Sessions, written shortly and drawn at random, for the tests of the pure core.
import fc from 'fast-check'
import type { Session } from '../../../../electron/shared/session'
import type { Interval } from '../../plain-rows'
import { analysisOf } from '../../../../renderer/analysis/analysis'
import { horizonOf } from '../../../../renderer/analysis/horizon'
import {
  everybodyOf,
  laneOf,
  lanesOf as lanesIn,
  participantsIn,
  type Lane,
  type LaneList,
  type Lanes
} from '../../../../renderer/timeline/lanes/lanes'
import { sessionOf as tablesOf, type PlainParticipant, type PlainSession } from '../../plain-session'

export const t0 = Date.UTC(2022, 1, 22, 7, 26, 43, 120)

/** Seconds after `t0`, start and end; null for an end that was not recorded. */
export type Seconds = readonly [number, number | null]

export function at(seconds: number): number {
  return t0 + seconds * 1000
}

export function intervalsOf(...seconds: readonly Seconds[]): readonly Interval[] {
  return seconds.map(([start, end]) => ({ startMs: at(start), endMs: end === null ? null : at(end) }))
}

export function participantOf(
  id: string,
  presence: readonly Interval[],
  more: Partial<PlainParticipant> = {}
): PlainParticipant {
  return {
    id,
    name: null,
    presence,
    media: { mic: [], webcam: [], screenShare: [], screenShareAudio: [] },
    errors: [],
    modes: [],
    mode: null,
    type: null,
    device: null,
    ...more
  }
}

/** An ended session of 1,000 seconds. */
export function plainSessionOf(
  participants: readonly PlainParticipant[],
  more: Partial<Omit<PlainSession, 'participants'>> = {}
): PlainSession {
  return {
    id: '621490331a4fb00409e38ca4',
    roomId: 'abc-xyzw-lmno',
    customRoomId: null,
    status: 'ended',
    running: false,
    startMs: t0,
    endMs: at(1000),
    region: null,
    participants,
    participantsTotal: null,
    notes: [],
    ...more
  }
}

/** The same as tables. */
export function sessionOf(
  participants: readonly PlainParticipant[],
  more: Partial<Omit<PlainSession, 'participants'>> = {}
): Session {
  return tablesOf(plainSessionOf(participants, more))
}

/** All lanes of a session. `asOfMs`: when the data was fetched, if known. */
export function lanesOf(session: Session, asOfMs: number | null): Lanes {
  return lanesIn(session, analysisOf(session, horizonOf(session, asOfMs)))
}

/** The lanes of everybody, by first join. */
export function everyLane(session: Session, asOfMs: number | null = null): readonly Lane[] {
  return eachLane(everybodyOf(lanesOf(session, asOfMs)))
}

/** The lanes of a list, the topmost first. */
export function eachLane(list: LaneList): readonly Lane[] {
  return Array.from(participantsIn(list), (participant) => laneOf(list.lanes, participant))
}

/** Intervals sorted by start within about 17 minutes, some open, some of no length, some overlapping. */
export const anyIntervals: fc.Arbitrary<readonly Interval[]> = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 1_000_000 }), fc.option(fc.integer({ min: 0, max: 300_000 }))), {
    maxLength: 30
  })
  .map((pairs) =>
    pairs
      .map(([start, length]) => ({ startMs: t0 + start, endMs: length === null ? null : t0 + start + length }))
      .sort((a, b) => a.startMs - b.startMs)
  )

export const anySession: fc.Arbitrary<Session> = fc
  .tuple(fc.array(fc.tuple(anyIntervals, anyIntervals), { maxLength: 8 }), fc.boolean())
  .map(([drawn, running]) => {
    const participants = drawn.map(([presence, mic], index) =>
      participantOf(`p${index}`, presence, {
        mode: index % 3 === 0 ? null : `mode ${index % 2}`,
        media: { mic, webcam: [], screenShare: [], screenShareAudio: [] },
        errors: mic.map(({ startMs }) => ({ atMs: startMs, message: 'lost' }))
      })
    )
    return sessionOf(participants, running ? { running, endMs: null, status: 'ongoing' } : {})
  })
