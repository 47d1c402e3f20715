import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { atOnce } from '../../../../../electron/shared/work'
import { analysisOf } from '../../../../../renderer/analysis/analysis'
import { horizonOf } from '../../../../../renderer/analysis/horizon'
import { summaryOf } from '../../../../../renderer/analysis/summary'
import { inTurns } from '../../../../../renderer/state/page/in-turns'
import { MarkBook } from '../../../../../renderer/state/marks/mark-book.svelte'
import { opened, preparing } from '../../../../../renderer/state/session/open-session'
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
      expect(prepared.lanes.analysis).toEqual(analysis)
      expect(prepared.lanes).toEqual(lanes)
      expect(prepared.figures.now).toEqual(summaryOf(analysis.outline, analysis.presence))
      const { findings } = opened(prepared, noMarks())
      expect(await findings.come()).toEqual(findingsOf(lanes))
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
