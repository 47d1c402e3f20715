// The folder of kept sessions, one file each: the files are the truth; all that ever changes of one is the user's marks, and none is removed unasked.

import { lstatSync, type Stats } from 'node:fs'
import { lstat, mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { mostMarks, type TimeMark } from '../../shared/mark'
import { fail, ok, type FailureKind, type Result } from '../../shared/result'
import type { Ms } from '../../shared/session'
import type { Kept, KeptEntry, KeptFacts, KeptPage, SessionBrief } from '../../shared/snapshot'
import { removeFile, removeStaleTemporaries, writeFailure, writeFileAtomic, type FileCalls } from '../files/atomic-file'
import { errorCode } from '../files/error-code'
import { readFailure } from '../files/read-failure'
import { bytesOf, viewOf } from '../files/bytes'
import type { KeptHead, VerifiedHead } from '../work/tasks'
import { inMain, type Doing } from '../work/work'
import { largestKeptFile, type KeptBytes, type KeptFile } from '../kept/kept-file'
import { isInRange } from '../session/time-forms'
import { isFileName, namesFor } from './kept-names'

const atOnce = 4
/** So many are read before the window has something to list. */
const pageLength = 200
/** In ms; nobody notices when main does nothing else for as long. */
const longestTurnMs = 5

interface Verified {
  readonly size: number
  readonly modifiedMs: number
  readonly entry: KeptEntry
}

export class Library {
  readonly #verified = new Map<string, Verified>()
  /** The names as the first page found them, in its order. */
  #names: readonly string[] = []
  #changing: Promise<unknown> = Promise.resolve()
  /** By kept file, the marks that it is to have in the end. */
  readonly #latestMarks = new Map<string, readonly TimeMark[]>()

  constructor(
    private readonly folder: string,
    private readonly files?: FileCalls,
    private readonly work: Doing = inMain
  ) {}

  /** Removes what an interrupted write of an earlier run left behind. Only for the one instance that owns the profile. */
  cleanUp(): Promise<void> {
    return this.#inTurn(() => removeStaleTemporaries(this.folder))
  }

  /**
   * A page of the folder's files, each read and verified: the first one looks at what there is now, those after it go
   * through the same files.
   */
  async page(from: string | null): Promise<Result<KeptPage>> {
    if (from === null) {
      const names = await this.#listNames()
      if (!names.ok) return names
      this.#names = names.value
      const there = new Set(this.#names)
      for (const name of this.#verified.keys()) if (!there.has(name)) this.#verified.delete(name)
    }
    const all = this.#names
    const at = from === null ? 0 : all.indexOf(from)
    const names = at === -1 ? [] : all.slice(at, at + pageLength)
    const found = await inTurns(names, (name) => this.#verify(name))
    const next = (at === -1 ? null : all[at + pageLength]) ?? null
    return ok({ entries: found.filter((entry) => entry !== null), next, total: all.length })
  }

  /** The content of one kept file, with what was to be changed before this was asked; fails with why it cannot be read. */
  async read(keptId: string): Promise<Result<KeptBytes>> {
    await this.#changing
    return this.#read(keptId, 'readKept')
  }

  #read(keptId: string, task: 'readKept'): Promise<Result<KeptBytes>>
  #read(keptId: string, task: 'verifyKept'): Promise<Result<VerifiedHead>>
  async #read(keptId: string, task: 'readKept' | 'verifyKept'): Promise<Result<KeptBytes | VerifiedHead>> {
    if (!isFileName(keptId)) return fail('unreadable-file')
    const path = join(this.folder, keptId)
    try {
      const stats = await lstat(path)
      const broken = unfit(stats)
      if (broken !== null) return fail(broken, keptId)
      const file = await this.work.run(task, { path }, stats.size)
      return file.ok ? file : fail(file.failure.kind, file.failure.detail ?? keptId)
    } catch (error) {
      return readFailure(error, keptId)
    }
  }

  /**
   * Keeps a session as a file of its own. Keeping the same one again gives the entry that is there already: its file gets
   * the marks that are new or have changed and loses none, for whoever keeps it again may never have seen the others.
   */
  keep(file: KeptFile): Promise<Result<Kept>> {
    return this.#inTurn(() => this.#keep(file))
  }

  /**
   * Puts these marks in place of a kept file's own; when others have been asked for since, only those are written. What is
   * not whole is left as it is, and fails as reading it does.
   */
  saveMarks(keptId: string, marks: readonly TimeMark[]): Promise<Result<null>> {
    this.#latestMarks.set(keptId, marks)
    return this.#inTurn(async () => {
      if (this.#latestMarks.get(keptId) !== marks) return ok(null)
      this.#latestMarks.delete(keptId)
      const file = await this.#read(keptId, 'readKept')
      return file.ok ? this.#write(keptId, { ...file.value, marks }) : file
    })
  }

  /** Removes one kept file from the disk. What is not whole is left where it is, and fails as reading it does. */
  remove(keptId: string): Promise<Result<null>> {
    return this.#inTurn(async () => {
      const file = await this.#read(keptId, 'verifyKept')
      return file.ok ? removeFile(join(this.folder, keptId)) : file
    })
  }

  /** Resolves when nothing is being written any more. */
  async settled(): Promise<void> {
    await this.#changing
  }

  #inTurn<T>(change: () => Promise<T>): Promise<T> {
    const changed = this.#changing.then(change)
    this.#changing = changed.catch(() => undefined)
    return changed
  }

  async #keep(file: KeptFile): Promise<Result<Kept>> {
    try {
      await mkdir(this.folder, { recursive: true, mode: 0o700 })
      const hash = await this.work.run('sha256', { text: file.raw }, file.raw.length)
      if (!hash.ok) return hash
      for (const name of namesFor(file, hash.value.slice(0, 8))) {
        const stats = await statsOf(join(this.folder, name))
        if (stats === null) return await this.#keepAs(name, file)
        const there = await this.#read(name, 'readKept')
        if (!there.ok || !isSame(there.value, file)) continue
        const marks = mergedMarks(there.value.marks, file.marks)
        if (marks === there.value.marks) return ok(keptAs(name, there.value))
        if (marks.length <= mostMarks) return await this.#keepAs(name, { ...there.value, marks })
      }
    } catch (error) {
      const failure = writeFailure(error, this.folder)
      if (failure === null) throw error
      return { ok: false, failure }
    }
    throw new Error('Names of kept files never run out')
  }

  async #keepAs(name: string, file: KeptFile): Promise<Result<Kept>> {
    const written = await this.#write(name, file)
    return written.ok ? ok(keptAs(name, file)) : written
  }

  async #write(name: string, file: KeptFile): Promise<Result<null>> {
    const bytes = await this.work.run('encodeKept', { file }, file.raw.length)
    if (!bytes.ok) return bytes
    const { length } = bytes.value
    if (length > largestKeptFile)
      return fail('file-too-large', `With ${length} bytes it could not be opened again, so it was not kept.`)
    return writeFileAtomic(join(this.folder, name), bytes.value, {
      mode: 0o600,
      ...(this.files && { files: this.files })
    })
  }

  /** The names of all files, those that changed last first. */
  async #listNames(): Promise<Result<string[]>> {
    try {
      const children = await readdir(this.folder, { withFileTypes: true })
      const names = children.filter((child) => !child.isDirectory() && isFileName(child.name)).map(({ name }) => name)
      return ok(await latestFirst(this.folder, names))
    } catch (error) {
      return errorCode(error) === 'ENOENT' ? ok([]) : fail('unreadable-file', `${this.folder} (${errorCode(error)})`)
    }
  }

  /** What the list says of a file; null when it is gone. */
  async #verify(name: string): Promise<KeptEntry | null> {
    const stats = await statsOf(join(this.folder, name)).catch(() => undefined)
    if (stats === null) return null
    const size = stats?.size ?? -1
    const modifiedMs = stats?.mtimeMs ?? -1
    const before = this.#verified.get(name)
    if (before && stats && before.size === size && before.modifiedMs === modifiedMs) return before.entry
    const file = await this.#read(name, 'verifyKept')
    const entry = file.ok ? wholeEntry(name, file.value, file.value.facts) : unreadableEntry(name, file.failure.kind)
    // What went wrong in the reading itself says nothing of the file.
    const isVerdict = file.ok || file.failure.kind !== 'unexpected'
    this.#verified.set(name, { size: isVerdict ? size : -1, modifiedMs, entry })
    return entry
  }
}

