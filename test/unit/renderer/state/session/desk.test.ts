import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { mostMarks, type TimeMark } from '../../../../../electron/shared/mark'
import { fail, ok } from '../../../../../electron/shared/result'
import { Activity } from '../../../../../renderer/state/page/activity'
import { Desk } from '../../../../../renderer/state/session/desk.svelte'
import type { Place } from '../../../../../electron/shared/tabs'
import { Library } from '../../../../../renderer/state/session/library.svelte'
import { nextTask } from '../../../../../renderer/state/page/painted'
import { participantOf } from '../../timeline/sessions'
import { haveThreads } from '../../computing/threads'
import { FakeBridge, keptOf, settle, snapshotOf, waited, ownClock, listing } from '../fake-bridge'

const id = '621490331a4fb00409e38ca4'
let fake: FakeBridge
let root: { dataset: DOMStringMap }
let library: Library
let desk: Desk

vi.stubGlobal('requestAnimationFrame', (paint: () => void) => setTimeout(paint))

beforeEach(() => {
  fake = new FakeBridge()
  root = { dataset: {} }
  const activity = new Activity(root)
  library = new Library(fake.bridge, activity)
  desk = new Desk(fake.bridge, activity, library, () => Promise.resolve(ownClock))
})

/** Which snapshots the tabs hold, from the left. */
const opened = () => desk.tabs.map(({ open }) => open?.snapshot.id ?? null)
const fileOf = (name: string, session: Parameters<typeof snapshotOf>[1] = {}) =>
  snapshotOf(name, session, { source: { kind: 'file', fileName: name, fileId: name, nth: null } })

async function listsAreAnswered() {
  if (fake.isWaiting('listKept')) await fake.answer('listKept', listing(library.kept))
  await fake.answer('listRecents', ok([]))
}

describe('a file with several sessions', () => {
  const session = { sessionId: id, room: 'r', startMs: null, participants: 2, place: null }
  const sessions = [session, session, session]
  const choice = { choiceId: 'choice-1', fileName: 'three.json', fileId: 'f', sessions, total: 3 }
  const nth = (place: number) =>
    snapshotOf(`nth-${place}`, {}, { source: { kind: 'file', fileName: 'three.json', fileId: 'f', nth: place } })

  beforeEach(async () => {
    void desk.run({ kind: 'sample' })
    await fake.answer('openSample', ok(snapshotOf('before', {}, { source: { kind: 'sample' } })))
    await listsAreAnswered()
    void desk.openDropped([{ path: '/three.json', title: 'three.json' }])
    await fake.answer('openDropped', ok(choice))
    await listsAreAnswered()
  })

  test('is a choice in a tab of its own, and opens those that are chosen, the first in front', async () => {
    expect(desk.choice).toEqual(choice)
    expect([desk.tabs.length, desk.loading, desk.failed]).toEqual([2, null, null])
    desk.choose([0, 2])
    expect(desk.choice).toBeNull()
    await fake.answer('openChosen', ok(nth(0)))
    await fake.answer('openChosen', ok(nth(2)))
    await listsAreAnswered()
    expect(fake.argsOf('openChosen').map((args) => args.slice(1))).toEqual([
      ['choice-1', 0],
      ['choice-1', 2]
    ])
    expect(opened()).toEqual(['before', 'nth-0', 'nth-2'])
    expect(desk.open?.snapshot.id).toBe('nth-0')
  })

  test('changes nothing when none is chosen', () => {
    desk.choose([])
    expect([desk.choice, desk.open?.snapshot.id, desk.tabs.length]).toEqual([null, 'before', 1])
    expect(fake.argsOf('openChosen')).toEqual([])
  })

  test('waits in its tab while something else is looked at', async () => {
    const [before, choosing] = desk.tabs
    if (before !== undefined) await desk.show(before)
    expect(desk.choice).toBeNull()
    if (choosing !== undefined) await desk.show(choosing)
    expect(desk.choice).toEqual(choice)
  })
})

