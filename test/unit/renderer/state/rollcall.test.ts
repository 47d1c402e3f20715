import { expect, test } from 'vitest'
import { fail, ok } from '../../../../electron/shared/result'
import { withoutRejections } from '../../../../renderer/bridge'
import { Activity } from '../../../../renderer/state/page/activity'
import { Rollcall } from '../../../../renderer/state/rollcall.svelte'
import { rulesOf } from '../../zones'
import { FakeBridge, settle, snapshotOf, waited, listing } from './fake-bridge'

const noTabs = { tabs: [], front: null, trouble: null }

test('the menu does what its words say', async () => {
  const fake = new FakeBridge()
  const app = new Rollcall(fake.bridge, new Activity({ dataset: {} }))
  const stop = app.listen()
  fake.tell('menu', 'table')
  expect(app.screen.display).toBe('table')
  fake.tell('menu', 'open-file')
  expect(fake.isWaiting('chooseFile')).toBe(true)
  fake.tell('menu', 'add-account')
  expect(app.screen.accounts).toBe('add')
  app.screen.accounts = null
  fake.tell('menu', 'help')
  expect(app.screen.help).toBe(true)
  app.screen.help = false
  stop()
  fake.tell('menu', 'timeline')
  expect(app.screen.display).toBe('table')
})

test('the menu opens nothing over a dialog, and nothing that needs a session without one', () => {
  const fake = new FakeBridge()
  const app = new Rollcall(fake.bridge, new Activity({ dataset: {} }))
  app.listen()
  for (const command of ['go-to', 'export', 'print'] as const) fake.tell('menu', command)
  expect(app.screen.overlay).toBeNull()
  fake.tell('menu', 'add-account')
  for (const command of ['palette', 'help', 'keep', 'table'] as const) fake.tell('menu', command)
  expect(app.screen.isCovered).toBe(true)
  expect(app.screen.overlay).toBeNull()
  expect(app.screen.help).toBe(false)
  expect(app.screen.display).toBe('timeline')
})

test('files that arrive while the app runs are opened', async () => {
  const fake = new FakeBridge()
  const app = new Rollcall(fake.bridge, new Activity({ dataset: {} }))
  app.listen()
  fake.tell('waiting', null)
  await fake.answer('takeWaiting', waited(['file']))
  await fake.answer('openPlace', ok(snapshotOf('file')))
  expect(app.desk.open?.snapshot.id).toBe('file')
})

test('a file that the app was started with is asked for at once, and shown when its clock is known', async () => {
  const fake = new FakeBridge()
  const app = new Rollcall(fake.bridge, new Activity({ dataset: {} }))
  void app.start()
  await fake.answer('getTabs', ok(noTabs))
  await fake.answer('takeWaiting', waited(['file']))
  await fake.answer('openPlace', ok(snapshotOf('file')))
  expect(app.desk.open).toBeNull()
  await fake.answer('getAbout', fail('unexpected'))
  await fake.answer('getSettings', fail('unexpected'))
  expect(app.desk.open).toBeNull()
  expect(app.opened).toBe(false)
  await fake.answer('getOwnZone', ok({ rules: rulesOf('Asia/Tokyo'), others: [] }))
  expect(app.desk.open?.snapshot.id).toBe('file')
  await fake.answer('listKept', listing([]))
  await fake.answer('listRecents', ok([]))
  await fake.answer('listRecents', ok([]))
  expect(app.opened).toBe(true)
})

test('a start without files lists what was kept and opened once', async () => {
  const fake = new FakeBridge()
  const app = new Rollcall(fake.bridge, new Activity({ dataset: {} }))
  void app.start()
  await fake.answer('getAbout', fail('unexpected'))
  await fake.answer('getSettings', fail('unexpected'))
  await fake.answer('getOwnZone', ok(null))
  await fake.answer('getTabs', ok(noTabs))
  await fake.answer('takeWaiting', waited([]))
  expect(app.opened).toBe(true)
  expect(fake.argsOf('listKept')).toHaveLength(1)
})

test('what could not be copied is not announced as copied', async () => {
  const fake = new FakeBridge()
  const app = new Rollcall(fake.bridge, new Activity({ dataset: {} }))
  void app.copy('text', 'session id')
  await fake.answer('copyText', ok(null))
  expect(app.announcer.message).toBe('Copied session id')
  void app.copy('text', 'session id')
  await fake.answer('copyText', fail('unexpected'))
  expect(app.announcer.message).toBe('Could not copy session id')
})

test('relative times count from the start of the session', async () => {
  const fake = new FakeBridge()
  const app = new Rollcall(fake.bridge, new Activity({ dataset: {} }))
  void app.desk.run({ kind: 'sample' })
  await fake.answer('openSample', ok(snapshotOf('s', { startMs: 5000 })))
  void app.chooseClocks({ zone: { kind: 'relative' } })
  await settle()
  expect(app.zone.offsetAt(0)).toBe(-5000)
  app.zones.adopt(null, { rules: rulesOf('Asia/Kolkata'), others: [] })
  expect(app.clock.name, 'what needs a time of day is on the own clock then').toBe('Asia/Kolkata')
})

test('a call that breaks is a failure like any other', async () => {
  const broken = { ...new FakeBridge().bridge, openSample: () => Promise.reject(new Error('no handler')) }
  expect(await withoutRejections(broken).openSample()).toEqual(fail('unexpected', 'no handler'))
})
