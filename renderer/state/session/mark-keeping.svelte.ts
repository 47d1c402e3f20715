// Keeps the user's marks: those of a kept copy in its file, all others for as long as Rollcall runs.

import { SvelteMap } from 'svelte/reactivity'
import type { Bridge } from '../../../electron/shared/bridge'
import type { TimeMark } from '../../../electron/shared/mark'
import type { Failure, Result } from '../../../electron/shared/result'
import type { Kept, Snapshot } from '../../../electron/shared/snapshot'
import type { Activity } from '../page/activity'
import { MarkBook } from '../marks/mark-book.svelte'
import { marksWithout } from '../marks/mark-lists'

interface Unsaved {
  readonly marks: readonly TimeMark[]
  readonly failure: Failure
}

interface Told {
  /** The marks of a book have changed. */
  readonly changed: () => void
  /** So many marks found no room among those of a session. */
  readonly left: (count: number) => void
}

export class MarkKeeping {
  /** By kept copy, the marks that could not be written to its file. */
  readonly #unsaved = new SvelteMap<string, Unsaved>()
  /** By kept copy, the marks that were sent last and are on their way: an answer to earlier ones says nothing any more. */
  readonly #sent = new SvelteMap<string, readonly TimeMark[]>()
  /** By session, the marks that are in no file, for when it is opened again in this run. */
  readonly #loose = new SvelteMap<string, readonly TimeMark[]>()

  /** `told` hears of every book: a function of a book's own could hold the session that was open when it was made. */
  constructor(
    private readonly bridge: Bridge,
    private readonly activity: Activity,
    private readonly told: Told
  ) {}

  /** Why the marks of a kept copy are not saved; null when nothing has failed. */
  failureOf(keptId: string | null): Failure | null {
    return this.#unsaved.get(keptId ?? '')?.failure ?? null
  }

  /**
   * Saves marks with a kept copy. They are sent at once, whatever else is on its way: main takes them one after the other,
   * and writes what has reached it even when the window closes.
   */
  async save(keptId: string, marks: readonly TimeMark[]): Promise<void> {
    this.#sent.set(keptId, marks)
    const answer = await this.activity.during(this.bridge.saveMarks(keptId, marks))
    if (this.#sent.get(keptId) !== marks) return
    this.#sent.delete(keptId)
    if (answer.ok) this.#unsaved.delete(keptId)
    else this.#unsaved.set(keptId, { marks, failure: answer.failure })
  }

  /** Keeps a snapshot with its marks. Those that its file had already come to the book, and not those that were removed meanwhile. */
  async keep(snapshotId: string, book: MarkBook): Promise<Result<Kept>> {
    const given = book.all
    const answer = await this.bridge.keepSnapshot(snapshotId, given)
    if (!answer.ok) return answer
    this.forget(answer.value.id)
    this.#join(book, marksWithout(answer.value.marks, given))
    return answer
  }

  /** A kept copy is gone, and with it what was to be saved there. */
  forget(keptId: string): void {
    this.#unsaved.delete(keptId)
    this.#sent.delete(keptId)
  }

  /** A session is not open any more: its marks stay here unless a file has them. */
  leave(sessionId: string | null, keptId: string | null, marks: MarkBook): void {
    if (sessionId === null || (keptId !== null && this.failureOf(keptId) === null)) return
    const loose = [...marks.all, ...(this.#loose.get(sessionId) ?? [])]
    if (loose.length > 0) this.#loose.set(sessionId, loose)
  }

  /**
   * The marks of a snapshot. `before` are those of the session that was open, when it is the
   * same: they stay; only between kept copies each has its own.
   */
  bookFor({ keptId, marks, session }: Snapshot, before: MarkBook | null): MarkBook {
    const { id: sessionId } = session
    const stays = keptId === null ? before : null
    const book = stays ?? new MarkBook(this.#unsaved.get(keptId ?? '')?.marks ?? marks, this.told.changed)
    if (stays !== null) this.#join(book, marks)
    if (sessionId === null) return book
    const left = this.#join(book, this.#loose.get(sessionId) ?? [])
    if (left.length > 0) this.#loose.set(sessionId, left)
    else this.#loose.delete(sessionId)
    return book
  }

  #join(book: MarkBook, marks: readonly TimeMark[]): readonly TimeMark[] {
    const left = book.join(marks)
    if (left.length > 0) this.told.left(left.length)
    return left
  }
}
