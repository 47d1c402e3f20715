// Which zone is the user's own, on systems that say it in all the ways there are.

import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { Clocks } from '../../../../../electron/main/clocks/clocks'
import { SystemRules } from '../../../../../electron/main/clocks/system-rules'
import type { Surroundings } from '../../../../../electron/main/clocks/own-zone'
import { clockOf, zoneLabel } from '../../../../../renderer/clock/zone'
import { temporaryFolder } from '../../../temporary-folder'
import { ownRules, edition } from '../../../zones'
import { tzifOf } from './tzif-file'

const winter = Date.UTC(2026, 11, 1)
const summer = Date.UTC(2026, 6, 1)
const berlin = tzifOf({ changes: [], first: 3600, rule: 'CET-1CEST,M3.5.0,M10.5.0/3' })
const oslo = tzifOf({ changes: [[-2_000_000_000, 3600]], first: 0, rule: 'CET-1CEST,M3.5.0,M10.5.0/3' })
const base = tzifOf({ changes: [], first: 5400, rule: 'BASE-1:30' })

let root: string
let zoneinfo: string

beforeEach(async () => {
  root = await temporaryFolder()
  zoneinfo = join(root, 'zoneinfo')
  await put('Europe/Berlin', berlin)
  await put('Arctic/Longyearbyen', berlin)
  await put('Atlantic/Jan_Mayen', oslo)
  await put('Europe/Oslo', oslo)
  await put('Moon/Base', base)
  await put('tzdata.zi', '# version 2024a\n')
})

async function put(name: string, content: string | Buffer): Promise<string> {
  const path = join(zoneinfo, name)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, content)
  return path
}

/** How the own zone is printed in winter and in summer; null when it is not known. */
async function shown(around: Partial<Surroundings>): Promise<readonly string[] | null> {
  const clocks = new Clocks({
    own: ownRules,
    system: new SystemRules(zoneinfo),
    setting: undefined,
    file: join(root, 'localtime'),
    nameFile: join(root, 'timezone'),
    engineName: undefined,
    ...around
  })
  const zone = await clocks.ownZone()
  return zone === null ? null : [...new Set([winter, summer].map((ms) => zoneLabel(clockOf(zone.rules), ms)))]
}

const inBerlin = ['Europe/Berlin (UTC+1)', 'Europe/Berlin (UTC+2)']

test.each([
  ['Europe/Berlin', inBerlin],
  [':Europe/Berlin', inBerlin],
  ['posix/Europe/Berlin', inBerlin],
  ['right/Europe/Berlin', inBerlin],
  ['America/Coyhaique', ['America/Coyhaique (UTC-3)']],
  ['Asia/Calcutta', ['Asia/Calcutta (UTC+5:30)']],
  ['EST5EDT', ['EST5EDT (UTC-5)', 'EST5EDT (UTC-4)']],
  ['UTC', ['UTC']],
  ['', ['UTC']],
  ['UTC-2', ['TZ=UTC-2 (UTC+2)']],
  ['CET-1CEST,M3.5.0,M10.5.0/3', ['TZ=CET-1CEST,M3.5.0,M10.5.0/3 (UTC+1)', 'TZ=CET-1CEST,M3.5.0,M10.5.0/3 (UTC+2)']],
  ['<+0330>-3:30', ['TZ=<+0330>-3:30 (UTC+3:30)']],
  ['Moon/Base', ['Moon/Base (UTC+1:30)']],
  ['Mars/Olympus', null],
  ['../../etc/passwd', null],
  ['tzdata.zi', null]
])('TZ=%s is %j', async (setting, words) => {
  expect(await shown({ setting, engineName: 'UTC' })).toEqual(words)
})

test('a path in TZ is the zone of its file, or what that file says', async () => {
  expect(await shown({ setting: join(zoneinfo, 'Europe/Berlin') })).toEqual(inBerlin)
  expect(await shown({ setting: `:${join(zoneinfo, 'Europe/Berlin')}` })).toEqual(inBerlin)
  const own = join(root, 'mine')
  await writeFile(own, tzifOf({ changes: [], first: 7200, rule: 'XYZ-2' }))
  expect(await shown({ setting: own })).toEqual([`${own} (UTC+2)`])
  expect(await shown({ setting: join(root, 'missing'), engineName: 'UTC' })).toBeNull()
})

test('the link /etc/localtime is the zone that it leads to, by the name that it says', async () => {
  await put('Asia/Kolkata', base)
  await symlink('Kolkata', join(zoneinfo, 'Asia/Calcutta'))
  await symlink('zoneinfo/Asia/Calcutta', join(root, 'localtime'))
  expect(await shown({ engineName: 'Asia/Kolkata' })).toEqual(['Asia/Calcutta (UTC+5:30)'])
  await symlink('localtime', join(root, 'elsewhere'))
  expect(await shown({ file: join(root, 'elsewhere') })).toEqual(['Asia/Calcutta (UTC+5:30)'])
})

