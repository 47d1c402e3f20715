// Work in the worker: the same answers as in main, and a Failure whenever it hangs, breaks, runs out of memory or is not wanted any more.

import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { Worker } from 'node:worker_threads'
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { bytesOf } from '../../../../../electron/main/files/bytes'
import { inMain, Work } from '../../../../../electron/main/work/work'
import { encodeKeptFile, type KeptFile } from '../../../../../electron/main/kept/kept-file'
import { bundled, type Bundled } from '../../../../torture/bundled'
import { temporaryFolder } from '../../../temporary-folder'
import { generateSession } from '../../../../videosdk/generator'

let built: Bundled
let work: Work
const started: Worker[] = []

beforeAll(async () => {
  built = await bundled('electron/main/work/worker.ts')
})

afterAll(() => built.remove())

afterEach(() => {
  work.close()
  started.length = 0
})

/** Every text is long, and every worker is on record. */
function workWith(
  options: {
    readonly source?: string
    readonly longestInMain?: number
    readonly limitMs?: number
    readonly idleMs?: number
  } = {}
): Work {
  const { source, ...limits } = options
  const start = () => {
    const worker =
      source === undefined
        ? new Worker(built.path, { resourceLimits: { maxOldGenerationSizeMb: 64 } })
        : new Worker(source, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 16 } })
    started.push(worker)
    return worker
  }
  return (work = new Work({ start, longestInMain: -1, ...limits }))
}

const ended = (worker: Worker | undefined) => new Promise((resolve) => worker?.once('exit', resolve))
const hash = (signal?: AbortSignal) => work.run('sha256', { text: 'abc' }, 3, signal)
const hashOfAbc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
/** Does what the first order's text says, and answers all others. */
const obeying = `
const { parentPort } = require('node:worker_threads')
parentPort.on('message', ({ input }) => {
  if (input.text === 'hang') for (;;);
  if (input.text === 'crash') throw new Error('canary')
  if (input.text === 'exit') process.exit(0)
  if (input.text === 'fill') for (const all = []; ; ) all.push(new Array(10_000).fill(1.5))
  parentPort.postMessage({ ok: true, value: input.text })
})`

describe('the worker answers as main does', () => {
  test('whatever text it is given', async () => {
    workWith()
    const body = fc.oneof(
      fc.json(),
      fc.string({ unit: 'binary' }),
      fc
        .integer({ min: 1, max: 1000 })
        .map((seed) => JSON.stringify(generateSession({ seed, participants: seed % 20, media: true, oddities: true })))
    )
    await fc.assert(
      fc.asyncProperty(body, fc.array(fc.string({ minLength: 1 }), { maxLength: 2 }), async (text, secrets) => {
        const input = { parts: [bytesOf(text)], secrets }
        expect(await work.run('openText', input, text.length)).toEqual(await inMain.run('openText', input, 0))
        const received = { parts: [bytesOf(text)] }
        expect(await work.run('readAnswer', received, text.length)).toEqual(await inMain.run('readAnswer', received, 0))
      })
    )
  })

  test('to files, kept ones and raw ones, whole ones and others', async () => {
    workWith()
    const folder = await temporaryFolder()
    const raw = await readFile('test/fixtures/api/session.json')
    const about = { sessionId: 'a', roomId: null, customRoomId: null, startMs: null, fetchedAtMs: 1, keptAtMs: 2 }
    const file: KeptFile = { ...about, account: null, marks: [], raw }
    const contents = [raw, encodeKeptFile(file), encodeKeptFile(file).subarray(0, -1), Buffer.from([0xff]), bytesOf('')]
    for (const [index, content] of contents.entries()) {
      const path = join(folder, `${index}.json`)
      await writeFile(path, content)
      const asked = { path, secrets: [] }
      expect(await work.run('openFile', asked, 1)).toEqual(await inMain.run('openFile', asked, 1))
      expect(await work.run('readKept', { path }, 1)).toEqual(await inMain.run('readKept', { path }, 1))
      expect(await work.run('verifyKept', { path }, 1)).toEqual(await inMain.run('verifyKept', { path }, 1))
    }
    expect(await work.run('encodeKept', { file }, 1)).toEqual(await inMain.run('encodeKept', { file }, 1))
    expect(started).toHaveLength(1)
  })

  test('and main keeps its own copy of what the worker reads', async () => {
    workWith()
    const bytes = bytesOf('{"id":"a","roomId":"r","participants":[]}')
    const answer = await work.run('openText', { parts: [bytes], secrets: [] }, bytes.length)
    expect(answer.ok && answer.value.raw.buffer).toBeInstanceOf(SharedArrayBuffer)
    expect(bytes).toEqual(bytesOf('{"id":"a","roomId":"r","participants":[]}'))
  })
})

