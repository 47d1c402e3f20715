// The user's choices about the window and the window's place on the screen, in settings.json.

import * as v from 'valibot'
import type { Result } from '../../shared/result'
import {
  densities,
  mostClocks,
  mostRecentZones,
  panelTabs,
  type SessionClocks,
  type Settings,
  type ZoneChoice
} from '../../shared/settings'
import { StoredFile } from '../files/stored-file'

export interface Bounds {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface Placement {
  readonly bounds: Bounds
  readonly maximized: boolean
}

/** How names of zones are written. Whether there is such a zone is known when its rules are asked for. */
export const zoneNameSchema = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z][A-Za-z0-9+_-]*(?:\/[A-Za-z0-9+_-]+)*$/),
  v.maxLength(100)
)

const zoneSchema: v.GenericSchema<unknown, ZoneChoice> = v.variant('kind', [
  v.strictObject({ kind: v.literal('local') }),
  v.strictObject({ kind: v.literal('utc') }),
  v.strictObject({ kind: v.literal('relative') }),
  v.strictObject({ kind: v.literal('iana'), name: zoneNameSchema })
])
const themeSchema = v.picklist(['system', 'light', 'dark'])
const wheelSchema = v.picklist(['modern', 'classic'])
const sheetCsvSchema = v.strictObject({ separator: v.picklist([',', ';', '\t']), decimalSign: v.picklist(['.', ',']) })
const longestSessionId = 1000
const clocksSchema: v.GenericSchema<unknown, readonly SessionClocks[]> = v.pipe(
  v.array(
    v.strictObject({
      sessionId: v.pipe(v.string(), v.maxLength(longestSessionId)),
      zone: zoneSchema,
      second: v.nullable(zoneSchema)
    })
  ),
  v.maxLength(mostClocks)
)
const recentZonesSchema: v.GenericSchema<unknown, readonly string[]> = v.pipe(
  v.array(zoneNameSchema),
  v.maxLength(mostRecentZones)
)
const densitySchema = v.picklist(densities)
const sizeSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(40), v.maxValue(10_000))
const panelSchema = v.strictObject(v.entriesFromList([...panelTabs, 'beside'], v.exactOptional(sizeSchema)))
const foldSchema = v.pipe(v.number(), v.finite(), v.minValue(1))

/** A change of some of the settings, as the window may ask for it. */
export const settingsChangeSchema: v.GenericSchema<unknown, Partial<Settings>> = v.pipe(
  v.unknown(),
  // A list, a date or a map would pass for an object without keys.
  v.check((change) => Object.prototype.toString.call(change) === '[object Object]'),
  v.strictObject({
    theme: v.exactOptional(themeSchema),
    zone: v.exactOptional(zoneSchema),
    letterKeys: v.exactOptional(v.boolean()),
    wheel: v.exactOptional(wheelSchema),
    secondZone: v.exactOptional(v.nullable(zoneSchema)),
    foldOverMs: v.exactOptional(v.nullable(foldSchema)),
    sheetCsv: v.exactOptional(v.nullable(sheetCsvSchema)),
    clocks: v.exactOptional(clocksSchema),
    recentZones: v.exactOptional(recentZonesSchema),
    density: v.exactOptional(densitySchema),
    isSidebarOpen: v.exactOptional(v.boolean()),
    sidebarPx: v.exactOptional(v.nullable(sizeSchema)),
    laneHeadPx: v.exactOptional(v.nullable(sizeSchema)),
    panelPx: v.exactOptional(panelSchema)
  })
)

const whole = v.pipe(v.number(), v.safeInteger())
const placementSchema = v.strictObject({
  bounds: v.strictObject({ x: whole, y: whole, width: whole, height: whole }),
  maximized: v.boolean()
})
// What cannot be understood of one setting costs that setting alone, and what a later version has added stays where it is.
const storedSchema = v.looseObject({
  version: v.literal(1),
  theme: v.fallback(themeSchema, 'system'),
  zone: v.fallback(zoneSchema, { kind: 'local' }),
  letterKeys: v.fallback(v.boolean(), true),
  wheel: v.fallback(wheelSchema, 'modern'),
  secondZone: v.fallback(v.nullable(zoneSchema), null),
  foldOverMs: v.fallback(v.nullable(foldSchema), null),
  sheetCsv: v.fallback(v.nullable(sheetCsvSchema), null),
  clocks: v.fallback(clocksSchema, []),
  recentZones: v.fallback(recentZonesSchema, []),
  density: v.fallback(densitySchema, 'middle'),
  isSidebarOpen: v.fallback(v.boolean(), true),
  sidebarPx: v.fallback(v.nullable(sizeSchema), null),
  laneHeadPx: v.fallback(v.nullable(sizeSchema), null),
  panelPx: v.fallback(panelSchema, {}),
  placement: v.fallback(v.nullable(placementSchema), null)
})
type Stored = v.InferOutput<typeof storedSchema>

const initial: Stored = v.parse(storedSchema, { version: 1 })

export class SettingsStore {
  readonly #file: StoredFile<Stored>

  constructor(path: string) {
    this.#file = new StoredFile(path, storedSchema, initial)
  }

  async settings(): Promise<Settings> {
    const stored = await this.#file.read()
    const { theme, zone, letterKeys, wheel, secondZone, foldOverMs, sheetCsv, clocks, recentZones } = stored
    const { density, isSidebarOpen, sidebarPx, laneHeadPx, panelPx } = stored
    const frame = { density, isSidebarOpen, sidebarPx, laneHeadPx, panelPx }
    return { theme, zone, letterKeys, wheel, secondZone, foldOverMs, sheetCsv, clocks, recentZones, ...frame }
  }

  async placement(): Promise<Placement | null> {
    return (await this.#file.read()).placement
  }

  change(change: Partial<Settings>): Promise<Result<null>> {
    return this.#file.change((stored) => ({ ...stored, ...change }))
  }

  rememberPlacement(placement: Placement): Promise<Result<null>> {
    return this.#file.change((stored) => ({ ...stored, placement }))
  }

  settled(): Promise<void> {
    return this.#file.settled()
  }
}
