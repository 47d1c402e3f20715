// Cuts the zone rules of moment-timezone into a small file for each zone, which the build puts beside the main process.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { ZoneIndex } from '../main/clocks/own-rules'

interface Packed {
  readonly version: string
  /** `name|what the file of a zone holds`. */
  readonly zones: readonly string[]
  /** `name|other name`. */
  readonly links: readonly string[]
  /** `code|names of zones`. */
  readonly countries: readonly string[]
}

interface Meta {
  readonly countries: Readonly<Record<string, { readonly name: string }>>
  readonly zones: Readonly<Record<string, { readonly countries: readonly string[] }>>
}

/** The files by name: the index, one for each zone, and the license of the data. */
export function zonePieces(): ReadonlyMap<string, string> {
  const folder = dirname(createRequire(import.meta.url).resolve('moment-timezone/package.json'))
  const read = (...path: string[]) => readFileSync(join(folder, ...path), 'utf8')
  const { version, zones, links, countries } = JSON.parse(read('data', 'packed', 'latest.json')) as Packed
  const pieces = zones.map((line) => [line.slice(0, line.indexOf('|')), line] as const)
  const meta = JSON.parse(read('data', 'meta', 'latest.json')) as Meta
  const index: ZoneIndex = {
    edition: version,
    today: [...new Set(countries.flatMap((country) => country.split('|')[1]?.split(' ') ?? []))].sort(),
    countries: Object.fromEntries(Object.entries(meta.countries).map(([code, { name }]) => [code, name])),
    countriesOf: Object.fromEntries(Object.entries(meta.zones).map(([name, place]) => [name, place.countries])),
    zones: pieces.map(([name]) => name),
    links: Object.fromEntries(links.map((link) => link.split('|').reverse()))
  }
  return new Map([
    ['index.json', JSON.stringify(index)],
    ['LICENSE', read('LICENSE')],
    ...pieces.map(([name, line]) => [`${name}.txt`, line] as const)
  ])
}
