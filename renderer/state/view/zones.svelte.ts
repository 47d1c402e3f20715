// The zones that the window shows: asked for before they are shown, so that no hour is ever shown wrong meanwhile.

import { SvelteMap } from 'svelte/reactivity'
import type { Bridge } from '../../../electron/shared/bridge'
import type { Ms, Span } from '../../../electron/shared/session'
import type { ZoneChoice } from '../../../electron/shared/settings'
import type { KnownZone, ZoneEditions, ZonePlaces, ZoneRules } from '../../../electron/shared/zone-rules'
import { differenceOf } from '../../clock/clock-doubts'
import { clockOf, relativeTo, utc, type Zone } from '../../clock/zone'
import type { Activity } from '../page/activity'

const noPlaces: ZonePlaces = { places: [], countries: {} }

interface Shown {
  readonly zone: Zone
  readonly others: readonly ZoneRules[]
}

export class Zones {
  /** By name; the user's own has none. Null for those that nobody knows. */
  readonly #loaded = new SvelteMap<string | null, Shown | null>()
  /** What was listed last, and for which moment. */
  listed = $state.raw<(ZonePlaces & { readonly atMs: Ms }) | null>(null)

  constructor(
    private readonly bridge: Bridge,
    private readonly activity: Activity
  ) {}

  /** Whether the zone of a choice was loaded, or needs no rules. */
  has(choice: ZoneChoice | null): boolean {
    const key = keyOf(choice)
    return key === undefined || this.#loaded.has(key)
  }

  /** Resolves when the zone of a choice can be shown. */
  async load(choice: ZoneChoice | null): Promise<void> {
    const key = keyOf(choice)
    if (key === undefined || this.#loaded.has(key)) return
    const asked = key === null ? this.bridge.getOwnZone() : this.bridge.getZone(key)
    const answer = await this.activity.during(asked)
    this.adopt(key, answer.ok ? answer.value : null)
  }

  /** Shows a zone with these rules from now on; null stands for the user's own. */
  adopt(key: string | null, known: KnownZone | null): void {
    const shown = known === null ? null : { zone: clockOf(known.rules), others: known.others }
    this.#loaded.set(key, shown)
  }

  /** What can be chosen, with what it means at a moment; nothing while main does not answer. Asked for once for each moment that is asked about in turn. */
  async listAt(atMs: Ms): Promise<ZonePlaces> {
    if (this.listed?.atMs === atMs) return this.listed
    const answer = await this.activity.during(this.bridge.listZones(atMs))
    if (!answer.ok) return noPlaces
    this.listed = { atMs, ...answer.value }
    return this.listed
  }

  /** Which editions of the rules there are; null when main does not answer. */
  async editions(): Promise<ZoneEditions | null> {
    const answer = await this.activity.during(this.bridge.getZoneEditions())
    return answer.ok ? answer.value : null
  }

  /** The zone for a choice, in UTC while or where nobody knows it; relative time counts from `originMs`, which is called so. */
  zoneOf(choice: ZoneChoice, originMs: Ms, originName?: string): Zone {
    return choice.kind === 'relative' ? relativeTo(originMs, originName) : (this.#shown(choice)?.zone ?? utc)
  }

  /** Where other programs on this computer may show another hour than the zone of a choice, and which; null where they agree. */
  disagreementIn(choice: ZoneChoice, span: Span | null): string | null {
    const shown = this.#shown(choice)
    return span === null || !shown ? null : differenceOf(shown, span)
  }

  /** What other rules than those shown there are on this computer. */
  othersOf(choice: ZoneChoice): readonly ZoneRules[] {
    return this.#shown(choice)?.others ?? []
  }

  /** True when it was asked for, and neither Rollcall nor the system knows it. */
  isUnknown(choice: ZoneChoice | null): boolean {
    return this.#shown(choice) === null
  }

  /** What the user's own zone is called; null while or where nobody knows it. */
  get ownName(): string | null {
    return this.#shown({ kind: 'local' })?.zone.name ?? null
  }

  #shown(choice: ZoneChoice | null): Shown | null | undefined {
    const key = keyOf(choice)
    return key === undefined ? undefined : this.#loaded.get(key)
  }
}

/** Undefined where no rules are needed. */
function keyOf(choice: ZoneChoice | null): string | null | undefined {
  switch (choice?.kind) {
    case 'local':
      return null
    case 'iana':
      return choice.name
    default:
      return undefined
  }
}
