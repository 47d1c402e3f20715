// The user's choices about the window and the window's place on the screen, in settings.json.

import * as v from 'valibot'
import type { Result } from '../shared/result'
import type { Settings, ZoneChoice } from '../shared/settings'
import { StoredFile } from './stored-file'

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

const zoneSchema: v.GenericSchema<unknown, ZoneChoice> = v.variant('kind', [
  v.strictObject({ kind: v.literal('local') }),
  v.strictObject({ kind: v.literal('utc') }),
  v.strictObject({ kind: v.literal('relative') }),
  v.strictObject({ kind: v.literal('iana'), name: v.pipe(v.string(), v.maxLength(100), v.check(isZone)) })
])
const themeSchema = v.picklist(['system', 'light', 'dark'])
const wheelSchema = v.picklist(['modern', 'classic'])
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
    foldOverMs: v.exactOptional(v.nullable(foldSchema))
  })
)

const whole = v.pipe(v.number(), v.safeInteger())
const storedSchema = v.strictObject({
  version: v.literal(1),
  theme: themeSchema,
  zone: zoneSchema,
  // Files of earlier versions do not name these.
  letterKeys: v.optional(v.boolean(), true),
  wheel: v.optional(wheelSchema, 'modern'),
  secondZone: v.optional(v.nullable(zoneSchema), null),
  foldOverMs: v.optional(v.nullable(foldSchema), null),
  placement: v.nullable(
    v.strictObject({
      bounds: v.strictObject({ x: whole, y: whole, width: whole, height: whole }),
      maximized: v.boolean()
    })
  )
})
type Stored = v.InferOutput<typeof storedSchema>

const initial: Stored = {
  version: 1,
  theme: 'system',
  zone: { kind: 'local' },
  letterKeys: true,
  wheel: 'modern',
  secondZone: null,
  foldOverMs: null,
  placement: null
}

export class SettingsStore {
  readonly #file: StoredFile<Stored>

  constructor(path: string) {
    this.#file = new StoredFile(path, storedSchema, initial)
  }

  async settings(): Promise<Settings> {
    const { theme, zone, letterKeys, wheel, secondZone, foldOverMs } = await this.#file.read()
    return { theme, zone, letterKeys, wheel, secondZone, foldOverMs }
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

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
