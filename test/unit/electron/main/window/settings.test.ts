// What is remembered of the window between runs, and what happens when it cannot be read or written.

import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { SettingsStore } from '../../../../../electron/main/window/settings'
import { ok } from '../../../../../electron/shared/result'
import type { Settings } from '../../../../../electron/shared/settings'
import { temporaryFolder } from '../../../temporary-folder'

let folder: string
let path: string

beforeEach(async () => {
  folder = await temporaryFolder()
  path = join(folder, 'settings.json')
})

const defaults: Settings = {
  theme: 'system',
  zone: { kind: 'local' },
  letterKeys: true,
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
}
const placement = { bounds: { x: 1, y: 2, width: 900, height: 700 }, maximized: true }

test('at first the system decides, and times are local', async () => {
  const settings = new SettingsStore(path)
  expect(await settings.settings()).toEqual(defaults)
  expect(await settings.placement()).toBeNull()
  expect(await readdir(folder)).toEqual([])
})

test('choices and the place of the window are there in the next run', async () => {
  const settings = new SettingsStore(path)
  const zone = { kind: 'iana', name: 'Asia/Kolkata' } as const
  const clocks = [{ sessionId: 's1', zone, second: null }]
  const saved = [
    settings.change({ theme: 'dark' }),
    settings.rememberPlacement(placement),
    settings.change({ zone }),
    settings.change({ letterKeys: false, wheel: 'classic' }),
    settings.change({ secondZone: { kind: 'utc' }, foldOverMs: 300_000 }),
    settings.change({ sheetCsv: { separator: '\t', decimalSign: ',' } }),
    settings.change({ clocks, recentZones: ['Asia/Kolkata'] }),
    settings.change({ density: 'crowd', isSidebarOpen: false, sidebarPx: 300 }),
    settings.change({ laneHeadPx: 222, panelPx: { details: 333, beside: 500 } })
  ]
  expect(await Promise.all(saved)).toEqual(saved.map(() => ok(null)))
  const next = new SettingsStore(path)
  expect(await next.settings()).toEqual({
    theme: 'dark',
    zone,
    letterKeys: false,
    wheel: 'classic',
    secondZone: { kind: 'utc' },
    foldOverMs: 300_000,
    sheetCsv: { separator: '\t', decimalSign: ',' },
    clocks,
    recentZones: ['Asia/Kolkata'],
    density: 'crowd',
    isSidebarOpen: false,
    sidebarPx: 300,
    laneHeadPx: 222,
    panelPx: { details: 333, beside: 500 }
  })
  expect(await next.placement()).toEqual(placement)
  expect((await stat(path)).mode & 0o777).toBe(0o600)
})

test.each(['', '{', 'null', '[]', '{"version":2}'])(
  'a file with %j gives the defaults, and is put aside untouched',
  async (content) => {
    await writeFile(path, content)
    const settings = new SettingsStore(path)
    expect(await settings.settings()).toEqual(defaults)
    await settings.change({ theme: 'light' })
    const aside = (await readdir(folder)).filter((name) => name !== 'settings.json')
    expect(aside).toEqual([expect.stringMatching(/^settings\.json\.damaged-\d+$/)])
    expect(await readFile(join(folder, aside[0] ?? ''), 'utf8')).toBe(content)
    expect(await new SettingsStore(path).settings()).toMatchObject({ theme: 'light' })
  }
)

test.each([
  ['letter keys', ''],
  ['wheel, second zone and folding', '"letterKeys":true,']
])('a file from before there was a choice of %s is read, with the defaults for it', async (_what, more) => {
  await writeFile(path, `{"version":1,"theme":"dark","zone":{"kind":"utc"},${more}"placement":null}`)
  expect(await new SettingsStore(path).settings()).toEqual({ ...defaults, theme: 'dark', zone: { kind: 'utc' } })
})

test.each([
  ['theme', 'pink'],
  ['zone', { kind: 'iana', name: '+01:00' }],
  ['zone', { kind: 'moon' }],
  ['secondZone', { kind: 'iana', name: '../Berlin' }],
  ['letterKeys', 'yes'],
  ['clocks', [{ sessionId: 's1', zone: { kind: 'moon' }, second: null }]],
  ['recentZones', ['../Berlin']],
  ['wheel', null],
  ['foldOverMs', -1],
  ['placement', { bounds: null }]
])('of %s, what is no such setting (%j) costs that setting alone', async (name, value) => {
  const chosen = { ...defaults, theme: 'dark', zone: { kind: 'utc' }, letterKeys: false, wheel: 'classic' } as const
  await writeFile(path, JSON.stringify({ version: 1, ...chosen, placement, [name]: value }))
  const settings = new SettingsStore(path)
  expect({ ...(await settings.settings()), placement: await settings.placement() }).toEqual({
    ...chosen,
    placement,
    [name]: { ...defaults, placement: null }[name]
  })
  expect(await readdir(folder)).toEqual(['settings.json'])
})

test('a zone that this build does not know stays chosen, for a build that does', async () => {
  const zone = { kind: 'iana', name: 'Mars/Olympus' } as const
  await writeFile(path, JSON.stringify({ version: 1, ...defaults, zone, placement }))
  expect(await new SettingsStore(path).settings()).toEqual({ ...defaults, zone })
})

test('what a later version has added is still there after a change', async () => {
  await writeFile(path, JSON.stringify({ version: 1, ...defaults, placement, later: [1] }))
  const settings = new SettingsStore(path)
  await settings.change({ theme: 'light' })
  expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ theme: 'light', placement, later: [1] })
})

test('any bytes give settings, never a throw', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array(), async (bytes) => {
      await writeFile(path, bytes)
      expect(await new SettingsStore(path).settings()).toMatchObject({ theme: 'system' })
    })
  )
})

test('a choice that cannot be written holds for this run, and the failure is told', async () => {
  const settings = new SettingsStore(join(folder, 'no such folder', 'settings.json'))
  expect(await settings.change({ theme: 'dark' })).toMatchObject({ ok: false, failure: { kind: 'not-writable' } })
  expect(await settings.settings()).toMatchObject({ theme: 'dark' })
})

test('after a failed write the next one succeeds with everything', async () => {
  const later = join(folder, 'later')
  const settings = new SettingsStore(join(later, 'settings.json'))
  await settings.change({ theme: 'dark' })
  await mkdir(later)
  await chmod(later, 0o700)
  expect(await settings.change({ zone: { kind: 'utc' } })).toEqual(ok(null))
  expect(await new SettingsStore(join(later, 'settings.json')).settings()).toEqual({
    ...defaults,
    theme: 'dark',
    zone: { kind: 'utc' }
  })
})
