// The thread that works something out, so that the window goes on answering: one question, one answer.

import { computed, type Message, type Question } from './computations'
import { inSharedMemory } from './shared-memory'

addEventListener('message', ({ data }: MessageEvent<Question>) => say({ result: inSharedMemory(computed(data)) }))
say({ begun: true })

function say(message: Message<unknown>): void {
  postMessage(message)
}
