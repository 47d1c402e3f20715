// One tab: a session and how it is looked at, and the one request that may replace it.

import { tick } from 'svelte'
import type { Bridge, Progress } from '../../../electron/shared/bridge'
import { assertNever, type Failure, type Result } from '../../../electron/shared/result'
import type { Ms } from '../../../electron/shared/session'
import type { ClockChoice } from '../../../electron/shared/settings'
import type { OpenedFile, SessionChoice, Snapshot } from '../../../electron/shared/snapshot'
import { longestTitle, placeOf, type Place, type RememberedTab } from '../../../electron/shared/tabs'
import type { Activity } from '../page/activity'
import type { Library } from './library.svelte'
import type { MarkKeeping } from './mark-keeping.svelte'
import type { MarkBook } from '../marks/mark-book.svelte'
import { areSame } from '../marks/mark-lists'
import {
  foldsOver,
  goingOnFrom,
  letGo,
  opened,
  prepare,
  rowCount,
  type OpenSession,
  type Prepared
} from './open-session'
import { painted } from '../page/painted'
import type { Look } from '../page/screen.svelte'
import { requestedId, titleOfRequest, type FailedRequest, type Loading, type Request } from './request'
import { putBack, viewPartsOf, viewTextOf } from './view-text'

/** All that is held of a session while its tab is in the background for long, and what is known of it before it was read. */
export interface Asleep {
  readonly place: Place
  /** Main's handle; null for what was open in an earlier run. */
  readonly snapshotId: string | null
  readonly sessionId: string | null
  readonly keptId: string | null
  readonly title: string
  readonly startMs: Ms | null
  readonly view: string
  /** What its times were shown in; null for what was open in an earlier run, which the settings tell. */
  readonly clocks: ClockChoice | null
  /** Null for what was open in an earlier run. */
  readonly marks: MarkBook | null
}

export interface TabParts {
  readonly bridge: Bridge
  readonly activity: Activity
  readonly library: Library
  readonly marks: MarkKeeping
  /** What a session's times are to be shown in; it resolves when they can be. */
  readonly clocksOf: (sessionId: string | null) => Promise<ClockChoice>
  /** Empty stretches longer than this are folded; null: none. */
  readonly foldOverMs: () => Ms | null
  /** Which tab takes a snapshot that came for this one: the one that shows the same already, if there is such. */
  readonly takerOf: (tab: Tab, snapshot: Snapshot) => Tab
  /** False where a session of so many rows is not to be made ready before somebody looks at it. */
  readonly maySee: (tab: Tab, rows: number) => boolean
}

/** A superseded request never touches its successor, a failed one never covers old data. */
export class Tab {
  readonly id = crypto.randomUUID()
  open = $state.raw<OpenSession | null>(null)
  asleep = $state.raw<Asleep | null>(null)
  loading = $state.raw<Loading | null>(null)
  failed = $state.raw<FailedRequest | null>(null)
  /** A file with several sessions, until some of them are chosen. */
  choice = $state.raw<SessionChoice | null>(null)
  keepFailure = $state.raw<Failure | null>(null)
  /** When it was in front last, counted up; 0 for never. */
  seen = 0
  readonly look: Look
  /** The snapshot that is being kept. */
  #keepingId = $state<string | null>(null)
  #turn = 0
  #preparing = new AbortController()
  #foldedOverMs: Ms | null = null

  constructor(
    private readonly parts: TabParts,
    look: Look
  ) {
    this.look = look
  }

  /** A tab of an earlier run, which is read when somebody looks at it. */
  static remembered(parts: TabParts, look: Look, tab: RememberedTab): Tab {
    const keptId = tab.place.kind === 'kept' ? tab.place.keptId : null
    return Tab.again(parts, look, { ...tab, snapshotId: null, keptId, clocks: null, marks: null })
  }

