// What the left column lists: kept sessions, and what was opened lately and is none of them.

import type { Ms } from '../../../electron/shared/session'
import type { KeptEntry, Recent } from '../../../electron/shared/snapshot'

export type WholeEntry = Extract<KeptEntry, { state: 'whole' }>
type UnreadableEntry = Extract<KeptEntry, { state: 'unreadable' }>

export type Listed =
  | { readonly kind: 'kept'; readonly entry: WholeEntry }
  | { readonly kind: 'recent'; readonly recent: Recent }
  | { readonly kind: 'unreadable'; readonly entry: UnreadableEntry }

/**
 * What was kept or opened last comes first, files that cannot be read at the end. A session that was opened before it was
 * kept stands there once, as kept; opened again after that it is fetched anew, and so stands there as well.
 */
export function listedOf(kept: readonly KeptEntry[], recents: readonly Recent[]): readonly Listed[] {
  const whole = kept.filter((entry): entry is WholeEntry => entry.state === 'whole')
  const unreadable = kept.filter((entry): entry is UnreadableEntry => entry.state === 'unreadable')
  const keptAtMs = new Map<string, Ms>()
  for (const { brief, keptAtMs: atMs } of whole)
    if (brief.sessionId !== null) keptAtMs.set(brief.sessionId, Math.max(atMs, keptAtMs.get(brief.sessionId) ?? 0))
  const others = recents.filter(
    ({ kind, where, openedAtMs }) => kind === 'file' || !((keptAtMs.get(where) ?? -Infinity) >= openedAtMs)
  )
  const readable: Listed[] = [
    ...whole.map((entry) => ({ kind: 'kept', entry }) as const),
    ...others.map((recent) => ({ kind: 'recent', recent }) as const)
  ]
  return [
    ...readable.sort((one, other) => lastMs(other) - lastMs(one) || (idOf(one) < idOf(other) ? -1 : 1)),
    ...unreadable
      .toSorted((one, other) => (one.id < other.id ? -1 : 1))
      .map((entry) => ({ kind: 'unreadable', entry }) as const)
  ]
}

/** Some entries and, after them, those of others that are not among them. */
export function withOthers(some: readonly KeptEntry[], others: readonly KeptEntry[]): readonly KeptEntry[] {
  const ids = new Set(some.map(({ id }) => id))
  return [...some, ...others.filter(({ id }) => !ids.has(id))]
}

/** What tells a line of the list from all others. */
export function idOf(listed: Listed): string {
  return listed.kind === 'recent' ? `recent ${listed.recent.id}` : `kept ${listed.entry.id}`
}

/** When it was kept or opened. */
function lastMs(listed: Listed): Ms {
  if (listed.kind === 'recent') return listed.recent.openedAtMs
  return listed.kind === 'kept' ? listed.entry.keptAtMs : -Infinity
}

/** Whether a line has these words, lower case, in its title, its id or place, its account, a name it shows or its file's name. */
export function hasWords(listed: Listed, words: string): boolean {
  return textsOf(listed).join('\n').toLowerCase().includes(words)
}

function textsOf(listed: Listed): readonly string[] {
  switch (listed.kind) {
    case 'unreadable':
      return [listed.entry.fileName]
    case 'recent': {
      const { title, where, account } = listed.recent
      return [title, where, account?.name ?? '']
    }
    case 'kept': {
      const { title, sessionId, account, facts } = listed.entry.brief
      return [title, sessionId ?? '', account?.name ?? '', ...(facts?.people ?? [])]
    }
  }
}
