// Opens sessions from wherever they come, and holds the raw text of the last few so that they can be viewed and kept.

import { isUtf8 } from 'node:buffer'
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { AccountLabel } from '../shared/account'
import type { Progress } from '../shared/bridge'
import type { TimeMark } from '../shared/mark'
import { packSession } from '../shared/packed-session'
import { assertNever, fail, ok, type Failure, type Result } from '../shared/result'
import type { Ms, Session } from '../shared/session'
import { parseSessionId } from '../shared/session-id'
import type { Kept, Recent, Snapshot } from '../shared/snapshot'
import { decodeKeptFile, largestKeptFile, looksKept, type KeptFile } from './library/kept-file'
import { briefOf, keptExtension, type Library } from './library/library'
import type { Recents } from './recents'

const largestBody = 64 * 1024 * 1024
const shelfPlaces = 20
const shelfLength = 2 * largestBody

/** A fetched body with whose credential fetched it. */
export interface FetchedBody {
  readonly text: string
  readonly fetchedAtMs: Ms
  readonly account: AccountLabel
}

export type OnProgress = (progress: Omit<Progress, 'requestId'>) => void

interface OpeningParts {
  readonly library: Library
  readonly recents: Recents
  /** Asks the service with the current account's credential. */
  readonly fetchBody: (sessionId: string, signal: AbortSignal, onProgress: OnProgress) => Promise<Result<FetchedBody>>
  readonly withholdSecrets: (text: string) => Promise<string>
  readonly decode: (text: string) => Promise<Result<Session>>
  readonly sample: () => Promise<{ readonly text: string; readonly fetchedAtMs: Ms }>
  readonly nowMs: () => Ms
}

/** Where a text came from: all of a snapshot but what the text itself says. */
type Origin = Pick<Snapshot, 'source' | 'fetchedAtMs' | 'account' | 'keptId' | 'marks'>

/** What is held of an opened session: its text and what a kept file says of it, not the session itself nor its marks. */
type Shelved = Omit<KeptFile, 'keptAtMs' | 'marks'>

interface Opened {
  readonly snapshot: Snapshot
  readonly shelved: Shelved
}

export class Opening {
  /** Oldest first. */
  readonly #shelf = new Map<string, Shelved>()
  #waiting: string[] = []
  #count = 0

  constructor(private readonly parts: OpeningParts) {}

  async fetchSession(pasted: string, signal: AbortSignal, onProgress: OnProgress): Promise<Result<Snapshot>> {
    const id = parseSessionId(pasted)
    if (!id.ok) return id
    const body = await this.parts.fetchBody(id.value, signal, onProgress)
    if (!body.ok) return body
    const { text, fetchedAtMs, account } = body.value
    const origin = { source: { kind: 'fetched' }, fetchedAtMs, account, keptId: null, marks: [] } as const
    const opened = await this.#open(text, origin)
    if (!opened.ok) return fail('unexpected-answer', opened.failure.detail)
    if (!signal.aborted) this.#visit('session', id.value, opened.value)
    return ok(opened.value.snapshot)
  }

  async openFile(path: string): Promise<Result<Snapshot>> {
    const fileName = basename(path)
    const bytes = await readBody(path)
    if (!bytes.ok) return bytes
    const opened = await this.#openText(fileName, bytes.value)
    if (!opened.ok) return opened
    this.#visit('file', path, opened.value)
    return ok(opened.value.snapshot)
  }

