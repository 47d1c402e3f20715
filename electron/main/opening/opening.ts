// Opens sessions from wherever they come, and holds the raw text of the last few so that they can be viewed and kept.

import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { AccountLabel } from '../../shared/account'
import { mostFilesAtOnce, type Progress, type WaitingFiles } from '../../shared/bridge'
import type { TimeMark } from '../../shared/mark'
import { assertNever, fail, ok, type Failure, type Result } from '../../shared/result'
import type { Ms } from '../../shared/session'
import { parseSessionId } from '../../shared/session-id'
import type { Kept, OpenedFile, Recent, SessionChoice, Snapshot, TextPart } from '../../shared/snapshot'
import type { FewFiles } from './handover'
import { largestBody, largestKeptFile, type KeptBytes } from '../kept/kept-file'
import { briefOf, type Library } from '../library/library'
import { readFailure } from '../files/read-failure'
import type { Recents } from './recents'
import { bytesOf, lengthOf, partOf } from '../files/bytes'
import type { KeptHead, SessionText, SeveralSessions, WaitingText } from '../work/tasks'
import type { Doing } from '../work/work'

const shelfPlaces = 20
/** In bytes: two of the largest. */
const shelfLength = 2 * (largestBody + largestBody / 2)

/** A fetched body with whose credential fetched it. */
export interface FetchedBody {
  readonly parts: readonly Uint8Array[]
  readonly fetchedAtMs: Ms
  readonly account: AccountLabel
}

export type OnProgress = (progress: Omit<Progress, 'requestId'>) => void

interface OpeningParts {
  readonly library: Library
  readonly recents: Recents
  /** Asks the service with the current account's credential. */
  readonly fetchBody: (sessionId: string, signal: AbortSignal, onProgress: OnProgress) => Promise<Result<FetchedBody>>
  /** What may stand in no text that the window or a file gets. */
  readonly secrets: () => Promise<readonly string[]>
  readonly work: Doing
  readonly sample: () => Promise<string>
  readonly nowMs: () => Ms
}

/** Where a text came from: all of a snapshot but what the text itself says. */
type Origin = Pick<Snapshot, 'source' | 'fetchedAtMs' | 'account' | 'keptId' | 'marks'>

/** What is held of an opened session: its text and what a kept file says of it, not the session itself nor its marks. */
type Shelved = Omit<KeptBytes, 'keptAtMs' | 'marks'>

interface Opened {
  readonly snapshot: Snapshot
  readonly shelved: Shelved
}

export class Opening {
  /** Oldest first. */
  readonly #shelf = new Map<string, Shelved>()
  #waiting: readonly string[] = []
  #leftOut = 0
  #ahead: { readonly controller: AbortController; readonly answer: Promise<WaitingFiles> } | null = null
  /** The sessions of the last file that had several. */
  #choice: { readonly id: string; readonly fileName: string; readonly waiting: readonly WaitingText[] } | null = null
  #count = 0

  constructor(private readonly parts: OpeningParts) {}

  async fetchSession(pasted: string, signal: AbortSignal, onProgress: OnProgress): Promise<Result<Snapshot>> {
    const id = parseSessionId(pasted)
    if (!id.ok) return id
    const body = await this.parts.fetchBody(id.value, signal, onProgress)
    if (!body.ok) return body
    const { parts, fetchedAtMs, account } = body.value
    const origin = { source: { kind: 'fetched' }, fetchedAtMs, account, keptId: null, marks: [] } as const
    const opened = await this.#open(parts, origin, signal)
    if (!opened.ok && opened.failure.kind === 'cancelled') return opened
    if (!opened.ok) return { ok: false, failure: { ...opened.failure, kind: 'answer-without-session' } }
    this.#visit('session', id.value, opened.value)
    return ok(opened.value.snapshot)
  }

