// Stands in for node:fs/promises: passes every call on, notes it, and makes chosen ones fail as a disk does.

import type * as nodeFiles from 'node:fs/promises'

type Files = typeof nodeFiles
type AnyCall = (...args: unknown[]) => Promise<unknown>

interface Plan {
  /** Which calls fail, counted from 0. */
  readonly failing: ReadonlySet<number>
  readonly code: string
  readonly calls: string[]
}

let plan: Plan | null = null

/** Does the work with these calls failing; gives what came of it and the names of all calls, in order. */
export async function withFailing<T>(
  failing: readonly number[],
  code: string,
  work: () => Promise<T>
): Promise<{ readonly value: T; readonly calls: readonly string[] }> {
  const calls: string[] = []
  plan = { failing: new Set(failing), code, calls }
  try {
    return { value: await work(), calls }
  } finally {
    plan = null
  }
}

/** The module itself in, the one that stands in for it out. */
export function watched(files: Files): Files {
  const calls = Object.entries(files).map(([name, call]) => [
    name,
    typeof call === 'function' ? watchedCall(name, call as AnyCall, files) : call
  ])
  return Object.fromEntries(calls) as Files
}

function watchedCall(name: string, call: AnyCall, receiver: object): AnyCall {
  return async (...args) => {
    const isReading = name === 'open' && (args[1] === undefined || args[1] === 'r')
    const error = noted(isReading ? 'open to read' : name)
    if (error !== null) {
      // A failing write leaves a part behind, and a failing close closes all the same.
      if (name === 'handle.writeFile') await call.apply(receiver, [firstHalf(args[0])])
      if (name.endsWith('handle.close')) await call.apply(receiver, args)
      throw error
    }
    const value = await call.apply(receiver, args)
    return name === 'open' ? watchedHandle(isReading ? 'reading handle' : 'handle', value as object) : value
  }
}

function watchedHandle(name: string, handle: object): object {
  return new Proxy(handle, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key, target)
      return typeof value === 'function' ? watchedCall(`${name}.${String(key)}`, value as AnyCall, target) : value
    }
  })
}

function noted(name: string): Error | null {
  if (plan === null) return null
  const { failing, code, calls } = plan
  const fails = failing.has(calls.length)
  calls.push(name)
  return fails ? Object.assign(new Error(`${code}: told to fail, ${name}`), { code }) : null
}

function firstHalf(data: unknown): Buffer {
  const bytes = Buffer.from(data as string | Uint8Array)
  return bytes.subarray(0, bytes.length / 2)
}
