// The keychain over a child process in memory that fails, lies, is late or ends at any of its calls.

import { describe, expect, test } from 'vitest'
import { openKeychain, type Keychain } from '../../../../../electron/main/keychain/keychain'
import type {
  KeychainChild,
  KeychainReply,
  KeychainRequest
} from '../../../../../electron/main/keychain/keychain-protocol'
import { canary, outcomeOf } from '../../../../keychain/outcome'
import { scriptedChild, silentService, type ChildFault, type ScriptedChild } from '../../../../keychain/scripted-child'

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
      const keychain = openKeychain({ fork: child.fork, service: silentService, timeoutMs: 50 })
      expect(await outcomeOf(keychain.save('new', canary))).toBe(kinds[behaviour])
      expect(await outcomeOf(keychain.read('saved'))).toBe('ok')
      expect(child.started()).toBe(behaviour === 'refuses' ? 1 : 2)
      expect(child.killed()).toBe(behaviour === 'hangs' ? 1 : 0)
    }
  )

  const removing = steps.flatMap(({ behaviour, step }) => [step, step + 2].map((step) => ({ behaviour, step })))
  test.each(removing)(
    'and $behaviour at step $step of removing never counts as removed',
    async ({ behaviour, step }) => {
      const keychain = openKeychain({ fork: scripted(step, behaviour).fork, service: silentService, timeoutMs: 50 })
      expect(await outcomeOf(keychain.remove('saved'))).toBe(kinds[behaviour])
    }
  )

  test.each([0, 1, 2, 3, 4, 5])('at step %i of looking for a lost item never makes it missing', async (step) => {
    for (const behaviour of ['hangs', 'crashes', 'refuses'] as const) {
      const keychain = openKeychain({ fork: scripted(step, behaviour).fork, service: silentService, timeoutMs: 50 })
      expect(await outcomeOf(keychain.read('lost'))).toBe(kinds[behaviour])
    }
  })

  test('never deletes after a read that failed', async () => {
    for (const behaviour of ['hangs', 'crashes', 'refuses'] as const) {
      const child = scripted(0, behaviour)
      await openKeychain({ fork: child.fork, service: silentService, timeoutMs: 50 }).read('saved')
      expect(child.items.get('saved')).toBe(canary)
    }
  })

  test('by giving back something else than was saved has not saved it', async () => {
    const keychain = openKeychain({ fork: scripted(1, 'lies').fork, service: silentService, timeoutMs: 50 })
    expect(await outcomeOf(keychain.save('new', canary))).toBe('keychain-unavailable')
  })

  test('by still having what it removed has not removed it', async () => {
    const keychain = openKeychain({ fork: scripted(3, 'lies').fork, service: silentService, timeoutMs: 50 })
    expect(await outcomeOf(keychain.remove('saved'))).toBe('keychain-unavailable')
  })

  test('to start is said so, and is started again for the next call', async () => {
    const child = scripted(-1, 'hangs')
    let starts = 0
    const fork = (): KeychainChild => {
      if (starts++ === 0) throw new Error('spawn EAGAIN')
      return child.fork()
    }
    const keychain = openKeychain({ fork, service: silentService, timeoutMs: 50 })
    expect(await outcomeOf(keychain.read('saved'))).toBe('keychain-crashed')
    expect(await outcomeOf(keychain.read('saved'))).toBe('ok')
  })
})

describe('calls at the same time', () => {
  test('are made one after the other', async () => {
    const child = scripted(-1, 'hangs')
    const keychain = openKeychain({ fork: child.fork, service: silentService, timeoutMs: 50 })
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
    const keychain = openKeychain({ fork: scripted(0, 'hangs').fork, service: silentService, timeoutMs: 50 })
    const [first, second] = await Promise.all([outcomeOf(keychain.read('saved')), outcomeOf(keychain.read('saved'))])
    expect([first, second]).toEqual(['keychain-timeout', 'ok'])
  })
})

