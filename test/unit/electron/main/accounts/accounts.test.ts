// Accounts from the first draft to removal, with a real service over HTTP and a keychain that can fail at each step.
import { mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { createAccounts, type AccountsStore } from '../../../../../electron/main/accounts/accounts'
import type { Keychain } from '../../../../../electron/main/keychain/keychain'
import { createClient } from '../../../../../electron/main/videosdk/client'
import { sign } from '../../../../../electron/main/videosdk/token'
import type { AccountDraft, Accounts, Credential } from '../../../../../electron/shared/account'
import { fail, ok, type FailureKind, type Result } from '../../../../../electron/shared/result'
import { startVideosdk, type Videosdk } from '../../../../videosdk/server'
import { temporaryFolder } from '../../../temporary-folder'

const apiKey = 'canary-key-0cc175b9'
const secret = 'canary-secret-92eb5ffe'
const good: Credential = { kind: 'key', apiKey, secret }
const never = new AbortController().signal

let service: Videosdk
let folder: string
let items: Map<string, string>
let nowMs: number
let keychainFails: { save?: FailureKind; read?: FailureKind; remove?: FailureKind }
let beforeSave: () => Promise<unknown>

beforeEach(async () => {
  service = await startVideosdk({ apiKey, secret })
  folder = await temporaryFolder()
  items = new Map()
  nowMs = Date.now()
  keychainFails = {}
  beforeSave = async () => undefined
})
afterEach(async () => {
  await service.stop()
})

const keychain: Keychain = {
  async read(account) {
    if (keychainFails.read) return fail(keychainFails.read)
    const item = items.get(account)
    return item === undefined ? fail('secret-missing') : ok(item)
  },
  async save(account, item) {
    await beforeSave()
    if (keychainFails.save) return fail(keychainFails.save)
    items.set(account, item)
    return ok(null)
  },
  async remove(account) {
    if (keychainFails.remove) return fail(keychainFails.remove)
    items.delete(account)
    return ok(null)
  },
  cancel: () => undefined,
  close: () => undefined
}

let ids = 0
function start(): AccountsStore {
  const videosdk = createClient({ fetch, origin: service.origin, now: () => nowMs, isOnline: () => true })
  const store = createAccounts({ folder, keychain, videosdk, now: () => nowMs, makeId: () => `id-${(ids += 1)}` })
  // What a test did not wait for is still written; its folder goes after that.
  onTestFinished(store.settled)
  return store
}

function draft(change: Partial<AccountDraft> = {}): AccountDraft {
  return { name: 'Support', color: 'teal', credential: good, replaces: null, ...change }
}

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  return result.value
}

async function candidateOf(store: AccountsStore, change: Partial<AccountDraft> = {}): Promise<string> {
  const { candidateId } = valueOf(await store.proveAccount(draft(change), never))
  if (candidateId === null) throw new Error('The draft was rejected')
  return candidateId
}

async function added(store: AccountsStore, change: Partial<AccountDraft> = {}): Promise<Accounts> {
  return valueOf(await store.keepAccount(await candidateOf(store, change), 'keychain'))
}

function currentOf({ accounts, currentId }: Accounts): Accounts['accounts'][number] {
  const current = accounts.find(({ id }) => id === currentId)
  if (current === undefined) throw new Error('No account is current')
  return current
}

const fileText = (): Promise<string> => readFile(join(folder, 'accounts.json'), 'utf8')