describe('each request has its tab', () => {
  test('and goes on in the background, while what was asked for after it is in front', async () => {
    void desk.run({ kind: 'fetch', pasted: 'first-session' })
    void desk.run({ kind: 'fetch', pasted: 'second-session' })
    const [, second] = fake.argsOf('fetchSession')
    expect(fake.argsOf('cancel')).toEqual([])
    await fake.answer('fetchSession', ok(snapshotOf('first', { id: 'first-session' })))
    expect([desk.open, desk.loading?.requestId]).toEqual([null, second?.[0]])
    await fake.answer('fetchSession', ok(snapshotOf('second', { id: 'second-session' })))
    expect(opened()).toEqual(['first', 'second'])
    expect([desk.open?.snapshot.id, desk.loading]).toEqual(['second', null])
  })

  test('its failure is told there and nowhere else', async () => {
    void desk.run({ kind: 'fetch', pasted: 'first-session' })
    void desk.run({ kind: 'sample' })
    await fake.answer('fetchSession', fail('server'))
    expect(desk.failed).toBeNull()
    expect(desk.tabs.map(({ failed }) => failed?.failure.kind)).toEqual(['server', undefined])
    expect(desk.loading?.request.kind).toBe('sample')
  })

  test('asked for twice it is asked again in its tab, and the first answer is not waited for', async () => {
    void desk.run({ kind: 'fetch', pasted: id })
    void desk.run({ kind: 'fetch', pasted: ` ${id} ` })
    const [first] = fake.argsOf('fetchSession')
    expect([desk.tabs.length, fake.argsOf('cancel')]).toEqual([1, [[first?.[0]]]])
    await fake.answer('fetchSession', ok(snapshotOf('late', { id })))
    expect(desk.open).toBeNull()
    await fake.answer('fetchSession', ok(snapshotOf('wanted', { id })))
    expect(opened()).toEqual(['wanted'])
  })

  test('a tab in which nothing came is used for what is asked for next', async () => {
    void desk.run({ kind: 'fetch', pasted: id })
    await fake.answer('fetchSession', fail('not-found'))
    void desk.run({ kind: 'sample' })
    expect([desk.tabs.length, desk.failed]).toEqual([1, null])
  })

  test('what cannot be an id is refused where one is, and asks for no tab', async () => {
    await opens('sample')
    void desk.run({ kind: 'fetch', pasted: 'what is this?' })
    expect(desk.failed?.failure.kind).toBe('not-an-id')
    expect([opened(), fake.argsOf('fetchSession')]).toEqual([['sample'], []])
  })

  test('cancelling gives the window back at once, whatever the service answers later', async () => {
    void desk.run({ kind: 'fetch', pasted: id })
    desk.cancel()
    expect(desk.loading).toBeNull()
    expect(fake.argsOf('cancel')).toEqual(fake.argsOf('fetchSession').map(([requestId]) => [requestId]))
    await fake.answer('fetchSession', ok(snapshotOf('late')))
    expect([desk.open, desk.failed, desk.tabs]).toEqual([null, null, []])
  })

  test('progress of another request is not shown', () => {
    void desk.run({ kind: 'fetch', pasted: id })
    const progress = { step: 'participants', done: 20, total: 400, untilMs: null } as const
    desk.report({ ...progress, requestId: 'somebody else' })
    expect(desk.loading?.progress).toBeNull()
    desk.report({ ...progress, requestId: desk.loading?.requestId ?? '' })
    expect(desk.loading?.progress?.done).toBe(20)
  })
})

describe('a session so large that a thread makes it ready', () => {
  const nobody = (index: number) => participantOf(`nobody-${index}`, [])
  const large = snapshotOf('large', { participants: Array.from({ length: 100_000 }, (_, index) => nobody(index)) })

  async function readied() {
    while (desk.loading !== null && desk.open?.snapshot.id !== 'large') await nextTask()
  }

  beforeEach(async () => {
    await opens('old')
    haveThreads('answers')
    vi.stubGlobal('requestAnimationFrame', (draw: () => void) => setImmediate(draw))
  })

  afterEach(() => vi.unstubAllGlobals())

  test('is there once it is ready, and until then something is pending', async () => {
    void desk.run({ kind: 'fetch', pasted: id })
    await fake.answer('fetchSession', ok(large))
    expect([desk.open, desk.loading?.request.kind, root.dataset.idle]).toEqual([null, 'fetch', 'false'])
    await readied()
    expect(desk.open?.lanes).toHaveLength(100_000)
    await listsAreAnswered()
    while (root.dataset.idle === 'false') await nextTask()
  })

  test('never comes when it is cancelled meanwhile', async () => {
    void desk.run({ kind: 'fetch', pasted: id })
    await fake.answer('fetchSession', ok(large))
    desk.cancel()
    await readied()
    await nextTask()
    await nextTask()
    expect([desk.open?.snapshot.id, desk.loading, root.dataset.idle]).toEqual(['old', null, 'true'])
  })
})

