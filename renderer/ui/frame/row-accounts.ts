// Whether it says anything of a session whose account it came from.

import type { AccountLabel } from '../../../electron/shared/account'
import type { KeptEntry, Recent } from '../../../electron/shared/snapshot'

/** The user's accounts and what is listed in; whether there is more than one account among them. */
export function areSeveral(
  accounts: readonly AccountLabel[],
  kept: readonly KeptEntry[],
  recents: readonly Recent[]
): boolean {
  const seen = new Set(accounts.map(nameOf))
  for (const { account } of recents) if (account !== null) seen.add(nameOf(account))
  for (const entry of kept)
    if (entry.state === 'whole' && entry.brief.account !== null) seen.add(nameOf(entry.brief.account))
  return seen.size > 1
}

function nameOf({ name, color }: AccountLabel): string {
  return `${color} ${name}`
}
