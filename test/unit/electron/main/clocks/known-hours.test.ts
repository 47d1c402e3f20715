// Hours of this year that older rules get wrong, as the zone database has them.

import { describe, expect, it } from 'vitest'
import { jumpsBetween, offsetText } from '../../../../../renderer/clock/zone'
import { zone } from '../../../zones'

const year = (number: number) => Date.UTC(number, 0, 1)
const winter = Date.UTC(2026, 10, 28, 12)
const summer = Date.UTC(2027, 6, 1)

describe('a clock of these days', () => {
  it.each([
    ['America/Vancouver', 'UTC-7', 'UTC-7'],
    ['America/Edmonton', 'UTC-6', 'UTC-6'],
    ['America/Yellowknife', 'UTC-6', 'UTC-6'],
    ['America/Inuvik', 'UTC-6', 'UTC-6'],
    ['America/Winnipeg', 'UTC-5', 'UTC-5'],
    ['Africa/Casablanca', 'UTC+0', 'UTC+0'],
    ['Africa/El_Aaiun', 'UTC+0', 'UTC+0'],
    ['America/Havana', 'UTC-4', 'UTC-4'],
    ['Asia/Almaty', 'UTC+5', 'UTC+5'],
    ['America/Scoresbysund', 'UTC-2', 'UTC-1'],
    ['Antarctica/Vostok', 'UTC+5', 'UTC+5'],
    ['Antarctica/Casey', 'UTC+8', 'UTC+8'],
    ['America/Asuncion', 'UTC-3', 'UTC-3'],
    ['America/Coyhaique', 'UTC-3', 'UTC-3'],
    ['America/Los_Angeles', 'UTC-8', 'UTC-7'],
    ['Europe/Berlin', 'UTC+1', 'UTC+2']
  ])('in %s is %s in this winter and %s in the summer after', (name, inWinter, inSummer) => {
    expect(offsetText(zone(name).offsetAt(winter))).toBe(inWinter)
    expect(offsetText(zone(name).offsetAt(summer))).toBe(inSummer)
  })

  it.each(['America/Vancouver', 'America/Edmonton', 'America/Inuvik', 'America/Winnipeg'])(
    'in %s does not change on 1 November 2026, nor ever after',
    (name) => {
      const jumps = jumpsBetween(zone(name), year(2026), year(2400))
      expect(jumps.map((ms) => new Date(ms).toISOString().slice(0, 7))).toEqual(['2026-03'])
    }
  )

  it('in Morocco went back for good on 20 September 2026, and in Paraguay stayed ahead after October 2024', () => {
    const last = (name: string) => jumpsBetween(zone(name), year(2020), year(2100)).at(-1)
    expect(new Date(last('Africa/Casablanca') ?? 0).toISOString().slice(0, 10)).toBe('2026-09-20')
    expect(new Date(last('America/Asuncion') ?? 0).toISOString().slice(0, 7)).toBe('2024-10')
  })
})
