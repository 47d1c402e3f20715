// Writes and removes files so that a crash, a full disk or a power cut leaves the old state or the new one, never a mixture.

import * as nodeFiles from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { fail, ok, type Failure, type Result } from '../../shared/result'
import { cryptography } from './cryptography'
import { errorCode } from './error-code'

/** The calls to the file system that a write makes; tests put faults in their place. */
export type FileCalls = Pick<typeof nodeFiles, 'open' | 'rename' | 'rm'>

const temporaryShape = /^\.(.+)\.[0-9a-f]{12}\.tmp$/

/**
 * Puts `data` under `path`: a temporary name in the same folder, written, synced, renamed, and the folder synced.
 * The temporary file is removed when a step fails. Fails with `disk-full` or `not-writable`; throws for bugs only.
 */
export async function writeFileAtomic(
  path: string,
  data: string | Uint8Array,
  options: { readonly mode: number; readonly files?: FileCalls }
): Promise<Result<null>> {
  const files = options.files ?? nodeFiles
  const temporary = join(dirname(path), `.${basename(path)}.${cryptography().randomBytes(6).toString('hex')}.tmp`)
  try {
    const file = await files.open(temporary, 'wx', options.mode)
    try {
      await file.writeFile(data)
      await file.sync()
    } finally {
      await file.close()
    }
    await files.rename(temporary, path)
    await syncFolder(files, dirname(path))
    return ok(null)
  } catch (error) {
    await files.rm(temporary, { force: true }).catch(() => undefined)
    const failure = writeFailure(error, basename(path))
    if (failure === null) throw error
    return { ok: false, failure }
  }
}

/** Removes a file for good, the folder synced. Fails with `not-writable`, also when there is none; throws for bugs only. */
export async function removeFile(path: string): Promise<Result<null>> {
  try {
    await nodeFiles.unlink(path)
    await syncFolder(nodeFiles, dirname(path))
    return ok(null)
  } catch (error) {
    const failure = writeFailure(error, basename(path), 'removed')
    if (failure === null) throw error
    return { ok: false, failure }
  }
}

/**
 * Removes what interrupted writes left in a folder, of any file or only of those named. Only to be called by the folder's
 * one owner, while it writes nothing there; a missing folder is clean.
 */
export async function removeStaleTemporaries(folder: string, fileNames?: readonly string[]): Promise<void> {
  const names = await nodeFiles.readdir(folder).catch(() => [])
  const stale = names.filter((name) => {
    const fileName = temporaryShape.exec(name)?.[1]
    return fileName !== undefined && (fileNames?.includes(fileName) ?? true)
  })
  await Promise.all(stale.map((name) => nodeFiles.rm(join(folder, name), { force: true }).catch(() => undefined)))
}

/** The failure that an error of the file system stands for while `fileName` is written or removed; null when it is none. */
export function writeFailure(
  error: unknown,
  fileName: string,
  what: 'written' | 'removed' = 'written'
): Failure | null {
  const code = errorCode(error)
  if (!/^E[A-Z0-9]+$/.test(code)) return null
  const kind = code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG' ? 'disk-full' : 'not-writable'
  return fail(kind, `${fileName} could not be ${what} (${code}).`).failure
}

async function syncFolder(files: FileCalls, folder: string): Promise<void> {
  // Windows can neither open nor sync a folder, and journals the rename itself.
  if (process.platform === 'win32') return
  const handle = await files.open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
