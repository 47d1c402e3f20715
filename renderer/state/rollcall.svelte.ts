// The whole of the window's state, put together; and what the menu and the main process ask of it.

import { tick } from 'svelte'
import type { Account } from '../../electron/shared/account'
import type { Bridge, MenuCommand } from '../../electron/shared/bridge'
import type { TimeMark } from '../../electron/shared/mark'
import type { ProxyQuestion } from '../../electron/shared/proxy'
import { assertNever } from '../../electron/shared/result'
import type { Ms, Span } from '../../electron/shared/session'
import { participantWith, type DataNote } from '../../electron/shared/session-rows'
import type { ClockChoice, ZoneChoice } from '../../electron/shared/settings'
import { entryFrom, type Entry } from '../timeline/lanes/entries'
import {
  findingAt,
  findingWords,
  nextFinding,
  nextOfKind,
  type Finding,
  type FindingKind
} from '../timeline/lanes/findings'
import { laneOf } from '../timeline/lanes/lanes'
import { entryOfNote } from '../timeline/lanes/notes'
import type { Zone } from '../clock/zone'
import { AccountForm } from './accounts/account-form.svelte'
import { AccountBook } from './accounts/accounts.svelte'
import type { Activity } from './page/activity'
import { Announcer } from './page/announcer.svelte'
import { Clock } from './page/clock.svelte'
import { Desk } from './session/desk.svelte'
import { Exporting } from './session/exporting.svelte'
import { Library } from './session/library.svelte'
import { spanOfMark } from './marks/mark-book.svelte'
import { Preferences } from './preferences.svelte'
import { ProxyBook } from './accounts/proxy-book.svelte'
import { RawJson } from './session/raw-json.svelte'
import { TabMemory } from './session/tab-memory.svelte'
import { Screen } from './page/screen.svelte'
import { Sidebar } from './sidebar.svelte'
import { loaded } from './view/clocks.svelte'
import { Zones } from './view/zones.svelte'

