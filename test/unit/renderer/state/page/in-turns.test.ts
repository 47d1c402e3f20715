import { afterEach, describe, expect, it, vi } from 'vitest'
import { atOnce, type Work } from '../../../../../electron/shared/work'
import { inTurns } from '../../../../../renderer/state/page/in-turns'
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
