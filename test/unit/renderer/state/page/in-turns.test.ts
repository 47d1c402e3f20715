import { describe, expect, it } from 'vitest'
import { atOnce, type Work } from '../../../../../electron/shared/work'
import { inTurns } from '../../../../../renderer/state/session/in-turns'
import { Later } from '../../../../../renderer/state/session/later'

let done = 0

function* counting(to: number): Work<number> {
  for (done = 0; done < to; done++) yield
  return done
}

describe('long work in turns', () => {
  it('comes to the same as at once', async () => {
    expect(await inTurns(counting(100), () => Promise.resolve())).toBe(atOnce(counting(100)))
  })

  it('lets others come between two turns', async () => {
    let turns = 1
    const nextTask = async () => void turns++
    await inTurns(counting(3), nextTask, undefined, 0)
    expect(turns).toBe(4)
  })

  it('stops after the turn in which it is no longer wanted', async () => {
    let wanted = true
    const nextTask = async () => void (wanted = done < 2)
    expect(await inTurns(counting(1_000), nextTask, () => wanted, 0)).toBeNull()
    expect(done).toBe(2)
  })
})

describe('what is worked out later', () => {
  it('is worked out once, however often it is asked for', async () => {
    let begun = 0
    const later = new Later(function* () {
      begun++
      return yield* counting(5)
    }, true)
    expect(later.isToCome).toBe(true)
    const wanted = () => true
    expect(await Promise.all([later.come(wanted), later.come(wanted)])).toEqual([5, 5])
    expect([later.now, await later.come(wanted), later.isToCome, begun]).toEqual([5, 5, false, 1])
  })

  it('is there at once for whoever cannot wait', () => {
    expect(new Later(() => counting(5), true).now).toBe(5)
  })
})
