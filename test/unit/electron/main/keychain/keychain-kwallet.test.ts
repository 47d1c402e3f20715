// The keychain on a real KWallet, whose windows are answered with the pointer.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { kwalletAnswers } from '../../../../keychain/answers'
import { buildChild, type BuiltChild } from '../../../../keychain/child'
import { startKWallet, type KWallet, type KWalletState } from '../../../../keychain/kwallet'
import { canary } from '../../../../keychain/outcome'
import { answersOf, keychainOn, saved, unasked } from '../../../../keychain/programs'
import { noteFigure } from '../../../../torture/figures'

let built: BuiltChild
beforeAll(async () => {
  built = await buildChild()
}, 60_000)
afterAll(() => built.remove())

const cases: Readonly<
  Record<keyof typeof kwalletAnswers, readonly [KWalletState, (program: KWallet) => () => Promise<void>]>
> = {
  open: ['open', () => unasked],
  'locked, and is left so': ['locked', ({ leaveLocked }) => leaveLocked],
  'without a wallet, and its wizard is cancelled': ['no-wallet', ({ cancelWizard }) => cancelWizard],
  'without its crypto plug-in': ['no-plugin', () => unasked]
}

describe('KWallet', () => {
  let right = 0

  test.for(Object.entries(cases))(
    'that is %s, is named for saving, reading and removing',
    { timeout: 120_000 },
    async ([name, [state, answerOf]], { onTestFinished }) => {
      const program = await startKWallet(state, saved)
      const { keychain } = keychainOn(program, built, onTestFinished)
      const answers = await answersOf(program, keychain, answerOf(program))
      const expected = kwalletAnswers[name as keyof typeof cases]
      right += answers.filter((answer, index) => answer === expected[index]).length
      expect(answers).toEqual(expected)
    }
  )

  afterAll(() => noteFigure('Keychain', `${right} of 12 right answers from a real KWallet in four states`))

  test('that is unlocked when it asks gives the credential', async ({ onTestFinished }) => {
    const program = await startKWallet('locked', saved)
    const { keychain } = keychainOn(program, built, onTestFinished)
    const reading = keychain.read('saved')
    await program.unlock()
    expect(await reading).toEqual({ ok: true, value: canary })
  })
})
