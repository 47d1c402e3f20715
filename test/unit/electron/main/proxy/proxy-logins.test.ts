// The login for a proxy: asked for once, given to that proxy in that way alone, kept where the user said.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import type { Keychain } from '../../../../../electron/main/keychain/keychain'
import { ProxyLogins } from '../../../../../electron/main/proxy/proxy-logins'
import type { ProxyLogin, ProxyQuestion } from '../../../../../electron/shared/proxy'
import { fail, ok, type FailureKind } from '../../../../../electron/shared/result'
import { temporaryFolder } from '../../../temporary-folder'

const proxy = 'proxy.acme.example:3128'
const challenge = { host: 'proxy.acme.example', port: 3128, scheme: 'digest' }
const login = { name: 'agent', password: 'canary-of-the-proxy' }
const question = { proxy, scheme: 'digest' }

let path: string
let items: Map<string, string>
let asked: ProxyQuestion[]
let unlearned: number
let inEnvironment: ProxyLogin | null
let fails: { save?: FailureKind; read?: FailureKind; remove?: FailureKind }

beforeEach(async () => {
  path = join(await temporaryFolder(), 'proxy.json')
  items = new Map()
  asked = []
  unlearned = 0
  inEnvironment = null
  fails = {}
})

let read = 0
const keychain: Keychain = {
  async read(account) {
    read += 1
    if (fails.read) return fail(fails.read)
    const item = items.get(account)
    return item === undefined ? fail('secret-missing') : ok(item)
  },
  async save(account, item) {
    if (fails.save) return fail(fails.save)
    items.set(account, item)
    return ok(null)
  },
  async remove(account) {
    if (fails.remove) return fail(fails.remove)
    items.delete(account)
    return ok(null)
  },
  cancel: () => undefined,
  close: () => undefined
}

/** As in another run of the app, with what the disk and the keychain hold. */
function start(): ProxyLogins {
  const ask = (question: ProxyQuestion): void => void asked.push(question)
  const given = (asking: string): ProxyLogin | null => (asking === proxy ? inEnvironment : null)
  return new ProxyLogins({ path, keychain, given, ask, unlearn: async () => void (unlearned += 1) })
}

async function keptInKeychain(): Promise<void> {
  const logins = start()
  await logins.answer(challenge)
  expect(await logins.logIn(proxy, login, 'keychain')).toEqual(ok({ proxy, storage: 'keychain' }))
  await logins.settled()
  asked = []
}

test('a proxy that asks for the first time has the window ask, and no keychain is looked into', async () => {
  read = 0
  const answer = await start().answer(challenge)
  expect(answer).toMatchObject({ ok: false, failure: { kind: 'proxy-login' } })
  expect(answer).toMatchObject({
    failure: { detail: 'The proxy proxy.acme.example:3128 asks for a name and a password. (Digest)' }
  })
  expect(asked).toEqual([{ ...question, because: 'none' }])
  expect(read).toBe(0)
})

test('what was typed is the answer for as long as the app runs, and is nowhere on the disk', async () => {
  const logins = start()
  await logins.answer(challenge)
  expect(await logins.held()).toBeNull()
  expect(await logins.logIn(proxy, login, 'this-run')).toEqual(ok({ proxy, storage: 'this-run' }))
  expect(await logins.answer(challenge)).toEqual(ok(login))
  expect(await logins.held()).toEqual({ proxy, storage: 'this-run' })
  expect(asked).toHaveLength(1)
  expect([...items]).toEqual([])
  expect(await start().answer(challenge)).toMatchObject({ failure: { kind: 'proxy-login' } })
})

test.each([
  ['another proxy', { ...challenge, host: 'proxy.evil.example' }],
  ['another port', { ...challenge, port: 3129 }],
  ['a weaker way', { ...challenge, scheme: 'basic' }]
])('%s does not get it, from memory or from the keychain', async (_, other) => {
  await keptInKeychain()
  const logins = start()
  expect(await logins.answer(other)).toMatchObject({ failure: { kind: 'proxy-login' } })
  expect(await logins.answer(challenge)).toEqual(ok(login))
  expect(await logins.answer(other)).toMatchObject({ failure: { kind: 'proxy-login' } })
})

test('a way that no name and password answer is named, and nobody is asked', async () => {
  const logins = start()
  const scheme = 'negotiate'
  expect(await logins.answer({ ...challenge, scheme })).toEqual(
    fail('proxy-scheme', 'The proxy asks for Negotiate (Kerberos).')
  )
  expect(await logins.answer({ ...challenge, scheme: 'a\nb' })).toMatchObject({
    failure: { detail: 'The proxy asks for something unknown.' }
  })
  expect(asked).toEqual([])
})

