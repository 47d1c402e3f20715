// The thread that works something out, so that the window goes on answering: one question, one answer.

import { computations, type Message, type Question } from './computations'
import { inSharedMemory } from './shared-memory'

addEventListener('message', ({ data: { name, args } }: MessageEvent<Question>) => {
  const compute = computations[name] as (...args: readonly unknown[]) => unknown
  say({ result: inSharedMemory(compute(...args)) })
})
say({ begun: true })

function say(message: Message<unknown>): void {
  postMessage(message)
}