  /** A tab whose session is read again. */
  static again(parts: TabParts, look: Look, asleep: Asleep): Tab {
    const made = new Tab(parts, look)
    made.asleep = asleep
    return made
  }

  get keeping(): boolean {
    return this.#keepingId !== null
  }

  /** There is nothing in it, nor anything on its way: what is asked for next can stand here. */
  get isVacant(): boolean {
    return this.open === null && this.asleep === null && this.loading === null && this.choice === null
  }

  /** Where its session can be read again; null while there is none, or nothing is known to ask for. */
  readonly place: Place | null = $derived.by(() => {
    if (this.open !== null) return placeOf(this.open.snapshot)
    if (this.asleep === null) return null
    const { place, keptId } = this.asleep
    return keptId === null ? place : { kind: 'kept', keptId }
  })
  readonly title: string = $derived.by(() => {
    if (this.open !== null) return titleOfSnapshot(this.open.snapshot)
    if (this.asleep !== null) return this.asleep.title
    const request = this.loading?.request ?? this.failed?.request
    if (request !== undefined) return titleOfRequest(request)
    return this.choice?.fileName ?? 'New tab'
  })
  /** When its session began; null while that is not known. */
  readonly startMs: Ms | null = $derived(
    this.open === null ? (this.asleep?.startMs ?? null) : this.open.session.startMs
  )

  get sessionId(): string | null {
    return this.open === null ? (this.asleep?.sessionId ?? null) : this.open.session.id
  }

  /** Whether what a request asks for is here already, or on its way. */
  has(request: Request): boolean {
    const place = placeAsked(request)
    return place !== null && this.#isOf(place)
  }

