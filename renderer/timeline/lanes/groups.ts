// Lanes that belong together, under a heading: one name, one mode or one type.

import { assertNever } from '../../../electron/shared/result'
import type { Ms, Participant } from '../../../electron/shared/session'
import { atOnce, stretch, type Work } from '../../../electron/shared/work'
import { lengthOf, union } from '../../analysis/presence'
import { isPlain } from './filter'
import type { Lane } from './lanes'

export const groupings = ['none', 'name', 'mode', 'type'] as const
export type Grouping = (typeof groupings)[number]

export interface Heading {
  readonly title: string
  /** How many lanes stand below it: without those that are pinned or filtered out. */
  readonly lanes: number
  /**
   * For lanes of one name, which may be one person with several ids: how long in the room under any of them. Null for other
   * groups, where this would say nothing of anybody.
   */
  readonly inRoomMs: Ms | null
  /** True when a leave is not recorded, so that the total is only a lower bound. */
  readonly atLeast: boolean
}

/**
 * Lanes in the order of their groups, and the headings by lane index; `offset` is the index that the first of them will have.
 * Groups stand where their first lane does. Of names only those with several ids are groups: all others stand together after
 * them, as a heading for each would say what its lane says. Those without anything in common come last.
 */
export function grouped(
  lanes: readonly Lane[],
  grouping: Grouping,
  offset: number
): { readonly lanes: readonly Lane[]; readonly headings: ReadonlyMap<number, Heading> } {
  const headings = new Map<number, Heading>()
  if (grouping === 'none') return { lanes, headings }
  const groups = new Map<string, Lane[]>()
  const without: Lane[] = []
  for (const lane of lanes) {
    const key = keyOf(lane.participant, grouping)
    const group = key === null ? without : groups.get(key)
    if (group !== undefined) group.push(lane)
    else if (key !== null) groups.set(key, [lane])
  }
  const inOrder: Lane[] = []
  const add = (group: readonly Lane[], heading: Heading) => {
    headings.set(offset + inOrder.length, heading)
    for (const lane of group) inOrder.push(lane)
  }
  const single: Lane[] = []
  for (const group of groups.values()) {
    const [only] = group
    if (grouping === 'name' && group.length === 1 && only !== undefined) single.push(only)
    else add(group, headingOf(group, grouping))
  }
  if (single.length > 0) add(single, { title: 'Names with one id', lanes: single.length, ...untold })
  if (without.length > 0) add(without, { title: missing[grouping], lanes: without.length, ...untold })
  return { lanes: inOrder, headings }
}

const missing = { name: 'No name', mode: 'No mode recorded', type: 'No type recorded' } as const
const untold = { inRoomMs: null, atLeast: false } as const

/** The ways to group that tell anything in this data; `none` first. */
export function groupingsOf(lanes: readonly Lane[]): readonly Grouping[] {
  return atOnce(findingGroupings(lanes))
}

/** The same as work that can be interrupted: when nobody has a mode, everybody is looked at. */
export function* findingGroupings(lanes: readonly Lane[]): Work<readonly Grouping[]> {
  let empty = groupings.filter((grouping) => grouping !== 'none')
  let seen = 0
  for (const { participant } of lanes) {
    empty = empty.filter((grouping) => keyOf(participant, grouping) === null)
    if (empty.length === 0) break
    if (++seen % stretch === 0) yield
  }
  return groupings.filter((grouping) => grouping === 'none' || !empty.includes(grouping))
}

/** What those of one group have in common, or null when the data has nothing of the kind. */
function keyOf(participant: Participant, grouping: Exclude<Grouping, 'none'>): string | null {
  switch (grouping) {
    case 'name':
      return participant.name === null ? null : sameName(participant.name) || null
    case 'mode':
      return participant.mode
    case 'type':
      return participant.type
    default:
      return assertNever(grouping)
  }
}

/** Without case, and whichever way its accents are written. */
function sameName(name: string): string {
  const lower = name.trim().toLowerCase()
  return isPlain.test(lower) ? lower : lower.normalize('NFC')
}

function headingOf(group: readonly Lane[], grouping: Exclude<Grouping, 'none'>): Heading {
  if (grouping === 'name') return new NameHeading(group)
  return { title: group[0]?.participant[grouping] ?? '', lanes: group.length, ...untold }
}

/** Its total waits until it shows: there may be thousands. */
class NameHeading implements Heading {
  readonly lanes: number
  readonly #group: readonly Lane[]
  #inRoomMs: Ms | null = null

  constructor(group: readonly Lane[]) {
    this.lanes = group.length
    this.#group = group
  }

  get title(): string {
    return this.#group[0]?.title.trim() ?? ''
  }

  /** Counted once where it overlaps: who comes back under a new id may still be in under the old one. */
  get inRoomMs(): Ms {
    return (this.#inRoomMs ??= lengthOf(union(this.#group.flatMap(({ presence }) => presence.known))))
  }

  get atLeast(): boolean {
    return this.#group.some(({ presence }) => presence.atLeast)
  }
}
