// A bridge for tests: every call waits until the test answers it, and every call made is on record.

import { vi } from 'vitest'
import {
  callChannels,
  type Bridge,
  type BridgeCalls,
  type BridgeEvents,
  type WaitingFiles
} from '../../../../electron/shared/bridge'
import { ok, type Result } from '../../../../electron/shared/result'
import type { ClockChoice } from '../../../../electron/shared/settings'
import type { Kept, KeptEntry, KeptPage, Snapshot } from '../../../../electron/shared/snapshot'
import { sessionOf, type PlainSession } from '../../plain-session'

type Name = keyof BridgeCalls

// Time stands still, so that whatever is worked out is so within one turn, however slow the computer is.
vi.stubGlobal('performance', { now: () => 0 })

export class FakeBridge {
  readonly made: { readonly name: Name; readonly args: readonly unknown[] }[] = []
  readonly bridge: Bridge
  readonly #waiting: { readonly name: Name; readonly answer: (value: unknown) => void }[] = []
  readonly #listeners = new Map<keyof BridgeEvents, (payload: never) => void>()

  constructor() {
    const calls = Object.keys(callChannels).map((name) => [
      name,
      (...args: unknown[]) => {
        this.made.push({ name: name as Name, args })
        return new Promise((answer) => this.#waiting.push({ name: name as Name, answer }))
      }
    ])
    this.bridge = {
      ...Object.fromEntries(calls),
      pathOf: () => '',
      on: (event: keyof BridgeEvents, listener: (payload: never) => void) => {
        this.#listeners.set(event, listener)
        return () => this.#listeners.delete(event)
      }
    } as Bridge
  }

  /** Answers the oldest waiting call of that name, and lets everything that follows from it happen. */
  async answer<N extends Name>(name: N, value: ReturnType<BridgeCalls[N]>): Promise<void> {
    const at = this.#waiting.findIndex((call) => call.name === name)
    const [call] = at === -1 ? [] : this.#waiting.splice(at, 1)
    if (call === undefined) throw new Error(`Nobody waits for ${name}`)
    call.answer(value)
    await settle()
  }

  tell<E extends keyof BridgeEvents>(event: E, payload: BridgeEvents[E]): void {
    ;(this.#listeners.get(event) as ((payload: BridgeEvents[E]) => void) | undefined)?.(payload)
  }

  argsOf(name: Name): readonly (readonly unknown[])[] {
    return this.made.filter((call) => call.name === name).map(({ args }) => args)
  }

  isWaiting(name: Name): boolean {
    return this.#waiting.some((call) => call.name === name)
  }
}

/** The answer that hands out files of these names, which stand for their ids as well. */
export function waited(names: readonly string[], leftOut = 0): Result<WaitingFiles> {
  return ok({ files: names.map((name) => ({ fileId: name, fileName: name })), leftOut })
}

/** The answer that lists these kept sessions, on one page. */
export function listing(entries: readonly KeptEntry[]): Result<KeptPage> {
  return ok({ entries, next: null, total: entries.length })
}

/** Lets pending promises run. */
export async function settle(): Promise<void> {
  await new Promise((done) => setImmediate(done))
}

/** What a session starts with. */
export const ownClock: ClockChoice = { zone: { kind: 'local' }, second: null }

const emptySession: PlainSession = {
  id: null,
  roomId: null,
  customRoomId: null,
  status: 'ended',
  running: false,
  startMs: 0,
  endMs: 60_000,
  region: null,
  participants: [],
  participantsTotal: null,
  notes: []
}

export function snapshotOf(id: string, session: Partial<PlainSession> = {}, more: Partial<Snapshot> = {}): Snapshot {
  return {
    id,
    session: sessionOf({ ...emptySession, ...session }),
    source: { kind: 'fetched' },
    fetchedAtMs: 1000,
    account: null,
    keptId: null,
    rawBytes: 2,
    marks: [],
    ...more
  }
}

export function keptOf(id: string, sessionId: string, fetchedAtMs: number): Extract<Kept, { state: 'whole' }> {
  const brief = { sessionId, title: `Room of ${sessionId}`, account: null, fetchedAtMs, startMs: null, facts: null }
  return { id, state: 'whole', keptAtMs: fetchedAtMs, brief, marks: [] }
}
