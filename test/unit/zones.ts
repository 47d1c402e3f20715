// Zones for tests, with the rules that the build carries.

import { Clocks } from '../../electron/main/clocks/clocks'
import { OwnRules, unpackedRules, type ZoneIndex } from '../../electron/main/clocks/own-rules'
import type { SystemRules } from '../../electron/main/clocks/system-rules'
import { zonePieces } from '../../electron/setup/zone-pieces'
import type { ZonePlaces, ZoneRules } from '../../electron/shared/zone-rules'
import { clockOf, type Zone } from '../../renderer/clock/zone'

const pieces = zonePieces()
const index = JSON.parse(pieceOf('index.json')) as ZoneIndex

/** The rules as the app reads them from its build. */
export const ownRules = new OwnRules((name) => Promise.resolve(pieceOf(name)))

export const edition = index.edition
/** Every name, links included. */
export const zoneNames = [...index.zones, ...Object.keys(index.links)].sort()
/** Every zone as main lists it for a moment. */
export function listedAt(atMs: number): Promise<ZonePlaces> {
  const nothing = { rules: () => Promise.resolve(null), edition: () => Promise.resolve(null) } as unknown as SystemRules
  const around = { own: ownRules, system: nothing, setting: undefined, file: null, nameFile: null }
  return new Clocks({ ...around, engineName: undefined }).places(atMs)
}

/** The same at once. */
export function rulesOf(name: string): ZoneRules {
  return unpackedRules(name, index.edition, pieceOf(`${index.links[name] ?? name}.txt`))
}

export function zone(name: string): Zone {
  return clockOf(rulesOf(name))
}

function pieceOf(name: string): string {
  const text = pieces.get(name)
  if (text === undefined) throw new Error(`There is no ${name}`)
  return text
}
