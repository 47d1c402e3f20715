// The zone that a user means by what is typed: an IANA name in any spelling, a city, or the beginning of one.

import type { ZoneNames } from '../../electron/shared/zone-rules'

/** The zone; or those that it may be, when the text is no name in full; or why it is none, with an example. */
export type FoundZone =
  { readonly name: string } | { readonly choices: readonly string[]; readonly why: string } | { readonly why: string }

const example = 'Type a place, such as Asia/Kolkata.'
const mostChoices = 3
const leastLetters = 3

/** Reads `Asia/Kolkata`, `new york`, `New_York`, `são paulo`, `kolkata`; refuses offsets and letters such as `IST`. Never throws. */
export function findZone(typed: string, { today, older }: ZoneNames): FoundZone {
  const text = typed.trim()
  if (text === '') return { why: example }
  if (/^\(?(?:(?:utc|gmt) ?)?[+\-−]? ?\d/i.test(text))
    return { why: 'An offset is no zone: it changes with the seasons. Type a place, such as Europe/Berlin.' }
  if (/^(?!gmt$)[a-z]{2,3}t$/i.test(text)) return { why: `“${text}” stands for several zones. ${example}` }
  const wanted = folded(text.replace(/\s+/g, '_'))
  const cities = cityNamed(wanted, today)
  const name = (cities.length === 1 ? cities[0] : undefined) ?? older.find((each) => folded(each) === wanted)
  if (name !== undefined) return { name }
  const olderCities = cityNamed(wanted, older)
  if (olderCities[0] !== undefined && olderCities.length === 1) return { name: olderCities[0] }
  const choices = olderCities.length > 1 ? olderCities : begunBy(wanted, [...today, ...older])
  const why = `“${text}” is not a time zone.`
  return choices.length === 0
    ? { why: `${why} ${example}` }
    : { choices: choices.slice(0, mostChoices), why: `${why} Did you mean:` }
}

function cityNamed(wanted: string, names: readonly string[]): readonly string[] {
  return names.filter((name) => `/${folded(name)}`.endsWith(`/${wanted}`))
}

/** Zones whose city has a word that begins with the text. */
function begunBy(wanted: string, names: readonly string[]): readonly string[] {
  if (wanted.length < leastLetters) return []
  const ofCity = (name: string) => `_${folded(name.split('/').at(-1) ?? '')}`
  return names.filter((name) => ofCity(name).includes(`_${wanted}`))
}

function folded(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').replace(/-/g, '_').toLowerCase()
}
