// The folder of kept sessions: nothing in it is ever lost, changed or hidden, and only what the user removes goes.

import * as nodeFiles from 'node:fs/promises'
import { mkdir, readdir, readFile, stat, symlink, truncate, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import type { FileCalls } from '../../../../../electron/main/files/atomic-file'
import { encodeKeptFile, largestKeptFile, type KeptFile } from '../../../../../electron/main/kept/kept-file'
import { Library } from '../../../../../electron/main/library/library'
import { allKept } from '../../../all-kept'
import { textOf } from '../../../../../electron/main/files/bytes'
import type { TimeMark } from '../../../../../electron/shared/mark'
import { ok, type Result } from '../../../../../electron/shared/result'
import { temporaryFolder } from '../../../temporary-folder'
import { failing, writeSteps } from '../files/file-faults'

let folder: string
let library: Library

const file: KeptFile = {
  sessionId: '621490331a4fb00409e38ca4',
  roomId: 'abc-xyzw-lmno',
  customRoomId: 'testing-room',
  startMs: 1645514803863,
  fetchedAtMs: Date.parse('2022-02-22T08:00:03.250Z'),
  keptAtMs: 1645516903123,
  account: { name: 'Acme', color: 'teal' },
  marks: [],
  raw: '{"id":"621490331a4fb00409e38ca4"}'
}
const mark: TimeMark = { id: 'm1', name: 'Lost her', startMs: 1645514900000, endMs: null }
const other: TimeMark = { id: 'm2', name: 'Came back', startMs: 1645514910000, endMs: 1645514920000 }
const name = '621490331a4fb00409e38ca4-20220222T080003Z.rollcall'

beforeEach(async () => {
  folder = join(await temporaryFolder(), 'library')
  library = new Library(folder)
})

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.failure.kind)
  return result.value
}

/** With its raw JSON as text. */
async function contentOf(keptId: string): Promise<KeptFile> {
  const content = valueOf(await library.read(keptId))
  return { ...content, raw: textOf(content.raw) }
}

describe('keeping', () => {
  test('makes one private file in a private folder, named by session and time', async () => {
    const entry = valueOf(await library.keep(file))
    expect(entry).toEqual({
      id: name,
      state: 'whole',
      keptAtMs: file.keptAtMs,
      brief: {
        sessionId: file.sessionId,
        title: 'testing-room',
        account: file.account,
        fetchedAtMs: file.fetchedAtMs,
        startMs: file.startMs,
        facts: null
      },
      marks: []
    })
    expect(await readdir(folder)).toEqual([name])
    expect((await stat(folder)).mode & 0o777).toBe(0o700)
    expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600)
    expect(await contentOf(name)).toEqual(file)
    expect(valueOf(await allKept(library))).toMatchObject([{ id: name, state: 'whole', keptAtMs: file.keptAtMs }])
  })

  test('the same snapshot again gives the entry that is there already, also when asked for at once', async () => {
    const answers = await Promise.all(
      [1, 2, 3].map((later) => library.keep({ ...file, keptAtMs: file.keptAtMs + later }))
    )
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(await readdir(folder)).toEqual([name])
  })

  test('another content of the same moment gets a name of its own', async () => {
    await library.keep(file)
    const other = valueOf(await library.keep({ ...file, raw: '{"id":"621490331a4fb00409e38ca4","end":null}' }))
    expect(other.id).toMatch(/^621490331a4fb00409e38ca4-20220222T080003Z-[0-9a-f]{8}\.rollcall$/)
    expect(await readdir(folder)).toHaveLength(2)
  })

  test('a session of unknown age is named by its content, once', async () => {
    const undated = { ...file, fetchedAtMs: null }
    const entry = valueOf(await library.keep(undated))
    expect(entry.id).toMatch(/^621490331a4fb00409e38ca4-[0-9a-f]{8}\.rollcall$/)
    expect(valueOf(await library.keep(undated))).toEqual(entry)
  })

  test('does not replace a damaged file that has the name already', async () => {
    await library.keep(file)
    await truncate(join(folder, name), 100)
    const damaged = await readFile(join(folder, name))
    const entry = valueOf(await library.keep(file))
    expect(entry.id).not.toBe(name)
    expect(await readFile(join(folder, name))).toEqual(damaged)
    expect(await contentOf(entry.id)).toEqual(file)
  })

  test.each(['../../etc/passwd', '/', '..', '', '\0', 'a/b\\c:d', '.hidden', '😀', 'x'.repeat(500)])(
    'a session called %j stays inside the folder',
    async (sessionId) => {
      const entry = valueOf(await library.keep({ ...file, sessionId }))
      expect(await readdir(folder)).toEqual([entry.id])
      expect(entry.id).toMatch(/^[A-Za-z0-9_-]+\.rollcall$/)
      expect(valueOf(await library.read(entry.id)).sessionId).toBe(sessionId)
    }
  )

  test('what is too large to be read again is refused before anything is written', async () => {
    const raw = `{"id":"${'x'.repeat(largestKeptFile)}"}`
    expect(await library.keep({ ...file, raw })).toMatchObject({ ok: false, failure: { kind: 'file-too-large' } })
    expect(valueOf(await allKept(library))).toEqual([])
  })

  test('says so when the folder cannot be made', async () => {
    await writeFile(folder, 'a file where the folder should be')
    expect(await library.keep(file)).toMatchObject({ ok: false, failure: { kind: 'not-writable' } })
  })
})

