// Threads as a browser's page has them, in place of which a test's own are put.

import { vi } from 'vitest'
import {
  computations,
  type ComputationName,
  type Message,
  type Question
} from '../../../../renderer/computing/computations'
import { inSharedMemory } from '../../../../renderer/computing/shared-memory'

type Behaviour = 'answers' | 'breaks' | 'is silent' | 'never begins' | 'cannot be had'

/** How a thread behaves, and how many were begun and ended. */
export class Threads {
  begun = 0
  ended = 0

  /** `silentFor` is never answered. From now on the page's threads are these, until `vi.unstubAllGlobals()`. */
  constructor(behaviour: Behaviour, silentFor: ComputationName | null = null) {
    // eslint-disable-next-line @typescript-eslint/no-this-alias
    const counted = this
    class TestWorker {
      onmessage: ((event: { data: Message<unknown> }) => void) | null = null
      onerror: ((event: { message: string }) => void) | null = null

      constructor() {
        if (behaviour === 'cannot be had') throw new Error('no thread')
        counted.begun++
      }

      postMessage(sent: Question): void {
        // What crosses to a thread is copied, except for memory that both share.
        const { name, args } = structuredClone(sent)
        if (behaviour === 'never begins') return
        setImmediate(() => this.onmessage?.({ data: { begun: true } }))
        if (behaviour === 'is silent' || name === silentFor) return
        setImmediate(() => {
          if (behaviour === 'breaks') return this.onerror?.({ message: 'broken' })
          const compute = computations[name] as (...args: readonly unknown[]) => unknown
          this.onmessage?.({ data: { result: structuredClone(inSharedMemory(compute(...args))) } })
        })
      }

      terminate(): void {
        counted.ended++
      }
    }
    vi.stubGlobal('Worker', TestWorker)
  }
}
