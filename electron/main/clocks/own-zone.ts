// The user's own time zone: what TZ, the system's settings and at last the engine say of it.

import { readFile, readlink } from 'node:fs/promises'
import { dirname, isAbsolute, join, resolve } from 'node:path'
import type { ZoneRules } from '../../shared/zone-rules'
import type { OwnRules } from './own-rules'
import { continuedBy, posixRule } from './posix-rule'
import { startOf, type SystemRules } from './system-rules'
import { largestTzif, readTzif } from './tzif'

export interface Surroundings {
  readonly own: OwnRules
  readonly system: SystemRules
  /** What the variable TZ says; undefined when it is not set. */
  readonly setting: string | undefined
  /** Where the system keeps the zone that its user chose, as a link into the zone files or a copy of one; null where it has no such file. */
  readonly file: string | null
  /** Where Debian and its like name it. */
  readonly nameFile: string | null
  /** What the engine calls the zone; undefined where it does not know. */
  readonly engineName: string | undefined
}

/** A zone's name, rules that have no zone's name, or null when nobody knows the zone. */
export type OwnZone = { readonly name: string } | { readonly rules: ZoneRules } | null

const longestSetting = 1000
const mostLinks = 8
/** Folders of the same zones, in the second with leap seconds. */
const otherKinds = /^(?:posix|right)\//
/** Of zones with the same rules, the one in the earlier of these is meant rather. */
const regions = [
  'Europe',
  'America',
  'Asia',
  'Africa',
  'Australia',
  'Pacific',
  'Indian',
  'Atlantic',
  'Antarctica',
  'Arctic'
]

/** Never UTC for want of anything better. */
export async function ownZone(around: Surroundings): Promise<OwnZone> {
  const { setting } = around
  if (setting !== undefined) return zoneOfSetting(setting.slice(0, longestSetting), around)
  const zone = around.file === null ? null : await zoneOfFile(around.file, around)
  if (zone !== null) return zone
  const { engineName } = around
  return engineName !== undefined && (await isKnown(engineName, around)) ? { name: engineName } : null
}

async function zoneOfSetting(setting: string, around: Surroundings): Promise<OwnZone> {
  const text = setting.replace(/^:/, '').trim()
  // So the systems' own libraries take an empty one.
  if (text === '') return { name: 'UTC' }
  if (isAbsolute(text)) return zoneOfFile(text, around)
  const name = text.replace(otherKinds, '')
  if (await isKnown(name, around)) return { name }
  const rule = posixRule(text)
  if (rule === null) return null
  return { rules: { name: `TZ=${text}`, source: 'setting', edition: null, ...continuedBy(rule) } }
}

async function zoneOfFile(path: string, around: Surroundings): Promise<OwnZone> {
  for (const place of await linksFrom(path)) {
    const name = nameInPath(place, around.system.folder)
    if (name !== undefined && (await isKnown(name, around))) return { name }
  }
  const bytes = await startOf(path, largestTzif)
  const changes = bytes === null ? null : readTzif(bytes)
  if (bytes === null || changes === null) return null
  const name = await nameOfBytes(bytes, around)
  return name === null ? { rules: { name: path, source: 'file', edition: null, ...changes } } : { name }
}

function nameInPath(path: string, folder: string | null): string | undefined {
  const inside = folder !== null && path.startsWith(`${folder}/`)
  const name = inside ? path.slice(folder.length + 1) : /\/zoneinfo[^/]*\/(.+)$/.exec(path)?.[1]
  return name?.replace(otherKinds, '')
}

/** A path, what it links to, what that links to, and so on. */
async function linksFrom(path: string): Promise<readonly string[]> {
  const places = [path]
  for (let place = path; places.length < mostLinks; places.push(place)) {
    try {
      place = resolve(dirname(place), await readlink(place))
    } catch {
      break
    }
  }
  return places
}

/** The zone that a copy of its file is of. Several have the same bytes: Debian's own note is believed, else the best known. */
async function nameOfBytes(bytes: Uint8Array, around: Surroundings): Promise<string | null> {
  const isCopyOf = async (name: string) => {
    const { folder } = around.system
    const theirs =
      folder === null || !(await isKnown(name, around)) ? null : await startOf(join(folder, name), largestTzif)
    return theirs !== null && Buffer.compare(theirs, bytes) === 0
  }
  const noted = around.nameFile === null ? '' : (await readFile(around.nameFile, 'utf8').catch(() => '')).trim()
  if (noted !== '' && (await isCopyOf(noted))) return noted
  const { today, links } = await around.own.index()
  for (const name of [...byRegion(today), ...byRegion(Object.keys(links))]) if (await isCopyOf(name)) return name
  return null
}

function byRegion(names: readonly string[]): readonly string[] {
  const rank = (name: string) => regions.indexOf(name.split('/')[0] ?? '') + 1 || regions.length + 1
  return [...names].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
}

async function isKnown(name: string, { own, system }: Surroundings): Promise<boolean> {
  return (await own.zoneBehind(name)) !== null || (await system.rules(name)) !== null
}
