import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { atOnce } from '../../../../../electron/shared/work'
import { analysisOf, findingsOf, summaryOf } from '../../at-once'
import { horizonOf } from '../../../../../renderer/analysis/horizon'
import { inTurns } from '../../../../../renderer/state/page/in-turns'
import { MarkBook } from '../../../../../renderer/state/marks/mark-book.svelte'
import { opened, preparing } from '../../../../../renderer/state/session/open-session'
import { lanesOf } from '../../../../../renderer/timeline/lanes/lanes'
import { generateSession } from '../../../../videosdk/generator'
import { sessionOf as plainSessionOf } from '../../../electron/main/session/bodies'
import { sessionOf } from '../../../plain-session'
import { snapshotOf } from '../fake-bridge'

const noMarks = () => new MarkBook([], () => undefined)
const generated = (plan: object) => sessionOf(plainSessionOf(generateSession({ seed: 7, participants: 60, ...plan })))

/** Participants, and intervals of each of them: also more than one stretch of work takes. */
const plans = fc
  .constantFrom([0, 0], [40, 3], [3_000, 1], [2, 6_000], [1, 11_000])
  .chain(([participants, each]) =>
    fc.record({ seed: fc.nat(), participants: fc.constant(participants), intervalsPerParticipant: fc.constant(each) })
  )

// Every step takes as long as a turn may.
beforeEach(() => {
  let nowMs = 0
  vi.spyOn(performance, 'now').mockImplementation(() => (nowMs += 1000))
})

afterEach(() => vi.restoreAllMocks())

describe('a session that is made ready in turns', () => {
  it('is the same as one that is made ready at once', async () => {
    const property = fc.asyncProperty(plans, fc.boolean(), async (plan, running) => {
      const session = generated({ ...plan, running })
      const snapshot = { ...snapshotOf('large'), session }
      const prepared = await inTurns(preparing(snapshot, session.id))
      if (prepared === null) throw new Error('It is wanted all the time')
      const analysis = analysisOf(session, horizonOf(session, 1000))
      const lanes = lanesOf(session, analysis)
      expect(prepared.lanes.session).toBe(session)
      const { findings } = opened(prepared, noMarks())
      const prepareds = [prepared.lanes, prepared.figures.now, await findings.come()]
      // Not `toEqual`, which takes a second for the columns of thousands.
      const expected = [lanes, summaryOf(analysis.outline, analysis.presence), findingsOf(lanes)]
      expect(prepareds.map((it, index) => isDeepStrictEqual(it, expected[index]))).toEqual([true, true, true])
    })
    await fc.assert(property, { numRuns: 12 })
  })

  it('has its figures from the beginning when it is open already, as what is shown does not go away', () => {
    const snapshot = { ...snapshotOf('again'), session: generated({ participants: 8_000 }) }
    const { id } = snapshot.session
    expect(opened(atOnce(preparing(snapshot, null)), noMarks()).figures.shown).toBeNull()
    expect(opened(atOnce(preparing(snapshot, id)), noMarks()).figures.shown?.participants).toBe(8_000)
  })

  it('has them from the beginning, too, when a turn is enough for them', () => {
    vi.spyOn(performance, 'now').mockReturnValue(0)
    const snapshot = { ...snapshotOf('small'), session: generated({}) }
    expect(opened(atOnce(preparing(snapshot, null)), noMarks()).figures.shown?.participants).toBe(60)
  })
})
