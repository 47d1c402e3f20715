// Main's names for the paths of files: the window asks by them for a file again, and never by its path.

import type { Recent } from '../../shared/snapshot'
import { cryptography } from '../files/cryptography'

export class Paths {
  readonly #paths = new Map<string, string>()

  /** The same name for the same path, also in another run. */
  idOf(path: string): string {
    const id = idOfPlace('file', path)
    this.#paths.set(id, path)
    return id
  }

  /** Null for a name that was not given out in this run. */
  find(fileId: string): string | null {
    return this.#paths.get(fileId) ?? null
  }
}

/** One name for one session or file, in the list of recents and wherever else it is meant. */
export function idOfPlace(kind: Recent['kind'], where: string): string {
  return cryptography()
    .createHash('sha256')
    .update(JSON.stringify([kind, where]))
    .digest('hex')
    .slice(0, 16)
}
