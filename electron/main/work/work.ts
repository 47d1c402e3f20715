// Has tasks done: those of short texts at once, those of long ones in a worker that is ended when it hangs, breaks or is not needed.

import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { fail, type Result } from '../../shared/result'
import { errorCode } from '../files/error-code'
import type { TaskName, Tasks } from './tasks'
import type { Order } from './worker'

type Input<Name extends TaskName> = Parameters<Tasks[Name]>[0]
type Output<Name extends TaskName> = Awaited<ReturnType<Tasks[Name]>>

/** What has tasks done; the two parts of main that have long texts each have one of their own, so that none waits for the other. */
export interface Doing {
  /**
   * `length` is that of all texts together, in bytes. An aborted signal ends what a worker does, or was to do, and
   * answers `cancelled` at once; what is done in main takes moments and is finished whatever the signal says.
   */
  readonly run: <Name extends TaskName>(
    name: Name,
    input: Input<Name>,
    length: number,
    signal?: AbortSignal
  ) => Promise<Output<Name>>
}

/** Does every task where it is asked for. */
export const inMain: Doing = { run: (name, input) => runHere(name, input, Infinity) }

async function runHere<Name extends TaskName>(
  name: Name,
  input: Input<Name>,
  mostValues: number
): Promise<Output<Name>> {
  // Not loaded before it is needed, so that the window comes sooner.
  const { tasks } = await import('./tasks')
  const task = tasks[name] as (input: Input<Name>, mostValues: number) => Output<Name> | Promise<Output<Name>>
  return task(input, mostValues)
}

interface WorkOptions {
  readonly start?: () => Worker
  readonly longestInMain?: number
  readonly limitMs?: number
  readonly idleMs?: number
}

interface Job {
  readonly order: Order
  readonly settle: (result: Result<never>) => void
}

/** In bytes: to read and hash as many takes less time than a worker needs to start. */
const longestInMain = 2 * 1024 * 1024
/** An ordinary session of some 600 people; of the oddest, each with notes of its own, as many take 60 ms to decode. */
const mostValuesInMain = 6_000
/** Ten times what the largest body takes. */
const defaultLimitMs = 60_000
/** A body of 64 MiB needs a third of it; what needs more is made to need more. */
const heapMiB = 2048

export class Work implements Doing {
  readonly #waiting: Job[] = []
  #running: { readonly job: Job; readonly timer: NodeJS.Timeout } | null = null
  #worker: Worker | null = null
  #idle: NodeJS.Timeout | null = null
  #closed = false
  readonly #ending = new Set<Promise<unknown>>()

  constructor(private readonly options: WorkOptions = {}) {}

  async run<Name extends TaskName>(
    name: Name,
    input: Input<Name>,
    length: number,
    signal?: AbortSignal
  ): Promise<Output<Name>> {
    if (length > (this.options.longestInMain ?? longestInMain)) return this.#runInWorker(name, input, signal)
    try {
      return await runHere(name, input, mostValuesInMain)
    } catch (error) {
      const { TooManyValues } = await import('./tasks')
      if (error instanceof TooManyValues) return this.#runInWorker(name, input, signal)
      throw error
    }
  }

  #runInWorker<Name extends TaskName>(
    name: Name,
    input: Input<Name>,
    signal: AbortSignal | undefined
  ): Promise<Output<Name>> {
    return new Promise<Output<Name>>((resolve) => {
      const onAbort = () => this.#drop(job)
      const job: Job = {
        order: { name, input },
        settle: (result) => {
          signal?.removeEventListener('abort', onAbort)
          resolve(result as Output<Name>)
        }
      }
      if (this.#closed || signal?.aborted) return resolve(fail('cancelled') as Output<Name>)
      signal?.addEventListener('abort', onAbort)
      this.#waiting.push(job)
      this.#next()
    })
  }

  /** Ends the worker and all that waits for it; later tasks of long texts are not done. Resolves when no thread is left. */
  async close(): Promise<void> {
    this.#closed = true
    for (const job of this.#waiting.splice(0)) job.settle(fail('cancelled'))
    this.#end(fail('cancelled'))
    await Promise.all(this.#ending)
  }

  #drop(job: Job): void {
    const at = this.#waiting.indexOf(job)
    if (at !== -1) this.#waiting.splice(at, 1)
    if (this.#running?.job === job) this.#end(fail('cancelled'))
    else job.settle(fail('cancelled'))
  }

  #next(): void {
    const job = this.#running === null ? this.#waiting.shift() : undefined
    if (job === undefined) return
    const limitMs = this.options.limitMs ?? defaultLimitMs
    const late = fail('unexpected', `It was given up after ${Math.round(limitMs / 1000)} seconds.`)
    this.#running = { job, timer: setTimeout(() => this.#end(late), limitMs) }
    if (this.#idle !== null) clearTimeout(this.#idle)
    try {
      this.#worker ??= this.#start()
      this.#worker.postMessage(job.order)
    } catch {
      this.#end(broken)
    }
  }

  #start(): Worker {
    const worker = (this.options.start ?? startWorker)()
    worker.on('message', (result: Result<never>) => {
      if (worker === this.#worker) this.#settle(result)
    })
    const onEnd = (result: Result<never>) => {
      if (worker === this.#worker) this.#end(result)
    }
    worker.on('error', (error) => onEnd(errorCode(error) === outOfMemory ? tooMuch : broken))
    worker.on('messageerror', () => onEnd(broken))
    worker.on('exit', () => onEnd(broken))
    return worker
  }

  #settle(result: Result<never>): void {
    const running = this.#running
    if (running === null) return
    this.#running = null
    clearTimeout(running.timer)
    running.job.settle(result)
    this.#idle = setTimeout(() => this.#end(broken), this.options.idleMs ?? 10_000)
    this.#next()
  }

  /** Ends the worker; what it was doing gets this result, and what waits a new worker. */
  #end(result: Result<never>): void {
    const worker = this.#worker
    this.#worker = null
    if (worker !== null) {
      // Whatever reads a text in one go, such as the engine's own parser, ends first: that can take seconds.
      const ending = worker.terminate().finally(() => this.#ending.delete(ending))
      this.#ending.add(ending)
    }
    if (this.#idle !== null) clearTimeout(this.#idle)
    const running = this.#running
    this.#running = null
    if (running === null) return
    clearTimeout(running.timer)
    running.job.settle(result)
    this.#next()
  }
}

const outOfMemory = 'ERR_WORKER_OUT_OF_MEMORY'
const tooMuch = fail('unexpected', 'There is not enough memory for what it holds.')
const broken = fail('unexpected', 'The part of Rollcall that reads long texts broke off.')

function startWorker(): Worker {
  return new Worker(join(__dirname, 'worker.js'), {
    resourceLimits: { maxOldGenerationSizeMb: heapMiB },
    stdout: true,
    stderr: true
  })
}
