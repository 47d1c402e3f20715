// From a key to what it does: every action of the table does something to the view.
import { describe, expect, it } from 'vitest'
import { movesFocus, perform } from '../../../../renderer/chart/actions'
import { chartKeys } from '../../../../renderer/chart/keys'
import { View } from '../../../../renderer/state/view.svelte'
import { arranged, asJoined } from '../../../../renderer/timeline/arrangement'
import { lanesOf } from '../../../../renderer/timeline/lanes'
import { layoutOf } from '../../../../renderer/timeline/layout'

const minute = 60_000
const media = { mic: [], webcam: [], screenShare: [], screenShareAudio: [] }

function viewOf(): View {
  const participants = Array.from({ length: 9 }, (_, index) => ({
    id: `p${index}`,
    name: null,
    presence: [{ startMs: index * minute, endMs: (index + 20) * minute }],
    media,
    errors: [],
    modes: [],
    mode: null,
    type: null,
    device: null
  }))
  const lanes = lanesOf(
    {
      id: 's',
      roomId: null,
      customRoomId: null,
      status: 'ended',
      running: false,
      startMs: 0,
      endMs: 60 * minute,
      region: null,
      participants,
      participantsTotal: null,
      notes: []
    },
    null
  )
  const view = new View(layoutOf(arranged(lanes, asJoined)), { startMs: 0, endMs: 60 * minute })
  view.resize(800, 120)
  view.show({ startMs: 10 * minute, endMs: 30 * minute })
  view.focusLane(4)
  view.goTo(22.5 * minute)
  return view
}

const stateOf = (view: View): string =>
  JSON.stringify([view.viewport, view.scrollPx, view.focusedLane, view.instantMs, view.hovered])

describe('every key', () => {
  it.each(chartKeys.map((key) => [key.caps.join(' or '), key.action] as const))('%s changes the view', (_, action) => {
    const view = viewOf()
    const before = stateOf(view)
    perform(action, view, false)
    expect(stateOf(view)).not.toBe(before)
  })

  it.each(chartKeys.map((key) => [key.caps.join(' or '), key] as const))(
    '%s with Shift does more than without, if it is bound',
    (_, { action, withShift }) => {
      const [plain, shifted] = [viewOf(), viewOf()]
      perform(action, plain, false)
      perform(action, shifted, true)
      expect(stateOf(plain) !== stateOf(shifted)).toBe(withShift !== null)
    }
  )

  it('hands the details over to the keyboard when it moves between participants', () => {
    const moving = new Set(chartKeys.map((key) => key.action).filter(movesFocus))
    expect([...moving]).toEqual([
      'lane-up',
      'lane-down',
      'lane-first',
      'lane-last',
      'page-up',
      'page-down',
      'previous-edge',
      'next-edge'
    ])
  })
})
