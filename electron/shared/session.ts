// What Rollcall knows of one video session: readonly plain data, every time in epoch milliseconds.

export type Ms = number

export const mediaKinds = ['mic', 'webcam', 'screenShare', 'screenShareAudio'] as const
export type MediaKind = (typeof mediaKinds)[number]

/** A stretch of time as the service recorded it. `endMs` is never before `startMs`; null means that no end was recorded. */
export interface Interval {
  readonly startMs: Ms
  readonly endMs: Ms | null
  /** Kinds of the data notes about this interval, absent when there are none. */
  readonly notes?: readonly NoteKind[]
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
  readonly region: string | null
  readonly participants: readonly Participant[]
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
