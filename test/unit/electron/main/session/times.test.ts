// Which texts are times, to the millisecond, and which are not.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readTime } from '../../../../../electron/main/session/times'

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

test('a time without a zone is taken as UTC, and not in silence', () => {
  expect(readTime('2022-02-22T07:26:43')).toEqual({
    ms: Date.UTC(2022, 1, 22, 7, 26, 43),
    oddity: 'invalid-time',
    why: 'No time zone was given, so UTC was taken'
  })
})

test('a number is taken as milliseconds, and not in silence', () => {
  expect(readTime(Date.UTC(2000, 0, 1))).toMatchObject({ ms: Date.UTC(2000, 0, 1) })
  expect(readTime(1_645_514_803_863.7)).toMatchObject({ ms: 1_645_514_803_863, oddity: 'wrong-type' })
})

describe('a time is not read, and called invalid', () => {
  test.each([
    ['2022-07-05T15:60:35.047+00:00'],
    ['2022-07-05T24:00:00Z'],
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
    ['2022-02-22 07:26:43Z'],
    ['2022-02-22T07:26:43.Z'],
    [' 2022-02-22T07:26:43Z'],
    ['2022-02-22T07:26:43Z\n'],
    ['1999-12-31T23:59:59.999Z'],
    ['2101-01-01T00:00:00.000Z'],
    ['1645514803863'],
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
