// Opens sessions from wherever they come, and holds the raw text of the last few so that they can be viewed and kept.

import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { AccountLabel } from '../../shared/account'
import { mostFilesAtOnce, type Progress, type WaitingFiles } from '../../shared/bridge'
import type { TimeMark } from '../../shared/mark'
import { assertNever, fail, ok, type Failure, type Result } from '../../shared/result'
import type { Ms } from '../../shared/session'
import { parseSessionId } from '../../shared/session-id'
import { mostTabs, type Place, type TabsBefore } from '../../shared/tabs'
import type { Kept, OpenedFile, Recent, SessionChoice, Snapshot, TextPart } from '../../shared/snapshot'
import type { FewFiles } from './handover'
import { largestBody, largestKeptFile, type KeptBytes } from '../kept/kept-file'
import { briefOf, type Library } from '../library/library'
import { readFailure } from '../files/read-failure'
import { factsOf } from '../session/facts'
import type { Paths } from './paths'
import type { Recents } from './recents'
import { bytesOf, lengthOf, partOf } from '../files/bytes'
import type { KeptHead, SessionText, SeveralSessions, WaitingText } from '../work/tasks'
import type { Doing } from '../work/work'

const shelfPlaces = mostTabs
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
  readonly paths: Paths
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

/** Enough that every file in line can have several sessions to choose from. */
const mostChoices = mostFilesAtOnce

interface Opened {
  readonly source: Snapshot['source']
  readonly shelved: Shelved
}

interface Choosable {
  readonly path: string
  readonly waiting: readonly WaitingText[]
}

/** What is being opened before the window asks for it. */
interface Ahead {
  readonly place: Place
  readonly controller: AbortController
  readonly answer: Promise<Result<OpenedFile>>
}

