// The keychain's real process, on a real keyring, is killed, crashed and hung at each of its calls: main says so and goes on.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openKeychain, type Keychain } from '../../electron/main/keychain/keychain'
import type { KeychainChild } from '../../electron/main/keychain/keychain-protocol'
import { secretServiceOf } from '../../electron/main/keychain/secret-service'
import type { Result } from '../../electron/shared/result'
import { buildChild, type BuiltChild } from '../keychain/child'
import { startKeyring, type Keyring } from '../keychain/keyring'
import { noteFigure } from './figures'

/** Long enough for a process to start on a busy machine, short enough for every step to hang twice. */
const timeoutMs = 1500
const saved = 'saved-secret-1c7d'

let built: BuiltChild
beforeAll(async () => {
  built = await buildChild()
}, 60_000)
afterAll(() => built.remove())

const blows = {
  killed: { signals: ['SIGKILL'], kind: 'keychain-crashed' },
  crashed: { signals: ['SIGSEGV', 'SIGCONT'], kind: 'keychain-crashed' },
  hung: { signals: ['SIGSTOP'], kind: 'keychain-timeout' }
} as const satisfies Record<string, { readonly signals: readonly NodeJS.Signals[]; readonly kind: string }>
type Blow = keyof typeof blows

interface Struck {
  readonly fork: () => KeychainChild
  /** How many calls were made; the next ones are counted from 0, and one of them is struck. */
  readonly arm: (at: number, when: 'before' | 'after', blow: Blow) => number
}

/** The real child, struck before it can make one of its calls, or when it has made it and before anybody hears of it. */
function struck(env: Keyring['env']): Struck {
  let calls = 0
  let plan: { at: number; when: 'before' | 'after'; blow: Blow } | null = null
  let awaited: number | null = null
  return {
    arm(at, when, blow) {
      const made = calls
      calls = 0
      plan = { at, when, blow }
      return made
    },
    fork() {
      const child = built.fork(env)
      const strike = (blow: Blow) => blows[blow].signals.forEach((signal) => child.signal(signal))
      return {
        ...child,
        send(request) {
          if (request.call === 'echo') return child.send(request)
          const blow = plan?.at === calls++ ? plan : null
          if (blow?.when === 'after') awaited = request.callId
          if (blow?.when === 'before') child.signal('SIGSTOP')
          child.send(request)
          if (blow?.when === 'before') strike(blow.blow)
        },
        onReply: (listener) =>
          child.onReply((reply) => {
            if (reply.callId === awaited && plan) strike(plan.blow)
            else listener(reply)
          })
      }
    }
  }
}

const operations: Readonly<Record<string, (keychain: Keychain) => Promise<Result<unknown>>>> = {
  saving: (keychain) => keychain.save('new', 'new-secret'),
  reading: (keychain) => keychain.read('saved'),
  'reading what is not there': (keychain) => keychain.read('missing'),
  removing: (keychain) => keychain.remove('extra'),
  'removing what is not there': (keychain) => keychain.remove('missing')
}
const counted = { blows: 0, steps: 0 }

describe('the keychain’s process', () => {
  test.concurrent.for(Object.entries(operations))(
    'may be killed, crash and hang at every step of %s',
    { timeout: 120_000 },
    async ([, operate], { expect, onTestFinished }) => {
      const keyring = await startKeyring('unlocked', [{ service: 'Rollcall', account: 'saved', secret: saved }])
      const { fork, arm } = struck(keyring.env)
      const keychain = openKeychain({ fork, service: secretServiceOf(keyring.env), timeoutMs })
      onTestFinished(() => {
        keychain.close()
        return keyring.stop()
      })
      const prepare = () => keychain.save('extra', 'extra-secret')
      await prepare()
      arm(-1, 'before', 'killed')
      await operate(keychain)
      const steps = arm(-1, 'before', 'killed')
      for (let step = 0; step < steps; step++)
        for (const blow of Object.keys(blows) as Blow[])
          for (const when of ['before', 'after'] as const) {
            await prepare()
            arm(step, when, blow)
            const answer = await operate(keychain)
            const where = `${blow} ${when} call ${step + 1} of ${steps}`
            expect(answer.ok ? 'ok' : answer.failure.kind, where).toBe(blows[blow].kind)
            expect(await keychain.read('saved'), `the next call, ${where}`).toEqual({ ok: true, value: saved })
            counted.blows += 1
          }
      counted.steps += steps
    }
  )

  afterAll(() => {
    expect(counted.steps).toBe(17)
    const what = 'the keychain’s process killed, crashed or hung'
    noteFigure(
      'Keychain',
      `${what} ${counted.blows} times, at each of ${counted.steps} steps: named each time, and the next call works`
    )
  })
})
