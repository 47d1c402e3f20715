// Lanes that belong together, under a heading: one name, one mode or one type.

import type { Ms, ParticipantIndex, Session } from '../../../electron/shared/session'
import { factOf } from '../../../electron/shared/session-rows'
import { union } from '../../analysis/span-sets'
import { lengthOf, spansOf } from '../../analysis/spans'
import { isPlain } from './filter'
import { titleOf, type LaneList, type Lanes } from './lanes'

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

/** By the index of the lane that each stands above. */
export type Headings = ReadonlyMap<number, Heading>

/**
 * Lanes in; the same in the order of their groups out, and the headings by lane index, where `offset` is the index that the
 * first of them will have. Groups stand where their first lane does. Of names only those with several ids are groups: all
 * others stand together after them, as a heading for each would say what its lane says. Those without anything in common
 * come last.
 */
export function grouped(
  { lanes, order }: LaneList,
  grouping: Grouping,
  offset: number
): { readonly order: Uint32Array; readonly headings: Headings } {
  const headings = new Map<number, Heading>()
  if (grouping === 'none') return { order, headings }
  const { session } = lanes
  const keyOf = keysFor(session, grouping)
  const groups = new Map<string | number, number[]>()
  const without: number[] = []
  for (const participant of order) {
    const key = keyOf(participant)
    const group = key === null ? without : groups.get(key)
    if (group !== undefined) group.push(participant)
    else if (key !== null) groups.set(key, [participant])
  }
  const inOrder = new Uint32Array(order.length)
  let size = 0
  const add = (group: readonly number[], heading: Heading) => {
    headings.set(offset + size, heading)
    inOrder.set(group, size)
    size += group.length
  }
  const single: number[] = []
  for (const group of groups.values()) {
    const [first = 0] = group
    if (grouping !== 'name')
      add(group, { title: factOf(session, first as ParticipantIndex, grouping) ?? '', lanes: group.length, ...untold })
    else if (group.length > 1) add(group, new NameHeading(lanes, group))
    else single.push(first)
  }
  if (single.length > 0) add(single, { title: 'Names with one id', lanes: single.length, ...untold })
  if (without.length > 0) add(without, { title: missing[grouping], lanes: without.length, ...untold })
  return { order: inOrder, headings }
}

const missing = { name: 'No name', mode: 'No mode recorded', type: 'No type recorded' } as const
const untold = { inRoomMs: null, atLeast: false } as const

/** The ways to group that tell anything in this data; `none` first. */
export function groupingsOf(session: Session): readonly Grouping[] {
  return groupings.filter((grouping) => {
    if (grouping === 'none') return true
    const keyOf = keysFor(session, grouping)
    return session.participants[grouping].some((text, participant) => text >= 0 && keyOf(participant) !== null)
  })
}

/** What those of one group have in common, or null when the data has nothing of the kind. */
function keysFor(
  session: Session,
  grouping: Exclude<Grouping, 'none'>
): (participant: number) => string | number | null {
  const texts = session.participants[grouping]
  if (grouping === 'name')
    return (participant) => sameName(factOf(session, participant as ParticipantIndex, 'name') ?? '') || null
  return (participant) => ((texts[participant] ?? -1) < 0 ? null : (texts[participant] ?? -1))
}

/** Without case, and whichever way its accents are written. */
function sameName(name: string): string {
  const lower = name.trim().toLowerCase()
  return isPlain.test(lower) ? lower : lower.normalize('NFC')
}

/** Its total waits until it shows: there may be thousands. */
class NameHeading implements Heading {
  readonly #lanes: Lanes
  readonly #group: readonly number[]
  #inRoomMs: Ms | null = null

  constructor(lanes: Lanes, group: readonly number[]) {
    this.#lanes = lanes
    this.#group = group
  }

  get lanes(): number {
    return this.#group.length
  }

  get title(): string {
    return titleOf(this.#lanes.session, (this.#group[0] ?? 0) as ParticipantIndex).trim()
  }

  /** Counted once where it overlaps: who comes back under a new id may still be in under the old one. */
  get inRoomMs(): Ms {
    const { known } = this.#lanes.analysis.presence
    return (this.#inRoomMs ??= lengthOf(union(this.#group.map((one) => spansOf(known, one as ParticipantIndex)))))
  }

  get atLeast(): boolean {
    const { atLeast } = this.#lanes.analysis.presence
    return this.#group.some((participant) => atLeast[participant] === 1)
  }
}
