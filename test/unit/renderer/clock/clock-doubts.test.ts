// A clock that is not right says so, be it the main one or the second.
import { describe, expect, it } from 'vitest'
import type { ZoneChoice } from '../../../../electron/shared/settings'
import { doubtfulHours, unknownClock, type ShownClock } from '../../../../renderer/clock/clock-doubts'
import { utc } from '../../../../renderer/clock/zone'
import { rulesOf, zone } from '../../zones'

const local: ZoneChoice = { kind: 'local' }
const berlin: ZoneChoice = { kind: 'iana', name: 'Europe/Berlin' }
const mars: ZoneChoice = { kind: 'iana', name: 'Mars/Phobos' }
const said = (main: ZoneChoice, second: ZoneChoice | null, unknown: readonly ZoneChoice[]) =>
  unknownClock(main, second, (choice) => unknown.includes(choice))

describe('a clock of a zone that nobody knows', () => {
  it.each([
    ['main', local, null, 'Your time zone is not known: times are in UTC'],
    ['main', mars, berlin, 'The time zone Mars/Phobos is not known: times are in UTC'],
    ['second', berlin, mars, 'The time zone Mars/Phobos is not known: the second clock is in UTC'],
    ['second', berlin, local, 'Your time zone is not known: the second clock is in UTC'],
    ['main', mars, mars, 'The time zone Mars/Phobos is not known: both clocks are in UTC'],
    ['main', mars, local, 'The time zone Mars/Phobos and your time zone are not known: both clocks are in UTC'],
    ['main', local, mars, 'Your time zone and the time zone Mars/Phobos are not known: both clocks are in UTC']
  ] as const)('is named: the %s one', (clock, main, second, words) => {
    expect(said(main, second, [local, mars])).toEqual({ clock, words })
  })

  it('is not made up', () => {
    expect(said(berlin, null, [local, mars])).toBeNull()
    expect(said({ kind: 'utc' }, berlin, [local, mars])).toBeNull()
  })
})

describe('hours of which rules differ', () => {
  const startMs = Date.UTC(2026, 10, 20, 17)
  const november = { startMs, endMs: startMs + 3_600_000 }
  const older = { ...rulesOf('America/Los_Angeles'), source: 'system', edition: '2025b' } as const
  const vancouver: ShownClock = { zone: zone('America/Vancouver'), others: [older] }
  const agreed: ShownClock = { zone: zone('Europe/Berlin'), others: [] }

  it('are told of either clock', () => {
    const words = '20 Nov 2026, rules 2026f: 10:00; this system, 2025b: 09:00'
    expect(doubtfulHours(vancouver, null, november)).toContain(words)
    expect(doubtfulHours(agreed, vancouver, november)).toContain(`second clock (America/Vancouver): ${words}`)
    expect(doubtfulHours(vancouver, agreed, november)).toBe(doubtfulHours(vancouver, null, november))
  })

  it('are told once of one zone, and not where all agree', () => {
    expect(doubtfulHours(vancouver, vancouver, november)).toBe(doubtfulHours(vancouver, null, november))
    expect(doubtfulHours(agreed, { zone: utc, others: [] }, november)).toBeNull()
  })
})
