// A session as it was at one moment, with where it came from; and the lists of kept and recent ones.

import type { AccountLabel } from './account'
import type { TimeMark } from './mark'
import type { FailureKind } from './result'
import type { Ms, Session } from './session'

type SnapshotSource =
  | { readonly kind: 'fetched' }
  | { readonly kind: 'kept'; readonly fileName: string }
  /** `fileId` is main's name for its path; `nth` is its place among several in one file, else null. */
  | { readonly kind: 'file'; readonly fileName: string; readonly fileId: string; readonly nth: number | null }
  | { readonly kind: 'sample' }

export interface Snapshot {
  /** Main's handle for the raw JSON and for keeping, valid while this snapshot is the open one. */
  readonly id: string
  readonly session: Session
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

/** One of several sessions that stand in a file. */
export interface SessionToChoose {
  readonly sessionId: string | null
  /** The room's own name before its id. */
  readonly room: string | null
  readonly startMs: Ms | null
  /** True when a start was received that could not be read, absent otherwise. */
  readonly startUnreadable?: true
  /** Null when no list of them was recorded. */
  readonly participants: number | null
  /** True when there may be others who could not be read, absent otherwise. */
  readonly incomplete?: true
  /** What it stands in, in words; null when by itself. */
  readonly place: string | null
}

/** A file with several sessions, of which some are to be chosen. */
export interface SessionChoice {
  /** Main's handle for them, valid until a few more files with several were opened. */
  readonly choiceId: string
  readonly fileName: string
  readonly fileId: string
  readonly sessions: readonly SessionToChoose[]
  /** More than there are in `sessions` when there are too many to list. */
  readonly total: number
}

/** What comes of opening a file. */
export type OpenedFile = Snapshot | SessionChoice

/** As much of a long text as crosses the processes without a stop that anyone notices. */
export interface TextPart {
  readonly text: string
  /** Where the next part begins; null after the last. */
  readonly nextByte: number | null
}

/** What tells one session from the next in a list. */
export interface SessionFacts {
  /** Null while it was running, and where its end is not known. */
  readonly endMs: Ms | null
  readonly running: boolean
  /** How many participants there are; null when no list of them was recorded. */
  readonly participants: number | null
  /** True when there may be others who could not be read, absent otherwise. */
  readonly incomplete?: true
}

/** What the list says of a kept session besides: what was merely opened leaves no names behind. */
export interface KeptFacts extends SessionFacts {
  /** The names of the first few participants, of one without a name the id. */
  readonly people: readonly string[]
}

/** What a list can say of a session without opening it. */
export interface SessionBrief {
  readonly sessionId: string | null
  readonly title: string
  readonly account: AccountLabel | null
  readonly fetchedAtMs: Ms | null
  readonly startMs: Ms | null
  /** Null where the session is too long to be looked into for a list. */
  readonly facts: KeptFacts | null
}

export type KeptEntry =
  | { readonly id: string; readonly state: 'whole'; readonly keptAtMs: Ms; readonly brief: SessionBrief }
  | {
      readonly id: string
      readonly state: 'unreadable'
      readonly fileName: string
      readonly why: Extract<FailureKind, 'damaged-file' | 'newer-file' | 'foreign-file' | 'unreadable-file'>
    }

/** Some of the kept sessions; those whose files changed last come first. */
export interface KeptPage {
  readonly entries: readonly KeptEntry[]
  /** What to ask for to get those that come after them; null when these are the last. */
  readonly next: string | null
  /** How many there are on all pages. */
  readonly total: number
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
  readonly startMs: Ms | null
  /** Null for a file with several sessions, and where nobody looked. */
  readonly facts: SessionFacts | null
}
