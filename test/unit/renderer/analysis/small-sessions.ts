// Sessions within a few dozen milliseconds, where ties and touching edges are the rule, for tests that try every instant.
import fc from 'fast-check'
import type { PresenceTable } from '../../../../renderer/analysis/presence'
import { participantOf, sessionOf } from '../timeline/sessions'
import { presenceIn } from './reading'

/** Every instant at which anything can change in a small session, and some around. */
export const instants: readonly number[] = Array.from({ length: 64 }, (_, index) => index - 2)

/** The recorded entries of one participant, by time; some without an end. */
export const anyStaysOfOne = fc
  .array(fc.record({ startMs: fc.nat(30), length: fc.option(fc.nat(9)) }), { maxLength: 5 })
  .map((drawn) =>
    drawn
      .map(({ startMs, length }) => ({ startMs, endMs: length === null ? null : startMs + length }))
      .sort((a, b) => a.startMs - b.startMs)
  )

/** Presences up to 40 ms: of a running session fetched at 40 ms, or of one that ended then. */
export const anyPresences: fc.Arbitrary<PresenceTable> = fc
  .tuple(fc.array(anyStaysOfOne, { maxLength: 7 }), fc.boolean())
  .map(([people, running]) =>
    presenceIn(sessionOf(people.map((stays, index) => participantOf(`p${index}`, stays))), { running, endMs: 40 })
  )
