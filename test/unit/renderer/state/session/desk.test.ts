import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { mostMarks, type TimeMark } from '../../../../../electron/shared/mark'
import { fail, ok } from '../../../../../electron/shared/result'
import { Activity } from '../../../../../renderer/state/page/activity'
import { Desk } from '../../../../../renderer/state/session/desk.svelte'
import { Library } from '../../../../../renderer/state/session/library.svelte'
import { nextTask } from '../../../../../renderer/state/page/painted'
import { participantOf } from '../../timeline/sessions'
import { haveThreads } from '../../computing/threads'
import { FakeBridge, keptOf, settle, snapshotOf, waited, ownClock } from '../fake-bridge'

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

async function listsAreAnswered() {
  await fake.answer('listKept', ok(library.kept))
  await fake.answer('listRecents', ok([]))
}

describe('a file with several sessions', () => {
  const session = { sessionId: id, room: 'r', startMs: null, participants: 2, place: null }
  const choice = { choiceId: 'choice-1', fileName: 'two.json', sessions: [session, session], total: 2 }

  test('is a choice beside what is open, and opens the one that is chosen', async () => {
    void desk.run({ kind: 'sample' })
    await fake.answer('openSample', ok(snapshotOf('before')))
    await listsAreAnswered()
    void desk.run({ kind: 'dropped', paths: ['/two.json'], title: 'two.json' })
    await fake.answer('openDropped', ok(choice))
    expect(desk.choice).toEqual(choice)
    expect([desk.open?.snapshot.id, desk.loading, desk.failed]).toEqual(['before', null, null])
    desk.choose(1)
    expect(desk.choice).toBeNull()
    expect(fake.argsOf('openChosen')).toEqual([[expect.any(String), 'choice-1', 1]])
    await fake.answer('openChosen', ok(snapshotOf('chosen')))
    expect(desk.open?.snapshot.id).toBe('chosen')
  })

  test('changes nothing when none is chosen, and goes when something else is opened', async () => {
    for (const leave of [() => desk.choose(null), () => void desk.run({ kind: 'sample' })]) {
      void desk.run({ kind: 'waiting' })
      await fake.answer('openWaiting', ok({ opened: [ok(choice)], leftOut: 0 }))
      expect(desk.choice).toEqual(choice)
      leave()
      expect(desk.choice).toBeNull()
    }
    expect(fake.argsOf('openChosen')).toEqual([])
  })
})

