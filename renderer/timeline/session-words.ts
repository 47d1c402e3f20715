// The figures of a session in words: for the header, the heads of pictures and pages, and the summary to paste.

import type { Ms } from '../../electron/shared/session'
import type { Summary } from '../analysis/summary'
import { formatCount, formatDuration } from './format'

/** When it began as `say` words a moment, or that nobody knows. */
export function startWords(startMs: Ms | null, say: (ms: Ms) => string): string {
  return startMs === null ? 'no start recorded' : say(startMs)
}

/** In place of an end that has no time. A session ran when it was fetched or, where nobody knows when that was, saved; whether it still does only the window knows. */
export function openEndWords(running: boolean, fetchedAtMs: Ms | null): string {
  if (!running) return 'no end recorded'
  return `was running when it was ${fetchedAtMs === null ? 'saved' : 'fetched'}`
}

/** `16 m 40 s`, `16 m 40 s so far`. */
export function durationWords(durationMs: Ms, running: boolean): string {
  return `${formatDuration(durationMs)}${running ? ' so far' : ''}`
}

/** The most that were in at once: `4`, `at least 4`; null for nobody. */
export function peakCount({ peak, peakAtLeast }: Pick<Summary, 'peak' | 'peakAtLeast'>): string | null {
  return peak === null ? null : `${peakAtLeast ? 'at least ' : ''}${formatCount(peak.count)}`
}