describe('failures', () => {
  test('a failure to refresh leaves the session where it is, and can be tried again', async () => {
    void desk.run({ kind: 'fetch', pasted: id })
    await fake.answer('fetchSession', ok(snapshotOf('old', { id })))
    await listsAreAnswered()
    void desk.refresh()
    await fake.answer('fetchSession', fail('not-found'))
    expect(desk.open?.snapshot.id).toBe('old')
    expect(desk.failed).toMatchObject({ failure: { kind: 'not-found' }, servedFromLibrary: false })
    void desk.retry()
    expect(fake.argsOf('fetchSession').map((args) => args[1])).toEqual([id, id, id])
  })

  test('dismissing the file dialog changes nothing, not even the failure that was shown', async () => {
    void desk.run({ kind: 'fetch', pasted: id })
    await fake.answer('fetchSession', fail('not-found'))
    void desk.chooseFile()
    await fake.answer('chooseFile', ok(false))
    expect(fake.argsOf('takeWaiting')).toEqual([])
    expect(desk.failed?.failure.kind).toBe('not-found')
  })

  test('without a network the newest kept copy opens, and the failure is still told', async () => {
    library.kept = [keptOf('older', id, 1000), keptOf('newer', id, 2000), keptOf('other', 'another-id', 3000)]
    void desk.run({ kind: 'fetch', pasted: ` https://api.videosdk.live/v2/sessions/${id} ` })
    await fake.answer('fetchSession', fail('offline'))
    expect(fake.argsOf('openKept')).toEqual([[expect.any(String), 'newer']])
    await fake.answer('openKept', ok(snapshotOf('kept', {}, { keptId: 'newer' })))
    expect(desk.open?.snapshot.keptId).toBe('newer')
    expect(desk.failed).toMatchObject({ failure: { kind: 'offline' }, servedFromLibrary: true })
  })

  test('without a network and without a kept copy the failure stands alone', async () => {
    void desk.run({ kind: 'fetch', pasted: id })
    await fake.answer('fetchSession', fail('offline'))
    expect(fake.argsOf('openKept')).toEqual([])
    expect(desk.failed).toMatchObject({ failure: { kind: 'offline' }, servedFromLibrary: false })
  })
})

describe('files', () => {
  test('each has its tab, in their order; the last is in front and is read first', async () => {
    void desk.openWaiting()
    await fake.answer('takeWaiting', waited(['a', 'b', 'c']))
    expect(fake.argsOf('openPlace').map(([, place]) => place)).toEqual([{ kind: 'file', fileId: 'c', nth: null }])
    await fake.answer('openPlace', ok(fileOf('c')))
    expect(desk.open?.snapshot.id).toBe('c')
    await fake.answer('openPlace', fail('damaged-file'))
    await fake.answer('openPlace', ok(fileOf('b')))
    expect(opened()).toEqual([null, 'b', 'c'])
    expect(desk.tabs[0]?.failed?.failure.kind).toBe('damaged-file')
    expect([desk.open?.snapshot.id, desk.remark]).toEqual(['c', null])
  })

  test('of more files than are opened at once it is said how many were left out, also of dropped ones', async () => {
    void desk.openWaiting()
    await fake.answer('takeWaiting', waited(['a'], 1))
    await fake.answer('openPlace', ok(fileOf('a')))
    expect(desk.remark).toBe('1 other file was left out: at most 20 are opened at once.')
    const files = Array.from({ length: 502 }, (_, nth) => ({ path: `/${nth}`, title: `${nth}` }))
    void desk.openDropped(files)
    for (let nth = 482; nth < 502; nth++) await fake.answer('openDropped', ok(fileOf(String(nth))))
    expect(fake.argsOf('openDropped').map(([, path]) => path)).toEqual(
      [files.at(-1), ...files.slice(482, -1)].map((file) => file?.path)
    )
    expect(desk.tabs).toHaveLength(21)
    expect(desk.remark).toBe('482 other files were left out: at most 20 are opened at once.')
  })

  test('a file that is open already comes to the front with what stands in it now', async () => {
    void desk.openDropped([{ path: '/a', title: 'a' }])
    await fake.answer('openDropped', ok(fileOf('a')))
    await listsAreAnswered()
    await opens('sample')
    void desk.openDropped([{ path: '/a', title: 'a' }])
    const newer = { ...fileOf('a'), id: 'newer' }
    await fake.answer('openDropped', ok(newer))
    expect([opened(), desk.open?.snapshot.id]).toEqual([['newer', 'sample'], 'newer'])
  })

  test('while the dialog is open nothing is pending, and what is in flight goes on', async () => {
    void desk.run({ kind: 'fetch', pasted: id })
    void desk.chooseFile()
    void desk.chooseFile()
    expect(fake.argsOf('chooseFile')).toHaveLength(1)
    await fake.answer('fetchSession', ok(snapshotOf('fetched')))
    await listsAreAnswered()
    expect(desk.open?.snapshot.id).toBe('fetched')
    expect(root.dataset.idle).toBe('true')
    await fake.answer('chooseFile', ok(true))
    expect(root.dataset.idle).toBe('false')
    await fake.answer('takeWaiting', waited(['chosen']))
    await fake.answer('openPlace', ok(fileOf('chosen')))
    expect(opened()).toEqual(['fetched', 'chosen'])
  })

  test('a dialog that cannot be shown is a failure, and trying again shows it again', async () => {
    void desk.chooseFile()
    await fake.answer('chooseFile', fail('unexpected'))
    expect(desk.failed?.failure.kind).toBe('unexpected')
    void desk.retry()
    expect(fake.argsOf('chooseFile')).toHaveLength(2)
  })
})