describe('the list', () => {
  test('is empty before anything was kept', async () => {
    expect(valueOf(await allKept(library))).toEqual([])
  })

  test('names every bad file, and hides no good one', async () => {
    await library.keep(file)
    const whole = Buffer.from(encodeKeptFile(file))
    const files: Record<string, string | Uint8Array> = {
      'a-damaged.rollcall': whole.subarray(0, -1),
      'b-empty.rollcall': '',
      'c-newer.rollcall': whole.toString().replace('"version":2', '"version":4'),
      'd-foreign.rollcall': 'something else',
      'e-notes.txt': 'mine'
    }
    await Promise.all(Object.entries(files).map(([id, content]) => writeFile(join(folder, id), content)))
    await symlink(join(folder, name), join(folder, 'f-link.rollcall'))
    await mkdir(join(folder, 'a folder'))
    const entries = valueOf(await allKept(library))
    const why = entries.map((entry) => [entry.id, entry.state === 'whole' ? 'whole' : entry.why] as const)
    expect(why.toSorted(([one], [other]) => (one < other ? -1 : 1))).toEqual([
      [name, 'whole'],
      ['a-damaged.rollcall', 'damaged-file'],
      ['b-empty.rollcall', 'damaged-file'],
      ['c-newer.rollcall', 'newer-file'],
      ['d-foreign.rollcall', 'foreign-file'],
      ['e-notes.txt', 'foreign-file'],
      ['f-link.rollcall', 'unreadable-file']
    ])
    for (const [id, content] of Object.entries(files))
      expect(await readFile(join(folder, id))).toEqual(Buffer.from(content))
  })

  test('comes on pages, begins with the files that changed last, and has each of them once', async () => {
    await mkdir(folder)
    const names = Array.from({ length: 450 }, (_, at) => `${String(at).padStart(3, '0')}.rollcall`)
    for (const [at, each] of names.entries()) {
      await writeFile(join(folder, each), encodeKeptFile(file))
      await utimes(join(folder, each), 1000 + at, 1000 + at)
    }
    const first = valueOf(await library.page(null))
    expect(first).toMatchObject({ total: 450, next: '249.rollcall' })
    expect(first.entries.map(({ id }) => id)).toEqual(names.toReversed().slice(0, 200))
    // What comes meanwhile is seen when it is begun anew.
    await writeFile(join(folder, 'new.rollcall'), encodeKeptFile(file))
    const second = valueOf(await library.page(first.next))
    const third = valueOf(await library.page(second.next))
    expect(third.next).toBeNull()
    expect([...first.entries, ...second.entries, ...third.entries].map(({ id }) => id)).toEqual(names.toReversed())
    expect(valueOf(await allKept(library))).toHaveLength(451)
    expect(valueOf(await library.page('none of them'))).toMatchObject({ entries: [], next: null })
  })

  test('tells no start that is no time', async () => {
    await library.keep({ ...file, startMs: 1e300 })
    expect(valueOf(await allKept(library))).toMatchObject([{ state: 'whole', brief: { startMs: null } }])
  })

  test('tells of a session when it ended, and who was in it; of one that is too long no more than its file does', async () => {
    const people = ['Ann', 'Ben', '', 'Dora'].map((each, at) => ({ participantId: `p${at}`, name: each, timelog: [] }))
    const body = { id: 'abc', roomId: 'r', start: '2022-02-22T07:00:00.000Z', participants: people }
    const ended = { ...body, status: 'ended', end: '2022-02-22T07:10:00.000Z' }
    const bodies = {
      ended,
      running: { ...body, status: 'ongoing', end: null },
      bare: { ...ended, participants: [] },
      long: { ...ended, participants: [...people, { participantId: 'x', name: 'x'.repeat(200_000), timelog: [] }] }
    }
    for (const [sessionId, raw] of Object.entries(bodies))
      await library.keep({ ...file, sessionId, raw: JSON.stringify(raw) })
    const entries = valueOf(await allKept(library))
    const factsOf = (id: string) => {
      const entry = entries.find((each) => each.state === 'whole' && each.brief.sessionId === id)
      return entry?.state === 'whole' ? entry.brief.facts : undefined
    }
    const endMs = Date.parse(ended.end)
    const names = { people: ['Ann', 'Ben', 'p2', 'Dora'], participants: 4 }
    expect(factsOf('ended')).toEqual({ ...names, endMs, running: false })
    expect(factsOf('running')).toEqual({ ...names, endMs: null, running: true })
    expect(factsOf('bare')).toEqual({ people: [], participants: 0, endMs, running: false })
    expect(factsOf('long')).toBeNull()
  })

  test('sees a file that was damaged after it was listed', async () => {
    await library.keep(file)
    expect(valueOf(await allKept(library))).toMatchObject([{ state: 'whole' }])
    const bytes = await readFile(join(folder, name))
    await writeFile(join(folder, name), Buffer.concat([bytes, Buffer.from(' ')]))
    expect(valueOf(await allKept(library))).toMatchObject([{ state: 'unreadable', why: 'damaged-file' }])
  })

  test('sees a file that changed its size behind an unchanged time', async () => {
    await library.keep(file)
    await allKept(library)
    const { atime, mtime } = await stat(join(folder, name))
    await utimes(join(folder, name), atime, mtime)
    await allKept(library)
    await truncate(join(folder, name), 200)
    await utimes(join(folder, name), atime, mtime)
    expect(valueOf(await allKept(library))).toMatchObject([{ state: 'unreadable', why: 'damaged-file' }])
  })

  test('sees what came and went meanwhile', async () => {
    await library.keep(file)
    await allKept(library)
    const other = new Library(folder)
    await other.keep({ ...file, sessionId: 'another-one' })
    expect(valueOf(await allKept(library))).toHaveLength(2)
  })
})

