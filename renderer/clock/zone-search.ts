// Zones as people look for them: by city, country, abbreviation, offset or IANA name, each with what it means at a moment.

import type { Ms, RecordedPlace } from '../../electron/shared/session'
import type { ZonePlace, ZonePlaces } from '../../electron/shared/zone-rules'
import { formatWall } from './format'
import { offsetText } from './zone'

/** A recorded place, and the zones that its country has; the first is that of its city only where one is called so. */
export interface RecordedZones {
  readonly place: RecordedPlace
  readonly country: string
  readonly zones: readonly ZonePlace[]
}

const regions = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })
/** What people write that no list of names has. */
const usual: Readonly<Record<string, readonly string[]>> = { US: ['USA', 'America'], AE: ['UAE'], GB: ['England'] }
const minuteMs = 60_000
const offsetPattern = /^\(?(?:utc|gmt)? ?([+-]) ?(\d{1,2})(?::?([0-5]\d))?\)?$/i
const bareOffsetPattern = /^(\d{1,2}):([0-5]\d)$/

/** `Vancouver` of `America/Vancouver`, `St Johns` of `America/St_Johns`. */
export function cityOf(name: string): string {
  return (name.split('/').at(-1) ?? name).replaceAll('_', ' ')
}

/** The English name of a country by its code. */
export function countryName(code: string, countries: ZonePlaces['countries']): string {
  return regions.of(code) ?? countries[code] ?? code
}

/** What a zone means at a moment, in parts: `Vancouver`, `Canada`, `PST`, `UTC-8`, `14:03`. */
export function placeParts(place: ZonePlace, countries: ZonePlaces['countries'], atMs: Ms): readonly string[] {
  const [country] = place.countries
  return [
    place.isOlder ? place.name : cityOf(place.name),
    ...(country === undefined ? [] : [countryName(country, countries)]),
    ...(place.abbreviation === null || place.abbreviation === place.name ? [] : [place.abbreviation]),
    offsetText(place.offsetMs),
    formatWall(atMs + place.offsetMs, 'clock', 'minute')
  ]
}

/** The zones that a text means, the likeliest first, at most so many; none for an empty text. Never throws. */
export function searchZones(typed: string, { places, countries }: ZonePlaces, most: number): readonly ZonePlace[] {
  const text = typed.trim().replace(/−/g, '-')
  const offsetMs = offsetOf(text)
  const wanted = folded(text)
  if (wanted === '') return []
  const called = codesOf(wanted, countries, false)
  const begun = codesOf(wanted, countries, true)
  const ranked: (readonly [rank: number, place: ZonePlace])[] = []
  for (const place of places) {
    const rank = offsetMs === null ? rankOf(place, wanted, called, begun) : rankOfOffset(place, offsetMs)
    if (rank !== null) ranked.push([rank, place])
  }
  return ranked
    .sort(([one, a], [other, b]) => one - other || b.people - a.people || (a.name < b.name ? -1 : 1))
    .slice(0, most)
    .map(([, place]) => place)
}

/** What was recorded of where participants were in, the zones of those countries out; places in no country that is known are left out. */
export function zonesOfPlaces(
  recorded: readonly RecordedPlace[],
  { places, countries }: ZonePlaces
): readonly RecordedZones[] {
  return recorded.flatMap((place) => {
    const [code] = place.country === null ? [] : codesOf(folded(place.country), countries, false)
    if (code === undefined) return []
    const city = folded(place.city ?? '')
    const isCity = (zone: ZonePlace) => (folded(cityOf(zone.name)) === city ? 1 : 0)
    const zones = places
      .filter((zone) => !zone.isOlder && zone.countries.includes(code))
      .sort((one, other) => isCity(other) - isCity(one) || other.people - one.people)
    return zones.length === 0 ? [] : [{ place, country: countryName(code, countries), zones: ownOf(zones, code) }]
  })
}

/** A country's own zones, where it has any, before those that it has in common with others. */
function ownOf(zones: readonly ZonePlace[], code: string): readonly ZonePlace[] {
  const own = zones.filter(({ countries }) => countries[0] === code)
  return own.length === 0 ? zones : own
}

/** Smaller is likelier; null for one that is not meant. */
function rankOf(place: ZonePlace, wanted: string, called: readonly string[], begun: readonly string[]): number | null {
  const name = folded(place.name)
  if (place.isOlder) return name === wanted || folded(cityOf(place.name)) === wanted ? 6 : null
  const city = folded(cityOf(place.name))
  if (name === wanted || city === wanted) return 0
  if (place.abbreviations.some((letters) => folded(letters) === wanted)) return 1
  const [own = '', ...others] = place.countries
  if (called.includes(own)) return 2
  if (city.startsWith(wanted)) return 3
  if (` ${city}`.includes(` ${wanted}`)) return 4
  if (begun.includes(own)) return 5
  if (others.some((code) => begun.includes(code))) return 7
  return wanted.length >= 3 && name.includes(wanted) ? 8 : null
}

function rankOfOffset(place: ZonePlace, offsetMs: Ms): number | null {
  return place.isOlder || place.offsetMs !== offsetMs ? null : 0
}

/** `+05:30`, `UTC-8`, `GMT+2`, `5:30` in ms; null for anything else. */
function offsetOf(text: string): Ms | null {
  const [, hours, minutes] = bareOffsetPattern.exec(text) ?? []
  const signed = offsetPattern.exec(text)
  if (signed === null && hours === undefined) return null
  const lengthMs = (Number(signed?.[2] ?? hours) * 60 + Number(signed?.[3] ?? minutes ?? 0)) * minuteMs
  return signed?.[1] === '-' ? 0 - lengthMs : lengthMs
}

/** The codes of countries that are called so or, with `isBegun`, have a word that begins so. */
function codesOf(wanted: string, countries: ZonePlaces['countries'], isBegun: boolean): readonly string[] {
  return Object.keys(countries).filter((code) => {
    if (folded(code) === wanted) return true
    const names = namesOf(code, countries)
    return names.some((name) => name === wanted || (isBegun && wanted.length >= 3 && ` ${name}`.includes(` ${wanted}`)))
  })
}

/** `Britain (UK)` is called both. */
function namesOf(code: string, countries: ZonePlaces['countries']): readonly string[] {
  const listed = (countries[code] ?? '').split(/[()]/)
  return [...listed, regions.of(code) ?? '', ...(usual[code] ?? [])].map(folded).filter((name) => name !== '')
}

function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[_\s-]+/g, ' ')
    .trim()
    .toLowerCase()
}
