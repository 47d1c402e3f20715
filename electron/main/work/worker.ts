// Does tasks in a thread of its own, one at a time, so that a text of any length leaves main free to answer.

import { parentPort } from 'node:worker_threads'
import { fail, type Result } from '../../shared/result'
import { tasks, type TaskName } from './tasks'

export interface Order {
  readonly name: TaskName
  readonly input: unknown
}

async function done({ name, input }: Order): Promise<Result<unknown>> {
  try {
    const task = tasks[name] as (input: unknown) => Result<unknown> | Promise<Result<unknown>>
    return await task(input)
  } catch (error) {
    return fail('unexpected', `It could not be read (${error instanceof Error ? error.name : typeof error}).`)
  }
}

/** The memory of the columns in a result, which goes to main as it is; that of texts is shared, and that of a Buffer may be of others too. */
function memoryOf(value: unknown): readonly ArrayBuffer[] {
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return []
  if (ArrayBuffer.isView(value)) return value.buffer instanceof ArrayBuffer ? [value.buffer] : []
  return Object.values(value).flatMap(memoryOf)
}

parentPort?.on(
  'message',
  (order: Order) => void done(order).then((result) => parentPort?.postMessage(result, [...new Set(memoryOf(result))]))
)