describe('marks', () => {
  beforeEach(async () => void (await library.keep({ ...file, marks: [mark] })))
  const marksThere = async () => valueOf(await library.read(name)).marks

  test('are kept with the session, and replaced without another word of its file changing', async () => {
    const before = Buffer.from(await readFile(join(folder, name))).toString()
    expect(await marksThere()).toEqual([mark])
    expect(await library.saveMarks(name, [other])).toEqual(ok(null))
    expect(await contentOf(name)).toEqual({ ...file, marks: [other] })
    const after = Buffer.from(await readFile(join(folder, name))).toString()
    const withoutMarks = (text: string) => text.replace(/"sha256":"[^"]+"/, '').replace(/"marks":\[[^\]]*\]/, '')
    expect(withoutMarks(after)).toBe(withoutMarks(before))
    expect(valueOf(await allKept(library))).toMatchObject([{ id: name, state: 'whole', keptAtMs: file.keptAtMs }])
    expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600)
    expect(await readdir(folder)).toEqual([name])
  })

  test('can all be taken away', async () => {
    expect(await library.saveMarks(name, [])).toEqual(ok(null))
    expect(await marksThere()).toEqual([])
  })

  test('saved one after the other end as they were saved last', async () => {
    await Promise.all([library.saveMarks(name, [other]), library.saveMarks(name, []), library.saveMarks(name, [mark])])
    expect(await marksThere()).toEqual([mark])
  })

  test('that are asked for while others are being written are written once, the last ones', async () => {
    let writes = 0
    const open: FileCalls['open'] = (path, ...more) => {
      if (String(path).endsWith('.tmp')) writes += 1
      return nodeFiles.open(path, ...more)
    }
    const counting = new Library(folder, { ...nodeFiles, open })
    const lists = Array.from({ length: 100 }, (_, last) =>
      Array.from({ length: last }, (_, at) => ({ ...mark, id: `${at}` }))
    )
    await Promise.all(lists.map((marks) => counting.saveMarks(name, marks)))
    expect(await marksThere()).toEqual(lists.at(-1))
    expect(writes).toBe(1)
  })

  test('that are still to be written are there when the file is opened', async () => {
    const saved = [library.saveMarks(name, []), library.saveMarks(name, [mark, other])]
    expect(await marksThere()).toEqual([mark, other])
    await Promise.all(saved)
  })

  test('come to the entry that is there when the same session is kept again, and none there is lost', async () => {
    const renamed = { ...mark, name: 'Lost her again' }
    const again = valueOf(await library.keep({ ...file, keptAtMs: file.keptAtMs + 5, marks: [other, renamed] }))
    expect(again).toMatchObject({ id: name, keptAtMs: file.keptAtMs, marks: [renamed, other] })
    expect(await contentOf(name)).toEqual({ ...file, marks: [renamed, other] })
    expect(valueOf(await library.keep(file)).marks).toEqual([renamed, other])
    expect(await readdir(folder)).toEqual([name])
  })

  test('are not written again when nothing about them is new', async () => {
    const { mtimeMs, ino } = await stat(join(folder, name))
    for (const marks of [[mark], []]) await library.keep({ ...file, marks })
    expect(await stat(join(folder, name))).toMatchObject({ mtimeMs, ino })
  })

  test('that would be too many together go to a file of their own', async () => {
    const thousand = Array.from({ length: 1000 }, (_, index) => ({ ...mark, id: `n${index}` }))
    const kept = valueOf(await library.keep({ ...file, marks: thousand }))
    expect(kept.id).not.toBe(name)
    expect(kept.marks).toEqual(thousand)
    expect(await marksThere()).toEqual([mark])
  })

  test('of the greatest number and length fit beside the largest body', async () => {
    const longest = Array.from({ length: 1000 }, (_, index) => ({
      ...mark,
      id: `${index}`.padStart(64, '\0'),
      name: '\0'.repeat(2000)
    }))
    const raw = '"x"'.padEnd(64 * 1024 * 1024)
    const { id } = valueOf(await library.keep({ ...file, raw, marks: longest }))
    expect(valueOf(await library.read(id)).marks).toEqual(longest)
  })

  const faults = writeSteps.flatMap((step) => ['ENOSPC', 'EACCES'].map((code) => [step, code] as const))
  test.each(faults)('and all else are whole, old or new, when step “%s” fails with %s', async (step, code) => {
    const failingLibrary = new Library(folder, failing(folder, step, code))
    const kind = code === 'ENOSPC' ? 'disk-full' : 'not-writable'
    const isWritten = step.includes('folder')
    expect(await failingLibrary.saveMarks(name, [other])).toMatchObject({ ok: false, failure: { kind } })
    expect(await contentOf(name)).toEqual({ ...file, marks: isWritten ? [other] : [mark] })
    await library.saveMarks(name, [mark])
    expect(await failingLibrary.keep({ ...file, marks: [other] })).toMatchObject({ ok: false, failure: { kind } })
    expect(await contentOf(name)).toEqual({ ...file, marks: isWritten ? [mark, other] : [mark] })
    expect(await readdir(folder)).toEqual([name])
  })

  test('leave a file that is not whole as it is, and say why they were not saved', async () => {
    const whole = Buffer.from(encodeKeptFile(file))
    const files: readonly (readonly [id: string, content: Uint8Array, kind: string])[] = [
      ['damaged.rollcall', whole.subarray(0, -1), 'damaged-file'],
      ['newer.rollcall', Buffer.from(whole.toString().replace('"version":2', '"version":4')), 'newer-file'],
      ['notes.txt', Buffer.from('mine'), 'foreign-file']
    ]
    for (const [id, content] of files) await writeFile(join(folder, id), content)
    await symlink(join(folder, name), join(folder, 'link.rollcall'))
    for (const [id, content, kind] of files) {
      expect(await library.saveMarks(id, [other])).toMatchObject({ ok: false, failure: { kind, detail: id } })
      expect(await readFile(join(folder, id))).toEqual(content)
    }
    for (const id of ['link.rollcall', '../library', ''])
      expect(await library.saveMarks(id, [other])).toMatchObject({ failure: { kind: 'unreadable-file' } })
    expect(await library.saveMarks('none.rollcall', [other])).toMatchObject({ failure: { kind: 'missing-file' } })
    expect(await marksThere()).toEqual([mark])
    expect(await readdir(folder)).toHaveLength(files.length + 2)
  })
})

