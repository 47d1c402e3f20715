// Reads and writes accounts.json: what may be known of the accounts without the keychain.

import { constants, copyFile, mkdir, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { accountColors, type Accounts } from '../../shared/account'
import { fail, type Failure, type Result } from '../../shared/result'
import type { Ms } from '../../shared/session'
import { writeFailure, writeFileAtomic } from '../files/atomic-file'
import { errorCode } from '../files/error-code'
import { parsedJson } from '../files/parsed-json'

const fileName = 'accounts.json'
const version = 1

const savedAccount = v.strictObject({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  name: v.pipe(v.string(), v.maxLength(500)),
  color: v.picklist(accountColors),
  kind: v.picklist(['key', 'token']),
  saved: v.literal(true)
})
/** An account that cannot be understood costs that account alone. */
const accountsFile = v.strictObject({
  version: v.literal(version),
  currentId: v.fallback(v.nullable(v.string()), null),
  accounts: v.array(v.fallback(v.nullable(savedAccount), null)),
  leftovers: v.optional(v.array(v.string()), [])
})

/** An account whose credential was saved in the keychain under the account's id. */
export type SavedAccount = Readonly<v.InferOutput<typeof savedAccount>>

/** What the file says. */
export interface SavedAccounts {
  readonly currentId: Accounts['currentId']
  readonly accounts: readonly SavedAccount[]
  /** Keychain items that a replaced or unfinished account may have left, to be removed when the keychain next answers. */
  readonly leftovers: readonly string[]
}

/** The file's content in memory, changed one step at a time. */
export interface AccountsFile {
  /** Reads the file the first time; to be awaited before anything else. */
  readonly ready: () => Promise<void>
  readonly content: () => SavedAccounts
  /** Writes what `update` makes of the content; on failure the content stays as it was. */
  readonly change: (update: (content: SavedAccounts) => SavedAccounts) => Promise<Result<null>>
  /** Resolves when nothing is being written any more. */
  readonly settled: () => Promise<void>
  /** What was wrong with the file when it was read, the first time that it is asked for. */
  readonly takeProblem: () => Failure | null
}

interface LoadedAccounts {
  readonly saved: SavedAccounts
  /** Set when a file was there that could not be used, or not wholly: it was put aside, and this says under which name. */
  readonly problem: Failure | null
  /** Set when it could not even be put aside: nothing may then be written over it. */
  readonly blocked: boolean
}

const none: SavedAccounts = { currentId: null, accounts: [], leftovers: [] }

/** The accounts of a folder; a missing file means none. What cannot be used is put aside, never overwritten. */
export function openAccountsFile(folder: string, now: () => Ms): AccountsFile {
  let content = none
  let problem: Failure | null = null
  let blocked = false
  let loading: Promise<void> | null = null
  let queue: Promise<unknown> = Promise.resolve()

  async function load(): Promise<void> {
    const loaded = await loadAccounts(folder, now)
    content = loaded.saved
    problem = loaded.problem
    blocked = loaded.blocked
  }

  async function write(update: (content: SavedAccounts) => SavedAccounts): Promise<Result<null>> {
    if (blocked) return fail('not-writable', `${fileName} is there but cannot be read, so it is not overwritten.`)
    const next = update(content)
    const written = await saveAccounts(folder, next)
    if (written.ok) content = next
    return written
  }

  return {
    ready: () => (loading ??= load()),
    content: () => content,
    change(update) {
      const turn = queue.then(() => write(update))
      queue = turn.catch(() => undefined)
      return turn
    },
    async settled() {
      await queue
    },
    takeProblem() {
      const taken = problem
      problem = null
      return taken
    }
  }
}

async function loadAccounts(folder: string, now: () => Ms): Promise<LoadedAccounts> {
  const path = join(folder, fileName)
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return { saved: none, problem: null, blocked: false }
    return { saved: none, problem: fail('unreadable-file', `${fileName} could not be read.`).failure, blocked: true }
  }
  const body = parsedJson(text)
  const read = v.safeParse(accountsFile, body)
  if (read.success) {
    const understood = read.output.accounts.filter((account) => account !== null)
    const saved = consistent({ ...read.output, accounts: understood })
    const lost = read.output.accounts.length - understood.length
    return lost === 0 ? { saved, problem: null, blocked: false } : copiedAside(folder, saved, lost, now)
  }
  const newer = v.is(v.object({ version: v.pipe(v.number(), v.minValue(version + 1)) }), body)
  const aside = `accounts.${newer ? 'newer' : 'damaged'}-${now()}.json`
  const kind = newer ? 'newer-file' : 'damaged-file'
  try {
    await rename(path, join(folder, aside))
    const detail = `The list of accounts could not be used and was put aside as ${aside}. Please add the accounts again.`
    return { saved: none, problem: fail(kind, detail).failure, blocked: false }
  } catch {
    return { saved: none, problem: fail(kind, `${fileName} can neither be used nor put aside.`).failure, blocked: true }
  }
}

async function copiedAside(folder: string, saved: SavedAccounts, lost: number, now: () => Ms): Promise<LoadedAccounts> {
  const aside = `accounts.damaged-${now()}.json`
  const whose = lost === 1 ? 'One of the accounts' : `${lost} of the accounts`
  try {
    await copyFile(join(folder, fileName), join(folder, aside), constants.COPYFILE_EXCL)
    const detail = `${whose} could not be understood. The list as it was is kept as ${aside}. Please add what is missing again.`
    return { saved, problem: fail('damaged-file', detail).failure, blocked: false }
  } catch {
    const detail = `${whose} could not be understood, and the list can not be put aside: it will not be changed.`
    return { saved, problem: fail('damaged-file', detail).failure, blocked: true }
  }
}

// Only its owner may read the file: whose accounts these are is nobody else's business.
async function saveAccounts(folder: string, saved: SavedAccounts): Promise<Result<null>> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
  } catch (error) {
    const failure = writeFailure(error, fileName)
    if (failure === null) throw error
    return { ok: false, failure }
  }
  return writeFileAtomic(join(folder, fileName), JSON.stringify({ version, ...saved }, null, 2) + '\n', { mode: 0o600 })
}

// What another program or a hand changed may contradict itself; a leftover that is an account must never be removed.
function consistent(file: SavedAccounts): SavedAccounts {
  const accounts = [...new Map(file.accounts.map((account) => [account.id, account])).values()]
  const ids = new Set(accounts.map(({ id }) => id))
  return {
    currentId: file.currentId !== null && ids.has(file.currentId) ? file.currentId : (accounts[0]?.id ?? null),
    accounts,
    leftovers: file.leftovers.filter((id) => !ids.has(id))
  }
}
