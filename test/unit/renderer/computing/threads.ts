// Threads as a browser's page has them, in place of which a test's own are put.

import { vi } from 'vitest'
import {
  computed,
  type ComputationName,
  type Message,
  type Question
} from '../../../../renderer/computing/computations'
import { inSharedMemory } from '../../../../renderer/computing/shared-memory'

type Behaviour = 'answers' | 'breaks' | 'is silent' | 'never begins' | 'cannot be had'

/**
 * From now on the page's threads behave like this, until `vi.unstubAllGlobals()`; `silentFor` is never answered. How many were
 * begun and ended out.
 */
export function haveThreads(behaviour: Behaviour, silentFor: ComputationName | null = null) {
  const threads = { begun: 0, ended: 0 }
  class TestWorker {
    onmessage: ((event: { data: Message<unknown> }) => void) | null = null
    onerror: ((event: { message: string }) => void) | null = null

    constructor() {
      if (behaviour === 'cannot be had') throw new Error('no thread')
      threads.begun++
    }

    postMessage(sent: Question): void {
      // What crosses to a thread is copied, except for memory that both share.
      const question = structuredClone(sent)
      if (behaviour === 'never begins') return
      setImmediate(() => this.onmessage?.({ data: { begun: true } }))
      if (behaviour === 'is silent' || question.name === silentFor) return
      setImmediate(() => {
        if (behaviour === 'breaks') return this.onerror?.({ message: 'broken' })
        this.onmessage?.({ data: { result: structuredClone(inSharedMemory(computed(question))) } })
      })
    }

    terminate(): void {
      threads.ended++
    }
  }
  vi.stubGlobal('Worker', TestWorker)
  return threads
}
