// The keychain's process is killed, crashes or hangs at any of its calls: the app says so, goes on, and loses nothing.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '../rollcall/story'
import type { KeychainRequest } from '../../../electron/main/keychain/keychain-protocol'
import { startKeyring } from '../../keychain/keyring'
import { noteFigure } from '../../torture/figures'
import { account, type Rollcall } from '../rollcall/rollcall'

type Blow = 'killed' | 'crashed' | 'hung'

interface Striking {
  calls: number
  strikes: { at: number; signals: readonly NodeJS.Signals[] }
}

const signals: Readonly<Record<Blow, readonly NodeJS.Signals[]>> = {
  killed: ['SIGKILL'],
  crashed: ['SIGSEGV', 'SIGCONT'],
  hung: []
}
const item = JSON.stringify({ v: 1, key: account.apiKey, secret: account.secret })

/** Counts the calls of the keychain's process from now on; `strike` stops it just before one, and then sends it signals. */
async function watchCalls({ app }: Rollcall): Promise<void> {
  await app.evaluate(({ utilityProcess }) => {
    const striking: Striking = { calls: 0, strikes: { at: -1, signals: [] } }
    Object.assign(globalThis, { striking })
    const fork = utilityProcess.fork.bind(utilityProcess)
    utilityProcess.fork = (...args) => {
      const child = fork(...args)
      const spawned = new Promise((resolve) => child.once('spawn', () => resolve(null)))
      const post = child.postMessage.bind(child)
      child.postMessage = (message) => {
        const { at, signals } = striking.strikes
        // Whether the process itself is there is asked of no keychain.
        const isCall = (message as KeychainRequest).call !== 'echo'
        if (!isCall || striking.calls++ !== at) return post(message)
        void spawned.then(() => {
          const pid = child.pid ?? 0
          process.kill(pid, 'SIGSTOP')
          post(message)
          for (const signal of signals) process.kill(pid, signal)
        })
      }
      return child
    }
  })
}

/** Gives how many calls were made since the last time; the one with this number will be struck. */
function arm({ app }: Rollcall, at: number, blow: Blow): Promise<number> {
  return app.evaluate(
    (_, strikes) => {
      const striking = Reflect.get(globalThis, 'striking') as Striking
      const { calls } = striking
      Object.assign(striking, { calls: 0, strikes })
      return calls
    },
    { at, signals: signals[blow] }
  )
}

/** What the window is told when it saves a new account. */
function save({ page }: Rollcall): Promise<string> {
  return page.evaluate(
    async ({ apiKey, secret }) => {
      const draft = { name: 'New', color: 'pink', credential: { kind: 'key', apiKey, secret }, replaces: null } as const
      const proven = await window.bridge.proveAccount('prove', draft)
      if (!proven.ok) return proven.failure.kind
      const kept = await window.bridge.keepAccount(proven.value.candidateId ?? '', 'keychain')
      return kept.ok ? 'ok' : kept.failure.kind
    },
    { apiKey: account.apiKey, secret: account.secret }
  )
}

function read({ page }: Rollcall, id: string): Promise<string> {
  return page.evaluate(async (accountId) => {
    const tested = await window.bridge.testAccount('test', accountId)
    return tested.ok ? tested.value.outcome : tested.failure.kind
  }, id)
}

function remove({ page }: Rollcall, id: string): Promise<string> {
  return page.evaluate(async (accountId) => {
    const removed = await window.bridge.removeAccount(accountId)
    return removed.ok ? 'ok' : removed.failure.kind
  }, id)
}

interface Operation {
  readonly name: string
  readonly act: (rollcall: Rollcall, id: string) => Promise<string>
  readonly isInKeychain: boolean
  readonly answer: string
}

const operations: readonly Operation[] = [
  { name: 'reading', act: read, isInKeychain: true, answer: 'accepted' },
  { name: 'reading what is lost', act: read, isInKeychain: false, answer: 'secret-missing' },
  { name: 'removing', act: remove, isInKeychain: true, answer: 'ok' },
  { name: 'removing what is lost', act: remove, isInKeychain: false, answer: 'ok' },
  // At the end: what it may leave in the keychain is removed by the next operation that succeeds.
  { name: 'saving', act: save, isInKeychain: true, answer: 'ok' }
]

test('a keychain’s process that is killed, crashes or hangs at any call is called so, and nothing else is the matter', async ({
  start,
  profile
}) => {
  test.setTimeout(180_000)
  // Every step of every operation has an account of its own, as removing does away with it.
  const used = Array.from({ length: 60 }, (_, index) => `account-${index}`)
  const saved = (id: string) => ({ id, name: id, color: 'teal', kind: 'key', saved: true })
  const keyring = await startKeyring('unlocked')
  const content = { version: 1, currentId: 'stays', accounts: ['stays', ...used].map(saved) }
  await writeFile(join(profile, 'accounts.json'), JSON.stringify(content))
  const put = (id: string) => keyring.put({ service: 'Rollcall', account: id, secret: item })
  await put('stays')
  const rollcall = await start({ keyring })
  await watchCalls(rollcall)
  expect(await read(rollcall, 'stays')).toBe('accepted')
  const { pid } = rollcall.app.process()

  let blows = 0
  let steps = 0
  for (const { name, act, isInKeychain, answer } of operations) {
    const next = async () => {
      const id = used.pop() ?? ''
      if (isInKeychain) await put(id)
      return id
    }
    const counting = await next()
    await arm(rollcall, -1, 'killed')
    expect(await act(rollcall, counting), name).toBe(answer)
    const calls = await arm(rollcall, -1, 'killed')
    for (let at = 0; at < calls; at++)
      // A hung one is waited for: once for saving and once for removing must do here.
      for (const blow of ['killed', 'crashed', ...(at === 1 && isInKeychain ? ['hung' as const] : [])] as const) {
        const id = await next()
        await arm(rollcall, at, blow)
        const where = `${name}, ${blow} at call ${at + 1} of ${calls}`
        expect(await act(rollcall, id), where).toBe(blow === 'hung' ? 'keychain-timeout' : 'keychain-crashed')
        expect(await read(rollcall, 'stays'), `the next call after ${where}`).toBe('accepted')
        blows += 1
      }
    steps += calls
  }
  expect(steps).toBe(17)
  expect(rollcall.app.process().pid).toBe(pid)
  expect(rollcall.output()).not.toContain('went on after')
  noteFigure(
    'Keychain',
    `in the app, its process killed, crashed or hung ${blows} times at ${steps} steps: named each time, and the next call works`
  )
  await rollcall.close()
  await keyring.stop()
})
