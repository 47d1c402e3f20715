import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { densities, type Density } from '../../../../../electron/shared/settings'
import { arranged, asJoined } from '../../../../../renderer/timeline/lanes/arrangement'
import {
  headingPx,
  indexOfLane,
  laneAt,
  laneBottomPx,
  layoutOf,
  metricsOf,
  visibleLanes,
  visibleRows
} from '../../../../../renderer/timeline/lanes/layout'
import { anyDrawing } from '../drawing'
import { anySession, eachLane, intervalsOf, lanesOf, participantOf, sessionOf } from '../sessions'

const people = ['isha', 'rajan', 'isha', 'zoë'].map((name, index) =>
  participantOf(`p${index}`, intervalsOf([index, 60]), { name })
)

const anyLayout = fc
  .tuple(anySession, anyDrawing)
  .map(([session, { arrangement, density = 'comfortable' }]) =>
    layoutOf(arranged(lanesOf(session, null), { ...asJoined, ...arrangement }), { density })
  )

/** In halves: fast-check's doubles are next to nothing most of the time. */
const anyPx = (min: number, max: number) => fc.integer({ min: 2 * min, max: 2 * max }).map((halves) => halves / 2)

describe('the layout', () => {
  it('stacks pinned lanes, then groups under their headings', () => {
    const arrangement = { ...asJoined, group: 'name', pinned: ['p3'] } as const
    const layout = layoutOf(arranged(lanesOf(sessionOf(people), null), arrangement), { density: 'compact' })
    const { basePx } = metricsOf.compact
    expect(eachLane(layout).map(({ id }) => id)).toEqual(['p3', 'p0', 'p2', 'p1'])
    expect([...layout.topsPx]).toEqual([0, 2 * 24, 3 * 24, 5 * 24, 6 * 24])
    expect([basePx, headingPx, layout.heightPx, layout.pinnedHeightPx]).toEqual([24, 24, 6 * 24, 24])
    expect(eachLane(layout).map((_, index) => laneBottomPx(layout, index))).toEqual([24, 3 * 24, 4 * 24, 6 * 24])
    expect(['p3', 'p0', 'p2', 'p1', 'nobody'].map((id) => indexOfLane(layout, id))).toEqual([0, 1, 2, 3, null])
  })

  it('lets pinned lanes scroll that would take too much of the plot', () => {
    const arrangement = { ...asJoined, pinned: ['p3', 'p1'] }
    const pinnedFor = (pinnedMostPx: number) => {
      const layout = layoutOf(arranged(lanesOf(sessionOf(people), null), arrangement), { pinnedMostPx })
      const { pinnedCount, pinnedHeightPx } = layout
      expect(
        eachLane(layout)
          .slice(0, 2)
          .map(({ id }) => id)
      ).toEqual(['p3', 'p1'])
      return [pinnedCount, pinnedHeightPx]
    }
    expect([72, 71, 35].map(pinnedFor)).toEqual([
      [2, 72],
      [1, 36],
      [0, 0]
    ])
  })

  it('finds the lane at any height: a pinned one where it stays, another below those where it is scrolled to', () => {
    fc.assert(
      fc.property(anyLayout, anyPx(0, 300), anyPx(-50, 600), (layout, scrollPx, yPx) => {
        const { order, topsPx, pinnedCount, pinnedHeightPx } = layout
        const found = order.findIndex((_, index) => {
          const isPinned = index < pinnedCount
          if (yPx < 0 || isPinned !== yPx < pinnedHeightPx) return false
          const fromTopPx = isPinned ? yPx : yPx + scrollPx
          return (topsPx[index] ?? 0) <= fromTopPx && fromTopPx < laneBottomPx(layout, index)
        })
        expect(laneAt(layout, scrollPx, yPx)).toBe(found === -1 ? null : found)
      })
    )
  })

  it('finds every lane that shows below the pinned ones, and no other', () => {
    const height = fc.integer({ min: 1, max: 400 })
    fc.assert(
      fc.property(
        anyLayout,
        anyPx(-50, 300),
        height,
        fc.constantFrom(0, 100),
        (layout, scrollPx, heightPx, overscanPx) => {
          const { order, topsPx, pinnedCount, pinnedHeightPx } = layout
          const { from, to } = visibleLanes(layout, scrollPx, heightPx, overscanPx)
          order.forEach((_, index) => {
            const topPx = (topsPx[index] ?? 0) - scrollPx
            const bottomPx = laneBottomPx(layout, index) - scrollPx
            const shows = topPx < heightPx + overscanPx && bottomPx > pinnedHeightPx - overscanPx
            expect(index >= from && index < to).toBe(shows && index >= pinnedCount)
          })
        }
      )
    )
  })

  it('finds the rows of equal height that show', () => {
    expect(visibleRows(55, 100, 20, 1000)).toEqual({ from: 2, to: 8 })
    expect(visibleRows(-10, 100, 20, 3)).toEqual({ from: 0, to: 3 })
    expect(visibleRows(5000, 100, 20, 3)).toEqual({ from: 3, to: 3 })
  })
})

describe('densities', () => {
  const heightOf = (density: Density, count: number) => {
    const many = Array.from({ length: count }, (_, index) =>
      participantOf(`q${index}`, intervalsOf([0, 60]), { name: `Q${index}` })
    )
    return layoutOf(arranged(lanesOf(sessionOf(many), null), asJoined), { density }).heightPx
  }

  it('go from 36 px to a crowd of a thousand lanes in 2,000 px', () => {
    expect(densities.map((density) => heightOf(density, 1000) / 1000)).toEqual([36, 32, 24, 2])
  })

  it('keep bars and three tracks within a lane of the middle height or lower', () => {
    for (const density of ['middle', 'compact', 'crowd'] as const) {
      const { barTopPx, barPx, tracksTopPx, trackPx, trackPitchPx, basePx } = metricsOf[density]
      expect(barTopPx + barPx).toBeLessThanOrEqual(tracksTopPx)
      expect(trackPx).toBeLessThanOrEqual(trackPitchPx)
      expect(tracksTopPx + 2 * trackPitchPx + trackPx).toBeLessThanOrEqual(basePx)
    }
  })
})
