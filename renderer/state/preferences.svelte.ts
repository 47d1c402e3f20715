// The user's choices about the window and what the app knows of its surroundings.

import type { About, Bridge } from '../../electron/shared/bridge'
import type { Settings, SheetCsvStyle, ZoneChoice } from '../../electron/shared/settings'
import { capsOfAction } from '../keys/key-labels'
import type { Action } from '../keys/keys'
import { sheetCsvOf } from '../report/tables/sheet-csv'
import type { Activity } from './page/activity'
import type { Zones } from './view/zones.svelte'

/** Choices take effect at once, zones when they can be shown, and are saved behind the user's back; a failed save is reported, not undone. */
export class Preferences {
  theme = $state<Settings['theme']>('system')
  zone = $state.raw<ZoneChoice>({ kind: 'local' })
  letterKeys = $state(true)
  wheel = $state<Settings['wheel']>('modern')
  secondZone = $state.raw<Settings['secondZone']>(null)
  foldOverMs = $state<Settings['foldOverMs']>(null)
  #chosenCsv = $state.raw<Settings['sheetCsv']>(null)
  readonly sheetCsv = $derived(this.#chosenCsv ?? sheetCsvOf(Intl.DateTimeFormat().resolvedOptions().locale))
  about = $state.raw<About>({ version: '', platform: 'linux', apiOrigin: null })
  /** What the keys of this keyboard type, by their physical place; null where the system does not tell. */
  keyLabels = $state.raw<ReadonlyMap<string, string> | null>(null)
  /** What could not be done with the settings, last time it was tried. */
  failed = $state<'read' | 'saved' | null>(null)
  #changed = false
  /** Of two zones that are chosen while the first is still being loaded, the second holds. */
  #turn = 0
  #secondTurn = 0

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
    if (settings.ok)
      await Promise.all([settings.value.zone, settings.value.secondZone].map((zone) => this.zones.load(zone)))
    if (!settings.ok) this.failed = 'read'
    else if (!this.#changed) {
      this.theme = settings.value.theme
      this.zone = settings.value.zone
      this.letterKeys = settings.value.letterKeys
      this.wheel = settings.value.wheel
      this.secondZone = settings.value.secondZone
      this.foldOverMs = settings.value.foldOverMs
      this.#chosenCsv = settings.value.sheetCsv
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

  async chooseZone(zone: ZoneChoice): Promise<void> {
    this.#changed = true
    const turn = ++this.#turn
    if (!this.zones.has(zone)) await this.zones.load(zone)
    if (turn !== this.#turn) return
    this.zone = zone
    await this.#save({ zone })
  }

  chooseLetterKeys(letterKeys: boolean): Promise<void> {
    this.letterKeys = letterKeys
    return this.#save({ letterKeys })
  }

  chooseWheel(wheel: Settings['wheel']): Promise<void> {
    this.wheel = wheel
    return this.#save({ wheel })
  }

  async chooseSecondZone(secondZone: Settings['secondZone']): Promise<void> {
    this.#changed = true
    const turn = ++this.#secondTurn
    if (!this.zones.has(secondZone)) await this.zones.load(secondZone)
    if (turn !== this.#secondTurn) return
    this.secondZone = secondZone
    await this.#save({ secondZone })
  }

  chooseFoldOver(foldOverMs: Settings['foldOverMs']): Promise<void> {
    this.foldOverMs = foldOverMs
    return this.#save({ foldOverMs })
  }

  chooseSheetCsv(sheetCsv: SheetCsvStyle): Promise<void> {
    this.#chosenCsv = sheetCsv
    return this.#save({ sheetCsv })
  }

  async #save(change: Partial<Settings>): Promise<void> {
    this.#changed = true
    const saved = await this.activity.during(this.bridge.changeSettings(change))
    this.failed = saved.ok ? null : 'saved'
  }
}
