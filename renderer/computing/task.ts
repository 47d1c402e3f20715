// Something to be worked out: at once where that takes a few milliseconds, else in a thread of its own.

import { computed, type ComputationName, type Computations, type Message, type Question } from './computations'

/** More rows than these are left to a thread: it takes some ten milliseconds to start. */
export const mostRowsHere = 1 << 16

export interface Task<T> {
  /** Whether it takes a few milliseconds only. */
  readonly isShort: boolean
  /** Worked out in the page, however long that takes. */
  here(): T
  /** Worked out in a thread, which ends with its answer or once `signal` says so: null then. */
  elsewhere(signal: AbortSignal): Promise<T | null>
}

/** A computation with what it is worked out of. `rows`: how many rows of a table it goes through, or what takes as long. */
export function taskOf<Name extends ComputationName>(
  name: Name,
  rows: number,
  ...args: Parameters<Computations[Name]>
): Task<ReturnType<Computations[Name]>> {
  type Result = ReturnType<Computations[Name]>
  const question = { name, args }
  const here = () => computed(question) as Result
  const elsewhere = async (signal: AbortSignal) => {
    const answer = await answered<Result>(question, signal)
    // A thread that could not be had, or broke, leaves the work to the page.
    return answer === broken ? here() : answer
  }
  return { isShort: rows <= mostRowsHere, here, elsewhere }
}

/** The same, with something done to its result. */
export function finished<T, U>(task: Task<T>, finish: (result: T) => U): Task<U> {
  return {
    isShort: task.isShort,
    here: () => finish(task.here()),
    elsewhere: async (signal) => {
      const result = await task.elsewhere(signal)
      return result === null ? null : finish(result)
    }
  }
}

/** The result of a task, wherever it is worked out; null once `signal` says that it is not wanted. */
export async function resultOf<T>(task: Task<T>, signal: AbortSignal): Promise<T | null> {
  return task.isShort ? task.here() : task.elsewhere(signal)
}

const broken = Symbol('broken')
/** A thread takes a fraction of a second to begin; one that is not there after this never will be. */
const patienceMs = 5_000

async function answered<T>(question: Question, signal: AbortSignal): Promise<T | typeof broken | null> {
  if (signal.aborted) return null
  let thread: Worker | null = null
  try {
    thread = new Worker(new URL('./thread.ts', import.meta.url), { type: 'module' })
    return await answerOf<T>(thread, question, signal)
  } catch (error) {
    console.error(`${question.name} is left to the page:`, error)
    return broken
  } finally {
    thread?.terminate()
  }
}

async function answerOf<T>(thread: Worker, question: Question, signal: AbortSignal): Promise<T | null> {
  let stop = () => {}
  let late: ReturnType<typeof setTimeout> | undefined
  try {
    return await new Promise((resolve, reject) => {
      stop = () => resolve(null)
      late = setTimeout(() => reject(new Error('it did not begin')), patienceMs)
      thread.onmessage = ({ data }: MessageEvent<Message<T>>) =>
        'result' in data ? resolve(data.result) : clearTimeout(late)
      thread.onerror = ({ message }) => reject(new Error(message))
      thread.onmessageerror = () => reject(new Error('its answer could not be read'))
      signal.addEventListener('abort', stop)
      thread.postMessage(question)
    })
  } finally {
    clearTimeout(late)
    // What is listened for holds the question, and that a whole session.
    signal.removeEventListener('abort', stop)
  }
}
