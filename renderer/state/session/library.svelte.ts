// The two lists of the left column: sessions that were kept, and what was opened lately.

import type { Bridge } from '../../../electron/shared/bridge'
import type { Failure } from '../../../electron/shared/result'
import type { KeptEntry, Recent } from '../../../electron/shared/snapshot'
import type { Activity } from '../page/activity'

type WholeEntry = Extract<KeptEntry, { state: 'whole' }>

/** Mirrors main's lists; a reload that was overtaken by a newer one is dropped. */
export class Library {
  kept = $state.raw<readonly KeptEntry[]>([])
  recents = $state.raw<readonly Recent[]>([])
  search = $state('')
  failure = $state.raw<Failure | null>(null)
  removalFailure = $state.raw<Failure | null>(null)
  /** The kept entries whose title, session id, account or file name contains the search text. */
  found = $derived.by(() => {
    const words = this.search.trim().toLowerCase()
    return words === '' ? this.kept : this.kept.filter((entry) => searchable(entry).includes(words))
  })
  #turn = 0

  constructor(
    private readonly bridge: Bridge,
    private readonly activity: Activity
  ) {}

  async load(): Promise<void> {
    const turn = ++this.#turn
    const [kept, recents] = await this.activity.during(Promise.all([this.bridge.listKept(), this.bridge.listRecents()]))
    if (turn !== this.#turn) return
    if (kept.ok) this.kept = kept.value
    if (recents.ok) this.recents = recents.value
    this.failure = kept.ok ? (recents.ok ? null : recents.failure) : kept.failure
  }

  async clearRecents(): Promise<void> {
    const cleared = await this.activity.during(this.bridge.clearRecents())
    if (!cleared.ok) this.failure = cleared.failure
    else await this.load()
  }

  /** Removes a kept session from the disk; the value says whether it was. */
  async remove(keptId: string): Promise<boolean> {
    this.removalFailure = null
    const removed = await this.activity.during(this.bridge.removeKept(keptId))
    if (!removed.ok) this.removalFailure = removed.failure
    await this.load()
    return removed.ok
  }

  /** The kept copy of a session that was fetched last, or null when there is none. */
  newestOf(sessionId: string): WholeEntry | null {
    const age = (entry: WholeEntry) => entry.brief.fetchedAtMs ?? entry.keptAtMs
    return this.kept.reduce<WholeEntry | null>((newest, entry) => {
      if (entry.state !== 'whole' || entry.brief.sessionId !== sessionId) return newest
      return newest === null || age(entry) > age(newest) ? entry : newest
    }, null)
  }
}

function searchable(entry: KeptEntry): string {
  if (entry.state === 'unreadable') return entry.fileName.toLowerCase()
  const { title, sessionId, account } = entry.brief
  return [title, sessionId ?? '', account?.name ?? ''].join('\n').toLowerCase()
}
