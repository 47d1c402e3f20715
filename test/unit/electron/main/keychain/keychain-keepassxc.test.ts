// The keychain on a real KeePassXC, whose windows are answered with the pointer.

import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { keepassAnswers } from '../../../../keychain/answers'
import { buildChild, type BuiltChild } from '../../../../keychain/child'
import { startKeepass, type Keepass, type KeepassState } from '../../../../keychain/keepassxc'
import { canary, outcomeOf } from '../../../../keychain/outcome'
import { answering, answersOf, keychainOn, saved, unasked } from '../../../../keychain/programs'
import { noteFigure } from '../../../../torture/figures'

let built: BuiltChild
beforeAll(async () => {
  built = await buildChild()
}, 60_000)
afterAll(() => built.remove())

const cases: Readonly<
  Record<keyof typeof keepassAnswers, readonly [KeepassState, (program: Keepass) => () => Promise<void>]>
> = {
  'open, and allows': ['open', ({ allow }) => allow],
  'open, and denies': ['open', ({ denyAll }) => denyAll],
  'locked, and is left so': ['locked', ({ leaveLocked }) => leaveLocked],
  'open, and shows no group': ['no-group', () => unasked]
}

describe('KeePassXC', () => {
  let right = 0

  test.for(Object.entries(cases))(
    'that is %s, is named for saving, reading and removing',
    { timeout: 120_000 },
    async ([name, [state, answerOf]], { onTestFinished }) => {
      const program = await startKeepass(state, state === 'no-group' ? [] : saved)
      const { keychain } = keychainOn(program, built, onTestFinished)
      const answers = await answersOf(program, keychain, answerOf(program))
      const expected = keepassAnswers[name as keyof typeof cases]
      right += answers.filter((answer, index) => answer === expected[index]).length
      expect(answers).toEqual(expected)
    }
  )

  afterAll(() => noteFigure('Keychain', `${right} of 12 right answers from a real KeePassXC in four states`))

  test('that is unlocked and allows late gives the credential: the wait is told, and the process that asked lives', async ({
    onTestFinished
  }) => {
    const program = await startKeepass('locked', saved)
    const { keychain, questions } = keychainOn(program, built, onTestFinished)
    const reading = keychain.read('saved')
    await expect.poll(() => questions, { timeout: 15_000 }).toEqual([{ program: 'KeePassXC' }])
    // Longer than an operation takes whose program does not answer.
    await pause(5_000)
    await program.unlock()
    await program.allow()
    expect(await reading).toEqual({ ok: true, value: canary })
    expect(questions.slice(0, 2)).toEqual([{ program: 'KeePassXC' }, null])
  })

  test('has another value in its bin than what was removed', async ({ onTestFinished }) => {
    const program = await startKeepass('open', saved)
    const { keychain } = keychainOn(program, built, onTestFinished)
    expect(await answering(program, keychain.remove('saved'), program.allow)).toBe('ok')
    await expect.poll(program.stored, { timeout: 15_000 }).toContain('<Name>Recycle Bin</Name>')
    const [, bin = ''] = (await program.stored()).split('<Name>Recycle Bin</Name>')
    // Older values of an entry stay with it: SECURITY.md says so.
    const [now = ''] = bin.split('<History>')
    expect(now).toContain('>removed</Value>')
    expect(now).not.toContain(canary)
  })

  test('that denies keeps the secret, gets no blank entry, and is asked anew at the next try', async ({
    onTestFinished
  }) => {
    const program = await startKeepass('open', saved)
    const { keychain } = keychainOn(program, built, onTestFinished)
    await expect.poll(program.stored, { timeout: 15_000 }).toContain(canary)
    const entries = async () => (await program.stored()).replaceAll(/<History>.*?<\/History>/gs, '').match(/<Entry>/g)
    expect(await answering(program, keychain.remove('saved'), program.denyAll)).toBe('keychain-denied')
    expect(await answering(program, keychain.read('saved'), program.denyAll)).toBe('keychain-denied')
    expect(await answering(program, keychain.read('saved'), program.allow)).toBe('ok')
    expect(await entries()).toHaveLength(1)
  })

  test('whose question nobody answers is given up when that is wished', async ({ onTestFinished }) => {
    const program = await startKeepass('open', saved)
    const { keychain, questions } = keychainOn(program, built, onTestFinished)
    const reading = outcomeOf(keychain.read('saved'))
    await expect.poll(() => questions, { timeout: 15_000 }).toHaveLength(1)
    keychain.cancel()
    expect(await reading).toBe('cancelled')
    expect(questions).toEqual([{ program: 'KeePassXC' }, null])
  })
})
