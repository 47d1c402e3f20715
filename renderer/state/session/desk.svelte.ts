// What lies on the desk: the sessions that are open side by side, one of them in front.

import { mostFilesAtOnce, type Bridge, type Progress, type WaitingFiles } from '../../../electron/shared/bridge'
import { fail, type Failure } from '../../../electron/shared/result'
import type { Ms } from '../../../electron/shared/session'
import { parseSessionId } from '../../../electron/shared/session-id'
import type { SessionChoice, Snapshot } from '../../../electron/shared/snapshot'
import { mostTabs, type OpenTabs, type TabsBefore } from '../../../electron/shared/tabs'
import type { Activity } from '../page/activity'
import { Look } from '../page/screen.svelte'
import { ClosedTabs } from './closed-tabs'
import type { Library } from './library.svelte'
import { MarkKeeping } from './mark-keeping.svelte'
import { rowCount, type OpenSession } from './open-session'
import { andLeft, leftOutSentence, tabsFullSentence, troubleSentence } from './remarks'
import type { FailedRequest, Loading, Request } from './request'
import { Tab, type TabParts } from './tab.svelte'

/** So many tabs in the background keep their sessions in memory, and so many rows of tables in all; the others are read again. */
const mostAwake = 5
const mostRowsAwake = 250_000

/** Opens sessions from wherever they come, each in a tab of its own; most of what is asked of it is about the one in front. */
export class Desk {
  tabs = $state.raw<readonly Tab[]>([])
  front = $state.raw<Tab | null>(null)
  /** Something that went beside the plan and deserves a sentence, such as files that were left out. */
  remark = $state<string | null>(null)
  /** Empty stretches longer than this are folded; null: none. Read when a session is opened. */
  foldOverMs: Ms | null = null
  /** What was remembered when this run began. */
  before: OpenTabs = { tabs: [], front: null }
  readonly #marks: MarkKeeping
  readonly #partsOfTab: TabParts
  readonly #closed = new ClosedTabs()
  /** How things are laid out while there is no tab. */
  readonly #look = new Look()
  #choosing = false
  #seen = 0

