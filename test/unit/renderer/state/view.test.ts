// The view: what its verbs show, and what they keep in place.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Interval, Participant, Session } from '../../../../electron/shared/session'
import { View } from '../../../../renderer/state/view.svelte'
import { lanesOf, layoutOf, type LaneLayout } from '../../../../renderer/timeline/lanes'
import { msAt, xOf } from '../../../../renderer/timeline/viewport'

const minute = 60_000
const extent = { startMs: 0, endMs: 60 * minute }

function participant(id: string, ...stays: readonly (readonly [number, number | null])[]): Participant {
  const presence: readonly Interval[] = stays.map(([from, to]) => ({
    startMs: from * minute,
    endMs: to === null ? null : to * minute
  }))
  const media = { mic: [], webcam: [], screenShare: [], screenShareAudio: [] }
  return { id, name: id, presence, media, errors: [], modes: [], mode: null, type: null, device: null }
}

function layout(participants: readonly Participant[]): LaneLayout {
  const session: Session = {
    id: 's',
    roomId: null,
    customRoomId: null,
    status: 'ended',
    running: false,
    startMs: extent.startMs,
    endMs: extent.endMs,
    region: null,
    participants,
    participantsTotal: null,
    notes: []
  }
  return layoutOf(lanesOf(session, null))
}

const isha = participant('isha', [10, 20], [30, 40])
const rajan = participant('rajan', [15, 50])

function viewOf(participants: readonly Participant[] = [isha, rajan], widthPx = 1000, heightPx = 100): View {
  const view = new View(layout(participants), extent)
  view.resize(widthPx, heightPx)
  return view
}

const many = Array.from({ length: 50 }, (_, index) => participant(`p${index}`, [index, index + 5]))

describe('what part of time shows', () => {
  it('is everything at first, with some room at both ends, and everything again after fit', () => {
    const view = viewOf()
    const { viewport } = view
    expect(viewport.startMs).toBeLessThan(extent.startMs)
    expect(viewport.endMs).toBeGreaterThan(extent.endMs)
    view.zoomIn()
    view.panLater(true)
    view.fit()
    expect(view.viewport).toEqual(viewport)
  })

  it('stays the same when the window gets wider', () => {
    const view = viewOf()
    view.show({ startMs: 10 * minute, endMs: 20 * minute })
    view.resize(1700, 100)
    expect(view.viewport).toEqual({ startMs: 10 * minute, endMs: 20 * minute, widthPx: 1700 })
  })

  it('keeps the moment under the pointer where it is while zooming', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1000, noNaN: true }),
        fc.double({ min: 1, max: 8, noNaN: true }),
        (xPx, factor) => {
          const view = viewOf()
          const ms = msAt(view.viewport, xPx)
          view.zoomAt(factor, xPx)
          expect(xOf(view.viewport, ms)).toBeCloseTo(xPx, 3)
        }
      )
    )
  })

  it('zooms with the keys about the pointer, and without one about the focused participant', () => {
    const view = viewOf()
    view.pointTo({ xPx: 250, yPx: 5 })
    const pointedMs = view.instantMs ?? NaN
    view.zoomIn()
    expect(view.instantMs).toBeCloseTo(pointedMs, 3)
    view.pointTo(null)
    view.fit()
    view.focusLane(0)
    const middlePx = xOf(view.viewport, 25 * minute)
    view.zoomIn(true)
    expect(xOf(view.viewport, 25 * minute)).toBeCloseTo(middlePx, 3)
  })

  it('goes further with Shift', () => {
    const [near, far] = [viewOf(), viewOf()]
    near.zoomIn()
    far.zoomIn(true)
    expect(far.viewport.endMs - far.viewport.startMs).toBeLessThan(near.viewport.endMs - near.viewport.startMs)
  })

  it('fits the focused participant, and everything when asked again', () => {
    const view = viewOf()
    const { viewport } = view
    view.focusLane(0)
    view.fitLane()
    expect(view.viewport.startMs).toBeCloseTo(8.8 * minute, 3)
    expect(view.viewport.endMs).toBeCloseTo(41.2 * minute, 3)
    view.fitLane()
    expect(view.viewport).toEqual(viewport)
  })

  it('follows a moment that it is sent to', () => {
    const view = viewOf()
    view.show({ startMs: 0, endMs: 5 * minute })
    view.goTo(30 * minute)
    expect(view.instantMs).toBe(30 * minute)
    expect(xOf(view.viewport, 30 * minute)).toBeCloseTo(500, 3)
  })
})

