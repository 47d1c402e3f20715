import { describe, expect, it } from 'vitest'
import { clockJumpsOf } from '../../../../../renderer/timeline/axis/clock-jumps'
import { foldsAt } from '../../../../../renderer/timeline/axis/folds'
import { viewportOf, xOf } from '../../../../../renderer/timeline/axis/viewport'
import { relativeTo } from '../../../../../renderer/clock/zone'
import { zone } from '../../../zones'

const hour = 3_600_000
const spring = Date.UTC(2022, 2, 27, 1)
const aroundSpring = viewportOf({ startMs: spring - hour, endMs: spring + 3 * hour }, 1000)

describe('daylight-saving changes on the axis', () => {
  it('stand at the first instant of the new time, and say what the clocks did', () => {
    expect(clockJumpsOf(aroundSpring, zone('Europe/Berlin'))).toEqual([
      { ms: spring, xPx: 250, words: 'clocks +1 h', detail: '27 Mar 2022 02:00:00 (UTC+1) → 03:00:00 (UTC+2)' }
    ])
    const autumn = Date.UTC(2022, 9, 30, 1)
    expect(
      clockJumpsOf(viewportOf({ startMs: autumn - hour, endMs: autumn + hour }, 1000), zone('Europe/Berlin'))
    ).toEqual([
      { ms: autumn, xPx: 500, words: 'clocks −1 h', detail: '30 Oct 2022 03:00:00 (UTC+2) → 02:00:00 (UTC+1)' }
    ])
  })

  it.each([
    [
      'Australia/Lord_Howe',
      Date.UTC(2022, 3, 2, 15),
      'clocks −30 min',
      '3 Apr 2022 02:00:00 (UTC+11) → 01:30:00 (UTC+10:30)'
    ],
    ['America/Sao_Paulo', Date.UTC(2018, 10, 4, 3), 'clocks +1 h', '4 Nov 2018 00:00:00 (UTC-3) → 01:00:00 (UTC-2)'],
    [
      'America/Sao_Paulo',
      Date.UTC(2019, 1, 17, 2),
      'clocks −1 h',
      '17 Feb 2019 00:00:00 (UTC-2) → 16 Feb 2019 23:00:00 (UTC-3)'
    ],
    [
      'Pacific/Apia',
      Date.UTC(2011, 11, 30, 10),
      'clocks +24 h',
      '30 Dec 2011 00:00:00 (UTC-10) → 31 Dec 2011 00:00:00 (UTC+14)'
    ]
  ])('in %s at %d are %s', (name, ms, words, detail) => {
    const view = viewportOf({ startMs: ms - hour, endMs: ms + hour }, 1000)
    expect(clockJumpsOf(view, zone(name))).toEqual([{ ms, xPx: 500, words, detail }])
  })

  it('are not there in UTC, in relative time, off screen, and on views of many years', () => {
    expect(clockJumpsOf(aroundSpring, zone('UTC'))).toEqual([])
    expect(clockJumpsOf(aroundSpring, relativeTo(spring))).toEqual([])
    const later = viewportOf({ startMs: spring + 1, endMs: spring + hour }, 1000)
    expect(clockJumpsOf(later, zone('Europe/Berlin'))).toEqual([])
    const centuries = viewportOf({ startMs: -8.6e15, endMs: 8.6e15 }, 1000)
    expect(clockJumpsOf(centuries, zone('Europe/Berlin'))).toEqual([])
  })

  it('show in folded time too', () => {
    const folds = foldsAt([{ startMs: spring - 10 * hour, endMs: spring + 10 * hour, keptMs: hour }])
    const view = viewportOf({ startMs: spring - 15 * hour, endMs: spring + 15 * hour }, 1100, folds)
    expect(clockJumpsOf(view, zone('Europe/Berlin'))).toMatchObject([{ ms: spring, xPx: xOf(view, spring) }])
  })
})