  constructor(
    private readonly bridge: Bridge,
    private readonly activity: Activity,
    private readonly library: Library,
    /** What a session's times are to be shown in; it resolves when they can be. */
    clocksOf: TabParts['clocksOf']
  ) {
    this.#marks = new MarkKeeping(bridge, activity, {
      // Only what is in front can be marked.
      changed: () => this.front?.marksChanged(),
      left: (count) => (this.remark = andLeft(this.remark, count))
    })
    this.#partsOfTab = {
      ...{ bridge, activity, library, marks: this.#marks },
      clocksOf,
      foldOverMs: () => this.foldOverMs,
      takerOf: (tab, snapshot) => this.#takerOf(tab, snapshot),
      maySee: (tab, rows) => this.#maySee(tab, rows)
    }
  }

  get open(): OpenSession | null {
    return this.front?.open ?? null
  }

  get loading(): Loading | null {
    return this.front?.loading ?? null
  }

  get failed(): FailedRequest | null {
    return this.front?.failed ?? null
  }

  get choice(): SessionChoice | null {
    return this.front?.choice ?? null
  }

  get keepFailure(): Failure | null {
    return this.front?.keepFailure ?? null
  }

  get keeping(): boolean {
    return this.front?.keeping ?? false
  }

  get marksUnsaved(): boolean {
    return this.front?.marksUnsaved ?? false
  }

  get look(): Look {
    return this.front?.look ?? this.#look
  }

  /** Opens what was open in the run before, and in front of it what the app was started with. Nothing is shown before `ready`. */
  start(ready: Promise<unknown>): Promise<void> {
    return this.activity.during(this.#start(ready))
  }

  async #start(ready: Promise<unknown>): Promise<void> {
    const [before, waiting] = await Promise.all([this.bridge.getTabs(), this.bridge.takeWaiting()])
    const woken = before.ok ? this.#restore(before.value, ready) : null
    if (!waiting.ok) this.#failToAsk(waiting.failure)
    else if (waiting.value.files.length > 0) await this.#openFiles(waiting.value, ready)
    await woken
  }

  /** Resolves when the one in front was read, if nothing has come in front of it meanwhile. */
  #restore({ tabs, front, trouble }: TabsBefore, ready: Promise<unknown>): Promise<void> | null {
    this.before = { tabs, front }
    // What was asked for while the list was read stays in front.
    this.tabs = [...tabs.map((tab) => Tab.remembered(this.#partsOfTab, new Look(), tab)), ...this.tabs].slice(-mostTabs)
    if (trouble !== null) this.remark = troubleSentence(trouble)
    const tab = front === null ? undefined : this.tabs[front]
    if (tab === undefined || this.front !== null) return null
    this.#putInFront(tab)
    return tab.wake(ready)
  }

  /** What is remembered for the next start. */
  get remembered(): OpenTabs {
    const remembered = this.tabs.map((tab) => ({ tab, what: tab.remembered })).filter(({ what }) => what !== null)
    const at = this.front === null ? -1 : this.tabs.indexOf(this.front)
    // Where what is in front cannot be opened again, its neighbour is.
    const front = remembered.findLastIndex(({ tab }) => this.tabs.indexOf(tab) <= at)
    return {
      tabs: remembered.flatMap(({ what }) => what ?? []),
      front: at === -1 || remembered.length === 0 ? null : Math.max(0, front)
    }
  }

  /** Resolves once the request was answered, failed, cancelled or superseded. */
  run(request: Request): Promise<void> {
    return this.activity.during(this.#run(request))
  }

  async #run(request: Request): Promise<void> {
    this.remark = null
    // What cannot be asked for needs no tab to say so.
    const refusal = request.kind === 'fetch' ? parseSessionId(request.pasted) : null
    if (refusal?.ok === false) return this.#fail({ request, failure: refusal.failure, servedFromLibrary: false })
    const tab = this.#tabFor(request)
    if (tab === null) return
    const isThere =
      tab.place !== null && tab.failed === null && ['kept', 'sample', 'chosen', 'place'].includes(request.kind)
    const woken = this.show(tab)
    if (isThere) await woken
    else if (await tab.run(request)) await this.library.loadRecents()
  }

  /** The tab that has what is asked for, or is to have it; null when there is no room for one. */
  #tabFor(request: Request): Tab | null {
    const there = this.tabs.find((tab) => tab.has(request))
    if (there !== undefined) return there
    return this.front?.isVacant ? this.front : this.#add()
  }

  #add(): Tab | null {
    if (this.tabs.length >= mostTabs) {
      this.remark = tabsFullSentence
      return null
    }
    const tab = new Tab(this.#partsOfTab, new Look(this.look))
    this.tabs = [...this.tabs, tab]
    return tab
  }

  /** Files that the dialog, the command line or the system asked for: each in a tab, the last one in front. */
  openWaiting(): Promise<void> {
    return this.activity.during(this.#openWaiting())
  }

  async #openWaiting(): Promise<void> {
    const waiting = await this.bridge.takeWaiting()
    if (!waiting.ok) this.#failToAsk(waiting.failure)
    else if (waiting.value.files.length > 0) await this.#openFiles(waiting.value)
  }

  #openFiles({ files, leftOut }: WaitingFiles, ready?: Promise<unknown>): Promise<void> {
    const requests = files.map(({ fileId, fileName }): Request => {
      return { kind: 'place', place: { kind: 'file', fileId, nth: null }, snapshotId: null, title: fileName }
    })
    this.remark = leftOut > 0 ? leftOutSentence(leftOut) : null
    return this.#openAll(requests, requests.at(-1), ready)
  }

  /** Files that were dropped on the window: each in a tab, the last one in front. */
  openDropped(files: readonly { readonly path: string; readonly title: string }[]): Promise<void> {
    const requests = files.slice(-mostFilesAtOnce).map((file): Request => ({ kind: 'dropped', ...file }))
    const leftOut = files.length - requests.length
    this.remark = leftOut > 0 ? leftOutSentence(leftOut) : null
    return this.activity.during(this.#openAll(requests, requests.at(-1)))
  }

  /** Each in its tab: the one that is to be in front is read first, the others one after the other. */
  async #openAll(requests: readonly Request[], first: Request | undefined, ready?: Promise<unknown>): Promise<void> {
    const waiting: (readonly [Tab, Request])[] = []
    for (const request of requests) {
      const tab = this.#tabFor(request)
      if (tab === null) break
      tab.wait(request)
      waiting.push([tab, request])
    }
    waiting.sort(([, one], [, other]) => Number(other === first) - Number(one === first))
    const [front] = waiting
    if (front === undefined) return
    this.#putInFront(front[0])
    let came = false
    for (const [tab, request] of waiting)
      if (tab.loading?.request === request) came = (await tab.run(request, ready)) || came
    this.#economise()
    if (came) await this.library.loadRecents()
  }

  /** Lets the user choose files. While the system's dialog is open nothing is pending, and what is in flight goes on. */
  async chooseFile(): Promise<void> {
    if (this.#choosing) return
    this.#choosing = true
    const answer = await this.bridge.chooseFile()
    this.#choosing = false
    if (!answer.ok) this.#failToAsk(answer.failure)
    else if (answer.value) await this.openWaiting()
  }

  #failToAsk(failure: Failure): void {
    this.#fail({ request: { kind: 'waiting' }, failure, servedFromLibrary: false })
  }

  /** Says in front what could not even be asked for. */
  #fail(failed: FailedRequest): void {
    const tab = this.front ?? this.#add()
    if (tab === null) return
    this.#putInFront(tab)
    tab.failed = failed
  }

  /** The failed request once more; files that waited are chosen again. */
  async retry(): Promise<void> {
    const request = this.failed?.request
    if (request?.kind === 'waiting') await this.chooseFile()
    else if (request !== undefined) await this.#runIn(this.front, request)
  }

  /** Asks the service again for the session in front. */
  async refresh(): Promise<void> {
    const id = this.front?.sessionId
    if (id != null && this.loading === null) await this.#runIn(this.front, { kind: 'fetch', pasted: id })
  }

  /** A request that stays in its tab, whatever comes of it. */
  async #runIn(tab: Tab | null, request: Request): Promise<void> {
    if (tab === null) return
    this.remark = null
    if (await this.activity.during(tab.run(request))) await this.activity.during(this.library.loadRecents())
  }

  /** Gives up what is on its way to the one in front. */
  cancel(): void {
    const { front } = this
    front?.cancel()
    if (front?.isVacant) this.close(front)
    // What was open before can be read when it is looked at again.
    else if (front?.open === null)
      front.failed = { request: requestOf(front), failure: fail('cancelled').failure, servedFromLibrary: false }
  }

  /** Opens some of the sessions to choose from, by their places in the list, the first of them in front; none closes the tab. */
  choose(places: readonly number[]): void {
    const { front, choice } = this
    if (front === null || choice === null) return
    front.choice = null
    if (places.length === 0) {
      if (front.isVacant) this.close(front)
      return
    }
    const { choiceId, fileName: title, fileId } = choice
    const requests = places.map((index): Request => ({ kind: 'chosen', choiceId, fileId, index, title }))
    void this.activity.during(this.#openAll(requests, requests[0]))
  }

  dismiss(): void {
    this.remark = null
    if (this.front === null) return
    this.front.failed = null
    this.front.keepFailure = null
  }

  report(progress: Progress): void {
    for (const tab of this.tabs) tab.report(progress)
  }

  async keep(): Promise<boolean> {
    return (await this.front?.keep()) ?? false
  }

  forgetKept(keptId: string): void {
    this.#marks.forget(keptId)
    this.#closed.forgetKept(keptId)
    for (const tab of this.tabs) tab.forgetKept(keptId)
  }

  /** Folds the empty stretches of what is in front anew; of the others when they are. */
  fold(overMs: Ms | null): void {
    this.foldOverMs = overMs
    this.front?.fold()
  }

  /** Brings a tab to the front; resolves when its session is there, if it had to be read again. */
  show(tab: Tab): Promise<void> {
    this.#putInFront(tab)
    return this.activity.during(tab.wake())
  }

  #putInFront(tab: Tab): void {
    this.#seen += 1
    tab.seen = this.#seen
    this.front = tab
    tab.fold()
    this.#economise()
  }

  /** An empty tab, to ask for the next session in; one that is there already comes to the front. */
  add(): void {
    const tab = this.tabs.find(({ isVacant, failed }) => isVacant && failed === null) ?? this.#add()
    if (tab !== null) this.#putInFront(tab)
  }

  /** Closes a tab; in front is then what was there before it. */
  close(tab: Tab): void {
    const at = this.tabs.indexOf(tab)
    if (at === -1) return
    const asleep = tab.close()
    if (asleep !== null) this.#closed.add({ asleep, look: tab.look, at })
    this.tabs = this.tabs.filter((each) => each !== tab)
    if (this.front !== tab) return
    const beside = this.tabs[at] ?? this.tabs.at(-1) ?? null
    const next = this.tabs.reduce((best, each) => (best === null || each.seen > best.seen ? each : best), beside)
    if (next === null) this.front = null
    else void this.show(next)
  }

  /** Opens the tab that was closed last again, where it stood and as it was looked at; null where there is none, or no room for it. */
  reopen(): Promise<void> | null {
    this.remark = null
    if (this.#closed.isEmpty) return null
    const there = this.front?.isVacant === true && this.front.failed === null ? this.front : null
    if (there === null && this.tabs.length >= mostTabs) {
      this.remark = tabsFullSentence
      return null
    }
    const closed = this.#closed.take()
    if (closed === null) return null
    const { asleep, look, at } = closed
    // Opened from somewhere else meanwhile, it only comes to the front.
    const again = this.tabs.find((tab) => tab.has({ ...asleep, kind: 'place' }))
    const tab = again ?? Tab.again(this.#partsOfTab, look, asleep)
    if (again === undefined) {
      const others = this.tabs.filter((each) => each !== there)
      this.tabs = [...others.slice(0, at), tab, ...others.slice(at)]
    }
    return this.show(tab)
  }

  /** Brings the next tab (1) or the previous one (-1) to the front, around the end. */
  step(direction: 1 | -1): void {
    const at = this.front === null ? -1 : this.tabs.indexOf(this.front)
    const next = this.tabs.at((at + direction) % Math.max(1, this.tabs.length))
    if (next !== undefined) void this.show(next)
  }

  /** Brings the tab of that place to the front, counted from 0; the ninth key is for the last one, wherever it is. */
  showNth(place: number): void {
    const tab = place === 8 ? this.tabs.at(-1) : this.tabs[place]
    if (tab !== undefined) void this.show(tab)
  }

  /** Puts a tab at another place among the others. */
  move(tab: Tab, to: number): void {
    const others = this.tabs.filter((each) => each !== tab)
    if (others.length === this.tabs.length) return
    const place = Math.max(0, Math.min(others.length, to))
    this.tabs = [...others.slice(0, place), tab, ...others.slice(place)]
  }

  /** The tab that shows the same session from the same source takes what came for another one, which then is not needed. */
  #takerOf(tab: Tab, snapshot: Snapshot): Tab {
    const other = this.tabs.find((each) => each !== tab && each.place !== null && each.isOfSame(snapshot))
    if (other === undefined || tab.open !== null || tab.asleep !== null) return tab
    if (this.front === tab) this.#putInFront(other)
    this.tabs = this.tabs.filter((each) => each !== tab)
    return other
  }

  #maySee(tab: Tab, rows: number): boolean {
    return tab === this.front || rows <= mostRowsAwake
  }

  /** Of the tabs in the background those sleep that were not looked at for longest. */
  #economise(): void {
    const awake = this.tabs.filter((tab) => tab !== this.front && tab.open !== null)
    let rows = 0
    let count = 0
    for (const tab of awake.sort((one, other) => other.seen - one.seen)) {
      rows += tab.open === null ? 0 : rowCount(tab.open.session)
      count += 1
      if (count > mostAwake || rows > mostRowsAwake) tab.sleep()
    }
  }
}

/** What reads a tab's session again. */
function requestOf({ place, asleep, title }: Tab): Request {
  if (place === null || asleep === null) throw new Error('Nothing of it is known')
  return { kind: 'place', place, snapshotId: asleep.snapshotId, title }
}
