// Opening sessions from the service, from files and from the library, and keeping what is open.

import { mkdir, open, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { encodeKeptFile, type KeptFile } from '../../../../../electron/main/kept/kept-file'
import { Library } from '../../../../../electron/main/library/library'
import { Opening, type FetchedBody } from '../../../../../electron/main/opening/opening'
import { Paths } from '../../../../../electron/main/opening/paths'
import { Recents } from '../../../../../electron/main/opening/recents'
import { sampleJson } from '../../../../../electron/main/session/sample'
import { inMain, type Doing } from '../../../../../electron/main/work/work'
import { decode } from '../../../../../electron/main/session/decode'
import { generateSession } from '../../../../videosdk/generator'
import { fail, ok, type Result } from '../../../../../electron/shared/result'
import { mostTabs, type Place } from '../../../../../electron/shared/tabs'
import type { OpenedFile, SessionToChoose, Snapshot } from '../../../../../electron/shared/snapshot'
import { plainOf, type PlainSession } from '../../../plain-session'
import { temporaryFolder } from '../../../temporary-folder'

const account = { name: 'Acme', color: 'teal' } as const
const id = '621490331a4fb00409e38ca4'
const mark = { id: 'm1', name: 'Lost her', startMs: 1645514900000, endMs: null }
const signal = new AbortController().signal
const nothing = () => undefined

let folder: string
let library: Library
let recents: Recents
let parts: ConstructorParameters<typeof Opening>[0]
let opening: Opening
let body: Result<FetchedBody>
let asked: string[]

beforeEach(async () => {
  folder = await temporaryFolder()
  library = new Library(join(folder, 'library'))
  recents = new Recents(join(folder, 'recents.json'), () => 1000)
  body = ok({ parts: [await readFile('test/fixtures/api/session.json')], fetchedAtMs: 1645516803000, account })
  asked = []
  parts = {
    library,
    recents,
    paths: new Paths(),
    fetchBody: async (sessionId) => {
      asked.push(sessionId)
      return body
    },
    secrets: async () => ['canary-secret'],
    work: inMain,
    sample: async () => sampleJson,
    nowMs: () => 1645516900000
  }
  opening = new Opening(parts)
})

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.failure.kind}: ${result.failure.detail}`)
  return result.value
}

function snapshotOf(result: Result<OpenedFile>): Snapshot {
  const opened = valueOf(result)
  if ('choiceId' in opened) throw new Error('There are several sessions in it')
  return opened
}

const sessionOf = ({ session }: Snapshot): PlainSession => plainOf(session)

const rawOf = (snapshot: Snapshot) => valueOf(opening.readRaw(snapshot.id, 0)).text

async function fileWith(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}

describe('from the service', () => {
  test('a session is opened by whatever was pasted, with its account and its time', async () => {
    const snapshot = valueOf(await opening.fetchSession(` ${id} `, signal, nothing))
    expect(asked).toEqual([id])
    expect(snapshot).toMatchObject({
      source: { kind: 'fetched' },
      fetchedAtMs: 1645516803000,
      account,
      keptId: null,
      marks: []
    })
    expect(sessionOf(snapshot).id).toBe(id)
    expect(await recents.list()).toMatchObject([{ kind: 'session', where: id, title: 'testing-room', account }])
  })

  test('nothing is asked for what cannot be an id', async () => {
    expect(await opening.fetchSession('what?', signal, nothing)).toMatchObject({ failure: { kind: 'not-an-id' } })
    expect(asked).toEqual([])
  })

  test('a failure passes through, and is no recent', async () => {
    body = fail('offline')
    expect(await opening.fetchSession(id, signal, nothing)).toEqual(body)
    expect(await recents.list()).toEqual([])
  })

  test('an answer that is no session says so', async () => {
    body = ok({ parts: [Buffer.from('[1]')], fetchedAtMs: 1, account })
    expect(await opening.fetchSession(id, signal, nothing)).toMatchObject({
      failure: { kind: 'answer-without-session' }
    })
  })

  test('a secret in the answer reaches neither the window nor the kept file', async () => {
    const text = `{"id":"${id}","apiKey":"canary-key","note":"has canary-secret in it","roomId":"r","participants":[]}`
    body = ok({ parts: [Buffer.from(text)], fetchedAtMs: 1, account })
    const snapshot = valueOf(await opening.fetchSession(id, signal, nothing))
    const entry = valueOf(await opening.keep(snapshot.id, []))
    const seen = JSON.stringify(snapshot) + rawOf(snapshot)
    expect(seen + (await readFile(join(folder, 'library', entry.id), 'utf8'))).not.toContain('canary')
  })

  test('is not a recent when it was cancelled meanwhile', async () => {
    const controller = new AbortController()
    controller.abort()
    await opening.fetchSession(id, controller.signal, nothing)
    expect(await recents.list()).toEqual([])
  })
})

describe('from a file', () => {
  test('that was given up before it was read is neither shown nor a recent', async () => {
    const path = await fileWith('late.json', `{"id":"${id}","roomId":"r","participants":[]}`)
    expect(await opening.openFile(path, AbortSignal.abort())).toMatchObject({ failure: { kind: 'cancelled' } })
    expect(await recents.list()).toEqual([])
  })

  test.each([
    'session.json',
    'session-running.json',
    'participants.json',
    'participants-active.json',
    'media-events.json'
  ])('a raw body is opened: %s', async (name) => {
    const path = join(process.cwd(), 'test/fixtures/api', name)
    const snapshot = snapshotOf(await opening.openFile(path, signal))
    expect(snapshot).toMatchObject({ source: { kind: 'file', fileName: name }, fetchedAtMs: null, account: null })
    expect(await recents.list()).toMatchObject([{ kind: 'file', where: path, title: name }])
  })

  test('a kept file from elsewhere is opened with its time, account and marks, and kept with them', async () => {
    const file: KeptFile = {
      sessionId: id,
      roomId: null,
      customRoomId: null,
      startMs: null,
      fetchedAtMs: 1645516803000,
      keptAtMs: 1645516903000,
      account,
      marks: [mark],
      raw: `{"id":"${id}","roomId":"r","participants":[]}`
    }
    for (const name of ['mail.rollcall', 'mail.json']) {
      const snapshot = snapshotOf(await opening.openFile(await fileWith(name, encodeKeptFile(file)), signal))
      expect(snapshot).toMatchObject({ source: { kind: 'file' }, fetchedAtMs: file.fetchedAtMs, account, keptId: null })
      expect(snapshot.marks).toEqual([mark])
      const entry = valueOf(await opening.keep(snapshot.id, snapshot.marks))
      expect(valueOf(await library.read(entry.id)).marks).toEqual([mark])
    }
    const damaged = await fileWith('b.json', encodeKeptFile(file).subarray(0, -1))
    expect(await opening.openFile(damaged, signal)).toMatchObject({
      failure: { kind: 'damaged-file', detail: 'b.json' }
    })
  })

  test('a byte order mark before the JSON does no harm', async () => {
    expect(
      (
        await opening.openFile(
          await fileWith('bom.json', `\ufeff{"id":"${id}","roomId":"r","participants":[]}`),
          signal
        )
      ).ok
    ).toBe(true)
  })

  test.each<[string, string | Uint8Array, string]>([
    ['text that is no JSON', 'hello', 'not-a-session'],
    ['JSON that is no session', '{"some":"thing"}', 'not-a-session'],
    ['bytes that are no UTF-8', new Uint8Array([0x7b, 0xff, 0x7d]), 'foreign-encoding'],
    ['nothing but blanks', ' \n', 'not-a-session']
  ])('%s is refused with the reason', async (_what, content, kind) => {
    expect(await opening.openFile(await fileWith('a.json', content), signal)).toMatchObject({
      failure: { kind, detail: expect.stringMatching(/^a\.json.+/s) }
    })
    expect(await recents.list()).toEqual([])
  })

  test('what is no file, or too large a one, is refused without reading it', async () => {
    await mkdir(join(folder, 'sub'))
    const path = await fileWith('large.json', '')
    const large = await open(path, 'r+')
    await large.truncate(64 * 1024 * 1024 + 1)
    await large.close()
    expect(await opening.openFile(path, signal)).toMatchObject({ failure: { kind: 'file-too-large' } })
    const others = [
      [join(folder, 'sub'), 'not-a-file', 'sub is a folder.'],
      [join(folder, 'none.json'), 'missing-file', 'none.json'],
      [join(folder, 'large.json', 'x.json'), 'missing-file', 'x.json'],
      ['/dev/zero', 'not-a-file', 'zero is a device or a pipe.'],
      ['a\0b', 'unreadable-file', expect.stringContaining('ERR_INVALID_ARG_VALUE')]
    ] as const
    for (const [other, kind, detail] of others)
      expect(await opening.openFile(other, signal)).toMatchObject({ failure: { kind, detail } })
  })

  const placeOf = (fileId: string, nth: number | null = null): Place => ({ kind: 'file', fileId, nth })
  const noTabs = Promise.resolve({ tabs: [], front: null, trouble: null })
  const one = `{"id":"${id}","roomId":"r","participants":[]}`

  test('files that wait are handed out in their order, once, and opened by the places that they are given', async () => {
    const good = await fileWith('good.json', one)
    opening.expect({ files: [good, join(folder, 'none.json')], leftOut: 0 })
    opening.expect({ files: [good], leftOut: 0 })
    const { files, leftOut } = opening.takeWaiting()
    expect([files.map(({ fileName }) => fileName), leftOut]).toEqual([['good.json', 'none.json', 'good.json'], 0])
    const answers = await Promise.all(files.map(({ fileId }) => opening.openPlace(placeOf(fileId), '', signal)))
    expect(answers.map((result) => result.ok)).toEqual([true, false, true])
    expect(files[0]?.fileId).toBe(files[2]?.fileId)
    expect(opening.takeWaiting()).toEqual({ files: [], leftOut: 0 })
  })

  test('of more files than anybody looks at, the last twenty wait, and it is told how many were left out', () => {
    const files = Array.from({ length: 23 }, (_, nth) => join(folder, `${nth}.json`))
    opening.expect({ files: files.slice(0, 12), leftOut: 0 })
    opening.expect({ files: files.slice(12), leftOut: 480 })
    const waiting = opening.takeWaiting()
    expect(waiting.files.map(({ fileName }) => fileName)).toEqual(files.slice(3).map((path) => basename(path)))
    expect(waiting.leftOut).toBe(483)
  })

  test('what will be in front is opened ahead and answered once: the last file in line, else what was in front before', async () => {
    const [first, last] = [await fileWith('first.json', one), await fileWith('last.json', one)]
    const read: string[] = []
    const work: Doing = {
      run: (name, input, ...more) => {
        if ('path' in input) read.push(basename(input.path))
        return inMain.run(name, input, ...more)
      }
    }
    const started = new Opening({ ...parts, work })
    started.expect({ files: [first, last], leftOut: 0 })
    await started.openAhead(noTabs)
    await expect.poll(() => read).toEqual(['last.json'])
    const [, { fileId } = { fileId: '' }] = started.takeWaiting().files
    const opens = () => started.openPlace(placeOf(fileId), '', signal)
    expect([(await opens()).ok, read.length, (await opens()).ok, read.length]).toEqual([true, 1, true, 2])

    const again = new Opening(parts)
    const tab = { place: { kind: 'sample' }, title: '', sessionId: null, startMs: null, view: '' } as const
    await again.openAhead(Promise.resolve({ tabs: [tab], front: 0, trouble: null }))
    expect((await again.openPlace(tab.place, '', signal)).ok).toBe(true)
  })

  test('nothing is opened ahead of a window that has asked already', async () => {
    const path = await fileWith('a.json', one)
    opening.expect({ files: [path], leftOut: 0 })
    await opening.openPlace({ kind: 'sample' }, '', signal)
    await opening.openAhead(noTabs)
    await fileWith('a.json', 'changed meanwhile')
    const { fileId } = opening.takeWaiting().files[0] ?? { fileId: '' }
    expect((await opening.openPlace(placeOf(fileId), '', signal)).ok).toBe(false)
  })

  test('one of several sessions opens again by its place in the file, while there are several', async () => {
    const path = await fileWith('two.json', `{"data":[${one},${one.replace(id, 'second-session')}]}`)
    const choice = valueOf(await opening.openFile(path, signal))
    if (!('choiceId' in choice)) throw new Error('There are two sessions in it')
    const second = valueOf(await opening.openChosen(choice.choiceId, 1, signal))
    expect(second.source).toEqual({ kind: 'file', fileName: 'two.json', fileId: choice.fileId, nth: 1 })
    const again = () => opening.openPlace(placeOf(choice.fileId, 1), '', signal)
    expect(snapshotOf(await again()).session.id).toBe('second-session')
    await fileWith('two.json', one)
    expect(await again()).toMatchObject({ failure: { kind: 'not-open' } })
  })
})

describe('what was open before', () => {
  test('comes from memory while that holds it, as it was, with its time and account', async () => {
    const fetched = valueOf(await opening.fetchSession(id, signal, nothing))
    const again = snapshotOf(await opening.openPlace({ kind: 'session', sessionId: id }, fetched.id, signal))
    expect(again).toEqual({ ...fetched, id: again.id, session: expect.anything() })
    expect(sessionOf(again)).toEqual(sessionOf(fetched))
    expect(asked).toEqual([id])
    expect((await opening.keep(again.id, [])).ok).toBe(true)
  })

  test('is never fetched unasked', async () => {
    const place: Place = { kind: 'session', sessionId: id }
    expect(await opening.openPlace(place, 'snapshot-of-another-run', signal)).toEqual(fail('not-kept'))
    expect(asked).toEqual([])
  })

  test('is not looked for under a name that main gave to no file', async () => {
    const place: Place = { kind: 'file', fileId: '../../etc/passwd', nth: null }
    expect(await opening.openPlace(place, '', signal)).toMatchObject({ failure: { kind: 'not-open' } })
  })
})

describe('from the library', () => {
  test('what was kept opens again, saying how old it is and whose it was', async () => {
    const fetched = valueOf(await opening.fetchSession(id, signal, nothing))
    const entry = valueOf(await opening.keep(fetched.id, [mark]))
    const snapshot = valueOf(await opening.openKept(entry.id, signal))
    expect(snapshot).toMatchObject({
      source: { kind: 'kept', fileName: entry.id },
      fetchedAtMs: 1645516803000,
      account,
      keptId: entry.id,
      marks: [mark],
      rawBytes: fetched.rawBytes
    })
    expect(sessionOf(snapshot)).toEqual(sessionOf(fetched))
    expect(rawOf(snapshot)).toBe(rawOf(fetched))
    expect(valueOf(await opening.keep(snapshot.id, []))).toEqual(entry)
  })
})

test('of several sessions each says what is known of it, and what could not be read is not what was not recorded', async () => {
  const data = [
    { id, roomId: 'r', start: 'garbage', end: null, status: 'ended', participants: 'x' },
    { id, roomId: 'r', start: null, end: null, status: 'ended', participants: null },
    { id, roomId: 'r', start: '2026-03-12T09:00:00.000Z', end: null, status: 'ended', participants: [] },
    {
      id,
      roomId: 'r',
      start: '2026-03-12T09:00:00.000Z',
      end: null,
      status: 'ended',
      participants: [{ participantId: 'a' }, 'b']
    }
  ]
  const opened = valueOf(await opening.openFile(await fileWith('list.json', JSON.stringify({ data })), signal))
  if (!('choiceId' in opened)) throw new Error('There is one session in it')
  const startMs = Date.UTC(2026, 2, 12, 9)
  const sessions: readonly Partial<SessionToChoose>[] = [
    { startMs: null, startUnreadable: true, participants: 0, incomplete: true },
    { startMs: null, participants: null, incomplete: true },
    { startMs, participants: 0 },
    { startMs, participants: 1, incomplete: true }
  ]
  expect(opened.sessions).toEqual(
    sessions.map((session) => ({
      sessionId: id,
      room: 'r',
      ...session,
      place: expect.stringContaining('larger JSON text')
    }))
  )
})

test('the largest body that is read is kept, and opens again from the library and as a dropped file', async () => {
  const largestBody = 64 * 1024 * 1024
  const body = `{"id":"${id}","roomId":"r","participants":[]}`
  const path = await fileWith('large.json', body.padEnd(largestBody))
  const entry = valueOf(await opening.keep(snapshotOf(await opening.openFile(path, signal)).id, []))
  expect(valueOf(await opening.openKept(entry.id, signal)).rawBytes).toBe(largestBody)
  expect(snapshotOf(await opening.openFile(join(folder, 'library', entry.id), signal)).rawBytes).toBe(largestBody)
})

describe('from the list of recents', () => {
  test('a session is fetched again and a file read again; a kept copy is in a list of its own', async () => {
    const fetched = valueOf(await opening.fetchSession(id, signal, nothing))
    await opening.openKept(valueOf(await opening.keep(fetched.id, [mark])).id, signal)
    await opening.openFile(await fileWith('a.json', `{"id":"${id}","roomId":"r","participants":[]}`), signal)
    const kinds: string[] = []
    for (const recent of await recents.list())
      kinds.push(snapshotOf(await opening.openRecent(recent.id, signal, nothing)).source.kind)
    expect(kinds).toEqual(['file', 'fetched'])
    expect(asked).toEqual([id, id])
  })

  test('what is no longer in it is said to be gone', async () => {
    expect(await opening.openRecent('gone', signal, nothing)).toMatchObject({ failure: { kind: 'not-open' } })
  })
})

test('the sample opens without an account, is no recent, and was never fetched, also once it is kept', async () => {
  const snapshot = valueOf(await opening.openSample())
  expect(snapshot).toMatchObject({ source: { kind: 'sample' }, account: null })
  expect(sessionOf(snapshot).participants.length).toBeGreaterThan(2)
  expect(await recents.list()).toEqual([])
  const { id: keptId } = valueOf(await opening.keep(snapshot.id, []))
  for (const { fetchedAtMs } of [snapshot, valueOf(await opening.openKept(keptId, signal))])
    expect(fetchedAtMs).toBeNull()
})

test('a session that was opened long ago is no longer held, as many as can be open are', async () => {
  const ids: string[] = []
  for (let count = 0; count <= mostTabs; count++) ids.push(valueOf(await opening.openSample()).id)
  const [first, second] = ids
  expect(opening.readRaw(first ?? '', 0)).toMatchObject({ failure: { kind: 'not-open' } })
  expect(await opening.keep(first ?? '', [])).toMatchObject({ failure: { kind: 'not-open' } })
  expect(opening.readRaw(second ?? '', 0)).toMatchObject({ ok: true })
})

test('a long session comes with its snapshot as any does', async () => {
  const text = JSON.stringify(generateSession({ seed: 3, participants: 8_000, media: true }))
  const snapshot = snapshotOf(await opening.openFile(await fileWith('long.json', text), signal))
  expect(snapshot.session).toEqual(valueOf(decode(text)))
})

describe('cancelling', () => {
  /** Answers nothing but that it was told to stop; what cannot be told is done at once. */
  const reading: Doing = {
    run: (name, input, length, signal) =>
      signal === undefined
        ? inMain.run(name, input, length)
        : new Promise((resolve) => {
            const stop = () => resolve(fail('cancelled') as never)
            signal.addEventListener('abort', stop)
            if (signal.aborted) stop()
          })
  }

  test('reaches a file, those that wait behind it, and a kept copy, wherever they come from', async () => {
    const path = await fileWith('a.json', `{"id":"${id}","roomId":"r","participants":[]}`)
    const { id: keptId } = valueOf(await opening.keep(snapshotOf(await opening.openFile(path, signal)).id, []))
    const slow = new Opening({ ...parts, work: reading })
    slow.expect({ files: [path, path], leftOut: 0 })
    const place = { kind: 'file', fileId: slow.takeWaiting().files[0]?.fileId ?? '', nth: null } as const
    const cancelled = new AbortController()
    const pending = [slow.openFile(path, cancelled.signal), slow.openKept(keptId, cancelled.signal)]
    const waiting = slow.openPlace(place, '', cancelled.signal)
    const ahead = new Opening({ ...parts, work: reading })
    ahead.expect({ files: [path], leftOut: 0 })
    await ahead.openAhead(Promise.resolve({ tabs: [], front: null, trouble: null }))
    const begun = ahead.openPlace(place, '', cancelled.signal)
    cancelled.abort()
    for (const answer of await Promise.all([...pending, waiting, begun]))
      expect(answer).toMatchObject({ failure: { kind: 'cancelled' } })
    const [recent] = await recents.list()
    const controller = new AbortController()
    const again = slow.openRecent(recent?.id ?? '', controller.signal, nothing)
    controller.abort()
    expect(await again).toMatchObject({ failure: { kind: 'cancelled' } })
  })
})
