// The library when its files change, are too large or cannot be read, and when what reads them is slow, breaks or is cancelled.

import { mkdir, readdir, readFile, stat, truncate, utimes, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { encodeKeptFile, largestKeptFile, type KeptFile } from '../../../../../electron/main/kept/kept-file'
import { Library } from '../../../../../electron/main/library/library'
import { allKept } from '../../../all-kept'
import { bytesOf } from '../../../../../electron/main/files/bytes'
import { inMain, type Doing } from '../../../../../electron/main/work/work'
import { fail, ok, type Result } from '../../../../../electron/shared/result'
import { temporaryFolder } from '../../../temporary-folder'

const file: KeptFile = {
  sessionId: 'abc',
  roomId: null,
  customRoomId: null,
  startMs: null,
  fetchedAtMs: Date.parse('2022-02-22T08:00:03.250Z'),
  keptAtMs: 1645516903123,
  account: null,
  marks: [],
  raw: '{"id":"abc"}'
}
const name = 'abc-20220222T080003Z.rollcall'

let folder: string
beforeEach(async () => {
  folder = join(await temporaryFolder(), 'library')
})

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  return result.value
}

/** Work in main, but for the tasks that a test does in its place; every task is on record. */
function working(instead: (task: string, input: unknown) => Promise<unknown>): { work: Doing; done: string[] } {
  const done: string[] = []
  const run = async (task: string, input: never, length: number) => {
    done.push(task)
    return (await instead(task, input)) ?? inMain.run(task as 'sha256', input, length)
  }
  return { work: { run } as Doing, done }
}
const libraryWith = (instead: (task: string, input: unknown) => Promise<unknown>): Library =>
  new Library(folder, undefined, working(instead).work)
const nothing = () => Promise.resolve(undefined)

describe('the list', () => {
  test('reads each file once, until it changes', async () => {
    const { work, done } = working(nothing)
    const library = new Library(folder, undefined, work)
    await library.keep(file)
    done.length = 0
    for (let look = 0; look < 3; look++) await allKept(library)
    expect(done).toEqual(['verifyKept'])
    const bytes = await readFile(join(folder, name))
    bytes.write('[', bytes.length - 12)
    await writeFile(join(folder, name), bytes)
    await utimes(join(folder, name), 1, 1)
    expect(valueOf(await allKept(library))).toMatchObject([{ state: 'unreadable', why: 'damaged-file' }])
  })

  test('reads again what could not be read for a reason that says nothing of the file', async () => {
    let breaks = true
    const library = libraryWith(async (task) => (task === 'verifyKept' && breaks ? fail('unexpected') : undefined))
    await library.keep(file)
    expect(valueOf(await allKept(library))).toMatchObject([{ state: 'unreadable', why: 'unreadable-file' }])
    breaks = false
    expect(valueOf(await allKept(library))).toMatchObject([{ state: 'whole' }])
  })

  test('reads a file that is none of ours once too, but again when the reading itself went wrong', async () => {
    await mkdir(folder)
    await writeFile(join(folder, 'x'), 'x')
    const answers = [fail('unexpected')]
    const { work, done } = working(() => Promise.resolve(answers.pop()))
    const library = new Library(folder, undefined, work)
    expect(valueOf(await allKept(library))).toMatchObject([{ state: 'unreadable', why: 'unreadable-file' }])
    for (let look = 0; look < 3; look++)
      expect(valueOf(await allKept(library))).toMatchObject([{ state: 'unreadable', why: 'foreign-file' }])
    expect(done).toEqual(['verifyKept', 'verifyKept'])
  })

  test('has the same order however long each file takes to read', async () => {
    await mkdir(folder)
    const times: Readonly<Record<string, number>> = { d: 3, a: 2, b: 2, c: 2, f: 2, e: 1, x: 2, y: 2, z: 0 }
    for (const [id, changed] of Object.entries(times)) {
      await writeFile(join(folder, id), id < 'x' ? encodeKeptFile(file) : 'mine')
      await utimes(join(folder, id), changed, changed)
    }
    for (const slow of ['a', 'd', 'f', 'x', 'z']) {
      const library = libraryWith(async (_, input) => {
        if (basename((input as { path: string }).path) === slow) await new Promise((resolve) => setTimeout(resolve, 20))
      })
      expect(
        valueOf(await allKept(library))
          .map(({ id }) => id)
          .join('')
      ).toBe('dabcfxyez')
    }
  })

  test('fails where the folder is none, and says which', async () => {
    await writeFile(folder, 'a file where the folder should be')
    expect(await allKept(new Library(folder))).toMatchObject({
      ok: false,
      failure: { kind: 'unreadable-file', detail: `${folder} (ENOTDIR)` }
    })
  })

  test('calls a session by its room’s own name, by its room, by its id, or says that it has none', async () => {
    const library = new Library(folder)
    const titles: string[] = []
    const names = { customRoomId: 'my-room', roomId: 'room', sessionId: 'id' }
    for (const missing of [{}, { customRoomId: null }, { roomId: null }, { sessionId: null }]) {
      Object.assign(names, missing)
      const kept = valueOf(await library.keep({ ...file, ...names, raw: JSON.stringify(names) }))
      if (kept.state === 'whole') titles.push(kept.brief.title)
    }
    expect(titles).toEqual(['my-room', 'room', 'id', 'Session without an id'])
  })
})

