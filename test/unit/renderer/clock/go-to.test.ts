import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { goTo, type GoTo, type GoToScope } from '../../../../renderer/clock/go-to'
import {
  formatBeside,
  formatDate,
  formatDateTime,
  formatExactDateTime,
  formatIso,
  formatSecond,
  formatTime
} from '../../../../renderer/clock/format'
import { instantsAt, relativeTo, utc, zoneBeside, type Zone } from '../../../../renderer/clock/zone'
import { zone } from '../../zones'

const hour = 3_600_000
const day = 24 * hour
const berlin = zone('Europe/Berlin')
const startMs = Date.UTC(2026, 2, 12, 12, 30)

/** A session from its start on, all of it on screen. */
function scopeOf(inZone: Zone, lengthMs: number, fromMs = startMs, more: Partial<GoToScope> = {}): GoToScope {
  const extent = { startMs: fromMs, endMs: fromMs + lengthMs }
  const limits = { startMs: extent.startMs - hour / 10, endMs: extent.endMs + hour / 10 }
  const clock = inZone.kind === 'relative' ? berlin : inZone
  return { zone: inZone, clock, extent, limits, view: extent, originMs: fromMs, originName: 'start', ...more }
}

const relativeAt = (originMs: number) => relativeTo(originMs)
const twoHours = scopeOf(berlin, 2 * hour)
const iso = (found: GoTo) => (found.ms === null ? found.why : new Date(found.ms).toISOString())
const words = (found: GoTo) => (found.ms === null ? found.why : found.words)