describe('adding an account', () => {
  test('proves it with one call, saves it, and makes it current', async () => {
    const store = start()
    expect(valueOf(await store.listAccounts())).toEqual({ accounts: [], currentId: null })
    const proven = valueOf(await store.proveAccount(draft(), never))
    expect(proven.proof).toEqual({ outcome: 'accepted' })
    expect(items.size).toBe(0)
    const list = valueOf(await store.keepAccount(proven.candidateId ?? '', 'keychain'))
    expect(currentOf(list)).toMatchObject({ name: 'Support', color: 'teal', kind: 'key', storage: 'keychain' })
    expect(JSON.parse(items.get(list.currentId ?? '') ?? '')).toEqual({ v: 1, key: apiKey, secret })
    expect(service.requests.map(({ path, method }) => `${method} ${path}`)).toEqual(['GET /v2/sessions/'])
  })

  test('is still there after a restart, with its credential', async () => {
    const list = await added(start())
    const store = start()
    expect(valueOf(await store.listAccounts())).toEqual(list)
    expect(valueOf(await store.credentialOfCurrent())).toEqual({
      label: { name: 'Support', color: 'teal' },
      credential: good
    })
  })

  test('writes neither key nor secret into its file, which only its owner may read', async () => {
    const store = start()
    await added(store)
    await store.keepAccount(await candidateOf(store, { name: 'Passing' }), 'this-run')
    const text = await fileText()
    for (const canary of [apiKey, secret, 'Passing']) expect(text).not.toContain(canary)
    expect(JSON.parse(text)).toMatchObject({ version: 1, accounts: [{ name: 'Support', saved: true }] })
    expect((await stat(join(folder, 'accounts.json'))).mode & 0o777).toBe(0o600)
    expect(await readdir(folder)).toEqual(['accounts.json'])
  })

  test('with a wrong secret is rejected and forgotten', async () => {
    const credential: Credential = { kind: 'key', apiKey, secret: 'wrong' }
    const proven = valueOf(await start().proveAccount(draft({ credential }), never))
    expect(proven).toMatchObject({
      candidateId: null,
      proof: { outcome: 'rejected', failure: { kind: 'key-rejected' } }
    })
  })

  test('can be kept although the service is unreachable', async () => {
    await service.stop()
    const store = start()
    const proven = valueOf(await store.proveAccount(draft(), never))
    expect(proven.proof).toMatchObject({ outcome: 'unreachable', failure: { kind: 'offline' } })
    expect(await store.keepAccount(proven.candidateId ?? '', 'keychain')).toMatchObject({ ok: true })
  })

  test('can be cancelled', async () => {
    service.fail('all', { kind: 'slow-head', delayMs: 'never' })
    const controller = new AbortController()
    const proving = start().proveAccount(draft(), controller.signal)
    controller.abort()
    expect(await proving).toMatchObject({ failure: { kind: 'cancelled' } })
  })

  test('takes off the blanks around key, secret and token', async () => {
    const store = start()
    const credential: Credential = { kind: 'key', apiKey: ` ${apiKey}\n`, secret: `\t${secret} ` }
    await added(store, { credential })
    expect(valueOf(await store.credentialOfCurrent()).credential).toEqual(good)
    const token = sign({ apiKey, secret }, nowMs)
    await added(store, { credential: { kind: 'token', token: ` Bearer ${token}\n` } })
    expect(valueOf(await store.credentialOfCurrent()).credential).toEqual({ kind: 'token', token })
  })

  test.each<[string, Credential, FailureKind]>([
    ['an empty secret', { kind: 'key', apiKey, secret: ' ' }, 'key-rejected'],
    ['a secret with a NUL', { kind: 'key', apiKey, secret: 'a\0b' }, 'key-rejected'],
    ['no token', { kind: 'token', token: 'hello' }, 'not-a-token'],
    ['an old token', { kind: 'token', token: sign({ apiKey, secret }, 0) }, 'token-expired']
  ])('with %s is refused without a call', async (_, credential, kind) => {
    expect(await start().proveAccount(draft({ credential }), never)).toMatchObject({ failure: { kind } })
    expect(service.connections).toBe(0)
  })

  test('waits ten minutes to be kept, not longer', async () => {
    const store = start()
    const candidateId = await candidateOf(store)
    nowMs += 600_000
    expect(await store.keepAccount(candidateId, 'keychain')).toMatchObject({ failure: { kind: 'no-account' } })
    expect(items.size).toBe(0)
  })

  test('that was discarded cannot be kept', async () => {
    const store = start()
    const candidateId = await candidateOf(store)
    store.discardCandidate(candidateId)
    expect(await store.keepAccount(candidateId, 'this-run')).toMatchObject({ ok: false })
  })

  test('can be kept for this run after the keychain failed, and is gone after a restart', async () => {
    const store = start()
    const candidateId = await candidateOf(store)
    keychainFails = { save: 'keychain-locked' }
    expect(await store.keepAccount(candidateId, 'keychain')).toMatchObject({ failure: { kind: 'keychain-locked' } })
    expect(valueOf(await store.listAccounts()).accounts).toEqual([])
    const list = valueOf(await store.keepAccount(candidateId, 'this-run'))
    expect(currentOf(list)).toMatchObject({ storage: 'this-run' })
    expect(valueOf(await store.credentialOfCurrent()).credential).toEqual(good)
    expect(valueOf(await start().listAccounts()).accounts).toEqual([])
    expect(items.size).toBe(0)
  })
})

