// Holds proven drafts in memory, credential and all, until they are kept, discarded or too old.

import type { AccountDraft } from '../../shared/account'
import type { Ms } from '../../shared/session'

const lifetimeMs = 600_000

export interface Candidates {
  readonly add: (draft: AccountDraft) => string
  /** The draft, which stays until it is discarded; null when there is none any more. */
  readonly find: (candidateId: string) => AccountDraft | null
  readonly discard: (candidateId: string) => null
}

/** An empty store; what waits longer than ten minutes is forgotten. */
export function createCandidates(now: () => Ms, makeId: () => string): Candidates {
  const waiting = new Map<string, { readonly draft: AccountDraft; readonly sinceMs: Ms }>()

  function forgetOld(): void {
    for (const [id, { sinceMs }] of waiting) if (now() - sinceMs >= lifetimeMs) waiting.delete(id)
  }

  return {
    add(draft) {
      forgetOld()
      const id = makeId()
      waiting.set(id, { draft, sinceMs: now() })
      return id
    },
    find(candidateId) {
      forgetOld()
      return waiting.get(candidateId)?.draft ?? null
    },
    discard(candidateId) {
      waiting.delete(candidateId)
      return null
    }
  }
}
