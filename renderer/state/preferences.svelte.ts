// The user's choices about the window and what the app knows of its surroundings.

import type { About, Bridge } from '../../electron/shared/bridge'
import type { Settings, ZoneChoice } from '../../electron/shared/settings'
import { capsOfAction } from '../chart/key-labels'
import type { Action } from '../chart/keys'
import type { Activity } from './activity'

/** Choices take effect at once and are saved behind the user's back; a failed save is reported, not undone. */
export class Preferences {
  theme = $state<Settings['theme']>('system')
  zone = $state.raw<ZoneChoice>({ kind: 'local' })
  letterKeys = $state(true)
  wheel = $state<Settings['wheel']>('modern')
  secondZone = $state.raw<Settings['secondZone']>(null)
  foldOverMs = $state<Settings['foldOverMs']>(null)
  about = $state.raw<About>({
    version: '',
    platform: 'linux',
    localZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    apiOrigin: null
  })
  /** What the keys of this keyboard type, by their physical place; null where the system does not tell. */
  keyLabels = $state.raw<ReadonlyMap<string, string> | null>(null)
  /** What could not be done with the settings, last time it was tried. */
  failed = $state<'read' | 'saved' | null>(null)
  #changed = false

  constructor(
    private readonly bridge: Bridge,
    private readonly activity: Activity
  ) {}

  async load(): Promise<void> {
    const [about, settings] = await this.activity.during(
      Promise.all([this.bridge.getAbout(), this.bridge.getSettings()])
    )
    if (about.ok) this.about = about.value
    if (!settings.ok) this.failed = 'read'
    else if (!this.#changed) {
      this.theme = settings.value.theme
      this.zone = settings.value.zone
      this.letterKeys = settings.value.letterKeys
      this.wheel = settings.value.wheel
      this.secondZone = settings.value.secondZone
      this.foldOverMs = settings.value.foldOverMs
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

  chooseZone(zone: ZoneChoice): Promise<void> {
    this.zone = zone
    return this.#save({ zone })
  }

  chooseLetterKeys(letterKeys: boolean): Promise<void> {
    this.letterKeys = letterKeys
    return this.#save({ letterKeys })
  }

  chooseWheel(wheel: Settings['wheel']): Promise<void> {
    this.wheel = wheel
    return this.#save({ wheel })
  }

  chooseSecondZone(secondZone: Settings['secondZone']): Promise<void> {
    this.secondZone = secondZone
    return this.#save({ secondZone })
  }

  chooseFoldOver(foldOverMs: Settings['foldOverMs']): Promise<void> {
    this.foldOverMs = foldOverMs
    return this.#save({ foldOverMs })
  }

  async #save(change: Partial<Settings>): Promise<void> {
    this.#changed = true
    const saved = await this.activity.during(this.bridge.changeSettings(change))
    this.failed = saved.ok ? null : 'saved'
  }
}
