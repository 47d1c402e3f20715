// The window's part in the login for a proxy: it asks, passes the answer on, and makes the request again.
import { beforeEach, expect, test } from 'vitest'
import type { ProxyQuestion } from '../../../../../electron/shared/proxy'
import { fail, ok } from '../../../../../electron/shared/result'
import { Activity } from '../../../../../renderer/state/page/activity'
import { Rollcall } from '../../../../../renderer/state/rollcall.svelte'
import { FakeBridge, snapshotOf } from '../fake-bridge'

const question: ProxyQuestion = { proxy: 'proxy:3128', scheme: 'basic', because: 'none' }
const login = { name: 'agent', password: 'canary' }

let fake: FakeBridge
let app: Rollcall
beforeEach(async () => {
  fake = new FakeBridge()
  app = new Rollcall(fake.bridge, new Activity({ dataset: {} }))
  app.listen()
  void app.desk.run({ kind: 'fetch', pasted: 'some-session' })
  fake.tell('proxyAsks', question)
  await fake.answer('fetchSession', fail('proxy-login'))
})

test('a proxy that asks is shown, over all else', () => {
  expect(app.screen.proxyLogin).toBe(true)
  expect(app.screen.isCovered).toBe(true)
  expect(app.proxy.question).toEqual(question)
})

test('an answer goes to main once, is not held, and the request that failed for it is made again', async () => {
  const answered = app.proxy.logIn(login, 'this-run')
  expect(await app.proxy.logIn(login, 'this-run'), 'a second time while main takes the first').toBe(false)
  await fake.answer('logInToProxy', ok({ proxy: 'proxy:3128', storage: 'this-run' }))
  expect(await answered).toBe(true)
  expect(fake.argsOf('logInToProxy')).toEqual([['proxy:3128', login, 'this-run']])
  expect(JSON.stringify([app.proxy.question, app.proxy.held])).not.toContain('canary')
  app.leaveProxy(true)
  expect(app.screen.proxyLogin).toBe(false)
  await fake.answer('fetchSession', ok(snapshotOf('a')))
  expect(app.desk.open?.snapshot.id).toBe('a')
})

test('a question that is left unanswered makes no request, though its answer be taken later', () => {
  app.leaveProxy(false)
  app.leaveProxy(true)
  expect(app.screen.proxyLogin).toBe(false)
  expect(fake.argsOf('fetchSession')).toHaveLength(1)
  expect(app.desk.failed?.failure.kind).toBe('proxy-login')
})

test('an answer that could not be kept is said so, and the question stays', async () => {
  const answered = app.proxy.logIn(login, 'keychain')
  await fake.answer('logInToProxy', fail('keychain-locked'))
  expect(await answered).toBe(false)
  expect(app.proxy.failure?.kind).toBe('keychain-locked')
  expect(app.screen.proxyLogin).toBe(true)
})

test('what is held is shown until it is surely forgotten', async () => {
  void app.proxy.load()
  await fake.answer('getProxyLogin', ok({ proxy: 'proxy:3128', storage: 'keychain' }))
  void app.proxy.forget()
  await fake.answer('forgetProxyLogin', fail('keychain-locked'))
  expect(app.proxy.held?.proxy).toBe('proxy:3128')
  expect(app.proxy.failure?.kind).toBe('keychain-locked')
  void app.proxy.forget()
  await fake.answer('forgetProxyLogin', ok(null))
  expect(app.proxy.held).toBeNull()
  expect(app.proxy.failure).toBeNull()
})
