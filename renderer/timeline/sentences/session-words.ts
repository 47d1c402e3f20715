// The figures of a session in words: for the header, the heads of pictures and pages, and the summary to paste.

import type { Ms, Session } from '../../../electron/shared/session'
import type { SessionToChoose } from '../../../electron/shared/snapshot'
import { countAt } from '../../analysis/concurrency'
import { droppedPeople, type DropTable } from '../../analysis/drops'
import type { Summary } from '../../analysis/summary'
import { counted, formatCount, formatDuration } from '../../clock/format'
import { placesIn } from '../../words/note-words'
import { bounded } from '../../words/untold-words'
import type { FindingKind } from '../lanes/findings'

/** When it began as `say` words a moment, or that nobody knows and why. */
export function startWords(
  { startMs, startUnreadable }: Pick<Session, 'startMs' | 'startUnreadable'>,
  say: (ms: Ms) => string
): string {
  if (startMs !== null) return say(startMs)
  return startUnreadable ? 'start not readable' : 'no start recorded'
}

/** In place of an end that has no time. A session ran when it was fetched or, where nobody knows when that was, saved; whether it still does only the window knows. */
export function openEndWords({ running, endUnreadable }: Session, fetchedAtMs: Ms | null): string {
  if (!running) return endUnreadable ? 'end not readable' : 'no end recorded'
  return `was running when it was ${fetchedAtMs === null ? 'saved' : 'fetched'}`
}

/** `16 m 40 s`, `16 m 40 s so far`. */
export function durationWords(durationMs: Ms, running: boolean): string {
  return `${formatDuration(durationMs)}${running ? ' so far' : ''}`
}

/** The most that were in at once: `4`, `at least 4`; null for nobody, and where nobody is known to have been. */
export function peakCount({ peak, peakAtLeast }: Pick<Summary, 'peak' | 'peakAtLeast'>): string | null {
  return peak === null ? null : bounded(formatCount(peak.count), peakAtLeast)
}

/** `4 participants`; `4 of 12 participants` and `at least 4 participants` where there may be others. */
export function participantsWords({ participants, participantsTotal, incomplete }: Session): string {
  const shown = participants.length
  if (participantsTotal !== null && participantsTotal > shown)
    return `${formatCount(shown)} of ${counted(participantsTotal, 'participant')}`
  return bounded(counted(shown, 'participant'), incomplete === true)
}

/** Of a session to choose: `4 participants`, `at least 4 participants`; `participants not recorded` and `participants not readable` are no 0. */
export function choosableWords({
  participants,
  incomplete
}: Pick<SessionToChoose, 'participants' | 'incomplete'>): string {
  if (participants === null) return 'participants not recorded'
  if (participants === 0 && incomplete) return 'participants not readable'
  return bounded(counted(participants, 'participant'), incomplete === true)
}

/** In place of participants, where none are named: that is another thing than a list that could not be read. */
export function nobodyWords(incomplete: boolean): string {
  return incomplete
    ? 'Who was in this session is not known: its participants are missing in the data, or could not be read.'
    : 'The data of this session names no participants.'
}

/** `6 joins`, `at least 6 joins`. */
export function joinsWords({ joins, joinsAtLeast }: Pick<Summary, 'joins' | 'joinsAtLeast'>): string {
  return bounded(counted(joins, 'join'), joinsAtLeast)
}

/** `2 people dropped and came back`, `nobody dropped`; `at least 1 person …` and `drops not known` where that is not known of all. */
export function droppedWords(drops: DropTable, incomplete: boolean): string {
  const { people, atLeast } = droppedPeople(drops, incomplete)
  if (people === 0) return atLeast ? 'drops not known' : 'nobody dropped'
  return `${bounded(counted(people, 'person', 'people'), atLeast)} dropped and came back`
}

/** What deserves a look, counted: each is a way to where it is. */
export interface OddFact {
  readonly kind: FindingKind
  readonly words: string
  /** Whether there is anything to go to. */
  readonly leads: boolean
}

/** `2 people dropped and came back`, `1 error`, `2 data notes`; the last two only where there are any. */
export function oddFacts(session: Session, drops: DropTable): readonly OddFact[] {
  const incomplete = session.incomplete === true
  const errors = session.errors.length
  const places = placesIn(session.notes)
  return [
    { kind: 'drop', words: droppedWords(drops, incomplete), leads: drops.counts.some((count) => count > 0) },
    ...(errors === 0 ? [] : [{ kind: 'error', words: counted(errors, 'error'), leads: true } as const]),
    ...(places === 0 ? [] : [{ kind: 'note', words: counted(places, 'data note'), leads: true } as const])
  ]
}

/** How many were in at an instant: `4`, `at least 4` where somebody may have been in of whom that is not known. */
export function countWords({ concurrency, inDoubt, incomplete }: Summary, ms: Ms): string {
  return bounded(formatCount(countAt(concurrency, ms)), incomplete || countAt(inDoubt, ms) > 0)
}