/** One window's state; components get it whole and read what they show. */
export class Rollcall {
  readonly zones: Zones
  readonly preferences: Preferences
  readonly accounts: AccountBook
  readonly proxy: ProxyBook
  readonly library: Library
  readonly desk: Desk
  readonly tabMemory: TabMemory
  readonly raw: RawJson
  readonly exporting: Exporting
  readonly sidebar: Sidebar
  readonly screen = new Screen(() => this.desk.look)
  readonly announcer = new Announcer()
  /** Ages of hours and days need no finer clock; a countdown does. */
  readonly minutes = new Clock(20_000)
  readonly seconds = new Clock(1000)
  /** What the app was started with was opened, or there was nothing. */
  opened = $state(false)
  #finding: Finding | null = null
  /** What was chosen for the open session; without one, what new ones start with. */
  readonly clockChoice = $derived.by(() => this.desk.open?.clocks.choice ?? this.preferences.newSessions)
  /** The clock that every time in the window is shown in. */
  readonly zone = $derived.by(() => this.#zoneOf(this.clockChoice.zone))
  /** The same or, while relative time is shown, the user's own: for what needs a time of day. */
  readonly clock = $derived.by(() => (this.zone.kind === 'relative' ? this.#zoneOf({ kind: 'local' }) : this.zone))
  /** What the lists of sessions tell times in: a session's own clock is that session's. */
  readonly listZone = $derived.by(() => this.#zoneOf(this.preferences.newSessions.zone))
  /** The clock of a second ruler, or null for one ruler. */
  readonly secondZone = $derived.by(() => {
    const { second } = this.clockChoice
    return second === null ? null : this.#zoneOf(second)
  })

  constructor(
    readonly bridge: Bridge,
    readonly activity: Activity
  ) {
    this.zones = new Zones(bridge, activity)
    this.preferences = new Preferences(bridge, activity, this.zones)
    this.sidebar = new Sidebar(this.preferences)
    this.accounts = new AccountBook(bridge, activity)
    this.proxy = new ProxyBook(bridge, activity)
    this.library = new Library(bridge, activity)
    this.desk = new Desk(bridge, activity, this.library, (sessionId) => this.#clocksOf(sessionId))
    this.tabMemory = new TabMemory(bridge, this.desk)
    this.raw = new RawJson(bridge, activity)
    this.exporting = new Exporting(bridge, activity, this.screen)
  }

  /** Loads what the first picture needs, and opens the files that the app was started with. */
  async start(): Promise<void> {
    // No session is drawn before its clock is known.
    const clockIsKnown = this.preferences.load()
    const opened = this.desk.start(clockIsKnown).then(() => (this.opened = true))
    await this.activity.during(Promise.all([clockIsKnown, opened, this.accounts.load(), this.library.load()]))
  }

  /** Obeys the menu and follows progress until the returned function is called. */
  listen(): () => void {
    const stops = [
      this.bridge.on('progress', (progress) => this.desk.report(progress)),
      this.bridge.on('waiting', () => void this.desk.openWaiting()),
      this.bridge.on('proxyAsks', (question) => this.askForProxy(question)),
      this.bridge.on('keychain', (question) => (this.accounts.question = question)),
      this.bridge.on('menu', (command) => this.obey(command))
    ]
    return () => stops.forEach((stop) => stop())
  }

  obey(command: MenuCommand): void {
    // The menu's keys reach the window under a dialog as well.
    if (this.screen.isCovered || this.desk.choice !== null) return
    switch (command) {
      case 'open-file':
        return void this.desk.chooseFile()
      case 'keep':
        return void this.keep()
      case 'add-account':
        this.screen.accounts = 'add'
        return
      case 'ask':
        return this.focusId()
      case 'refresh':
        return void this.desk.refresh()
      case 'timeline':
      case 'table':
        this.screen.display = command
        return
      case 'zoom-in':
        return this.desk.open?.view.zoomIn()
      case 'zoom-out':
        return this.desk.open?.view.zoomOut()
      case 'fit':
        return this.desk.open?.view.fit()
      case 'help':
        this.screen.help = true
        return
      case 'sidebar':
        return this.sidebar.toggle()
      case 'go-to':
        return this.askWhere()
      case 'palette':
      case 'export':
        if (command === 'palette' || this.desk.open !== null) this.screen.overlay = command
        return
      case 'find':
        return this.focusFind()
      case 'back':
        return this.desk.open?.view.back()
      case 'forward':
        return this.desk.open?.view.forward()
      case 'print':
        if (this.desk.open !== null) this.print()
        return
      case 'new-tab':
        return this.newTab()
      case 'close-tab':
        return this.closeTab()
      case 'reopen-tab':
        return void this.reopenTab()
      case 'next-tab':
        return this.stepTab(1)
      case 'previous-tab':
        return this.stepTab(-1)
      case 'sample':
        return void this.desk.run({ kind: 'sample' })
      default:
        return assertNever(command)
    }
  }

  async keep(): Promise<void> {
    if (await this.desk.keep()) this.announcer.say('Kept')
  }

  /** Shows what would be printed, and of whom, before it is. */
  print(): void {
    this.exporting.format = 'print'
    this.screen.overlay = 'export'
  }

  async removeKept(keptId: string): Promise<void> {
    if (!(await this.library.remove(keptId))) return
    this.desk.forgetKept(keptId)
    this.announcer.say('Removed')
  }

  /** An empty tab, with the keyboard where the next session is asked for. */
  newTab(): void {
    this.desk.add()
    void tick().then(() => focusField(['#next-session', '#session-id']))
  }

  closeTab(tab = this.desk.front): void {
    if (tab === null) return
    const { title } = tab
    this.desk.close(tab)
    this.#sayTab(`Closed ${title}`)
  }

  async reopenTab(): Promise<void> {
    const shown = this.desk.reopen()
    if (shown === null) return this.announcer.say(this.desk.remark ?? 'No tab was closed')
    await shown
    if (this.desk.failed === null) this.#sayTab('Opened again')
  }

  stepTab(direction: 1 | -1): void {
    this.desk.step(direction)
    this.#sayTab()
  }

  showTab(place: number): void {
    this.desk.showNth(place)
    this.#sayTab()
  }

  /** Puts the tab in front further to the right (1) or to the left (-1). */
  moveTab(direction: 1 | -1): void {
    const { front, tabs } = this.desk
    if (front === null) return
    this.desk.move(front, tabs.indexOf(front) + direction)
    this.#sayTab()
  }

  /** Which tab is in front now, after what the words of the session before it have gone. */
  #sayTab(before = ''): void {
    const { front, tabs } = this.desk
    const now =
      front === null ? 'no session is open' : `${front.title}, tab ${tabs.indexOf(front) + 1} of ${tabs.length}`
    void tick().then(() => this.announcer.say(before === '' ? now : `${before}; ${now}`))
  }

  cancel(): void {
    this.desk.cancel()
    this.announcer.say('Cancelled')
  }

  async copy(text: string, what: string): Promise<void> {
    const copied = await this.activity.during(this.bridge.copyText(text))
    this.announcer.say(copied.ok ? `Copied ${what}` : `Could not copy ${what}`)
  }

  /** Shows the participant and the moment that a data note is about, and selects its interval. */
  async goTo(note: DataNote): Promise<void> {
    await this.showMoment(note.participantId, note.atMs)
    const entry = this.entryOf(note)
    if (entry !== null) this.desk.open?.view.selection.select(entry)
  }

  /** The interval that a data note of the open session is about; null where it is about no single one that is drawn. */
  entryOf(note: DataNote): Entry | null {
    const { open } = this.desk
    const who = open === null || note.participantId === null ? null : participantWith(open.session, note.participantId)
    return open === null || who === null ? null : entryOfNote(laneOf(open.lanes, who), note)
  }

  /** Shows a participant's lane and a moment of it; either may be missing. */
  async showMoment(participantId: string | null, ms: Ms | null): Promise<void> {
    const open = this.desk.open
    if (open === null) return
    this.screen.display = 'timeline'
    await tick()
    if (participantId !== null) open.view.lanes.focusParticipant(participantId)
    if (ms !== null) open.view.goTo(ms)
  }

  /** Asks for a time to go to, where the times stand. */
  askWhere(): void {
    const { open } = this.desk
    if (open === null) return
    if (open.view.isTimeless) return this.announcer.say('No time of this session is known, so there is none to go to')
    this.screen.display = 'timeline'
    this.screen.goingTo = true
  }

  /** Selects an interval and brings it into view with a little room, the crosshair at its start. */
  async showEntry(entry: Entry): Promise<void> {
    const open = this.desk.open
    if (open === null) return
    this.screen.display = 'timeline'
    await tick()
    const { view } = open
    view.select(entry)
    const { span } = view.selection
    if (span !== null && span.endMs > span.startMs) view.showWhole(span)
    view.goTo(entry.startMs)
    view.speaks = 'selection'
  }

  /** Goes to the next finding (1) or the previous one (-1) of all participants, once they are found. */
  async stepFinding(direction: 1 | -1): Promise<void> {
    const open = this.desk.open
    if (open === null) return
    const findings = await this.activity.during(open.findings.come())
    if (findings === null) return
    const { instantMs } = open.view
    // Several findings at one moment are stepped through one by one.
    const from = this.#finding !== null && this.#finding.ms === instantMs ? this.#finding : instantMs
    const found = nextFinding(findings, from ?? -Infinity * direction, direction)
    if (found === null) return this.announcer.say(direction === 1 ? 'No finding later' : 'No finding earlier')
    await this.#show(found)
  }

  /** Goes to the next finding of one kind after the crosshair, and around the end. */
  async stepKind(kind: FindingKind): Promise<void> {
    const open = this.desk.open
    if (open === null) return
    const findings = await this.activity.during(open.findings.come())
    if (findings === null) return
    const { instantMs } = open.view
    const from = this.#finding !== null && this.#finding.ms === instantMs ? this.#finding : (instantMs ?? -Infinity)
    const found = nextOfKind(findings, kind, from)
    if (found !== null) await this.#show(found)
  }

  /** Goes to a finding by its place among all of the open session, once they are found. */
  showFinding(index: number): void {
    const findings = this.desk.open?.findings.shown ?? null
    const found = findings && findingAt(findings, index)
    if (found !== null) void this.#show(found)
  }

  /** Shows a finding's moment, with what it is about selected. */
  async #show(found: Finding): Promise<void> {
    this.#finding = found
    this.announcer.say(findingWords(found))
    await this.showMoment(found.participantId, found.ms)
    const view = this.desk.open?.view
    const lane = view?.lanes.focused ?? null
    if (view === undefined || lane === null || lane.id !== found.participantId || found.what === 'note') return
    const entry = entryFrom(lane, found.what === 'drop' ? 'away' : 'error', found.ms)
    if (entry === null) return
    view.selection.select(entry)
    view.speaks = 'selection'
  }

  /** Marks what is measured, else the crosshair's moment; `naming` lets the user type its name at once. */
  mark(naming: boolean): void {
    const open = this.desk.open
    const ms = open?.view.instantMs ?? null
    const span = open?.view.measuring.span ?? (ms === null ? null : { startMs: ms, endMs: ms })
    if (span === null) return this.announcer.say('Nothing to mark: point at a moment or measure first')
    this.addMark(span, naming)
  }

  /** Marks a stretch of time or, where it has no length, a moment. */
  addMark(span: Span, naming = false): void {
    const open = this.desk.open
    if (open === null) return
    const mark = open.marks.add(span)
    if (mark === null) return this.announcer.say('This session has as many marks as it can hold')
    const lasting = open.snapshot.keptId === null ? ', until Rollcall closes unless the session is kept' : ''
    this.announcer.say(`Marked: ${mark.name}${lasting}`)
    if (!naming) return
    this.screen.show('marks')
    this.screen.namingId = mark.id
  }

  /** Selects a mark: a span is what is measured then, and a moment is where the crosshair goes. */
  async chooseMark(mark: TimeMark): Promise<void> {
    const open = this.desk.open
    if (open === null) return
    open.marks.selectedId = mark.id
    if (mark.endMs === null) return this.showMoment(null, mark.startMs)
    open.view.measuring.set(spanOfMark(mark))
    await this.showMoment(null, null)
    open.view.reveal(mark.startMs)
  }

  /** Shows what a proxy asks for; where it is shown already, what is being typed stays. */
  askForProxy(question: ProxyQuestion): void {
    this.proxy.question = question
    this.screen.proxyLogin = true
  }

  /** Leaves the proxy's question; a request that failed for it is made again when it was answered. */
  leaveProxy(isAnswered: boolean): void {
    // An answer that was taken after the question had been left makes no request any more.
    const isWanted = isAnswered && this.screen.proxyLogin
    this.screen.proxyLogin = false
    if (isWanted && this.desk.failed?.failure.kind === 'proxy-login') void this.desk.retry()
  }

  newForm(replaces: Account | null): AccountForm {
    return new AccountForm(this.bridge, this.activity, (accounts) => this.accounts.adopt(accounts), replaces)
  }

  /** Puts the cursor into the field for the session id, with what was typed selected, or with `text` in its place. */
  focusId(text: string | null = null): void {
    this.sidebar.show()
    void tick().then(() => focusField(['#session-id'], text))
  }

  /** Puts the cursor into the field that finds participants. */
  focusFind(): void {
    focusField(['#find'])
  }

  /** Puts the keyboard on the lanes. */
  focusLanes(): void {
    document.querySelector<HTMLElement>('[role="grid"]')?.focus()
  }

  /** When the open session was, for what a zone meant then; now without one. */
  get sessionMs(): Ms {
    const { open } = this.desk
    return open?.session.startMs ?? open?.outline.extent?.startMs ?? this.minutes.nowMs
  }

  /** Shows the open session's times on other clocks, once they can be, and remembers it for that session. */
  async chooseClocks(change: Partial<ClockChoice>): Promise<void> {
    const { open } = this.desk
    if (open === null) return
    await this.activity.during(open.clocks.choose(change, this.zones))
    await this.preferences.rememberClocks(open.session.id, open.clocks.choice)
  }

  async #clocksOf(sessionId: string | null): Promise<ClockChoice> {
    const choice = this.preferences.clocksOf(sessionId)
    await loaded(choice, this.zones)
    return choice
  }

  #zoneOf(choice: ZoneChoice): Zone {
    const open = this.desk.open
    const origin = open?.marks.origin ?? null
    const originMs = origin?.startMs ?? open?.session.startMs ?? open?.outline.extent?.startMs ?? 0
    return this.zones.zoneOf(choice, originMs, origin?.name)
  }
}

/** Focuses the first of these fields that there is, with what was typed selected, or with `text` in its place. */
function focusField(selectors: readonly string[], text: string | null = null): void {
  const [field] = selectors.flatMap((selector) => document.querySelector<HTMLInputElement>(selector) ?? [])
  if (field !== undefined && text !== null && field.value !== text) {
    field.value = text
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }
  field?.focus()
  field?.select()
}
