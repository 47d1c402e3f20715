// Adding, changing and removing an account while any one call to the keychain or the disk fails, hangs, crashes or is the last.
import { randomUUID } from 'node:crypto'
import type * as files from 'node:fs/promises'
import { mkdtemp, readdir, rm, type FileHandle } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { createAccounts, type AccountsStore } from '../../electron/main/accounts/accounts'
import { openKeychain, type Keychain } from '../../electron/main/keychain/keychain'
import { removeStaleTemporaries } from '../../electron/main/files/atomic-file'
import type { Credential } from '../../electron/shared/account'
import { ok, type Result } from '../../electron/shared/result'
import { scriptedChild, silentService, type ChildFault } from '../keychain/scripted-child'
import { noteFigure } from './figures'

type FileFault = 'fails' | 'fails-late'
/** The whole app dies before or right after the effect of a call: nothing that follows happens. */
type Death = 'dies' | 'dies-late'
type Fault = ChildFault | FileFault | Death

interface Step {
  readonly name: string
  readonly isFile: boolean
}

/** One life of the app: each of its calls to the keychain and the disk is a step, of which one can be made to fail. */
class Life {
  steps: Step[] = []
  readonly died: Promise<null>
  #isDead = false
  #die: () => void = () => undefined
  #failsAt = -1
  #fault: Fault = 'dies'