describe('removing', () => {
  test('takes the one file off the disk, and no other', async () => {
    const entry = valueOf(await library.keep(file))
    const other = valueOf(await library.keep({ ...file, sessionId: 'another-one' }))
    expect(await library.remove(entry.id)).toEqual(ok(null))
    expect(await readdir(folder)).toEqual([other.id])
    expect([other]).toMatchObject(valueOf(await allKept(library)))
  })

  test('waits for what is just being kept, and what was removed can be kept again', async () => {
    const [kept, removed, again] = await Promise.all([library.keep(file), library.remove(name), library.keep(file)])
    expect([kept.ok, removed.ok, again.ok]).toEqual([true, true, true])
    expect(await readdir(folder)).toEqual([name])
  })

  test('leaves a damaged, newer or foreign file, a link and a folder where they are, and says why', async () => {
    await library.keep(file)
    const whole = Buffer.from(encodeKeptFile(file))
    const files: readonly (readonly [id: string, content: string | Uint8Array, kind: string])[] = [
      ['damaged.rollcall', whole.subarray(0, -1), 'damaged-file'],
      ['empty.rollcall', '', 'damaged-file'],
      ['newer.rollcall', whole.toString().replace('"version":2', '"version":4'), 'newer-file'],
      ['notes.txt', 'mine', 'foreign-file']
    ]
    await symlink(join(folder, name), join(folder, 'link.rollcall'))
    await mkdir(join(folder, 'a folder'))
    for (const [id, content] of files) await writeFile(join(folder, id), content)
    for (const [id, , kind] of [
      ...files,
      ['link.rollcall', '', 'unreadable-file'],
      ['a folder', '', 'unreadable-file']
    ])
      expect(await library.remove(String(id))).toMatchObject({ ok: false, failure: { kind } })
    for (const [id, content] of files) expect(await readFile(join(folder, id))).toEqual(Buffer.from(content))
    expect(await readdir(folder)).toHaveLength(files.length + 3)
  })

  test.each(['../outside.rollcall', '..', '.', '', '.hidden', 'a folder/inside.rollcall', 'none.rollcall'])(
    'refuses %j, and no file goes',
    async (id) => {
      await mkdir(join(folder, 'a folder'), { recursive: true })
      const paths = ['../outside.rollcall', '.hidden', 'a folder/inside.rollcall'].map((path) => join(folder, path))
      for (const path of paths) await writeFile(path, encodeKeptFile(file))
      const kind = id === 'none.rollcall' ? 'missing-file' : 'unreadable-file'
      expect(await library.remove(id)).toMatchObject({ ok: false, failure: { kind } })
      for (const path of paths) expect((await stat(path)).isFile()).toBe(true)
    }
  )
})

