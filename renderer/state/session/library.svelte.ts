// The sessions that were kept and what was opened lately: main's lists, and what of them the left column shows.

import type { Bridge } from '../../../electron/shared/bridge'
import type { Failure } from '../../../electron/shared/result'
import type { KeptEntry, KeptPage, Recent } from '../../../electron/shared/snapshot'
import type { Activity } from '../page/activity'
import { hasWords, listedOf, withOthers, type WholeEntry } from './listed'

/** Mirrors main's lists; a reading that was overtaken by a newer one is dropped. */
export class Library {
  /** Those of a long list that are not read yet are missing. */
  kept = $state.raw<readonly KeptEntry[]>([])
  keptTotal = $state(0)
  recents = $state.raw<readonly Recent[]>([])
  search = $state('')
  onlyKept = $state(false)
  failure = $state.raw<Failure | null>(null)
  removalFailure = $state.raw<Failure | null>(null)
  readonly #all = $derived.by(() => listedOf(this.kept, this.recents))
  /** What is listed and found. */
  readonly found = $derived.by(() => {
    const words = this.search.trim().toLowerCase()
    const listed = this.onlyKept ? this.#all.filter(({ kind }) => kind !== 'recent') : this.#all
    return words === '' ? listed : listed.filter((each) => hasWords(each, words))
  })
  readonly total = $derived.by(() => this.#all.length + this.keptTotal - this.kept.length)
  #turn = 0
  #reading: Promise<void> = Promise.resolve()
  /** What the newest reading has come to. */
  #read: readonly KeptEntry[] = []
  /** Somebody waits for the whole list, which then waits for nobody. */
  #isWanted = false
  #hurry: () => void = () => {}

  constructor(
    private readonly bridge: Bridge,
    private readonly activity: Activity
  ) {}

  /** Reads both lists; the rest of a long one of kept sessions comes later, and the window is at rest meanwhile. */
  async load(): Promise<void> {
    const turn = ++this.#turn
    const first = this.#loadFirst(turn)
    this.#reading = first.then((next) => this.#readOn(turn, next))
    await first
  }

  /** Resolves when all kept sessions are listed. */
  async whole(): Promise<void> {
    this.#isWanted = true
    this.#hurry()
    for (let reading; reading !== this.#reading;) {
      reading = this.#reading
      await reading
    }
    this.#isWanted = false
  }

  /** What names the next page of kept sessions; null when there is none, or it is not wanted any more. */
  async #loadFirst(turn: number): Promise<string | null> {
    const [first, recents] = await this.activity.during(
      Promise.all([this.bridge.listKept(null), this.bridge.listRecents()])
    )
    if (turn !== this.#turn) return null
    if (recents.ok) this.recents = recents.value
    this.failure = first.ok ? (recents.ok ? null : recents.failure) : first.failure
    return first.ok ? this.#take([], first.value) : null
  }

  /** Reads only what was opened lately, after something was opened. */
  async loadRecents(): Promise<void> {
    const recents = await this.activity.during(this.bridge.listRecents())
    if (recents.ok) this.recents = recents.value
    else this.failure = recents.failure
  }

  async #readOn(turn: number, from: string | null): Promise<void> {
    let next = from
    while (next !== null) {
      // What the user waits for goes first, unless that is this list.
      if (!this.#isWanted)
        await Promise.race([this.activity.rest(), new Promise<void>((hurry) => (this.#hurry = hurry))])
      const page = await this.bridge.listKept(next)
      if (turn !== this.#turn) return
      if (!page.ok) {
        this.failure = page.failure
        this.keptTotal = this.kept.length
        return
      }
      next = this.#take(this.#read, page.value)
    }
  }

  /** A page comes after those that were read; until all are, what was listed before stays where it is. */
  #take(before: readonly KeptEntry[], { entries, next, total }: KeptPage): string | null {
    this.#read = [...before, ...entries]
    this.kept = next === null ? this.#read : withOthers(this.#read, this.kept)
    this.keptTotal = next === null ? this.#read.length : Math.max(total, this.kept.length)
    return next
  }

  async clearRecents(): Promise<void> {
    const cleared = await this.activity.during(this.bridge.clearRecents())
    if (!cleared.ok) this.failure = cleared.failure
    else await this.loadRecents()
  }

  /** Removes a kept session from the disk; the value says whether it was. */
  async remove(keptId: string): Promise<boolean> {
    this.removalFailure = null
    const removed = await this.activity.during(this.bridge.removeKept(keptId))
    if (removed.ok) this.kept = this.kept.filter(({ id }) => id !== keptId)
    else this.removalFailure = removed.failure
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
