import { describe, expect, it } from 'vitest'
import type { Task } from '../../../../../renderer/computing/task'
import { Later } from '../../../../../renderer/state/page/later.svelte'

/** A task whose thread answers when it is told to. */
function longTask(result: number) {
  const begun = { here: 0, elsewhere: 0 }
  let answer = () => {}
  const task: Task<number> = {
    isShort: false,
    here: () => {
      begun.here++
      return result
    },
    elsewhere: (signal) => {
      begun.elsewhere++
      return new Promise((resolve) => {
        answer = () => resolve(result)
        signal.addEventListener('abort', () => resolve(null))
      })
    }
  }
  return { task, begun, answer: () => answer() }
}

describe('what is worked out later', () => {
  it('is worked out once, however often it is asked for', async () => {
    const { task, begun, answer } = longTask(5)
    const later = new Later(task)
    const asked = [later.come(), later.come()]
    expect(later.shown).toBeNull()
    answer()
    expect(await Promise.all(asked)).toEqual([5, 5])
    expect([later.now, later.shown, await later.come()]).toEqual([5, 5, 5])
    expect(begun).toEqual({ here: 0, elsewhere: 1 })
  })

  it('is there at once for whoever cannot wait, who shows nothing to others by that', async () => {
    const { task, answer } = longTask(5)
    const later = new Later(task)
    const come = later.come()
    expect(later.now).toBe(5)
    expect(later.shown).toBeNull()
    answer()
    expect([await come, later.shown]).toEqual([5, 5])
  })

  it('is shown from the beginning when it is short', () => {
    const { task } = longTask(5)
    const later = new Later({ ...task, isShort: true })
    later.begin()
    expect(later.shown).toBe(5)
  })

  it('is not begun ahead when it is long', () => {
    const { task, begun } = longTask(5)
    new Later(task).begin()
    expect(begun).toEqual({ here: 0, elsewhere: 0 })
  })

  it('is not shown when it was stopped, even if its answer was under way', async () => {
    const { task, answer } = longTask(5)
    const later = new Later(task)
    const come = later.come()
    answer()
    later.stop()
    expect(await come).toBeNull()
    expect(later.shown).toBeNull()
  })
})
