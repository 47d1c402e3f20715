// The list of what was opened lately.

import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { Recents, type Visit } from '../../../../../electron/main/opening/recents'
import { temporaryFolder } from '../../../temporary-folder'

let folder: string
let path: string
let nowMs: number

beforeEach(async () => {
  folder = await temporaryFolder()
  path = join(folder, 'recents.json')
  nowMs = 1000
})

const open = () => new Recents(path, () => nowMs++)
const session = (where: string): Visit => ({
  kind: 'session',
  title: `room ${where}`,
  where,
  account: null,
  startMs: 500,
  facts: { endMs: 900, running: false, participants: 2 }
})

test('the last visit comes first, also in the next run', async () => {
  const recents = open()
  await recents.add(session('one'))
  await recents.add({
    ...{ kind: 'file', title: 'a.json', where: '/a.json', account: { name: 'Acme', color: 'blue' } },
    ...{ startMs: null, facts: null }
  })
  const listed = await open().list()
  expect(listed).toMatchObject([
    {
      kind: 'file',
      title: 'a.json',
      where: '/a.json',
      account: { name: 'Acme', color: 'blue' },
      openedAtMs: 1001,
      facts: null
    },
    {
      kind: 'session',
      title: 'room one',
      where: 'one',
      account: null,
      openedAtMs: 1000,
      facts: { endMs: 900, participants: 2 }
    }
  ])
  expect(await open().find(listed[1]?.id ?? '')).toMatchObject({ where: 'one' })
  expect(await open().find('unknown')).toBeNull()
})

test('a second visit of the same thing moves it up, with its new title', async () => {
  const recents = open()
  await recents.add(session('one'))
  await recents.add(session('two'))
  await recents.add({ ...session('one'), title: 'renamed' })
  expect((await recents.list()).map(({ title }) => title)).toEqual(['renamed', 'room two'])
})

test('a session and a file of the same name are two', async () => {
  const recents = open()
  for (const kind of ['session', 'file'] as const) await recents.add({ ...session('same'), kind })
  expect(new Set((await recents.list()).map(({ id }) => id)).size).toBe(2)
})

test('the twenty last ones are listed', async () => {
  const recents = open()
  await Promise.all(Array.from({ length: 25 }, (_, index) => recents.add(session(String(index)))))
  const listed = await open().list()
  expect(listed.map(({ where }) => where)).toEqual(Array.from({ length: 20 }, (_, index) => String(24 - index)))
})

test('a cleared list is empty, also in the next run', async () => {
  const recents = open()
  await recents.add(session('one'))
  await recents.clear()
  expect(await recents.list()).toEqual([])
  expect(await open().list()).toEqual([])
})

test('kept copies that an earlier version listed are left out, and nothing is put aside', async () => {
  const written = ['kept', 'session', 'kept'].map((kind) => ({ ...session('one'), kind, openedAtMs: 1 }))
  await writeFile(path, JSON.stringify({ version: 1, recents: written }))
  expect(await open().list()).toMatchObject([{ kind: 'session', where: 'one' }])
  expect(await readdir(folder)).toEqual(['recents.json'])
})

test('what cannot be understood of one visit costs that visit alone', async () => {
  const whole = { ...session('one'), openedAtMs: 1 }
  const odd = [null, 7, { kind: 'other' }, { ...whole, openedAtMs: 'yesterday' }, { ...whole, account: {} }]
  await writeFile(path, JSON.stringify({ version: 1, recents: [...odd, whole] }))
  const recents = open()
  expect(await recents.list()).toMatchObject([{ where: 'one' }])
  await recents.add(session('two'))
  expect(await open().list()).toMatchObject([{ where: 'two' }, { where: 'one' }])
})

test.each(['{', '{"version":1,"recents":7}', '{"version":9}'])(
  'a damaged list, %j, is an empty one and is put aside',
  async (content) => {
    await writeFile(path, content)
    expect(await open().list()).toEqual([])
    expect(await readdir(folder)).toEqual([expect.stringMatching(/damaged/)])
  }
)
