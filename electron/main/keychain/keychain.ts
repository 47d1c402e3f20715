// Keeps credentials in the operating system's keychain, and tells a locked, absent, slow, crashed or refusing one from an empty one.

import type { KeychainQuestion } from '../../shared/bridge'
import { fail, ok, type Failure, type Result } from '../../shared/result'
import { discreet, noKeyring } from './keychain-failures'
import { keychainProcess, type Value } from './keychain-process'
import type { KeychainCall, KeychainChild } from './keychain-protocol'
import type { SecretService, Sight } from './secret-service'

/** Windows holds 2,560 bytes in an item; a little is left for what else it may count. */
const maxSecretBytes = 2500

/** One name for all, so that a probe which was broken off is removed by the next one; no account's id is like it. */
const probeAccount = 'probe'

/** What a secret is overwritten with before its item is removed: KeePassXC puts what is removed into a bin. */
const overwriting = 'removed'

export interface Keychain {
  /** The item that the app remembers to have saved; `secret-missing` only when the keychain surely has none. */
  readonly read: (account: string, signal?: AbortSignal) => Promise<Result<string>>
  /** Saves and reads back: success means that the keychain gave the same text again. */
  readonly save: (account: string, secret: string) => Promise<Result<null>>
  /**
   * Overwrites, reads that back, and removes: success means that the keychain gave access and no longer has it. What
   * is `unasked` waits for no question to the user.
   */
  readonly remove: (account: string, urgency?: 'asked' | 'unasked') => Promise<Result<null>>
  /** Gives up what is being done, which then is answered `cancelled`. */
  readonly cancel: () => void
  /** Ends the child process, a pending call included; later calls fail. */
  readonly close: () => void
}

interface KeychainOptions {
  readonly fork: () => KeychainChild
  readonly service: SecretService
  readonly onQuestion?: (question: KeychainQuestion | null) => void
  readonly timeoutMs?: number
  readonly questionMs?: number
}

/**
 * A keychain over a child process. Operations run one at a time; each is answered within `timeoutMs` and a second for
 * looking why not, but for the time that the keychain's question to its user is open, which `questionMs` limits.
 */
export function openKeychain(options: KeychainOptions): Keychain {
  const { service, onQuestion = () => undefined, timeoutMs = 3500, questionMs = 300_000 } = options
  const child = keychainProcess({ fork: options.fork, service, onQuestion, timeoutMs, questionMs })
  let queue: Promise<unknown> = Promise.resolve()

  function inTurn<T>(
    operation: (access: Access) => Promise<Result<T>>,
    { signal, waits = true }: { readonly signal?: AbortSignal | undefined; readonly waits?: boolean } = {}
  ): Promise<Result<T>> {
    const turn = queue.then(async () => {
      const patience = child.patience(waits)
      // A cancelled operation ends the child that it waits for, so that nothing waits behind what nobody needs any more.
      signal?.addEventListener('abort', child.breakOff)
      try {
        const result = (await service.asksInVain())
          ? fail('keychain-unavailable', 'It shows no group that Rollcall could keep entries in.')
          : await operation({
              ...service,
              ask: async (call) => (signal?.aborted ? fail('cancelled') : child.ask(call, patience))
            })
        // A refusal may stand for as long as the process that got it: the next one is asked about anew.
        if (!result.ok && result.failure.kind === 'keychain-denied') child.end()
        return result.ok ? result : { ok: false as const, failure: await named(result.failure) }
      } finally {
        signal?.removeEventListener('abort', child.breakOff)
      }
    })
    queue = turn.catch(() => undefined)
    return turn
  }

  /** With the program that can do something about it. */
  async function named(failure: Failure): Promise<Failure> {
    if (!failure.kind.startsWith('keychain-')) return failure
    const program = await service.program()
    return program === null ? failure : { ...failure, program }
  }

  return {
    read: (account, signal) => inTurn((access) => read(access, account), { signal }),
    async save(account, secret) {
      const saved = await inTurn((access) => save(access, account, secret))
      // What a keychain says may repeat what it was given.
      return saved.ok ? saved : { ok: false, failure: discreet(saved.failure, secret) }
    },
    remove: (account, urgency = 'asked') => inTurn((access) => remove(access, account), { waits: urgency === 'asked' }),
    cancel: child.breakOff,
    close: child.close
  }
}