  /** Whether its session was read from there; what was read from elsewhere and then kept is of both places. */
  #isOf(place: Place): boolean {
    if (this.open === null && this.asleep === null) {
      const asked = this.loading?.request ?? this.failed?.request
      return asked !== undefined && isSamePlace(placeAsked(asked), place)
    }
    const snapshot = this.open?.snapshot
    const readFrom =
      snapshot === undefined || snapshot.source.kind === 'kept' ? null : placeOf({ ...snapshot, keptId: null })
    return isSamePlace(this.place, place) || isSamePlace(readFrom, place)
  }

  /** Whether another snapshot is of the very same session from the very same source. */
  isOfSame(snapshot: Snapshot): boolean {
    const place = placeOf(snapshot)
    return place !== null && this.#isOf(place)
  }

  /** Its turn to be read has not come yet. */
  wait(request: Request): void {
    this.loading = { request, requestId: '', progress: null }
    this.failed = null
  }

  /** Resolves once the request was answered, failed, cancelled or superseded; true when a session or a choice came. Nothing is shown before `ready`. */
  async run(request: Request, ready?: Promise<unknown>): Promise<boolean> {
    this.cancel()
    const turn = ++this.#turn
    const requestId = crypto.randomUUID()
    this.loading = { request, requestId, progress: null }
    this.failed = null
    this.choice = null
    const isWanted = () => turn === this.#turn
    const [answer] = await Promise.all([this.#ask(request, requestId), ready])
    if (!isWanted()) return false
    if (answer.ok) {
      if ('choiceId' in answer.value) this.choice = answer.value
      else await this.parts.takerOf(this, answer.value).#show(answer.value)
    } else if (answer.failure.kind !== 'cancelled') {
      const kept = answer.failure.kind === 'offline' ? await this.#keptInstead(request, requestId) : null
      if (!isWanted()) return false
      const taker = kept === null ? this : this.parts.takerOf(this, kept)
      if (kept !== null) await taker.#show(kept)
      if (!isWanted()) return false
      taker.failed = { request, failure: answer.failure, servedFromLibrary: kept !== null }
    }
    if (!isWanted()) return false
    this.loading = null
    await tick()
    return answer.ok
  }

  /** Reads its session again, if it is not held any more. */
  async wake(ready?: Promise<unknown>): Promise<void> {
    const { asleep } = this
    if (asleep === null || this.loading !== null || this.failed !== null) return
    const { snapshotId, title } = asleep
    await this.run({ kind: 'place', place: this.place ?? asleep.place, snapshotId, title }, ready)
  }

  /** Lets go of the session, and keeps how it is looked at and what reads it again. */
  sleep(): void {
    const { open } = this
    if (open === null || this.place === null || this.loading !== null || this.keeping) return
    this.asleep = this.#atRest(open)
    letGo(open)
    this.open = null
  }

  #atRest(open: OpenSession): Asleep | null {
    const { place, title, startMs } = this
    if (place === null) return null
    const { snapshot, session, marks, clocks } = open
    return {
      ...{ place, title, startMs, view: viewTextOf(open, this.look), marks },
      ...{ snapshotId: snapshot.id, sessionId: session.id, keptId: snapshot.keptId },
      clocks: clocks.choice
    }
  }

  /**
   * It will not be looked at any more, unless it is opened again from what comes out: null where nothing could be read again.
   * Its marks stay for when the session is opened again from anywhere.
   */
  close(): Asleep | null {
    this.cancel()
    const last = this.open === null ? this.asleep : this.#atRest(this.open)
    const marks = this.open?.marks ?? this.asleep?.marks ?? null
    if (marks !== null) this.parts.marks.leave(this.sessionId, this.#keptId, marks)
    if (this.open !== null) letGo(this.open)
    this.open = null
    this.asleep = null
    return last && { ...last, marks: null }
  }

  /** What of it is remembered for the next start; null when it could not be read again. */
  get remembered(): RememberedTab | null {
    const { place, sessionId, startMs } = this
    if (place === null) return null
    const title = this.title.slice(0, longestTitle)
    const view = this.open === null ? (this.asleep?.view ?? '') : viewTextOf(this.open, this.look)
    return { place, title, sessionId, startMs, view }
  }

  /** How its session is looked at now, for who waits for that to change; null while none is open. */
  get looked(): unknown {
    return this.open === null ? null : viewPartsOf(this.open, this.look)
  }

  get #keptId(): string | null {
    return this.open === null ? (this.asleep?.keptId ?? null) : this.open.snapshot.keptId
  }

  cancel(): void {
    const { loading } = this
    if (loading === null) return
    this.#turn += 1
    this.#preparing.abort()
    this.loading = null
    if (loading.requestId !== '') void this.parts.bridge.cancel(loading.requestId)
  }

  report(progress: Progress): void {
    if (this.loading?.requestId === progress.requestId) this.loading = { ...this.loading, progress }
  }

  /** True when the last change of the session's marks did not reach its kept copy. */
  get marksUnsaved(): boolean {
    return this.parts.marks.failureOf(this.#keptId) !== null
  }

  /** Keeps the session, or tries again to save its marks; the value says whether all of it is kept now. */
  keep(): Promise<boolean> {
    return this.parts.activity.during(this.#keep())
  }

  /** A kept copy was removed: when it is of this session, that stays open and can be kept again. */
  forgetKept(keptId: string): void {
    const { open, asleep } = this
    if (open?.snapshot.keptId === keptId) this.open = { ...open, snapshot: { ...open.snapshot, keptId: null } }
    if (asleep?.keptId === keptId) this.asleep = { ...asleep, keptId: null }
  }

  #ask(request: Request, requestId: string): Promise<Result<OpenedFile>> {
    const { bridge } = this.parts
    switch (request.kind) {
      case 'fetch':
        return bridge.fetchSession(requestId, request.pasted)
      case 'sample':
        return bridge.openSample()
      case 'kept':
        return bridge.openKept(requestId, request.keptId)
      case 'recent':
        return bridge.openRecent(requestId, request.recent.id)
      case 'dropped':
        return bridge.openDropped(requestId, request.path)
      case 'place':
        return bridge.openPlace(requestId, request.place, request.snapshotId ?? '')
      case 'chosen':
        return bridge.openChosen(requestId, request.choiceId, request.index)
      case 'waiting':
        throw new Error('Files are chosen in no tab')
      default:
        return assertNever(request)
    }
  }

  async #keptInstead(request: Request, requestId: string): Promise<Snapshot | null> {
    const sessionId = requestedId(request)
    if (sessionId !== null) await this.parts.library.whole()
    const entry = sessionId === null ? null : this.parts.library.newestOf(sessionId)
    if (entry === null) return null
    const answer = await this.parts.bridge.openKept(requestId, entry.id)
    return answer.ok ? answer.value : null
  }

  /** It is made ready while what was open stays there and can be used; nothing of one that was superseded is shown. */
  async #show(received: Snapshot): Promise<void> {
    const { asleep } = this
    const isHeld = asleep?.snapshotId != null && received.keptId === null
    const snapshot = isHeld ? { ...received, keptId: asleep.keptId } : received
    if (!this.parts.maySee(this, rowCount(snapshot.session))) return this.#putAside(snapshot)
    const openId = this.open?.session.id ?? null
    this.#preparing = new AbortController()
    const foldOverMs = this.parts.foldOverMs()
    const [prepared, clocks] = await Promise.all([
      prepare(snapshot, openId, foldOverMs !== null, this.#preparing.signal),
      this.parts.clocksOf(snapshot.session.id)
    ])
    if (prepared !== null) this.#showPrepared(prepared, clocks)
  }

  /** It came for a tab in the background, and is too large to be made ready for nobody. */
  #putAside(snapshot: Snapshot): void {
    const place = placeOf(snapshot)
    const { asleep } = this
    const { id: sessionId, startMs } = snapshot.session
    if (place === null) throw new Error('Only what can be read again is put aside')
    const marks = this.open?.marks ?? asleep?.marks ?? null
    const view = this.open === null ? (asleep?.view ?? '') : viewTextOf(this.open, this.look)
    const clocks = this.open?.clocks.choice ?? asleep?.clocks ?? null
    if (this.open !== null) letGo(this.open)
    this.open = null
    this.asleep = {
      ...{ place, snapshotId: snapshot.id, sessionId, keptId: snapshot.keptId, title: titleOfSnapshot(snapshot) },
      ...{ startMs, view, marks, clocks }
    }
  }

  #showPrepared(prepared: Prepared, clocks: ClockChoice): void {
    const { snapshot } = prepared
    const { open: before, asleep } = this
    const goingOn = goingOnFrom(before, snapshot)
    if (before !== null) {
      this.parts.marks.leave(before.session.id, before.snapshot.keptId, before.marks)
      letGo(before)
    }
    const isWoken = before === null && asleep !== null && asleep.sessionId === snapshot.session.id
    const held = isWoken ? asleep.marks : null
    const isSameCopy = held !== null && asleep?.keptId === snapshot.keptId
    const book = isSameCopy ? held : this.parts.marks.bookFor(snapshot, goingOn?.marks ?? held)
    // Folding may have been switched on meanwhile: what is not known yet is not waited for here.
    const foldOverMs = this.parts.foldOverMs()
    const isFoldable = foldOverMs === null || prepared.drawn.shown !== null
    this.#foldedOverMs = isFoldable ? foldOverMs : null
    const open = opened(prepared, book, (isWoken && asleep.clocks) || clocks, goingOn, this.#foldedOverMs)
    if (isWoken) putBack(asleep.view, open, this.look)
    this.asleep = null
    this.open = open
    if (!isFoldable) this.fold()
    void this.parts.activity.during(this.#finish(open))
    this.keepFailure = null
    if (snapshot.keptId !== null && !areSame(open.marks.all, snapshot.marks)) {
      if (!isSameCopy) void this.#save(snapshot.keptId, open)
    }
  }

  /** What the first frame of a session did not wait for. */
  async #finish({ figures }: OpenSession): Promise<void> {
    if (figures.shown !== null) return
    await painted()
    if (this.open?.figures === figures) await figures.come()
  }

  /** Folds the session's empty stretches anew, once it is known where they are; nothing is done where they are folded so already. */
  fold(): void {
    const { open } = this
    const overMs = this.parts.foldOverMs()
    if (open === null || overMs === this.#foldedOverMs) return
    this.#foldedOverMs = overMs
    if (overMs === null || open.drawn.shown !== null) this.#refold(open)
    else void this.parts.activity.during(this.#foldLater(open))
  }

  async #foldLater(open: OpenSession): Promise<void> {
    const drawn = await open.drawn.come()
    if (drawn !== null) this.#refold(open)
  }

  #refold(open: OpenSession): void {
    open.view.update(open.outline.extent, foldsOver(open, open.marks.all, this.parts.foldOverMs()))
  }

  /** The session's marks are others now: what they stand in is not folded, and a kept copy has them too. */
  marksChanged(): void {
    const { open } = this
    if (open === null) return
    if (this.#foldedOverMs !== null && open.drawn.shown !== null) this.#refold(open)
    const { id, keptId } = open.snapshot
    if (keptId !== null) void this.#save(keptId, open)
    // A copy that is just being made takes them as well, should the window close before it is known by name.
    else if (this.#keepingId === id) void this.parts.bridge.keepSnapshot(id, open.marks.all)
  }

  async #save(keptId: string, { marks }: OpenSession): Promise<void> {
    await this.parts.marks.save(keptId, marks.all)
    if (this.open?.snapshot.keptId === keptId) this.keepFailure = this.parts.marks.failureOf(keptId)
  }

  async #keep(): Promise<boolean> {
    const { open } = this
    if (open === null || this.keeping) return false
    const { id, keptId } = open.snapshot
    if (keptId !== null) {
      if (this.marksUnsaved) await this.#save(keptId, open)
      return this.parts.marks.failureOf(keptId) === null
    }
    this.#keepingId = id
    this.keepFailure = null
    const answer = await this.parts.marks.keep(id, open.marks)
    this.#keepingId = null
    if (this.open?.snapshot.id === id) {
      if (answer.ok) this.open = { ...this.open, snapshot: { ...open.snapshot, keptId: answer.value.id } }
      else this.keepFailure = answer.failure
    }
    if (answer.ok) {
      if (!areSame(open.marks.all, answer.value.marks)) void this.#save(answer.value.id, open)
      await this.parts.library.load()
    }
    return answer.ok
  }
}

