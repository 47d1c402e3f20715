// Keeps credentials in the operating system's keychain, and tells a locked, absent, slow or crashed one from an empty one.

import { fail, ok, type Failure, type Result } from '../../shared/result'
import { discreet, keychainFailure } from './keychain-failures'
import type { KeychainChild, KeychainReply, KeychainRequest } from './keychain-protocol'

/** Windows holds 2,560 bytes in an item; a little is left for what else it may count. */
const maxSecretBytes = 2500

/** One name for all, so that a probe which was broken off is removed by the next one; no account's id is like it. */
const probeAccount = 'probe'

// A locked keyring opens its own window on a desktop, which can lie behind ours or be answered too late.
const promptHint = 'A window that asks for the keychain’s password may be waiting for an answer.'

export interface Keychain {
  /** The item that the app remembers to have saved; `secret-missing` only when the keychain surely has none. */
  readonly read: (account: string, signal?: AbortSignal) => Promise<Result<string>>
  /** Saves and reads back: success means that the keychain gave the same text again. */
  readonly save: (account: string, secret: string) => Promise<Result<null>>
  /** Removes; success means that the keychain, unlocked, no longer has it. */
  readonly remove: (account: string) => Promise<Result<null>>
  /** Ends the child process, a pending call included; later calls fail. */
  readonly close: () => void
}

type Call = KeychainRequest extends infer Request ? (Request extends unknown ? Omit<Request, 'callId'> : never) : never
type Value = string | boolean | null

/**
 * A keychain over a child process that `fork` starts when it is first needed and again after it ended. Operations run
 * one at a time; each, start of the child included, is answered within `timeoutMs`.
 */
export function openKeychain(options: { readonly fork: () => KeychainChild; readonly timeoutMs?: number }): Keychain {
  const timeoutMs = options.timeoutMs ?? 4500
  let child: KeychainChild | null = null
  let childHasAnswered = false
  let waiting: { callId: number; settle: (reply: Result<Value>) => void } | null = null
  let lastCallId = 0
  let closed = false
  let queue: Promise<unknown> = Promise.resolve()

  function settle(callId: number, result: Result<Value>): void {
    if (waiting?.callId !== callId) return
    const { settle } = waiting
    waiting = null
    if (result.ok || result.failure.kind === 'keychain-locked') childHasAnswered = true
    settle(result)
  }

  function start(): KeychainChild {
    childHasAnswered = false
    const started = options.fork()
    started.onReply((reply) => settle(reply.callId, resultOf(reply)))
    started.onExit(() => {
      if (child !== started) return
      child = null
      if (waiting) settle(waiting.callId, fail('keychain-crashed'))
    })
    return started
  }

  function end(): void {
    const ended = child
    child = null
    ended?.kill()
  }

  async function ask(call: Call, deadline: number): Promise<Result<Value>> {
    const result = await askOnce(call, deadline)
    if (result.ok || result.failure.kind !== 'keychain-unavailable') return result
    // A child that has worked before may hold on to a keyring program that was restarted since; a new one looks again.
    const mayBeStale = childHasAnswered
    end()
    return mayBeStale ? askOnce(call, deadline) : result
  }

  function askOnce(call: Call, deadline: number): Promise<Result<Value>> {
    if (closed) return Promise.resolve(fail('cancelled'))
    const callId = ++lastCallId
    return new Promise((resolve) => {
      const timer = setTimeout(
        () => {
          settle(callId, fail('keychain-timeout', promptHint))
          end()
        },
        Math.max(0, deadline - performance.now())
      )
      waiting = {
        callId,
        settle(result) {
          clearTimeout(timer)
          resolve(result)
        }
      }
      try {
        child ??= start()
        child.send({ ...call, callId })
      } catch {
        end()
        settle(callId, fail('keychain-crashed'))
      }
    })
  }

  /** A cancelled operation ends the child that it waits for, so that nothing waits behind what nobody needs any more. */
  function breakOff(): void {
    if (!waiting) return
    settle(waiting.callId, fail('cancelled'))
    end()
  }

  function inTurn<T>(operation: (ask: Ask) => Promise<Result<T>>, signal?: AbortSignal): Promise<Result<T>> {
    const turn = queue.then(async () => {
      const deadline = performance.now() + timeoutMs
      signal?.addEventListener('abort', breakOff)
      try {
        return await operation(async (call) => (signal?.aborted ? fail('cancelled') : ask(call, deadline)))
      } finally {
        signal?.removeEventListener('abort', breakOff)
      }
    })
    queue = turn.catch(() => undefined)
    return turn
  }

  return {
    read: (account, signal) => inTurn((ask) => read(ask, account), signal),
    async save(account, secret) {
      const saved = await inTurn((ask) => save(ask, account, secret))
      // What a keychain says may repeat what it was given.
      return saved.ok ? saved : { ok: false, failure: discreet(saved.failure, secret) }
    },
    remove: (account) => inTurn((ask) => remove(ask, account)),
    close() {
      closed = true
      breakOff()
      end()
    }
  }
}

type Ask = (call: Call) => Promise<Result<Value>>

async function read(ask: Ask, account: string): Promise<Result<string>> {
  const found = await ask({ call: 'get', account })
  if (!found.ok) return found
  if (typeof found.value === 'string') return ok(found.value)
  const usable = await probe(ask)
  if (!usable.ok) return usable
  // It may have been unlocked, or reached again, between the first look and the probe.
  const again = await ask({ call: 'get', account })
  if (!again.ok) return again
  return typeof again.value === 'string' ? ok(again.value) : fail('secret-missing')
}

async function save(ask: Ask, account: string, secret: string): Promise<Result<null>> {
  const refusal = unstorable(secret)
  if (refusal) return { ok: false, failure: refusal }
  const set = await ask({ call: 'set', account, secret })
  if (!set.ok) return set
  const found = await ask({ call: 'get', account })
  if (!found.ok) return found
  return found.value === secret
    ? ok(null)
    : fail('keychain-unavailable', 'It accepted the credential but gave back something else.')
}

async function remove(ask: Ask, account: string): Promise<Result<null>> {
  const removed = await ask({ call: 'delete', account })
  if (!removed.ok) return removed
  if (removed.value !== true) {
    // "Nothing removed" is also what a locked keychain says.
    const usable = await probe(ask)
    if (!usable.ok) return usable
    const again = await ask({ call: 'delete', account })
    if (!again.ok) return again
  }
  const found = await ask({ call: 'get', account })
  if (!found.ok) return found
  return found.value === null
    ? ok(null)
    : fail('keychain-unavailable', 'The credential is still there after its removal.')
}

/** Succeeds when the keychain can be written: one that is locked or absent finds nothing, without an error. */
async function probe(ask: Ask): Promise<Result<null>> {
  const set = await ask({ call: 'set', account: probeAccount, secret: 'probe' })
  if (!set.ok) return set
  const removed = await ask({ call: 'delete', account: probeAccount })
  return removed.ok ? ok(null) : removed
}

function unstorable(secret: string): Failure | null {
  const bytes = Buffer.byteLength(secret)
  if (secret.includes('\0')) return fail('unexpected', 'The credential holds a NUL character.').failure
  if (bytes <= maxSecretBytes) return null
  const sizes = `${maxSecretBytes.toLocaleString('en')} bytes; this one has ${bytes.toLocaleString('en')}`
  return fail('secret-too-large', `The keychain holds a credential of at most ${sizes}.`).failure
}

function resultOf(reply: KeychainReply): Result<Value> {
  return reply.outcome === 'answered' ? ok(reply.value) : { ok: false, failure: keychainFailure(reply.message) }
}
