import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cityOf, placeParts, searchZones, zonesOfPlaces } from '../../../../renderer/clock/zone-search'
import { listedAt, zone } from '../../zones'

const winterMs = Date.UTC(2026, 0, 15, 12)
const summerMs = Date.UTC(2026, 6, 15, 12)
const winter = await listedAt(winterMs)
const summer = await listedAt(summerMs)
const found = (typed: string, list = winter) => searchZones(typed, list, 400).map(({ name }) => name)
const first = (typed: string) => found(typed)[0]

describe('a zone that is looked for', () => {
  it.each([
    ['Europe/Berlin', 'Europe/Berlin'],
    ['europe/berlin', 'Europe/Berlin'],
    ['vanc', 'America/Vancouver'],
    ['new york', 'America/New_York'],
    ['New_York', 'America/New_York'],
    ['york', 'America/New_York'],
    ['são paulo', 'America/Sao_Paulo'],
    ['port au prince', 'America/Port-au-Prince'],
    ['kolkata', 'Asia/Kolkata'],
    ['calcutta', 'Asia/Calcutta'],
    ['us/pacific', 'US/Pacific'],
    ['utc', 'UTC'],
    ['Etc/GMT+5', 'Etc/GMT+5'],
    ['india', 'Asia/Kolkata'],
    ['germany', 'Europe/Berlin'],
    ['UK', 'Europe/London'],
    ['britain', 'Europe/London'],
    ['united kingdom', 'Europe/London'],
    ['usa', 'America/New_York'],
    ['new zealand', 'Pacific/Auckland'],
    ['PST', 'Asia/Manila'],
    ['CET', 'Europe/Paris'],
    ['+05:30', 'Asia/Kolkata'],
    ['5:30', 'Asia/Kolkata'],
    ['UTC+5:45', 'Asia/Kathmandu'],
    ['−3:30', 'America/St_Johns']
  ])('as “%s” is first of all %s', (typed, name) => expect(first(typed)).toBe(name))

  it('by an abbreviation is each that it stands for', () => {
    expect(found('IST')).toEqual(expect.arrayContaining(['Asia/Kolkata', 'Asia/Jerusalem', 'Europe/Dublin']))
    expect(found('CST')).toEqual(expect.arrayContaining(['America/Chicago', 'Asia/Shanghai', 'America/Havana']))
    expect(found('PST')).toEqual(expect.arrayContaining(['America/Los_Angeles', 'Asia/Manila']))
    expect(found('PDT'), 'in winter too').toContain('America/Los_Angeles')
  })

  it('by an offset has it at that moment', () => {
    const losAngeles = 'America/Los_Angeles'
    expect(found('UTC-8')).toContain(losAngeles)
    expect(found('UTC-8', summer)).not.toContain(losAngeles)
    expect(found('-7', summer)).toContain(losAngeles)
    expect(found('UTC+0')).toEqual(expect.arrayContaining(['UTC', 'Europe/London']))
    for (const { name, offsetMs } of searchZones('+1', winter, 400)) expect(offsetMs, name).toBe(3_600_000)
  })

  it('by any city of today is there, by nonsense nothing is', () => {
    for (const { name, isOlder } of winter.places) if (!isOlder) expect(first(cityOf(name)), name).toBe(name)
    expect(found('Mars/Olympus')).toEqual([])
    expect(found('')).toEqual([])
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => void found(text)))
  })

  it('says what it means at the moment, as its rules have it', () => {
    const words = (name: string, list: typeof winter, atMs: number) => {
      const place = list.places.find((each) => each.name === name)
      return place === undefined ? null : placeParts(place, list.countries, atMs).join(' · ')
    }
    expect(words('America/Vancouver', winter, winterMs)).toBe('Vancouver · Canada · PST · UTC-8 · 04:00')
    expect(words('America/Los_Angeles', summer, summerMs)).toBe('Los Angeles · United States · PDT · UTC-7 · 05:00')
    expect(words('Asia/Kathmandu', winter, winterMs)).toBe('Kathmandu · Nepal · UTC+5:45 · 17:45')
    expect(words('UTC', winter, winterMs)).toBe('UTC · UTC+0 · 12:00')
  })

  it('has the offset that its rules have, in any year', async () => {
    const years = fc.integer({ min: Date.UTC(1890, 0, 1), max: Date.UTC(2900, 0, 1) })
    await fc.assert(
      fc.asyncProperty(years, async (atMs) => {
        for (const { name, offsetMs } of (await listedAt(atMs)).places)
          expect(offsetMs, name).toBe(zone(name).offsetAt(atMs))
      }),
      { numRuns: 3 }
    )
  })
})

describe('the places that participants were recorded in', () => {
  const recorded = (city: string | null, country: string | null, region: string | null = null) =>
    zonesOfPlaces([{ city, region, country, participants: 1 }], winter).map(({ country: of, zones }) => [
      of,
      zones.map(({ name }) => name)
    ])

  it('lead to the zones of their country, first of all that of their city where one is called so', () => {
    expect(recorded('Surat', 'India', 'Gujarat')).toEqual([['India', ['Asia/Kolkata']]])
    expect(recorded('Surat', 'IN')).toEqual([['India', ['Asia/Kolkata']]])
    expect(recorded('Leeds', 'United Kingdom')).toEqual([['United Kingdom', ['Europe/London']]])
    const [[, canadian] = []] = recorded('Vancouver', 'Canada')
    expect(canadian?.[0]).toBe('America/Vancouver')
    expect(canadian).toEqual(expect.arrayContaining(['America/Toronto', 'America/Regina']))
    expect(canadian, 'which other countries have too').not.toContain('America/Panama')
  })

  it('are left out where their country is not known', () => {
    expect(recorded('Surat', null)).toEqual([])
    expect(recorded('Surat', 'Atlantis')).toEqual([])
    expect(recorded(null, 'I')).toEqual([])
  })
})