describe('a file that is too large', () => {
  test('to be opened is listed as unreadable, and opening it says why', async () => {
    const library = new Library(folder)
    await library.keep(file)
    await truncate(join(folder, name), largestKeptFile + 1)
    expect(valueOf(await allKept(library))).toMatchObject([{ state: 'unreadable', why: 'unreadable-file' }])
    expect(await library.read(name)).toMatchObject({ failure: { kind: 'file-too-large', detail: name } })
  })

  test('to be opened again is not written, and that is said', async () => {
    const library = libraryWith(async (task) =>
      task === 'encodeKept' ? ok(new Uint8Array(largestKeptFile + 1)) : undefined
    )
    expect(await library.keep(file)).toMatchObject({
      failure: {
        kind: 'file-too-large',
        detail: `With ${largestKeptFile + 1} bytes it could not be opened again, so it was not kept.`
      }
    })
    expect(await readdir(folder)).toEqual([])
  })
})

test('a file that is not there is named', async () => {
  expect(await new Library(folder).read('none.rollcall')).toMatchObject({
    failure: { kind: 'missing-file', detail: 'none.rollcall' }
  })
})

describe('keeping', () => {
  test.each(['sha256', 'encodeKept'])('that is cancelled at its task %s keeps nothing', async (at) => {
    const library = libraryWith(async (task) => (task === at ? fail('cancelled') : undefined))
    expect(await library.keep(file)).toMatchObject({ ok: false, failure: { kind: 'cancelled' } })
    expect(await readdir(folder)).toEqual([])
  })

  test('that meets a bug of ours does not call it a failure of the disk, and what is asked next is done', async () => {
    let breaks = true
    const library = libraryWith((task) =>
      task === 'sha256' && breaks ? Promise.reject(new Error('a bug')) : nothing()
    )
    await expect(library.keep(file)).rejects.toThrow('a bug')
    breaks = false
    expect(await library.keep(file)).toMatchObject({ ok: true })
  })

  test('the same session as bytes gives the entry that is there', async () => {
    const library = new Library(folder)
    const kept = valueOf(await library.keep(file))
    expect(valueOf(await library.keep({ ...file, raw: bytesOf('{"id":"abc"}') }))).toEqual(kept)
    expect(await readdir(folder)).toEqual([name])
  })

  test('what only looks the same by its name makes a file of its own', async () => {
    const library = new Library(folder)
    await library.keep(file)
    await library.keep({ ...file, sessionId: 'a/bc' })
    await library.keep({ ...file, fetchedAtMs: (file.fetchedAtMs ?? 0) + 500 })
    expect(await readdir(folder)).toHaveLength(3)
  })

  test('as many marks as a file may have together leaves them in the one file', async () => {
    const library = new Library(folder)
    const marks = Array.from({ length: 1000 }, (_, at) => ({ id: `${at}`, name: '', startMs: at, endMs: null }))
    await library.keep({ ...file, marks: marks.slice(0, 1) })
    expect(valueOf(await library.keep({ ...file, marks: marks.slice(1) })).marks).toEqual(marks)
    expect(await readdir(folder)).toEqual([name])
  })

  test('is over when the library says that nothing is being written any more', async () => {
    const library = new Library(folder)
    void library.keep(file)
    await library.settled()
    expect((await stat(join(folder, name))).isFile()).toBe(true)
  })
})