function titleOfSnapshot({ session, source }: Snapshot): string {
  return session.customRoomId ?? session.roomId ?? ('fileName' in source ? source.fileName : null) ?? 'Session'
}

function placeAsked(request: Request): Place | null {
  switch (request.kind) {
    case 'kept':
      return { kind: 'kept', keptId: request.keptId }
    case 'sample':
      return { kind: 'sample' }
    case 'place':
      return request.place
    case 'chosen':
      return { kind: 'file', fileId: request.fileId, nth: request.index }
    case 'recent':
      if (request.recent.kind === 'file') return { kind: 'file', fileId: request.recent.id, nth: null }
      return { kind: 'session', sessionId: request.recent.where }
    case 'fetch': {
      const sessionId = requestedId(request)
      return sessionId === null ? null : { kind: 'session', sessionId }
    }
    case 'dropped':
    case 'waiting':
      return null
    default:
      return assertNever(request)
  }
}

function isSamePlace(one: Place | null, other: Place): boolean {
  return one !== null && keyOf(one) === keyOf(other)
}

function keyOf(place: Place): string {
  switch (place.kind) {
    case 'session':
      return `session ${place.sessionId}`
    case 'kept':
      return `kept ${place.keptId}`
    case 'file':
      return `file ${place.fileId} ${place.nth ?? ''}`
    case 'sample':
      return 'sample'
  }
}