describe('one request at a time', () => {
  test('an answer that comes late never replaces the session that was asked for after it', async () => {
    void desk.run({ kind: 'fetch', pasted: 'first-session' })
    void desk.run({ kind: 'fetch', pasted: 'second-session' })
    const [first, second] = fake.argsOf('fetchSession')
    expect(fake.argsOf('cancel')).toEqual([[first?.[0]]])
    await fake.answer('fetchSession', ok(snapshotOf('late')))
    expect(desk.open).toBeNull()
    expect(desk.loading?.requestId).toBe(second?.[0])
    await fake.answer('fetchSession', ok(snapshotOf('wanted')))
    expect(desk.open?.snapshot.id).toBe('wanted')
    expect(desk.loading).toBeNull()
  })

  test('a late failure says nothing about the request that superseded it', async () => {
    void desk.run({ kind: 'fetch', pasted: 'first-session' })
    void desk.run({ kind: 'sample' })
    await fake.answer('fetchSession', fail('server'))
    expect(desk.failed).toBeNull()
    expect(desk.loading?.request.kind).toBe('sample')
  })

  test('cancelling gives the window back at once, whatever the service answers later', async () => {
    void desk.run({ kind: 'fetch', pasted: id })
    desk.cancel()
    expect(desk.loading).toBeNull()
    expect(fake.argsOf('cancel')).toEqual(fake.argsOf('fetchSession').map(([requestId]) => [requestId]))
    await fake.answer('fetchSession', ok(snapshotOf('late')))
    expect(desk.open).toBeNull()
    expect(desk.failed).toBeNull()
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
    void desk.run({ kind: 'sample' })
    await fake.answer('openSample', ok(snapshotOf('old')))
    await listsAreAnswered()
    haveThreads('answers')
    vi.stubGlobal('requestAnimationFrame', (draw: () => void) => setImmediate(draw))
  })

  afterEach(() => vi.unstubAllGlobals())

  test('takes the place of what was open once it is ready, and until then something is pending', async () => {
    void desk.run({ kind: 'sample' })
    await fake.answer('openSample', ok(large))
    expect([desk.open?.snapshot.id, desk.loading?.request.kind, root.dataset.idle]).toEqual(['old', 'sample', 'false'])
    await readied()
    expect(desk.open?.lanes).toHaveLength(100_000)
    await listsAreAnswered()
    while (root.dataset.idle === 'false') await nextTask()
  })

  test('never comes when it is cancelled meanwhile', async () => {
    void desk.run({ kind: 'sample' })
    await fake.answer('openSample', ok(large))
    desk.cancel()
    await readied()
    await nextTask()
    await nextTask()
    expect([desk.open?.snapshot.id, desk.loading, root.dataset.idle]).toEqual(['old', null, 'true'])
  })

  test('is shown all the same when another file is handed over meanwhile, which is asked for next', async () => {
    void desk.run({ kind: 'waiting' })
    await fake.answer('openWaiting', waited([ok(large)]))
    expect(desk.loading?.request.kind, 'that something is being opened shows').toBe('waiting')
    void desk.run({ kind: 'waiting' })
    expect(fake.argsOf('openWaiting')).toHaveLength(1)
    await readied()
    await listsAreAnswered()
    expect(desk.open?.snapshot.id).toBe('large')
    expect(fake.argsOf('openWaiting')).toHaveLength(2)
  })
})