/** The names of files in a folder in; those that changed last first out. Asked for one by one ten thousand take a second, so they are asked for in turns. */
async function latestFirst(folder: string, names: readonly string[]): Promise<string[]> {
  const changedMs = new Map<string, number>()
  let untilMs = performance.now() + longestTurnMs
  for (const name of names) {
    changedMs.set(name, changeOf(join(folder, name)))
    if (performance.now() < untilMs) continue
    await new Promise((next) => setImmediate(next))
    untilMs = performance.now() + longestTurnMs
  }
  const changed = (name: string) => changedMs.get(name) ?? -Infinity
  return names.toSorted((one, other) => changed(other) - changed(one) || (one < other ? -1 : 1))
}

/** When a file changed last; of one that cannot be looked at, as if long ago. */
function changeOf(path: string): Ms {
  try {
    return lstatSync(path).mtimeMs
  } catch {
    return -Infinity
  }
}

/** Does something with each of many names, a few at a time; what came of it in their order. */
async function inTurns<T>(names: readonly string[], work: (name: string) => Promise<T>): Promise<T[]> {
  const done = new Array<T>(names.length)
  let next = 0
  const turn = async () => {
    for (let at = next++; at < names.length; at = next++) done[at] = await work(names[at] ?? '')
  }
  await Promise.all(Array.from({ length: atOnce }, turn))
  return done
}

