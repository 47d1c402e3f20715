import { describe, expect, it } from 'vitest'
import { atOnce } from '../../../../../electron/shared/work'
import { horizonOf } from '../../../../../renderer/analysis/presence'
import { outlineOf, summing } from '../../../../../renderer/analysis/summary'
import { Figures } from '../../../../../renderer/state/session/figures.svelte'
import { lanesOf, presencesOf } from '../../../../../renderer/timeline/lanes/lanes'
import { participantOf, sessionOf } from '../../timeline/sessions'

function figuresOf(participants: number, areKnown = false): Figures {
  const session = sessionOf(
    Array.from({ length: participants }, (_, index) => participantOf(`p${index}`, [{ startMs: index, endMs: 9_000 }]))
  )
  const lanes = lanesOf(session, null)
  const outline = outlineOf(session, horizonOf(session, null))
  const working = function* () {
    return yield* summing(outline, yield* presencesOf(lanes))
  }
  return new Figures(lanes, working, areKnown ? atOnce(working()) : null)
}

const nextTask = () => Promise.resolve()

describe('the figures of a session', () => {
  it('are there from the beginning when they are quickly worked out', () => {
    expect(figuresOf(3).shown?.peak?.count).toBe(3)
  })

  it('of thousands of intervals are shown once the first frame is painted', async () => {
    const figures = figuresOf(5_001)
    let paint = () => undefined
    const painted = new Promise<void>((resolve) => {
      paint = () => void resolve()
    })
    const shown = figures.showAfter(painted, nextTask)
    expect(figures.shown).toBeNull()
    paint()
    await shown
    expect(figures.shown?.peak?.count).toBe(5_001)
  })

  it('of thousands of participants without any times are not waited for either', () => {
    const lanes = lanesOf(sessionOf(Array.from({ length: 5_001 }, (_, index) => participantOf(`p${index}`, []))), null)
    const nothing = () => {
      throw new Error('Nothing is worked out yet')
    }
    expect(new Figures(lanes, nothing).shown).toBeNull()
  })

  it('can be asked for before they are shown, as an export does, and are then the ones that are shown', async () => {
    const figures = figuresOf(5_001)
    const asked = figures.all
    expect(asked.joins).toBe(5_001)
    await figures.showAfter(Promise.resolve(), nextTask)
    expect(figures.shown).toBe(asked)
  })

  it('are not worked out any more once another session is open', async () => {
    const figures = figuresOf(5_001)
    await figures.showAfter(Promise.resolve(), nextTask, () => false)
    expect(figures.shown).toBeNull()
  })

  it('do not go away while a session that is shown is fetched again', () => {
    expect(figuresOf(5_001, true).shown?.joins).toBe(5_001)
  })
})
