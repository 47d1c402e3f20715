import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  instantOf,
  instantsAt,
  jumpsBetween,
  zoneBeside,
  zoneLabel,
  relativeTo,
  utc
} from '../../../../renderer/clock/zone'
import { zone } from '../../zones'
import { t0 } from '../timeline/sessions'

const berlin = zone('Europe/Berlin')
const winter = Date.UTC(2022, 1, 22)
const spring = Date.UTC(2022, 2, 27, 1)

describe('zones', () => {
  it('print their name with the offset that holds at that time', () => {
    expect(zoneLabel(utc, winter)).toBe('UTC')
    expect(zoneLabel(zone('Asia/Tokyo'), winter)).toBe('Asia/Tokyo (UTC+9)')
    expect(zoneLabel(relativeTo(t0), winter)).toBe('Relative to start')
    const relative = relativeTo(t0, 'the outage')
    expect(zoneLabel(relative, winter)).toBe('Relative to the outage')
    expect(relative.offsetAt(winter)).toBe(-t0)
    expect(zoneLabel(berlin, winter)).toBe('Europe/Berlin (UTC+1)')
    expect(zoneLabel(berlin, spring - 1, spring)).toBe('Europe/Berlin (UTC+1, then UTC+2)')
    expect(zoneLabel(zone('Asia/Kathmandu'), winter)).toBe('Asia/Kathmandu (UTC+5:45)')
    expect(zoneLabel(zone('America/St_Johns'), winter)).toBe('America/St_Johns (UTC-3:30)')
  })

  it('jump where daylight saving begins and ends, by half an hour on Lord Howe', () => {
    expect(jumpsBetween(berlin, Date.UTC(2022, 0, 1), Date.UTC(2023, 0, 1))).toEqual([spring, Date.UTC(2022, 9, 30, 1)])
    const lordHowe = zone('Australia/Lord_Howe')
    const [autumn] = jumpsBetween(lordHowe, Date.UTC(2022, 3, 1), Date.UTC(2022, 4, 1))
    expect(autumn).toBe(Date.UTC(2022, 3, 2, 15))
    expect(lordHowe.offsetAt(autumn ?? 0) - lordHowe.offsetAt((autumn ?? 0) - 1)).toBe(-1_800_000)
  })

  it('give the first of two equal wall times, and the jump for one that is skipped', () => {
    expect(instantOf(berlin, Date.UTC(2022, 9, 30, 2, 30))).toBe(Date.UTC(2022, 9, 30, 0, 30))
    expect(instantOf(zone('America/Sao_Paulo'), Date.UTC(2018, 10, 4))).toBe(Date.UTC(2018, 10, 4, 3))
    expect(instantOf(zone('America/Havana'), Date.UTC(2022, 10, 6))).toBe(Date.UTC(2022, 10, 6, 4))
  })

  it('show a time once, not at all in the hour that is skipped, and twice in the one that comes again', () => {
    expect(instantsAt(berlin, Date.UTC(2022, 2, 27, 1, 30))).toEqual([spring - 1_800_000])
    expect(instantsAt(berlin, Date.UTC(2022, 2, 27, 2, 30))).toEqual([])
    expect(instantsAt(berlin, Date.UTC(2022, 2, 27, 3))).toEqual([spring])
    const autumn = Date.UTC(2022, 9, 30, 1)
    expect(instantsAt(berlin, Date.UTC(2022, 9, 30, 2, 30))).toEqual([autumn - 1_800_000, autumn + 1_800_000])
  })

  it('leave the offset to times that have it with them', () => {
    const autumn = Date.UTC(2024, 9, 27)
    expect(zoneBeside(berlin, autumn, autumn + 1.5 * 3_600_000)).toBe('Europe/Berlin')
    expect(zoneBeside(berlin, autumn - 1, autumn)).toBe('Europe/Berlin (UTC+2)')
    expect(zoneBeside(berlin, winter)).toBe('Europe/Berlin (UTC+1)')
  })

  it('show at any instant what the platform shows', () => {
    const names = ['Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Pacific/Chatham']
    const instants = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2035, 0, 1) })
    fc.assert(
      fc.property(fc.constantFrom(...names), instants, (name, ms) => {
        const wall = new Date(ms + zone(name).offsetAt(ms)).toISOString().slice(0, 19)
        const options = { timeZone: name, dateStyle: 'short', timeStyle: 'medium', hourCycle: 'h23' } as const
        expect(wall).toBe(new Date(ms).toLocaleString('sv-SE', options).replace(' ', 'T'))
      })
    )
  })
})
