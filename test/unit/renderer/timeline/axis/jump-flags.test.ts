// Marks of a change of clocks: they cover no date, no other mark, and stay by their line.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clockJumpsOf } from '../../../../../renderer/timeline/axis/clock-jumps'
import { jumpFlagsOf, type JumpFlag, type Taken } from '../../../../../renderer/timeline/axis/jump-flags'
import { datesTaken, labelGapPx, ticksOf, type Tick } from '../../../../../renderer/timeline/axis/ticks'
import { viewportOf, type Viewport } from '../../../../../renderer/timeline/axis/viewport'
import type { Zone } from '../../../../../renderer/clock/zone'
import { zone } from '../../../zones'
import { foldsFrom } from '../folding'
import { lengthsBetween } from '../spread'

const charPx = 6.5
const day = 86_400_000
const berlin = zone('Europe/Berlin')

interface Ruler {
  readonly ticks: readonly Tick[]
  readonly jumps: number
  readonly flags: readonly JumpFlag[]
}

function rulerOf(view: Viewport, inZone: Zone): Ruler {
  const ticks = ticksOf(view, inZone, charPx)
  const jumps = clockJumpsOf(view, inZone)
  const widthOf = (text: string) => text.length * charPx + 12
  return { ticks, jumps: jumps.length, flags: jumpFlagsOf(jumps, datesTaken(ticks, charPx), view.widthPx, widthOf) }
}

/** Where dates are painted, to the pixel. */
function dateBoxes(ticks: readonly Tick[]): readonly Taken[] {
  return ticks.flatMap(({ xPx, date }) => {
    const leftPx = xPx + labelGapPx
    return date === null ? [] : [{ leftPx, rightPx: leftPx + date.length * charPx }]
  })
}

const boxOf = ({ leftPx, widthPx }: JumpFlag): Taken => ({ leftPx, rightPx: leftPx + widthPx })
const touch = (one: Taken, other: Taken) => one.leftPx < other.rightPx && other.leftPx < one.rightPx

/** Views with a change of clocks in or near them, from minutes to two years long, with folded time or none. */
const anyRuler: fc.Arbitrary<Ruler> = fc
  .record({
    inZone: fc.constantFrom(
      ...['Europe/Berlin', 'Australia/Lord_Howe', 'America/New_York', 'Africa/Casablanca'].map(zone)
    ),
    year: fc.integer({ min: 2022, max: 2025 }),
    spring: fc.boolean(),
    shift: fc.integer({ min: -3 * day, max: 3 * day }),
    span: lengthsBetween(60_000, 790 * day),
    widthPx: fc.integer({ min: 20, max: 3000 }),
    folded: fc.boolean()
  })
  .chain(({ inZone, year, spring, shift, span, widthPx, folded }) => {
    const middleMs = Date.UTC(year, spring ? 2 : 9, 27, 1) + shift
    const extent = { startMs: middleMs - span / 2, endMs: middleMs + span / 2 }
    const folds = folded ? foldsFrom(extent.startMs - 30 * day) : fc.constant(undefined)
    return folds.map((cuts) => rulerOf(cuts ? viewportOf(extent, widthPx, cuts) : viewportOf(extent, widthPx), inZone))
  })

describe('the flags of changes of clocks', () => {
  it('cover no date and no other flag, and stand in the plot, near their line', () => {
    let shown = 0
    fc.assert(
      fc.property(anyRuler, ({ ticks, flags }) => {
        shown += flags.length
        const dates = dateBoxes(ticks)
        for (const flag of flags) {
          const box = boxOf(flag)
          expect(dates.filter((date) => touch(date, box))).toEqual([])
          expect(flags.filter((other) => other !== flag && touch(boxOf(other), box))).toEqual([])
          expect(box.leftPx).toBeGreaterThanOrEqual(0)
          expect(Math.max(box.leftPx - flag.jump.xPx, flag.jump.xPx - box.rightPx)).toBeLessThanOrEqual(100)
        }
      }),
      { numRuns: 500 }
    )
    expect(shown).toBeGreaterThan(100)
  })

  it('stand over their line where no date is', () => {
    const autumn = Date.UTC(2025, 9, 26, 1)
    const { flags } = rulerOf(viewportOf({ startMs: autumn - 3_600_000, endMs: autumn + 3_600_000 }, 1000), berlin)
    expect(flags).toMatchObject([{ text: 'clocks −1 h', leftPx: 500 - (11 * charPx + 12) / 2 }])
  })

  it.each([
    ['two days around the end of summer time', Date.UTC(2025, 9, 25, 14), Date.UTC(2025, 9, 27, 12), 1],
    ['two years', Date.UTC(2024, 2, 10), Date.UTC(2026, 2, 14), 4]
  ])('move aside for the dates of %s', (_, startMs, endMs, count) => {
    const { ticks, flags, jumps } = rulerOf(viewportOf({ startMs, endMs }, 746), berlin)
    const dates = dateBoxes(ticks)
    expect(dates.length).toBeGreaterThan(1)
    expect(
      dates.some(({ leftPx, rightPx }) => flags.some(({ jump }) => leftPx - 45 < jump.xPx && jump.xPx < rightPx + 45))
    ).toBe(true)
    expect([jumps, flags.length]).toEqual([count, count])
    expect(flags.filter((flag) => dates.some((date) => touch(date, boxOf(flag))))).toEqual([])
  })

  it('are short, or left out, where there is no room', () => {
    const jump = { ms: 0, xPx: 50, words: 'clocks +1 h', detail: '' }
    const widthOf = (text: string) => text.length * 5
    const textsIn = (taken: readonly Taken[], plotPx: number) =>
      jumpFlagsOf([jump], taken, plotPx, widthOf).map(({ text }) => text)
    expect(textsIn([], 100)).toEqual(['clocks +1 h'])
    expect(textsIn([{ leftPx: 0, rightPx: 45 }], 90)).toEqual(['+1 h'])
    expect(textsIn([{ leftPx: 0, rightPx: 90 }], 100)).toEqual([])
    expect(textsIn([{ leftPx: 0, rightPx: 400 }], 1000)).toEqual([])
  })
})
