// A moment or a span of a session that the user named.

import type { Ms } from './session'

/** `endMs` is never before `startMs`; null for a moment. The id is unique among the marks of one session. */
export interface TimeMark {
  readonly id: string
  readonly name: string
  readonly startMs: Ms
  readonly endMs: Ms | null
}

export const mostMarks = 1000
/** In characters as JavaScript counts them. */
export const longestMarkName = 2000
