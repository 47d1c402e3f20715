// The whole of the window's state, put together; and what the menu and the main process ask of it.

import { tick } from 'svelte'
import type { Account } from '../../electron/shared/account'
import type { Bridge, MenuCommand } from '../../electron/shared/bridge'
import { assertNever } from '../../electron/shared/result'
import type { DataNote } from '../../electron/shared/session'
import { zoneOf } from '../timeline/zone'
import { AccountForm } from './account-form.svelte'
import { AccountBook } from './accounts.svelte'
import type { Activity } from './activity'
import { Announcer } from './announcer.svelte'
import { Clock } from './clock.svelte'
import { Desk } from './desk.svelte'
import { Library } from './library.svelte'
import { Preferences } from './preferences.svelte'
import { RawJson } from './raw-json.svelte'
import { Screen } from './screen.svelte'

/** One window's state; components get it whole and read what they show. */
export class Rollcall {
  readonly preferences: Preferences
  readonly accounts: AccountBook
  readonly library: Library
  readonly desk: Desk
  readonly raw: RawJson
  readonly screen = new Screen()
  readonly announcer = new Announcer()
  /** Ages of hours and days need no finer clock; a countdown does. */
  readonly minutes = new Clock(20_000)
  readonly seconds = new Clock(1000)
  /** The clock that every time in the window is shown in. */
  zone = $derived.by(() => {
    const open = this.desk.open
    const originMs = open?.session.startMs ?? open?.summary.extent?.startMs ?? 0
    return zoneOf(this.preferences.zone, this.preferences.about.localZone, originMs)
  })

  constructor(
    readonly bridge: Bridge,
    readonly activity: Activity
  ) {
    this.preferences = new Preferences(bridge, activity)
    this.accounts = new AccountBook(bridge, activity)
    this.library = new Library(bridge, activity)
    this.desk = new Desk(bridge, activity, this.library)
    this.raw = new RawJson(bridge, activity)
  }

  /** Loads what the first picture needs, then opens the files that the app was started with. */
  async start(): Promise<void> {
    await this.activity.during(
      Promise.all([
        this.preferences.load(),
        this.accounts.load(),
        this.library.load(),
        this.desk.run({ kind: 'waiting' })
      ])
    )
  }

  /** Obeys the menu and follows progress until the returned function is called. */
  listen(): () => void {
    const stops = [
      this.bridge.on('progress', (progress) => this.desk.report(progress)),
      this.bridge.on('waiting', () => void this.desk.run({ kind: 'waiting' })),
      this.bridge.on('menu', (command) => this.obey(command))
    ]
    return () => stops.forEach((stop) => stop())
  }

  obey(command: MenuCommand): void {
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
      case 'palette':
      case 'go-to':
      case 'export':
        this.screen.overlay = command
        return
      case 'find':
        this.screen.find = true
        return
      case 'back':
        return this.desk.open?.view.back()
      case 'forward':
        return this.desk.open?.view.forward()
      case 'print':
        return void this.print()
      case 'sample':
        return void this.desk.run({ kind: 'sample' })
      default:
        return assertNever(command)
    }
  }

  async keep(): Promise<void> {
    if (await this.desk.keep()) this.announcer.say('Kept')
  }

  async print(): Promise<void> {
    const printed = await this.bridge.printPage()
    if (!printed.ok) this.announcer.say('Could not print')
  }

  async removeKept(keptId: string): Promise<void> {
    if (!(await this.library.remove(keptId))) return
    this.desk.forgetKept(keptId)
    this.announcer.say('Removed')
  }

  cancel(): void {
    this.desk.cancel()
    this.announcer.say('Cancelled')
  }

  async copy(text: string, what: string): Promise<void> {
    const copied = await this.activity.during(this.bridge.copyText(text))
    this.announcer.say(copied.ok ? `Copied ${what}` : `Could not copy ${what}`)
  }

  /** Shows the participant and the moment that a data note is about. */
  async goTo(note: DataNote): Promise<void> {
    const open = this.desk.open
    if (open === null) return
    this.screen.display = 'timeline'
    await tick()
    const lane = open.lanes.findIndex((each) => each.participant.id === note.participantId)
    if (lane !== -1) open.view.focusLane(lane)
    if (note.atMs !== null) open.view.goTo(note.atMs)
  }

  newForm(replaces: Account | null): AccountForm {
    return new AccountForm(this.bridge, this.activity, (accounts) => this.accounts.adopt(accounts), replaces)
  }

  /** Puts the cursor into the field for the session id, with what was typed selected. */
  focusId(): void {
    const field = document.querySelector<HTMLInputElement>('#session-id')
    field?.focus()
    field?.select()
  }
}
