// The keychain against a real Secret Service in each state, and against a child process that fails at every step.
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test, type TestContext } from 'vitest'
import { openKeychain, type Keychain } from '../../../../../electron/main/accounts/keychain'
import { keychainFailure } from '../../../../../electron/main/accounts/keychain-failures'
import type { KeychainChild } from '../../../../../electron/main/accounts/keychain-protocol'
import { buildChild, type BuiltChild } from '../../../../keychain/child'
import { rightAnswers } from '../../../../keychain/answers'
import { noteFigure } from '../../../../torture/figures'
import { scriptedChild, type ChildFault, type ScriptedChild } from '../../../../keychain/scripted-child'
import { keyringStates, startKeyring, type Keyring, type KeyringState } from '../../../../keychain/keyring'

const canary = 'canary-secret-6f1ed002'

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
  const keychain = openKeychain({ fork: () => built.fork(keyring.env) })
  whenFinished(() => {
    keychain.close()
    return keyring.stop()
  })
  return { keyring, keychain }
}

/** The outcome in a word, checked to be within 5 s and not to repeat the secret. */
async function outcomeOf(operation: Promise<{ ok: boolean; failure?: { kind: string } }>): Promise<string> {
  const startedAt = performance.now()
  const result = await operation
  expect(performance.now() - startedAt).toBeLessThan(5000)
  if (result.ok) return 'ok'
  expect(JSON.stringify(result)).not.toContain(canary)
  return result.failure?.kind ?? ''
}