async function opens(name: string, session: Parameters<typeof snapshotOf>[1] = {}): Promise<void> {
  void desk.run({ kind: 'sample' })
  await fake.answer('openSample', ok(snapshotOf(name, session, { source: { kind: 'sample' } })))
  await listsAreAnswered()
}

describe('tabs', () => {
  const rooms = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']

  async function opensFiles(names: readonly string[]): Promise<void> {
    void desk.openWaiting()
    await fake.answer('takeWaiting', waited(names))
    for (const name of [...names.slice(-1), ...names.slice(0, -1)])
      await fake.answer('openPlace', ok(fileOf(name, { id: name, customRoomId: name })))
    await listsAreAnswered()
  }

  const named = () => desk.tabs.map(({ title }) => title).join('')
  const asleep = () => desk.tabs.flatMap(({ asleep }) => asleep?.title ?? []).join('')

  test('are stepped through around the end, reached by their place, and put in another order', async () => {
    await opensFiles(['a', 'b', 'c'])
    const seen = [() => desk.step(1), () => desk.step(-1), () => desk.showNth(1), () => desk.showNth(8)].map((go) => {
      go()
      return desk.front?.title
    })
    expect(seen).toEqual(['a', 'c', 'b', 'c'])
    const [first] = desk.tabs
    if (first === undefined) throw new Error('There are tabs')
    desk.move(first, 1)
    expect(named()).toBe('bac')
    desk.move(first, 9)
    expect(named()).toBe('bca')
  })

  test('that were not looked at for longest sleep, and come back from main as they were left', async () => {
    await opensFiles(rooms)
    expect(asleep()).toHaveLength(2)
    const [first] = desk.tabs
    if (first === undefined) throw new Error('There are tabs')
    desk.showNth(0)
    if (first.loading !== null) await fake.answer('openPlace', ok({ ...fileOf('a', { id: 'a' }), id: 'again' }))
    const { open } = first
    if (open === null) throw new Error('It is there again')
    open.view.resize(1000, 400)
    open.view.show({ startMs: 10_000, endMs: 20_000 })
    open.marks.add({ startMs: 15_000, endMs: 15_000 })
    open.lineup.arrange({ sort: 'name' })
    first.look.bottom = 'notes'
    for (const place of [1, 2, 3, 4, 5, 6]) {
      desk.showNth(place)
      if (desk.loading !== null) {
        const name = desk.front?.title ?? ''
        await fake.answer('openPlace', ok(fileOf(name, { id: name, customRoomId: name })))
      }
    }
    expect(first.open).toBeNull()
    expect(desk.tabs.filter(({ open }) => open !== null)).toHaveLength(6)
    desk.showNth(0)
    expect(fake.argsOf('openPlace').at(-1)?.slice(1)).toEqual([
      { kind: 'file', fileId: 'a', nth: null } satisfies Place,
      open.snapshot.id
    ])
    first.look.bottom = null
    await fake.answer('openPlace', ok(fileOf('a', { id: 'a' })))
    expect(first.open?.view.viewport).toMatchObject({ startMs: 10_000, endMs: 20_000 })
    expect(first.open?.marks.all).toMatchObject([{ startMs: 15_000 }])
    expect(first.open?.lineup.arrangement.sort).toBe('name')
    expect(first.look.bottom).toBe('notes')
  })

  test('closed leave in front what was looked at before, and give up what was on its way to them', async () => {
    await opensFiles(['a', 'b', 'c'])
    desk.showNth(0)
    void desk.run({ kind: 'fetch', pasted: id })
    if (desk.front !== null) desk.close(desk.front)
    expect([named(), desk.front?.title]).toEqual(['abc', 'a'])
    expect(fake.argsOf('cancel')).toHaveLength(1)
  })

  test('that were closed are opened again, the last one first, where they stood and as they were looked at', async () => {
    await opensFiles(['a', 'b', 'c', 'd'])
    const [, second, third] = desk.tabs
    if (second?.open == null || third === undefined) throw new Error('There are tabs')
    second.open.view.resize(1000, 400)
    second.open.view.show({ startMs: 10_000, endMs: 20_000 })
    second.open.marks.add({ startMs: 15_000, endMs: 15_000 })
    second.look.bottom = 'notes'
    const snapshotId = second.open.snapshot.id
    desk.close(second)
    desk.close(third)
    expect(named()).toBe('ad')
    expect([desk.reopen() !== null, named(), desk.front?.title]).toEqual([true, 'acd', 'c'])
    await fake.answer('openPlace', ok(fileOf('c', { id: 'c', customRoomId: 'c' })))
    expect([desk.reopen() !== null, named(), desk.front?.title]).toEqual([true, 'abcd', 'b'])
    expect(fake.argsOf('openPlace').at(-1)?.slice(1)).toEqual([{ kind: 'file', fileId: 'b', nth: null }, snapshotId])
    await fake.answer('openPlace', ok(fileOf('b', { id: 'b', customRoomId: 'b' })))
    expect(desk.open?.view.viewport).toMatchObject({ startMs: 10_000, endMs: 20_000 })
    expect(desk.open?.marks.all).toMatchObject([{ startMs: 15_000 }])
    expect(desk.look.bottom).toBe('notes')
    expect([desk.reopen(), named()]).toEqual([null, 'abcd'])
  })

  test('that were closed come back in the place of an empty one, and not beside what is open again already', async () => {
    await opensFiles(['a', 'b'])
    for (const tab of desk.tabs) desk.close(tab)
    desk.add()
    void desk.reopen()
    expect([named(), desk.tabs.length]).toEqual(['b', 1])
    await fake.answer('openPlace', ok(fileOf('b', { id: 'b', customRoomId: 'b' })))
    await opensFiles(['a'])
    expect([desk.reopen() !== null, named(), desk.front?.title]).toEqual([true, 'ba', 'a'])
  })

  test('that were closed of a kept copy which was removed since can be asked for', async () => {
    void desk.run({ kind: 'kept', keptId: 'k', title: 'Room' })
    await fake.answer(
      'openKept',
      ok(snapshotOf('s', { id }, { keptId: 'k', source: { kind: 'kept', fileName: 'kept.rollcall' } }))
    )
    await listsAreAnswered()
    if (desk.front !== null) desk.close(desk.front)
    desk.forgetKept('k')
    void desk.reopen()
    expect(fake.argsOf('openPlace').at(-1)?.[1]).toEqual({ kind: 'session', sessionId: id })
  })

  test('are no more than fit, and the one that does not is said', async () => {
    for (let turn = 0; turn < 49; turn++) {
      void desk.run({ kind: 'kept', keptId: `k${turn}`, title: 'Room' })
      await fake.answer('openKept', ok(snapshotOf(`s${turn}`, { id: `i${turn}` }, { keptId: `k${turn}` })))
      await listsAreAnswered()
    }
    await opens('fiftieth')
    void desk.run({ kind: 'fetch', pasted: id })
    expect(fake.argsOf('fetchSession')).toEqual([])
    expect([desk.tabs.length, desk.remark]).toEqual([50, expect.stringContaining('Close one first.')])
  })

  test('of the run before are there, and only the one in front is read', async () => {
    const place = (fileId: string): Place => ({ kind: 'file', fileId, nth: null })
    const tab = (name: string) => ({ place: place(name), title: name, sessionId: name, startMs: 5, view: '{}' })
    const before = { tabs: ['a', 'b', 'c'].map(tab), front: 1 }
    void desk.start(Promise.resolve())
    await fake.answer('getTabs', ok({ ...before, trouble: null }))
    await fake.answer('takeWaiting', waited([]))
    expect(fake.argsOf('openPlace').map((args) => args.slice(1))).toEqual([[place('b'), '']])
    await fake.answer('openPlace', ok(fileOf('b', { id: 'b', customRoomId: 'b', startMs: 5 })))
    expect([named(), opened(), root.dataset.idle]).toEqual(['abc', [null, 'b', null], 'true'])
    expect(desk.remembered).toEqual({
      ...before,
      tabs: [tab('a'), { ...tab('b'), view: expect.any(String) }, tab('c')]
    })

    // An empty one in front is not there again: the one before it is in its place.
    desk.add()
    expect(desk.remembered).toMatchObject({ tabs: [{ title: 'a' }, { title: 'b' }, { title: 'c' }], front: 2 })
  })

  test('that cannot be read say so, and can be tried again', async () => {
    const place: Place = { kind: 'session', sessionId: id }
    void desk.start(Promise.resolve())
    const tab = { place, title: 'room', sessionId: id, startMs: 5, view: '{"findText":"an"}' }
    await fake.answer('getTabs', ok({ tabs: [tab], front: 0, trouble: null }))
    await fake.answer('takeWaiting', waited([]))
    await fake.answer('openPlace', fail('not-kept'))
    expect([desk.failed?.failure.kind, named(), desk.remembered.tabs]).toEqual(['not-kept', 'room', [tab]])
    void desk.run({ kind: 'fetch', pasted: id })
    await fake.answer('fetchSession', ok(snapshotOf('again', { id })))
    expect([opened(), desk.failed, desk.open?.lineup.findText]).toEqual([['again'], null, 'an'])
  })
})