  async openFile(path: string, signal: AbortSignal): Promise<Result<OpenedFile>> {
    const fileName = basename(path)
    const size = await sizeOf(path)
    if (!size.ok) return size
    const secrets = await this.parts.secrets()
    const read = await this.parts.work.run('openFile', { path, secrets }, size.value, signal)
    if (!read.ok) return read
    const { head, opened, several } = read.value
    const source = { kind: 'file', fileName } as const
    const origin = head === null ? unknownOrigin(source) : originOfKept(head, source, null)
    if (several !== null) {
      if (signal.aborted) return fail('cancelled')
      this.#visit('file', path, null)
      return ok(this.#choose(fileName, several))
    }
    const shown = this.#shown(opened, origin, signal)
    if (!shown.ok) return shown
    this.#visit('file', path, shown.value)
    return ok(shown.value.snapshot)
  }

  /** One of the sessions of the file that `choiceId` was given out for, by its place in the list. */
  async openChosen(choiceId: string, index: number, signal: AbortSignal): Promise<Result<Snapshot>> {
    const choice = this.#choice
    const chosen = choice?.id === choiceId ? choice.waiting[index] : undefined
    if (choice === null || chosen === undefined) return fail('not-open', 'Open the file again to choose from it.')
    const origin = unknownOrigin({ kind: 'file', fileName: choice.fileName })
    const opened = await this.#open([chosen.raw], origin, signal, chosen.stood)
    return opened.ok ? ok(opened.value.snapshot) : opened
  }

  #choose(fileName: string, { waiting, total }: SeveralSessions): SessionChoice {
    const choiceId = `choice-${++this.#count}`
    this.#choice = { id: choiceId, fileName, waiting }
    const sessions = waiting.map(({ ids, brief }) => {
      const { sessionId, roomId, customRoomId, startMs } = ids
      return { sessionId, room: customRoomId ?? roomId, startMs, ...brief }
    })
    return { choiceId, fileName, sessions, total }
  }

  async openKept(keptId: string, signal: AbortSignal): Promise<Result<Snapshot>> {
    const file = await this.parts.library.read(keptId)
    if (!file.ok) return file
    const origin = originOfKept(file.value, { kind: 'kept', fileName: keptId }, keptId)
    const opened = await this.#open([file.value.raw], origin, signal, file.value.stood)
    return opened.ok ? ok(opened.value.snapshot) : opened
  }

  async openSample(): Promise<Result<Snapshot>> {
    const opened = await this.#open([bytesOf(await this.parts.sample())], unknownOrigin({ kind: 'sample' }))
    return opened.ok ? ok(opened.value.snapshot) : opened
  }

  async openRecent(recentId: string, signal: AbortSignal, onProgress: OnProgress): Promise<Result<OpenedFile>> {
    const visit = await this.parts.recents.find(recentId)
    if (visit === null) return fail('not-open', 'It is no longer in the list.')
    switch (visit.kind) {
      case 'session':
        return this.fetchSession(visit.where, signal, onProgress)
      case 'file':
        return this.openFile(visit.where, signal)
      default:
        return assertNever(visit.kind)
    }
  }

