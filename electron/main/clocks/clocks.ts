// The zones that the window may show: rules of our own, or the system's where those are newer, and the user's own zone.

import type { KnownZone, ZoneEditions, ZoneNames, ZoneRules } from '../../shared/zone-rules'
import { ownRules, type OwnRules } from './own-rules'
import { ownZone, type Surroundings } from './own-zone'
import { systemRules, type SystemRules } from './system-rules'

export class Clocks {
  readonly #own: OwnRules
  readonly #system: SystemRules
  #ahead: Promise<KnownZone | null> | null = null

  constructor(private readonly around: Surroundings) {
    this.#own = around.own
    this.#system = around.system
  }

  /** The rules under exactly this name; null when neither this build nor this system has them. */
  async zone(name: string): Promise<KnownZone | null> {
    const [own, system] = await Promise.all([this.#own.rules(name), this.#system.rules(name)])
    const [rules, ...others] = (await this.#areSystemsNewer()) ? presentOf(system, own) : presentOf(own, system)
    return rules === undefined ? null : { rules, others }
  }

  /** Looks for the user's own zone before it is asked for, once. */
  lookAhead(): void {
    this.#ahead = this.#ownZone()
  }

  /** The user's own zone; null when nobody knows it. */
  ownZone(): Promise<KnownZone | null> {
    const ahead = this.#ahead
    this.#ahead = null
    return ahead ?? this.#ownZone()
  }

  async #ownZone(): Promise<KnownZone | null> {
    const zone = await ownZone(this.around)
    if (zone === null) return null
    return 'name' in zone ? this.zone(zone.name) : { rules: zone.rules, others: [] }
  }

  async names(): Promise<ZoneNames> {
    const { today, zones, links } = await this.#own.index()
    const first = new Set([...today, 'UTC'])
    return { today: [...first], older: [...zones, ...Object.keys(links)].filter((name) => !first.has(name)).sort() }
  }

  async editions(): Promise<ZoneEditions> {
    return { own: (await this.#own.index()).edition, system: await this.#system.edition() }
  }

  async #areSystemsNewer(): Promise<boolean> {
    const { own, system } = await this.editions()
    return system !== null && system > own
  }
}

function presentOf(...rules: readonly (ZoneRules | null)[]): readonly ZoneRules[] {
  return rules.filter((each) => each !== null)
}

/** The clocks of this computer. */
export function clocksHere(): Clocks {
  const { env, platform } = process
  return new Clocks({
    own: ownRules(),
    system: systemRules(env, platform),
    setting: env['TZ'],
    file: platform === 'win32' ? null : '/etc/localtime',
    nameFile: platform === 'linux' ? '/etc/timezone' : null,
    // Asked only when nothing else tells: at its first question the engine loads what it knows of languages.
    get engineName() {
      return new Intl.DateTimeFormat().resolvedOptions().timeZone
    }
  })
}
