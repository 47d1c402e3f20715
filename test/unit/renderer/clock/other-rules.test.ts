import { describe, expect, it } from 'vitest'
import { disagreement, enginesRules, othersRules, type OtherRules } from '../../../../renderer/clock/other-rules'
import { clockOf, utc } from '../../../../renderer/clock/zone'
import { rulesOf, zone } from '../../zones'

const hour = 3_600_000
const day = 24 * hour
const vancouver = zone('America/Vancouver')
/** As the rules of last year have it: back to UTC-8 on 1 November 2026. */
const before: OtherRules = othersRules({ ...rulesOf('America/Los_Angeles'), source: 'system', edition: '2025b' })
const november = Date.UTC(2026, 10, 12, 22, 5)
const summer = Date.UTC(2026, 6, 12, 22, 5)

describe('where rules on a computer do not agree', () => {
  it('each is told with what it says of the first moment that they say different hours of', () => {
    const extent = { startMs: november, endMs: november + hour }
    expect(disagreement(vancouver, [before], extent)).toBe('12 Nov 2026, rules 2026f: 15:05; this system, 2025b: 14:05')
    const engine = { words: 'Chromium’s own', zone: clockOf(rulesOf('America/Los_Angeles')) }
    expect(disagreement(vancouver, [before, engine], extent)).toBe(
      '12 Nov 2026, rules 2026f: 15:05; this system, 2025b: 14:05; Chromium’s own: 14:05'
    )
    const morning = Date.UTC(2026, 10, 12, 7, 30)
    expect(disagreement(vancouver, [before], { startMs: morning, endMs: morning })).toBe(
      '12 Nov 2026, rules 2026f: 00:30; this system, 2025b: 11 Nov 2026 23:30'
    )
  })

  it('the moment is that at which they part, in a session that goes across it', () => {
    const parting = Date.UTC(2026, 10, 1, 9)
    const words = disagreement(vancouver, [before], { startMs: parting - 3 * hour, endMs: parting + 3 * hour })
    expect(words).toBe('1 Nov 2026, rules 2026f: 02:00; this system, 2025b: 01:00')
  })

  it('nothing is said while all agree, of UTC, and of a session without length', () => {
    expect(disagreement(vancouver, [before], { startMs: summer, endMs: summer + day })).toBeNull()
    expect(disagreement(vancouver, [], { startMs: november, endMs: november + day })).toBeNull()
    expect(disagreement(utc, [before], { startMs: november, endMs: november + day })).toBeNull()
    expect(disagreement(vancouver, [before], { startMs: summer, endMs: summer })).toBeNull()
  })

  it('a session of many years is looked at often enough to find a winter', () => {
    const words = disagreement(vancouver, [before], { startMs: Date.UTC(2020, 0, 1), endMs: Date.UTC(2030, 0, 1) })
    expect(words).toMatch(/^1 Nov 2026/)
  })

  it('the engine’s own rules are asked too, where it knows the zone', () => {
    const winter = Date.UTC(2022, 0, 1)
    expect(enginesRules(zone('Europe/Berlin'))?.zone.offsetAt(winter)).toBe(hour)
    expect(enginesRules(zone('America/St_Johns'))?.zone.offsetAt(winter)).toBe(-3.5 * hour)
    expect(enginesRules({ ...utc, name: 'Mars/Olympus' })).toBeNull()
  })
})
