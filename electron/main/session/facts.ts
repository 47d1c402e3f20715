// What tells one session from the next in a list.

import { noteKinds, type Session } from '../../shared/session'
import { factOf, idOf, participantsOf } from '../../shared/session-rows'
import type { KeptFacts, SessionFacts } from '../../shared/snapshot'
import { noText } from '../../shared/texts'

/** More than a line of a list has room for: a session is found by them. */
const mostPeople = 20
/** In characters. */
const longestName = 60

/** A decoded session in; what a list says of it, without names, out. */
export function factsOf(session: Session): SessionFacts {
  const { running, endMs, incomplete } = session
  return {
    endMs: running ? null : endMs,
    running,
    participants: participantCount(session),
    ...(incomplete && { incomplete })
  }
}

/** The same with the first few names. */
export function keptFactsOf(session: Session): KeptFacts {
  const people: string[] = []
  for (const who of participantsOf(session))
    if (people.push((factOf(session, who, 'name') ?? idOf(session, who)).slice(0, longestName)) === mostPeople) break
  return { ...factsOf(session), people }
}

/** How many participants a session has; null when no list of them was recorded. */
export function participantCount({ participants, notes }: Session): number | null {
  const missing = noteKinds.indexOf('participants-missing')
  const isUnlisted = notes.kind.some((kind, row) => kind === missing && notes.raw[row] === noText)
  return isUnlisted && participants.length === 0 ? null : participants.length
}
