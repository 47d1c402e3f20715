import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { continuedBy, posixRule } from '../../../../../electron/main/clocks/posix-rule'
import { clockOf, instantsAt, jumpsBetween, offsetText, type Zone } from '../../../../../renderer/clock/zone'
import { rulesOf, zoneNames } from '../../../zones'

const hour = 3_600_000
const day = 24 * hour

function clock(text: string): Zone | null {
  const rule = posixRule(text)
  return rule && clockOf({ name: text, source: 'setting', edition: null, ...continuedBy(rule) })
}

function turnsOf(text: string, year: number): readonly string[] {
  const zone = clock(text)
  if (zone === null) return []
  const jumps = jumpsBetween(zone, Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1))
  return jumps.map((ms) => `${new Date(ms).toISOString().slice(0, 16)} ${offsetText(zone.offsetAt(ms))}`)
}

describe('a rule as TZ states it', () => {
  it.each([
    ['UTC-2', 'UTC+2'],
    ['EST5', 'UTC-5'],
    ['<+0330>-3:30', 'UTC+3:30'],
    ['<-03>3', 'UTC-3'],
    ['XYZ-00:30:00', 'UTC+0:30']
  ])('%s is always %s', (text, offset) => {
    expect(offsetText(clock(text)?.offsetAt(Date.UTC(2026, 6, 1)) ?? NaN)).toBe(offset)
    expect(turnsOf(text, 2026)).toEqual([])
  })

  it.each([
    ['CET-1CEST,M3.5.0,M10.5.0/3', 2026, ['2026-03-29T01:00 UTC+2', '2026-10-25T01:00 UTC+1']],
    ['CET-1CEST', 2026, ['2026-03-08T01:00 UTC+2', '2026-11-01T00:00 UTC+1']],
    ['IST-1GMT0,M10.5.0,M3.5.0/1', 2026, ['2026-03-29T01:00 UTC+1', '2026-10-25T01:00 UTC+0']],
    ['<-02>2<-01>,M3.5.0/-1,M10.5.0/0', 2026, ['2026-03-29T01:00 UTC-1', '2026-10-25T01:00 UTC-2']],
    ['EET-2EEST,M3.4.4/50,M10.4.4/50', 2026, ['2026-03-28T00:00 UTC+3', '2026-10-23T23:00 UTC+2']],
    ['AEST-10AEDT,M10.1.0,M4.1.0/3', 2026, ['2026-04-04T16:00 UTC+10', '2026-10-03T16:00 UTC+11']],
    ['AAA0BBB,J60/0,J300/0', 2024, ['2024-03-01T00:00 UTC+1', '2024-10-26T23:00 UTC+0']],
    ['AAA0BBB,59/0,299/0', 2024, ['2024-02-29T00:00 UTC+1', '2024-10-25T23:00 UTC+0']],
    ['XXX3EDT4,0/0,J365/23', 2026, []]
  ])('%s turns the clocks in %d at %j', (text, year, turns) => expect(turnsOf(text, year)).toEqual(turns))

  it('turns them in any year, before and after those that are worked out', () => {
    expect(turnsOf('CET-1CEST,M3.5.0,M10.5.0/3', 1901)).toEqual(['1901-03-31T01:00 UTC+2', '1901-10-27T01:00 UTC+1'])
    expect(turnsOf('CET-1CEST,M3.5.0,M10.5.0/3', 9999)).toEqual(['9999-03-28T01:00 UTC+2', '9999-10-31T01:00 UTC+1'])
    expect(turnsOf('CET-1CEST,M3.5.0,M10.5.0/3', 2301)).toHaveLength(2)
  })

  it.each([
    '',
    'UTC',
    'Mars/Olympus',
    'A1',
    'UTC-25',
    'CET-1CEST,M13.1.0,M10.5.0',
    'CET-1CEST,M3.5.7,M10.5.0',
    'CET-1CEST,M3.5.0',
    'AAA0BBB,J0,J1',
    'AAA0BBB,366,1',
    '<+03-3',
    `A${'B'.repeat(200)}1`
  ])('%s is none', (text) => expect(posixRule(text)).toBeNull())

  it('is read or refused, whatever it says', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z<>+,:./0-9JM-]{0,40}$/), (text) => {
        const offset = clock(text)?.offsetAt(0)
        expect(offset === undefined || Number.isInteger(offset)).toBe(true)
      })
    )
  })
})

/** The offset by counting every change from the first on: slow, and plain. */
function plainOffset(name: string, ms: number): number {
  const { changesMs, offsetsMs } = rulesOf(name)
  return changesMs.reduce(
    (offset, changeMs, index) => (changeMs <= ms ? (offsetsMs[index + 1] ?? NaN) : offset),
    offsetsMs[0] ?? NaN
  )
}

describe('the arithmetic of a clock', () => {
  const names = fc.constantFrom(...zoneNames)
  const instants = fc.integer({ min: Date.UTC(1850, 0, 1), max: Date.UTC(2490, 0, 1) })

  it('is that of counting every change', () => {
    fc.assert(
      fc.property(names, instants, (name, ms) => {
        expect(clockOf(rulesOf(name)).offsetAt(ms)).toBe(name.endsWith('UTC') ? 0 : plainOffset(name, ms))
      })
    )
  })

  it('finds of each instant the wall time, and of each wall time exactly the instants', () => {
    fc.assert(
      fc.property(names, instants, (name, ms) => {
        const zone = clockOf(rulesOf(name))
        const wallMs = ms + zone.offsetAt(ms)
        const found = instantsAt(zone, wallMs)
        expect(found).toContain(ms)
        const jumps = jumpsBetween(zone, ms - 2 * day, ms + 2 * day)
        const all = [ms - 2 * day, ...jumps].map((from) => wallMs - zone.offsetAt(from))
        expect(found).toEqual([...new Set(all)].filter((at) => at + zone.offsetAt(at) === wallMs).sort((a, b) => a - b))
      })
    )
  })

  it('is the same 400 years later', () => {
    const cycle = 146_097 * day
    fc.assert(
      fc.property(names, fc.integer({ min: Date.UTC(2100, 0, 1), max: Date.UTC(2490, 0, 1) }), (name, ms) => {
        const zone = clockOf(rulesOf(name))
        for (const cycles of [1, 2, 20]) expect(zone.offsetAt(ms + cycles * cycle)).toBe(zone.offsetAt(ms))
        expect(jumpsBetween(zone, ms + 2 * cycle, ms + 2 * cycle + 500 * day)).toEqual(
          jumpsBetween(zone, ms, ms + 500 * day).map((jumpMs) => jumpMs + 2 * cycle)
        )
      })
    )
  })
})
