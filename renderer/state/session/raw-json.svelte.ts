// The raw JSON of the open session: its beginning, read only when somebody looks, and all of it for the clipboard.

import type { Bridge } from '../../../electron/shared/bridge'
import type { Failure, Result } from '../../../electron/shared/result'
import type { TextPart } from '../../../electron/shared/snapshot'
import type { Activity } from '../page/activity'
import { readRaw } from './reading'

/** Reads one snapshot's raw text at a time; an answer for another snapshot is dropped. */
export class RawJson {
  /** As much as one answer holds: a megabyte is more than anybody reads, and all of it would stop the window. */
  beginning = $state.raw<TextPart | null>(null)
  failure = $state.raw<Failure | null>(null)
  #snapshotId: string | null = null

  constructor(
    private readonly bridge: Bridge,
    private readonly activity: Activity
  ) {}

  async read(snapshotId: string): Promise<void> {
    if (this.#snapshotId === snapshotId) return
    this.#snapshotId = snapshotId
    this.beginning = null
    this.failure = null
    const answer = await this.activity.during(this.bridge.readRaw(snapshotId, 0))
    if (this.#snapshotId !== snapshotId) return
    if (answer.ok) this.beginning = answer.value
    else this.failure = answer.failure
  }

  /** All of it, as it was received. A failure is shown in place of the beginning, unless another snapshot is by then. */
  async readAll(snapshotId: string): Promise<Result<string>> {
    const answer = await this.activity.during(readRaw(this.bridge, snapshotId))
    if (!answer.ok && this.#snapshotId === snapshotId) this.failure = answer.failure
    return answer
  }

  /** Forgets what was read, so that the next reading asks again. */
  clear(): void {
    this.#snapshotId = null
    this.beginning = null
    this.failure = null
  }
}