describe('a call that is left open by a program which answers otherwise', () => {
  const question = { program: 'KeePassXC' }
  const asking = { ...silentService, program: async () => question.program, answers: async () => true }

  function waiting(fault: ChildFault, asks: () => boolean | null = () => null, questionMs = 60_000) {
    const told: unknown[] = []
    const child = scripted(0, fault)
    const service = { ...asking, asks: async () => asks() }
    const onQuestion = (open: unknown) => told.push(open)
    const keychain = openKeychain({ fork: child.fork, service, onQuestion, timeoutMs: 30, questionMs })
    return { child, keychain, told }
  }

  test('is waited for beyond the limit, told, and given up when that is wished', async () => {
    const { child, keychain, told } = waiting('hangs')
    const reading = outcomeOf(keychain.read('saved'))
    await expect.poll(() => told).toEqual([question])
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect([child.started(), child.killed()]).toEqual([1, 0])
    keychain.cancel()
    expect(await reading).toBe('cancelled')
    expect(told).toEqual([question, null])
    expect(await outcomeOf(keychain.read('saved'))).toBe('ok')
  })

  test('is not waited for for ever', async () => {
    const { keychain, told } = waiting('hangs', undefined, 50)
    expect(await keychain.read('saved')).toMatchObject({
      failure: {
        kind: 'keychain-timeout',
        detail: 'The question that it shows was not answered.',
        program: 'KeePassXC'
      }
    })
    expect(told).toEqual([question, null])
  })

  test('is not waited for when nobody asked for it just now', async () => {
    const { keychain, told } = waiting('hangs')
    expect(await outcomeOf(keychain.remove('saved', 'unasked'))).toBe('keychain-timeout')
    expect(told).toEqual([])
  })

  test('is over when its question is, for that was dismissed', async () => {
    let isAsking = true
    const { keychain, told } = waiting('hangs', () => isAsking)
    const reading = keychain.read('saved')
    await expect.poll(() => told).toEqual([question])
    await new Promise((resolve) => setTimeout(resolve, 400))
    isAsking = false
    expect(await reading).toMatchObject({
      failure: { kind: 'keychain-denied', detail: 'The question that it showed was dismissed.' }
    })
  })
})

describe('what a provider shows of an item that it does not give', () => {
  test.each([
    ['shown', 'keychain-denied'],
    ['locked', 'keychain-locked'],
    ['nowhere', 'keychain-unavailable'],
    ['not-shown', 'secret-missing']
  ] as const)('%s means %s', async (sight, kind) => {
    const child = scripted(-1, 'hangs')
    const service = { ...silentService, look: async () => sight }
    const keychain = openKeychain({ fork: child.fork, service, timeoutMs: 50 })
    const read = await keychain.read('lost')
    expect(read).toMatchObject({ failure: { kind } })
    expect(child.items.get('saved')).toBe(canary)
  })

  test('to be nothing but questions that lead nowhere is said before anything is asked', async () => {
    const child = scripted(-1, 'hangs')
    const service = { ...silentService, asksInVain: async () => true }
    const keychain = openKeychain({ fork: child.fork, service, timeoutMs: 50 })
    expect(await outcomeOf(keychain.save('new', canary))).toBe('keychain-unavailable')
    expect(child.started()).toBe(0)
  })
})

describe('a read that is cancelled', () => {
  test('ends a hung child, so that the next operation does not wait for it', async () => {
    const child = scripted(0, 'hangs')
    const keychain = openKeychain({ fork: child.fork, service: silentService })
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
    const keychain = openKeychain({ fork: child.fork, service: silentService })
    const controller = new AbortController()
    const before = outcomeOf(keychain.save('new', canary))
    const read = outcomeOf(keychain.read('saved', controller.signal))
    controller.abort()
    expect([await before, await read]).toEqual(['ok', 'cancelled'])
    expect(calls).toEqual(['set new', 'get new'])
    expect(child.killed()).toBe(0)
  })
})

