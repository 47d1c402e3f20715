// What lies on the desk: the open session, and the one request that may replace it.

import { tick } from 'svelte'
import { mostFilesAtOnce, type Bridge, type Progress } from '../../../electron/shared/bridge'
import { assertNever, ok, type Failure, type Result } from '../../../electron/shared/result'
import type { Ms } from '../../../electron/shared/session'
import type { ClockChoice } from '../../../electron/shared/settings'
import type { OpenedFile, SessionChoice, Snapshot } from '../../../electron/shared/snapshot'
import type { Activity } from '../page/activity'
import type { Library } from './library.svelte'
import { MarkKeeping } from './mark-keeping.svelte'
import { areSame } from '../marks/mark-lists'
import { foldsOver, goingOnFrom, letGo, opened, prepare, type OpenSession, type Prepared } from './open-session'
import { painted } from '../page/painted'
import { andLeft, othersSentence } from './remarks'
import { requestedId, type FailedRequest, type Loading, type Request } from './request'

/** Opens sessions from wherever they come. A superseded request never touches its successor, a failed one never covers old data. */
export class Desk {
  open = $state.raw<OpenSession | null>(null)
  loading = $state.raw<Loading | null>(null)
  failed = $state.raw<FailedRequest | null>(null)
  /** A file with several sessions, until one of them is chosen. */
  choice = $state.raw<SessionChoice | null>(null)
  /** Something that went beside the plan and deserves a sentence, such as other files that were opened too. */
  remark = $state<string | null>(null)
  keepFailure = $state.raw<Failure | null>(null)
  /** The snapshot that is being kept. */
  #keepingId = $state<string | null>(null)
  readonly keeping = $derived(this.#keepingId !== null)
  /** Empty stretches longer than this are folded; null: none. Read when a session is opened. */
  foldOverMs: Ms | null = null
  readonly #marks: MarkKeeping
  /** True when the last change of the open session's marks did not reach its kept copy. */
  readonly marksUnsaved = $derived.by(() => this.#marks.failureOf(this.open?.snapshot.keptId ?? null) !== null)
  #turn = 0
  #preparing = new AbortController()
  #askAgain = false
  #choosing = false

  constructor(
    private readonly bridge: Bridge,
    private readonly activity: Activity,
    private readonly library: Library,
    /** What a session's times are to be shown in; it resolves when they can be. */
    private readonly clocksOf: (sessionId: string | null) => Promise<ClockChoice>
  ) {
    this.#marks = new MarkKeeping(bridge, activity, {
      changed: () => this.#marksChanged(),
      left: (count) => (this.remark = andLeft(this.remark, count))
    })
  }

