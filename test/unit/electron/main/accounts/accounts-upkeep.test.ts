// What accounts do when the keychain or the file does not: nothing is asked twice, removed too early or called done that is not.

import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { createAccounts, type AccountsStore } from '../../../../../electron/main/accounts/accounts'
import type { Keychain } from '../../../../../electron/main/keychain/keychain'
import { sign } from '../../../../../electron/main/videosdk/token'
import type { AccountDraft, Accounts, Credential } from '../../../../../electron/shared/account'
import { fail, ok, type Result } from '../../../../../electron/shared/result'
import { temporaryFolder } from '../../../temporary-folder'

const credential: Credential = { kind: 'key', apiKey: 'the-key', secret: 'the-secret' }
const label = { name: 'Support', color: 'teal' } as const
const never = new AbortController().signal
const nowMs = Date.UTC(2026, 10, 1)

let folder: string
let items: Map<string, string>
let asked: string[]
let isLocked: boolean
beforeEach(async () => {
  folder = await temporaryFolder()
  items = new Map()
  asked = []
  isLocked = false
})

const keychain: Keychain = {
  async read(id) {
    asked.push(`read ${id}`)
    const item = items.get(id)
    return item === undefined ? fail('secret-missing') : ok(item)
  },
  async save(id, item) {
    asked.push(`save ${id}`)
    items.set(id, item)
    return ok(null)
  },
  async remove(id) {
    asked.push(`remove ${id}`)
    if (isLocked) return fail('keychain-locked')
    items.delete(id)
    return ok(null)
  },
  cancel: () => undefined,
  close: () => undefined
}

let ids = 0
function start(): AccountsStore {
  const answer = { bytes: new Uint8Array(), participants: 0, total: null, lastPage: 1, serviceTimeMs: null }
  const videosdk = { open: () => ok({ get: () => Promise.resolve(ok(answer)) }) }
  return createAccounts({ folder, keychain, videosdk, now: () => nowMs, makeId: () => `id-${(ids += 1)}` })
}

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  return result.value
}

async function kept(
  store: AccountsStore,
  replaces: string | null = null,
  storage: 'keychain' | 'this-run' = 'keychain'
): Promise<Accounts> {
  const draft: AccountDraft = { ...label, credential, replaces }
  const { candidateId } = valueOf(await store.proveAccount(draft, never))
  return valueOf(await store.keepAccount(candidateId ?? '', storage))
}
const added = async (store: AccountsStore): Promise<string> => (await kept(store)).currentId ?? ''

const path = (): string => join(folder, 'accounts.json')
const writtenFile = async (): Promise<{ leftovers: string[] }> => JSON.parse(await readFile(path(), 'utf8'))

/** From now on, the file can neither be read nor written. */
async function blockFile(): Promise<void> {
  await rm(path())
  await mkdir(path())
}

describe('what an account left in the keychain', () => {
  /** As a crash leaves it: an account, and an item that none has. */
  async function leaveOver(): Promise<string> {
    const id = await added(start())
    const file = { ...(await writtenFile()), leftovers: ['left'] }
    await writeFile(path(), JSON.stringify(file))
    items.set('left', 'a credential')
    asked = []
    return id
  }

  test('is removed at the next start, as soon as the accounts are listed', async () => {
    const id = await leaveOver()
    const store = start()
    await store.listAccounts()
    await store.settled()
    expect([...items.keys()]).toEqual([id])
    expect((await writtenFile()).leftovers).toEqual([])
    expect(asked).toEqual(['remove left'])
  })

  test('is tried once at the start and not with every look at the list, for a keychain may ask its user each time', async () => {
    await leaveOver()
    isLocked = true
    const store = start()
    for (let look = 0; look < 3; look++) {
      await store.listAccounts()
      await store.settled()
    }
    expect(asked).toEqual(['remove left'])
    expect((await writtenFile()).leftovers).toEqual(['left'])
  })

  test('stays while the file cannot be written, for another account may still need it', async () => {
    await leaveOver()
    const store = start()
    await store.credentialOfCurrent()
    await blockFile()
    await store.listAccounts()
    await store.settled()
    expect(items.has('left')).toBe(true)
  })

  test('is nothing: then listing writes nothing', async () => {
    const store = start()
    await store.listAccounts()
    await store.settled()
    expect(await readdir(folder)).toEqual([])
    await added(store)
    const { mtimeMs, ino } = await stat(path())
    const again = start()
    await again.listAccounts()
    await again.settled()
    expect(await stat(path())).toMatchObject({ mtimeMs, ino })
  })
})

