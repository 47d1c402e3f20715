// What Rollcall knows of one video session, as columns: a table is an object of arrays of one length, and a row of it is an
// index. Times are epoch milliseconds; in a column of them NaN stands for "not known".

import type { Texts } from './texts'

export type Ms = number

/** A stretch of time, from its start up to but not at its end. */
export interface Span {
  readonly startMs: Ms
  readonly endMs: Ms
}

export const mediaKinds = ['mic', 'webcam', 'screenShare', 'screenShareAudio'] as const
export type MediaKind = (typeof mediaKinds)[number]

/** What of a participant is recorded as intervals. */
export const rowKinds = ['presence', ...mediaKinds] as const
export type RowKind = (typeof rowKinds)[number]

/** Why a time is not known: what was received could not be read as one, or nothing was received. */
export const untolds = ['unreadable', 'unrecorded'] as const
export type Untold = (typeof untolds)[number]

declare const participantRow: unique symbol
declare const remnantRow: unique symbol
declare const noteRow: unique symbol
/** A row of the participants' table. */
export type ParticipantIndex = number & { readonly [participantRow]: true }
/** A row of the remnants' table. */
export type RemnantIndex = number & { readonly [remnantRow]: true }
/** A row of the notes' table. */
export type NoteIndex = number & { readonly [noteRow]: true }

/** Each participant id once, as received. */
export interface ParticipantTable {
  readonly length: number
  /** Unique in its session; made up (and noted) when the data has none. */
  readonly id: Int32Array
  readonly name: Int32Array
  readonly mode: Int32Array
  readonly type: Int32Array
  /** One line such as "Firefox 115.0 on Linux". */
  readonly device: Int32Array
}

/**
 * Stretches of time as the service recorded them: of each participant first her presence, then her media in the order of
 * `mediaKinds`. Those of one kind are sorted by start; overlapping ones are not merged.
 */
export interface IntervalTable {
  readonly length: number
  /** Row kind `k` of participant `p` has the intervals from `first[p * rowKinds.length + k]` up to the next such number. */
  readonly first: Uint32Array
  readonly startMs: Float64Array
  /** Never before the start; NaN when no end is known. */
  readonly endMs: Float64Array
  /** 1 when an end was received that could not be read or is before the start: without it a NaN means that none was recorded. */
  readonly endUnreadable: Uint8Array
  /** The kinds of the data notes about it: bit `i` stands for `noteKinds[i]`. */
  readonly notes: Uint32Array
}

/**
 * What is left of entries whose start is not known, in the order in which they were received, or (without a time) of a whole
 * list that could not be read or was not recorded.
 */
export interface RemnantTable {
  readonly length: number
  /** As for intervals. */
  readonly first: Uint32Array
  /** An index into `untolds`. */
  readonly start: Uint8Array
  readonly endMs: Float64Array
  readonly endUnreadable: Uint8Array
  readonly notes: Uint32Array
}

/** Things that happened at one time, of each participant by time: what they say is a text. */
export interface MomentTable {
  readonly length: number
  /** Those of participant `p` stand from `first[p]` up to `first[p + 1]`. */
  readonly first: Uint32Array
  readonly atMs: Float64Array
  readonly text: Int32Array
}

/** The oddities of the data, in the order in which they were met. */
export interface NoteTable {
  readonly length: number
  /** An index into `noteKinds`. */
  readonly kind: Uint8Array
  /** -1 for one that is about no single participant. */
  readonly participant: Int32Array
  readonly path: Int32Array
  readonly raw: Int32Array
  readonly handling: Int32Array
  readonly atMs: Float64Array
  readonly count: Uint32Array
}

/** Where the service says that participants were, as received. */
export interface RecordedPlace {
  readonly city: string | null
  readonly region: string | null
  readonly country: string | null
  /** How many of them. */
  readonly participants: number
}

/** A session's own facts. */
export interface SessionHead {
  readonly id: string | null
  readonly roomId: string | null
  readonly customRoomId: string | null
  /** As received; an open set of words. */
  readonly status: string | null
  /** True when the data says that the session had not ended: open ends then mean "still in". */
  readonly running: boolean
  readonly startMs: Ms | null
  readonly endMs: Ms | null
  /** True when a start or an end was received that could not be read, absent otherwise. */
  readonly startUnreadable?: true
  readonly endUnreadable?: true
  readonly region: string | null
  /** True when others may have been in who are not among these: some could not be read, or the service counts more; absent otherwise. */
  readonly incomplete?: true
  /** Those of which most participants are recorded first, so many that each can be looked at; absent where none is. */
  readonly places?: readonly RecordedPlace[]
  /** How many participants the service says there are in all, when it says so. */
  readonly participantsTotal: number | null
}

export interface Session extends SessionHead {
  /** Whatever the columns of texts below point into. */
  readonly texts: Texts
  readonly participants: ParticipantTable
  readonly intervals: IntervalTable
  readonly remnants: RemnantTable
  /** Media errors. */
  readonly errors: MomentTable
  /** Changes of mode. */
  readonly modes: MomentTable
  readonly notes: NoteTable
}

/** Those about one interval come in the order in which they are met: what its times are, then how it stands to others. */
export const noteKinds = [
  'missing-id',
  'missing-name',
  'missing-timelog',
  'missing-zone',
  'wrong-type',
  'invalid-time',
  'unusual-time',
  'missing-time',
  'backwards',
  'zero-length',
  'missing-end',
  'out-of-order',
  'repeated',
  'overlapping',
  'before-session',
  'after-session',
  'media-outside',
  'duplicate-participant',
  'unknown-status',
  'contradicting-status',
  'older-name',
  'extra-key',
  'repeated-key',
  'enclosed',
  'participants-missing',
  'secret-withheld'
] as const
export type NoteKind = (typeof noteKinds)[number]