describe('keeping and refreshing', () => {
  test('a kept session is marked as kept, and the list is read again', async () => {
    void desk.run({ kind: 'sample' })
    await fake.answer('openSample', ok(snapshotOf('s')))
    await listsAreAnswered()
    const kept = desk.keep()
    await fake.answer('keepSnapshot', ok(keptOf('k', id, 1000)))
    await listsAreAnswered()
    expect(await kept).toBe(true)
    expect(desk.open?.snapshot.keptId).toBe('k')
  })

  test('a session whose kept copy was removed stays open and can be kept again', async () => {
    void desk.run({ kind: 'kept', keptId: 'k', title: 'Room' })
    await fake.answer('openKept', ok(snapshotOf('s', {}, { keptId: 'k' })))
    await listsAreAnswered()
    desk.forgetKept('another')
    expect(desk.open?.snapshot.keptId).toBe('k')
    desk.forgetKept('k')
    expect(desk.open?.snapshot).toMatchObject({ id: 's', keptId: null })
    void desk.keep()
    expect(fake.argsOf('keepSnapshot')).toEqual([['s', []]])
  })

  test('a disk that is full is reported, and the session stays open and unkept', async () => {
    void desk.run({ kind: 'sample' })
    await fake.answer('openSample', ok(snapshotOf('s')))
    await listsAreAnswered()
    void desk.keep()
    await fake.answer('keepSnapshot', fail('disk-full'))
    expect(desk.keepFailure?.kind).toBe('disk-full')
    expect(desk.open?.snapshot.keptId).toBeNull()
  })

  test('a refreshed session keeps the view where it was, another session gets its own', async () => {
    void desk.run({ kind: 'fetch', pasted: id })
    await fake.answer('fetchSession', ok(snapshotOf('a', { id })))
    const view = desk.open?.view
    await listsAreAnswered()
    void desk.refresh()
    await fake.answer('fetchSession', ok(snapshotOf('b', { id })))
    expect(desk.open?.snapshot.id).toBe('b')
    expect(desk.open?.view).toBe(view)
    await listsAreAnswered()
    await opens('c', { id: 'another' })
    expect(desk.open?.view).not.toBe(view)
  })
})

