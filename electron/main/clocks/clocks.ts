// The zones that the window may show: rules of our own, or the system's where those are newer, and the user's own zone.

import {
  offsetOf,
  type KnownZone,
  type ZoneEditions,
  type ZonePlace,
  type ZonePlaces,
  type ZoneRules
} from '../../shared/zone-rules'
import type { Ms } from '../../shared/session'
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

  /** Every zone there is a name of, with what it means at a moment: those of today first. */
  async places(atMs: Ms): Promise<ZonePlaces> {
    const { today, zones, links, countries, countriesOf } = await this.#own.index()
    const first = new Set([...today, 'UTC'])
    const older = [...zones, ...Object.keys(links)].filter((name) => !first.has(name)).sort()
    const isSystemNewer = await this.#areSystemsNewer()
    const place = async (name: string): Promise<ZonePlace | null> => {
      const moment = await this.#own.moment(name, atMs)
      if (moment === null) return null
      const newer = isSystemNewer ? await this.#system.rules(name) : null
      const offsetMs = newer === null ? moment.offsetMs : offsetOf(newer, atMs)
      const { abbreviations } = moment
      // Of two names for the same hours the usual one is found first.
      const people = Object.hasOwn(links, name) ? 0 : moment.people
      const abbreviation = offsetMs === moment.offsetMs ? moment.abbreviation : null
      const isOlder = !first.has(name)
      return { name, isOlder, countries: countriesOf[name] ?? [], people, offsetMs, abbreviation, abbreviations }
    }
    const all = await Promise.all([...first, ...older].map(place))
    return { places: all.filter((each) => each !== null), countries }
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
