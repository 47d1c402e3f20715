import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { packSession } from '../../../../../electron/shared/packed-session'
import { atOnce } from '../../../../../electron/shared/work'
import { horizonOf } from '../../../../../renderer/analysis/presence'
import { outlineOf, summaryOf } from '../../../../../renderer/analysis/summary'
import { inTurns } from '../../../../../renderer/state/session/in-turns'
import { MarkBook } from '../../../../../renderer/state/marks/mark-book.svelte'
import { isLarge, opened, preparing } from '../../../../../renderer/state/session/open-session'
import { findingsOf } from '../../../../../renderer/timeline/lanes/findings'
import { lanesOf } from '../../../../../renderer/timeline/lanes/lanes'
import { generateSession } from '../../../../videosdk/generator'
import { sessionOf } from '../../../electron/main/session/bodies'
import { snapshotOf } from '../fake-bridge'

const noMarks = () => new MarkBook([], () => undefined)
const generated = (plan: object) => sessionOf(generateSession({ seed: 7, participants: 60, ...plan }))

/** Participants, and intervals of each of them: also more than one stretch of work takes. */
const plans = fc
  .constantFrom([0, 0], [40, 3], [3_000, 1], [2, 12_000], [1, 25_000])
  .chain(([participants, each]) =>
    fc.record({ seed: fc.nat(), participants: fc.constant(participants), intervalsPerParticipant: fc.constant(each) })
  )

describe('a session that is made ready in turns', () => {
  it('is the same as one that is made ready at once', async () => {
    const property = fc.asyncProperty(plans, fc.boolean(), async (plan, running) => {
      const session = generated({ ...plan, running })
      const snapshot = snapshotOf('large', session)
      const prepared = await inTurns(preparing(snapshot, session.id), () => Promise.resolve(), undefined, 0)
      if (prepared === null) throw new Error('It is wanted all the time')
      const horizon = horizonOf(session, 1000)
      const lanes = lanesOf(session, 1000)
      const presences = lanes.map(({ presence }) => presence)
      expect(prepared.session).toStrictEqual(session)
      expect(prepared.outline).toEqual(outlineOf(session, horizon))
      expect(prepared.summary).toEqual(summaryOf(session, horizon, presences))
      expect(prepared.lanes.map(({ participant }) => participant.id)).toEqual(lanes.map((lane) => lane.participant.id))
      expect(prepared.lanes.map(({ presence }) => presence)).toEqual(presences)
      expect(prepared.lanes.map(({ tracks }) => tracks)).toEqual(lanes.map(({ tracks }) => tracks))
      const { findings } = opened(prepared, noMarks())
      expect(await findings.come(() => true)).toEqual(findingsOf(lanes, session.notes))
    })
    await fc.assert(property, { numRuns: 12 })
  })

  it('is one with some megabytes, and no ordinary one', () => {
    const snapshot = (participants: number) => ({
      ...snapshotOf('a'),
      session: packSession(generated({ participants }))
    })
    expect([isLarge(snapshot(1_000)), isLarge(snapshot(20_000))]).toEqual([false, true])
  })

  it('has its figures from the beginning when it is open already, as what is shown does not go away', () => {
    const snapshot = snapshotOf('again', generated({ participants: 8_000 }))
    const { id } = atOnce(preparing(snapshot, null)).session
    expect(opened(atOnce(preparing(snapshot, null)), noMarks()).figures.shown).toBeNull()
    expect(opened(atOnce(preparing(snapshot, id)), noMarks()).figures.shown?.participants).toBe(8_000)
  })
})
