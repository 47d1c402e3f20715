// Does long work in turns, so that frames and input come between them.

import type { Work } from '../../../electron/shared/work'

/** So long may a turn take while nothing else is to be seen moving. */
const turnMs = 30

/** The result, or null when it was no longer wanted: that is asked before each turn but the first. `nextTask` lets others come first. */
export async function inTurns<T>(
  work: Work<T>,
  nextTask: () => Promise<void>,
  isWanted: () => boolean = () => true,
  longestMs = turnMs
): Promise<T | null> {
  for (;;) {
    const untilMs = performance.now() + longestMs
    do {
      const step = work.next()
      if (step.done === true) return step.value
    } while (performance.now() < untilMs)
    await nextTask()
    if (!isWanted()) return null
  }
}