  /** Resolves once the request was answered, failed, cancelled or superseded. What comes of it is not shown before `ready`. */
  async run(request: Request, ready?: Promise<unknown>): Promise<void> {
    // Main hands a waiting file out once: the answer that carries it must not be dropped for one that does not.
    // One that is just made ready is waited for as well.
    if (request.kind === 'waiting' && this.loading?.request.kind === 'waiting') this.#askAgain = true
    else await this.activity.during(this.#run(request, ready))
  }

  /** Lets the user choose a file. While the system's dialog is open nothing is pending, and what is in flight goes on. */
  async chooseFile(): Promise<void> {
    if (this.#choosing) return
    this.#choosing = true
    const answer = await this.bridge.chooseFile()
    this.#choosing = false
    if (!answer.ok) this.failed = { request: { kind: 'waiting' }, failure: answer.failure, servedFromLibrary: false }
    else if (answer.value) await this.run({ kind: 'waiting' })
  }

  /** The failed request once more; a file that waited is chosen again. */
  async retry(): Promise<void> {
    const request = this.failed?.request
    if (request?.kind === 'waiting') await this.chooseFile()
    else if (request !== undefined) await this.run(request)
  }

  /** Asks the service again for the open session. */
  async refresh(): Promise<void> {
    const id = this.open?.session.id
    if (id != null && this.loading === null) await this.run({ kind: 'fetch', pasted: id })
  }

  cancel(): void {
    const { loading } = this
    if (loading === null) return
    this.#turn += 1
    this.#preparing.abort()
    this.loading = null
    void this.bridge.cancel(loading.requestId)
  }

  /** Opens one of the sessions to choose from, by its place in the list; null opens none. */
  choose(index: number | null): void {
    const { choice } = this
    this.choice = null
    if (choice === null || index === null) return
    const { choiceId, fileName } = choice
    void this.run({ kind: 'chosen', choiceId, index, title: fileName })
  }

  dismiss(): void {
    this.failed = null
    this.remark = null
    this.keepFailure = null
  }

  report(progress: Progress): void {
    if (this.loading?.requestId === progress.requestId) this.loading = { ...this.loading, progress }
  }

  /** Keeps the open session, or tries again to save its marks; the value says whether all of it is kept now. */
  keep(): Promise<boolean> {
    return this.activity.during(this.#keep())
  }

  /** A kept copy was removed: when it is of the open session, that stays open and can be kept again. */
  forgetKept(keptId: string): void {
    const { open } = this
    this.#marks.forget(keptId)
    if (open?.snapshot.keptId === keptId) this.open = { ...open, snapshot: { ...open.snapshot, keptId: null } }
  }

  async #run(request: Request, ready?: Promise<unknown>): Promise<void> {
    this.cancel()
    const turn = ++this.#turn
    const requestId = crypto.randomUUID()
    const before = { failed: this.failed, remark: this.remark }
    this.loading = { request, requestId, progress: null }
    this.failed = null
    this.remark = null
    this.choice = null
    const isWanted = () => turn === this.#turn
    const [answer] = await Promise.all([this.#ask(request, requestId), ready])
    if (!isWanted()) return
    if (answer.ok) {
      const opened = answer.value
      if (opened !== null && 'choiceId' in opened) this.choice = opened
      else if (opened !== null) await this.#show(opened)
      else {
        this.failed = before.failed
        this.remark = before.remark
      }
    } else if (answer.failure.kind !== 'cancelled') {
      const kept = answer.failure.kind === 'offline' ? await this.#keptInstead(request, requestId) : null
      if (!isWanted()) return
      if (kept !== null) await this.#show(kept)
      if (!isWanted()) return
      this.failed = { request, failure: answer.failure, servedFromLibrary: kept !== null }
    }
    if (!isWanted()) return
    this.loading = null
    await tick()
    // What was opened is a recent now.
    if (answer.ok && answer.value !== null) await this.library.load()
    if (this.#askAgain && this.loading === null) await this.#run({ kind: 'waiting' })
  }

  #ask(request: Request, requestId: string): Promise<Result<OpenedFile | null>> {
    switch (request.kind) {
      case 'fetch':
        return this.bridge.fetchSession(requestId, request.pasted)
      case 'sample':
        return this.bridge.openSample()
      case 'kept':
        return this.bridge.openKept(requestId, request.keptId)
      case 'recent':
        return this.bridge.openRecent(requestId, request.recent.id)
      case 'dropped':
        return this.#openDropped(request.paths, requestId)
      case 'waiting':
        return this.#openWaiting(requestId)
      case 'chosen':
        return this.bridge.openChosen(requestId, request.choiceId, request.index)
      default:
        return assertNever(request)
    }
  }

  async #openWaiting(requestId: string): Promise<Result<OpenedFile | null>> {
    const results: Result<OpenedFile>[] = []
    let leftOut = 0
    do {
      this.#askAgain = false
      const answer = await this.bridge.openWaiting(requestId)
      if (!answer.ok) return answer
      results.push(...answer.value.opened)
      leftOut += answer.value.leftOut
    } while (this.#askAgain && this.loading?.requestId === requestId)
    return this.#lastOf(results, requestId, leftOut)
  }

  async #openDropped(paths: readonly string[], requestId: string): Promise<Result<OpenedFile | null>> {
    const results: Result<OpenedFile>[] = []
    const few = paths.slice(-mostFilesAtOnce)
    for (const path of few) {
      if (this.loading?.requestId !== requestId) break
      results.push(await this.bridge.openDropped(requestId, path))
    }
    return this.#lastOf(results, requestId, paths.length - few.length)
  }

  /** One window shows one session: of several files the last is shown, and the remark says where the others are. */
  #lastOf(results: readonly Result<OpenedFile>[], requestId: string, leftOut: number): Result<OpenedFile | null> {
    const last = results.at(-1)
    if (last === undefined) return ok(null)
    const others = results.slice(0, -1)
    const unreadable = others.filter((result) => !result.ok).length
    if (others.length + leftOut > 0 && this.loading?.requestId === requestId)
      this.remark = othersSentence(others.length - unreadable, unreadable, leftOut)
    return last
  }

  async #keptInstead(request: Request, requestId: string): Promise<Snapshot | null> {
    const sessionId = requestedId(request)
    const entry = sessionId === null ? null : this.library.newestOf(sessionId)
    if (entry === null) return null
    const answer = await this.bridge.openKept(requestId, entry.id)
    return answer.ok ? answer.value : null
  }

  /** It is made ready while what was open stays there and can be used; nothing of one that was superseded is shown. */
  async #show(snapshot: Snapshot): Promise<void> {
    const openId = this.open?.session.id ?? null
    this.#preparing = new AbortController()
    const [prepared, clocks] = await Promise.all([
      prepare(snapshot, openId, this.foldOverMs !== null, this.#preparing.signal),
      this.clocksOf(snapshot.session.id)
    ])
    if (prepared !== null) this.#showPrepared(prepared, clocks)
  }

  #showPrepared(prepared: Prepared, clocks: ClockChoice): void {
    const { snapshot } = prepared
    const before = this.open
    if (before !== null) {
      this.#marks.leave(before)
      letGo(before)
    }
    const goingOn = goingOnFrom(before, snapshot)
    const book = this.#marks.bookFor(snapshot, goingOn?.marks ?? null)
    // Folding may have been switched on meanwhile: what is not known yet is not waited for here.
    const isFoldable = this.foldOverMs === null || prepared.drawn.shown !== null
    const open = opened(prepared, book, clocks, goingOn, isFoldable ? this.foldOverMs : null)
    this.open = open
    if (!isFoldable) this.fold(this.foldOverMs)
    void this.activity.during(this.#finish(open))
    this.keepFailure = null
    if (snapshot.keptId !== null && !areSame(open.marks.all, snapshot.marks)) void this.#save(snapshot.keptId, open)
  }

  /** What the first frame of a session did not wait for. */
  async #finish({ figures }: OpenSession): Promise<void> {
    if (figures.shown !== null) return
    await painted()
    if (this.open?.figures === figures) await figures.come()
  }