describe('the focused participant', () => {
  it('is brought into view, wherever the lanes are scrolled to', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -60, max: 60 }), { minLength: 1 }), (moves) => {
        const view = viewOf(many)
        for (const move of moves) {
          view.moveFocus(move)
          const lane = view.focusedLane ?? -1
          expect(lane).toBeGreaterThanOrEqual(0)
          expect(view.layout.topsPx[lane]).toBeGreaterThanOrEqual(view.scrollPx)
          expect(view.layout.topsPx[lane + 1]).toBeLessThanOrEqual(view.scrollPx + view.heightPx)
        }
      })
    )
  })

  it('begins at the first lane on screen', () => {
    const view = viewOf(many)
    view.scrollTo(360)
    view.moveFocus(1)
    expect(view.focusedLane).toBe(10)
  })

  it('stays the same person when newer data puts her elsewhere', () => {
    const view = viewOf([rajan])
    view.focusLane(0)
    view.update(layout([isha, rajan]), extent)
    expect(view.layout.lanes[view.focusedLane ?? -1]?.participant.id).toBe('rajan')
    view.update(layout([isha]), extent)
    expect(view.focusedLane).toBeNull()
  })

  it('is nobody in a session without participants', () => {
    const view = viewOf([])
    view.moveFocus(1)
    view.stepEdge(1, true)
    view.fitLane()
    expect(view.focusedLane).toBeNull()
  })
})

describe('stepping', () => {
  const minutes = (view: View): number => (view.instantMs ?? NaN) / minute

  it('visits every join and leave of the focused participant, there and back', () => {
    const view = viewOf()
    view.focusLane(0)
    const there = [1, 2, 3, 4, 5].map(() => (view.stepEdge(1, false), minutes(view)))
    expect(there).toEqual([10, 20, 30, 40, 40])
    const back = [1, 2, 3, 4].map(() => (view.stepEdge(-1, false), minutes(view)))
    expect(back).toEqual([30, 20, 10, 10])
  })

  it('visits the joins and leaves of anybody, and focuses who it was', () => {
    const view = viewOf()
    const visits = [1, 2, 3].map(() => {
      view.stepEdge(1, true)
      return [view.layout.lanes[view.focusedLane ?? -1]?.title, minutes(view)]
    })
    expect(visits).toEqual([
      ['isha', 10],
      ['rajan', 15],
      ['isha', 20]
    ])
  })

  it('does not stop at a leave that nobody recorded', () => {
    const view = viewOf([participant('ana', [5, null])])
    view.stepEdge(1, false)
    view.stepEdge(1, false)
    expect(minutes(view)).toBe(5)
  })

  it('yields to the pointer, and letting go points at nothing', () => {
    const view = viewOf()
    view.stepEdge(1, true)
    view.pointTo({ xPx: 500, yPx: 5 })
    expect(minutes(view)).toBeCloseTo(30, 6)
    view.letGo()
    expect(view.instantMs).toBeNull()
  })

  it('has no moment while the pointer is over the names', () => {
    const view = viewOf()
    view.pointTo({ xPx: -20, yPx: 5 })
    expect(view.instantMs).toBeNull()
  })
})

describe('scrolling', () => {
  it('stops at the first and the last lane', () => {
    const view = viewOf(many)
    view.scrollTo(1e9)
    expect(view.scrollPx).toBe(view.layout.heightPx - 100)
    view.scrollTo(-5)
    expect(view.scrollPx).toBe(0)
  })
})
