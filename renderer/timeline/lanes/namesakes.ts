// Which names are shared, so that their ids are shown beside them.

import { textAt } from '../../../electron/shared/texts'
import type { LaneList } from './lanes'

/** The titles that more than one lane has. */
export function namesakesOf({ lanes: { session }, order }: LaneList): ReadonlySet<string> {
  const { texts, participants } = session
  // A text stands once among all of them, so its index tells it from others.
  const seen = new Uint8Array(texts.ends.length)
  const shared = new Set<string>()
  for (const participant of order) {
    const name = participants.name[participant] ?? -1
    const title = name < 0 ? (participants.id[participant] ?? -1) : name
    if (seen[title] === 1) shared.add(textAt(texts, title) ?? '')
    seen[title] = 1
  }
  return shared
}
