// The sessions that are open side by side, as they are remembered between runs.

import type { Ms } from './session'
import type { Snapshot } from './snapshot'

/** Where a session can be read again. */
export type Place =
  | { readonly kind: 'session'; readonly sessionId: string }
  | { readonly kind: 'kept'; readonly keptId: string }
  /** `fileId` is main's name for the file's path; `nth` is the session's place in a file of several. */
  | { readonly kind: 'file'; readonly fileId: string; readonly nth: number | null }
  | { readonly kind: 'sample' }

export interface RememberedTab {
  readonly place: Place
  readonly title: string
  readonly sessionId: string | null
  readonly startMs: Ms | null
  /** How it was looked at, as text that the window alone can read. */
  readonly view: string
}

export interface OpenTabs {
  readonly tabs: readonly RememberedTab[]
  /** The place in `tabs` of the one in front; null when it is none of them. */
  readonly front: number | null
}

/** What was open when Rollcall ended; `trouble` says why nothing is known of it. */
export interface TabsBefore extends OpenTabs {
  readonly trouble: 'damaged' | 'unreadable' | null
}

/** More are not opened side by side. */
export const mostTabs = 50
/** In characters. */
export const longestView = 64 * 1024
export const longestTitle = 1000

/** Where a snapshot can be read again; null when nothing is known to ask for. */
export function placeOf({ keptId, source, session }: Pick<Snapshot, 'keptId' | 'source' | 'session'>): Place | null {
  if (keptId !== null) return { kind: 'kept', keptId }
  switch (source.kind) {
    case 'fetched':
      return session.id === null ? null : { kind: 'session', sessionId: session.id }
    case 'kept':
      // Its copy was removed, and what it was made of is not known any more.
      return session.id === null ? null : { kind: 'session', sessionId: session.id }
    case 'file':
      return { kind: 'file', fileId: source.fileId, nth: source.nth }
    case 'sample':
      return { kind: 'sample' }
  }
}
