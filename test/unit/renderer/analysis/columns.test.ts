// The columns say of everybody what a slow and plain evaluator says of one after the other, whatever is missing of her entries.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { mediaKinds } from '../../../../electron/shared/session'
import { remnantAt, participantsOf, type Remnant } from '../../../../electron/shared/session-rows'
import { type Interval } from '../../plain-rows'
import { horizonOf } from '../../../../renderer/analysis/horizon'
import { lostOf, staysOf } from '../../../../renderer/analysis/stays'
import type { PlainParticipant } from '../../plain-session'
import { at, participantOf, plainSessionOf, sessionOf } from '../timeline/sessions'
import { plainPresenceOf, plainTrackOf } from './plain-presence'
import { presenceIn, readPresences, staysIn } from './reading'

/** Few moments, so that ties, overlaps and touching ends are the rule. */
const anyMoment = fc.integer({ min: 0, max: 40 }).map(at)

const anyIntervals: fc.Arbitrary<readonly Interval[]> = fc
  .array(
    fc.record({
      startMs: anyMoment,
      length: fc.option(fc.nat(15), { freq: 3 }),
      unreadable: fc.boolean(),
      notes: fc.subarray(['missing-end', 'overlapping'] as const)
    }),
    { maxLength: 6 }
  )
  .map((drawn) =>
    drawn
      .map(({ startMs, length, unreadable, notes }) => ({
        startMs,
        endMs: length === null ? null : startMs + 1000 * length,
        ...(length === null && unreadable && { endUnreadable: true as const }),
        notes
      }))
      .sort((a, b) => a.startMs - b.startMs)
  )

const anyRemnants: fc.Arbitrary<readonly Remnant[]> = fc.array(
  fc.record({
    start: fc.constantFrom('unreadable', 'unrecorded'),
    endMs: fc.option(anyMoment),
    notes: fc.constantFrom([], ['invalid-time'] as const)
  }),
  { maxLength: 3 }
)

const noRemnants = fc.constant([])

const anyPerson: fc.Arbitrary<Partial<PlainParticipant>> = fc
  .record({
    presence: anyIntervals,
    mic: anyIntervals,
    webcam: anyIntervals,
    left: fc.oneof({ weight: 2, arbitrary: noRemnants }, anyRemnants),
    micLeft: fc.oneof({ weight: 2, arbitrary: noRemnants }, anyRemnants)
  })
  .map(({ presence, mic, webcam, left, micLeft }) => ({
    presence,
    media: { mic, webcam, screenShare: [], screenShareAudio: [] },
    remnants: { presence: left, mic: micLeft }
  }))

const anyPeople = fc.oneof(
  fc.array(anyPerson, { maxLength: 5 }),
  // Nobody is in doubt, which is worked out another way.
  fc.array(
    anyPerson.map(({ presence = [] }) => ({ presence: presence.filter(({ endMs }) => endMs !== null) })),
    { maxLength: 5 }
  )
)

const anyLimits = fc.constantFrom(
  {},
  { startMs: null, endMs: null },
  { running: true, endMs: null },
  { running: true, startMs: null, endMs: null }
)

it('The columns say the same of any session', () => {
  fc.assert(
    fc.property(anyPeople, anyLimits, fc.option(fc.constantFrom(at(20), at(60))), (people, limits, asOfMs) => {
      const participants = people.map((each, index) => participantOf(`p${index}`, each.presence ?? [], each))
      const session = sessionOf(participants, limits)
      const horizon = horizonOf(session, asOfMs)
      const plain = plainSessionOf(participants, limits).participants.map((each) => plainPresenceOf(each, horizon))
      const presences = presenceIn(session, horizon)
      expect(readPresences(presences)).toEqual(plain)
      const { stays } = presences
      for (const participant of participantsOf(session)) {
        const [own, presence] = [participants[participant], plain[participant]]
        if (own === undefined || presence === undefined) throw new Error('Everybody has both')
        for (const kind of mediaKinds) {
          const track = plainTrackOf(own, kind, presence, horizon)
          expect(staysIn(staysOf(stays, participant, kind))).toEqual(track.stays)
          const lost = lostOf(session.remnants, participant, kind)
          expect(lost.map((row) => remnantAt(session.remnants, row))).toEqual(track.lost)
        }
      }
    }),
    { numRuns: 300 }
  )
})
