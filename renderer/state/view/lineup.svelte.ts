// Which lanes are shown and in what order, and the anchor that all of them are compared with.

import type { Ms } from '../../../electron/shared/session'
import type { Density } from '../../../electron/shared/settings'
import { participantWith } from '../../../electron/shared/session-rows'
import { overlapOf, type Overlap } from '../../analysis/overlap'
import { firstWhere } from '../../analysis/search'
import { arranged, asJoined, type Arrangement } from '../../timeline/lanes/arrangement'
import { matchesOf, type Filter } from '../../timeline/lanes/filter'
import { groupingsOf, type Grouping } from '../../timeline/lanes/groups'
import { laneOf, type Lane, type Lanes } from '../../timeline/lanes/lanes'
import { layoutOf } from '../../timeline/lanes/layout'

export class Lineup {
  #all: Lanes
  /** The ways to group that are offered. */
  readonly groupings: readonly Grouping[] = $derived.by(() => groupingsOf(this.#all.session))
  arrangement: Arrangement = $state.raw(asJoined)
  /** How much room a lane takes. */
  density: Density = $state('middle')
  /** Labels have a single line. */
  readonly compact = $derived(this.density === 'compact' || this.density === 'crowd')
  /** How many were in is drawn over the lanes too, along their own axis. */
  curve = $state(false)
  anchorId: string | null = $state(null)
  /** What is looked for among the lanes; empty while nothing is. */
  findText = $state('')
  /** The text that is looked for filters as well. */
  onlyFound = $state(false)
  /** How much of the plot pinned lanes may take; those beyond it scroll like the others. */
  pinnedMostPx = $state(Infinity)
  readonly arranged = $derived.by(() => arranged(this.#all, this.arrangement))
  readonly layout = $derived(
    layoutOf(this.arranged, {
      density: this.density,
      // Without pins another height of the plot is no reason to lay out anew.
      ...(this.arranged.pinnedCount > 0 && { pinnedMostPx: this.pinnedMostPx })
    })
  )
  readonly matches: readonly number[] = $derived(this.findText === '' ? [] : matchesOf(this.layout, this.findText))
  readonly anchor: Lane | null = $derived.by(() => {
    const who = this.anchorId === null ? null : participantWith(this.#all.session, this.anchorId)
    return who === null ? null : laneOf(this.#all, who)
  })
  /** Worked out for a lane when it is first shown: there may be thousands. */
  readonly #overlaps = $derived({ anchor: this.anchor, of: new WeakMap<Lane, Overlap>() })

  constructor(lanes: Lanes) {
    this.#all = $state.raw(lanes)
  }

  /** Everybody of the session, whoever is shown. */
  get all(): Lanes {
    return this.#all
  }

  /** Takes newer data; what was chosen stays. */
  update(lanes: Lanes): void {
    this.#all = lanes
  }

  arrange(change: Partial<Omit<Arrangement, 'filter'>>): void {
    this.arrangement = { ...this.arrangement, ...change }
  }

  filter(change: Partial<Filter>): void {
    this.arrangement = { ...this.arrangement, filter: { ...this.arrangement.filter, ...change } }
  }

  clearFilter(): void {
    this.onlyFound = false
    this.filter(asJoined.filter)
  }

  /** Looks for a text among names and ids; an empty one ends that. */
  find(text: string): void {
    this.findText = text
    if (text === '') this.showOnlyFound(false)
    else if (this.onlyFound) this.filter({ text })
  }

  showOnlyFound(only: boolean): void {
    this.onlyFound = only
    const text = only ? this.findText : ''
    // All that shows would be arranged anew.
    if (text !== this.arrangement.filter.text) this.filter({ text })
  }

  /** The nearest match from a lane on: at or below it (0), below (1) or above (-1), and around the end; null without any. */
  matchFrom(lane: number, direction: -1 | 0 | 1): number | null {
    const { matches } = this
    const at = firstWhere(matches.length, (index) => (matches[index] ?? Infinity) >= lane + Math.max(0, direction))
    const nearest = direction === -1 ? at - 1 : at
    return matches.at(nearest % Math.max(1, matches.length)) ?? null
  }

  /** Which of the matches a lane is, counted from 1; null for any other lane. */
  matchNumber(lane: number | null): number | null {
    if (lane === null) return null
    const at = firstWhere(this.matches.length, (index) => (this.matches[index] ?? Infinity) >= lane)
    return this.matches[at] === lane ? at + 1 : null
  }

  unpinAll(): void {
    this.arrange({ pinned: [] })
  }

  isPinned(participantId: string): boolean {
    return this.arrangement.pinned.includes(participantId)
  }

  /** Pins a lane to the top, or lets go of it. */
  togglePin(participantId: string): void {
    const { pinned } = this.arrangement
    const others = pinned.filter((id) => id !== participantId)
    this.arrange({ pinned: others.length < pinned.length ? others : [...pinned, participantId] })
  }

  /** Compares everybody with one participant, or with nobody any more. */
  toggleAnchor(participantId: string): void {
    this.anchorId = this.anchorId === participantId ? null : participantId
  }

  /** What a lane and the anchor have in common; null without an anchor, and for the anchor itself. */
  overlapWith(lane: Lane): Overlap | null {
    const { anchor, of } = this.#overlaps
    if (anchor === null || anchor === lane) return null
    const { presence } = this.#all.analysis
    const known = of.get(lane) ?? overlapOf(presence, anchor.participant, lane.participant)
    of.set(lane, known)
    return known
  }

  /** Shows the lane of one participant alone, beside the pinned ones; null: not any more. */
  showOnly(participantId: string | null): void {
    this.filter({ only: participantId })
  }

  /** Whether somebody was in at an instant is asked of the crosshair once: rows that come and go with it cannot be read. */
  filterInAt(ms: Ms | null): void {
    this.filter({ inAtMs: ms === null ? null : Math.round(ms) })
  }
}
