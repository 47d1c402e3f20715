import { describe, expect, it } from 'vitest'
import {
  counted,
  formatAge,
  formatBeside,
  formatCount,
  formatDate,
  formatDateTime,
  formatDuration,
  formatExactDateTime,
  formatExactDuration,
  formatIso,
  formatSecond,
  formatTime
} from '../../../../renderer/clock/format'
import { relativeTo, utc } from '../../../../renderer/clock/zone'
import { zone as zoneNamed } from '../../zones'
import { t0 } from '../timeline/sessions'

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour
const berlin = zoneNamed('Europe/Berlin')
const relative = relativeTo(t0)

describe('durations', () => {
  it.each([
    [0, '0 s'],
    [320, '320 ms'],
    [4_290, '4.2 s'],
    [5_000, '5 s'],
    [25_900, '25 s'],
    [21 * minute + 48 * second + 999, '21 m 48 s'],
    [11 * minute + 2 * second, '11 m 02 s'],
    [hour + 2 * minute + 59 * second, '1 h 02 m'],
    [2 * day + 3 * hour, '2 d 03 h']
  ])('of %d ms read "%s"', (ms, text) => expect(formatDuration(ms)).toBe(text))

  it.each([
    [104, '0.104 s'],
    [25_104, '25.104 s'],
    [21 * minute + 48_060, '21 m 48.060 s'],
    [26 * hour + 2 * minute + 5_000, '26 h 02 m 05.000 s']
  ])('of %d ms read "%s" to the millisecond', (ms, text) => expect(formatExactDuration(ms)).toBe(text))
})

describe('moments', () => {
  it('read on the wall clock of the zone', () => {
    expect(formatTime(t0, utc)).toBe('07:26:43.120')
    expect(formatTime(t0, berlin)).toBe('08:26:43.120')
    expect(formatDateTime(t0, utc)).toBe('22 Feb 2022 07:26:43')
    expect(formatDate(Date.UTC(2022, 1, 22, 23, 30), berlin)).toBe('23 Feb 2022')
  })

  it('read from the start in relative time, before it with a minus', () => {
    expect(formatTime(t0 + 12 * minute + 30_050, relative)).toBe('+12:30.050')
    expect(formatTime(t0 - 1_500, relative)).toBe('-0:01.500')
    expect(formatDateTime(t0 + 26 * hour, relative)).toBe('+26:00:00')
    expect(formatDate(t0, relative)).toBe('')
  })

  it('read with the offset in the hour that comes twice, and only there', () => {
    const autumn = Date.UTC(2024, 9, 27)
    expect(formatTime(autumn + 906_000, berlin)).toBe('02:15:06.000 (UTC+2)')
    expect(formatTime(autumn + hour + 906_000, berlin)).toBe('02:15:06.000 (UTC+1)')
    expect(formatSecond(autumn + hour + 906_000, berlin)).toBe('02:15:06 (UTC+1)')
    expect(formatDateTime(autumn + hour + 906_000, berlin)).toBe('27 Oct 2024 02:15:06 (UTC+1)')
    expect(formatTime(autumn - 1, berlin)).toBe('01:59:59.999')
    expect(formatTime(autumn + 2 * hour, berlin)).toBe('03:00:00.000')
  })

  it('are copied as ISO 8601 with Z', () => expect(formatIso(t0)).toBe('2022-02-22T07:26:43.120Z'))
})

describe('a moment beside another', () => {
  const nextDay = t0 + day
  it('has its date where that is another day, to the second or exactly', () => {
    expect(formatBeside(nextDay, t0, utc, 'second')).toBe('23 Feb 2022 07:26:43')
    expect(formatBeside(nextDay, t0, utc, 'millisecond')).toBe('23 Feb 2022 07:26:43.120')
    expect(formatBeside(t0, t0 + hour, utc, 'second')).toBe('07:26:43')
    expect(formatBeside(t0, t0 + hour, utc, 'millisecond')).toBe('07:26:43.120')
  })

  it('has no date in relative time', () => {
    expect(formatBeside(nextDay, t0, relative, 'millisecond')).toBe('+24:00:00.000')
    expect(formatExactDateTime(nextDay, relative)).toBe('+24:00:00.000')
  })
})

describe('ages', () => {
  it.each([
    [0, 'just now'],
    [-5 * minute, 'just now'],
    [12 * second, '12 s ago'],
    [5 * minute, '5 min ago'],
    [hour, '1 hour ago'],
    [3 * hour, '3 hours ago'],
    [3 * day + 5 * hour, '3 days ago']
  ])('of %d ms read "%s"', (ms, text) => expect(formatAge(t0 - ms, t0)).toBe(text))
})

it('counts name what they count', () => {
  expect([counted(1, 'join'), counted(0, 'join'), counted(5000, 'join')]).toEqual(['1 join', '0 joins', '5,000 joins'])
})

it('counts have separated thousands', () => {
  expect([7, 980, 9980, 1234567].map(formatCount)).toEqual(['7', '980', '9,980', '1,234,567'])
})
