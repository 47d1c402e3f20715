import { beforeEach, expect, test } from 'vitest'
import type { Account } from '../../../../electron/shared/account'
import { fail, ok } from '../../../../electron/shared/result'
import { AccountBook } from '../../../../renderer/state/accounts/accounts.svelte'
import { Activity } from '../../../../renderer/state/page/activity'
import { idOf } from '../../../../renderer/state/session/listed'
import { Library } from '../../../../renderer/state/session/library.svelte'
import { Preferences } from '../../../../renderer/state/preferences.svelte'
import { Zones } from '../../../../renderer/state/view/zones.svelte'
import { rulesOf } from '../../zones'
import { FakeBridge, keptOf, listing, settle } from './fake-bridge'

let fake: FakeBridge
let activity: Activity
beforeEach(() => {
  fake = new FakeBridge()
  activity = new Activity({ dataset: {} })
})

test('a list that was read before another reading began does not replace the newer one', async () => {
  const library = new Library(fake.bridge, activity)
  void library.load()
  void library.load()
  await fake.answer('listKept', listing([keptOf('stale', 'x', 1)]))
  await fake.answer('listRecents', ok([]))
  expect(library.kept).toEqual([])
  await fake.answer('listKept', listing([keptOf('fresh', 'x', 1)]))
  await fake.answer('listRecents', ok([]))
  expect(library.kept.map((entry) => entry.id)).toEqual(['fresh'])
})

test('the rest of a long list comes page by page while the window is at rest, and what was listed before stays until then', async () => {
  const root = { dataset: {} as DOMStringMap }
  const library = new Library(fake.bridge, new Activity(root))
  const ids = () => library.kept.map(({ id }) => id).join('')
  const page = (id: string, next: string | null) => ok({ entries: [keptOf(id, id, 1)], next, total: 3 })
  for (const before of ['', 'abc']) {
    void library.load()
    let isWhole = false
    await fake.answer('listKept', page('a', 'b'))
    await fake.answer('listRecents', ok([]))
    void library.whole().then(() => (isWhole = true))
    expect([root.dataset['idle'], library.total, library.keptTotal]).toEqual(['true', 3, 3])
    expect(ids()).toBe(before === '' ? 'a' : 'abc')
    await fake.answer('listKept', page('b', 'c'))
    expect([ids(), isWhole]).toEqual([before === '' ? 'ab' : 'abc', false])
    await fake.answer('listKept', page('c', null))
    expect([ids(), isWhole]).toEqual(['abc', true])
  }
  expect(fake.argsOf('listKept')).toEqual([[null], ['b'], ['c'], [null], ['b'], ['c']])
})

test('whoever waits for all of a long list gets it, though the window rests only after that', async () => {
  const library = new Library(fake.bridge, activity)
  const page = (id: string, next: string | null) => ok({ entries: [keptOf(id, id, 1)], next, total: 3 })
  void library.load()
  const asked = activity.during(library.whole().then(() => library.newestOf('c')?.id))
  await fake.answer('listKept', page('a', 'b'))
  await fake.answer('listRecents', ok([]))
  await fake.answer('listKept', page('b', 'c'))
  await fake.answer('listKept', page('c', null))
  expect(await asked).toBe('c')

  // Busy with something else, it is read on at once for whoever asks then.
  const end = activity.begin()
  void library.load()
  await fake.answer('listKept', page('a', 'b'))
  await fake.answer('listRecents', ok([]))
  expect(fake.isWaiting('listKept')).toBe(false)
  const whole = library.whole()
  await settle()
  await fake.answer('listKept', page('b', null))
  await whole
  end()
})

test('of a long list that cannot be read to its end nothing more is awaited', async () => {
  const library = new Library(fake.bridge, activity)
  void library.load()
  await fake.answer('listKept', ok({ entries: [keptOf('a', 'a', 1)], next: 'b', total: 3 }))
  await fake.answer('listRecents', ok([]))
  await fake.answer('listKept', fail('unreadable-file'))
  expect([library.kept.length, library.keptTotal, library.failure?.kind]).toEqual([1, 1, 'unreadable-file'])
})

test('a session that was removed leaves a long list before all of it is read again', async () => {
  const library = new Library(fake.bridge, activity)
  library.kept = [keptOf('a', 'a', 1), keptOf('b', 'b', 1), keptOf('c', 'c', 1)]
  const removed = library.remove('c')
  await fake.answer('removeKept', ok(null))
  await fake.answer('listKept', ok({ entries: [keptOf('a', 'a', 1)], next: 'b', total: 2 }))
  await fake.answer('listRecents', ok([]))
  expect(await removed).toBe(true)
  expect(library.kept.map(({ id }) => id)).toEqual(['a', 'b'])
})

