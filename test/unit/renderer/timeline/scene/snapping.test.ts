// Snapping: an end that is dragged close to a join or leave goes exactly there, and never anywhere else.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { snapAt, snapPx } from '../../../../../renderer/timeline/scene/snapping'
import { viewportOf, xOf } from '../../../../../renderer/timeline/axis/viewport'
import { staysIn } from '../../analysis/reading'
import { anyIntervals, at, everyLane, intervalsOf, participantOf, sessionOf } from '../sessions'

const view = viewportOf({ startMs: at(0), endMs: at(1000) }, 1000)
const laneOf = (intervals: ReturnType<typeof intervalsOf>) => {
  const [lane] = everyLane(sessionOf([participantOf('isha', intervals, { name: 'Isha' })]))
  if (lane === undefined) throw new Error('A session with a participant has a lane')
  return lane
}

describe('an end of what is measured', () => {
  const lane = laneOf(intervalsOf([100, 200], [300, null]))

  it('goes to a join or leave of the lane that is within 5 px', () => {
    expect(snapAt(lane, view, 104)).toEqual({ ms: at(100), what: 'join', who: 'Isha' })
    expect(snapAt(lane, view, 196)).toEqual({ ms: at(200), what: 'leave', who: 'Isha' })
    expect(snapAt(lane, view, 200)).toEqual({ ms: at(200), what: 'leave', who: 'Isha' })
  })

  it('stays where it is when nothing is close', () => {
    expect(snapAt(lane, view, 94)).toBeNull()
    expect(snapAt(lane, view, 150)).toBeNull()
  })

  it('never goes to a leave that is not recorded', () => {
    expect(snapAt(lane, view, 1000)).toBeNull()
  })

  it('goes to the nearest one, within reach, wherever it is put', () => {
    fc.assert(
      fc.property(anyIntervals, fc.double({ min: 0, max: 1000, noNaN: true }), (intervals, xPx) => {
        const { presence } = laneOf(intervals)
        const edges = staysIn(presence.stays).flatMap(({ startMs, endMs, end }) =>
          end === 'recorded' ? [startMs, endMs] : [startMs]
        )
        const nearestPx = Math.min(...edges.map((ms) => Math.abs(xOf(view, ms) - xPx)))
        const snap = snapAt(laneOf(intervals), view, xPx)
        // A rounded half millisecond is far less than a pixel here.
        if (nearestPx < snapPx - 0.01) expect(Math.abs(xOf(view, snap?.ms ?? NaN) - xPx)).toBeCloseTo(nearestPx, 2)
        if (nearestPx > snapPx + 0.01) expect(snap).toBeNull()
        if (snap !== null) expect(edges).toContain(snap.ms)
      })
    )
  })
})
