// The words of what is measured: exact, in the shown zone, and such that a typed time reads back as itself.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { measureOf, type Measure, type PartlyIn } from '../../../../../renderer/analysis/measure'
import { concurrencyOf } from '../../../../../renderer/analysis/concurrency'
import { goTo } from '../../../../../renderer/clock/go-to'
import {
  figuresOf,
  fromToWords,
  markWords,
  measuredText,
  measureRows,
  measureText,
  typedTime
} from '../../../../../renderer/timeline/sentences/measure-words'
import { relativeTo, utc } from '../../../../../renderer/clock/zone'
import { zone as zoneNamed } from '../../../zones'
import { person } from '../../analysis/reading'
import { at, intervalsOf, lanesOf, participantOf, sessionOf, t0 } from '../sessions'

const berlin = zoneNamed('Europe/Berlin')
const relative = relativeTo(t0)

const lanes = lanesOf(
  sessionOf([
    participantOf('a', intervalsOf([0, 100]), { name: 'Isha' }),
    participantOf('b', intervalsOf([30, 70]), { name: 'evil\nname' }),
    participantOf('c', intervalsOf([40, null])),
    participantOf('d', intervalsOf([200, 300]))
  ]),
  null
)
const { attendance, presence } = lanes.analysis
const span = { startMs: at(20), endMs: at(50) }
const measure = measureOf(attendance, concurrencyOf(presence), span)

/** From the one above the first to the one below the last. */
function allRows(of: Measure) {
  const rows = measureRows(of)
  return Array.from({ length: rows.length + 2 }, (_, index) => rows.at(index - 1))
}

describe('what is measured, in words', () => {
  it('is said with whether it is still going on', () => {
    expect(measuredText(span, true, utc)).toBe('measuring 07:27:03.120 → 07:27:33.120, 30.000 s')
    expect(measuredText(span, false, berlin)).toBe('measured 08:27:03.120 → 08:27:33.120, 30.000 s')
  })

  it('has everybody under one of the headings, with how long for those who were in for a part', () => {
    expect(allRows(measure)).toEqual([
      undefined,
      { kind: 'heading', words: 'In for all of it', count: 1 },
      { kind: 'person', participant: 0, words: '' },
      { kind: 'heading', words: 'In for part of it', count: 2 },
      { kind: 'person', participant: 1, words: '20.000 s' },
      { kind: 'person', participant: 2, words: 'not known how long' },
      { kind: 'heading', words: 'In for none of it', count: 1 },
      { kind: 'person', participant: 3, words: '' },
      undefined
    ])
  })

  it('is worked out for the rows that are asked for, and not for thousands of others', () => {
    const read: string[] = []
    const part = new Proxy(new Array<PartlyIn>(25_000).fill({ participant: person(7), inMs: 1500, atLeast: false }), {
      get: (target, key, self) => (
        typeof key === 'string' && /^\d/.test(key) && read.push(key),
        Reflect.get(target, key, self)
      )
    })
    const rows = measureRows({ ...measure, part })
    expect(rows.length).toBe(25_005)
    expect(rows.at(25_002)).toEqual({ kind: 'person', participant: 7, words: '1.500 s' })
    expect(rows.at(25_003)).toEqual({ kind: 'heading', words: 'In for none of it', count: 1 })
    expect(read).toEqual(['24999'])
  })

  it('says the fewest and the most at once, with when, and how many joined and left', () => {
    expect(figuresOf(measure, span, utc)).toEqual([
      'fewest in: at least 1, first at 07:27:03.120',
      'most in: at least 3, first at 07:27:23.120',
      'at least 2 joins',
      'at least 0 leaves'
    ])
    expect(figuresOf({ ...measure, atLeast: false, movesAtLeast: false }, span, utc)).toEqual([
      'fewest in: 1, first at 07:27:03.120',
      'most in: 3, first at 07:27:23.120',
      '2 joins',
      '0 leaves'
    ])
  })

  it('is copied as text with ISO times, and a name stays on its line', () => {
    const text = measureText(measure, span, lanes, berlin)
    expect(text).toContain('Start: 2022-02-22T07:27:03.120Z (22 Feb 2022 08:27:03.120 Europe/Berlin (UTC+1))')
    expect(text).toContain('Length: 30.000 s')
    expect(text).toContain('In for part of it (2)\n- evil name (b): 20.000 s\n- c: not known how long\n')
  })

  it('gives the second date of a span only where it is another day', () => {
    expect(fromToWords(span, utc)).toBe('07:27:03.120 → 07:27:33.120')
    expect(fromToWords({ startMs: t0, endMs: t0 + 86_400_000 }, utc)).toBe('07:26:43.120 → 23 Feb 2022 07:26:43.120')
    const words = markWords({ id: '', name: '', ...span }, utc)
    expect(words).toBe('22 Feb 2022 07:27:03.120 → 07:27:33.120, 30.000 s')
  })

  it('reads back to the millisecond what stands in the fields of start and end', () => {
    const limits = { startMs: t0 - 3_600_000, endMs: t0 + 3 * 86_400_000 }
    for (const zone of [utc, berlin, relative])
      for (const extent of [limits, { startMs: t0 - 3_600_000, endMs: t0 + 3_600_000 }])
        fc.assert(
          fc.property(fc.integer({ min: extent.startMs, max: extent.endMs }), (ms) => {
            const scope = { zone, clock: zone, extent, limits: extent, view: extent, originMs: t0, originName: 'start' }
            expect(goTo(typedTime(ms, zone, extent), scope).ms).toBe(ms)
          })
        )
  })

  it('reads back either of two equal times when the clocks go back', () => {
    const autumn = Date.UTC(2024, 9, 27)
    const extent = { startMs: autumn - 3_600_000, endMs: autumn + 3 * 3_600_000 }
    const scope = { zone: berlin, clock: berlin, extent, limits: extent, view: extent, originMs: 0, originName: '' }
    for (const limits of [extent, { ...extent, endMs: autumn + 2 * 86_400_000 }])
      for (const ms of [autumn + 906_000, autumn + 3_600_000 + 906_000])
        expect(goTo(typedTime(ms, berlin, limits), scope).ms).toBe(ms)
  })
})