  /** Puts files in line for `openWaiting`, which is told how many had no place in it: the last ones count. */
  expect({ files, leftOut }: FewFiles): void {
    const all = [...this.#waiting, ...files]
    this.#waiting = all.slice(-mostFilesAtOnce)
    this.#leftOut += leftOut + all.length - this.#waiting.length
  }

  /** Opens the files in line before they are asked for; what comes of it waits for `openWaiting`, whose signal ends it. */
  openAhead(): void {
    const controller = new AbortController()
    this.#ahead = { controller, answer: this.#openInLine(controller.signal) }
  }

  async openWaiting(signal: AbortSignal): Promise<Result<WaitingFiles>> {
    const ahead = this.#ahead
    this.#ahead = null
    if (ahead === null) return ok(await this.#openInLine(signal))
    signal.addEventListener('abort', () => ahead.controller.abort())
    const [first, since] = [await ahead.answer, await this.#openInLine(signal)]
    return ok({ opened: [...first.opened, ...since.opened], leftOut: first.leftOut + since.leftOut })
  }

  async #openInLine(signal: AbortSignal): Promise<WaitingFiles> {
    const paths = this.#waiting
    const leftOut = this.#leftOut
    this.#waiting = []
    this.#leftOut = 0
    const opened: Result<OpenedFile>[] = []
    for (const path of paths) opened.push(signal.aborted ? fail('cancelled') : await this.openFile(path, signal))
    return { opened, leftOut }
  }

  readRaw(snapshotId: string, fromByte: number): Result<TextPart> {
    const shelved = this.#shelf.get(snapshotId)
    return shelved ? ok(partOf(shelved.raw, fromByte)) : notOpen
  }

  async keep(snapshotId: string, marks: readonly TimeMark[]): Promise<Result<Kept>> {
    const shelved = this.#shelf.get(snapshotId)
    if (!shelved) return notOpen
    return this.parts.library.keep({ ...shelved, keptAtMs: this.parts.nowMs(), marks })
  }

  /** The bytes of a kept file of an open session, to be saved anywhere. */
  async keptFile(snapshotId: string, marks: readonly TimeMark[]): Promise<Result<Uint8Array>> {
    const shelved = this.#shelf.get(snapshotId)
    if (!shelved) return notOpen
    const file = { ...shelved, keptAtMs: this.parts.nowMs(), marks }
    const bytes = await this.parts.work.run('encodeKept', { file }, shelved.raw.length)
    if (!bytes.ok || bytes.value.length <= largestKeptFile) return bytes
    return fail('file-too-large', `With ${bytes.value.length} bytes it could not be opened again.`)
  }

  async #open(
    parts: readonly Uint8Array[],
    origin: Origin,
    signal?: AbortSignal,
    stood: string | null = null
  ): Promise<Result<Opened>> {
    const secrets = await this.parts.secrets()
    const opened = await this.parts.work.run('openText', { parts, secrets, stood }, lengthOf(parts), signal)
    return this.#shown(opened, origin, signal)
  }

  /** What is done in main is finished although it was given up, and then nobody asks for it any more. */
  #shown(opened: Result<SessionText>, origin: Origin, signal?: AbortSignal): Result<Opened> {
    if (signal?.aborted) return fail('cancelled')
    if (!opened.ok) return { ok: false, failure: naming(origin.source, opened.failure) }
    const { ids, raw, stood, session } = opened.value
    const id = `snapshot-${++this.#count}`
    const snapshot = { id, session, rawBytes: raw.length, ...origin }
    const { fetchedAtMs, account } = origin
    const shelved = { ...ids, fetchedAtMs, account, stood, raw }
    this.#shelve(id, shelved)
    return ok({ snapshot, shelved })
  }

  #shelve(newestId: string, newest: Shelved): void {
    this.#shelf.set(newestId, newest)
    let length = [...this.#shelf.values()].reduce((sum, { raw }) => sum + raw.length, 0)
    for (const [id, shelved] of this.#shelf) {
      if (this.#shelf.size <= shelfPlaces && length <= shelfLength) break
      if (id === newestId) break
      this.#shelf.delete(id)
      length -= shelved.raw.length
    }
  }

  /** Nobody waits for the list of recents to be written, nor for nothing when it cannot be: it is right in memory at once. */
  #visit(kind: Recent['kind'], where: string, opened: Opened | null): void {
    const { title, account } = opened === null ? { title: '', account: null } : briefOf(opened.shelved)
    void this.parts.recents.add({ kind, title: kind === 'file' ? basename(where) : title, where, account })
  }
}

const notOpen = fail('not-open', 'This session is no longer open.')

function unknownOrigin(source: Snapshot['source']): Origin {
  return { source, fetchedAtMs: null, account: null, keptId: null, marks: [] }
}

function originOfKept(file: KeptHead, source: Snapshot['source'], keptId: string | null): Origin {
  return { source, fetchedAtMs: file.fetchedAtMs, account: file.account, keptId, marks: file.marks }
}

/** Of several files that are opened at once, a failure says which one it is about; what names sessions, though it holds none, has its own way on. */
function naming(source: Snapshot['source'], failure: Failure): Failure {
  if (!('fileName' in source)) return failure
  const kind = failure.sessionIds === undefined ? failure.kind : 'names-sessions'
  return {
    ...failure,
    kind,
    detail: failure.detail === null ? source.fileName : `${source.fileName}: ${failure.detail}`
  }
}

/** The length of a file in bytes, unless it is none that can be opened. */
async function sizeOf(path: string): Promise<Result<number>> {
  const fileName = basename(path)
  try {
    const stats = await stat(path)
    if (stats.isDirectory()) return fail('not-a-file', `${fileName} is a folder.`)
    if (!stats.isFile()) return fail('not-a-file', `${fileName} is a device or a pipe.`)
    if (stats.size <= largestKeptFile) return ok(stats.size)
    return fail('file-too-large', `${fileName} has ${stats.size} bytes.`)
  } catch (error) {
    return readFailure(error, fileName)
  }
}