describe('going to a time', () => {
  it.each([
    ['14:05', '2026-03-12T13:05:00.000Z', '14:05 on 12 Mar 2026, Europe/Berlin (UTC+1)'],
    ['  14:05:03 ', '2026-03-12T13:05:03.000Z', '14:05:03 on 12 Mar 2026, Europe/Berlin (UTC+1)'],
    ['14:05:03.250', '2026-03-12T13:05:03.250Z', '14:05:03.250 on 12 Mar 2026, Europe/Berlin (UTC+1)'],
    ['14:05:03,25', '2026-03-12T13:05:03.250Z', '14:05:03.250 on 12 Mar 2026, Europe/Berlin (UTC+1)'],
    ['13:05 UTC', '2026-03-12T13:05:00.000Z', '13:05 on 12 Mar 2026, UTC'],
    ['18:35+05:30', '2026-03-12T13:05:00.000Z', '14:05 on 12 Mar 2026, Europe/Berlin (UTC+1)'],
    ['13:05z', '2026-03-12T13:05:00.000Z', '13:05 on 12 Mar 2026, UTC'],
    ['+12:30', '2026-03-12T12:42:30.000Z', '+12:30 from start, 13:42:30 on 12 Mar 2026, Europe/Berlin (UTC+1)'],
    ['+1:02:30', '2026-03-12T13:32:30.000Z', '+1:02:30 from start, 14:32:30 on 12 Mar 2026, Europe/Berlin (UTC+1)'],
    ['+90:00', '2026-03-12T14:00:00.000Z', '+1:30:00 from start, 15:00 on 12 Mar 2026, Europe/Berlin (UTC+1)'],
    ['-0:05', '2026-03-12T12:29:55.000Z', '-0:05 from start, 13:29:55 on 12 Mar 2026, Europe/Berlin (UTC+1)'],
    ['− 0:05', '2026-03-12T12:29:55.000Z', '-0:05 from start, 13:29:55 on 12 Mar 2026, Europe/Berlin (UTC+1)'],
    ['2026-03-12T13:05Z', '2026-03-12T13:05:00.000Z', '14:05 on 12 Mar 2026, Europe/Berlin (UTC+1)'],
    ['2026-03-12 14:05', '2026-03-12T13:05:00.000Z', '14:05 on 12 Mar 2026, Europe/Berlin (UTC+1)'],
    ['2026-03-12t14:05:06.7', '2026-03-12T13:05:06.700Z', '14:05:06.700 on 12 Mar 2026, Europe/Berlin (UTC+1)'],
    ['2026-03-12T18:35:00.000+05:30', '2026-03-12T13:05:00.000Z', '14:05 on 12 Mar 2026, Europe/Berlin (UTC+1)'],
    ['2026-03-12 08:05 -0500', '2026-03-12T13:05:00.000Z', '14:05 on 12 Mar 2026, Europe/Berlin (UTC+1)'],
    [
      '2026-03-12',
      '2026-03-12T12:30:00.000Z',
      '13:30 on 12 Mar 2026, Europe/Berlin (UTC+1), where the session begins on that day'
    ],
    ['1773320703250', '2026-03-12T13:05:03.250Z', '14:05:03.250 on 12 Mar 2026, Europe/Berlin (UTC+1)'],
    [
      '1773320703',
      '2026-03-12T13:05:03.000Z',
      '14:05:03 on 12 Mar 2026, Europe/Berlin (UTC+1), from seconds since 1970'
    ]
  ])('reads "%s" as %s', (text, moment, said) => {
    const found = goTo(text, twoHours)
    expect(iso(found)).toBe(moment)
    expect(words(found)).toBe(said)
  })

  it.each([
    ...['2:05 PM', '2:05pm', '2:05 p.m.', '02:05:00.000 pm', '2:05:00\u202fPM', '1:05 PM UTC', '8:05 AM -0500'],
    ...['12 Mar 2026 14:05', '12 March 2026, 2:05 PM', 'Mar 12, 2026, 2:05:00 PM', '2026-03-12 2:05 PM'],
    ...[
      'Thu, 12 Mar 2026 13:05:00 GMT',
      'Thursday, 12 Mar 2026 14:05:00 +0100',
      '14:05 on 12 Mar 2026, Europe/Berlin (UTC+1)'
    ],
    ...['12 Mar 2026 at 14:05', '+002026-03-12T13:05:00.000Z'],
    ...[
      '12 Mar 14:05',
      'Mar 12 2:05pm',
      'Thu 12 Mar, 14:05',
      '14:05 on 12 March',
      '2:05 pm, 12 Mar',
      '14h05',
      '14 h 05'
    ],
    ...['12 Mar 14h05', '12 Mar 14:05 → 13 Mar 00:33', '14:05 on 12 Mar 2026, Europe/Berlin (UTC+1)']
  ])('reads "%s" as five past two in the afternoon', (text) =>
    expect(iso(goTo(text, twoHours))).toBe('2026-03-12T13:05:00.000Z')
  )

  it.each([
    ['2 pm', '14:00'],
    ['12 pm', '12:00'],
    ['3 pm', '15:00'],
    ['3pm', '15:00'],
    ['15h', '15:00'],
    ['15h30', '15:30'],
    ['noon', '12:00'],
    ['12 Mar 3 pm', '15:00'],
    ['March 12, 3pm', '15:00'],
    ['12:10 am', '00:10'],
    ['12:10 pm', '12:10'],
    ['1 am', '01:00'],
    ['11:59 p.m.', '23:59']
  ])('reads "%s" as %s', (text, time) => {
    const found = goTo(text, scopeOf(utc, day, Date.UTC(2026, 2, 12)))
    expect(words(found)).toBe(`${time} on 12 Mar 2026, UTC`)
  })

  it('takes a date without a year for one in the session, which may run over the turn of the year', () => {
    const scope = scopeOf(utc, 2 * day, Date.UTC(2026, 11, 31))
    expect(iso(goTo('31 Dec 15:00', scope))).toBe('2026-12-31T15:00:00.000Z')
    expect(iso(goTo('1 Jan 15:00', scope))).toBe('2027-01-01T15:00:00.000Z')
    expect(iso(goTo('Fri 1 Jan 15h', scope))).toBe('2027-01-01T15:00:00.000Z')
    expect(iso(goTo('1 Jan', scope))).toBe('2027-01-01T00:00:00.000Z')
    expect(words(goTo('3 Jan 15:00', scope))).toContain('3 Jan 15:00 is outside this session')
    expect(words(goTo('Mon 31 Dec 15:00', scope))).toBe(
      '31 Dec 2026 is a Thursday, not a Monday; the day of the week may be left out.'
    )
  })

  it('counts from a mark, and takes a bare 12:30 for a count while relative time is shown', () => {
    const originMs = startMs + hour
    const more = { originMs, originName: 'the outage' }
    const scope = scopeOf(relativeAt(originMs), 2 * hour, startMs, more)
    expect(goTo('12:30', scope)).toEqual({ ms: originMs + 750_000, words: '+12:30 from the outage' })
    expect(goTo('-12:30', scope)).toEqual({ ms: originMs - 750_000, words: '-12:30 from the outage' })
    expect(words(goTo('2026-03-12 14:05', scope))).toBe('14:05 on 12 Mar 2026, Europe/Berlin (UTC+1)')
  })

  it('means the first occurrence of a clock time on screen, else the nearest one, in a session of several days', () => {
    const shown = (from: number, to: number) => ({
      view: { startMs: startMs + from * day, endMs: startMs + to * day }
    })
    const dayOf = (from: number, to: number) =>
      iso(goTo('14:05', scopeOf(utc, 10 * day, startMs, shown(from, to)))).slice(0, 10)
    expect(dayOf(0, 10)).toBe('2026-03-12')
    expect(dayOf(3, 6)).toBe('2026-03-15')
    expect(dayOf(3.2, 3.3)).toBe('2026-03-15')
    expect(dayOf(3.8, 3.9)).toBe('2026-03-16')
    expect(dayOf(-50, -40)).toBe('2026-03-12')
    expect(dayOf(50, 60)).toBe('2026-03-21')
  })

  it('says which of two it is when the clocks went back, the first one unless the second is nearer to the view', () => {
    const autumn = Date.UTC(2026, 9, 25)
    const scope = scopeOf(berlin, 4 * hour, autumn - hour)
    const first = {
      ms: autumn + hour / 2,
      words: '02:30 (UTC+2) on 25 Oct 2026, Europe/Berlin, the first of two'
    }
    const second = {
      ms: autumn + 1.5 * hour,
      words: '02:30 (UTC+1) on 25 Oct 2026, Europe/Berlin, the second of two'
    }
    const both = [
      { ...first, which: 'The first, UTC+2' },
      { ...second, which: 'The second, UTC+1' }
    ]
    expect(goTo('02:30', scope)).toEqual({ ...first, both })
    const later = { ...scope, view: { startMs: autumn + 1.2 * hour, endMs: autumn + 2 * hour } }
    expect(goTo('2026-10-25 02:30', later)).toEqual({ ...second, both })
    const limits = { startMs: autumn - hour, endMs: autumn + hour }
    expect(goTo('02:30', { ...scope, extent: limits, limits })).toEqual(first)
  })

  it.each([
    ['12 Mar 2026 14:05:00 Europe/Berlin (UTC+1)', '2026-03-12T13:05:00.000Z'],
    ['14:05:00 Europe/Berlin (UTC+1)', '2026-03-12T13:05:00.000Z'],
    ['14:05:00 Europe/Berlin', '2026-03-12T13:05:00.000Z'],
    ['12 Mar 2026 14:00:00 → 15:00:00 Europe/Berlin (UTC+1)', '2026-03-12T13:00:00.000Z'],
    ['14:00:00 – 15:00:00 Europe/Berlin (UTC+1)', '2026-03-12T13:00:00.000Z'],
    ['12 Mar 2026 14:00:00 → 15:00:00 Europe/Berlin', '2026-03-12T13:00:00.000Z'],
    ['12 Mar 2026 06:05:00 America/Vancouver (UTC−7)', '2026-03-12T13:05:00.000Z']
  ])('reads what the window prints, of this clock or another’s: %s', (typed, at) => {
    expect(iso(goTo(typed, twoHours))).toBe(at)
  })

  it('says of what it cannot read only what is so, and quotes it as it was typed', () => {
    expect(words(goTo('3/12/2026 2:05 PM', twoHours))).toContain('“3/12/2026 2:05 PM” is not a time')
    expect(words(goTo('12 Mar 2026 14:05:00 Mars/Phobos', twoHours))).toContain('“12 Mar 2026 14:05:00 Mars/Phobos”')
    expect(words(goTo('14:05 CEST', twoHours))).toContain('“CEST” is not clear')
  })

  it.each(['02:30+01:00', '02:30 +1', '02:30 UTC+1', '02:30:00.000 (UTC+1)', '2026-10-25 02:30:00.000 (UTC+1)'])(
    'reads "%s" as the second of two without asking',
    (text) => {
      const autumn = Date.UTC(2026, 9, 25)
      expect(goTo(text, scopeOf(berlin, 4 * hour, autumn - hour))).toEqual({
        ms: autumn + 1.5 * hour,
        words: '02:30 (UTC+1) on 25 Oct 2026, Europe/Berlin'
      })
    }
  )

  it('goes to the jump for a time that the clocks skipped, and says so', () => {
    const spring = Date.UTC(2026, 2, 29, 1)
    expect(goTo('02:30', scopeOf(berlin, 2 * hour, spring - hour))).toEqual({
      ms: spring,
      words: '02:30 on 29 Mar 2026 does not exist in Europe/Berlin: the clocks went from 02:00 to 03:00, shown instead'
    })
  })

  it.each([
    ['', 'Type a time such as 14:30:00, +1:00:00 or 2026-03-12T13:30:00Z.'],
    ['yesterday', '“yesterday” is not a time. Type one such as 14:30:00, +1:00:00 or 2026-03-12T13:30:00Z.'],
    [
      '16:00',
      '16:00 is outside this session, which runs from 12 Mar 2026 13:30:00 to 15:30:00 Europe/Berlin. Type a time such as 14:30:00.'
    ],
    [
      '2027-03-12T13:05Z',
      '14:05 on 12 Mar 2027, Europe/Berlin (UTC+1) is outside this session, which runs from 12 Mar 2026 13:30:00 to 15:30:00 Europe/Berlin. ' +
        'Type a time such as 14:30:00.'
    ],
    ['25:00', 'Hours go from 0 to 23, as in 14:05; for a time from the start type a plus first, as in +90:00.'],
    ['14:60', 'Minutes and seconds go from 0 to 59, as in 14:05:30.'],
    ['14:05+15:00', 'Offsets from UTC go up to 14 hours, as in 14:05+01:00.'],
    ['14:05 pm', 'With AM or PM hours go from 1 to 12, as in 2:05 PM.'],
    ['0:05 am', 'With AM or PM hours go from 1 to 12, as in 2:05 PM.'],
    ['Mon, 12 Mar 2026 10:00', '12 Mar 2026 is a Thursday, not a Monday; the day of the week may be left out.'],
    [
      '14:05 on Friday, March 12 2026, Europe/Berlin',
      '12 Mar 2026 is a Thursday, not a Friday; the day of the week may be left out.'
    ],
    [
      'wed 12 Mar 2026 13:05 → 14:00 (UTC+1)',
      '12 Mar 2026 is a Thursday, not a Wednesday; the day of the week may be left out.'
    ],
    [
      'Thu, 12 Mar 26',
      '00:00 on 12 Mar 26, Europe/Berlin (UTC+0:53:28) is outside this session, which runs from 12 Mar 2026 13:30:00 to 15:30:00 Europe/Berlin. ' +
        'Type a time such as 14:30:00.'
    ],
    ['Mon, 30 Feb 2026 14:05', 'There is no 2026-02-30 in the calendar; dates are written like 2026-03-12.'],
    ['30 Feb 2026 14:05', 'There is no 2026-02-30 in the calendar; dates are written like 2026-03-12.'],
    ['12 Foo 2026', '“12 Foo 2026” is not a time. Type one such as 14:30:00, +1:00:00 or 2026-03-12T13:30:00Z.'],
    ['02:15 IST', '“IST” is not clear: such letters stand for several offsets. Type the offset, as in 14:05+01:00.'],
    ['+12:60', 'Seconds go up to 59, as in +12:30.'],
    ['+1:60:00', 'After hours, minutes go up to 59, as in +1:02:30.'],
    ['2026-02-30 14:05', 'There is no 2026-02-30 in the calendar; dates are written like 2026-03-12.'],
    ['2026-13-01', 'There is no 2026-13-01 in the calendar; dates are written like 2026-03-12.']
  ])('says of "%s" why it goes nowhere, with an example', (text, why) =>
    expect(goTo(text, twoHours)).toEqual({ ms: null, why })
  )

  it('gives a moment within reach of the view or a sentence for any text, and never fails', () => {
    const digits = fc.stringMatching(/^[-+]?[0-9:.,TZ +-]{0,24}$/)
    const shaped = fc.stringMatching(
      /^[-+]?\d{1,5}(:\d{2}){1,2}([.,]\d{1,5})?$|^\d{4}-\d\d-\d\d[ T]\d\d:\d\d([+-]\d\d:?\d\d)?$|^-?\d{9,16}$/
    )
    const texts = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), digits, shaped)
    const starts = fc.oneof(fc.integer({ min: startMs - 400 * day, max: startMs }), fc.constantFrom(-8.6e15, 0, 8.5e15))
    const lengths = fc.oneof(fc.integer({ min: 0, max: 40 * day }), fc.constant(5e13))
    const inZones = fc.constantFrom(utc, berlin, zone('Pacific/Apia'), zone('Australia/Lord_Howe'), relativeAt(startMs))
    fc.assert(
      fc.property(texts, starts, lengths, inZones, (text, from, length, inZone) => {
        const scope = scopeOf(inZone, length, from)
        const found = goTo(text, scope)
        if (found.ms === null) {
          expect(found.why).toMatch(/\d.*\.$/)
        } else {
          expect(found.ms).toBeGreaterThanOrEqual(scope.limits.startMs)
          expect(found.ms).toBeLessThanOrEqual(scope.limits.endMs)
          expect(found.words).not.toBe('')
        }
      }),
      { numRuns: 3000 }
    )
  })

  it('comes back to any moment that is typed as the app prints it, as far as it is printed', () => {
    const second = 1000
    const cutOff = (ms: number, to: number) => Math.floor(ms / to) * to
    const moments = fc.oneof(
      fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2026, 11, 31) }),
      // Around both changes of the clocks, and years that a broken clock writes.
      fc.integer({ min: Date.UTC(2026, 9, 24, 22), max: Date.UTC(2026, 9, 25, 3) }),
      fc.integer({ min: Date.UTC(2026, 2, 28, 22), max: Date.UTC(2026, 2, 29, 3) }),
      fc.integer({ min: -3e13, max: 3e14 })
    )
    const zones = fc.constantFrom(
      utc,
      berlin,
      zone('Asia/Kolkata'),
      zone('America/St_Johns'),
      zone('Australia/Lord_Howe')
    )
    fc.assert(
      fc.property(moments, zones, fc.integer({ min: -day, max: day }), (ms, inZone, fromStartMs) => {
        const near = { view: { startMs: ms - 1, endMs: ms + 1 }, originMs: ms - fromStartMs }
        const scope = scopeOf(inZone, 20 * hour, ms - 10 * hour, near)
        const counted = { ...scope, zone: relativeAt(near.originMs) }
        const counts = relativeAt(near.originMs)
        const printed: readonly [text: string, scope: GoToScope, precision: number][] = [
          [formatTime(ms, inZone), scope, 1],
          [formatExactDateTime(ms, inZone), scope, 1],
          [formatBeside(ms, ms - 5 * day, inZone, 'millisecond'), scope, 1],
          [formatIso(ms), scope, 1],
          [formatDateTime(ms, inZone), scope, second],
          [formatSecond(ms, inZone), scope, second],
          [`${formatDateTime(ms, inZone)} ${zoneBeside(inZone, ms)}`, scope, second],
          [`${formatSecond(ms, inZone)} on ${formatDate(ms, inZone)}, ${zoneBeside(inZone, ms)}`, scope, second],
          [formatBeside(ms, ms, inZone, 'second'), scope, second],
          [formatTime(ms, counts), counted, 1],
          [formatExactDateTime(ms, counts), counted, 1]
        ]
        for (const [text, within, precision] of printed) expect(goTo(text, within).ms, text).toBe(cutOff(ms, precision))
        const said = goTo(formatExactDateTime(ms, inZone), scope)
        if (said.ms !== null) expect(goTo(said.words.replace(/, the (first|second) of two$/, ''), scope).ms).toBe(ms)
        const toSecond = goTo(formatSecond(ms, counts), counted).ms ?? NaN
        expect(toSecond - near.originMs).toBe(Math.trunc(fromStartMs / second) * second + 0)
        const found = goTo(formatDate(ms, inZone), scope).ms
        expect(found).not.toBeNull()
        expect(formatDate(found ?? NaN, inZone)).toBe(formatDate(ms, inZone))
      }),
      { numRuns: 1000 }
    )
  })

  it('comes back to any moment that is typed as a server or a person writes it', () => {
    const moments = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2026, 11, 31) })
    fc.assert(
      fc.property(moments, fc.constantFrom(utc, berlin), (ms, inZone) => {
        const scope = scopeOf(inZone, 20 * hour, ms - 10 * hour, { originMs: ms - hour })
        const wall = new Date(ms + inZone.offsetAt(ms)).toISOString()
        const near = { ...scope, view: { startMs: ms - 1, endMs: ms + 1 } }
        for (const text of [wall.slice(11, 23), wall.slice(0, 23), new Date(ms).toISOString(), String(ms), '+60:00'])
          expect(goTo(text, near).ms).toBe(ms)
        const whole = ms - (ms % 1000)
        expect(goTo(new Date(whole).toUTCString(), near).ms).toBe(whole)
        const twelve = new Date(whole + inZone.offsetAt(whole)).toLocaleString('en-US', { timeZone: 'UTC' })
        expect([1, 2]).toContain(instantsAt(inZone, whole + inZone.offsetAt(whole)).length)
        const [, american] = /, (.*)$/.exec(twelve) ?? []
        const read = goTo(american ?? '', near)
        expect(instantsAt(inZone, whole + inZone.offsetAt(whole))).toContain(read.ms)
      })
    )
  })
})