describe('while the file cannot be written', () => {
  test('nothing is chosen, renamed or removed, and each says so', async () => {
    const store = start()
    const first = await added(store)
    const second = await added(store)
    await blockFile()
    const failure = { kind: 'not-writable' }
    expect(await store.chooseAccount(first)).toMatchObject({ ok: false, failure })
    expect(await store.editAccount(first, { name: 'Other', color: 'pink' })).toMatchObject({ ok: false, failure })
    expect(await store.removeAccount(first)).toMatchObject({ ok: false, failure })
    expect(items.has(first)).toBe(true)
    expect(valueOf(await store.listAccounts())).toMatchObject({
      accounts: [{ id: first, name: 'Support' }, { id: second }],
      currentId: second
    })
  })
})

test('what was wrong with the file is a failure of the first list, and of that alone', async () => {
  await writeFile(path(), '{')
  const store = start()
  expect(await store.listAccounts()).toMatchObject({ ok: false, failure: { kind: 'damaged-file' } })
  expect(await store.listAccounts()).toMatchObject({ ok: true })
})

test('removing an account asks the keychain once, and what it said is final', async () => {
  const store = start()
  const id = await added(store)
  asked = []
  expect(valueOf(await store.removeAccount(id))).toEqual({ accounts: [], currentId: null })
  expect(asked).toEqual([`remove ${id}`])
  expect((await writtenFile()).leftovers).toEqual([])
})

test('an unknown account is gone, also beside known ones', async () => {
  const store = start()
  await added(store)
  asked = []
  for (const call of [
    store.removeAccount('x'),
    store.chooseAccount('x'),
    store.editAccount('x', { name: 'x', color: 'blue' }),
    store.testAccount('x', never)
  ])
    expect(await call).toMatchObject({
      ok: false,
      failure: { kind: 'no-account', detail: 'This account is no longer there.' }
    })
  expect(asked).toEqual([])
})

describe('an account of this run', () => {
  test('that is replaced makes place for the new one', async () => {
    const store = start()
    const { currentId } = await kept(store, null, 'this-run')
    const { accounts } = await kept(store, currentId)
    expect(accounts).toMatchObject([{ storage: 'keychain' }])
    expect(accounts).toHaveLength(1)
  })

  test('that is removed while another is current leaves that one current', async () => {
    const store = start()
    const first = (await kept(store, null, 'this-run')).currentId ?? ''
    await kept(store, null, 'this-run')
    const third = (await kept(store, null, 'this-run')).currentId
    expect(valueOf(await store.removeAccount(first)).currentId).toBe(third)
  })
})

test('a credential that was read from the keychain is known for taking it out of logs', async () => {
  await added(start())
  const store = start()
  expect(store.knownSecrets()).toEqual([])
  await store.credentialOfCurrent()
  expect(store.knownSecrets()).toEqual(['the-key', 'the-secret'])
})

test('a token is looked at without being given back', async () => {
  const token = sign({ apiKey: 'k', secret: 's' }, nowMs)
  expect(start().inspectToken(` ${token}`)).toEqual({
    ok: true,
    value: { expiresAtMs: nowMs + 600_000, roles: ['crawler'], cleaned: true }
  })
  expect(start().inspectToken('none')).toMatchObject({ ok: false, failure: { kind: 'not-a-token' } })
})

test('what waited too long to be kept is to be entered again', async () => {
  expect(await start().keepAccount('never-proven', 'keychain')).toMatchObject({
    failure: { kind: 'no-account', detail: 'It waited for more than ten minutes. Please enter it again.' }
  })
})
