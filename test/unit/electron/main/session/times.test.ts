// Which texts are times, to the millisecond, and which are not.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainMs, readTime } from '../../../../../electron/main/session/times'

describe('a time is read', () => {
  test.each([
    ['2022-02-22T07:26:43.863Z', '2022-02-22T07:26:43.863Z'],
    ['2022-02-22T07:26:43Z', '2022-02-22T07:26:43.000Z'],
    ['2022-02-22T07:26Z', '2022-02-22T07:26:00.000Z'],
    ['2022-02-22T07:26:43.5Z', '2022-02-22T07:26:43.500Z'],
    ['2022-02-22T07:26:43.123999Z', '2022-02-22T07:26:43.123Z'],
    ['2022-07-05T15:00:35.047+00:00', '2022-07-05T15:00:35.047Z'],
    ['2022-07-05T15:00:35.047+05:30', '2022-07-05T09:30:35.047Z'],
    ['2022-07-05T15:00:35.5+05:30', '2022-07-05T09:30:35.500Z'],
    ['2022-07-05T15:00:35.04-0800', '2022-07-05T23:00:35.040Z'],
    ['2022-07-05T15:00+05:30', '2022-07-05T09:30:00.000Z'],
    ['2022-07-05T23:58:59+23:59', '2022-07-04T23:59:59.000Z'],
    ['2022-07-05T15:00:35-0800', '2022-07-05T23:00:35.000Z'],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z']
  ])('%s', (text, same) => {
    expect(readTime(text)).toEqual({ ms: Date.parse(same) })
  })

  test('every moment from 2000 to 2100 that JavaScript writes is read back exactly', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2101, 0, 1) - 1 }), (ms) => {
        expect(readTime(new Date(ms).toISOString())).toEqual({ ms })
      })
    )
  })
})

describe('a time without an oddity is read at once as it is read with a closer look, and no other', () => {
  const agrees = (value: unknown) => {
    const { ms, oddity } = readTime(value)
    return Object.is(plainMs(value), ms === null || oddity !== undefined ? NaN : ms)
  }

  test('nearly as the service writes it', () => {
    const two = (max: number) => fc.integer({ min: 0, max }).map((value) => String(value).padStart(2, '0'))
    const year = fc.constantFrom('1999', '2000', '2001', '2023', '2024', '2096', '2099', '2100', '2101', '20x4')
    const parts = [year, two(14), two(33), two(25), two(61), two(61), two(99)] as const
    fc.assert(
      fc.property(...parts, (y, month, day, hour, minute, second, fraction) => {
        expect(`${y}-${month}-${day}T${hour}:${minute}:${second}.${fraction}0Z`).toSatisfy(agrees)
      }),
      { numRuns: 2000 }
    )
  })

  test('on every day, and on the days before and after each month', () => {
    const days = Array.from({ length: 37_000 }, (_, day) => new Date(Date.UTC(1999, 11, 30 + day, 12)).toISOString())
    const months = Array.from({ length: 1_200 }, (_, month) => new Date(Date.UTC(2000, month)).toISOString())
    const ends = ['00', '28', '29', '30', '31', '32'].flatMap((day) =>
      months.map((first) => first.replace('-01T', `-${day}T`))
    )
    expect([...days, ...ends].filter((text) => !agrees(text))).toEqual([])
  })

  test.each([[null], [undefined], [0], [''], [[]], [{}], ['2022-02-22T07:26Z'], ['2022-07-05T15:00:35.047+05:30']])(
    '%j',
    (value) => {
      expect(agrees(value)).toBe(true)
    }
  )
})

test('a time without a zone is taken as UTC, and not in silence', () => {
  expect(readTime('2022-02-22T07:26:43')).toEqual({
    ms: Date.UTC(2022, 1, 22, 7, 26, 43),
    oddity: 'missing-zone',
    why: 'No time zone was given, so UTC was taken'
  })
})

test('a number is taken as milliseconds, and not in silence', () => {
  expect(readTime(Date.UTC(2000, 0, 1))).toMatchObject({ ms: Date.UTC(2000, 0, 1) })
  expect(readTime(1_645_514_803_863.7)).toMatchObject({ ms: 1_645_514_803_863, oddity: 'wrong-type' })
})

