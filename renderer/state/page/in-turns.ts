// Does long work of the page in turns, so that frames and input come between them.

import { atOnce, type Work } from '../../../electron/shared/work'
import type { Task } from '../../computing/task'
import { nextTask } from './painted'

/** So long may work go on before others come: what is done by then waits for no other task. */
const turnMs = 12

/** The result, or null when it was no longer wanted: that is asked before each turn but the first. */
export async function inTurns<T>(work: Work<T>, isWanted: () => boolean = () => true): Promise<T | null> {
  let last = turnOf(work)
  if (last !== null) return last.value
  while (last === null) {
    await nextTask()
    if (!isWanted()) return null
    last = turnOf(work)
  }
  // What is shown of it takes a task of its own.
  await nextTask()
  return isWanted() ? last.value : null
}

/** The same as a task. `isShort`: it takes less than a turn. */
export function inTurnsOf<T>(isShort: boolean, begin: () => Work<T>): Task<T> {
  return {
    isShort,
    here: () => atOnce(begin()),
    elsewhere: (signal) => inTurns(begin(), () => !signal.aborted)
  }
}

/** Goes on with work for a turn; its last step, or null when there is more of it. */
function turnOf<T>(work: Work<T>): IteratorReturnResult<T> | null {
  const untilMs = performance.now() + turnMs
  do {
    const step = work.next()
    if (step.done === true) return step
  } while (performance.now() < untilMs)
  return null
}