/** The marks there are and those given, which count where an id is in both; the very list that is there when nothing changes. */
function mergedMarks(there: readonly TimeMark[], given: readonly TimeMark[]): readonly TimeMark[] {
  const merged = new Map(there.map((mark) => [mark.id, mark]))
  for (const mark of given) merged.set(mark.id, mark)
  const marks = [...merged.values()]
  return JSON.stringify(marks) === JSON.stringify(there) ? there : marks
}

function keptAs(name: string, file: KeptFile): Kept {
  return { ...wholeEntry(name, file, null), marks: file.marks }
}

function wholeEntry(id: string, file: KeptHead, facts: KeptFacts | null): KeptEntry {
  return { id, state: 'whole', keptAtMs: file.keptAtMs, brief: briefOf(file, facts) }
}

function unreadableEntry(fileName: string, kind: FailureKind): KeptEntry {
  const why = kind === 'damaged-file' || kind === 'newer-file' || kind === 'foreign-file' ? kind : 'unreadable-file'
  return { id: fileName, state: 'unreadable', fileName, why }
}

/** What identifies a session in, what a list says of it out: the room's own name before ids. */
export function briefOf(file: Omit<KeptFile, 'raw' | 'keptAtMs' | 'marks'>, facts: KeptFacts | null): SessionBrief {
  return {
    sessionId: file.sessionId,
    title: file.customRoomId ?? file.roomId ?? file.sessionId ?? 'Session without an id',
    account: file.account,
    fetchedAtMs: file.fetchedAtMs,
    startMs: file.startMs !== null && isInRange(file.startMs) ? file.startMs : null,
    facts
  }
}

function isSame(one: KeptBytes, other: KeptFile): boolean {
  const raw = typeof other.raw === 'string' ? bytesOf(other.raw) : other.raw
  return one.fetchedAtMs === other.fetchedAtMs && one.sessionId === other.sessionId && viewOf(one.raw).equals(raw)
}

function unfit(stats: Stats): 'unreadable-file' | 'file-too-large' | null {
  if (!stats.isFile()) return 'unreadable-file'
  return stats.size > largestKeptFile ? 'file-too-large' : null
}

async function statsOf(path: string): Promise<Stats | null> {
  try {
    return await lstat(path)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    throw error
  }
}