describe('failures', () => {
  test('a failure leaves the session that was open where it is, and can be tried again', async () => {
    void desk.run({ kind: 'sample' })
    await fake.answer('openSample', ok(snapshotOf('old')))
    await listsAreAnswered()
    void desk.run({ kind: 'fetch', pasted: id })
    await fake.answer('fetchSession', fail('not-found'))
    expect(desk.open?.snapshot.id).toBe('old')
    expect(desk.failed).toMatchObject({ failure: { kind: 'not-found' }, servedFromLibrary: false })
    void desk.retry()
    expect(fake.argsOf('fetchSession').map((args) => args[1])).toEqual([id, id])
  })

  test('dismissing the file dialog changes nothing, not even the failure that was shown', async () => {
    void desk.run({ kind: 'fetch', pasted: id })
    await fake.answer('fetchSession', fail('not-found'))
    void desk.chooseFile()
    await fake.answer('chooseFile', ok(false))
    expect(fake.argsOf('openWaiting')).toEqual([])
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
  test('of several waiting files the last is shown, and the remark says where the others are', async () => {
    void desk.run({ kind: 'waiting' })
    await fake.answer('openWaiting', waited([ok(snapshotOf('a')), fail('damaged-file'), ok(snapshotOf('c'))]))
    expect(desk.open?.snapshot.id).toBe('c')
    expect(desk.remark).toBe('1 other file can be opened from Recent. 1 other file could not be read.')
  })

  test('of more files than are opened at once it is said how many were left out, also of dropped ones', async () => {
    void desk.run({ kind: 'waiting' })
    await fake.answer('openWaiting', waited([ok(snapshotOf('a'))], 1))
    expect(desk.remark).toBe('1 other file was left out: at most 20 are opened at once.')
    const paths = Array.from({ length: 502 }, (_, nth) => `/${nth}`)
    void desk.run({ kind: 'dropped', paths, title: '502 files' })
    for (let nth = 482; nth < 502; nth++) await fake.answer('openDropped', ok(snapshotOf(String(nth))))
    expect(fake.argsOf('openDropped').map(([, path]) => path)).toEqual(paths.slice(482))
    expect(desk.open?.snapshot.id).toBe('501')
    expect(desk.remark).toBe(
      '19 other files can be opened from Recent. 482 other files were left out: at most 20 are opened at once.'
    )
  })

  test('a file that arrives while another is being opened is opened too, and neither is lost', async () => {
    void desk.run({ kind: 'waiting' })
    void desk.run({ kind: 'waiting' })
    expect(fake.argsOf('openWaiting')).toHaveLength(1)
    await fake.answer('openWaiting', waited([ok(snapshotOf('first')), ok(snapshotOf('second'))]))
    expect(root.dataset.idle).toBe('false')
    await fake.answer('openWaiting', waited([]))
    expect(desk.open?.snapshot.id).toBe('second')
    expect(desk.remark).toBe('1 other file can be opened from Recent.')
    expect(fake.isWaiting('openWaiting')).toBe(false)
  })

  test('files that waited while something else was asked for leave the newer files to those who ask for them', async () => {
    void desk.run({ kind: 'waiting' })
    void desk.run({ kind: 'waiting' })
    void desk.run({ kind: 'sample' })
    void desk.run({ kind: 'waiting' })
    await fake.answer('openWaiting', waited([ok(snapshotOf('superseded'))]))
    expect(desk.open).toBeNull()
    await fake.answer('openWaiting', waited([ok(snapshotOf('wanted'))]))
    expect(desk.open?.snapshot.id).toBe('wanted')
  })

  test('while the dialog is open nothing is pending, and what is in flight goes on until there is a file', async () => {
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
    await fake.answer('openWaiting', waited([ok(snapshotOf('chosen'))]))
    expect(desk.open?.snapshot.id).toBe('chosen')
  })

  test('a dialog that cannot be shown is a failure, and trying again shows it again', async () => {
    void desk.chooseFile()
    await fake.answer('chooseFile', fail('unexpected'))
    expect(desk.failed?.failure.kind).toBe('unexpected')
    void desk.retry()
    expect(fake.argsOf('chooseFile')).toHaveLength(2)
  })

  test('dropped files are opened one after the other', async () => {
    void desk.run({ kind: 'dropped', paths: ['/a', '/b'], title: '2 files' })
    expect(fake.argsOf('openDropped')).toEqual([[desk.loading?.requestId, '/a']])
    await fake.answer('openDropped', ok(snapshotOf('a')))
    await fake.answer('openDropped', ok(snapshotOf('b')))
    expect(desk.open?.snapshot.id).toBe('b')
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
    void desk.run({ kind: 'sample' })
    await fake.answer('openSample', ok(snapshotOf('c', { id: 'another' })))
    expect(desk.open?.view).not.toBe(view)
  })
})

test('the window is idle only when nothing is asked for any more', async () => {
  void desk.run({ kind: 'fetch', pasted: id })
  expect(root.dataset.idle).toBe('false')
  void desk.run({ kind: 'sample' })
  await fake.answer('fetchSession', ok(snapshotOf('late')))
  expect(root.dataset.idle).toBe('false')
  await fake.answer('openSample', ok(snapshotOf('s')))
  expect(root.dataset.idle).toBe('false')
  await listsAreAnswered()
  await settle()
  expect(root.dataset.idle).toBe('true')
})

describe('marks', () => {
  const span = { startMs: 10_000, endMs: 20_000 }
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
    await fetched('other', 'another-session')
    await fetched('same')
    expect(names()).toEqual(['new'])
    await fetched('other', 'another-session')
    await opensKept('k', [old])
    expect(names()).toEqual(['new'])
    expect(saved().at(-1)).toEqual(['k', ['new']])
    await fake.answer('saveMarks', ok(null))
    await fetched('other', 'another-session')
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
