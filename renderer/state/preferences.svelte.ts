// The user's choices about the window and what the app knows of its surroundings.

import type { About, Bridge } from '../../electron/shared/bridge'
import {
  mostClocks,
  mostRecentZones,
  type ClockChoice,
  type SessionClocks,
  type Settings,
  type SheetCsvStyle,
  type ZoneChoice
} from '../../electron/shared/settings'
import { capsOfAction } from '../keys/key-labels'
import type { Action } from '../keys/keys'
import { sheetCsvOf } from '../report/tables/sheet-csv'
import type { Activity } from './page/activity'
import type { Zones } from './view/zones.svelte'

/** Choices take effect at once, and are saved behind the user's back; a failed save is reported, not undone. */
export class Preferences {
  theme = $state<Settings['theme']>('system')
  newSessions = $state.raw<ClockChoice>({ zone: { kind: 'local' }, second: null })
  recentZones = $state.raw<readonly string[]>([])
  #clocks: readonly SessionClocks[] = []
  letterKeys = $state(true)
  wheel = $state<Settings['wheel']>('modern')
  foldOverMs = $state<Settings['foldOverMs']>(null)
  density = $state<Settings['density']>('middle')
  /** The density to go back to from a crowd. */
  #beforeCrowd: Settings['density'] = 'middle'
  isSidebarOpen = $state(true)
  sidebarPx = $state<Settings['sidebarPx']>(null)
  laneHeadPx = $state<Settings['laneHeadPx']>(null)
  panelPx = $state.raw<Settings['panelPx']>({})
  #chosenCsv = $state.raw<Settings['sheetCsv']>(null)
  readonly sheetCsv = $derived(this.#chosenCsv ?? sheetCsvOf(Intl.DateTimeFormat().resolvedOptions().locale))
  about = $state.raw<About>({ version: '', platform: 'linux', apiOrigin: null })
  /** What the keys of this keyboard type, by their physical place; null where the system does not tell. */
  keyLabels = $state.raw<ReadonlyMap<string, string> | null>(null)
  /** What could not be done with the settings, last time it was tried. */
  failed = $state<'read' | 'saved' | null>(null)
  #changed = false

  constructor(
    private readonly bridge: Bridge,
    private readonly activity: Activity,
    private readonly zones: Zones
  ) {}

  async load(): Promise<void> {
    const [about, settings] = await this.activity.during(
      Promise.all([this.bridge.getAbout(), this.bridge.getSettings(), this.zones.load({ kind: 'local' })])
    )
    if (about.ok) this.about = about.value
    if (!settings.ok) this.failed = 'read'
    else if (!this.#changed) {
      this.theme = settings.value.theme
      // A place that was chosen for one session is nothing to start another with.
      const { zone, secondZone } = settings.value
      this.newSessions = {
        zone: isPlace(zone) ? { kind: 'local' } : zone,
        second: isPlace(secondZone) ? null : secondZone
      }
      this.#clocks = settings.value.clocks
      this.recentZones = settings.value.recentZones
      this.letterKeys = settings.value.letterKeys
      this.wheel = settings.value.wheel
      this.foldOverMs = settings.value.foldOverMs
      this.#chosenCsv = settings.value.sheetCsv
      this.density = settings.value.density
      this.isSidebarOpen = settings.value.isSidebarOpen
      this.sidebarPx = settings.value.sidebarPx
      this.laneHeadPx = settings.value.laneHeadPx
      this.panelPx = settings.value.panelPx
    }
  }

  /** What is printed on the keys of an action on this keyboard. */
  capsOf(action: Action, withShift = false): readonly string[] {
    return capsOfAction(action, withShift, this.about.platform === 'mac', this.keyLabels)
  }

  chooseTheme(theme: Settings['theme']): Promise<void> {
    this.theme = theme
    return this.#save({ theme })
  }

  /** What sessions start with for which nothing else is chosen. */
  async chooseNewSessions(change: Partial<ClockChoice>): Promise<void> {
    this.newSessions = { ...this.newSessions, ...change }
    await this.#save({ zone: this.newSessions.zone, secondZone: this.newSessions.second })
  }

  /** The clocks that were chosen for a session, else what new ones start with. */
  clocksOf(sessionId: string | null): ClockChoice {
    const chosen = this.#clocks.find((each) => each.sessionId === sessionId)
    return chosen === undefined ? this.newSessions : { zone: chosen.zone, second: chosen.second }
  }

  /** Remembers what was chosen for a session; one without an id is not known again. */
  async rememberClocks(sessionId: string | null, { zone, second }: ClockChoice): Promise<void> {
    const named = [zone, second].flatMap((each) => (each?.kind === 'iana' ? [each.name] : []))
    const recentZones = [...named, ...this.recentZones]
      .filter((name, index, all) => all.indexOf(name) === index)
      .slice(0, mostRecentZones)
    const isNew = recentZones.join() !== this.recentZones.join()
    if (isNew) this.recentZones = recentZones
    if (sessionId !== null) {
      const others = this.#clocks.filter((each) => each.sessionId !== sessionId)
      this.#clocks = [{ sessionId, zone, second }, ...others].slice(0, mostClocks)
    }
    if (isNew || sessionId !== null) await this.#save({ clocks: this.#clocks, recentZones })
  }

  chooseLetterKeys(letterKeys: boolean): Promise<void> {
    this.letterKeys = letterKeys
    return this.#save({ letterKeys })
  }

  chooseWheel(wheel: Settings['wheel']): Promise<void> {
    this.wheel = wheel
    return this.#save({ wheel })
  }

  chooseFoldOver(foldOverMs: Settings['foldOverMs']): Promise<void> {
    this.foldOverMs = foldOverMs
    return this.#save({ foldOverMs })
  }

  chooseSheetCsv(sheetCsv: SheetCsvStyle): Promise<void> {
    this.#chosenCsv = sheetCsv
    return this.#save({ sheetCsv })
  }

  chooseDensity(density: Settings['density']): Promise<void> {
    this.density = density
    return this.#save({ density })
  }

  /** A crowd's lanes or, again, those that were before them. */
  toggleCrowd(): Promise<void> {
    if (this.density === 'crowd') return this.chooseDensity(this.#beforeCrowd)
    this.#beforeCrowd = this.density
    return this.chooseDensity('crowd')
  }

  showSidebar(isSidebarOpen: boolean): Promise<void> {
    this.isSidebarOpen = isSidebarOpen
    return this.#save({ isSidebarOpen })
  }

  /** Sizes follow a drag at once; they are saved once it is `done`. */
  resizeSidebar(sidebarPx: Settings['sidebarPx'], done = true): void {
    this.sidebarPx = sidebarPx
    if (done) void this.#save({ sidebarPx })
  }

  resizeLaneHeads(laneHeadPx: Settings['laneHeadPx'], done = true): void {
    this.laneHeadPx = laneHeadPx
    if (done) void this.#save({ laneHeadPx })
  }

  resizePanel(panelPx: Settings['panelPx'], done = true): void {
    this.panelPx = panelPx
    if (done) void this.#save({ panelPx })
  }

  async #save(change: Partial<Settings>): Promise<void> {
    this.#changed = true
    const saved = await this.activity.during(this.bridge.changeSettings(change))
    this.failed = saved.ok ? null : 'saved'
  }
}

/** Whether a choice is of a place other than the user's own, or of one session's time. */
function isPlace(zone: ZoneChoice | null): boolean {
  return zone?.kind === 'iana' || zone?.kind === 'relative'
}
