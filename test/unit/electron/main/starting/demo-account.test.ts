// The account that the demo hands over through the environment.

import { expect, test } from 'vitest'
import { takeDemoAccount } from '../../../../../electron/main/starting/demo-account'

const demo = JSON.stringify({ name: 'Demo', color: 'teal', apiKey: 'key', secret: 'secret' })

test('the demo account is taken out of the environment', () => {
  const env = { ROLLCALL_DEMO_ACCOUNT: demo, HOME: '/home' }
  expect(takeDemoAccount(env, false)).toEqual({
    label: { name: 'Demo', color: 'teal' },
    credential: { kind: 'key', apiKey: 'key', secret: 'secret' }
  })
  expect(env).toEqual({ HOME: '/home' })
})

test('the packaged app has no demo account, and forgets it all the same', () => {
  const env = { ROLLCALL_DEMO_ACCOUNT: demo }
  expect(takeDemoAccount(env, true)).toBeNull()
  expect(env).toEqual({})
})

test.each([undefined, '', 'no JSON', '[]', '{"name":"Demo"}'])('%j is no demo account', (text) => {
  expect(takeDemoAccount(text === undefined ? {} : { ROLLCALL_DEMO_ACCOUNT: text }, false)).toBeNull()
})
