// From a key to what it does: every action of the table does something to the window.
import { describe, expect, it, vi } from 'vitest'
import { keyTable, needsTime } from '../../../../renderer/keys/keys'
import { ok } from '../../../../electron/shared/result'
import { Activity } from '../../../../renderer/state/page/activity'
import { perform } from '../../../../renderer/state/perform'
import { Rollcall } from '../../../../renderer/state/rollcall.svelte'
import { actionCommand } from '../../../../renderer/ui/commands/commands'
import type { PlainSession } from '../../plain-session'
import { FakeBridge, settle, snapshotOf } from './fake-bridge'

// Where the keyboard is put next is looked for in the page, and there is none.
vi.stubGlobal('document', { querySelector: () => null })

const minute = 60_000
const media = { mic: [], webcam: [], screenShare: [], screenShareAudio: [] }

const session: PlainSession = {
  id: 's',
  roomId: null,
  customRoomId: null,
  status: 'ended',
  running: false,
  startMs: 0,
  endMs: 60 * minute,
  region: null,
  participants: Array.from({ length: 9 }, (_, index) => ({
    id: `p${index}`,
    name: null,
    presence: [
      { startMs: index * minute, endMs: (index + 14) * minute },
      { startMs: (index + 19) * minute, endMs: (index + 25) * minute }
    ],
    media,
    errors: [{ atMs: (index + 16) * minute, message: 'camera lost' }],
    modes: [],
    mode: null,
    type: null,
    device: null
  })),
  participantsTotal: null,
  notes: []
}

/** A session in the middle of being looked at, so that every action has something to do. */
async function looking(): Promise<{ app: Rollcall; fake: FakeBridge }> {
  const fake = new FakeBridge()
  const app = new Rollcall(fake.bridge, new Activity({ dataset: {} }))
  void app.desk.run({ kind: 'sample' })
  await fake.answer('openSample', ok(snapshotOf('one', session)))
  const view = app.desk.open?.view
  if (view === undefined) throw new Error('Nothing is open')
  view.resize(800, 120)
  view.show({ startMs: 10 * minute, endMs: 30 * minute })
  view.show({ startMs: 11 * minute, endMs: 30 * minute })
  view.back()
  view.lanes.focus(4)
  view.goTo(21.5 * minute)
  view.measuring.set({ startMs: 15 * minute, endMs: 25 * minute })
  return { app, fake }
}

function stateOf({ app, fake }: { app: Rollcall; fake: FakeBridge }): string {
  const { view, lineup, marks } = app.desk.open ?? {}
  const { screen, announcer } = app
  const seen = [view?.viewport, view?.lanes.scrollPx, view?.lanes.index, view?.instantMs, view?.measuring.span]
  const selected = view?.selection.entry
  const chosen = [lineup?.arrangement, lineup?.anchorId, marks?.all.length, view?.measuring.isOpen]
  const shown = [
    screen.bottom,
    screen.overlay,
    screen.goingTo,
    screen.help,
    screen.namingId !== null,
    announcer.message
  ]
  return JSON.stringify([seen, selected, chosen, shown, fake.made.map(({ name }) => name)])
}

/** Their effect is on the focus, or on a canvas, which only the window has. */
const ofTheWindow = new Set(['find', 'copy-picture'])
const actions = keyTable.filter(({ action }) => !ofTheWindow.has(action))

describe('every key', () => {
  it.each(actions.map((key) => [key.caps.join(' or '), key.action] as const))(
    '%s does something',
    async (_, action) => {
      const window = await looking()
      const before = stateOf(window)
      perform(action, false, window.app)
      await settle()
      expect(stateOf(window)).not.toBe(before)
    }
  )

  it.each(actions.map((key) => [key.caps.join(' or '), key] as const))(
    '%s with Shift does something else than without, if it is bound',
    async (_, { action, withShift }) => {
      const [plain, shifted] = [await looking(), await looking()]
      perform(action, false, plain.app)
      perform(action, true, shifted.app)
      await settle()
      expect(stateOf(plain) !== stateOf(shifted)).toBe(withShift !== null)
    }
  )

  it('says so when there is nothing to go back to, to zoom to or to step to', async () => {
    const { app } = await looking()
    const view = app.desk.open?.view
    for (let times = 0; times < 5; times++) view?.back()
    view?.measuring.set(null)
    view?.goTo(0)
    for (const [action, words] of [
      ['back', 'No earlier view'],
      ['zoom-to-span', 'Nothing is measured'],
      ['previous-edge', 'No earlier join or leave']
    ] as const) {
      perform(action, false, app)
      expect(app.announcer.message).toBe(words)
    }
  })

  it('does nothing that needs a session while none is open', () => {
    const fake = new FakeBridge()
    const app = new Rollcall(fake.bridge, new Activity({ dataset: {} }))
    for (const { action } of keyTable) if (!['palette', 'help', 'sidebar'].includes(action)) perform(action, false, app)
    expect(app.screen.overlay).toBeNull()
    expect(fake.made).toEqual([])
  })

  it('says that no time is known where none is, and moves nothing', async () => {
    const fake = new FakeBridge()
    const app = new Rollcall(fake.bridge, new Activity({ dataset: {} }))
    void app.desk.run({ kind: 'sample' })
    const participants = session.participants.map((participant) => ({ ...participant, presence: [], errors: [] }))
    await fake.answer('openSample', ok(snapshotOf('one', { ...session, startMs: null, endMs: null, participants })))
    const before = app.desk.open?.view.viewport
    for (const { action } of keyTable) {
      if (!needsTime(action)) continue
      app.announcer.clear()
      perform(action, false, app)
      expect(app.announcer.message).toBe('No time of this session is known')
      expect(actionCommand(app, action)).toBeNull()
    }
    expect(app.desk.open?.view.viewport).toBe(before)
    expect(app.desk.open?.lineup.anchorId).toBeNull()
  })

  it('hands the details over to the keyboard when it moves between participants and moments', async () => {
    const leading = []
    for (const { action } of actions) {
      const { app } = await looking()
      app.desk.open?.view.pointTo({ xPx: 10, yPx: 10 })
      perform(action, false, app)
      await settle()
      if (app.desk.open?.view.lanes.keyed === true) leading.push(action)
    }
    expect([...new Set(leading)].sort()).toEqual([
      'instant-earlier',
      'instant-later',
      'lane-down',
      'lane-first',
      'lane-last',
      'lane-up',
      'next-edge',
      'next-finding',
      'next-interval',
      'page-down',
      'page-up',
      'previous-edge',
      'previous-finding',
      'previous-interval'
    ])
  })
})
