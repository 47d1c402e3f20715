// The view: what its verbs show, and what they keep in place.
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { Interval } from '../../../plain-rows'
import { View } from '../../../../../renderer/state/view/view.svelte'
import { Lineup } from '../../../../../renderer/state/view/lineup.svelte'
import type { Lanes } from '../../../../../renderer/timeline/lanes/lanes'
import { noFolds } from '../../../../../renderer/timeline/axis/folds'
import { laneBottomPx } from '../../../../../renderer/timeline/lanes/layout'
import { sessionOf, type PlainParticipant } from '../../../plain-session'
import { eachLane, lanesOf } from '../../timeline/sessions'
import { msAt, xOf } from '../../../../../renderer/timeline/axis/viewport'

const minute = 60_000
const extent = { startMs: 0, endMs: 60 * minute }

function participant(id: string, ...stays: readonly (readonly [number, number | null])[]): PlainParticipant {
  const presence: readonly Interval[] = stays.map(([from, to]) => ({
    startMs: from * minute,
    endMs: to === null ? null : to * minute
  }))
  const media = { mic: [], webcam: [], screenShare: [], screenShareAudio: [] }
  return { id, name: id, presence, media, errors: [], modes: [], mode: null, type: null, device: null }
}

function lanes(participants: readonly PlainParticipant[]): Lanes {
  const session = sessionOf({
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
  })
  return lanesOf(session, null)
}

const isha = participant('isha', [10, 20], [30, 40])
const rajan = participant('rajan', [15, 50])

function viewOf(participants: readonly PlainParticipant[] = [isha, rajan], widthPx = 1000, heightPx = 100): View {
  const lineup = new Lineup(lanes(participants))
  lineup.density = 'comfortable'
  const view = new View(lineup, extent)
  view.resize(widthPx, heightPx)
  return view
}

const many = Array.from({ length: 50 }, (_, index) => participant(`p${index}`, [index, index + 5]))

describe('the focused lane', () => {
  it('stays in view when the plot gets lower, and one that was scrolled away is left there', () => {
    const view = viewOf(many, 1000, 800)
    const bottomOf = (index: number) => laneBottomPx(view.layout, index)
    view.lanes.focus(8)
    view.resize(1000, 200)
    expect(bottomOf(8)).toBeLessThanOrEqual(view.lanes.scrollPx + 200)
    expect(view.layout.topsPx[8]).toBeGreaterThanOrEqual(view.lanes.scrollPx)
    view.lanes.scrollTo(600)
    view.resize(1000, 100)
    expect(view.lanes.scrollPx).toBe(600)
  })
})

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
    expect(view.viewport).toMatchObject({ startMs: 10 * minute, endMs: 20 * minute, widthPx: 1700 })
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
    view.lanes.focus(0)
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
    view.lanes.focus(0)
    view.fitFocus()
    expect(view.viewport.startMs).toBeCloseTo(8.8 * minute, 3)
    expect(view.viewport.endMs).toBeCloseTo(41.2 * minute, 3)
    view.fitFocus()
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

describe('what words are about', () => {
  it('stays as it was while the view is panned and zoomed, and is what shows once that has come to rest', () => {
    vi.useFakeTimers()
    try {
      const view = viewOf()
      view.zoomAt(4, 500)
      view.pan(50)
      expect(view.isMoving).toBe(true)
      expect(view.told.startMs).toBe(view.limits.startMs)
      vi.runAllTimers()
      expect(view.isMoving).toBe(false)
      expect(view.told).toBe(view.viewport)
    } finally {
      vi.useRealTimers()
    }
  })

  it('is what shows at once after a jump', () => {
    const view = viewOf()
    view.zoomAt(4, 500)
    view.show({ startMs: 5 * minute, endMs: 10 * minute })
    expect(view.told).toBe(view.viewport)
    expect(view.isMoving).toBe(false)
  })
})

describe('the focused participant', () => {
  it('is brought into view, wherever the lanes are scrolled to', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -60, max: 60 }), { minLength: 1 }), (moves) => {
        const view = viewOf(many)
        for (const move of moves) {
          view.lanes.move(move)
          const lane = view.lanes.index ?? -1
          expect(lane).toBeGreaterThanOrEqual(0)
          expect(view.layout.topsPx[lane]).toBeGreaterThanOrEqual(view.lanes.scrollPx)
          expect(view.layout.topsPx[lane + 1]).toBeLessThanOrEqual(view.lanes.scrollPx + view.lanes.heightPx)
        }
      })
    )
  })

  it('begins at the first lane on screen', () => {
    const view = viewOf(many)
    view.lanes.scrollTo(360)
    view.lanes.move(1)
    expect(view.lanes.index).toBe(10)
  })

  it('stays the same person when newer data puts her elsewhere', () => {
    const view = viewOf([rajan])
    view.lanes.focus(0)
    view.lineup.update(lanes([isha, rajan]))
    view.update(extent, noFolds)
    expect(eachLane(view.layout)[view.lanes.index ?? -1]?.id).toBe('rajan')
    view.lineup.update(lanes([isha]))
    view.update(extent, noFolds)
    expect(view.lanes.index).toBeNull()
  })

  it('is nobody in a session without participants', () => {
    const view = viewOf([])
    view.lanes.move(1)
    view.stepEdge(1, true)
    view.fitFocus()
    expect(view.lanes.index).toBeNull()
  })
})

