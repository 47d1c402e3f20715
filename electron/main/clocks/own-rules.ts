// The zone rules that Rollcall carries: an index of names and a small file for each zone, each read when it is first asked for.

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Ms } from '../../shared/session'
import { calendarCycleMs, type ZoneRules } from '../../shared/zone-rules'

export interface ZoneIndex {
  readonly edition: string
  /** The names that the zones of all countries have today. */
  readonly today: readonly string[]
  /** Names of countries by their codes. */
  readonly countries: Readonly<Record<string, string>>
  /** By the name of a zone of today, the codes of the countries that have it, that in which its place lies first. */
  readonly countriesOf: Readonly<Record<string, readonly string[]>>
  /** Every zone that there is a file of. */
  readonly zones: readonly string[]
  /** The zone that stands behind each other name. */
  readonly links: Readonly<Record<string, string>>
}

const digits = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWX'
const base = 60
const secondMs = 1000
/** Where clocks go on changing, all changes of more than one cycle of the calendar are listed. */
const cycleYears = 400
const listedUntil = 2438
const listedUntilMs = Date.UTC(listedUntil - 1, 0, 1)
const yearMs = 366 * 86_400_000

export class OwnRules {
  #index: Promise<ZoneIndex> | null = null

  /** `read` gives the text of a file of the build by its name. */
  constructor(private readonly read: (name: string) => Promise<string>) {}

  index(): Promise<ZoneIndex> {
    this.#index ??= this.read('index.json').then((text) => JSON.parse(text) as ZoneIndex)
    return this.#index
  }

  /** The name of the zone itself that this name stands for, or null when there is none. */
  async zoneBehind(name: string): Promise<string | null> {
    const { zones, links } = await this.index()
    if (zones.includes(name)) return name
    return Object.hasOwn(links, name) ? (links[name] ?? null) : null
  }

  /** What a zone means at a moment; null when there is no such zone. */
  async moment(name: string, atMs: Ms): Promise<ZoneMoment | null> {
    const zone = await this.zoneBehind(name)
    return zone === null ? null : momentOf(await this.read(`${zone}.txt`), atMs)
  }

  /** The rules under exactly this name, or null when there is no such zone. */
  async rules(name: string): Promise<ZoneRules | null> {
    const zone = await this.zoneBehind(name)
    if (zone === null) return null
    const { edition } = await this.index()
    return unpackedRules(name, edition, await this.read(`${zone}.txt`))
  }
}

/** What a zone's line says of one moment. */
export interface ZoneMoment {
  readonly offsetMs: Ms
  readonly abbreviation: string | null
  /** All that it has within a year before and after. */
  readonly abbreviations: readonly string[]
  readonly people: number
}

/** What a zone's line, as `unpackedRules` takes it, says of one moment; its changes are read only as far as that. */
export function momentOf(line: string, atMs: Ms): ZoneMoment {
  const [, names = '', offsets = '', which = '', lengths = '', people = '0'] = line.split('|')
  const abbreviations = names.split(' ')
  const known = offsets.split(' ')
  const cycles = Math.max(0, Math.ceil((atMs + yearMs - listedUntilMs) / calendarCycleMs))
  const ms = atMs - cycles * calendarCycleMs
  const steps = lengths.split(' ')
  const near = new Set<number>()
  let current = 0
  let changedMs = -Infinity
  for (const [index, digit] of [...which].entries()) {
    if (index > 0) changedMs = (index === 1 ? 0 : changedMs) + msOf(steps[index - 1] ?? '')
    if (changedMs > ms + yearMs) break
    // What held until a year before is no longer near.
    if (changedMs <= ms - yearMs) near.clear()
    const at = digits.indexOf(digit)
    near.add(at)
    if (changedMs <= ms) current = at
  }
  const lettersOf = (at: number) => (/^[A-Z]+$/i.test(abbreviations[at] ?? '') ? (abbreviations[at] ?? null) : null)
  return {
    offsetMs: 0 - msOf(known[current] ?? ''),
    abbreviation: lettersOf(current),
    abbreviations: [...new Set([...near].map(lettersOf).filter((letters) => letters !== null))],
    people: Number(people)
  }
}

/** The rules of this build, from the folder that the build puts beside the main process. */
export function ownRules(): OwnRules {
  return new OwnRules((name) => readFile(join(__dirname, 'zones', name), 'utf8'))
}

/**
 * Unpacks a zone's line, `name|abbreviations|offsets|which of them|lengths|population`: offsets in minutes west of UTC, the
 * lengths of time from each change to the next in minutes, from 1970 to the first; all numbers to the base of 60.
 */
export function unpackedRules(name: string, edition: string, line: string): ZoneRules {
  const [, , offsets = '', which = '', lengths = ''] = line.split('|')
  const known = offsets.split(' ').map((text) => 0 - msOf(text))
  const [first = 0, ...following] = [...which].map((digit) => known[digits.indexOf(digit)] ?? 0)
  const steps = lengths.split(' ').map(msOf)
  const changesMs: Ms[] = []
  const offsetsMs = [first]
  let ms = 0
  for (const [index, offsetMs] of following.entries()) {
    ms += steps[index] ?? 0
    if (offsetMs === offsetsMs.at(-1)) continue
    changesMs.push(ms)
    offsetsMs.push(offsetMs)
  }
  const lastYear = new Date(changesMs.at(-1) ?? 0).getUTCFullYear()
  const repeatsFromMs = lastYear < listedUntil ? null : Date.UTC(lastYear - cycleYears, 0, 1)
  return { name, source: 'own', edition, changesMs, offsetsMs, repeatsFromMs }
}

/** Minutes to the base of 60, with a fraction, as ms of whole seconds. */
function msOf(text: string): Ms {
  const [whole = '', fraction = ''] = text.replace('-', '').split('.')
  const minutes =
    [...whole].reduce((sum, digit) => sum * base + digits.indexOf(digit), 0) +
    [...fraction].reduceRight((sum, digit) => (sum + digits.indexOf(digit)) / base, 0)
  const ms = Math.round(minutes * 60) * secondMs
  return text.startsWith('-') ? -ms : ms
}