describe('several accounts', () => {
  test('can be chosen, renamed, recoloured and removed, and remember it', async () => {
    const store = start()
    const first = currentOf(await added(store, { name: 'One' }))
    const second = currentOf(await added(store, { name: 'Two' }))
    expect(valueOf(await store.chooseAccount(first.id)).currentId).toBe(first.id)
    await store.editAccount(second.id, { name: 'Zwei', color: 'pink' })
    const list = valueOf(await start().listAccounts())
    expect(list.currentId).toBe(first.id)
    expect(list.accounts.map(({ name, color }) => `${name} ${color}`)).toEqual(['One teal', 'Zwei pink'])
    const left = valueOf(await store.removeAccount(first.id))
    expect(left.currentId).toBe(second.id)
    expect([...items.keys()]).toEqual([second.id])
  })

  test('changed at the same time all keep their change', async () => {
    const store = start()
    const first = currentOf(await added(store))
    const second = currentOf(await added(store))
    await Promise.all([
      store.editAccount(first.id, { name: 'A', color: 'blue' }),
      store.editAccount(second.id, { name: 'B', color: 'blue' }),
      store.chooseAccount(first.id),
      added(store, { name: 'C' })
    ])
    expect(valueOf(await start().listAccounts()).accounts.map(({ name }) => name)).toEqual(['A', 'B', 'C'])
  })

  test('are listed while the keychain takes its time', async () => {
    const store = start()
    await added(store)
    let letGo = (): void => undefined
    const saving = new Promise<void>((begun) => {
      beforeSave = () => {
        begun()
        return new Promise<void>((resolve) => (letGo = resolve))
      }
    })
    const adding = added(store)
    await saving
    expect(valueOf(await store.listAccounts()).accounts).toHaveLength(1)
    letGo()
    expect((await adding).accounts).toHaveLength(2)
  })

  test('of this run are renamed, chosen and removed in memory', async () => {
    const store = start()
    const saved = currentOf(await added(store))
    store.addForThisRun({ name: 'Demo', color: 'violet' }, good)
    const demo = currentOf(valueOf(await store.listAccounts()))
    expect(demo).toMatchObject({ name: 'Demo', storage: 'this-run' })
    expect(currentOf(valueOf(await store.editAccount(demo.id, { name: 'Show', color: 'gray' }))).name).toBe('Show')
    expect(valueOf(await store.chooseAccount(saved.id)).currentId).toBe(saved.id)
    expect(valueOf(await store.chooseAccount(demo.id)).currentId).toBe(demo.id)
    expect(valueOf(await store.removeAccount(demo.id))).toMatchObject({ currentId: saved.id })
  })

  test('that are unknown are named as gone', async () => {
    const store = start()
    for (const call of [
      store.removeAccount('x'),
      store.chooseAccount('x'),
      store.editAccount('x', { name: 'x', color: 'blue' }),
      store.testAccount('x', never),
      store.credentialOfCurrent()
    ])
      expect(await call).toMatchObject({ failure: { kind: 'no-account' } })
  })
})

