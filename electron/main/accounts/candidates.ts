// Holds proven drafts in memory, credential and all, until they are kept, discarded or too old.

import type { AccountDraft } from '../../shared/account'
import type { Ms } from '../../shared/session'

const lifetimeMs = 600_000

interface Waiting {
  readonly draft: AccountDraft
  readonly sinceMs: Ms
  readonly timer: NodeJS.Timeout
}

interface Candidates {
  readonly add: (draft: AccountDraft) => string
  /** The draft, which stays until it is discarded; null when there is none any more. */
  readonly find: (candidateId: string) => AccountDraft | null
  readonly discard: (candidateId: string) => null
}

/** An empty store; what waits longer than ten minutes is forgotten. */
export function createCandidates(now: () => Ms, makeId: () => string): Candidates {
  const waiting = new Map<string, Waiting>()

  function forgetOld(): void {
    for (const [id, { sinceMs }] of waiting) if (now() - sinceMs >= lifetimeMs) discard(id)
  }

  function discard(id: string): null {
    clearTimeout(waiting.get(id)?.timer)
    waiting.delete(id)
    return null
  }

  return {
    add(draft) {
      forgetOld()
      const id = makeId()
      // The time is looked at as well when one is asked for: timers stand still while the computer sleeps.
      const timer = setTimeout(discard, lifetimeMs, id)
      timer.unref()
      waiting.set(id, { draft, sinceMs: now(), timer })
      return id
    },
    find(candidateId) {
      forgetOld()
      return waiting.get(candidateId)?.draft ?? null
    },
    discard
  }
}
