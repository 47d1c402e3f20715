// The raw JSON of the open session, read only when somebody looks.

import type { Bridge } from '../../electron/shared/bridge'
import type { Failure } from '../../electron/shared/result'
import type { Activity } from './activity'
import { readRaw } from './reading'

/** Reads one snapshot's raw text at a time; an answer for another snapshot is dropped. */
export class RawJson {
  text = $state.raw<string | null>(null)
  failure = $state.raw<Failure | null>(null)
  #snapshotId: string | null = null

  constructor(
    private readonly bridge: Bridge,
    private readonly activity: Activity
  ) {}

  async read(snapshotId: string): Promise<void> {
    if (this.#snapshotId === snapshotId) return
    this.#snapshotId = snapshotId
    this.text = null
    this.failure = null
    const answer = await this.activity.during(readRaw(this.bridge, snapshotId))
    if (this.#snapshotId !== snapshotId) return
    if (answer.ok) this.text = answer.value
    else this.failure = answer.failure
  }

  /** Forgets what was read, so that the next reading asks again. */
  clear(): void {
    this.#snapshotId = null
    this.text = null
    this.failure = null
  }
}
