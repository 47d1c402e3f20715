// The steps in which the list of saved accounts changes: what each does to the accounts, the current one and the leftovers.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  announcing,
  forgetting,
  withAccount,
  withAccountAgain,
  withoutAccount
} from '../../../../../electron/main/accounts/account-changes'
import type { SavedAccount, SavedAccounts } from '../../../../../electron/main/accounts/accounts-file'

const account = (id: string): SavedAccount => ({ id, name: `Name of ${id}`, color: 'teal', kind: 'key', saved: true })
const three: SavedAccounts = {
  currentId: 'b',
  accounts: [account('a'), account('b'), account('c')],
  leftovers: ['old']
}
const idsOf = ({ accounts }: SavedAccounts): string => accounts.map(({ id }) => id).join(' ')

/** Accounts with one of them current, and the id of any of them. */
const anyAccounts = fc
  .uniqueArray(fc.constantFrom(...'abcdefgh'), { minLength: 1 })
  .chain((ids) => fc.tuple(fc.constant(ids), fc.constantFrom(...ids), fc.constantFrom(...ids)))
  .map(([ids, currentId, id]) => ({ saved: { currentId, accounts: ids.map(account), leftovers: ['old'] }, id }))

test('a keychain item that is about to be made is a leftover until its account is there', () => {
  const announced = announcing(three, 'new')
  expect(announced).toEqual({ ...three, leftovers: ['old', 'new'] })
  expect(withAccount(announced, account('new'), null)).toEqual({
    currentId: 'new',
    accounts: [...three.accounts, account('new')],
    leftovers: ['old']
  })
})

test('what the keychain surely has no more is forgotten, and nothing else', () => {
  expect(forgetting({ ...three, leftovers: ['x', 'y', 'z'] }, new Set(['x', 'z']))).toEqual({
    ...three,
    leftovers: ['y']
  })
})

describe('an account that replaces another', () => {
  test('takes its place, and leaves its item to be removed', () => {
    const replaced = withAccount(announcing(three, 'new'), account('new'), 'b')
    expect(idsOf(replaced)).toBe('a new c')
    expect(replaced).toMatchObject({ currentId: 'new', leftovers: ['old', 'b'] })
  })

  test('that is gone meanwhile comes last, and leaves nothing to be removed', () => {
    const added = withAccount(announcing(three, 'new'), account('new'), 'gone')
    expect(idsOf(added)).toBe('a b c new')
    expect(added.leftovers).toEqual(['old'])
  })
})

describe('an account that is removed', () => {
  test('leaves its item to be removed, and the current one current', () => {
    expect(withoutAccount({ ...three, currentId: 'c' }, 'a')).toEqual({
      currentId: 'c',
      accounts: [account('b'), account('c')],
      leftovers: ['old', 'a']
    })
  })

  test('and was current leaves the first of the others current, or none', () => {
    expect(withoutAccount(three, 'b').currentId).toBe('a')
    expect(withoutAccount({ currentId: 'a', accounts: [account('a')], leftovers: [] }, 'a')).toEqual({
      currentId: null,
      accounts: [],
      leftovers: ['a']
    })
  })

  test('and comes again is as if it had never been removed', () => {
    fc.assert(
      fc.property(anyAccounts, ({ saved, id }) => {
        expect(withAccountAgain(withoutAccount(saved, id), saved, id)).toEqual(saved)
      })
    )
  })

  test('and comes again does not undo what was chosen or renamed meanwhile', () => {
    const renamed = { ...account('c'), name: 'Renamed' }
    const meanwhile = { ...withoutAccount(three, 'b'), accounts: [account('a'), renamed], currentId: 'c' }
    expect(withAccountAgain(meanwhile, three, 'b')).toEqual({
      currentId: 'c',
      accounts: [account('a'), account('b'), renamed],
      leftovers: ['old']
    })
  })
})