describe('stepping', () => {
  const minutes = (view: View): number => (view.instantMs ?? NaN) / minute

  it('visits every join and leave of the focused participant, there and back', () => {
    const view = viewOf()
    view.lanes.focus(0)
    const there = [1, 2, 3, 4, 5].map(() => (view.stepEdge(1, false), minutes(view)))
    expect(there).toEqual([10, 20, 30, 40, 40])
    const back = [1, 2, 3, 4].map(() => (view.stepEdge(-1, false), minutes(view)))
    expect(back).toEqual([30, 20, 10, 10])
  })

  it('visits the joins and leaves of anybody, and focuses who it was', () => {
    const view = viewOf()
    const visits = [1, 2, 3].map(() => {
      view.stepEdge(1, true)
      return [eachLane(view.layout)[view.lanes.index ?? -1]?.title, minutes(view)]
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

  it('goes on from where the pointer was', () => {
    const view = viewOf()
    view.pointTo({ xPx: xOf(view.viewport, 25 * minute), yPx: 5 })
    view.lead()
    view.stepEdge(1, false)
    expect(minutes(view)).toBe(30)
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
    view.lanes.scrollTo(1e9)
    expect(view.lanes.scrollPx).toBe(view.layout.heightPx - 100)
    view.lanes.scrollTo(-5)
    expect(view.lanes.scrollPx).toBe(0)
  })
})

describe('pinned lanes', () => {
  it('take half of the plot at most: all others, pinned or not, can still be scrolled to and focused', () => {
    const view = viewOf(many, 1000, 400)
    const { lanes: focus, lineup } = view
    for (let pin = 0; pin < 15; pin++) lineup.togglePin(`p${pin}`)
    expect(view.layout.pinnedCount).toBe(5)
    expect(focus.onScreen).toEqual({ from: 5, to: 12 })
    focus.focus(14)
    expect(focus.scrollPx).toBe(15 * 36 - 400)
    view.resize(1000, 200)
    expect(view.layout.pinnedCount).toBe(2)
    focus.scrollTo(Infinity)
    expect(focus.onScreen.to).toBe(many.length)
  })
})

describe('earlier views', () => {
  const range = (view: View) => [view.viewport.startMs, view.viewport.endMs]

  it('are gone back to and forward again, a row of small moves in one step', () => {
    const view = viewOf()
    const all = range(view)
    view.show({ startMs: 10 * minute, endMs: 30 * minute })
    const shown = range(view)
    for (let times = 0; times < 5; times++) view.pan(10)
    view.zoomIn()
    const moved = range(view)
    view.back()
    expect(range(view)).toEqual(shown)
    view.back()
    expect(range(view)).toEqual(all)
    expect(view.history.canGoBack).toBe(false)
    view.forward()
    view.forward()
    expect(range(view)).toEqual(moved)
    expect(view.history.canGoForward).toBe(false)
  })

  it('that lay ahead are forgotten when the view goes elsewhere', () => {
    const view = viewOf()
    view.show({ startMs: 10 * minute, endMs: 30 * minute })
    view.back()
    view.show({ startMs: 0, endMs: 5 * minute })
    expect(view.history.canGoForward).toBe(false)
  })

  it('are left as they are by a drag that is taken back, whether it has moved anything or not', () => {
    const view = viewOf()
    view.show({ startMs: 10 * minute, endMs: 30 * minute })
    const shown = range(view)
    view.settle()
    view.takeBack()
    expect(range(view)).toEqual(shown)
    view.settle()
    view.follow({ startMs: 12 * minute, endMs: 32 * minute })
    view.follow({ startMs: 20 * minute, endMs: 40 * minute })
    view.takeBack()
    view.takeBack()
    expect(range(view)).toEqual(shown)
    expect(view.history.canGoForward).toBe(false)
    view.back()
    expect(view.history.canGoBack).toBe(false)
  })

  it('are none while nothing has moved', () => {
    const view = viewOf()
    view.fit()
    view.back()
    expect(view.history.canGoBack).toBe(false)
  })
})

describe('the selected interval', () => {
  it('is walked to from what is selected, else from the crosshair, else from the end that one comes from', () => {
    const view = viewOf([participant('isha', [0, 10], [12, 20], [30, 40])])
    view.lanes.focus(0)
    expect(view.walkEntries(-1, ['away'])).toBe(true)
    expect(view.selection.span).toMatchObject({ startMs: 20 * minute, endMs: 30 * minute })
    expect(view.walkEntries(1, ['away'])).toBe(false)
    view.selection.letGo()
    view.goTo(11 * minute)
    view.walkEntries(1, ['presence'])
    expect(view.selection.span).toMatchObject({ startMs: 12 * minute, endMs: 20 * minute })
  })

  it('is of the lane that has the focus: elsewhere nothing is selected', () => {
    const view = viewOf()
    view.lanes.focus(0)
    view.walkEntries(1, ['presence'])
    view.lanes.focus(1)
    expect([view.selection.entry, view.selection.span]).toEqual([null, null])
  })

  it('stays through another zoom, sort and filter, and in newer data', () => {
    const view = viewOf()
    view.lanes.focus(0)
    view.walkEntries(1, ['away'])
    const selected = view.selection.entry
    view.zoomIn()
    view.lineup.arrange({ sort: 'name', descending: true })
    view.lineup.filter({ text: 'rajan' })
    expect(view.selection.entry).toEqual(selected)
    view.lineup.update(lanes([rajan, participant('isha', [10, 20], [30, 40], [45, 50])]))
    view.update(extent, noFolds)
    expect(view.selection.entry).toEqual(selected)
    view.lineup.update(lanes([rajan]))
    view.update(extent, noFolds)
    expect(view.selection.entry).toBeNull()
  })

  it('is brought on screen when no part of it is there, and else moves nothing', () => {
    const view = viewOf()
    view.lanes.focus(0)
    view.show({ startMs: 35 * minute, endMs: 38 * minute })
    const before = view.viewport
    view.walkEntries(-1, ['presence'])
    expect(view.viewport).toBe(before)
    view.walkEntries(-1, ['away'])
    expect([view.viewport.startMs <= 20 * minute, view.viewport.endMs >= 20 * minute]).toEqual([true, true])
  })

  it('is what a fit goes to, unless something is measured', () => {
    const view = viewOf()
    view.lanes.focus(0)
    view.walkEntries(1, ['away'])
    view.fitFocus()
    expect(view.viewport.startMs).toBeGreaterThan(19 * minute)
    expect(view.viewport.endMs).toBeLessThan(31 * minute)
  })
})

describe('measuring', () => {
  it('goes from where the crosshair was to where it is, and stays when it ends', () => {
    const view = viewOf()
    view.goTo(30 * minute)
    view.putSpanEdge()
    view.goTo(12 * minute)
    expect(view.measuring.span).toEqual({ startMs: 12 * minute, endMs: 30 * minute })
    view.putSpanEdge()
    view.goTo(50 * minute)
    expect(view.measuring.span).toEqual({ startMs: 12 * minute, endMs: 30 * minute })
  })

  it('with Shift and an arrow measures each step, and the next plain step ends it', () => {
    const view = viewOf()
    view.goTo(30 * minute)
    view.stepInstant(1, true)
    view.stepInstant(1, true)
    const { span } = view.measuring
    expect(span?.startMs).toBe(30 * minute)
    expect(span?.endMs).toBe(view.instantMs)
    view.stepInstant(-1, false)
    expect(view.measuring.span).toEqual(span)
    expect(view.measuring.isOpen).toBe(false)
  })

  it('is let go of after the selected interval, then the crosshair, then the anchor', () => {
    const view = viewOf()
    view.lineup.toggleAnchor('isha')
    view.goTo(30 * minute)
    view.walkEntries(-1, ['away'])
    view.measuring.set(extent)
    view.letGo()
    expect([view.selection.entry, view.measuring.span]).toEqual([null, extent])
    view.letGo()
    expect([view.measuring.span, view.instantMs]).toEqual([null, 30 * minute])
    view.letGo()
    expect([view.instantMs, view.lineup.anchorId]).toEqual([null, 'isha'])
    view.letGo()
    expect(view.lineup.anchorId).toBeNull()
  })

  it('is what a fit and a zoom go to', () => {
    const view = viewOf()
    view.measuring.set({ startMs: 40 * minute, endMs: 20 * minute })
    view.zoomToSpan()
    expect(view.viewport).toMatchObject({ startMs: 20 * minute, endMs: 40 * minute })
    view.fit()
    view.fitFocus()
    expect(view.viewport.startMs).toBeCloseTo(19.2 * minute, 3)
    expect(view.viewport.endMs).toBeCloseTo(40.8 * minute, 3)
  })
})
