import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findZone as findAmong } from '../../../../renderer/clock/zone-names'
import { listedNames } from '../../zones'

const findZone = (typed: string) => findAmong(typed, listedNames)

describe('a zone that is typed', () => {
  it.each([
    ['Europe/Berlin', 'Europe/Berlin'],
    ['europe/berlin', 'Europe/Berlin'],
    ['new york', 'America/New_York'],
    ['New_York', 'America/New_York'],
    [' America/new  york ', 'America/New_York'],
    ['são paulo', 'America/Sao_Paulo'],
    ['port au prince', 'America/Port-au-Prince'],
    ['kolkata', 'Asia/Kolkata'],
    ['calcutta', 'Asia/Calcutta'],
    ['kyiv', 'Europe/Kyiv'],
    ['europe/kiev', 'Europe/Kiev'],
    ['singapore', 'Asia/Singapore'],
    ['us/pacific', 'US/Pacific'],
    ['coyhaique', 'America/Coyhaique'],
    ['utc', 'UTC'],
    ['GMT', 'GMT'],
    ['Etc/UTC', 'Etc/UTC'],
    ['Etc/GMT+5', 'Etc/GMT+5'],
    ['Japan', 'Japan']
  ])('as "%s" is %s', (typed, name) => expect(findZone(typed)).toEqual({ name }))

  it.each([
    ['', 'Type a place, such as Asia/Kolkata.'],
    ['+01:00', 'An offset is no zone: it changes with the seasons. Type a place, such as Europe/Berlin.'],
    ['UTC+5:30', 'An offset is no zone: it changes with the seasons. Type a place, such as Europe/Berlin.'],
    ['IST', '“IST” stands for several zones. Type a place, such as Asia/Kolkata.'],
    ['cest', '“cest” stands for several zones. Type a place, such as Asia/Kolkata.'],
    ['Mars/Olympus', '“Mars/Olympus” is not a time zone. Type a place, such as Asia/Kolkata.']
  ])('as "%s" is refused with the reason', (typed, why) => expect(findZone(typed)).toEqual({ why }))

  it('as a part of a city offers those that it may be, and takes none of them by itself', () => {
    expect(findZone('york')).toEqual({ choices: ['America/New_York'], why: '“york” is not a time zone. Did you mean:' })
    expect(findZone('pacific')).toMatchObject({ choices: ['Canada/Pacific', 'US/Pacific'] })
    expect(findZone('santo')).toMatchObject({ choices: ['America/Santo_Domingo'] })
  })

  it('by any city of today is that city’s, whatever else is typed is answered too', () => {
    for (const name of listedNames.today)
      expect(findZone((name.split('/').at(-1) ?? '').replaceAll('_', ' ').toUpperCase())).toEqual({ name })
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => void findZone(text)))
  })
})