describe('reading', () => {
  test.each([
    '../outside.rollcall',
    '/etc/passwd',
    '..',
    '.',
    '',
    '.hidden',
    'a\\b',
    'a\0b',
    'none.rollcall',
    'x'.repeat(300)
  ])('refuses %j', async (id) => {
    await mkdir(folder)
    await writeFile(join(folder, '../outside.rollcall'), encodeKeptFile(file))
    await writeFile(join(folder, '.hidden'), encodeKeptFile(file))
    const kind = id === 'none.rollcall' ? 'missing-file' : 'unreadable-file'
    expect(await library.read(id)).toMatchObject({ ok: false, failure: { kind } })
  })
})

test('what an interrupted write left behind is removed at the next start, and nothing else', async () => {
  await library.keep(file)
  await writeFile(join(folder, `.${name}.0123456789ab.tmp`), 'half')
  await writeFile(join(folder, 'notes.tmp'), 'mine')
  await library.cleanUp()
  expect((await readdir(folder)).sort()).toEqual([name, 'notes.tmp'].sort())
})

test('what is being kept while the start still clears away is kept', async () => {
  const keeping = Promise.all([...'abcdefghijklmnopqrst'].map((sessionId) => library.keep({ ...file, sessionId })))
  for (let times = 0; times < 50; times++) await library.cleanUp()
  expect((await keeping).filter((kept) => !kept.ok)).toEqual([])
})