test('a login in the keychain is there in the next run, which says so without giving it', async () => {
  await keptInKeychain()
  expect(await readFile(path, 'utf8')).not.toContain(login.password)
  const logins = start()
  expect(await logins.held()).toEqual({ proxy, storage: 'keychain' })
  expect(await logins.answer(challenge)).toEqual(ok(login))
  expect(asked).toEqual([])
})

test('a login that the proxy refuses is not tried again, also when it is in the keychain', async () => {
  await keptInKeychain()
  const logins = start()
  const given = await logins.answer(challenge)
  if (!given.ok) throw new Error('No login was given')
  expect(logins.refused(challenge, given.value)).toMatchObject({ failure: { kind: 'proxy-login' } })
  expect(asked).toEqual([{ ...question, because: 'refused' }])
  expect(await logins.answer(challenge)).toMatchObject({ failure: { kind: 'proxy-login' } })
  const other = { name: 'agent', password: 'the right one' }
  await logins.logIn(proxy, other, 'this-run')
  expect(await logins.answer(challenge)).toEqual(ok(other))
})

test('a refusal of what was given before does not lose what was typed since', async () => {
  const logins = start()
  await logins.answer(challenge)
  await logins.logIn(proxy, login, 'this-run')
  const typed = { ...login, password: 'another' }
  await logins.logIn(proxy, typed, 'this-run')
  logins.refused(challenge, login)
  expect(await logins.answer(challenge)).toEqual(ok(typed))
})

test('a keychain that does not give it has the window ask, and say why', async () => {
  await keptInKeychain()
  fails.read = 'keychain-locked'
  expect(await start().answer(challenge)).toMatchObject({
    failure: { kind: 'proxy-login', detail: expect.stringContaining('The keychain did not give the login') }
  })
  fails = {}
  items.clear()
  await start().answer(challenge)
  items.set('proxy', '{"v":1,"proxy":"proxy.evil.example:3128"}')
  await start().answer(challenge)
  expect(asked.map(({ because }) => because)).toEqual(['unread', 'none', 'none'])
})

test('a login that the keychain does not take is said not to be kept, and can be kept for this run', async () => {
  const logins = start()
  await logins.answer(challenge)
  fails.save = 'keychain-unavailable'
  expect(await logins.logIn(proxy, login, 'keychain')).toMatchObject({ failure: { kind: 'keychain-unavailable' } })
  expect(await logins.held()).toBeNull()
  expect(await logins.logIn(proxy, login, 'this-run')).toMatchObject({ ok: true })
  expect(await logins.answer(challenge)).toEqual(ok(login))
})

test('what is forgotten is gone from memory, the network and the keychain; what stays in the keychain is said', async () => {
  await keptInKeychain()
  const logins = start()
  await logins.answer(challenge)
  fails.remove = 'keychain-locked'
  expect(await logins.forget()).toMatchObject({ failure: { kind: 'keychain-locked' } })
  expect(await logins.held()).toEqual({ proxy, storage: 'keychain' })
  fails = {}
  expect(await logins.forget()).toEqual(ok(null))
  expect(unlearned).toBe(2)
  expect([...items]).toEqual([])
  expect(await logins.held()).toBeNull()
  expect(await logins.answer(challenge)).toMatchObject({ failure: { kind: 'proxy-login' } })
})

test('a proxy that has not asked is answered nothing', async () => {
  expect(await start().logIn(proxy, login, 'keychain')).toMatchObject({ failure: { kind: 'not-open' } })
  expect([...items]).toEqual([])
})

test('a file that cannot be understood costs the question, no more', async () => {
  await keptInKeychain()
  await writeFile(path, '{"version":1,"saved":{"proxy":7}}')
  expect(await start().answer(challenge)).toMatchObject({ failure: { kind: 'proxy-login' } })
})

test('what the environment gives for the proxy is the answer, until the proxy refuses it', async () => {
  inEnvironment = login
  const logins = start()
  expect(await logins.answer(challenge)).toEqual(ok(login))
  expect(asked).toEqual([])
  expect(await logins.answer({ ...challenge, host: 'other' })).toMatchObject({ failure: { kind: 'proxy-login' } })
  expect(logins.refused(challenge, login)).toMatchObject({ failure: { kind: 'proxy-login' } })
  expect(await logins.answer(challenge)).toMatchObject({ failure: { kind: 'proxy-login' } })
})
