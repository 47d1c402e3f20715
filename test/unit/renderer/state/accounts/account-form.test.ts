import { beforeEach, describe, expect, test } from 'vitest'
import type { Account, Accounts } from '../../../../../electron/shared/account'
import { fail, ok } from '../../../../../electron/shared/result'
import { AccountForm } from '../../../../../renderer/state/accounts/account-form.svelte'
import { Activity } from '../../../../../renderer/state/page/activity'
import { FakeBridge } from '../fake-bridge'

const label = { name: 'Acme', color: 'blue' } as const
const credential = { kind: 'key', apiKey: 'key', secret: 'canary-secret' } as const
const account: Account = { id: 'a', ...label, kind: 'key', storage: 'keychain' }
const accounts: Accounts = { accounts: [account], currentId: 'a' }
const offline = { kind: 'offline', detail: null, requestId: null } as const
let fake: FakeBridge
let adopted: Accounts[]
let form: AccountForm

function newForm(replaces: Account | null = null) {
  fake = new FakeBridge()
  adopted = []
  const activity = new Activity({ dataset: {} })
  form = new AccountForm(fake.bridge, activity, (list) => adopted.push(list), replaces)
}
beforeEach(() => newForm())

describe('a new account', () => {
  test('is saved in the keychain as soon as the service accepted it', async () => {
    void form.submit(label, credential)
    expect(form.step.at).toBe('proving')
    await fake.answer('proveAccount', ok({ candidateId: 'c', proof: { outcome: 'accepted' } }))
    expect(fake.argsOf('keepAccount')).toEqual([['c', 'keychain']])
    await fake.answer('keepAccount', ok(accounts))
    expect(form.step).toEqual({ at: 'kept', proven: true, storage: 'keychain' })
    expect(adopted).toEqual([accounts])
  })

  test('that the service rejects is not kept, and the fields keep what was typed', async () => {
    void form.submit(label, credential)
    const failure = { kind: 'key-rejected', detail: null, requestId: null } as const
    await fake.answer('proveAccount', ok({ candidateId: null, proof: { outcome: 'rejected', failure } }))
    expect(form.step).toEqual({ at: 'editing', failure })
    expect(fake.argsOf('keepAccount')).toEqual([])
  })

  test('that could not be tried can be kept all the same', async () => {
    void form.submit(label, credential)
    await fake.answer('proveAccount', ok({ candidateId: 'c', proof: { outcome: 'unreachable', failure: offline } }))
    expect(form.step.at).toBe('unproven')
    void form.keep('keychain')
    await fake.answer('keepAccount', ok(accounts))
    expect(form.step).toEqual({ at: 'kept', proven: false, storage: 'keychain' })
  })

  test('is kept for this run only when there is no keychain and the user says so', async () => {
    void form.submit(label, credential)
    await fake.answer('proveAccount', ok({ candidateId: 'c', proof: { outcome: 'accepted' } }))
    await fake.answer('keepAccount', fail('keychain-unavailable'))
    expect(form.step).toMatchObject({ at: 'not-saved', proven: true, failure: { kind: 'keychain-unavailable' } })
    expect(adopted).toEqual([])
    void form.keep('this-run')
    expect(fake.argsOf('keepAccount').at(-1)).toEqual(['c', 'this-run'])
    await fake.answer('keepAccount', ok(accounts))
    expect(form.step).toEqual({ at: 'kept', proven: true, storage: 'this-run' })
  })

  test('of which nothing remains when the form is left: a waiting candidate is forgotten', async () => {
    void form.submit(label, credential)
    await fake.answer('proveAccount', ok({ candidateId: 'c', proof: { outcome: 'unreachable', failure: offline } }))
    form.cancel()
    expect(fake.argsOf('discardCandidate')).toEqual([['c']])
    expect(form.step).toEqual({ at: 'editing', failure: null })
  })

  test('whose proof was cancelled is discarded when the answer comes after all', async () => {
    void form.submit(label, credential)
    form.cancel()
    expect(fake.argsOf('cancel')).toHaveLength(1)
    await fake.answer('proveAccount', ok({ candidateId: 'c', proof: { outcome: 'accepted' } }))
    expect(fake.argsOf('discardCandidate')).toEqual([['c']])
    expect(fake.argsOf('keepAccount')).toEqual([])
    expect(form.step.at).toBe('editing')
  })
})

test('a credential that is entered again names the account it belongs to', () => {
  newForm(account)
  void form.submit(label, credential)
  expect(fake.argsOf('proveAccount')[0]?.[1]).toEqual({ ...label, credential, replaces: 'a' })
})

test('the form never holds the credential that passes through it', async () => {
  void form.submit(label, credential)
  await fake.answer('proveAccount', ok({ candidateId: 'c', proof: { outcome: 'unreachable', failure: offline } }))
  expect(JSON.stringify([form.step, form.inspection])).not.toContain('canary')
})

describe('a pasted token', () => {
  const inspection = { expiresAtMs: 1, roles: ['crawler'], cleaned: true }

  test('is judged by what was pasted last', async () => {
    void form.inspect('first')
    void form.inspect('second')
    await fake.answer('inspectToken', fail('not-a-token'))
    expect(form.inspection).toBeNull()
    await fake.answer('inspectToken', ok(inspection))
    expect(form.inspection).toEqual(ok(inspection))
  })

  test('that was deleted again leaves no judgement behind', async () => {
    void form.inspect('first')
    void form.inspect('')
    await fake.answer('inspectToken', ok(inspection))
    expect(form.inspection).toBeNull()
  })
})
