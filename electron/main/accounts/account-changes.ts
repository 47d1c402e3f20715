// The changes that a keychain operation makes to the list of saved accounts, step by step.

import type { SavedAccount, SavedAccounts } from './accounts-file'

/** With one leftover more: a keychain item that is about to be made. */
export function announcing(saved: SavedAccounts, id: string): SavedAccounts {
  return { ...saved, leftovers: [...saved.leftovers, id] }
}

/** Without leftovers that the keychain surely has no more. */
export function forgetting(saved: SavedAccounts, ids: ReadonlySet<string>): SavedAccounts {
  return { ...saved, leftovers: saved.leftovers.filter((id) => !ids.has(id)) }
}

/** With an announced account, which is current from now on; in the place of the one that it replaces, a leftover then. */
export function withAccount(saved: SavedAccounts, account: SavedAccount, replaces: string | null): SavedAccounts {
  const isReplaced = saved.accounts.some(({ id }) => id === replaces)
  const { leftovers } = forgetting(saved, new Set([account.id]))
  return {
    currentId: account.id,
    accounts: isReplaced
      ? saved.accounts.map((other) => (other.id === replaces ? account : other))
      : [...saved.accounts, account],
    leftovers: isReplaced && replaces !== null ? [...leftovers, replaces] : leftovers
  }
}

/** Without an account, whose keychain item is a leftover from now on. */
export function withoutAccount(saved: SavedAccounts, id: string): SavedAccounts {
  const accounts = saved.accounts.filter((account) => account.id !== id)
  const currentId = saved.currentId === id ? (accounts[0]?.id ?? null) : saved.currentId
  return { currentId, accounts, leftovers: [...saved.leftovers, id] }
}

/** With an account again that `before` had, in its old place; current again unless another was chosen since. */
export function withAccountAgain(saved: SavedAccounts, before: SavedAccounts, id: string): SavedAccounts {
  const place = before.accounts.findIndex((account) => account.id === id)
  const meanwhileId = withoutAccount(before, id).currentId
  return {
    currentId: saved.currentId === meanwhileId ? before.currentId : saved.currentId,
    accounts: [
      ...saved.accounts.slice(0, place),
      ...before.accounts.filter((account) => account.id === id),
      ...saved.accounts.slice(place)
    ],
    leftovers: forgetting(saved, new Set([id])).leftovers
  }
}
