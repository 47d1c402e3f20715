import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { NoteKind, SessionHead } from '../../../../../electron/shared/session'
import { staysOf } from '../../../../../renderer/timeline/lanes/lanes'
import type { DensityMark, Mark } from '../../../../../renderer/timeline/scene/mark-types'
import { axisLength, noFolds } from '../../../../../renderer/timeline/axis/folds'
import { msPerPx, pan, timeBefore, xOf, type Viewport } from '../../../../../renderer/timeline/axis/viewport'
import { anyView, isBarOrDensity, sceneFor, view } from '../drawing'
import { staysIn } from '../../analysis/reading'
import { anySession, at, intervalsOf, participantOf, sessionOf, type Seconds } from '../sessions'

function marksFor(seconds: readonly Seconds[], shown: Viewport, more: Partial<SessionHead> = {}): readonly Mark[] {
  const session = sessionOf([participantOf('isha', intervalsOf(...seconds))], more)
  return sceneFor(session, shown).lanes[0]?.marks ?? []
}

describe('a scene', () => {
  it('draws two stays and the time away between them', () => {
    const marks = marksFor(
      [
        [100, 400],
        [500, 900]
      ],
      view(0, 1000)
    )
    expect(marks).toMatchObject([
      { what: 'bar', leftPx: 100, widthPx: 300, end: 'recorded', cutLeft: false, cutRight: false, label: null },
      { what: 'bar', leftPx: 500, widthPx: 400, end: 'recorded' },
      { what: 'gap', leftPx: 400, widthPx: 100, label: 'away 1 m 40 s', overBars: false }
    ])
  })

  it('draws a time away that is shorter than a pixel 8 px wide, over the ends of the bars, and keeps its true extent', () => {
    const marks = marksFor(
      [
        [100, 400],
        [400.5, 900]
      ],
      view(0, 1000)
    )
    expect(marks).toMatchObject([
      { what: 'bar', leftPx: 100, widthPx: 300 },
      { what: 'bar', leftPx: 400.5, widthPx: 499.5 },
      { what: 'gap', leftPx: 396.25, widthPx: 8, startMs: at(400), endMs: at(400.5), overBars: true, label: null }
    ])
  })

  it('leaves 2 px at least of a bar between two short times away', () => {
    const marks = marksFor(
      [
        [100, 400],
        [401, 406],
        [407, 900]
      ],
      view(0, 1000)
    )
    const gaps = marks.filter((mark) => mark.what === 'gap')
    expect(gaps.map(({ leftPx, widthPx }) => [leftPx, widthPx])).toEqual([
      [394.5, 8],
      [404.5, 8]
    ])
  })

  it('ties an error to the time away that it came before, and puts it beside that', () => {
    const marksWith = (...seconds: readonly number[]) => {
      const errors = seconds.map((second) => ({ atMs: at(second), message: 'lost' }))
      const isha = participantOf('isha', intervalsOf([100, 400], [500, 900]), { errors })
      const marks = sceneFor(sessionOf([isha]), view(0, 1000)).lanes[0]?.marks ?? []
      return marks.flatMap((mark) => (mark.what === 'error' ? [[mark.leftPx, mark.awayPx]] : []))
    }
    // 7 s before, 60 s before, longer before, and after the return.
    expect(marksWith(393)).toEqual([[388.5, 400]])
    expect(marksWith(399)).toEqual([[391, 400]])
    expect(marksWith(340)).toEqual([[335.5, 400]])
    expect(marksWith(339.9)).toEqual([[335.4, null]])
    expect(marksWith(510)).toEqual([[505.5, null]])
  })

  it('marks each time away between stays that are not too dense, wherever and however short it is', () => {
    // 9 px: each bar keeps 2 px and can give 3.5 px to either side.
    const stay = fc.tuple(fc.integer({ min: 9, max: 300 }), fc.double({ min: 0.001, max: 40, noNaN: true }))
    fc.assert(
      fc.property(fc.array(stay, { minLength: 2, maxLength: 12 }), (pairs) => {
        const seconds: Seconds[] = []
        let from = 0
        for (const [length, away] of pairs) {
          seconds.push([from, from + length])
          from += length + away
        }
        const marks = marksFor(seconds, view(-10, from + 10, from + 20))
        const gaps = marks.filter((mark) => mark.what === 'gap')
        expect(gaps).toHaveLength(pairs.length - 1)
        for (const { widthPx } of gaps) expect(widthPx).toBeGreaterThanOrEqual(7 - 1e-6)
        for (const bar of marks.filter(isBarOrDensity)) {
          const covered = gaps.map((gap) => overlapPx(gap, bar)).reduce((sum, px) => sum + px, 0)
          expect(bar.widthPx - covered).toBeGreaterThanOrEqual(2 - 1e-6)
        }
      })
    )
  })

  it('draws open ends as still running or as not recorded, with words where they fit', () => {
    const running = { running: true, endMs: null }
    expect(marksFor([[100, null]], view(0, 2000), running)).toMatchObject([
      { end: 'running', leftPx: 50, widthPx: 450 }
    ])
    expect(marksFor([[100, null]], view(0, 1000))).toMatchObject([{ end: 'unrecorded', label: 'no leave recorded' }])
    expect(marksFor([[950, null]], view(0, 1000))).toMatchObject([{ end: 'unrecorded', label: null }])
  })

  it('draws what lies outside the limits of the session there, and shades it', () => {
    const session = sessionOf([participantOf('a', intervalsOf([-100, 1100]))])
    const scene = sceneFor(session, view(-200, 1200, 1400))
    expect(scene.lanes[0]?.marks).toMatchObject([{ leftPx: 100, widthPx: 1200 }])
    expect(scene.outside).toMatchObject([
      { leftPx: 0, widthPx: 200 },
      { leftPx: 1200, widthPx: 200 }
    ])
    expect(scene.limitLines).toMatchObject([
      { what: 'session-start', xPx: 200 },
      { what: 'session-end', xPx: 1200 }
    ])
  })

  it('marks a doubtful bar where the doubt is: at its end when a note is about that, else at its start', () => {
    const doubts = (...notes: readonly NoteKind[]) => {
      const presence = [{ startMs: at(100), endMs: at(400), notes }]
      return sceneFor(sessionOf([participantOf('a', presence)]), view(0, 1000)).lanes[0]?.marks[0]
    }
    expect(doubts()).toMatchObject({ doubtAtStart: false, doubtAtEnd: false })
    expect(doubts('after-session')).toMatchObject({ doubtAtStart: false, doubtAtEnd: true })
    expect(doubts('missing-end')).toMatchObject({ doubtAtStart: false, doubtAtEnd: true })
    expect(doubts('overlapping')).toMatchObject({ doubtAtStart: true, doubtAtEnd: false })
    expect(doubts('before-session', 'after-session')).toMatchObject({ doubtAtStart: true, doubtAtEnd: true })
  })

  it('cuts bars at the edges of the plot and says so', () => {
    const [bar] = marksFor([[0, 1000]], view(400, 600))
    expect(bar).toMatchObject({
      leftPx: 0,
      widthPx: 1000,
      cutLeft: true,
      cutRight: true,
      startMs: at(0),
      endMs: at(1000)
    })
  })

  it('puts a short stay on top of a neighbour rather than under it', () => {
    const marks = marksFor(
      [
        [100, 100.1],
        [100.2, 900]
      ],
      view(0, 1000)
    )
    expect(marks).toMatchObject([
      { what: 'bar', index: 1 },
      { what: 'gap', overBars: true },
      { what: 'bar', index: 0, leftPx: 100, widthPx: 2 }
    ])
  })

  it('draws many short stays on the same pixels as density, and counts them', () => {
    const seconds = Array.from({ length: 40 }, (_, index): Seconds => [500 + index / 20, 500 + index / 20 + 0.025])
    const densities = marksFor(seconds, view(0, 1000)).filter((mark) => mark.what === 'density')
    expect(densities).toMatchObject([{ index: 0, count: 40, startMs: at(500), leftPx: 500, widthPx: 2 }])
    expect(densities[0]?.coverage).toBeCloseTo(0.5, 3)
  })

  it('draws errors as marks, several on the same pixels as one', () => {
    const errors = [8, 500, 501, 502, 700].map((seconds) => ({ atMs: at(seconds), message: 'lost' }))
    const scene = sceneFor(sessionOf([participantOf('a', [], { errors })]), view(0, 1000))
    const counts = scene.lanes[0]?.marks.map((mark) => (mark.what === 'error' ? [mark.index, mark.count] : null))
    expect(counts).toEqual([
      [0, 1],
      [1, 3],
      [4, 1]
    ])
  })

  it('shows the same marks at every step of a pan, only moved', () => {
    const seconds = Array.from({ length: 300 }, (_, index): Seconds => [index * 3.3, index * 3.3 + (index % 7) / 3])
    const limits = { startMs: at(-1000), endMs: at(2000), minSpanMs: 20, folds: noFolds }
    const before = marksFor(seconds, view(0, 1000))
    const moved = pan(view(0, 1000), 137.3, limits)
    const after = marksFor(seconds, moved)
    const key = (mark: Mark) => (isBarOrDensity(mark) ? `${mark.what} ${mark.index}` : mark.what)
    const inBoth = new Map(before.filter(isBarOrDensity).map((mark) => [key(mark), mark]))
    const inside = after.filter(isBarOrDensity).filter((mark) => mark.leftPx > 4 && mark.leftPx < 850)
    expect(inside.length).toBeGreaterThan(200)
    for (const mark of inside) expect(mark.leftPx).toBeCloseTo((inBoth.get(key(mark))?.leftPx ?? NaN) - 137.3, 3)
  })

  it('shows a short stay that reaches into the view from a column before it', () => {
    const spans: Seconds[] = [
      [0, 0.001],
      [0.002, 36.063]
    ]
    const marks = marksFor(spans, view(36.062, 937.603, 50))
    expect(marks.filter(isBarOrDensity)).toMatchObject([{ leftPx: 0, widthPx: 2, count: 2 }])
  })

  it('loses no stay that touches the view, and shows none that does not', () => {
    fc.assert(
      fc.property(anySession, anyView, (session, shown) => {
        for (const { lane, marks } of sceneFor(session, shown).lanes) {
          for (const row of ['presence', 'mic'] as const) {
            const drawn = new Set<number>()
            for (const mark of marks) {
              if (!isBarOrDensity(mark) || mark.row !== row) continue
              if (mark.what === 'bar') drawn.add(mark.index)
              else for (const index of shortsFrom(lane, row, mark, shown)) drawn.add(index)
            }
            staysIn(staysOf(lane, row)).forEach(({ startMs, endMs }, index) => {
              if (startMs < shown.endMs && (endMs > shown.startMs || (startMs === endMs && startMs > shown.startMs))) {
                expect(drawn.has(index)).toBe(true)
              }
              if (startMs > shown.endMs || endMs < timeBefore(shown, 4 * msPerPx(shown)))
                expect(drawn.has(index)).toBe(false)
            })
          }
        }
      }),
      { numRuns: 300 }
    )
  })

  it('paints nothing thinner than 2 px, nothing outside the plot, and bars of 2 px and more at their true extent', () => {
    fc.assert(
      fc.property(anySession, anyView, (session, shown) => {
        for (const mark of sceneFor(session, shown).lanes.flatMap(({ marks }) => marks)) {
          if (!isBarOrDensity(mark)) continue
          expect(mark.widthPx).toBeGreaterThanOrEqual(2)
          expect(mark.leftPx).toBeGreaterThanOrEqual(0)
          expect(mark.leftPx + mark.widthPx).toBeLessThanOrEqual(shown.widthPx + 1e-6)
          const [left, right] = [Math.max(0, xOf(shown, mark.startMs)), Math.min(shown.widthPx, xOf(shown, mark.endMs))]
          if (mark.what === 'bar' && right - left >= 2) {
            expect(mark.leftPx).toBeCloseTo(left, 6)
            expect(mark.leftPx + mark.widthPx).toBeCloseTo(right, 6)
          }
        }
      })
    )
  })
})

function overlapPx(one: Mark, other: Mark): number {
  const rightPx = Math.min(one.leftPx + one.widthPx, other.leftPx + other.widthPx)
  return Math.max(0, rightPx - Math.max(one.leftPx, other.leftPx))
}

function shortsFrom(
  lane: Parameters<typeof staysOf>[0],
  row: 'presence' | 'mic',
  mark: DensityMark,
  shown: Viewport
): readonly number[] {
  const found: number[] = []
  const stays = staysIn(staysOf(lane, row))
  for (let index = mark.index; found.length < mark.count; index++) {
    const stay = stays[index]
    if (stay === undefined) throw new Error('The density counts more stays than there are')
    if (axisLength(shown.folds, stay) < 2 * msPerPx(shown)) found.push(index)
  }
  return found
}
