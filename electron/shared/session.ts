// What Rollcall knows of one video session: readonly plain data, every time in epoch milliseconds.

export type Ms = number

/** A stretch of time, from its start up to but not at its end. */
export interface Span {
  readonly startMs: Ms
  readonly endMs: Ms
}

export const mediaKinds = ['mic', 'webcam', 'screenShare', 'screenShareAudio'] as const
export type MediaKind = (typeof mediaKinds)[number]

/** What of a participant is recorded as intervals. */
export type RowKind = 'presence' | MediaKind

/** Why a time is not known: what was received could not be read as one, or nothing was received. */
export type Untold = 'unreadable' | 'unrecorded'

/** A stretch of time as the service recorded it. `endMs` is never before `startMs`; null means that no end is known. */
export interface Interval {
  readonly startMs: Ms
  readonly endMs: Ms | null
  /** True when an end was received that could not be read or is before the start, absent otherwise: without it a null means that none was recorded. */
  readonly endUnreadable?: true
  /** Kinds of the data notes about this interval, absent when there are none. */
  readonly notes?: readonly NoteKind[]
}

/** What is left of an entry whose start is not known, or (without a time) of a whole list that could not be read or was not recorded. */
export interface Remnant {
  readonly start: Untold
  readonly endMs: Ms | null
  /** As for an interval. */
  readonly endUnreadable?: true
  /** Kinds of the data notes about it. */
  readonly notes: readonly NoteKind[]
}

export interface MediaError {
  readonly atMs: Ms
  readonly message: string
}

export interface ModeChange {
  readonly mode: string
  readonly atMs: Ms
}

export interface Participant {
  /** The participant id, unique in its session; made up (and noted) when the data has none. */
  readonly id: string
  readonly name: string | null
  /** As recorded, sorted by start; overlapping entries are not merged. */
  readonly presence: readonly Interval[]
  readonly media: Readonly<Record<MediaKind, readonly Interval[]>>
  /** What is left of entries without a start, as received; absent when every entry has one. */
  readonly remnants?: Readonly<Partial<Record<'presence' | MediaKind, readonly Remnant[]>>>
  readonly errors: readonly MediaError[]
  readonly modes: readonly ModeChange[]
  readonly mode: string | null
  readonly type: string | null
  /** One line such as "Firefox 115.0 on Linux", or null. */
  readonly device: string | null
}

export interface Session {
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
  readonly participants: readonly Participant[]
  /** True when others may have been in who are not among these: some could not be read, or the service counts more; absent otherwise. */
  readonly incomplete?: true
  /** How many participants the service says there are in all, when it says so. */
  readonly participantsTotal: number | null
  readonly notes: readonly DataNote[]
}

export const noteKinds = [
  'missing-id',
  'missing-name',
  'missing-time',
  'missing-end',
  'missing-timelog',
  'invalid-time',
  'missing-zone',
  'unusual-time',
  'wrong-type',
  'out-of-order',
  'overlapping',
  'repeated',
  'zero-length',
  'backwards',
  'before-session',
  'after-session',
  'duplicate-participant',
  'unknown-status',
  'contradicting-status',
  'older-name',
  'extra-key',
  'repeated-key',
  'media-outside',
  'enclosed',
  'participants-missing',
  'secret-withheld'
] as const
export type NoteKind = (typeof noteKinds)[number]

/** One oddity of the data: what was received, where, and what is shown instead. */
export interface DataNote {
  readonly kind: NoteKind
  readonly participantId: string | null
  /** Where in the raw JSON, such as `participants[3].timelog[1].end`; the first place when `count` is above 1. */
  readonly path: string
  /** The raw value as JSON text, shortened to 200 characters; null when there was none. */
  readonly raw: string | null
  /** What was done with it, as a sentence. */
  readonly handling: string
  /** The moment it is about, for going there; null when it has none. */
  readonly atMs: Ms | null
  /** How many places this note stands for. */
  readonly count: number
}
