// Which details show: the pointer's, or the focused participant's while the keyboard leads.
import { describe, expect, it } from 'vitest'
import { pointedAt, type Pointed } from '../../../../../renderer/chart/gestures/pointed'
import { Lineup } from '../../../../../renderer/state/view/lineup.svelte'
import { View } from '../../../../../renderer/state/view/view.svelte'
import { hit } from '../../../../../renderer/timeline/scene/hit'
import { sceneOf } from '../../../../../renderer/timeline/scene/scene'
import { xOf } from '../../../../../renderer/timeline/axis/viewport'
import { utc } from '../../../../../renderer/clock/zone'
import { sessionOf, type PlainSession } from '../../../plain-session'
import { lanesOf } from '../../timeline/sessions'

const minute = 60_000
const extent = { startMs: 0, endMs: 60 * minute }
const media = { mic: [], webcam: [], screenShare: [], screenShareAudio: [] }
const person = (id: string, from: number, to: number, again: number, until: number) => ({
  id,
  name: id,
  presence: [
    { startMs: from * minute, endMs: to * minute },
    { startMs: again * minute, endMs: until * minute }
  ],
  media,
  errors: [],
  modes: [],
  mode: null,
  type: null,
  device: null
})
const session: PlainSession = {
  id: 's',
  roomId: null,
  customRoomId: null,
  status: 'ended',
  running: false,
  ...extent,
  region: null,
  participants: [person('isha', 10, 20, 30, 40), person('rajan', 15, 25, 35, 45)],
  participantsTotal: null,
  notes: []
}

function viewOf(shown = session): View {
  const view = new View(new Lineup(lanesOf(sessionOf(shown), null)), extent)
  view.resize(1000, 200)
  return view
}

function pointed(view: View, keyed: boolean): Pointed | null {
  view.lanes.keyed = keyed
  const { layout, viewport } = view
  const { scrollPx, heightPx } = view.lanes
  const zone = utc
  const limits = { ...extent, fetchedMs: null }
  const scene = sceneOf({ layout, view: viewport, zone, limits, anchor: null, scrollPx, heightPx, charPx: 7 })
  return pointedAt(view, ({ xPx, yPx }) => hit(scene, xPx, yPx))
}

describe('the details', () => {
  it('are of what is under the pointer, whoever is focused', () => {
    const view = viewOf()
    view.lanes.focus(0)
    view.pointTo({ xPx: xOf(view.viewport, 17 * minute), yPx: 44 })
    expect(pointed(view, true)?.hit.lane.lane.title).toBe('rajan')
    expect(pointed(view, true)?.hit.mark?.what).toBe('bar')
  })

  it('are of nothing while the keyboard goes from lane to lane, so that they cover none', () => {
    const view = viewOf()
    view.lanes.focus(1)
    expect(pointed(view, true)).toBeNull()
    view.goTo(20 * minute)
    expect(pointed(view, true)?.hit.lane.index).toBe(1)
    view.lead()
    view.lanes.move(-1)
    expect(pointed(view, true)).toBeNull()
  })

  it('are of the stay that begins or ends at the moment stepped to', () => {
    const view = viewOf()
    view.lanes.focus(0)
    for (const [startMs, endMs] of [
      [10, 20],
      [10, 20],
      [30, 40],
      [30, 40]
    ] as const) {
      view.stepEdge(1, false)
      expect(pointed(view, true)?.hit.mark).toMatchObject({ startMs: startMs * minute, endMs: endMs * minute })
    }
  })

  it('are of the stay, not of the blink of an eye between two, when its edge was stepped to', () => {
    const blinked = { ...session, participants: [person('isha', 10, 20, 20.01, 40)] }
    const view = viewOf(blinked)
    view.lanes.focus(0)
    for (const [startMs, endMs] of [
      [10, 20],
      [10, 20],
      [20.01, 40],
      [20.01, 40]
    ] as const) {
      view.stepEdge(1, false)
      expect(pointed(view, true)?.hit.mark).toMatchObject({ startMs: startMs * minute, endMs: endMs * minute })
    }
  })

  it('are hidden when the keyboard does not lead and the pointer is away', () => {
    const view = viewOf()
    view.lanes.focus(0)
    expect(pointed(view, false)).toBeNull()
  })
})
