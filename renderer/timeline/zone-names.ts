// The zone that a user means by what is typed: an IANA name in any spelling, a city, or the beginning of one.

import { zoneNamed } from './zone'

/** The zone; or those that it may be, when the text is no name in full; or why it is none, with an example. */
export type FoundZone =
  { readonly name: string } | { readonly choices: readonly string[]; readonly why: string } | { readonly why: string }

const example = 'Type a place, such as Asia/Kolkata.'
const mostChoices = 3
const leastLetters = 3
/** Where a city may be that Intl lists under an older name only, such as Kolkata. */
const regions = ['Africa', 'America', 'Asia', 'Atlantic', 'Australia', 'Europe', 'Indian', 'Pacific'] as const

/** Reads `Asia/Kolkata`, `new york`, `New_York`, `são paulo`, `kolkata`; refuses offsets and letters such as `IST`. Never throws. */
export function findZone(typed: string): FoundZone {
  const text = typed.trim()
  if (text === '') return { why: example }
  if (/^\(?(?:(?:utc|gmt) ?)?[+\-−]? ?\d/i.test(text))
    return { why: 'An offset is no zone: it changes with the seasons. Type a place, such as Europe/Berlin.' }
  if (/^(?!gmt$)[a-z]{2,3}t$/i.test(text)) return { why: `“${text}” stands for several zones. ${example}` }
  const spelled = text.replace(/\s+/g, '_')
  const exact = zoneNamed(spelled)
  if (exact !== null) return { name: exact }
  const name = named(folded(spelled))
  if (name !== null) return { name }
  const choices = begunBy(folded(spelled))
  const why = `“${text}” is not a time zone.`
  return choices.length === 0 ? { why: `${why} ${example}` } : { choices, why: `${why} Did you mean:` }
}

function named(wanted: string): string | null {
  const listed = Intl.supportedValuesOf('timeZone').filter((name) => `/${folded(name)}`.endsWith(`/${wanted}`))
  if (listed.length === 1) return listed[0] ?? null
  const older = regions.flatMap((region) => zoneNamed(`${region.toLowerCase()}/${wanted}`) ?? [])
  return older.length === 1 ? (older[0] ?? null) : null
}

/** Zones whose city has a word that begins with the text. */
function begunBy(wanted: string): readonly string[] {
  if (wanted.length < leastLetters) return []
  const ofCity = (name: string) => `_${folded(name.split('/').at(-1) ?? '')}`
  return Intl.supportedValuesOf('timeZone')
    .filter((name) => ofCity(name).includes(`_${wanted}`))
    .slice(0, mostChoices)
}

function folded(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').replace(/-/g, '_').toLowerCase()
}