describe('testing an account', () => {
  test('says whether the service accepts it now', async () => {
    const store = start()
    const { id } = currentOf(await added(store))
    expect(await store.testAccount(id, never)).toEqual({ ok: true, value: { outcome: 'accepted' } })
    service.fail('all', { kind: 'status', status: 401 })
    expect(await store.testAccount(id, never)).toMatchObject({ value: { outcome: 'rejected' } })
  })

  test('names the keychain when that is what fails, and deletes nothing', async () => {
    const store = start()
    const { id } = currentOf(await added(store))
    for (const kind of ['keychain-locked', 'keychain-timeout', 'keychain-crashed', 'keychain-unavailable'] as const) {
      keychainFails = { read: kind }
      expect(await store.testAccount(id, never)).toMatchObject({ failure: { kind } })
      expect(await store.credentialOfCurrent()).toMatchObject({ failure: { kind } })
    }
    expect(items.has(id)).toBe(true)
  })

  test('does not take an item for a credential that is none', async () => {
    const store = start()
    const { id } = currentOf(await added(store))
    for (const item of ['', '{', '{"v":2,"key":"k","secret":"s"}', '{"v":1,"key":"k"}']) {
      items.set(id, item)
      expect(await store.testAccount(id, never)).toMatchObject({ failure: { kind: 'secret-missing' } })
    }
  })
})

