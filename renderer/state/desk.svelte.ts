// What lies on the desk: the open session, and the one request that may replace it.

import { tick } from 'svelte'
import { SvelteMap } from 'svelte/reactivity'
import type { Bridge, Progress } from '../../electron/shared/bridge'
import { assertNever, ok, type Failure, type Result } from '../../electron/shared/result'
import { parseSessionId } from '../../electron/shared/session-id'
import type { Ms } from '../../electron/shared/session'
import type { Recent, Snapshot } from '../../electron/shared/snapshot'
import type { Activity } from './activity'
import type { Library } from './library.svelte'
import type { MarkBook } from './mark-book.svelte'
import { foldsOver, opened, type OpenSession } from './open-session'
import { nextTask, painted } from './painted'

/** What the user asked to see. */
export type Request =
  | { readonly kind: 'fetch'; readonly pasted: string }
  | { readonly kind: 'sample' }
  | { readonly kind: 'kept'; readonly keptId: string; readonly title: string }
  | { readonly kind: 'recent'; readonly recent: Recent }
  | { readonly kind: 'dropped'; readonly paths: readonly string[]; readonly title: string }
  | { readonly kind: 'waiting' }

export interface Loading {
  readonly request: Request
  readonly requestId: string
  readonly progress: Progress | null
}

export interface FailedRequest {
  readonly request: Request
  readonly failure: Failure
  /** The failed request was answered from the library: what is open is the kept copy. */
  readonly servedFromLibrary: boolean
}

/** Opens sessions from wherever they come. A superseded request never touches its successor, a failed one never covers old data. */
export class Desk {
  open = $state.raw<OpenSession | null>(null)
  loading = $state.raw<Loading | null>(null)
  failed = $state.raw<FailedRequest | null>(null)
  /** Something that went beside the plan and deserves a sentence, such as other files that were opened too. */
  remark = $state<string | null>(null)
  keeping = $state(false)
  keepFailure = $state.raw<Failure | null>(null)
  /** Empty stretches longer than this are folded; null: none. Read when a session is opened. */
  foldOverMs: Ms | null = null
  /** Marks of sessions that are not kept, by session id, for when they are opened again in this run. */
  readonly #unkept = new SvelteMap<string, MarkBook>()
  #saving: Promise<void> = Promise.resolve()
  #turn = 0
  #askAgain = false
  #choosing = false

  constructor(
    private readonly bridge: Bridge,
    private readonly activity: Activity,
    private readonly library: Library
  ) {}

  /** Resolves once the request was answered, failed, cancelled or superseded. */
  async run(request: Request): Promise<void> {
    // Main hands a waiting file out once: the answer that carries it must not be dropped for one that does not.
    if (request.kind === 'waiting' && this.loading?.request.kind === 'waiting') this.#askAgain = true
    else await this.activity.during(this.#run(request))
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
    this.loading = null
    void this.bridge.cancel(loading.requestId)
  }

  dismiss(): void {
    this.failed = null
    this.remark = null
    this.keepFailure = null
  }

  report(progress: Progress): void {
    if (this.loading?.requestId === progress.requestId) this.loading = { ...this.loading, progress }
  }

  /** Keeps the open session; the value says whether a kept copy exists now. */
  keep(): Promise<boolean> {
    return this.activity.during(this.#keep())
  }

  /** A kept copy was removed: when it is of the open session, that stays open and can be kept again. */
  forgetKept(keptId: string): void {
    const { open } = this
    if (open?.snapshot.keptId === keptId) this.open = { ...open, snapshot: { ...open.snapshot, keptId: null } }
  }

  async #run(request: Request): Promise<void> {
    this.cancel()
    const turn = ++this.#turn
    const requestId = crypto.randomUUID()
    const before = { failed: this.failed, remark: this.remark }
    this.loading = { request, requestId, progress: null }
    this.failed = null
    this.remark = null
    const answer = await this.#ask(request, requestId)
    if (turn !== this.#turn) return
    if (answer.ok) {
      if (answer.value !== null) this.#show(answer.value)
      else {
        this.failed = before.failed
        this.remark = before.remark
      }
    } else if (answer.failure.kind !== 'cancelled') {
      const kept = answer.failure.kind === 'offline' ? await this.#keptInstead(request) : null
      if (turn !== this.#turn) return
      if (kept !== null) this.#show(kept)
      this.failed = { request, failure: answer.failure, servedFromLibrary: kept !== null }
    }
    this.loading = null
    await tick()
    // What was opened is a recent now.
    if (answer.ok) await this.library.load()
  }

  #ask(request: Request, requestId: string): Promise<Result<Snapshot | null>> {
    switch (request.kind) {
      case 'fetch':
        return this.bridge.fetchSession(requestId, request.pasted)
      case 'sample':
        return this.bridge.openSample()
      case 'kept':
        return this.bridge.openKept(request.keptId)
      case 'recent':
        return this.bridge.openRecent(requestId, request.recent.id)
      case 'dropped':
        return this.#openDropped(request.paths, requestId)
      case 'waiting':
        return this.#openWaiting(requestId)
      default:
        return assertNever(request)
    }
  }

  async #openWaiting(requestId: string): Promise<Result<Snapshot | null>> {
    const results: Result<Snapshot>[] = []
    do {
      this.#askAgain = false
      const answer = await this.bridge.openWaiting()
      if (!answer.ok) return answer
      results.push(...answer.value)
    } while (this.#askAgain && this.loading?.requestId === requestId)
    return this.#lastOf(results, requestId)
  }

  async #openDropped(paths: readonly string[], requestId: string): Promise<Result<Snapshot | null>> {
    const results: Result<Snapshot>[] = []
    for (const path of paths) {
      if (this.loading?.requestId !== requestId) break
      results.push(await this.bridge.openDropped(path))
    }
    return this.#lastOf(results, requestId)
  }

  /** One window shows one session: of several files the last is shown, and the remark says where the others are. */
  #lastOf(results: readonly Result<Snapshot>[], requestId: string): Result<Snapshot | null> {
    const last = results.at(-1)
    if (last === undefined) return ok(null)
    const others = results.slice(0, -1)
    const unreadable = others.filter((result) => !result.ok).length
    if (others.length > 0 && this.loading?.requestId === requestId)
      this.remark = othersSentence(others.length - unreadable, unreadable)
    return last
  }

