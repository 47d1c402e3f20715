// Which names are shared, so that their ids are shown beside them.

import type { Lane } from './lanes'

/** The titles that more than one lane has. */
export function namesakesOf(lanes: readonly Lane[]): ReadonlySet<string> {
  const seen = new Set<string>()
  const shared = new Set<string>()
  for (const { title } of lanes) {
    if (seen.has(title)) shared.add(title)
    seen.add(title)
  }
  return shared
}