describe('a time in another form is read, and not in silence', () => {
  test.each([
    ['2026-03-12 09:10:00.000000+00:00', 'it has a blank in place of the T'],
    ['2026-03-12 09:10:00+00', 'it has a blank in place of the T and its offset has no minutes'],
    ['2026-03-12T09:10:00+00', 'its offset has no minutes'],
    ['2026-03-12T09:10:00,000Z', 'its seconds have a comma'],
    ['2026-03-12t09:10:00.000z', 'its T is a small letter and its Z is a small letter'],
    ['2026-03-12 09:10:00 +0000', 'it has a blank in place of the T and it has a blank before the zone'],
    [
      '2026-03-12 09:10:00 UTC',
      'it has a blank in place of the T and it has a blank before the zone and its zone is written as UTC'
    ],
    ['2026-03-12T09:10:00.000 Z', 'it has a blank before the zone'],
    ['2026-03-12T10:10:00.000+01:00[Europe/Berlin]', 'a region follows its zone'],
    ['1773306600000', 'it is milliseconds since 1970 as text'],
    ['/Date(1773306600000)/', 'it is written as /Date(…)/'],
    ['Thu, 12 Mar 2026 09:10:00 GMT', 'it is written as in a mail'],
    ['12 Mar 2026 10:10 +0100', 'it is written as in a mail'],
    ['Thu Mar 12 2026 14:40:00 GMT+0530 (India Standard Time)', 'it is written as a script prints it'],
    ['2026-03-12T10:10:00 GMT+1', 'it has a blank before the zone and its zone is written as GMT+1'],
    ['2026-03-12T10:10:00UTC+01:00', 'its zone is written as UTC+01:00'],
    [
      '2026-03-12 09:10 AM UTC',
      'it has a blank in place of the T and its hour is one of twelve and it has a blank before the zone and its zone is written as UTC'
    ],
    ['Thursday, 12-Mar-26 09:10:00 GMT', 'it is written as old servers write it'],
    ['Thu Mar 12 09:10:00 UTC 2026', 'it is written as a shell prints it'],
    ['Thu 12 Mar 2026 09:10:00 AM UTC', 'it is written as in a mail'],
    ['12.03.2026 10:10 +0100', 'it is written as people write it'],
    ['20260312T091000Z', 'it is written without hyphens and colons'],
    ['2026-03-12T09:10:00.0001234567Z', 'its seconds have more than nine decimals'],
    ['2026-03-12T04:10:00−05:00', 'its offset has a minus sign for a hyphen'],
    [' 2026-03-12T09:10:00Z\n', 'there are blanks around it'],
    [{ $date: '2026-03-12T09:10:00.000Z' }, 'it is written as MongoDB’s $date'],
    [{ $date: 1773306600000 }, 'it is written as MongoDB’s $date'],
    [{ $date: { $numberLong: '1773306600000' } }, 'it is written as MongoDB’s $date'],
    [{ $numberLong: '1773306600000' }, 'it is written as MongoDB’s $numberLong']
  ])('%j', (value, form) => {
    expect(readTime(value)).toEqual({
      ms: Date.UTC(2026, 2, 12, 9, 10),
      oddity: 'unusual-time',
      why: `Read as a time, though ${form}`
    })
  })

  test('midnight as 24:00 is the next day’s first moment, and a leap second the second after it', () => {
    expect(readTime('2026-03-12T24:00:00Z')).toMatchObject({ ms: Date.UTC(2026, 2, 13), oddity: 'unusual-time' })
    expect(readTime('2016-12-31T23:59:60Z')).toMatchObject({ ms: Date.UTC(2017, 0, 1), oddity: 'unusual-time' })
    expect(readTime('2017-01-01T05:29:60.5+05:30')).toMatchObject({ ms: Date.UTC(2017, 0, 1, 0, 0, 0, 500) })
  })

  test('of twelve hours 12 AM is midnight, and 12 PM is noon', () => {
    expect(readTime('2026-03-12 12:00 AM Z').ms).toBe(Date.UTC(2026, 2, 12))
    expect(readTime('2026-03-12 12:00 p.m. Z').ms).toBe(Date.UTC(2026, 2, 12, 12))
    expect(readTime('31/3/2026, 3:05:06 PM GMT').ms).toBe(Date.UTC(2026, 2, 31, 15, 5, 6))
    expect(readTime('3/31/2026 3:05 pm GMT').ms).toBe(Date.UTC(2026, 2, 31, 15, 5))
  })

  test('what a shell prints has a year, and may have no zone', () => {
    expect(readTime('Thu Mar 12 09:10:00 2026')).toMatchObject({
      ms: Date.UTC(2026, 2, 12, 9, 10),
      oddity: 'missing-zone'
    })
    expect(readTime('Sun Mar  1 09:10:00 UTC 2026').ms).toBe(Date.UTC(2026, 2, 1, 9, 10))
  })

  test('a moment is the same in every form', () => {
    const moment = fc.integer({ min: Date.UTC(2000, 0, 2), max: Date.UTC(2100, 11, 30) })
    const forms: readonly ((iso: string, ms: number) => unknown)[] = [
      (iso) => iso.replace('T', ' '),
      (iso) => iso.toLowerCase(),
      (iso) => iso.replace('.', ','),
      (iso) => iso.replace('Z', '+00'),
      (iso) => iso.replace('Z', ' GMT'),
      (iso) => iso.replace(/[-:]/g, ''),
      (_, ms) => String(ms),
      (iso) => ({ $date: iso }),
      (_, ms) => ({ $date: { $numberLong: String(ms) } })
    ]
    fc.assert(
      fc.property(moment, fc.constantFrom(...forms), (ms, form) => {
        expect(readTime(form(new Date(ms).toISOString(), ms))).toMatchObject({ ms, oddity: 'unusual-time' })
      })
    )
    fc.assert(
      fc.property(moment, (ms) => {
        const seconds = Math.floor(ms / 1000) * 1000
        expect(readTime(new Date(ms).toUTCString()).ms).toBe(seconds)
        expect(readTime(new Date(ms).toString()).ms).toBe(seconds)
      })
    )
  })
})