  async #keptInstead(request: Request): Promise<Snapshot | null> {
    const sessionId = requestedId(request)
    const entry = sessionId === null ? null : this.library.newestOf(sessionId)
    if (entry === null) return null
    const answer = await this.bridge.openKept(entry.id)
    return answer.ok ? answer.value : null
  }

  #show(snapshot: Snapshot): void {
    const before = this.open
    if (before?.session.id != null) {
      if (before.snapshot.keptId === null && before.marks.all.length > 0)
        this.#unkept.set(before.session.id, before.marks)
      else this.#unkept.delete(before.session.id)
    }
    const open = opened(snapshot, before, this.foldOverMs, () => void this.#saveMarks())
    open.marks.join(this.#unkept.get(open.session.id ?? '')?.all ?? [])
    this.open = open
    if (open.figures.shown === null) void this.activity.during(open.figures.showAfter(painted(), nextTask))
    this.keepFailure = null
    if (open.marks.all.length > snapshot.marks.length) void this.#saveMarks()
  }

  /** Folds the open session's empty stretches anew. */
  fold(overMs: Ms | null): void {
    this.foldOverMs = overMs
    const { open } = this
    open?.view.update(open.outline.extent, foldsOver(open, open.marks.all, overMs))
  }

  /** Saves the marks with the kept copy, if there is one; of many changes in a row each save writes the latest. */
  #saveMarks(): Promise<void> {
    const saved = this.#saving.then(async () => {
      const { open } = this
      const keptId = open?.snapshot.keptId ?? null
      if (open === null || keptId === null) return
      const answer = await this.bridge.saveMarks(keptId, open.marks.all)
      if (this.open?.snapshot.keptId === keptId) this.keepFailure = answer.ok ? null : answer.failure
    })
    this.#saving = this.activity.during(saved)
    return this.#saving
  }

  async #keep(): Promise<boolean> {
    const { open } = this
    if (open === null || this.keeping) return false
    if (open.snapshot.keptId !== null) return true
    this.keeping = true
    this.keepFailure = null
    const answer = await this.bridge.keepSnapshot(open.snapshot.id, open.marks.all)
    this.keeping = false
    if (this.open?.snapshot.id === open.snapshot.id) {
      if (answer.ok) {
        open.marks.join(answer.value.marks)
        this.open = { ...this.open, snapshot: { ...open.snapshot, keptId: answer.value.id } }
        if (open.marks.all.length !== answer.value.marks.length) void this.#saveMarks()
      } else this.keepFailure = answer.failure
    }
    if (answer.ok) await this.library.load()
    return answer.ok
  }
}

/** The session id that a request names, or null when it names none. */
export function requestedId(request: Request): string | null {
  if (request.kind === 'recent') return request.recent.kind === 'session' ? request.recent.where : null
  if (request.kind !== 'fetch') return null
  const parsed = parseSessionId(request.pasted)
  return parsed.ok ? parsed.value : null
}

function othersSentence(readable: number, unreadable: number): string {
  const files = (count: number) => (count === 1 ? '1 other file' : `${count} other files`)
  const parts = [
    ...(readable > 0 ? [`${files(readable)} can be opened from Recent.`] : []),
    ...(unreadable > 0 ? [`${files(unreadable)} could not be read.`] : [])
  ]
  return parts.join(' ')
}