export class Opening {
  /** Oldest first. */
  readonly #shelf = new Map<string, Opened>()
  #waiting: readonly string[] = []
  #leftOut = 0
  #ahead: Ahead | null = null
  /** The window has asked for something: from now on nothing is opened ahead of it. */
  #isAsked = false
  /** The sessions of the last files that had several, oldest first. */
  readonly #choices = new Map<string, Choosable>()
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
    return opened
  }

  async openFile(path: string, signal: AbortSignal): Promise<Result<OpenedFile>> {
    const size = await sizeOf(path)
    if (!size.ok) return size
    const secrets = await this.parts.secrets()
    const read = await this.parts.work.run('openFile', { path, secrets }, size.value, signal)
    if (!read.ok) return read
    const { head, opened, several } = read.value
    const source = this.#fileSource(path, null)
    const origin = head === null ? unknownOrigin(source) : originOfKept(head, source, null)
    if (several !== null) {
      if (signal.aborted) return fail('cancelled')
      this.#visit('file', path, null)
      return ok(this.#choose(path, several))
    }
    const shown = this.#shown(opened, origin, signal)
    if (!shown.ok) return shown
    this.#visit('file', path, shown.value)
    return shown
  }

  /** One of the sessions of the file that `choiceId` was given out for, by its place in the list. */
  async openChosen(choiceId: string, index: number, signal: AbortSignal): Promise<Result<Snapshot>> {
    const choice = this.#choices.get(choiceId)
    const chosen = choice?.waiting[index]
    if (choice === undefined || chosen === undefined) return fail('not-open', 'Open the file again to choose from it.')
    const origin = unknownOrigin(this.#fileSource(choice.path, index))
    return this.#open([chosen.raw], origin, signal, chosen.stood)
  }

  #choose(path: string, { waiting, total }: SeveralSessions): SessionChoice {
    const choiceId = `choice-${++this.#count}`
    const { fileName, fileId } = this.#fileSource(path, null)
    this.#choices.set(choiceId, { path, waiting })
    for (const id of [...this.#choices.keys()].slice(0, -mostChoices)) this.#choices.delete(id)
    const sessions = waiting.map(({ ids, brief }) => {
      const { sessionId, roomId, customRoomId, startMs } = ids
      return { sessionId, room: customRoomId ?? roomId, startMs, ...brief }
    })
    return { choiceId, fileName, fileId, sessions, total }
  }

  #fileSource(path: string, nth: number | null): Extract<Snapshot['source'], { kind: 'file' }> {
    return { kind: 'file', fileName: basename(path), fileId: this.parts.paths.idOf(path), nth }
  }

  async openKept(keptId: string, signal: AbortSignal): Promise<Result<Snapshot>> {
    const file = await this.parts.library.read(keptId)
    if (!file.ok) return file
    const origin = originOfKept(file.value, { kind: 'kept', fileName: keptId }, keptId)
    return this.#open([file.value.raw], origin, signal, file.value.stood)
  }

  async openSample(): Promise<Result<Snapshot>> {
    return this.#open([bytesOf(await this.parts.sample())], unknownOrigin({ kind: 'sample' }))
  }

  /** Opens again what was opened before, or a file that waited; a session of the service only while it is still held here. */
  async openPlace(place: Place, snapshotId: string, signal: AbortSignal): Promise<Result<OpenedFile>> {
    const ahead = this.#ahead
    this.#ahead = null
    this.#isAsked = true
    if (ahead !== null && isDeepStrictEqual(ahead.place, place)) {
      signal.addEventListener('abort', () => ahead.controller.abort())
      return ahead.answer
    }
    const held = this.#shelf.get(snapshotId)
    if (held === undefined) return this.#openPlace(place, signal)
    const { raw, stood, fetchedAtMs, account } = held.shelved
    const origin = { ...unknownOrigin(held.source), fetchedAtMs, account }
    const opened = await this.#open([raw], origin, signal, stood)
    if (opened.ok) this.#shelf.delete(snapshotId)
    return opened
  }

  async #openPlace(place: Place, signal: AbortSignal): Promise<Result<OpenedFile>> {
    switch (place.kind) {
      case 'session':
        return fail('not-kept')
      case 'kept':
        return this.openKept(place.keptId, signal)
      case 'sample':
        return this.openSample()
      case 'file': {
        const path = this.parts.paths.find(place.fileId)
        if (path === null) return fail('not-open', 'Open the file again.')
        const opened = await this.openFile(path, signal)
        if (place.nth === null || !opened.ok) return opened
        if (!('choiceId' in opened.value))
          return fail('not-open', `${basename(path)} no longer holds several sessions.`)
        return this.openChosen(opened.value.choiceId, place.nth, signal)
      }
      default:
        return assertNever(place)
    }
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

  /** Puts files in line for `takeWaiting`, which is told how many had no place in it: the last ones count. */
  expect({ files, leftOut }: FewFiles): void {
    const all = [...this.#waiting, ...files]
    this.#waiting = all.slice(-mostFilesAtOnce)
    this.#leftOut += leftOut + all.length - this.#waiting.length
  }

  /** Opens what the window will show first before it is asked for: the last file in line, else what was in front before. */
  async openAhead(before: Promise<TabsBefore>): Promise<void> {
    const path = this.#waiting.at(-1)
    const place = path === undefined ? await placeInFront(before) : this.#placeOf(path)
    if (place === null || this.#isAsked) return
    const controller = new AbortController()
    this.#ahead = { place, controller, answer: this.#openPlace(place, controller.signal) }
  }

  takeWaiting(): WaitingFiles {
    const files = this.#waiting.map((path) => ({ fileId: this.parts.paths.idOf(path), fileName: basename(path) }))
    const leftOut = this.#leftOut
    this.#waiting = []
    this.#leftOut = 0
    return { files, leftOut }
  }

  #placeOf(path: string): Place {
    return { kind: 'file', fileId: this.parts.paths.idOf(path), nth: null }
  }

  readRaw(snapshotId: string, fromByte: number): Result<TextPart> {
    const held = this.#shelf.get(snapshotId)
    return held ? ok(partOf(held.shelved.raw, fromByte)) : notOpen
  }

  async keep(snapshotId: string, marks: readonly TimeMark[]): Promise<Result<Kept>> {
    const held = this.#shelf.get(snapshotId)
    if (!held) return notOpen
    return this.parts.library.keep({ ...held.shelved, keptAtMs: this.parts.nowMs(), marks })
  }

  /** The bytes of a kept file of an open session, to be saved anywhere. */
  async keptFile(snapshotId: string, marks: readonly TimeMark[]): Promise<Result<Uint8Array>> {
    const held = this.#shelf.get(snapshotId)
    if (!held) return notOpen
    const file = { ...held.shelved, keptAtMs: this.parts.nowMs(), marks }
    const bytes = await this.parts.work.run('encodeKept', { file }, held.shelved.raw.length)
    if (!bytes.ok || bytes.value.length <= largestKeptFile) return bytes
    return fail('file-too-large', `With ${bytes.value.length} bytes it could not be opened again.`)
  }

  async #open(
    parts: readonly Uint8Array[],
    origin: Origin,
    signal?: AbortSignal,
    stood: string | null = null
  ): Promise<Result<Snapshot>> {
    const secrets = await this.parts.secrets()
    const opened = await this.parts.work.run('openText', { parts, secrets, stood }, lengthOf(parts), signal)
    return this.#shown(opened, origin, signal)
  }

  /** What is done in main is finished although it was given up, and then nobody asks for it any more. */
  #shown(opened: Result<SessionText>, origin: Origin, signal?: AbortSignal): Result<Snapshot> {
    if (signal?.aborted) return fail('cancelled')
    if (!opened.ok) return { ok: false, failure: naming(origin.source, opened.failure) }
    const { ids, raw, stood, session } = opened.value
    const id = `snapshot-${++this.#count}`
    const snapshot = { id, session, rawBytes: raw.length, ...origin }
    const { fetchedAtMs, account } = origin
    this.#shelve(id, { source: origin.source, shelved: { ...ids, fetchedAtMs, account, stood, raw } })
    return ok(snapshot)
  }

  /** What can be read again from the disk goes first, and of the rest the oldest. */
  #shelve(newestId: string, newest: Opened): void {
    this.#shelf.set(newestId, newest)
    let length = [...this.#shelf.values()].reduce((sum, { shelved }) => sum + shelved.raw.length, 0)
    const isFetched = ({ source }: Opened) => Number(source.kind === 'fetched')
    for (const [id, held] of [...this.#shelf].sort(([, one], [, other]) => isFetched(one) - isFetched(other))) {
      if (this.#shelf.size <= shelfPlaces && length <= shelfLength) break
      if (id === newestId) continue
      this.#shelf.delete(id)
      length -= held.shelved.raw.length
    }
  }

  /** Nobody waits for the list of recents to be written, nor for nothing when it cannot be: it is right in memory at once. */
  #visit(kind: Recent['kind'], where: string, opened: Snapshot | null): void {
    const held = opened === null ? undefined : this.#shelf.get(opened.id)
    const brief = held === undefined ? null : briefOf(held.shelved, null)
    const title = kind === 'file' ? basename(where) : (brief?.title ?? '')
    const { account = null, startMs = null } = brief ?? {}
    const facts = opened === null ? null : factsOf(opened.session)
    void this.parts.recents.add({ kind, title, where, account, startMs, facts })
  }
}

async function placeInFront(before: Promise<TabsBefore>): Promise<Place | null> {
  const { tabs, front } = await before
  return front === null ? null : (tabs[front]?.place ?? null)
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