describe('a process that answers when it likes', () => {
  interface Life {
    readonly asked: KeychainRequest[]
    readonly reply: (reply: KeychainReply) => void
    readonly exit: () => void
  }

  function byHand(timeoutMs: number): { readonly keychain: Keychain; readonly lives: Life[] } {
    const lives: Life[] = []
    const fork = (): KeychainChild => {
      const asked: KeychainRequest[] = []
      let [reply, exit]: [Life['reply'], Life['exit']] = [() => undefined, () => undefined]
      lives.push({ asked, reply: (answer) => reply(answer), exit: () => exit() })
      return {
        send: (request) => void asked.push(request),
        onReply: (listener) => void (reply = listener),
        onExit: (listener) => void (exit = listener),
        kill: () => undefined
      }
    }
    return { keychain: openKeychain({ fork, service: silentService, timeoutMs }), lives }
  }
  async function untilAsked(lives: readonly Life[], life: number, times: number): Promise<void> {
    while ((lives[life]?.asked.length ?? 0) < times) await new Promise((resolve) => setImmediate(resolve))
  }
  const answered = (request: KeychainRequest | undefined, value: string): KeychainReply => ({
    callId: request?.callId ?? -1,
    outcome: 'answered',
    value
  })

  test('is waited for', async () => {
    const { keychain, lives } = byHand(60_000)
    const read = keychain.read('saved')
    await untilAsked(lives, 0, 1)
    await new Promise((resolve) => setTimeout(resolve, 20))
    lives[0]?.reply(answered(lives[0].asked[0], canary))
    expect(await read).toEqual({ ok: true, value: canary })
  })

  test('too late is not heard, neither in place of a later answer nor when nothing is asked', async () => {
    const { keychain, lives } = byHand(500)
    expect(await outcomeOf(keychain.read('saved'))).toBe('keychain-timeout')
    const [first] = lives
    expect(() => first?.reply(answered(first.asked[0], 'late'))).not.toThrow()
    const read = keychain.read('another')
    await untilAsked(lives, 1, 1)
    first?.reply(answered(first.asked[0], 'late'))
    first?.exit()
    lives[1]?.reply(answered(lives[1].asked[0], 'right'))
    expect(await read).toEqual({ ok: true, value: 'right' })
  })

  test('and ends while nothing is asked is started again for the next call', async () => {
    const { keychain, lives } = byHand(60_000)
    for (const life of [0, 1]) {
      const read = keychain.read('saved')
      await untilAsked(lives, life, 1)
      lives[life]?.reply(answered(lives[life].asked[0], canary))
      expect(await read).toEqual({ ok: true, value: canary })
      expect(() => lives[life]?.exit()).not.toThrow()
    }
    expect(lives).toHaveLength(2)
  })

  test('is not broken off by a read that is cancelled after its end', async () => {
    const { keychain, lives } = byHand(60_000)
    const controller = new AbortController()
    const read = keychain.read('saved', controller.signal)
    await untilAsked(lives, 0, 1)
    lives[0]?.reply(answered(lives[0].asked[0], canary))
    expect(await outcomeOf(read)).toBe('ok')
    const next = keychain.read('another')
    await untilAsked(lives, 0, 2)
    controller.abort()
    lives[0]?.reply(answered(lives[0].asked[1], 'next'))
    expect(await next).toEqual({ ok: true, value: 'next' })
  })

  test('is ended at the end: what is asked then is cancelled at once, and so is all that is asked later', async () => {
    const child = scripted(0, 'hangs')
    const keychain = openKeychain({ fork: child.fork, service: silentService, timeoutMs: 60_000 })
    const read = outcomeOf(keychain.read('saved'))
    await expect.poll(child.started).toBe(1)
    keychain.close()
    expect(await read).toBe('cancelled')
    expect(await outcomeOf(keychain.save('new', canary))).toBe('cancelled')
    expect([child.started(), child.killed()]).toEqual([1, 1])
  })

  test('is ended at the end also when nothing is asked', async () => {
    const child = scripted(-1, 'hangs')
    const keychain = openKeychain({ fork: child.fork, service: silentService, timeoutMs: 60_000 })
    expect(await outcomeOf(keychain.read('saved'))).toBe('ok')
    keychain.close()
    expect(child.killed()).toBe(1)
  })
})