interface Access extends Pick<SecretService, 'look'> {
  readonly ask: (call: KeychainCall) => Promise<Result<Value>>
}

async function read({ ask, look }: Access, account: string): Promise<Result<string>> {
  const found = await ask({ call: 'get', account })
  if (!found.ok) return found
  if (typeof found.value === 'string') return ok(found.value)
  // "Nothing found" is also what a locked keychain says, and one whose user refused.
  const hindrance = hindranceIn(await look(account))
  if (hindrance) return hindrance
  const usable = await probe({ ask, look })
  if (!usable.ok) return usable
  // It may have been unlocked, or reached again, between the first look and the probe.
  const again = await ask({ call: 'get', account })
  if (!again.ok) return again
  return typeof again.value === 'string' ? ok(again.value) : fail('secret-missing')
}

function hindranceIn(sight: Sight | null): ReturnType<typeof fail> | null {
  switch (sight) {
    case 'nowhere':
      return fail('keychain-unavailable', noKeyring)
    case 'locked':
      return fail('keychain-locked')
    case 'shown':
      return fail('keychain-denied')
    case 'not-shown':
    case null:
      return null
    default:
      return sight satisfies never
  }
}

async function save(access: Access, account: string, secret: string): Promise<Result<null>> {
  const refusal = unstorable(secret)
  if (refusal) return { ok: false, failure: refusal }
  return write(access, account, secret)
}

async function remove(access: Access, account: string): Promise<Result<null>> {
  // What would be overwritten cannot be there, and its user is not to be asked to make a keyring for it.
  if ((await access.look(account)) === 'nowhere') return fail('keychain-unavailable', noKeyring)
  const overwritten = await write(access, account, overwriting)
  if (!overwritten.ok) return overwritten
  const removed = await removeOwn(access, account)
  if (removed.ok) return removed
  const detail = 'Its secret was overwritten already; remove the account once more to be rid of its entry.'
  return { ok: false, failure: { ...removed.failure, detail } }
}

/** Succeeds when the keychain can be written: one that is locked, absent or refusing finds nothing, without an error. */
async function probe(access: Access): Promise<Result<null>> {
  const written = await write(access, probeAccount, 'probe')
  return written.ok ? removeOwn(access, probeAccount) : written
}

/** Writes and reads back: a keychain whose user refused takes what it does not keep. */
async function write({ ask, look }: Access, account: string, secret: string): Promise<Result<null>> {
  const set = await ask({ call: 'set', account, secret })
  if (!set.ok) return set
  // KeePassXC says yes also when its user did not unlock it, and would ask once more to read.
  if ((await look(account)) === 'locked') return fail('keychain-locked')
  const found = await ask({ call: 'get', account })
  if (!found.ok) return found
  if (found.value === secret) return ok(null)
  return found.value === null
    ? fail('keychain-denied', 'It accepted the credential but did not give it back.')
    : fail('keychain-unavailable', 'It accepted the credential but gave back something else.')
}

/** Removes what was just written and read back. */
async function removeOwn({ ask }: Access, account: string): Promise<Result<null>> {
  const removed = await ask({ call: 'delete', account })
  if (!removed.ok) return removed
  const found = await ask({ call: 'get', account })
  if (!found.ok) return found
  return removed.value === true && found.value === null
    ? ok(null)
    : fail('keychain-unavailable', 'The credential is still there after its removal.')
}

function unstorable(secret: string): Failure | null {
  const bytes = Buffer.byteLength(secret)
  if (secret.includes('\0')) return fail('unexpected', 'The credential holds a NUL character.').failure
  if (bytes <= maxSecretBytes) return null
  const sizes = `${maxSecretBytes.toLocaleString('en')} bytes; this one has ${bytes.toLocaleString('en')}`
  return fail('secret-too-large', `The keychain holds a credential of at most ${sizes}.`).failure
}
