// Which interval of the focused lane is selected, or none.

import type { Span } from '../../../electron/shared/session'
import { participantWith } from '../../../electron/shared/session-rows'
import { entryIn, extentOf, type Entry } from '../../timeline/lanes/entries'
import { laneOf, type Lane } from '../../timeline/lanes/lanes'
import type { LaneFocus } from './lane-focus.svelte'
import type { Lineup } from './lineup.svelte'

export class Selection {
  /** All that there is to keep of it. */
  #value: Entry | null = $state.raw(null)
  /** It belongs to the lane that has the focus: in another one nothing is selected. */
  readonly entry: Entry | null = $derived.by(() =>
    this.#value?.participantId === this.lanes.focusedId ? this.#value : null
  )
  /** Whose it is, shown or not. */
  readonly lane: Lane | null = $derived.by(() => {
    const who = this.entry === null ? null : participantWith(this.lineup.all.session, this.entry.participantId)
    return who === null ? null : laneOf(this.lineup.all, who)
  })
  /** From when to when it is drawn. */
  readonly span: Span | null = $derived.by(() =>
    this.entry === null || this.lane === null ? null : extentOf(this.lane, this.entry)
  )

  constructor(
    private readonly lineup: Lineup,
    private readonly lanes: LaneFocus
  ) {}

  /** Selects an entry, and with it its lane. */
  select(entry: Entry): void {
    this.#value = entry
    this.lanes.focusParticipant(entry.participantId)
  }

  letGo(): void {
    this.#value = null
  }

  /** Takes newer data: an entry that is not in it any more is let go of. */
  update(): void {
    if (this.#value !== null) this.#value = entryIn(this.lineup.all, this.#value)
  }
}