  async openKept(keptId: string): Promise<Result<Snapshot>> {
    const file = await this.parts.library.read(keptId)
    if (!file.ok) return file
    const opened = await this.#open(
      file.value.raw,
      originOfKept(file.value, { kind: 'kept', fileName: keptId }, keptId)
    )
    return opened.ok ? ok(opened.value.snapshot) : opened
  }

  async openSample(): Promise<Result<Snapshot>> {
    const { text, fetchedAtMs } = await this.parts.sample()
    const origin = { source: { kind: 'sample' }, fetchedAtMs, account: null, keptId: null, marks: [] } as const
    const opened = await this.#open(text, origin)
    return opened.ok ? ok(opened.value.snapshot) : opened
  }

  async openRecent(recentId: string, signal: AbortSignal, onProgress: OnProgress): Promise<Result<Snapshot>> {
    const visit = await this.parts.recents.find(recentId)
    if (visit === null) return fail('not-open', 'It is no longer in the list.')
    switch (visit.kind) {
      case 'session':
        return this.fetchSession(visit.where, signal, onProgress)
      case 'file':
        return this.openFile(visit.where)
      default:
        return assertNever(visit.kind)
    }
  }

  /** Puts files in line for `openWaiting`; more than a screenful at once is a mistake, of which the last ones count. */
  expect(paths: readonly string[]): void {
    this.#waiting = [...this.#waiting, ...paths].slice(-shelfPlaces)
  }

  async openWaiting(): Promise<Result<readonly Result<Snapshot>[]>> {
    const paths = this.#waiting
    this.#waiting = []
    const opened: Result<Snapshot>[] = []
    for (const path of paths) opened.push(await this.openFile(path))
    return ok(opened)
  }

  readRaw(snapshotId: string): Result<string> {
    const shelved = this.#shelf.get(snapshotId)
    return shelved ? ok(shelved.raw) : fail('not-open', 'This session is no longer open.')
  }

  async keep(snapshotId: string, marks: readonly TimeMark[]): Promise<Result<Kept>> {
    const shelved = this.#shelf.get(snapshotId)
    if (!shelved) return fail('not-open', 'This session is no longer open.')
    return this.parts.library.keep({ ...shelved, keptAtMs: this.parts.nowMs(), marks })
  }

  /** The bytes of a file from outside: a kept file or a raw body. */
  async #openText(fileName: string, bytes: Buffer): Promise<Result<Opened>> {
    const source = { kind: 'file', fileName } as const
    if (looksKept(bytes) || fileName.toLowerCase().endsWith(keptExtension)) {
      const file = decodeKeptFile(bytes)
      if (!file.ok) return fail(file.failure.kind, fileName)
      return this.#open(file.value.raw, originOfKept(file.value, source, null))
    }
    if (bytes.length > largestBody) return tooLarge(fileName, bytes.length)
    if (!isUtf8(bytes)) return fail('unreadable-file', `${fileName} is not text in UTF-8.`)
    const text = bytes.toString('utf8').replace(/^\ufeff/, '')
    return this.#open(text, { source, fetchedAtMs: null, account: null, keptId: null, marks: [] })
  }

  async #open(text: string, origin: Origin): Promise<Result<Opened>> {
    const raw = await this.parts.withholdSecrets(text)
    const session = await this.parts.decode(raw)
    if (!session.ok) return { ok: false, failure: naming(origin.source, session.failure) }
    const id = `snapshot-${++this.#count}`
    const snapshot = { id, session: packSession(session.value), rawBytes: Buffer.byteLength(raw), ...origin }
    const { id: sessionId, roomId, customRoomId, startMs } = session.value
    const { fetchedAtMs, account } = origin
    const shelved = { sessionId, roomId, customRoomId, startMs, fetchedAtMs, account, raw }
    this.#shelve(id, shelved)
    return ok({ snapshot, shelved })
  }

  #shelve(newestId: string, newest: Shelved): void {
    this.#shelf.set(newestId, newest)
    let length = [...this.#shelf.values()].reduce((sum, { raw }) => sum + raw.length, 0)
    for (const [id, { raw }] of this.#shelf) {
      if (this.#shelf.size <= shelfPlaces && length <= shelfLength) break
      if (id === newestId) break
      this.#shelf.delete(id)
      length -= raw.length
    }
  }

  /** Nobody waits for the list of recents to be written, nor for nothing when it cannot be: it is right in memory at once. */
  #visit(kind: Recent['kind'], where: string, { shelved }: Opened): void {
    const { title, account } = briefOf(shelved)
    void this.parts.recents.add({ kind, title: kind === 'file' ? basename(where) : title, where, account })
  }
}

function originOfKept(file: KeptFile, source: Snapshot['source'], keptId: string | null): Origin {
  return { source, fetchedAtMs: file.fetchedAtMs, account: file.account, keptId, marks: file.marks }
}

/** Of several files that are opened at once, a failure says which one it is about. */
function naming(source: Snapshot['source'], failure: Failure): Failure {
  if (!('fileName' in source)) return failure
  return { ...failure, detail: failure.detail === null ? source.fileName : `${source.fileName}: ${failure.detail}` }
}

function tooLarge(fileName: string, bytes: number): Result<never> {
  return fail('file-too-large', `${fileName} has ${bytes} bytes.`)
}

async function readBody(path: string): Promise<Result<Buffer>> {
  const fileName = basename(path)
  try {
    const stats = await stat(path)
    if (!stats.isFile()) return fail('unreadable-file', `${fileName} is not a file.`)
    if (stats.size > largestKeptFile) return tooLarge(fileName, stats.size)
    return ok(await readFile(path))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error'
    return fail('unreadable-file', code === 'ENOENT' ? `${fileName} does not exist.` : `${fileName} (${code})`)
  }
}