test('the keychain’s process gets, sets and deletes, and never lists: that breaks off where the keyring is locked', async () => {
  const folder = resolve(import.meta.dirname, '../../../../../electron/main/accounts')
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
        answers.push(await outcomeOf(operation()))
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
    expect(await outcomeOf(keychain.read('account'))).toBe('keychain-locked')
    expect(await outcomeOf(keychain.remove('account'))).toBe('keychain-locked')
    await keyring.become('unlocked')
    expect(await keyring.lookup('Rollcall', 'account')).toBe(canary)
    expect(await keychain.read('account')).toEqual({ ok: true, value: canary })
  })

  test('whose program was started again after it refused to save is used again at once', async () => {
    const { keyring, keychain } = await keyringIn('unlocked')
    await keyring.become('locked')
    expect(await outcomeOf(keychain.save('account', canary))).toBe('keychain-locked')
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

/** A child in memory that works but for the call with this number, counted from 0 over all its lives. */
function scripted(failsAt: number, fault: ChildFault): ScriptedChild {
  let calls = 0
  return scriptedChild(new Map([['saved', canary]]), () => (calls++ === failsAt ? fault : null))
}

describe('a child process that fails', () => {
  const kinds = { hangs: 'keychain-timeout', crashes: 'keychain-crashed', refuses: 'keychain-locked' } as const
  const steps = (['hangs', 'crashes', 'refuses'] as const).flatMap((behaviour) =>
    [0, 1].map((step) => ({ behaviour, step }))
  )

  test.each(steps)(
    'and $behaviour at step $step of saving is said so, and the next call works',
    async ({ behaviour, step }) => {
      const child = scripted(step, behaviour)
      const keychain = openKeychain({ fork: child.fork, timeoutMs: 50 })
      expect(await outcomeOf(keychain.save('new', canary))).toBe(kinds[behaviour])
      expect(await outcomeOf(keychain.read('saved'))).toBe('ok')
      expect(child.started()).toBe(behaviour === 'refuses' ? 1 : 2)
      expect(child.killed()).toBe(behaviour === 'hangs' ? 1 : 0)
    }
  )

  test.each(steps)('and $behaviour at step $step of removing never counts as removed', async ({ behaviour, step }) => {
    const keychain = openKeychain({ fork: scripted(step, behaviour).fork, timeoutMs: 50 })
    expect(await outcomeOf(keychain.remove('saved'))).toBe(kinds[behaviour])
  })

  test.each([0, 1, 2])('at step %i of looking for a lost item never makes it missing', async (step) => {
    for (const behaviour of ['hangs', 'crashes', 'refuses'] as const) {
      const keychain = openKeychain({ fork: scripted(step, behaviour).fork, timeoutMs: 50 })
      expect(await outcomeOf(keychain.read('lost'))).toBe(kinds[behaviour])
    }
  })

  test('never deletes after a read that failed', async () => {
    for (const behaviour of ['hangs', 'crashes', 'refuses'] as const) {
      const child = scripted(0, behaviour)
      await openKeychain({ fork: child.fork, timeoutMs: 50 }).read('saved')
      expect(child.items.get('saved')).toBe(canary)
    }
  })

  test('by giving back something else than was saved has not saved it', async () => {
    const keychain = openKeychain({ fork: scripted(1, 'lies').fork, timeoutMs: 50 })
    expect(await outcomeOf(keychain.save('new', canary))).toBe('keychain-unavailable')
  })

  test('by still having what it removed has not removed it', async () => {
    const keychain = openKeychain({ fork: scripted(1, 'lies').fork, timeoutMs: 50 })
    expect(await outcomeOf(keychain.remove('saved'))).toBe('keychain-unavailable')
  })

  test('to start is said so, and is started again for the next call', async () => {
    const child = scripted(-1, 'hangs')
    let starts = 0
    const fork = (): KeychainChild => {
      if (starts++ === 0) throw new Error('spawn EAGAIN')
      return child.fork()
    }
    const keychain = openKeychain({ fork, timeoutMs: 50 })
    expect(await outcomeOf(keychain.read('saved'))).toBe('keychain-crashed')
    expect(await outcomeOf(keychain.read('saved'))).toBe('ok')
  })
})

describe('calls at the same time', () => {
  test('are made one after the other', async () => {
    const child = scripted(-1, 'hangs')
    const keychain = openKeychain({ fork: child.fork, timeoutMs: 50 })
    const outcomes = await Promise.all([
      keychain.save('a', '1'),
      keychain.remove('a'),
      keychain.read('a'),
      keychain.save('a', '2')
    ])
    expect(outcomes.map((outcome) => (outcome.ok ? 'ok' : outcome.failure.kind))).toEqual([
      'ok',
      'ok',
      'secret-missing',
      'ok'
    ])
    expect(child.items.get('a')).toBe('2')
    expect(child.started()).toBe(1)
  })

  test('behind a hung one are answered too', async () => {
    const keychain = openKeychain({ fork: scripted(0, 'hangs').fork, timeoutMs: 50 })
    const [first, second] = await Promise.all([outcomeOf(keychain.read('saved')), outcomeOf(keychain.read('saved'))])
    expect([first, second]).toEqual(['keychain-timeout', 'ok'])
  })
})

describe('a read that is cancelled', () => {
  test('ends a hung child, so that the next operation does not wait for it', async () => {
    const child = scripted(0, 'hangs')
    const keychain = openKeychain({ fork: child.fork })
    const controller = new AbortController()
    const read = outcomeOf(keychain.read('saved', controller.signal))
    const next = outcomeOf(keychain.read('saved'))
    await expect.poll(child.started).toBe(1)
    controller.abort()
    expect(await read).toBe('cancelled')
    expect(await next).toBe('ok')
    expect([child.killed(), child.started()]).toEqual([1, 2])
  })

  test('while it waits for its turn asks nothing, and leaves the one before it alone', async () => {
    const calls: string[] = []
    const child = scriptedChild(new Map([['saved', canary]]), ({ call, account }) => {
      calls.push(`${call} ${account}`)
      return null
    })
    const keychain = openKeychain({ fork: child.fork })
    const controller = new AbortController()
    const before = outcomeOf(keychain.save('new', canary))
    const read = outcomeOf(keychain.read('saved', controller.signal))
    controller.abort()
    expect([await before, await read]).toEqual(['ok', 'cancelled'])
    expect(calls).toEqual(['set new', 'get new'])
    expect(child.killed()).toBe(0)
  })
})

describe('closing', () => {
  test('ends a real child whose call hangs, and answers the call at once', async () => {
    const { keyring } = await keyringIn('hung')
    let gone = false
    const keychain = openKeychain({
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
    expect(await outcomeOf(pending)).toBe('cancelled')
    await expect.poll(() => gone).toBe(true)
    expect(performance.now() - closedAt).toBeLessThan(1000)
    expect(await outcomeOf(keychain.read('saved'))).toBe('cancelled')
  })
})

describe('the message of a keychain', () => {
  test.each([
    ['Cannot create an item in a locked collection', 'keychain-locked'],
    ['User interaction is not allowed.', 'keychain-locked'],
    ['The user name or passphrase you entered is not correct.', 'keychain-locked'],
    ['User canceled the operation.', 'keychain-locked'],
    ['Timeout was reached', 'keychain-timeout'],
    ['The name org.freedesktop.secrets was not provided by any .service files', 'keychain-unavailable'],
    ['Object does not exist at path “/org/freedesktop/secrets/collection/login”', 'keychain-unavailable'],
    ['Cannot autolaunch D-Bus without X11 $DISPLAY', 'keychain-unavailable'],
    ['A specified logon session does not exist. It may already have been terminated.', 'keychain-unavailable'],
    ['Something new', 'keychain-unavailable']
  ])('“%s” means %s', (message, kind) => {
    expect(keychainFailure(message).kind).toBe(kind)
  })
})