describe('replacing a credential', () => {
  const other: Credential = { kind: 'token', token: sign({ apiKey, secret }, Date.now()) }

  test('keeps the account’s place, under a new keychain item, and removes the old one', async () => {
    const store = start()
    const first = currentOf(await added(store, { name: 'One' }))
    await added(store, { name: 'Two' })
    const list = await added(store, { name: 'One', credential: other, replaces: first.id })
    expect(list.accounts.map(({ name, kind }) => `${name} ${kind}`)).toEqual(['One token', 'Two key'])
    expect(items.has(first.id)).toBe(false)
    expect(items.size).toBe(2)
    expect(JSON.parse(await fileText())).toMatchObject({ leftovers: [] })
  })

  const kinds = ['keychain-locked', 'keychain-timeout', 'keychain-crashed', 'keychain-unavailable'] as const
  test.each(kinds)('leaves the old one whole when the new one cannot be saved (%s)', async (kind) => {
    const store = start()
    const before = await added(store)
    const candidateId = await candidateOf(store, { credential: other, replaces: before.currentId })
    keychainFails = { save: kind }
    expect(await store.keepAccount(candidateId, 'keychain')).toMatchObject({ failure: { kind } })
    keychainFails = {}
    for (const each of [store, start()]) {
      expect(valueOf(await each.listAccounts())).toEqual(before)
      expect(valueOf(await each.credentialOfCurrent()).credential).toEqual(good)
    }
  })

  test('leaves the old one whole when the file cannot be written after the new one was saved', async () => {
    const store = start()
    const before = await added(store)
    const candidateId = await candidateOf(store, { credential: other, replaces: before.currentId })
    const text = await fileText()
    beforeSave = async () => {
      await rm(join(folder, 'accounts.json'))
      await mkdir(join(folder, 'accounts.json'))
    }
    expect(await store.keepAccount(candidateId, 'keychain')).toMatchObject({ failure: { kind: 'not-writable' } })
    expect(valueOf(await store.listAccounts())).toEqual(before)
    expect(valueOf(await store.credentialOfCurrent()).credential).toEqual(good)
    expect((await readdir(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([])
    expect(JSON.parse(text)).toMatchObject({ currentId: before.currentId })
  })

  test('leaves the new one whole when the old one cannot be removed, and removes it the next time', async () => {
    const store = start()
    const before = currentOf(await added(store))
    keychainFails = { remove: 'keychain-timeout' }
    const list = await added(store, { credential: other, replaces: before.id })
    expect(valueOf(await store.credentialOfCurrent()).credential).toEqual(other)
    expect(items.has(before.id)).toBe(true)
    keychainFails = {}
    const again = start()
    expect(valueOf(await again.listAccounts())).toEqual(list)
    await added(again)
    expect(items.has(before.id)).toBe(false)
    expect(items.size).toBe(2)
  })

  test('names a new keychain item in the file before it exists, so that a crash leaves no secret behind for good', async () => {
    let during = ''
    beforeSave = async () => (during = await fileText())
    const { id } = currentOf(await added(start()))
    expect(JSON.parse(during)).toMatchObject({ accounts: [], leftovers: [id] })
    // As if the app had crashed right after the keychain's answer.
    await writeFile(join(folder, 'accounts.json'), during)
    await added(start())
    expect(items.has(id)).toBe(false)
  })
})

describe('removing an account', () => {
  const kinds = ['keychain-locked', 'keychain-timeout', 'keychain-crashed', 'keychain-unavailable'] as const
  test.each(kinds)('does not happen while its credential may still be in the keychain (%s)', async (kind) => {
    const store = start()
    const before = await added(store)
    keychainFails = { remove: kind }
    expect(await store.removeAccount(before.currentId ?? '')).toMatchObject({ failure: { kind } })
    expect(valueOf(await start().listAccounts())).toEqual(before)
  })
})

describe('the accounts’ file', () => {
  test.each([
    ['cut off', '{"version":1,"curr', 'damaged-file', /^accounts\.damaged-\d+\.json$/],
    ['empty', '', 'damaged-file', /^accounts\.damaged-\d+\.json$/],
    ['of another shape', '{"version":1,"accounts":{"id":1}}', 'damaged-file', /^accounts\.damaged-\d+\.json$/],
    ['newer', '{"version":2,"accounts":"?"}', 'newer-file', /^accounts\.newer-\d+\.json$/]
  ])('that is %s is put aside untouched, and said once', async (_, text, kind, aside) => {
    await writeFile(join(folder, 'accounts.json'), text)
    const store = start()
    expect(await store.listAccounts()).toMatchObject({
      failure: { kind, detail: expect.stringContaining('put aside') }
    })
    expect(valueOf(await store.listAccounts()).accounts).toEqual([])
    await added(store)
    const name = (await readdir(folder)).find((entry) => aside.test(entry)) ?? ''
    expect(await readFile(join(folder, name), 'utf8')).toBe(text)
    expect(valueOf(await start().listAccounts()).accounts).toHaveLength(1)
  })

  test('that cannot be read is not written over', async () => {
    await mkdir(join(folder, 'accounts.json'))
    const store = start()
    expect(await store.listAccounts()).toMatchObject({ failure: { kind: 'unreadable-file' } })
    const candidateId = await candidateOf(store)
    expect(await store.keepAccount(candidateId, 'keychain')).toMatchObject({ failure: { kind: 'not-writable' } })
    expect(items.size).toBe(0)
    expect(await store.keepAccount(candidateId, 'this-run')).toMatchObject({ ok: true })
  })

  test('is written when the store says that nothing is being written any more', async () => {
    const store = start()
    const { accounts } = await added(store)
    const ours = accounts[0]?.id ?? ''
    for (let count = 0; count < 10; count++) void store.editAccount(ours, { name: `Name ${count}`, color: 'pink' })
    void store.removeAccount('nobody')
    void store.editAccount(ours, { name: 'The last one', color: 'teal' })
    await new Promise((resolve) => setImmediate(resolve))
    await store.settled()
    expect(await fileText()).toContain('The last one')
  })

  test('never makes an account’s own item a leftover to remove', async () => {
    const { currentId } = await added(start())
    const file = JSON.parse(await fileText()) as object
    await writeFile(join(folder, 'accounts.json'), JSON.stringify({ ...file, leftovers: [currentId] }))
    await added(start())
    expect(items.has(currentId ?? '')).toBe(true)
  })
})

describe('secrets', () => {
  test('are all known for taking them out of logs, and are in no answer', async () => {
    const store = start()
    const token = sign({ apiKey, secret }, nowMs)
    const answers = [
      await store.proveAccount(draft({ credential: { kind: 'token', token } }), never),
      await store.proveAccount(draft({ credential: { kind: 'key', apiKey, secret: `${secret}-wrong` } }), never),
      await added(store),
      await store.listAccounts(),
      store.inspectToken(token)
    ]
    expect(store.knownSecrets()).toEqual(expect.arrayContaining([apiKey, secret, token, `${secret}-wrong`]))
    for (const canary of [apiKey, secret, token]) expect(JSON.stringify(answers)).not.toContain(canary)
  })
})