test('kept sessions are found by title and by id, damaged files by name', () => {
  const library = new Library(fake.bridge, activity)
  library.kept = [
    keptOf('a', 'aaa111', 1),
    keptOf('b', 'bbb222', 1),
    { id: 'c', state: 'unreadable', fileName: 'Broken.rollcall', why: 'damaged-file' }
  ]
  library.search = ' BBB2 '
  expect(library.found.map(idOf)).toEqual(['kept b'])
  library.search = 'broken'
  expect(library.found.map(idOf)).toEqual(['kept c'])
})

test('a removed session leaves the list; one that cannot be removed stays in it, with the reason', async () => {
  const library = new Library(fake.bridge, activity)
  library.kept = [keptOf('a', 'x', 1), keptOf('b', 'y', 1)]
  const removed = library.remove('a')
  await fake.answer('removeKept', ok(null))
  await fake.answer('listKept', listing([keptOf('b', 'y', 1)]))
  await fake.answer('listRecents', ok([]))
  expect(await removed).toBe(true)
  expect(library.kept.map((entry) => entry.id)).toEqual(['b'])

  const refused = library.remove('b')
  await fake.answer('removeKept', fail('not-writable'))
  await fake.answer('listKept', listing([keptOf('b', 'y', 1)]))
  await fake.answer('listRecents', ok([]))
  expect(await refused).toBe(false)
  expect(library.kept.map((entry) => entry.id)).toEqual(['b'])
  expect(library.removalFailure?.kind).toBe('not-writable')
  expect(fake.argsOf('removeKept')).toEqual([['a'], ['b']])
})

test('an account that cannot be removed stays in the list, with the reason', async () => {
  const account: Account = { id: 'a', name: 'Acme', color: 'blue', kind: 'key', storage: 'this-run' }
  const book = new AccountBook(fake.bridge, activity)
  void book.load()
  await fake.answer('listAccounts', ok({ accounts: [account], currentId: 'a' }))
  expect(book.current?.name).toBe('Acme')
  expect(book.passing).toEqual([account])
  const removed = book.remove('a')
  await fake.answer('removeAccount', fail('keychain-locked'))
  expect(await removed).toBe(false)
  expect(book.list).toEqual([account])
  expect(book.failure?.kind).toBe('keychain-locked')
})

test('what waits for the keychain’s question is given up in one call', () => {
  new AccountBook(fake.bridge, activity).cancelQuestion()
  expect(fake.argsOf('cancelKeychain')).toEqual([[]])
})

test('of two tests of one account the later one counts', async () => {
  const book = new AccountBook(fake.bridge, activity)
  void book.test('a')
  void book.test('a')
  const [first, second] = fake.argsOf('testAccount')
  expect(fake.argsOf('cancel')).toEqual([[first?.[0]]])
  await fake.answer('testAccount', fail('server'))
  expect(book.tests['a']).toEqual({ outcome: 'running', requestId: second?.[0] })
  await fake.answer('testAccount', ok({ outcome: 'accepted' }))
  expect(book.tests['a']).toEqual({ outcome: 'accepted' })
})

test('a test that is cancelled ends at once, and its answer says nothing of the account any more', async () => {
  const book = new AccountBook(fake.bridge, activity)
  void book.test('a')
  void book.test('b')
  book.cancelTests()
  expect(fake.argsOf('cancel')).toEqual(fake.argsOf('testAccount').map(([requestId]) => [requestId]))
  expect(book.tests).toEqual({})
  await fake.answer('testAccount', fail('cancelled'))
  expect(book.tests).toEqual({})
})

test('a choice that is made while the settings are still being read is not overwritten by them', async () => {
  const zones = new Zones(fake.bridge, activity)
  const preferences = new Preferences(fake.bridge, activity, zones)
  void preferences.load()
  void preferences.chooseTheme('dark')
  await fake.answer('getOwnZone', ok({ rules: rulesOf('Asia/Kolkata'), others: [] }))
  await fake.answer('getAbout', ok({ version: '1', platform: 'mac', apiOrigin: null }))
  const saved = { theme: 'light', zone: { kind: 'utc' }, letterKeys: true } as const
  await fake.answer(
    'getSettings',
    ok({
      ...saved,
      wheel: 'modern',
      secondZone: null,
      foldOverMs: null,
      sheetCsv: null,
      clocks: [],
      recentZones: [],
      density: 'middle',
      isSidebarOpen: true,
      sidebarPx: null,
      laneHeadPx: null,
      panelPx: {}
    })
  )
  expect(preferences.theme).toBe('dark')
  expect(zones.ownName).toBe('Asia/Kolkata')
})