describe('a short text', () => {
  const opened = (text: string) => {
    const parts = [bytesOf(text)]
    return work.run('openText', { parts, secrets: [] }, text.length)
  }

  test('is read where it is asked for', async () => {
    workWith({ longestInMain: 1024 * 1024 })
    expect(await opened(JSON.stringify(generateSession({ seed: 1, participants: 300 })))).toMatchObject({ ok: true })
    expect(started).toHaveLength(0)
  })

  test.each(['{},', '[],', '1,', '"",'])('of no more than %s again and again holds nothing up', async (again) => {
    workWith({ longestInMain: 1024 * 1024 })
    const text = `{"id":"a","participants":[${again.repeat(7_000)}null]}`
    const inWorker = await opened(text)
    expect(started).toHaveLength(1)
    // Compared in one go: the words for how so long answers differ would take minutes.
    const here = await inMain.run('openText', { parts: [bytesOf(text)], secrets: [] }, 0)
    expect(isDeepStrictEqual(inWorker, here)).toBe(true)
  })
})

describe('a worker that', () => {
  test.each([
    ['crashes', 'crash', /broke off/],
    ['ends', 'exit', /broke off/],
    ['runs out of memory', 'fill', /not enough memory/],
    ['hangs', 'hang', /given up after 1 seconds/]
  ])('%s is a Failure, and the next task has a new one', async (_what, text, detail) => {
    workWith({ source: obeying, limitMs: 1_000 })
    const [broken, next] = await Promise.all([work.run('sha256', { text }, 4), hash()])
    expect(broken).toMatchObject({ failure: { kind: 'unexpected', detail: expect.stringMatching(detail) } })
    expect(next).toEqual({ ok: true, value: 'abc' })
    expect(started).toHaveLength(2)
  })

  test('cannot be started is a Failure', async () => {
    work = new Work({
      longestInMain: -1,
      start: () => {
        throw new Error('no threads')
      }
    })
    expect(await hash()).toMatchObject({ failure: { kind: 'unexpected' } })
  })

  test('is asked for the impossible lives on', async () => {
    workWith()
    const marks = [{ id: 'm', name: '', startMs: 0, endMs: null }]
    const about = {
      sessionId: null,
      roomId: null,
      customRoomId: null,
      startMs: null,
      fetchedAtMs: Infinity,
      keptAtMs: 2
    }
    const impossible = { file: { ...about, account: null, marks, raw: '' } }
    expect(await work.run('encodeKept', impossible, 1)).toMatchObject({ failure: { kind: 'unexpected' } })
    expect(await hash()).toEqual({ ok: true, value: hashOfAbc })
    expect(started).toHaveLength(1)
  })

  test('is not needed any more is let go, and another comes when it is', async () => {
    workWith({ idleMs: 0 })
    await hash()
    await ended(started[0])
    expect(await hash()).toEqual({ ok: true, value: hashOfAbc })
    expect(started).toHaveLength(2)
  })
})

describe('cancelling', () => {
  test('answers at once, while the worker is in the middle of it, and the next task is done', async () => {
    workWith({ source: obeying })
    const controller = new AbortController()
    const hanging = work.run('sha256', { text: 'hang' }, 4, controller.signal)
    const next = hash()
    controller.abort()
    expect(await hanging).toMatchObject({ failure: { kind: 'cancelled' } })
    expect(await next).toEqual({ ok: true, value: 'abc' })
  })

  test('takes what only waits out of the line', async () => {
    workWith({ source: obeying })
    const controller = new AbortController()
    const [first, second] = [hash(), hash(controller.signal)]
    controller.abort()
    expect(await second).toMatchObject({ failure: { kind: 'cancelled' } })
    expect(await first).toMatchObject({ ok: true })
    expect(await hash(controller.signal)).toMatchObject({ failure: { kind: 'cancelled' } })
    expect(started).toHaveLength(1)
  })

  test('all of it at the end leaves no worker behind', async () => {
    workWith({ source: obeying })
    const pending = [work.run('sha256', { text: 'hang' }, 4), hash()]
    const end = ended(started[0])
    work.close()
    for (const answer of await Promise.all(pending)) expect(answer).toMatchObject({ failure: { kind: 'cancelled' } })
    await end
    expect(await hash()).toMatchObject({ failure: { kind: 'cancelled' } })
  })
})

test('short texts need no worker', async () => {
  work = new Work({
    start: () => {
      throw new Error('a worker')
    }
  })
  expect(await hash()).toEqual({ ok: true, value: hashOfAbc })
})
