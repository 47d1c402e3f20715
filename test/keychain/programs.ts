// The keychain on a program with windows of its own: what it asks, what the app's window would say, and who answers when.

import { setTimeout as pause } from 'node:timers/promises'
import type { TestContext } from 'vitest'
import { openKeychain, type Keychain } from '../../electron/main/keychain/keychain'
import { secretServiceOf } from '../../electron/main/keychain/secret-service'
import type { KeychainQuestion } from '../../electron/shared/bridge'
import type { BuiltChild } from './child'
import type { KeychainItem } from './private-home'
import { canary, outcomeOf } from './outcome'

/** As much of such a program as is the same of all. */
export interface Program {
  readonly env: Readonly<Record<string, string>>
  readonly isAsking: () => Promise<boolean>
  readonly stop: () => Promise<void>
}

export interface OnProgram {
  readonly keychain: Keychain
  /** What the window is told, in order. */
  readonly questions: readonly (KeychainQuestion | null)[]
}

/** What was saved before, by another process. */
export const saved: readonly KeychainItem[] = [{ service: 'Rollcall', account: 'saved', secret: canary }]

/** The keychain on a running program; both end with the test. */
export function keychainOn(
  program: Program,
  built: BuiltChild,
  whenFinished: TestContext['onTestFinished']
): OnProgram {
  const questions: (KeychainQuestion | null)[] = []
  const keychain = openKeychain({
    fork: () => built.fork(program.env),
    service: secretServiceOf(program.env),
    onQuestion: (question) => questions.push(question)
  })
  whenFinished(() => {
    keychain.close()
    return program.stop()
  })
  return { keychain, questions }
}

/** Nobody answers sooner. */
const aWhileMs = 700

/** The outcome in a word of what is done with the keychain, while each question that it asks is answered. */
export async function answering(
  program: Program,
  operation: Parameters<typeof outcomeOf>[0],
  answer: () => Promise<void>
): Promise<string> {
  let isDone = false
  const outcome = outcomeOf(operation).finally(() => (isDone = true))
  while (!isDone) {
    await pause(200)
    if (isDone || !(await program.isAsking())) continue
    await pause(aWhileMs)
    await answer()
  }
  return outcome
}

/** What saving, reading what was saved, and removing it come to. */
export async function answersOf(program: Program, keychain: Keychain, answer: () => Promise<void>): Promise<string[]> {
  const operations = [() => keychain.save('new', canary), () => keychain.read('saved'), () => keychain.remove('saved')]
  const answers: string[] = []
  for (const operation of operations) answers.push(await answering(program, operation(), answer))
  return answers
}

/** For a program that is to ask nothing. */
export const unasked = (): Promise<never> => Promise.reject(new Error('It asked'))