describe('why something is no time is true', () => {
  const doesNotExist = 'This time does not exist:'
  test.each([
    ['2026-03-12T09:60:35.047+00:00', `${doesNotExist} there is no minute 60`],
    ['2026-03-12 09:60:35', `${doesNotExist} there is no minute 60`],
    ['2026-03-12T25:00:00Z', `${doesNotExist} there is no hour 25`],
    ['2026-03-12T24:01:00Z', `${doesNotExist} hour 24 has no minutes`],
    ['2026-03-12T09:59:61Z', `${doesNotExist} there is no second 61`],
    ['2026-03-12T09:59:60Z', `${doesNotExist} there was no leap second then`],
    ['2026-13-12T09:00:00Z', `${doesNotExist} there is no month 13`],
    ['2026-02-29T09:00:00Z', `${doesNotExist} 2026-02 has no day 29`],
    ['Fri, 12 Mar 2026 09:10:00 GMT', `${doesNotExist} 2026-03-12 is another day of the week`],
    ['2026-03-12T09:10:00+24:00', `${doesNotExist} there is no offset +24:00`],
    ['1999-12-31T23:59:59Z', 'This time is outside the years 2000 to 2100'],
    [1773306600, 'Seconds or milliseconds since 1970: which of them this is cannot be told'],
    ['1773306600', 'Seconds or milliseconds since 1970: which of them this is cannot be told'],
    [17733066000000000, 'As milliseconds since 1970 this is outside the years 2000 to 2100'],
    [{ $numberLong: '1773306600' }, 'As milliseconds since 1970 this is outside the years 2000 to 2100'],
    ['2026-03-12', 'This is a date without a time of day'],
    [
      '3/12/2026, 9:10:00 AM',
      'Day and month cannot be told apart, and no time zone is given, so nobody can tell which moment this is'
    ],
    ['3/12/2026, 9:10:00 AM UTC', 'Day and month cannot be told apart'],
    ['31/03/2024 01:00 PM', 'No time zone is given, so nobody can tell which moment this is'],
    ['31.03.2024 01:00 IST', 'Which time zone IST stands for cannot be told'],
    ['2026-03-12 13:10 PM', `${doesNotExist} there is no hour 13 of twelve`],
    ['Friday, 12-Mar-26 09:10:00 GMT', `${doesNotExist} 2026-03-12 is another day of the week`],
    ['31.03.2024 01:00', 'No time zone is given, so nobody can tell which moment this is'],
    ['2026-03-12 09:10:00 IST', 'Which time zone IST stands for cannot be told'],
    ['', 'This is an empty text, not a time'],
    ['soon', 'This is not written as any time that Rollcall knows'],
    [true, 'This is not a time'],
    [[], 'This is not a time'],
    [{ $date: '2026-03-12T09:60:00Z' }, `${doesNotExist} there is no minute 60`],
    [{ $date: true }, 'This is not a time'],
    [{ $date: '2026-03-12T09:10:00Z', more: 1 }, 'This is not a time']
  ])('%j', (value, why) => {
    expect(readTime(value)).toEqual({ ms: null, oddity: 'invalid-time', why })
  })
})

describe('a time is not read, and called invalid', () => {
  test.each([
    ['2022-07-05T15:60:35.047+00:00'],
    ['2022-07-05T15:00:60Z'],
    ['2022-13-05T15:00:00Z'],
    ['2022-00-05T15:00:00Z'],
    ['2022-02-30T15:00:00Z'],
    ['2023-02-29T15:00:00Z'],
    ['2022-02-00T15:00:00Z'],
    ['2022-02-22T07:26:43+25:00'],
    ['2022-02-22T07:26:43+01:60'],
    ['2022-02-22'],
    ['22.02.2022 07:26'],
    ['2022-02-22T07:26:43.Z'],
    ['1999-12-31T23:59:59.999Z'],
    ['2101-01-01T00:00:00.000Z'],
    [''],
    [0],
    [1_645_514_803],
    [Date.UTC(2101, 0, 1)],
    [-1],
    [1e300],
    [Infinity],
    [NaN],
    [true],
    [{}],
    [[]]
  ])('%j', (value) => {
    expect(readTime(value)).toMatchObject({ ms: null, oddity: 'invalid-time' })
  })
})

test('nothing is missing, not 1970', () => {
  expect(readTime(null)).toMatchObject({ ms: null, oddity: 'missing-time' })
  expect(readTime(undefined)).toMatchObject({ ms: null, oddity: 'missing-time' })
})