  /** Folds the open session's empty stretches anew, once it is known where they are. */
  fold(overMs: Ms | null): void {
    this.foldOverMs = overMs
    const { open } = this
    if (open === null) return
    if (overMs === null || open.drawn.shown !== null) this.#refold(open)
    else void this.activity.during(this.#foldLater(open))
  }

  async #foldLater(open: OpenSession): Promise<void> {
    const drawn = await open.drawn.come()
    if (drawn !== null) this.#refold(open)
  }

  #refold(open: OpenSession): void {
    open.view.update(open.outline.extent, foldsOver(open, open.marks.all, this.foldOverMs))
  }

  /** The open session's marks are others now: what they stand in is not folded, and a kept copy has them too. */
  #marksChanged(): void {
    const { open } = this
    if (open === null) return
    if (this.foldOverMs !== null) this.fold(this.foldOverMs)
    const { id, keptId } = open.snapshot
    if (keptId !== null) void this.#save(keptId, open)
    // A copy that is just being made takes them as well, should the window close before it is known by name.
    else if (this.#keepingId === id) void this.bridge.keepSnapshot(id, open.marks.all)
  }

  async #save(keptId: string, { marks }: OpenSession): Promise<void> {
    await this.#marks.save(keptId, marks.all)
    if (this.open?.snapshot.keptId === keptId) this.keepFailure = this.#marks.failureOf(keptId)
  }

  async #keep(): Promise<boolean> {
    const { open } = this
    if (open === null || this.keeping) return false
    const { id, keptId } = open.snapshot
    if (keptId !== null) {
      if (this.marksUnsaved) await this.#save(keptId, open)
      return this.#marks.failureOf(keptId) === null
    }
    this.#keepingId = id
    this.keepFailure = null
    const answer = await this.#marks.keep(id, open.marks)
    this.#keepingId = null
    if (this.open?.snapshot.id === id) {
      if (answer.ok) this.open = { ...this.open, snapshot: { ...open.snapshot, keptId: answer.value.id } }
      else this.keepFailure = answer.failure
    }
    if (answer.ok) {
      if (!areSame(open.marks.all, answer.value.marks)) void this.#save(answer.value.id, open)
      await this.library.load()
    }
    return answer.ok
  }
}