test('the window is idle only when nothing is asked for any more', async () => {
  void desk.run({ kind: 'fetch', pasted: id })
  expect(root.dataset.idle).toBe('false')
  void desk.run({ kind: 'sample' })
  await fake.answer('fetchSession', ok(snapshotOf('late', { id })))
  expect(root.dataset.idle).toBe('false')
  await fake.answer('openSample', ok(snapshotOf('s')))
  expect(root.dataset.idle).toBe('false')
  for (let turn = 0; turn < 2; turn++) await listsAreAnswered()
  await settle()
  expect(root.dataset.idle).toBe('true')
})

describe('marks', () => {
  const span = { startMs: 10_000, endMs: 20_000 }
  const closeFront = () => desk.front !== null && desk.close(desk.front)
  const names = () => desk.open?.marks.all.map(({ name }) => name)

  async function fetched(snapshotId: string, sessionId = id): Promise<void> {
    void desk.run({ kind: 'fetch', pasted: sessionId })
    await fake.answer('fetchSession', ok(snapshotOf(snapshotId, { id: sessionId })))
    await listsAreAnswered()
  }

  test('go with the session when it is kept, and every later change is saved', async () => {
    await fetched('a')
    desk.open?.marks.add(span)
    expect(fake.argsOf('saveMarks')).toEqual([])
    void desk.keep()
    const marks = desk.open?.marks.all
    expect(fake.argsOf('keepSnapshot')).toEqual([['a', marks]])
    await fake.answer('keepSnapshot', ok({ ...keptOf('k', id, 1000), marks: marks ?? [] }))
    await listsAreAnswered()
    desk.open?.marks.rename(marks?.[0]?.id ?? '', 'thrown out')
    await settle()
    expect(fake.argsOf('saveMarks')).toMatchObject([['k', [{ name: 'thrown out', ...span }]]])
  })

  test('that were made while the session was being kept are saved too', async () => {
    await fetched('a')
    void desk.keep()
    desk.open?.marks.add(span)
    await fake.answer('keepSnapshot', ok(keptOf('k', id, 1000)))
    await listsAreAnswered()
    expect(fake.argsOf('saveMarks')).toMatchObject([['k', [span]]])
  })

  test('that cannot be saved are reported, and stay', async () => {
    void desk.run({ kind: 'kept', keptId: 'k', title: 'Room' })
    await fake.answer('openKept', ok(snapshotOf('s', { id }, { keptId: 'k' })))
    await listsAreAnswered()
    desk.open?.marks.add(span)
    await settle()
    await fake.answer('saveMarks', fail('disk-full'))
    expect(desk.keepFailure?.kind).toBe('disk-full')
    expect(names()).toEqual(['Mark 1'])
  })

  test('stay when the session is fetched again, and when another one was open meanwhile', async () => {
    await fetched('a')
    desk.open?.marks.add(span)
    await fetched('b')
    expect(names()).toEqual(['Mark 1'])
    await fetched('c', 'another-session')
    expect(names()).toEqual([])
    await fetched('d')
    expect(names()).toEqual(['Mark 1'])
  })

  test('of a kept copy are shown with it, and not saved again for that', async () => {
    const mark = { id: 'm', name: 'left', ...span }
    void desk.run({ kind: 'kept', keptId: 'k', title: 'Room' })
    await fake.answer('openKept', ok(snapshotOf('s', { id }, { keptId: 'k', marks: [mark] })))
    await listsAreAnswered()
    expect(names()).toEqual(['left'])
    expect(fake.argsOf('saveMarks')).toEqual([])
  })

  test('that were not kept yet are added to the kept copy of the same session', async () => {
    await fetched('a')
    desk.open?.marks.add(span)
    closeFront()
    void desk.run({ kind: 'kept', keptId: 'k', title: 'Room' })
    await fake.answer('openKept', ok(snapshotOf('s', { id }, { keptId: 'k' })))
    await listsAreAnswered()
    expect(names()).toEqual(['Mark 1'])
    expect(fake.argsOf('saveMarks')).toMatchObject([['k', [span]]])
  })

  async function opensKept(keptId: string, marks: readonly TimeMark[] = [], sessionId = id): Promise<void> {
    void desk.run({ kind: 'kept', keptId, title: 'Room' })
    await fake.answer('openKept', ok(snapshotOf(`of ${keptId}`, { id: sessionId }, { keptId, marks })))
    await listsAreAnswered()
  }
  const saved = () =>
    fake.argsOf('saveMarks').map(([keptId, marks]) => [keptId, (marks as TimeMark[]).map(({ name }) => name)])

  test('are sent one change after the other without waiting, each with the copy it was made in', async () => {
    await opensKept('k')
    desk.open?.marks.add(span)
    desk.open?.marks.add(span)
    expect(saved()).toEqual([
      ['k', ['Mark 1']],
      ['k', ['Mark 1', 'Mark 2']]
    ])
    await opensKept('k2', [], 'another-session')
    await fake.answer('saveMarks', fail('disk-full'))
    await fake.answer('saveMarks', ok(null))
    expect(saved()).toHaveLength(2)
    expect(desk.keepFailure).toBeNull()
    desk.showNth(0)
    closeFront()
    await opensKept('k', [])
    expect(names()).toEqual([])
  })

  test('that could not be saved are saved again when that is asked for, and only then count as kept', async () => {
    await opensKept('k')
    desk.open?.marks.add(span)
    await fake.answer('saveMarks', fail('disk-full'))
    desk.dismiss()
    expect(desk.marksUnsaved).toBe(true)
    const again = desk.keep()
    await fake.answer('saveMarks', fail('not-writable'))
    expect(await again).toBe(false)
    expect(desk.keepFailure?.kind).toBe('not-writable')
    const once = desk.keep()
    await fake.answer('saveMarks', ok(null))
    expect(await once).toBe(true)
    expect([desk.keepFailure, desk.marksUnsaved]).toEqual([null, false])
    expect(saved()).toEqual(Array.from({ length: 3 }, () => ['k', ['Mark 1']]))
  })

  test('that could not be saved are there, and saved, when the copy or the session is opened again', async () => {
    const old = { id: 'm', name: 'old', ...span }
    await opensKept('k', [old])
    desk.open?.marks.rename('m', 'new')
    await fake.answer('saveMarks', fail('disk-full'))
    closeFront()
    await fetched('other', 'another-session')
    closeFront()
    await fetched('same')
    expect(names()).toEqual(['new'])
    closeFront()
    await fetched('other', 'another-session')
    closeFront()
    await opensKept('k', [old])
    expect(names()).toEqual(['new'])
    expect(saved().at(-1)).toEqual(['k', ['new']])
    await fake.answer('saveMarks', ok(null))
    closeFront()
    await fetched('other', 'another-session')
    closeFront()
    await opensKept('k', [{ ...old, name: 'from the file' }])
    expect(names()).toEqual(['from the file'])
  })

  test('that were renamed or deleted while the session was being kept are so in the kept copy', async () => {
    await fetched('a')
    const [one, two] = [desk.open?.marks.add(span), desk.open?.marks.add(span)]
    if (one == null || two == null) throw new Error('There is room for two marks')
    void desk.keep()
    desk.open?.marks.rename(one.id, 'thrown out')
    desk.open?.marks.remove(two.id)
    // Should the window close now, the copy has the change as far as it can be told without its name.
    expect(fake.argsOf('keepSnapshot').at(-1)).toMatchObject(['a', [{ name: 'thrown out' }]])
    const there = { id: 'm', name: 'there before', startMs: 30_000, endMs: null }
    await fake.answer('keepSnapshot', ok({ ...keptOf('k', id, 1000), marks: [there, one, two] }))
    expect(names()).toEqual(['thrown out', 'there before'])
    expect(saved()).toEqual([['k', ['thrown out', 'there before']]])
  })

  test('that were made while the session was being kept are saved also when another one was opened meanwhile', async () => {
    await fetched('a')
    void desk.keep()
    desk.open?.marks.add(span)
    await fetched('b', 'another-session')
    await fake.answer('keepSnapshot', ok(keptOf('k', id, 1000)))
    expect(saved()).toEqual([['k', ['Mark 1']]])
  })

  test('of a copy that was removed are not held back for one that is kept under its name later', async () => {
    await opensKept('k')
    desk.open?.marks.add(span)
    await fake.answer('saveMarks', fail('disk-full'))
    desk.forgetKept('k')
    expect(desk.marksUnsaved).toBe(false)
    const kept = desk.keep()
    await fake.answer('keepSnapshot', ok({ ...keptOf('k', id, 1000), marks: desk.open?.marks.all ?? [] }))
    await listsAreAnswered()
    expect(await kept).toBe(true)
    expect([saved().length, desk.marksUnsaved]).toEqual([1, false])
  })

  test('that find no room are told of', async () => {
    const full = Array.from({ length: mostMarks }, (_, at) => ({
      id: `${at}`,
      name: `${at}`,
      startMs: at,
      endMs: null
    }))
    await fetched('a')
    desk.open?.marks.add(span)
    closeFront()
    await opensKept('k', full)
    expect(desk.open?.marks.all).toHaveLength(mostMarks)
    expect(desk.remark).toBe('1 mark found no room: a session holds 1,000 at most.')
  })

  test('cut the folds they stand in, as soon as they are made and when the session is asked for again', async () => {
    const stay = (startMs: number, endMs: number) => ({ startMs, endMs })
    const participants = [participantOf('isha', [stay(0, 1000), stay(901_000, 902_000)])]
    const long = { id, startMs: 0, endMs: 902_000, participants }
    const cuts = () => desk.open?.view.viewport.folds.cuts.length
    desk.foldOverMs = 60_000
    void desk.run({ kind: 'fetch', pasted: id })
    await fake.answer('fetchSession', ok(snapshotOf('a', long)))
    await listsAreAnswered()
    expect(cuts()).toBe(1)
    const mark = desk.open?.marks.add({ startMs: 400_000, endMs: 400_000 })
    expect(cuts()).toBe(2)
    void desk.refresh()
    await fake.answer('fetchSession', ok(snapshotOf('b', long)))
    await listsAreAnswered()
    expect(cuts()).toBe(2)
    desk.open?.marks.remove(mark?.id ?? '')
    expect(cuts()).toBe(1)
  })
})
