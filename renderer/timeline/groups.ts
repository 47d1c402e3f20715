// Lanes that belong together, under a heading: one name, one mode or one type.

import { assertNever } from '../../electron/shared/result'
import type { Ms, Participant } from '../../electron/shared/session'
import { lengthOf, union } from '../analysis/presence'
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

/** Lanes in the order of their groups, and the headings by lane index; `offset` is the index that the first of them will have. */
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
  for (const group of groups.values()) add(group, headingOf(group, grouping))
  if (without.length > 0) add(without, { title: missing[grouping], lanes: without.length, ...untold })
  return { lanes: inOrder, headings }
}

const missing = { name: 'No name', mode: 'No mode recorded', type: 'No type recorded' } as const
const untold = { inRoomMs: null, atLeast: false } as const

/** The ways to group that tell anything in this data; `none` first. */
export function groupingsOf(lanes: readonly Lane[]): readonly Grouping[] {
  return groupings.filter(
    (grouping) => grouping === 'none' || lanes.some(({ participant }) => keyOf(participant, grouping) !== null)
  )
}

/** What those of one group have in common, or null when the data has nothing of the kind. */
function keyOf(participant: Participant, grouping: Exclude<Grouping, 'none'>): string | null {
  switch (grouping) {
    case 'name':
      return participant.name === null ? null : participant.name.normalize('NFC').trim().toLowerCase() || null
    case 'mode':
      return participant.mode
    case 'type':
      return participant.type
    default:
      return assertNever(grouping)
  }
}

function headingOf(group: readonly Lane[], grouping: Exclude<Grouping, 'none'>): Heading {
  const { name, mode, type } = group[0]?.participant ?? { name: null, mode: null, type: null }
  if (grouping !== 'name') return { title: (grouping === 'mode' ? mode : type) ?? '', lanes: group.length, ...untold }
  let totalMs: Ms | null = null
  return {
    title: name?.trim() ?? '',
    lanes: group.length,
    // Not before the heading shows: there may be thousands.
    get inRoomMs() {
      return (totalMs ??= togetherMs(group))
    },
    get atLeast() {
      return group.some(({ presence }) => presence.atLeast)
    }
  }
}

/** The time in the room of all of them, counted once where it overlaps: who comes back under a new id may still be in under the old one. */
function togetherMs(group: readonly Lane[]): Ms {
  return lengthOf(union(group.flatMap(({ presence }) => presence.known)))
}