  constructor() {
    this.died = new Promise((resolve) => (this.#die = () => resolve(null)))
  }

  /** From now on, steps are counted, and the one with this number fails. */
  arm(failsAt: number, fault: Fault): void {
    this.steps = []
    this.#failsAt = failsAt
    this.#fault = fault
  }

  /** The keychain of this life, whose answers reach nobody after its end. */
  keychain(items: Map<string, string>): Keychain {
    const { fork } = scriptedChild(items, ({ call }) => {
      const fault = this.#take({ name: call, isFile: false })
      return fault === 'dies' ? 'hangs' : fault === 'dies-late' ? 'hangs-late' : (fault as ChildFault | null)
    })
    const keychain = openKeychain({ fork, service: silentService, timeoutMs: 30 })
    const untilDeath = <T>(answer: Promise<T>) => answer.then((value) => (this.#isDead ? nothing<T>() : value))
    return {
      read: (...args) => untilDeath(keychain.read(...args)),
      save: (...args) => untilDeath(keychain.save(...args)),
      remove: (...args) => untilDeath(keychain.remove(...args)),
      cancel: keychain.cancel,
      close: keychain.close
    }
  }

  /** A call to the disk, and what is left of it when it fails. */
  async file<T>(name: string, act: () => Promise<T>, half?: () => Promise<unknown>): Promise<T> {
    const fault = this.#take({ name, isFile: true })
    if (fault === null) return act()
    await (fault.endsWith('-late') ? act() : half?.())
    if (this.#isDead) return nothing()
    throw Object.assign(new Error('A fault'), { code: half ? 'ENOSPC' : 'EIO' })
  }

  #take(step: Step): Fault | null {
    const fault = this.#isDead ? 'dies' : this.steps.push(step) - 1 === this.#failsAt ? this.#fault : null
    if (fault === 'dies' || fault === 'dies-late') {
      this.#isDead = true
      this.#die()
    }
    return fault
  }
}

function nothing<T>(): Promise<T> {
  return new Promise(() => undefined)
}

let life = new Life()
const opened: FileHandle[] = []

vi.mock('node:fs/promises', async (load) => {
  const real = await load<typeof files>()
  const isOurs = (path: unknown): boolean => String(path).includes('rollcall-faults-')
  return {
    ...real,
    mkdir: (...[path, ...rest]: Parameters<typeof real.mkdir>) =>
      isOurs(path) ? life.file('mkdir', () => real.mkdir(path, ...rest)) : real.mkdir(path, ...rest),
    rename: (from: string, to: string) => life.file('rename', () => real.rename(from, to)),
    async open(path: string, flags: string, mode?: number) {
      if (!isOurs(path)) return real.open(path, flags, mode)
      const handle = await life.file(`open ${flags}`, async () => {
        const handle = await real.open(path, flags, mode)
        opened.push(handle)
        return handle
      })
      return {
        writeFile: (data: string) =>
          life.file(
            'write',
            () => handle.writeFile(data),
            () => handle.writeFile(data.slice(0, data.length / 2))
          ),
        sync: () => life.file('sync', () => handle.sync()),
        close: () => life.file('close', () => handle.close())
      }
    }
  }
})

const first: Credential = { kind: 'key', apiKey: 'key-one', secret: 'secret-one' }
const second: Credential = { kind: 'key', apiKey: 'key-two', secret: 'secret-two' }
const never = new AbortController().signal

interface Machine {
  readonly folder: string
  readonly items: Map<string, string>
}

interface Running {
  readonly store: AccountsStore
  /** Each account's name with its credential, or with why it has none. */
  readonly state: () => Promise<readonly string[]>
}

const answer = { bytes: Buffer.from('{}'), participants: 0, total: null, lastPage: 1, serviceTimeMs: null }

/** Starts the app on what the machine holds. */
function start({ folder, items }: Machine): Running {
  let used: Credential | null = null
  life = new Life()
  const store = createAccounts({
    folder,
    keychain: life.keychain(items),
    videosdk: {
      open(credential) {
        used = credential
        return ok({ get: () => Promise.resolve(ok(answer)) })
      }
    },
    now: Date.now,
    makeId: randomUUID
  })
  async function state(): Promise<readonly string[]> {
    const lines: string[] = []
    for (const { id, name } of valueOf(await store.listAccounts()).accounts) {
      const tested = await store.testAccount(id, never)
      lines.push(`${name}: ${tested.ok ? JSON.stringify(used) : tested.failure.kind}`)
    }
    return lines
  }
  return { store, state }
}

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  return result.value
}

/** An action up to where it touches the keychain or the disk, and the rest of it. */
type Journey = (store: AccountsStore) => Promise<() => Promise<Result<unknown>>>

async function keeping(store: AccountsStore, name: string, credential: Credential, replaces: string | null) {
  const { candidateId } = valueOf(await store.proveAccount({ name, color: 'teal', credential, replaces }, never))
  return () => store.keepAccount(candidateId ?? '', 'keychain')
}

async function idOf(store: AccountsStore, name: string): Promise<string> {
  const found = valueOf(await store.listAccounts()).accounts.find((account) => account.name === name)
  if (found === undefined) throw new Error(`${name} is not there`)
  return found.id
}

const journeys: Readonly<Record<'adding' | 'changing' | 'removing', Journey>> = {
  adding: (store) => keeping(store, 'New', second, null),
  changing: async (store) => keeping(store, 'First', second, await idOf(store, 'First')),
  async removing(store) {
    const id = await idOf(store, 'First')
    return () => store.removeAccount(id)
  }
}

interface Outcome {
  readonly steps: readonly Step[]
  /** Null when the app died before it could answer. */
  readonly answered: Result<unknown> | null
  readonly before: readonly string[]
  /** Null when the app died. */
  readonly here: readonly string[] | null
  readonly restarted: readonly string[]
  /** What the keychain and the folder hold for nobody, after one more start. */
  readonly orphans: readonly string[]
}

/** Two accounts, then one journey in which a step fails; then the same app, if it lives, and at last a new one. */
async function undergo(journey: Journey, failsAt: number, fault: Fault): Promise<Outcome> {
  const machine = { folder: await mkdtemp(join(tmpdir(), 'rollcall-faults-')), items: new Map<string, string>() }
  try {
    const ago = start(machine)
    for (const name of ['First', 'Other']) valueOf(await (await keeping(ago.store, name, first, null))())

    const now = start(machine)
    const before = await now.state()
    const go = await journey(now.store)
    await now.store.settled()
    const { died } = life
    life.arm(failsAt, fault)
    const answered = await Promise.race([go(), died])
    const { steps } = life
    life.arm(-1, fault)
    const here = answered && (await now.state())

    const later = start(machine)
    const restarted = await later.state()
    await later.store.settled()
    await removeStaleTemporaries(machine.folder)
    const ids = new Set(valueOf(await later.store.listAccounts()).accounts.map(({ id }) => id))
    const orphans = [...machine.items.keys(), ...(await readdir(machine.folder))]
    return {
      steps,
      answered,
      before,
      here,
      restarted,
      orphans: orphans.filter((name) => !ids.has(name) && name !== 'accounts.json')
    }
  } finally {
    // What a death left open would be closed some time later, with a warning.
    for (const handle of opened.splice(0)) await handle.close().catch(() => undefined)
    await rm(machine.folder, { recursive: true, force: true })
  }
}

const fileFaults: readonly Fault[] = ['fails', 'fails-late', 'dies', 'dies-late']
const childFaults: readonly Fault[] = ['refuses', 'hangs', 'hangs-late', 'crashes', 'crashes-late', 'dies', 'dies-late']
const noted = { steps: 0, faults: 0 }

describe.each(Object.entries(journeys))('a failure at any step of %s an account', (name, journey) => {
  test('leaves the old credentials or the new ones, whole and usable, and no orphan', async () => {
    const { steps, before, restarted: after } = await undergo(journey, -1, 'dies')
    expect(after).not.toEqual(before)
    for (const [at, { isFile, name: step }] of steps.entries())
      for (const fault of isFile ? fileFaults : childFaults) {
        const outcome = await undergo(journey, at, fault)
        // A keychain that removed and then kept silent: the account is still listed, and says truly that its secret is gone.
        const mayBeGone = name === 'removing' && !isFile && !fault.startsWith('dies')
        const undone = mayBeGone ? [before, ['First: secret-missing', ...before.slice(1)]] : [before]
        const where = `${step} (step ${at + 1} of ${steps.length}) ${fault}`
        if (outcome.here !== null) expect(outcome.answered?.ok ? [after] : undone, where).toContainEqual(outcome.here)
        expect([...undone, after], `${where}, after a restart`).toContainEqual(outcome.restarted)
        expect(outcome.orphans, where).toEqual([])
        noted.faults += 1
      }
    noted.steps += steps.length
  })
})

afterAll(() =>
  noteFigure(
    'Keychain',
    `${noted.faults} failures at ${noted.steps} steps of adding, changing and removing an account: ` +
      'the old or the new credentials whole each time, no orphan in the keychain'
  )
)
