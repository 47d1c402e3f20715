import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { fail, ok } from '../../../../../electron/shared/result'
import type { Snapshot } from '../../../../../electron/shared/snapshot'
import type { Action } from '../../../../../renderer/keys/keys'
import { Activity } from '../../../../../renderer/state/page/activity'
import type { OpenSession } from '../../../../../renderer/state/session/open-session'
import { nextTask } from '../../../../../renderer/state/page/painted'
import { perform } from '../../../../../renderer/state/perform'
import { Rollcall } from '../../../../../renderer/state/rollcall.svelte'
import { sessionExtract } from '../../../../../renderer/state/session-extract'
import { generateSession } from '../../../../videosdk/generator'
import { everybodyOf } from '../../../../../renderer/timeline/lanes/lanes'
import { eachLane } from '../../timeline/sessions'
import { heldOf } from '../../../garbage'
import { sessionOf } from '../../../electron/main/session/bodies'
import { FakeBridge, snapshotOf } from '../fake-bridge'
import { watched } from '../watched.svelte'

vi.stubGlobal('requestAnimationFrame', (paint: () => void) => setTimeout(paint))

const actions: readonly Action[] = [
  ...(['lane-down', 'pin-lane', 'lane-down', 'anchor', 'zoom-in', 'pan-later', 'fit-focus', 'back'] as const),
  ...(['next-edge', 'span-edge', 'instant-later', 'span-edge', 'mark', 'next-finding', 'roll-call'] as const)
]
let fake: FakeBridge
let app: Rollcall
let refs: Record<string, WeakRef<object>>
let unmount: () => void

beforeEach(() => {
  fake = new FakeBridge()
  app = new Rollcall(fake.bridge, new Activity({ dataset: {} }))
  refs = {}
  unmount = watched(show)
})

afterEach(() => unmount())

/** Asks the state for whatever the window shows. */
function show(): void {
  void [app.zone, app.clock, app.secondZone, app.desk.marksUnsaved, app.raw.beginning, app.exporting.done]
  if (app.desk.open === null) return
  const { lanes, view, lineup, marks, rollCall, figures } = app.desk.open
  void [view.viewport, view.told, view.instantMs, view.measuring.span, view.lanes.focused, view.lanes.scrollPx]
  void [
    lineup.layout,
    lineup.matches,
    lineup.anchor,
    eachLane(everybodyOf(lanes)).map((lane) => lineup.overlapWith(lane))
  ]
  void [marks.selected, marks.removed, rollCall.ms, figures.shown]
}

function open(): OpenSession {
  if (app.desk.open === null) throw new Error('Nothing is open')
  return app.desk.open
}

/** Another session takes the place of the one in front. */
async function instead(name: string, id: string, more: Partial<Snapshot> = {}): Promise<void> {
  if (app.desk.front !== null) app.desk.close(app.desk.front)
  await fetched(name, id, more)
}

/** Asks for a session, and answers with one of a few people that reconnect; `name` tells the answers apart. */
async function fetched(name: string, id: string, more: Partial<Snapshot> = {}): Promise<void> {
  const session = sessionOf(
    generateSession({ seed: 7, participants: 5, intervalsPerParticipant: 3, id, oddities: true })
  )
  void app.desk.run({ kind: 'fetch', pasted: id })
  await fake.answer('fetchSession', ok(snapshotOf(name, session, more)))
  await fake.answer('listRecents', ok([]))
  expect(open().snapshot.id).toBe(name)
}

/** Does with the open session whatever asks something of its state. */
async function used(): Promise<void> {
  const { view, lineup, marks, findings, snapshot } = open()
  view.resize(800, 300)
  lineup.arrange({ sort: 'name', group: 'mode' })
  for (const action of actions) perform(action, false, app)
  marks.rollCallId = marks.selectedId
  marks.originId = marks.selectedId
  await findings.come()
  lineup.find('a')
  void app.raw.read(snapshot.id)
  await fake.answer('readRaw', ok({ text: '{}', nextByte: null }))
  app.exporting.format = 'program-participants'
  const extract = sessionExtract(app, open(), { range: 'whole', whom: 'everybody', pseudonymous: true, named: [] })
  const saved = app.exporting.save(
    extract,
    { snapshotId: snapshot.id, marks: [] },
    {
      pngOf: () => Promise.resolve(null),
      workbookOf: () => Promise.resolve(fail('cancelled'))
    }
  )
  while (!fake.isWaiting('saveFile')) await nextTask()
  await fake.answer('saveFile', ok({ id: 'saved-1', name: 'summary.csv' }))
  await saved
}

/** Follows what is large of the open session; its view and its marks may go on in a newer answer. */
function follow(): void {
  const { snapshot, session, lanes, outline, figures, findings } = open()
  const { attendance } = lanes.analysis
  const parts = { open: open(), snapshot, session, lanes, outline, figures, findings, attendance }
  for (const [part, it] of Object.entries(parts)) refs[`${part} of ${snapshot.id}`] = new WeakRef(it)
}

describe('a session is let go of when another takes its place', () => {
  test('however many are opened, one after the other', async () => {
    for (const name of ['first', 'second', 'third', 'fourth']) {
      await instead(name, `session-${name}`)
      follow()
    }
    expect(await heldOf(refs), 'the open one').toHaveLength(8)
    await instead('last', 'session-last')
    expect(await heldOf(refs)).toEqual([])
  })

  test('of those in the background by all but the few that were looked at last', async () => {
    for (const name of ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth']) {
      await fetched(name, `session-${name}`)
      follow()
    }
    const held = new Set((await heldOf(refs)).map((what) => what.replace(/.* of /, '')))
    expect([...held]).toEqual(['third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth'])
  })

  test('whatever was done with it', async () => {
    for (const name of ['first', 'second', 'third', 'fourth']) {
      await instead(name, `session-${name}`)
      await used()
      follow()
    }
    await instead('last', 'session-last')
    await used()
    expect(await heldOf(refs)).toEqual([])
  })

  test('also when that is a newer answer for it, in which its view and its marks go on', async () => {
    for (const name of ['first', 'second', 'third', 'fourth']) {
      await fetched(name, 'the-session')
      await used()
      follow()
    }
    const { view } = open()
    await fetched('last', 'the-session')
    await used()
    expect(open().view).toBe(view)
    expect(open().marks.all).toHaveLength(5)
    expect(await heldOf(refs)).toEqual([])
  })

  test('also when it is kept, and kept again with other marks', async () => {
    for (const name of ['first', 'second', 'third']) {
      await instead(name, `session-${name}`, { keptId: `${name}.rollcall` })
      await used()
      follow()
      await fake.answer('saveMarks', name === 'second' ? fail('disk-full') : ok(null))
    }
    await instead('last', 'session-last')
    expect(await heldOf(refs)).toEqual([])
  })

  test('also when what took its place did not come, was given up, or was superseded', async () => {
    await fetched('first', 'session-first')
    await used()
    void app.desk.run({ kind: 'fetch', pasted: 'session-failing' })
    await fake.answer('fetchSession', fail('server'))
    void app.desk.run({ kind: 'sample' })
    app.desk.cancel()
    follow()
    void app.desk.run({ kind: 'sample' })
    app.desk.showNth(0)
    await instead('last', 'session-last')
    expect(await heldOf(refs)).toEqual([])
  })
})
