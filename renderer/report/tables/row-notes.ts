// What is said about a row of the table of intervals: why a time is not known, what is odd about it, or what an error was.

import { momentsOf, remnantAt } from '../../../electron/shared/session-rows'
import type { Ms, ParticipantIndex, RemnantIndex } from '../../../electron/shared/session'
import { textAt } from '../../../electron/shared/texts'
import { stayAt } from '../../analysis/stays'
import { noteWords } from '../../words/note-words'
import { openEnd, startUntold, timesUntold } from '../../words/untold-words'
import { errorBefore } from '../../timeline/lanes/beside'
import { awayWords } from '../../timeline/sentences/beside-words'
import { isAway, isError, listedKinds, startMsAt, type Listing } from './listing'

/** The words about a row; empty where there is nothing to say. */
export function notesAt(listing: Listing, row: number): string {
  const { session, stays, entry, kind } = listing
  const at = entry[row] ?? 0
  if (isAway(listing, row)) return awayWords(errorBeforeMs(listing, row))
  if (at < 0) {
    const lost = remnantAt(session.remnants, ~at as RemnantIndex)
    return [timesUntold(lost), ...lost.notes.map((note) => noteWords[note])].join(', ')
  }
  const what = listedKinds[kind[row] ?? 0] ?? 'error'
  if (what === 'error' || what === 'away') return textAt(session.texts, session.errors.text[at] ?? -1) ?? ''
  const { start, end, notes } = stayAt(stays, at)
  // That no end was recorded is said of every such entry already.
  const others = notes.filter((note) => end === 'recorded' || note !== 'missing-end')
  return [
    ...(start === undefined ? [] : [startUntold(what, start)]),
    ...(end === 'recorded' ? [] : [openEnd(what, end)]),
    ...others.map((note) => noteWords[note])
  ].join(', ')
}

/** How long before a time away the last error of its minute was; null without one. */
function errorBeforeMs(listing: Listing, row: number): Ms | null {
  const { session, participant } = listing
  const errors = momentsOf(session.errors, participant[row] as ParticipantIndex)
  const leaveMs = startMsAt(listing, row)
  const error = errorBefore({ session, errors }, leaveMs)
  return error === null ? null : leaveMs - (session.errors.atMs[error] ?? 0)
}

/** A number that rows share only if the words about them are the same. */
export function notesCode(listing: Listing, row: number): number {
  const { session, stays, entry, kind } = listing
  const at = entry[row] ?? 0
  if (isAway(listing, row)) return 4 * (2 + (errorBeforeMs(listing, row) ?? -1))
  if (isError(listing, row)) return 4 * (session.errors.text[at] ?? 0) + 1
  if (at < 0) {
    const { start, endUnreadable, notes } = session.remnants
    return 4 * code(notes[~at], start[~at], endUnreadable[~at]) + 2
  }
  if (stays.start[at] === 0 && stays.end[at] === 0 && stays.notes[at] === 0) return 0
  return 4 * code(stays.notes[at], stays.start[at], stays.end[at], kind[row]) + 3
}

/** Small numbers as one: the first takes 32 bits, the others three at most. */
function code(first = 0, ...others: readonly (number | undefined)[]): number {
  return others.reduce((all: number, small = 0) => 8 * all + small, first)
}
