// The figures of an open session. Of a large one they are worked out after its first frame was painted.

import { atOnce, type Work } from '../../../electron/shared/work'
import type { Summary } from '../../analysis/summary'
import type { Lane } from '../../timeline/lanes/lanes'
import { inTurns } from './in-turns'

/** With more participants or recorded intervals than this, a first frame would wait for the figures noticeably long. */
const mostAtOnce = 5_000
/** So long may a slice of the work take that is done between frames. */
const sliceMs = 6

export class Figures {
  #all: Summary | null = null
  #shown: Summary | null = $state.raw(null)

  /** `workOut` makes the figures of these lanes; `known` are those that were worked out already. */
  constructor(
    lanes: readonly Lane[],
    private readonly workOut: () => Work<Summary>,
    known: Summary | null = null
  ) {
    this.#all = known
    if (known !== null || isSmall(lanes)) this.#shown = this.all
  }

  /** What is shown: null until they were worked out. */
  get shown(): Summary | null {
    return this.#shown
  }

  /** For whoever cannot wait: worked out now, unless they have been before. */
  get all(): Summary {
    return (this.#all ??= atOnce(this.workOut()))
  }

  /**
   * Works them out once a frame is painted, a slice at a time: `nextTask` lets input and frames come between two slices.
   * Gives up when they are wanted no more, as another session is open.
   */
  async showAfter(
    painted: Promise<void>,
    nextTask: () => Promise<void>,
    areWanted: () => boolean = () => true
  ): Promise<void> {
    await painted
    if (!areWanted()) return
    const all = await inTurns(this.workOut(), nextTask, areWanted, sliceMs)
    if (all === null) return
    this.#all ??= all
    this.#shown = this.#all
  }
}

function isSmall(lanes: readonly Lane[]): boolean {
  if (lanes.length > mostAtOnce) return false
  let intervals = 0
  for (const { participant } of lanes) intervals += participant.presence.length
  return intervals <= mostAtOnce
}
