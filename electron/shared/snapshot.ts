// A session as it was at one moment, with where it came from; and the lists of kept and recent ones.

import type { AccountLabel } from './account'
import type { TimeMark } from './mark'
import type { PackedSession } from './packed-session'
import type { FailureKind } from './result'
import type { Ms } from './session'

type SnapshotSource =
  | { readonly kind: 'fetched' }
  | { readonly kind: 'kept'; readonly fileName: string }
  | { readonly kind: 'file'; readonly fileName: string }
  | { readonly kind: 'sample' }

export interface Snapshot {
  /** Main's handle for the raw JSON and for keeping, valid while this snapshot is the open one. */
  readonly id: string
  readonly session: PackedSession
  readonly source: SnapshotSource
  /** When the service was asked; null when nobody knows (a raw file). */
  readonly fetchedAtMs: Ms | null
  readonly account: AccountLabel | null
  /** The kept file that holds exactly this, or null. */
  readonly keptId: string | null
  readonly rawBytes: number
  /** Those that the kept file has; empty for what was never kept. */
  readonly marks: readonly TimeMark[]
}

/** What a list can say of a session without opening it. */
export interface SessionBrief {
  readonly sessionId: string | null
  readonly title: string
  readonly account: AccountLabel | null
  readonly fetchedAtMs: Ms | null
}

export type KeptEntry =
  | { readonly id: string; readonly state: 'whole'; readonly keptAtMs: Ms; readonly brief: SessionBrief }
  | {
      readonly id: string
      readonly state: 'unreadable'
      readonly fileName: string
      readonly why: Extract<FailureKind, 'damaged-file' | 'newer-file' | 'foreign-file' | 'unreadable-file'>
    }

/** A session that was just kept, with all marks that its file has now: those given, and others that it had already. */
export type Kept = KeptEntry & { readonly marks: readonly TimeMark[] }

export interface Recent {
  readonly id: string
  readonly kind: 'session' | 'file'
  readonly title: string
  /** The session id or the file's path, for a tooltip. */
  readonly where: string
  readonly account: AccountLabel | null
  readonly openedAtMs: Ms
}
