import { afterEach, describe, expect, it, vi } from 'vitest'
import { atOnce, type Work } from '../../../../../electron/shared/work'
import { inTurns } from '../../../../../renderer/state/page/in-turns'
import { Later } from '../../../../../renderer/state/page/later.svelte'
import { nextTask } from '../../../../../renderer/state/page/painted'

let done = 0

function* counting(to: number): Work<number> {
  for (done = 0; done < to; done++) yield
  return done
}

/** From now on every step takes as long as a turn may. */
function slowly(): void {
  let nowMs = 0
  vi.spyOn(performance, 'now').mockImplementation(() => (nowMs += 1000))
}

afterEach(() => vi.restoreAllMocks())

describe('long work in turns', () => {
  it('comes to the same as at once', async () => {
    slowly()
    expect(await inTurns(counting(100))).toBe(atOnce(counting(100)))
  })

  it('lets others come between two turns', async () => {
    slowly()
    const counted = inTurns(counting(3))
    expect(done).toBe(0)
    await nextTask()
    expect(done).toBe(1)
    expect(await counted).toBe(3)
  })

  it('waits for nobody while a turn is enough', async () => {
    vi.spyOn(performance, 'now').mockReturnValue(0)
    const counted = inTurns(counting(1_000))
    expect(done).toBe(1_000)
    expect(await Promise.race([counted, nextTask()])).toBe(1_000)
  })

  it('stops after the turn in which it is no longer wanted', async () => {
    slowly()
    expect(await inTurns(counting(1_000), () => done < 2)).toBeNull()
    expect(done).toBe(2)
  })
})

describe('what is worked out later', () => {
  it('is worked out once, however often it is asked for', async () => {
    slowly()
    let begun = 0
    const working = function* () {
      begun++
      return yield* counting(5)
    }
    const later = new Later(working())
    expect(later.shown).toBeNull()
    expect(await Promise.all([later.come(), later.come()])).toEqual([5, 5])
    expect([later.now, later.shown, await later.come(), begun]).toEqual([5, 5, 5, 1])
  })

  it('is there at once for whoever cannot wait, and goes on from where it is', async () => {
    slowly()
    const later = new Later(counting(5))
    const come = later.come()
    await nextTask()
    expect(later.now).toBe(5)
    expect(later.shown).toBeNull()
    expect([await come, later.shown]).toEqual([5, 5])
  })

  it('is shown from the beginning when a turn is enough for it', () => {
    vi.spyOn(performance, 'now').mockReturnValue(0)
    const later = new Later(counting(1_000))
    later.begin()
    expect(later.shown).toBe(1_000)
  })

  it('is not shown when it is no longer wanted', async () => {
    slowly()
    const later = new Later(counting(5))
    later.begin()
    expect(await later.come(() => false)).toBeNull()
    expect(later.shown).toBeNull()
  })
})
