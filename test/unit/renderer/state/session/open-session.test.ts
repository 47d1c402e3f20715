import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Snapshot } from '../../../../../electron/shared/snapshot'
import { analysisOf } from '../../../../../renderer/analysis/analysis'
import { findingsOf } from '../../../../../renderer/timeline/lanes/findings'
import { summaryOf } from '../../../../../renderer/analysis/summary'
import { horizonOf } from '../../../../../renderer/analysis/horizon'
import { inSharedMemory } from '../../../../../renderer/computing/shared-memory'
import { MarkBook } from '../../../../../renderer/state/marks/mark-book.svelte'
import { letGo, opened, prepare, type Prepared } from '../../../../../renderer/state/session/open-session'
import { lanesOf } from '../../../../../renderer/timeline/lanes/lanes'
import { generateSession } from '../../../../videosdk/generator'
import { sessionOf as plainSessionOf } from '../../../electron/main/session/bodies'
import { sessionOf } from '../../../plain-session'
import { haveThreads } from '../../computing/threads'
import { ownClock, snapshotOf } from '../fake-bridge'

const noMarks = () => new MarkBook([], () => undefined)
const generated = (plan: object) => sessionOf(plainSessionOf(generateSession({ seed: 7, participants: 60, ...plan })))

/** Participants, and intervals of each of them: also more than the page works out itself. */
const plans = fc
  .constantFrom([0, 0], [40, 3], [3_000, 1], [70_000, 0], [2, 35_000])
  .chain(([participants, each]) =>
    fc.record({ seed: fc.nat(), participants: fc.constant(participants), intervalsPerParticipant: fc.constant(each) })
  )

const wanted = () => new AbortController().signal

async function preparedOf(snapshot: Snapshot, openId: string | null): Promise<Prepared> {
  const prepared = await prepare(snapshot, openId, false, wanted())
  if (prepared === null) throw new Error('It is wanted all the time')
  return prepared
}

afterEach(() => vi.unstubAllGlobals())

describe('a session that is made ready', () => {
  it('is the same whether a thread works it out or the page', async () => {
    const threads = haveThreads('answers')
    const property = fc.asyncProperty(plans, fc.boolean(), async (plan, running) => {
      const session = generated({ ...plan, running })
      const prepared = await preparedOf({ ...snapshotOf('large'), session }, session.id)
      const analysis = analysisOf(session, horizonOf(session, 1000))
      const lanes = lanesOf(session, analysis)
      const { findings } = opened(prepared, noMarks(), ownClock)
      const prepareds = [prepared.lanes, prepared.figures.now, await findings.come()]
      // Not `toEqual`, which takes a second for the columns of thousands.
      const expected = [lanes, summaryOf(analysis.outline, analysis.presence), findingsOf(lanes)]
      expect(prepareds.map((it, index) => isSame(it, expected[index]))).toEqual([true, true, true])
    })
    await fc.assert(property, { numRuns: 12 })
    expect(threads.begun).toBeGreaterThan(0)
    expect(threads.ended).toBe(threads.begun)
  })

  it('has its figures from the beginning when it is open already, as what is shown does not go away', async () => {
    haveThreads('answers')
    const session = generated({ participants: 2, intervalsPerParticipant: 40_000 })
    const snapshot = { ...snapshotOf('again'), session }
    expect(opened(await preparedOf(snapshot, null), noMarks(), ownClock).figures.shown).toBeNull()
    expect(opened(await preparedOf(snapshot, session.id), noMarks(), ownClock).figures.shown?.participants).toBe(2)
  })

  it('has them from the beginning, too, when they are short', async () => {
    const snapshot = { ...snapshotOf('small'), session: generated({}) }
    expect(opened(await preparedOf(snapshot, null), noMarks(), ownClock).figures.shown?.participants).toBe(60)
  })

  it.each(['analysis', 'drawnSpans', 'summary'] as const)(
    'is not made ready once another one is wanted, whatever is being worked out then: %s',
    async (silentFor) => {
      const threads = haveThreads('answers', silentFor)
      const session = generated({ participants: 2, intervalsPerParticipant: 40_000 })
      const stop = new AbortController()
      const prepared = prepare({ ...snapshotOf('large'), session }, session.id, true, stop.signal)
      await vi.waitFor(() => expect(threads.begun).toBe(silentFor === 'analysis' ? 1 : 3))
      await vi.waitFor(() => expect(threads.ended).toBe(silentFor === 'analysis' ? 0 : 2))
      stop.abort()
      expect(await prepared).toBeNull()
      expect(threads.ended).toBe(threads.begun)
    }
  )

  it('needs no thread any more once it is let go', async () => {
    haveThreads('answers')
    const session = generated({ participants: 2, intervalsPerParticipant: 40_000 })
    const open = opened(await preparedOf({ ...snapshotOf('large'), session }, null), noMarks(), ownClock)
    const silent = haveThreads('is silent')
    const come = [open.figures.come(), open.findings.come(), open.drawn.come()]
    letGo(open)
    expect(await Promise.all(come)).toEqual([null, null, null])
    expect(silent).toMatchObject({ begun: 3, ended: 3 })
  })
})

/** The same values, wherever they lie. */
function isSame(one: unknown, other: unknown): boolean {
  return isDeepStrictEqual(inSharedMemory(one), inSharedMemory(other))
}