test('a copy of a zone’s file is that zone: what Debian notes of it, else the best known of those with the same bytes', async () => {
  await writeFile(join(root, 'localtime'), berlin)
  const engineName = 'Arctic/Longyearbyen'
  expect(await shown({ engineName })).toEqual(inBerlin)
  await writeFile(join(root, 'timezone'), 'Arctic/Longyearbyen\n')
  expect(await shown({ engineName })).toEqual(['Arctic/Longyearbyen (UTC+1)', 'Arctic/Longyearbyen (UTC+2)'])
  await writeFile(join(root, 'timezone'), 'Etc/UTC\n')
  expect(await shown({ engineName }), 'a note that is out of date').toEqual(inBerlin)
  await writeFile(join(root, 'localtime'), oslo)
  expect(await shown({ engineName: 'Atlantic/Jan_Mayen' })).toEqual(['Europe/Oslo (UTC+1)', 'Europe/Oslo (UTC+2)'])
  await writeFile(join(root, 'localtime'), tzifOf({ changes: [], first: -7200, rule: '<-02>2' }))
  expect(await shown({ engineName })).toEqual([`${join(root, 'localtime')} (UTC-2)`])
})

test('where no file says it the engine’s name counts, unless it has none', async () => {
  expect(await shown({ file: null, engineName: 'Europe/Berlin' })).toEqual(inBerlin)
  expect(await shown({ engineName: 'Europe/Berlin' })).toEqual(inBerlin)
  for (const engineName of [undefined, 'Etc/Unknown', 'Mars/Olympus']) expect(await shown({ engineName })).toBeNull()
})

test('what was looked for ahead is answered once, and then it is looked for anew', async () => {
  let looks = 0
  const clocks = new Clocks({
    own: ownRules,
    system: new SystemRules(null),
    get setting() {
      looks += 1
      return 'Asia/Tokyo'
    },
    file: null,
    nameFile: null,
    engineName: undefined
  })
  clocks.lookAhead()
  expect((await clocks.ownZone())?.rules.name).toBe('Asia/Tokyo')
  expect(looks).toBe(1)
  expect((await clocks.ownZone())?.rules.name).toBe('Asia/Tokyo')
  expect(looks).toBe(2)
})

test('the newer of both rules are used, and the others are told', async () => {
  const clocks = (folder: string | null) =>
    new Clocks({
      own: ownRules,
      system: new SystemRules(folder),
      setting: 'Europe/Berlin',
      file: null,
      nameFile: null,
      engineName: undefined
    })
  const used = async (folder: string | null, name = 'Europe/Berlin') => {
    const zone = await clocks(folder).zone(name)
    return zone && [zone.rules, ...zone.others].map((rules) => [rules.source, rules.edition])
  }
  expect(await used(zoneinfo)).toEqual([
    ['own', edition],
    ['system', '2024a']
  ])
  await put('tzdata.zi', '# version 2099b\nmore')
  expect(await used(zoneinfo)).toEqual([
    ['system', '2099b'],
    ['own', edition]
  ])
  expect(await used(zoneinfo, 'Asia/Tokyo'), 'not in the system’s').toEqual([['own', edition]])
  expect(await used(zoneinfo, 'Moon/Base')).toEqual([['system', '2099b']])
  expect(await used(null)).toEqual([['own', edition]])
  expect(await used(zoneinfo, '../zoneinfo/Europe/Berlin')).toBeNull()
  expect(await clocks(zoneinfo).editions()).toEqual({ own: edition, system: '2099b' })
  await put('tzdata.zi', await readFile('/dev/null'))
  await put('+VERSION', '2099a')
  expect(await clocks(zoneinfo).editions()).toEqual({ own: edition, system: '2099a' })
})

test('the names that can be chosen are those of today first, UTC among them, and older ones too', async () => {
  const { places } = await new Clocks({
    own: ownRules,
    system: new SystemRules(null),
    setting: '',
    file: null,
    nameFile: null,
    engineName: undefined
  }).places(0)
  const [today, older] = [false, true].map((isOlder) =>
    places.filter((place) => place.isOlder === isOlder).map(({ name }) => name)
  )
  for (const name of ['Asia/Kolkata', 'Europe/Kyiv', 'America/Nuuk', 'America/Coyhaique', 'UTC'])
    expect(today).toContain(name)
  for (const name of ['Asia/Calcutta', 'Europe/Kiev', 'US/Pacific', 'Etc/GMT+5', 'Etc/UTC'])
    expect(older).toContain(name)
  expect(new Set(places.map(({ name }) => name)).size).toBe(places.length)
})
