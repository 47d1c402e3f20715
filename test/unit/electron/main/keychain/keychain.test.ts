// The keychain against a real Secret Service in each of its states.
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test, type TestContext } from 'vitest'
import { openKeychain, type Keychain } from '../../../../../electron/main/keychain/keychain'
import { secretServiceOf } from '../../../../../electron/main/keychain/secret-service'
import { buildChild, type BuiltChild } from '../../../../keychain/child'
import { rightAnswers } from '../../../../keychain/answers'
import { noteFigure } from '../../../../torture/figures'
import { canary, outcomeOf } from '../../../../keychain/outcome'
import { keyringStates, startKeyring, type Keyring, type KeyringState } from '../../../../keychain/keyring'

let built: BuiltChild
beforeAll(async () => {
  built = await buildChild()
}, 60_000)
afterAll(() => built.remove())

async function keyringIn(
  state: KeyringState,
  whenFinished: TestContext['onTestFinished'] = onTestFinished
): Promise<{ keyring: Keyring; keychain: Keychain }> {
  const keyring = await startKeyring(state, [{ service: 'Rollcall', account: 'saved', secret: canary }])
  const keychain = openKeychain({ fork: () => built.fork(keyring.env), service: secretServiceOf(keyring.env) })
  whenFinished(() => {
    keychain.close()
    return keyring.stop()
  })
  return { keyring, keychain }
}

/** The outcome in a word, checked to be within 5 s. */
async function outcomeInTime(operation: Parameters<typeof outcomeOf>[0]): Promise<string> {
  const startedAt = performance.now()
  const outcome = await outcomeOf(operation)
  expect(performance.now() - startedAt).toBeLessThan(5000)
  return outcome
}

test('the keychain’s process gets, sets and deletes, and never lists: that breaks off where the keyring is locked', async () => {
  const folder = resolve(import.meta.dirname, '../../../../../electron/main/keychain')
  const source = await readFile(join(folder, 'keychain-child.ts'), 'utf8')
  const called = [...source.matchAll(/keytar\.(\w+)/g)].map(([, name]) => name)
  expect(called.sort()).toEqual(['deletePassword', 'getPassword', 'setPassword'])
})

describe('a real Secret Service', () => {
  const took: number[] = []
  let right = 0

  test.concurrent.for(keyringStates)(
    'that is %s is named for saving, reading and removing',
    { timeout: 40_000 },
    async (state, { onTestFinished, expect }) => {
      const { keychain } = await keyringIn(state, onTestFinished)
      const operations = [
        () => keychain.save('new', canary),
        () => keychain.read('saved'),
        () => keychain.remove('saved')
      ]
      const answers: string[] = []
      for (const operation of operations) {
        const startedAt = performance.now()
        answers.push(await outcomeInTime(operation()))
        took.push(performance.now() - startedAt)
      }
      right += answers.filter((answer, index) => answer === rightAnswers[state][index]).length
      expect(answers).toEqual(rightAnswers[state])
    }
  )

  afterAll(() => {
    const slowest = `the slowest after ${(Math.max(...took) / 1000).toFixed(1)} s (limit 5 s)`
    noteFigure('Keychain', `${right} of 21 right answers from a real Secret Service in seven states, ${slowest}`)
  })
})

describe('an unlocked keyring', () => {
  test('holds what was saved, as another program sees it, until it is removed', async () => {
    const { keyring, keychain } = await keyringIn('unlocked')
    const secret = JSON.stringify({ v: 1, token: 'ü'.repeat(1000) })
    expect(await keychain.save('account', secret)).toEqual({ ok: true, value: null })
    expect(await keyring.lookup('Rollcall', 'account')).toBe(secret)
    expect(await keychain.read('account')).toEqual({ ok: true, value: secret })
    expect(await keychain.remove('account')).toEqual({ ok: true, value: null })
    expect(await keyring.lookup('Rollcall', 'account')).toBeNull()
  })

  test('without the item says that it is missing, and leaves no probe behind', async () => {
    const { keyring, keychain } = await keyringIn('unlocked')
    expect(await keychain.read('never-saved')).toMatchObject({ failure: { kind: 'secret-missing' } })
    expect(await keyring.lookup('Rollcall', 'probe')).toBeNull()
  })

  test('has nothing to remove twice, which is no failure', async () => {
    const { keychain } = await keyringIn('unlocked')
    expect(await keychain.remove('never-saved')).toMatchObject({ ok: true })
  })

  test('that is locked while the app runs keeps its item, and gives it again once unlocked', async () => {
    const { keyring, keychain } = await keyringIn('unlocked')
    await keychain.save('account', canary)
    await keyring.become('locked')
    expect(await keychain.read('account')).toMatchObject({
      failure: { kind: 'keychain-locked', program: 'GNOME Keyring' }
    })
    expect(await outcomeInTime(keychain.remove('account'))).toBe('keychain-locked')
    await keyring.become('unlocked')
    expect(await keyring.lookup('Rollcall', 'account')).toBe(canary)
    expect(await keychain.read('account')).toEqual({ ok: true, value: canary })
  })

  test('whose program was started again after it refused to save is used again at once', async () => {
    const { keyring, keychain } = await keyringIn('unlocked')
    await keyring.become('locked')
    expect(await outcomeInTime(keychain.save('account', canary))).toBe('keychain-locked')
    await keyring.become('unlocked')
    expect(await keychain.read('saved')).toEqual({ ok: true, value: canary })
  })

  test('takes the longest credential that every system’s keychain holds', async () => {
    const { keychain } = await keyringIn('unlocked')
    const longest = 'ü'.repeat(1250)
    expect(await keychain.save('account', longest)).toEqual({ ok: true, value: null })
    expect(await keychain.read('account')).toEqual({ ok: true, value: longest })
  })

  test('refuses what a keychain would cut off, before it is asked', async () => {
    const { keyring, keychain } = await keyringIn('unlocked')
    expect(await keychain.save('account', 'x'.repeat(2501))).toMatchObject({
      failure: { kind: 'secret-too-large', detail: expect.stringContaining('2,501') }
    })
    expect(await keychain.save('account', 'ü'.repeat(1251))).toMatchObject({ failure: { kind: 'secret-too-large' } })
    expect(await keychain.save('account', 'a\0b')).toMatchObject({ ok: false })
    expect(await keyring.lookup('Rollcall', 'account')).toBeNull()
  })
})

describe('closing', () => {
  test('ends a real child whose call hangs, and answers the call at once', async () => {
    const { keyring } = await keyringIn('hung')
    let gone = false
    const keychain = openKeychain({
      service: secretServiceOf(keyring.env),
      fork() {
        const child = built.fork(keyring.env)
        child.onExit(() => (gone = true))
        return child
      }
    })
    const pending = keychain.read('saved')
    // Long enough for the child to be inside the call.
    await new Promise((resolve) => setTimeout(resolve, 500))
    const closedAt = performance.now()
    keychain.close()
    expect(await outcomeInTime(pending)).toBe('cancelled')
    await expect.poll(() => gone).toBe(true)
    expect(performance.now() - closedAt).toBeLessThan(1000)
    expect(await outcomeInTime(keychain.read('saved'))).toBe('cancelled')
  })
})
