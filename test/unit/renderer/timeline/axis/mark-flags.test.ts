// The flags of marks: never two over each other, and none of the marks in view without one.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TimeMark } from '../../../../../electron/shared/mark'
import {
  bracketsOf,
  flagWords,
  flagsOf,
  flagsTaken,
  leastApartPx,
  linesOf,
  nextOfFlag
} from '../../../../../renderer/timeline/axis/mark-flags'
import { viewportOf } from '../../../../../renderer/timeline/axis/viewport'

const view = viewportOf({ startMs: 1000, endMs: 2000 }, 500)
const mark = (startMs: number, endMs: number | null = null): TimeMark => ({
  id: `${startMs}-${endMs}`,
  name: 'Mark',
  startMs,
  endMs
})

const anyMarks = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 3000 }), fc.option(fc.integer({ min: 1, max: 2500 }))), { maxLength: 60 })
  .map((drawn) =>
    drawn
      .map(([startMs, length], index) => ({
        id: String(index),
        name: `Mark ${index}`,
        startMs,
        endMs: length === null ? null : startMs + length
      }))
      .sort((a, b) => a.startMs - b.startMs)
  )

describe('flags of marks', () => {
  it('stand at the moment, or at the edge for a span that began before the view', () => {
    expect(flagsOf([mark(500, 1500), mark(1200)], view)).toMatchObject([
      { xPx: 0, roomPx: 100 },
      { xPx: 100, roomPx: 400 }
    ])
  })

  it('leave out what is off screen', () => {
    expect(flagsOf([mark(500), mark(600, 900), mark(2100)], view)).toEqual([])
  })

  it('become one when they stand too close, and choosing that goes through its marks', () => {
    const marks = [mark(1200), mark(1210), mark(1220)]
    const [flag, ...others] = flagsOf(marks, view)
    expect(others).toEqual([])
    if (flag === undefined) throw new Error('Marks in view have a flag')
    const first = nextOfFlag(flag, null)
    const second = nextOfFlag(flag, first?.id ?? null)
    const third = nextOfFlag(flag, second?.id ?? null)
    expect([first, second, third, nextOfFlag(flag, third?.id ?? null)]).toEqual([...marks, marks[0]])
  })

  it('take as much of their line as their words need, and no more than there is up to the next one', () => {
    const wide = (text: string) => 10 * text.length
    const named = (startMs: number, name: string) => ({ ...mark(startMs), name })
    const flags = flagsOf(
      [named(1000, 'lost sound'), named(1100, 'a very long name of a mark'), named(1900, 'M')],
      view
    )
    expect(flags.map(flagWords)).toEqual(['lost sound', 'a very long name of a mark', 'M'])
    expect(flagsTaken(flags, wide)).toEqual([
      { leftPx: 0, rightPx: 47 },
      { leftPx: 50, rightPx: 210 },
      { leftPx: 450, rightPx: 471 }
    ])
    expect(flagsTaken(flagsOf([mark(1000), mark(1080)], view), wide)[0]).toEqual({ leftPx: 0, rightPx: 12 })
  })

  it('never cover each other, and every mark in view is in exactly one', () => {
    fc.assert(
      fc.property(anyMarks, (marks) => {
        const flags = flagsOf(marks, view)
        for (const [index, { xPx, roomPx }] of flags.entries()) {
          expect(roomPx).toBeCloseTo((flags[index + 1]?.xPx ?? view.widthPx) - xPx)
          if (index + 1 < flags.length) expect(roomPx).toBeGreaterThanOrEqual(leastApartPx)
        }
        const inView = marks.filter(({ startMs, endMs }) => startMs <= 2000 && (endMs ?? startMs) >= 1000)
        expect(flags.flatMap((flag) => flag.marks)).toEqual(inView)
      })
    )
  })
})

describe('lines and brackets of marks', () => {
  it('stand at both ends of a span as far as they are on screen', () => {
    const marks = [mark(500, 1500), mark(1200), mark(1800, 2500)]
    expect(linesOf(marks, view)).toEqual([100, 250, 400])
    expect(bracketsOf(marks, view)).toMatchObject([
      { fromPx: 0, toPx: 250, begins: false, ends: true },
      { fromPx: 400, toPx: 500, begins: true, ends: false }
    ])
  })

  it('are one line where several fall on one pixel', () => {
    expect(linesOf([mark(1200), mark(1200, 1400), mark(1200.4)], view)).toEqual([100, 200])
  })
})
